"""Full-text search of the library: every query of one character or more finds every occurrence."""
