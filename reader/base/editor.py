"""Writing in the reader's own editor: ``$VISUAL``, else ``$EDITOR``, else one that is there."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

from reader.base.errors import EditorError, ReaderError
from reader.base.files import read_bounded

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MAX_BYTES = 8 * 1024 * 1024
"""Longest text that is taken back from an editor."""

NAMED_BY = ("VISUAL", "EDITOR")
"""Variables that name the reader's editor, the first first."""

_USUAL = ("sensible-editor", "editor", "nano", "micro", "vim", "vi", "emacs")
_STANDARD_OUTPUT, _STANDARD_ERROR = 1, 2


def editor_command(environ: Mapping[str, str] = os.environ) -> list[str]:
    """The editor and its options, without the file.

    Raises:
        EditorError: None is named and none is there, or its name cannot be read.
    """
    import shlex
    import shutil

    for variable in NAMED_BY:
        named = environ.get(variable, "").strip()
        if not named:
            continue
        try:
            command = shlex.split(named, posix=os.name == "posix")
        except ValueError as error:
            raise EditorError(
                f"{variable}: {named!r} cannot be read ({error}); write it as in a shell"
            ) from None
        if command:
            return command
    for name in ("notepad",) if os.name == "nt" else _USUAL:
        found = shutil.which(name, path=environ.get("PATH"))
        if found:
            return [found]
    raise EditorError("no editor was found; set EDITOR to the command that starts yours")


class Editing:
    """A text in a private file on which an editor can be opened, again and again.

    The file stays where it is until ``discard``, whatever fails meanwhile, so that no word that
    was written in it is lost.

    Args:
        text: What the file holds at first.
        name: Its name without suffix, for the editor's title.
        suffix: Its suffix, by which editors choose how to show it.

    Attributes:
        path: The file.
    """

    def __init__(self, text: str, name: str = "text", suffix: str = ".md") -> None:
        import tempfile

        self._first = text
        try:
            self.path = Path(tempfile.mkdtemp(prefix="reader-"), f"{name}{suffix}")
            self.path.write_bytes(text.encode("utf-8", "replace"))
        except OSError as error:
            reason = error.strerror or str(error)
            raise EditorError(
                f"no file can be made to write in ({reason}); set TMPDIR to a folder with room"
            ) from error

    def edit(self) -> str | None:
        """Have the editor open the file, and wait until it ends.

        Returns:
            What the file holds then, or None if that is what it held at first.

        Raises:
            EditorError: The editor cannot be started, failed, or left what is no text. If it
                changed the file at all, it stays and is named; if not, it is gone.
        """
        try:
            return self._edited()
        except EditorError:
            if self._is_untouched():
                self.discard()
            raise

    def _edited(self) -> str | None:
        command = editor_command()
        code = _run([*command, str(self.path)])
        try:
            text = read_bounded(self.path, MAX_BYTES).decode()
        except UnicodeDecodeError:
            raise EditorError(
                f"{self.path}: is not UTF-8 text; save it as UTF-8, your words are in it"
            ) from None
        except ReaderError as error:
            raise EditorError(f"what was written cannot be read: {error}") from error
        if code:
            kept = "nothing was changed"
            if text != self._first:
                kept = f"what you wrote is in {self.path}"
            raise EditorError(f"{command[0]}: failed (code {code}); {kept}")
        return None if text == self._first else text

    def _is_untouched(self) -> bool:
        try:
            return self.path.read_bytes() == self._first.encode("utf-8", "replace")
        except OSError as error:
            return isinstance(error, FileNotFoundError)  # nothing is left to be kept

    def discard(self) -> None:
        """Delete the file, and what the editor left beside it."""
        import shutil

        shutil.rmtree(self.path.parent, ignore_errors=True)


def _run(command: list[str]) -> int:
    import subprocess

    # What is printed for another program must not be mixed with the editor's screen.
    out = None if os.isatty(_STANDARD_OUTPUT) else _STANDARD_ERROR
    try:
        with _left_to_the_editor():
            return subprocess.run(command, check=False, stdout=out).returncode  # noqa: S603 - the reader's own editor
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise EditorError(
            f"{command[0]}: the editor cannot be started ({reason}); "
            "set VISUAL or EDITOR to the command that starts yours"
        ) from error


@contextlib.contextmanager
def _left_to_the_editor() -> Iterator[None]:
    """Ctrl-C is for the editor while it runs; to ignore it would make the editor ignore it too."""
    import signal
    import threading

    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
