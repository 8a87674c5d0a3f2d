"""What differs in form alone, read alike: between tokenising and aligning."""

from articlediff.copy.forms.normalised import normalised

__all__ = ["normalised"]
