"""What ships with the program, wherever the program is run from.

In a checkout and an editable install the documents stand beside the package, in a wheel inside
it. The inside is looked at first: beside an installed package stand strangers.
"""

from __future__ import annotations

from pathlib import Path

import glossary
from reader.base.errors import NoSuchFileError

_PACKAGE = Path(__file__).resolve().parent.parent
_DEFAULT_DOCUMENT = "moscow-tokyo-anti-china-alliance-not-real.txt"


def seeds_folder() -> Path:
    """The folder of the documents that ship.

    Raises:
        NoSuchFileError: The installation has lost them.
    """
    for folder in (_PACKAGE / "seeds", _PACKAGE.parent / "seeds"):
        if (folder / _DEFAULT_DOCUMENT).is_file():
            return folder
    raise NoSuchFileError(str(_PACKAGE / "seeds" / _DEFAULT_DOCUMENT))


def entries_folder() -> Path:
    """The folder of the glossary entries that ship."""
    return Path(glossary.__file__).resolve().parent / "entries"


def default_document() -> Path:
    """The article that is read when no file is named.

    Raises:
        NoSuchFileError: The installation has lost it.
    """
    return seeds_folder() / _DEFAULT_DOCUMENT
