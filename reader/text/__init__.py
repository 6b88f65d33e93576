"""Documents, places in them, layout and anchoring: pure, standard library only."""
