"""What differs in form alone, read alike: between tokenising and aligning."""

from articlediff.normalising.normalised import normalised

__all__ = ["normalised"]
