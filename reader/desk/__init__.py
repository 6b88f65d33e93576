"""What a front end asks for: open, look up, search, note, go. No screen types."""
