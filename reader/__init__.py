"""A terminal reading companion: an article beside its glossary, a search and your notes."""
