"""The report on a corpus: its figures, and how they read as text, as JSON and as a page."""
