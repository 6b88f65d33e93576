"""The two parts of the index on disk, kept by whoosh; only this package imports it."""
