from __future__ import annotations

import contextlib
import zlib
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.base.errors import EncryptedDocumentError, ReaderError, TooComplexError
from reader.formats.confined import confined
from reader.formats.pdf.convert import convert
from reader.formats.pdf.read import read_pdf
from reader.text.reading_as import AS_IT_IS
from tests.formats.pdfs import Put, column, pdf, stream, written

if TYPE_CHECKING:
    from pathlib import Path

GOOD = pdf(column("It blows.\nIt rains."), column("It snows."))


def test_a_file_that_lost_its_end_is_read_as_far_as_it_goes_with_a_warning(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(GOOD[: GOOD.rindex(b"xref\n0 1")])
    contents = read_pdf(path, AS_IT_IS, None)
    assert "It snows." in contents.text
    assert "its end is missing" in contents.warnings[0]


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", GOOD[:120], b"%PDF-" + b"\xff" * 5000])
def test_what_is_no_pdf_is_one_clear_line(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(data)
    with pytest.raises(ReaderError, match=r"a\.pdf: "):
        read_pdf(path, AS_IT_IS, None)


def test_a_protected_file_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    key = "/Filter/Standard/V 1/R 2/P -4/O<" + "ab" * 32 + ">/U<" + "cd" * 32 + ">"
    head, _, tail = GOOD.rpartition(b"/Info 4 0 R")
    path.write_bytes(head + f"/Info 4 0 R/Encrypt<<{key}>>/ID[<00><00>]".encode() + tail)
    with pytest.raises(EncryptedDocumentError):
        read_pdf(path, AS_IT_IS, None)


def test_a_stream_that_explodes_ends_soon(tmp_path: Path) -> None:
    bomb = zlib.compress(zlib.compress(b" " * 300_000_000, 9))
    pages = {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: b"<</Type/Pages/Count 1/Kids[5 0 R]>>",
        4: b"<<>>",
        5: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 6 0 R>>",
        6: stream(bomb, inflated=True).replace(b"/FlateDecode", b"[/FlateDecode/FlateDecode]"),
    }
    path = tmp_path / "a.pdf"
    path.write_bytes(written(pages))
    with pytest.raises(ReaderError):
        read_pdf(path, AS_IT_IS, None)


def test_pages_that_hold_themselves_end(tmp_path: Path) -> None:
    pages = {
        1: b"<</Type/Catalog/Pages 2 0 R/Outlines 2 0 R>>",
        2: b"<</Type/Pages/Count 9/Kids[2 0 R 2 0 R]/First 2 0 R/Next 2 0 R/Title(x)>>",
        4: b"<<>>",
    }
    path = tmp_path / "a.pdf"
    path.write_bytes(written(pages))
    with pytest.raises(ReaderError):
        read_pdf(path, AS_IT_IS, None)


def test_a_hundred_thousand_pages_are_read_as_far_as_they_may(tmp_path: Path) -> None:
    kids = b"5 0 R " * 100_000
    pages = {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: b"<</Type/Pages/Count 100000/Kids[%b]>>" % kids,
        4: b"<<>>",
        5: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
    }
    path = tmp_path / "a.pdf"
    path.write_bytes(written(pages))
    with pytest.raises(ReaderError):
        read_pdf(path, AS_IT_IS, None)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(at=st.integers(0, len(GOOD) - 1), put=st.binary(max_size=40), cut=st.integers(0, 60))
def test_any_damage_is_an_error_of_ours_or_none(
    tmp_path: Path, at: int, put: bytes, cut: int
) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(GOOD[:at] + put + GOOD[at + cut :])
    with contextlib.suppress(ReaderError):
        assert convert(str(path), "a.pdf", first_part=False)


def test_wild_places_and_sizes_are_no_trouble(tmp_path: Path) -> None:
    wild = [Put(-1e9, 1e9, "far", 1e-9), Put(1e30, -1e30, "off", 1e9), Put(72, 100, "here", 0)]
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf([*wild, *column("It blows.")]))
    assert "It blows." in read_pdf(path, AS_IT_IS, None).text


def sleeping(**_: object) -> bytes:
    while True:
        pass


def greedy(**_: object) -> bytes:
    return b"x" * (1 << 40)


def path_writer(path: str) -> bytes:
    try:
        with open(path, "wb") as file:  # noqa: PTH123
            file.write(b"x")
            file.flush()
    except OSError as error:
        return str(error.errno).encode()
    return b"written"


def ask(task: str, **arguments: object) -> bytes:
    return confined(
        f"tests.formats.test_pdf_hostile:{task}", arguments, name="a.pdf", seconds=3, megabytes=1500
    )


def test_what_never_ends_is_ended() -> None:
    with pytest.raises(TooComplexError, match="seconds"):
        ask("sleeping")


def test_what_needs_too_much_memory_is_ended() -> None:
    with pytest.raises(TooComplexError, match="memory"):
        ask("greedy")


def test_a_confined_reader_writes_no_file(tmp_path: Path) -> None:
    target = tmp_path / "b"
    with contextlib.suppress(ReaderError):
        assert ask("path_writer", path=str(target)) != b"written"
    assert not target.exists() or target.stat().st_size == 0


def test_who_cancels_waits_no_longer() -> None:
    with pytest.raises(KeyboardInterrupt):
        confined(
            "tests.formats.test_pdf_hostile:sleeping",
            {},
            name="a.pdf",
            seconds=60,
            megabytes=1500,
            cancelled=lambda: True,
        )
