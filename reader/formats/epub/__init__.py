"""EPUB books, of the second and the third version."""
