"""``reader`` with an address of the web: fetched, kept, read offline, asked for again."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

from reader.base.errors import Exit
from tests.fetching.servers import Call, Server

if TYPE_CHECKING:
    from tests.cli.running import Reader

from tests.cli.pages import HTML, LATER, PAGE, Changing, Serve, pages


def test_a_page_is_fetched_once_and_read_offline_from_then_on(reader: Reader, serve: Serve) -> None:
    with Server(lambda call: call.page(PAGE, HTML)) as server:
        serve(server)
        address = str(server.address("/ferries.html"))
        first = reader("read", "--plain", address)
        again = reader("read", "--plain", address)
        assert len(server.requests) == 1
    offline = reader("read", "--plain", address)
    assert (first.code, first.err) == (Exit.OK, "")
    assert "The ferry leaves at seven" in first.out
    assert first.out == again.out == offline.out
    (record,) = pages()
    assert record.title == "On Ferries"
    by_id = reader("read", "--plain", f"doc:{record.id}")
    assert by_id.out == first.out


def test_spellings_of_one_address_are_one_page(reader: Reader, serve: Serve) -> None:
    with Server(lambda call: call.page(PAGE, HTML)) as server:
        serve(server)
        for spelling in ("127.0.0.1", "127.1", "2130706433", "0x7f.1"):
            ran = reader("read", "--plain", f"HTTP://{spelling}:{server.port}/a/../b#winter")
            assert ran.code == Exit.OK
        assert len(server.requests) == 1
    assert len(pages()) == 1


def test_a_page_is_asked_for_again_and_comes_only_if_it_has_changed(
    reader: Reader, serve: Serve
) -> None:
    changing = Changing()
    with Server(changing) as server:
        serve(server)
        address = str(server.address("/ferries"))
        reader("read", "--plain", address)
        (record,) = pages()
        same = reader("library", "refresh", record.id)
        assert (same.code, changing.answers) == (Exit.OK, ["200", "304"])
        assert len(pages()[0].versions) == 1
        changing.body, changing.tag = LATER, '"second"'
        changed = reader("library", "refresh", record.id)
        assert (changed.code, changing.answers) == (Exit.OK, ["200", "304", "200"])
        reader("library", "refresh", record.id)
        assert changing.answers[-1] == "304"
    (record,) = pages()
    assert len(record.versions) == 2
    assert "at half past six" in reader("read", "--plain", address).out


def test_pages_are_added_listed_and_compared_by_their_address(reader: Reader, serve: Serve) -> None:
    changing = Changing()
    with Server(changing) as server:
        serve(server)
        good, bad = str(server.address("/ferries")), "http://localhost/inside"
        added = reader("library", "add", good, bad, "--json")
        assert added.code == Exit.FAULTS_FOUND
        (document,) = added.json["added"]
        assert [one["file"] for one in added.json["failed"]] == [bad]
        (row,) = (
            one
            for one in reader("library", "list", "--json").json["documents"]
            if one["id"] == document
        )
        assert (row["origin"], row["source"], row["title"]) == ("web", good, "On Ferries")
        changing.body, changing.tag = LATER, '"second"'
        refreshed = reader("library", "refresh", "--all", "--json")
        assert refreshed.json["changed"] == [document]
    compared = reader("library", "compare", document, "--json").json
    pieces = [piece for change in compared["changes"] for piece in change["pieces"]]
    words = {
        state: "".join(p["text"] for p in pieces if p["state"] == state)
        for state in ("gone", "new")
    }
    assert words == {"gone": " seven,", "new": " half past six,"}


def test_ctrl_c_while_fetching_ends_at_once_and_keeps_nothing() -> None:
    def talk(call: Call) -> None:
        call.say(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\nwords")
        asked.kill_now()
        call.pause(30)

    asked = _Program()
    with Server(talk) as server:
        address = str(server.address("/slow"))
        asked.start(str(server.port), "read", "--plain", address)
        out, err = asked.process.communicate(timeout=20)
    assert asked.process.returncode == Exit.INTERRUPTED
    assert out == ""
    assert "Traceback" not in err
    assert pages() == []


class _Program:
    """The command in a process of its own, to which a signal can be sent."""

    process: subprocess.Popen[str]

    def start(self, *arguments: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.fetching.program", *arguments],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=os.environ.copy(),
        )

    def kill_now(self) -> None:
        self.process.send_signal(signal.SIGINT)
