"""What the alignment found, as changes a reader can name."""

from articlediff.changes.classifying import Classifier
from articlediff.changes.cuts import Mark
from articlediff.changes.numbering import Numbering

__all__ = ["Classifier", "Mark", "Numbering"]
