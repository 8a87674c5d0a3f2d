"""The tokens that both texts have in the same order: anchors, the chain of them, and plain edits between."""
