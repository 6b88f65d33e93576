"""Dictionaries in common formats, and a compact store to look words up in."""
