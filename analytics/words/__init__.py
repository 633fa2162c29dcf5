"""Sentences of the pages: numbers in, text out. One file a page."""
