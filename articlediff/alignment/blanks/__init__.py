"""Stretches with blanks: what fills each of them."""
