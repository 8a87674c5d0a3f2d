"""What the alignment found, as changes a reader can name."""

from articlediff.findings.classifying import Classifier
from articlediff.findings.cut_passages import Mark
from articlediff.findings.numbering import Numbering

__all__ = ["Classifier", "Mark", "Numbering"]
