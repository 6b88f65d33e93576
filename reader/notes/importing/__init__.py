"""Notes of other programs, read from their own files."""
