"""Glossaries: entries as plain files, packs of them, and finding their terms in a text.

A library of its own: it knows nothing of documents, screens or notes.
"""
