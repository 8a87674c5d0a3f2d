"""Matches as a reader would draw them."""
