"""Writing in the reader's own editor: no word is lost, whatever the editor does."""

from __future__ import annotations

import os
import re
import shlex
import signal
import sys
from pathlib import Path

import pytest

from reader.base.editor import Editing, editor_command
from reader.base.errors import EditorError


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A script that $EDITOR runs as Python, with the file as ``path``; it does nothing yet."""
    script = tmp_path / "an editor.py"
    script.write_text("", encoding="utf-8")
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", f"{shlex.quote(sys.executable)} {shlex.quote(str(script))} -x")
    monkeypatch.setenv("TMPDIR", str(tmp_path / "t"))
    monkeypatch.setattr("tempfile.tempdir", None)
    (tmp_path / "t").mkdir()
    return script


def does(editor: Path, code: str) -> None:
    """Have the editor do something."""
    lead = "import sys\nfrom pathlib import Path\npath = Path(sys.argv[-1])\n"
    editor.write_text(lead + code, encoding="utf-8")


def edited(text: str) -> str | None:
    """Have a text changed in the editor, once."""
    editing = Editing(text)
    written = editing.edit()
    editing.discard()
    return written


def left_over(tmp_path: Path) -> list[Path]:
    return list((tmp_path / "t").iterdir())


def test_what_was_written_comes_back_and_no_file_stays(editor: Path, tmp_path: Path) -> None:
    does(editor, "path.write_bytes(path.read_bytes() + 'é\\r\\n'.encode())")
    assert edited("one\r\n") == "one\r\né\r\n"
    assert left_over(tmp_path) == []


def test_a_text_left_as_it_was_is_none(editor: Path, tmp_path: Path) -> None:
    does(editor, "path.write_bytes(path.read_bytes())")
    assert edited("one") is None
    assert left_over(tmp_path) == []


def test_the_file_is_private_and_named_for_the_editor(editor: Path, tmp_path: Path) -> None:
    does(
        editor,
        "import os\npath.write_text(f'{path.name} {os.stat(path.parent).st_mode & 0o777:o}"
        " {sys.argv[1]}')",
    )
    assert Editing("x", "fern-point").edit() == "fern-point.md 700 -x"
    assert Editing("x", suffix=".txt").edit() == "text.txt 700 -x"


def test_an_editor_that_replaces_the_file_is_read_too(editor: Path) -> None:
    does(editor, "new = path.with_name('new')\nnew.write_text('two')\nnew.replace(path)")
    assert edited("one") == "two"


def test_it_can_be_edited_again_until_it_is_discarded(editor: Path) -> None:
    does(editor, "path.write_text(path.read_text() + '!')")
    editing = Editing("one")
    assert [editing.edit(), editing.edit()] == ["one!", "one!!"]
    assert editing.path.exists()
    editing.discard()
    assert not editing.path.parent.exists()


def test_what_a_failing_editor_wrote_is_in_the_file_that_is_named(
    editor: Path, tmp_path: Path
) -> None:
    does(editor, "path.write_text('words')\nsys.exit(3)")
    with pytest.raises(
        EditorError, match=r"failed \(code 3\); what you wrote is in (.*)"
    ) as caught:
        edited("one")
    named = re.search(r"is in (\S+)$", str(caught.value))
    assert named
    assert Path(named[1]).read_text(encoding="utf-8") == "words"


def test_an_editor_that_fails_and_writes_nothing_leaves_no_file(
    editor: Path, tmp_path: Path
) -> None:
    does(editor, "sys.exit(1)")
    with pytest.raises(EditorError, match="nothing was changed"):
        edited("one")
    assert left_over(tmp_path) == []


def test_what_is_no_text_stays_in_the_file_that_is_named(editor: Path, tmp_path: Path) -> None:
    does(editor, r"path.write_bytes(b'\xff')")
    with pytest.raises(EditorError, match="is not UTF-8"):
        edited("one")
    assert len(left_over(tmp_path)) == 1


def test_a_file_that_the_editor_deleted_is_told(editor: Path) -> None:
    does(editor, "path.unlink()")
    with pytest.raises(EditorError, match="no such file"):
        edited("one")


def test_an_editor_that_is_not_there_is_named(
    editor: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("VISUAL", "no-such-editor --wait")
    with pytest.raises(EditorError, match=r"no-such-editor: the editor cannot be started .*VISUAL"):
        edited("one")
    assert left_over(tmp_path) == []


def test_visual_comes_before_editor_and_both_are_read_as_in_a_shell() -> None:
    both = {"VISUAL": "code --wait", "EDITOR": "vi"}
    assert editor_command(both) == ["code", "--wait"]
    assert editor_command({"VISUAL": " ", "EDITOR": "'/a b/vi' -c 'set tw=72'"}) == [
        "/a b/vi",
        "-c",
        "set tw=72",
    ]
    with pytest.raises(EditorError, match="EDITOR"):
        editor_command({"EDITOR": "vi 'unclosed"})


def test_without_a_named_editor_one_that_is_there_is_taken(tmp_path: Path) -> None:
    with pytest.raises(EditorError, match="set EDITOR"):
        editor_command({"PATH": str(tmp_path)})
    for name in ("vi", "nano"):
        (tmp_path / name).write_text("#!/bin/sh\n", encoding="utf-8")
        (tmp_path / name).chmod(0o700)
    assert editor_command({"PATH": str(tmp_path)}) == [str(tmp_path / "nano")]


@pytest.mark.skipif(os.name == "nt", reason="signals are of another kind there")
def test_ctrl_c_is_for_the_editor_while_it_runs(editor: Path) -> None:
    does(
        editor,
        "import os, signal\n"
        "assert signal.getsignal(signal.SIGINT) is signal.default_int_handler\n"
        "os.kill(os.getppid(), signal.SIGINT)\npath.write_text('words')",
    )
    assert edited("one") == "words"
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
