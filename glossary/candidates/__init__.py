"""What a text names and a glossary does not explain: candidates for entries of their own."""

from __future__ import annotations

from glossary.candidates.find import find_candidates
from glossary.candidates.model import Candidate, Stretch

__all__ = ["Candidate", "Stretch", "find_candidates"]
