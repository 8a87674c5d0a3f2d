"""Pairing and comparing of whole corpora: a corpus is made from a seed, paired, compared, and measured."""
