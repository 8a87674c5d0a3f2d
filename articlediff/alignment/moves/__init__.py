"""Passages that stand elsewhere in the other text."""
