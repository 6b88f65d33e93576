"""What ships is what was given, and the gate is what the README says."""

from __future__ import annotations

import hashlib
import os
import re

from tests.__main__ import STEPS
from tests.architecture.project import ROOT

ARTICLE = ROOT / "seeds" / "moscow-tokyo-anti-china-alliance-not-real.txt"
ARTICLE_SHA256 = "30672813e046d968a4123fb4750a40aa1a9f9de2293f3c882e6e7b07883bb7a1"


def test_the_article_is_kept_word_for_word() -> None:
    assert hashlib.sha256(ARTICLE.read_bytes()).hexdigest() == ARTICLE_SHA256


def test_the_article_is_outside_the_licence_and_says_so() -> None:
    assert ARTICLE.name in (ARTICLE.parent / "NOTICE.md").read_text(encoding="utf-8")


def test_the_gate_runs_every_check() -> None:
    assert [step.name for step in STEPS] == [
        "ruff check",
        "ruff format",
        "mypy",
        "lint-imports",
        "glossary",
        "pytest",
    ]


def test_the_readme_gives_two_commands_and_the_gate_is_the_second() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    commands = re.findall(r"^python3 -m venv .*$", readme, flags=re.MULTILINE)
    assert len(commands) == 2
    assert commands[0].endswith("&& .venv/bin/reader")
    assert commands[1].endswith("&& .venv/bin/python -m tests")
    assert commands[1] in (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert os.access(ROOT / ".ci" / "run", os.X_OK)
