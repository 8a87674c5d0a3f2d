"""Cuts: the place where a copy breaks off, and the masks and notices there."""
