"""A few rounds of each campaign; many are run by ``python -m tests.search.campaigns``."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from reader.search.store import making
from tests.search.campaigns import damage, disk, kills, writers
from tests.search.campaigns.telling import Tally

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(os.name != "posix", reason="kills, limits and /proc are POSIX ones")


@pytest.fixture(autouse=True)
def _steps_of_before(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a campaign makes smaller for itself is as it was for the tests after it."""
    for name in ("BATCH_RECORDS", "_BATCH_CHARACTERS", "_FIRST_BATCH", "_WORTH_WORKERS"):
        monkeypatch.setattr(making, name, getattr(making, name))


def test_programs_that_are_killed_while_they_write_lose_and_double_nothing(
    tmp_path: Path,
) -> None:
    tally = Tally()
    kills.run(6, 5, tmp_path, tally)
    assert tally.wrong == []


def test_damage_of_any_kind_at_any_place_fails_no_search_and_is_mended(tmp_path: Path) -> None:
    tally = Tally()
    damage.run(8, 5, tmp_path, tally)
    assert tally.wrong == []


def test_programs_that_save_list_and_search_at_once_lose_nothing(tmp_path: Path) -> None:
    tally = Tally()
    writers.run(1, 5, tmp_path, tally)
    assert tally.wrong == []


def test_a_disk_that_refuses_leaves_the_last_commit(tmp_path: Path) -> None:
    tally = Tally()
    disk.run(4, 5, tmp_path, tally)
    assert tally.wrong == []
