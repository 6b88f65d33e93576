"""What every layer stands on: errors, directories, atomic files."""
