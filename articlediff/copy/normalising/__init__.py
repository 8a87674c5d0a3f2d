"""Differences in form only: both texts are read alike, between tokenising and aligning."""

from articlediff.copy.normalising.normalised import normalised

__all__ = ["normalised"]
