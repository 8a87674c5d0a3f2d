"""Measurements of articlediff on real and on deliberately damaged texts; see README.md."""
