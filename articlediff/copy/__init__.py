"""The copy beside the full text: how both are meant to be read, and what of the copy is no text of the story."""
