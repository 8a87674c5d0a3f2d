"""Passages that are at another place in the other text, and what is around them."""
