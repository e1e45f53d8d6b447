"""The original pages of a document beside its text, the two scrolling together."""
