"""The reader's own entries and installed packs on disk."""
