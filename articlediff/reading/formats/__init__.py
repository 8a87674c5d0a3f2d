"""The readers of documents, one module for each format: bytes in, the words of the article and where they were out."""
