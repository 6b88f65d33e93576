"""What the reader chose on the screen, kept for the next sitting.

Not in ``config.toml``: that file is the reader's own, and nothing but the reader writes it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reader.base.json_file import JsonFile, JsonForm

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

_LONGEST = 100  # characters of a choice


class Choices:
    """Words by names; safe to use from several threads and programs.

    Args:
        path: The file; made by the first choice.
    """

    def __init__(self, path: Path) -> None:
        self._file: JsonFile[Mapping[str, str]] = JsonFile(path, JsonForm({}, _parse, dict))

    def all(self) -> Mapping[str, str]:
        """Everything that was chosen; nothing if the file cannot be read."""
        return self._file.look()

    def get(self, name: str) -> str:
        """What was chosen; empty if nothing was, or if the file cannot be read."""
        return self._file.look().get(name, "")

    def set(self, name: str, chosen: Callable[[], str]) -> None:
        """Choose something; what other names have stays.

        Args:
            name: What is chosen about.
            chosen: What is chosen now, asked while nobody else writes: of two threads that are
                to write one after the other, either may come last.

        Raises:
            ReaderError: The file cannot be read or written.
        """
        self._file.change(lambda before: {**before, name: chosen()})


def _parse(content: Any) -> Mapping[str, str]:  # noqa: ANN401 - any JSON
    if not isinstance(content, dict):
        raise ValueError("it holds no choices")  # noqa: TRY004 - one error for every broken file
    for name, chosen in content.items():
        if not isinstance(chosen, str) or len(chosen) > _LONGEST:
            raise ValueError(f"{name!r} is no choice")
    return content
