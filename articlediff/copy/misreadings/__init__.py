"""Words that a machine misread."""
