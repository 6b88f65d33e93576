"""Tests of the real program on a real pseudo-terminal."""
