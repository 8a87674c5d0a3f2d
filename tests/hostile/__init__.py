"""Inputs that are broken, or made to break their reader, and what each must give.

:mod:`tests.hostile.inputs` makes them; nothing of them is stored. ``python -m tests.hostile FOLDER`` writes all of them
as files, with ``expected.json`` beside them, for whatever other program is to be tried.
"""
