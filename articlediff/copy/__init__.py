"""The copy beside the full text: how both are meant to be read, and the parts of the copy that are not story."""
