"""Cuts: the place where a copy breaks off, and the marks and notices there."""
