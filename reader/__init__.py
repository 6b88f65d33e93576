"""A terminal reading companion: the article beside its glossary, a search and the reader's notes."""
