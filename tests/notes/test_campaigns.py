"""A few rounds of each campaign; many are run by ``python -m tests.notes.campaigns``."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from tests.notes.campaigns import full, kills
from tests.search.campaigns.telling import Tally

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(os.name != "posix", reason="kills and system calls are POSIX ones")


def test_programs_that_are_killed_while_they_write_notes_lose_none(tmp_path: Path) -> None:
    tally = Tally()
    kills.run(24, 5, tmp_path, tally)
    assert tally.wrong == []


def test_a_disk_that_refuses_leaves_every_note_whole(tmp_path: Path) -> None:
    tally = Tally()
    full.run(60, 5, tmp_path, tally)
    assert tally.wrong == []
