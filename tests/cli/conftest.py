"""Running the command line in this process, as the command would be run."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from reader.main import main
from tests.cli.running import Ran

if TYPE_CHECKING:
    from tests.cli.pages import Serve
    from tests.cli.running import Reader
    from tests.fetching.servers import Server


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Reader:
    """Runs ``reader`` with arguments."""

    def run(*arguments: str) -> Ran:
        monkeypatch.setattr(sys, "argv", ["reader", *arguments])
        capsys.readouterr()
        try:
            code: object = main()
        except SystemExit as end:  # argparse, after --help and --version
            code = end.code or 0
        printed = capsys.readouterr()
        assert isinstance(code, int)
        return Ran(int(code), printed.out, printed.err)

    return run


@pytest.fixture
def serve(monkeypatch: pytest.MonkeyPatch) -> Serve:
    """Makes a server the only one that can be reached."""

    def reachable(server: Server, **names: str) -> None:
        monkeypatch.setattr("reader.fetching.network.THE_NETWORK", server.network(**names))

    return reachable
