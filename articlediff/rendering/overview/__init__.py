"""The overview of many pairs: their outcomes and the sums, as text, as rows for programs and as a page."""
