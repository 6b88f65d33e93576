"""HTML: pages of the web, and the chapters of books."""
