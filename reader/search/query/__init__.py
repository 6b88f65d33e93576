"""What was typed, as what is to be found."""
