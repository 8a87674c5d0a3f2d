"""The copy beside the full text, before the two are aligned: what in it is no text of the story."""
