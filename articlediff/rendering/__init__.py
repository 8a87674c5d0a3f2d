"""A comparison in every form in which it can be shown; :mod:`articlediff.rendering.forms` lists them.

A report is told in three steps. ``segments`` walks over both texts once; ``kinds`` tells how each kind of change is
called, marked and coloured; a module for each form writes that down.
"""
