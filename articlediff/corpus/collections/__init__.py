"""Collections of articles: tables and folders that are read as a stream and written back in the format they came in."""
