"""Getting one page from the web: politely, within bounds, and never from a private network."""
