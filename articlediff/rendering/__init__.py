"""Forms in which a comparison can be shown; one module per form.

Each is imported where it is used, so that a run pays for one form alone.
"""
