from __future__ import annotations

import sys

from tests.search.programs import line_of, program

_IMPORT = """
import sys
import reader.search, reader.search.model, reader.search.index
from pathlib import Path
index = reader.search.index.open_index(Path(sys.argv[1]) / "index")
heavy = {"whoosh", "filelock", "json", "pickle", "shutil", "random"} & sys.modules.keys()
print(sorted(heavy))
"""


def test_opening_an_index_imports_no_whoosh() -> None:
    with program(_IMPORT, sys.prefix) as other:
        assert line_of(other) == "[]"
