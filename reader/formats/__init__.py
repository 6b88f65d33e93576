"""Files of each format, read into documents."""
