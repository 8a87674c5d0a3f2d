"""A corpus: a collection of damaged articles that is paired with one of full articles, compared and repaired."""
