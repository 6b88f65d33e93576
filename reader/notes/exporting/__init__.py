"""Notes in the formats of other programs: pure functions of rows, the same at every run."""
