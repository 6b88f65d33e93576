"""The reader's notes, one plain file each."""
