"""PDF: pages of placed signs, made into a text again."""
