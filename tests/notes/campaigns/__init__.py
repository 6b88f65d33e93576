"""Campaigns against the keeping of notes; a few rounds are run with the other tests."""
