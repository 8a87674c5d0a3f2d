"""Words that a machine misread off a page."""
