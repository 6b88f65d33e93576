"""``reader glossary new``, ``edit`` and ``check``."""

from __future__ import annotations

import io
import re
import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader.base.errors import Exit

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.running import Reader

ESSAY = "Orla Quill went to Fern Point, of all places.\n"


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Sets an editor that replaces a text by another, both given as ``old => new``."""
    script = tmp_path / "editor.py"
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", f"{shlex.quote(sys.executable)} {shlex.quote(str(script))}")

    def replaces(change: str) -> None:
        old, new = change.split(" => ")
        script.write_text(
            "import sys\nfrom pathlib import Path\npath = Path(sys.argv[1])\n"
            f"path.write_text(path.read_text().replace({old!r}, {new!r}))\n",
            encoding="utf-8",
        )

    return replaces


def _own(home: Path) -> dict[str, str]:
    files = (home / "glossary").glob("*.md")
    return {file.stem: file.read_text(encoding="utf-8") for file in files}


def test_a_new_entry_is_a_file_and_marked_in_texts(
    reader: Reader, reader_home: Path, tmp_path: Path
) -> None:
    ran = reader(
        *("glossary", "new", "Fern", "Point", "--kind", "place", "--alias", "the Point"),
        *("--alias", "FP", "--body", "A cape."),
    )
    assert (ran.code, ran.err) == (Exit.OK, "")
    assert ran.out == f"entry:fern-point  {reader_home / 'glossary' / 'fern-point.md'}\n"
    assert _own(reader_home) == {
        "fern-point": "---\nterm: Fern Point\nkind: place\nmatch: [the Point, FP]\n---\nA cape.\n"
    }
    essay = tmp_path / "essay.txt"
    essay.write_text(ESSAY, encoding="utf-8")
    assert [one["entry"] for one in reader("terms", str(essay), "--json").json["mentions"]] == [
        "fern-point"
    ]


def test_a_new_entry_is_told_as_json_and_its_text_read_from_standard_input(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("A cape.\r\nOf ferns.\n"))
    entry = reader("glossary", "new", "靖国 ferns", "--body", "-", "--json").json
    assert (entry["id"], entry["pack"]) == ("jing-guo-ferns", "own")
    assert entry["body"] == "A cape.\nOf ferns."


def test_what_should_be_known_of_a_new_entry_is_told(reader: Reader) -> None:
    ran = reader("glossary", "new", "Fern", "--alias", "Abe")
    assert ran.code == Exit.OK
    told = ran.err.splitlines()
    assert any("“Abe” means Shinzo Abe already" in line for line in told)
    assert any("it says nothing yet" in line for line in told)


@pytest.mark.parametrize(
    "arguments", [(), ("...",), ("Fern", "--alias", "?!"), ("Fern", "--kind", "x")]
)
def test_what_can_be_no_entry_is_told_in_one_line(
    reader: Reader, reader_home: Path, arguments: tuple[str, ...]
) -> None:
    ran = reader("glossary", "new", *arguments)
    assert ran.code == Exit.USAGE
    assert len(ran.err.splitlines()) == 1
    assert _own(reader_home) == {}


def test_an_entry_begins_with_words_of_a_document(
    reader: Reader, reader_home: Path, tmp_path: Path, editor: Callable[[str], None]
) -> None:
    essay = tmp_path / "essay.txt"
    essay.write_text(ESSAY, encoding="utf-8")
    document = reader("terms", str(essay), "--json").json["document"]
    start = ESSAY.index("Fern Point")
    place = f"doc:{document}#{start}-{start + 11}"
    editor("\n---\n => \n---\nA cape.\n")
    assert reader("glossary", "new", "--from", place, "--edit").code == Exit.OK
    assert _own(reader_home) == {"fern-point": "---\nterm: Fern Point\nkind: term\n---\nA cape.\n"}
    reader("glossary", "new", "Cape", "Fern", "--from", place)
    assert "match: [Fern Point]" in _own(reader_home)["cape-fern"]
    for wrong in (
        "doc:nothing#1-2",
        f"doc:{document}#1-9999",
        f"doc:{document}#4",
        "entry:sino",
        "x",
    ):
        ran = reader("glossary", "new", "--from", wrong)
        assert ran.code in {Exit.NO_SUCH_PLACE, Exit.USAGE}
        assert len(ran.err.splitlines()) == 1


def test_a_template_left_as_it_was_makes_no_entry(
    reader: Reader, reader_home: Path, editor: Callable[[str], None]
) -> None:
    editor("nothing => something")
    ran = reader("glossary", "new", "Fern", "--edit")
    assert ran.code == Exit.OK
    assert "no entry was made" in ran.err
    assert _own(reader_home) == {}


def test_an_entry_that_ships_is_edited_as_one_of_the_reader_s_own(
    reader: Reader, reader_home: Path, editor: Callable[[str], None]
) -> None:
    editor("kind: place => kind: event")
    shown = reader("glossary", "edit", "Yasukuni", "--json").json
    assert (shown["id"], shown["kind"], shown["pack"]) == ("yasukuni-shrine", "event", "own")
    assert shown["place"] == "entry:yasukuni-shrine"
    editor("kind: event => kind: place")
    assert reader("glossary", "edit", "Yasukuni").code == Exit.OK
    mine = _own(reader_home)["yasukuni-shrine"]
    from reader.base.shipped import entries_folder

    assert mine == (entries_folder() / "yasukuni-shrine.md").read_text(encoding="utf-8")
    ran = reader("glossary", "edit", "Yasukuni")
    assert (ran.code, ran.out) == (Exit.OK, "")
    assert "nothing was saved" in ran.err


def test_a_broken_text_is_named_and_its_words_are_kept(
    reader: Reader, reader_home: Path, editor: Callable[[str], None]
) -> None:
    reader("glossary", "new", "Fern", "--body", "A cape.")
    before = _own(reader_home)
    editor("kind: term => kind: gadget")
    ran = reader("glossary", "edit", "Fern")
    assert ran.code == Exit.BROKEN_FILE
    assert re.search(r"fern\.md:3: 'kind' is 'gadget'", ran.err)
    assert _own(reader_home) == before
    named = re.search(r"what you wrote is in (\S+)$", ran.err.strip())
    assert named
    kept = Path(named[1])
    assert "kind: gadget" in kept.read_text(encoding="utf-8")


def test_a_broken_file_of_one_s_own_is_named_opened_and_mended(
    reader: Reader, reader_home: Path, editor: Callable[[str], None]
) -> None:
    reader("glossary", "new", "Fern Point", "--body", "A cape.")
    file = reader_home / "glossary" / "fern-point.md"
    file.write_text("---\nterm: Fern Point\nkind: gadget\n---\nA cape.\n", encoding="utf-8")
    assert "fern-point.md:3" in reader("glossary", "list").err
    editor("gadget => place")
    ran = reader("glossary", "edit", "fern-point", "--json")
    assert ran.code == Exit.OK
    assert "fern-point.md:3: 'kind' is 'gadget'" in ran.err
    assert ran.json["kind"] == "place"


def test_an_entry_that_changed_while_it_was_edited_is_not_overwritten(
    reader: Reader, reader_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader("glossary", "new", "Fern", "--body", "A cape.")
    file = reader_home / "glossary" / "fern.md"
    theirs = "---\nterm: Fern\nkind: place\n---\nTheirs.\n"
    script = tmp_path / "editor.py"
    script.write_text(
        "import sys\nfrom pathlib import Path\n"
        f"Path({str(file)!r}).write_text({theirs!r})\n"
        "path = Path(sys.argv[1])\npath.write_text(path.read_text() + 'Mine.')\n",
        encoding="utf-8",
    )
    monkeypatch.setenv("VISUAL", f"{shlex.quote(sys.executable)} {shlex.quote(str(script))}")
    ran = reader("glossary", "edit", "fern")
    assert ran.code == Exit.ENTRY_CHANGED
    assert file.read_text(encoding="utf-8") == theirs
    named = re.search(r"what you wrote is in (\S+)$", ran.err.strip())
    assert named
    assert "Mine." in Path(named[1]).read_text(encoding="utf-8")


def test_an_editor_that_is_not_there_is_told(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISUAL", "no-such-editor")
    ran = reader("glossary", "edit", "Yasukuni")
    assert ran.code == Exit.EDITOR_FAILED
    assert len(ran.err.splitlines()) == 1
    assert reader("glossary", "edit", "No such thing").code == Exit.NO_SUCH_ENTRY


def test_what_ships_passes_the_check(reader: Reader) -> None:
    ran = reader("glossary", "check", "--pack", "shipped")
    assert (ran.code, ran.err) == (Exit.OK, "")
    assert ran.out.endswith("1 companion: sound\n")
    told = reader("glossary", "check", "--json").json
    assert (told["faults"], told["companions"]) == ([], 1)
    assert told["entries"] > 40


def test_faults_are_told_with_file_and_line_and_a_code_of_their_own(
    reader: Reader, reader_home: Path
) -> None:
    reader("glossary", "new", "Fern", "--body", "A cape.")
    file = reader_home / "glossary" / "fern.md"
    ran = reader("glossary", "check")
    assert ran.code == Exit.FAULTS_FOUND
    assert f"{file}:5: no source for the sentence 'A cape.'; cite one as [KEY]" in ran.out
    told = reader("glossary", "check", str(file), "--json")
    assert told.code == Exit.FAULTS_FOUND
    assert told.json["faults"] == [
        {
            "path": str(file),
            "line": 5,
            "reason": "no source for the sentence 'A cape.'",
            "advice": "cite one as [KEY]",
        }
    ]
    assert reader("glossary", "check", "Fern").code == Exit.FAULTS_FOUND
    assert reader("glossary", "check", "Yasukuni Shrine").code == Exit.OK
    assert reader("glossary", "check", "./nothing.md").code == Exit.NO_SUCH_FILE
    assert reader("glossary", "check", "nothing").code == Exit.NO_SUCH_ENTRY
    assert reader("glossary", "check", "--pack", "nothing").code == Exit.USAGE
