"""The documents a reader has opened, and where each was left."""
