"""Archives that may be hostile."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import stat
import struct
import tarfile
import zipfile
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.base import zips
from reader.base.errors import ReaderError, UnusablePackError
from reader.base.monitor import Monitor, StoppedError
from reader.packs import archives, inflating
from reader.packs.archives import is_packed, unpack
from reader.packs.member_names import UnsafeNameError, safe_path
from tests.packs.examples import entry_text, special, tar_at, zip_at

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

GOOD: dict[str, str | bytes] = {
    "pack/ounce.md": entry_text("Ounce"),
    "pack/pack.json": "{}",
    "pack/picture.png": b"\x89",
}
SUFFIXES = ["zip", "tar", "tar.gz", "tar.bz2", "tar.xz"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder to unpack into."""
    folder = tmp_path / "into"
    folder.mkdir()
    return folder


def packed(path: Path, files: dict[str, str | bytes]) -> Path:
    return zip_at(path, files) if path.suffix == ".zip" else tar_at(path, {**files})


def files_in(folder: Path) -> set[str]:
    return {str(p.relative_to(folder)) for p in folder.rglob("*") if not p.is_dir()}


def refused(archive: Path, folder: Path) -> str:
    """Why an archive is refused: one line that begins with its name, and nothing got out."""
    with pytest.raises(UnusablePackError) as raised:
        unpack(archive, folder, Monitor())
    told = str(raised.value)
    assert told.startswith(f"{archive}: ")
    assert told.isprintable()
    outside = {path.name for path in folder.parent.iterdir()} - {folder.name, archive.name}
    assert not outside - {"reader-home"}
    return told


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_an_archive_is_unpacked_whatever_its_compression(
    tmp_path: Path, folder: Path, suffix: str
) -> None:
    archive = packed(tmp_path / f"a.{suffix}", {**GOOD})
    assert is_packed(archive)
    assert unpack(archive, folder, Monitor()) == 1
    assert files_in(folder) == {"pack/ounce.md", "pack/pack.json"}
    assert (folder / "pack/ounce.md").read_text() == entry_text("Ounce")


def test_an_archive_is_known_by_its_content_and_not_by_its_name(tmp_path: Path) -> None:
    assert is_packed(packed(tmp_path / "a.zip", {**GOOD}).rename(tmp_path / "a.dict"))
    (tmp_path / "b.zip").write_text("a\tb\n")
    assert not is_packed(tmp_path / "b.zip")
    (tmp_path / "c.dict.dz").write_bytes(gzip.compress(b"words " * 1000))
    assert not is_packed(tmp_path / "c.dict.dz")


@pytest.mark.parametrize("suffix", ["zip", "tar"])
@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("../out.md", "leads out of its folder"),
        ("pack/../../out.md", "leads out of its folder"),
        ("/tmp/out.md", "leads out of its folder"),
        ("C:\\out.md", "leads out of its folder"),
        ("C:out.md", "leads out of its folder"),
        ("..\\out.md", "leads out of its folder"),
        ("a\x1b[31m.md", "control characters"),
        ("a\u202egnp.md", "control characters"),
        ("a/" * 30 + "deep.md", "folders within folders"),
        ("a" * 240 + ".md", "too long"),
    ],
)
def test_names_that_leave_or_deceive_are_refused(
    tmp_path: Path, folder: Path, suffix: str, name: str, why: str
) -> None:
    archive = packed(tmp_path / f"a.{suffix}", {"fine.md": entry_text("Fine"), name: "x"})
    assert why in refused(archive, folder)


@pytest.mark.parametrize("suffix", ["zip", "tar"])
@pytest.mark.parametrize("other", ["Ounce.md", "OUNCE.MD", "./ounce.md"])
def test_names_that_are_one_file_on_some_systems_are_refused(
    tmp_path: Path, folder: Path, suffix: str, other: str
) -> None:
    archive = packed(tmp_path / f"a.{suffix}", {"ounce.md": "a", other: "b"})
    assert "twice" in refused(archive, folder)


@pytest.mark.parametrize("suffix", ["zip", "tar"])
def test_a_file_that_is_a_folder_too_is_refused(tmp_path: Path, folder: Path, suffix: str) -> None:
    archive = packed(tmp_path / f"a.{suffix}", {"a.md": "a", "a.md/b.md": "b"})
    assert "as a file and as a folder" in refused(archive, folder)


@pytest.mark.parametrize(
    "header",
    [
        special("a.md", tarfile.SYMTYPE, "/etc/passwd"),
        special("a.md", tarfile.LNKTYPE, "../../secret"),
        special("a.md", tarfile.FIFOTYPE),
        special("a.md", tarfile.CHRTYPE),
        special("a.md", tarfile.BLKTYPE),
    ],
    ids=["symbolic link", "hard link", "pipe", "character device", "block device"],
)
def test_links_and_devices_in_a_tar_are_refused(
    tmp_path: Path, folder: Path, header: tarfile.TarInfo
) -> None:
    archive = tar_at(tmp_path / "a.tar", {"fine.md": entry_text("Fine"), "a.md": header})
    assert "is a link or a device" in refused(archive, folder)


def test_a_link_in_a_zip_is_refused(tmp_path: Path, folder: Path) -> None:
    info = zipfile.ZipInfo("a.md")
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr(info, "/etc/passwd")
    assert "is a link or a device" in refused(tmp_path / "a.zip", folder)


def test_an_encrypted_zip_is_refused(tmp_path: Path, folder: Path) -> None:
    path = zip_at(tmp_path / "a.zip", {"a.md": "x"})
    data = bytearray(path.read_bytes())
    for sign, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.index(sign) + offset
        data[at] |= 1
    path.write_bytes(bytes(data))
    assert "is encrypted" in refused(path, folder)


def test_a_zip_with_an_odd_compression_is_refused(tmp_path: Path, folder: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("a.md", "x" * 1000)
    assert "in a way that is not read" in refused(tmp_path / "a.zip", folder)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_what_grows_without_measure_is_refused(
    tmp_path: Path, folder: Path, suffix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (archives, inflating):
        monkeypatch.setattr(module, "ALWAYS_INFLATED", 100_000)
    bomb = b"\0" * 3_000_000
    archive = packed(tmp_path / f"a.{suffix}", {"a.md": bomb})
    if suffix == "tar":
        monkeypatch.setattr(archives, "LARGEST_TOTAL", 1_000_000)
    assert "grows to far more" in refused(archive, folder)
    written = sum(path.stat().st_size for path in folder.rglob("*.md"))
    assert written < len(bomb)


def test_members_whose_size_is_a_lie_are_refused(tmp_path: Path, folder: Path) -> None:
    path = zip_at(tmp_path / "a.zip", {"a.md": "x" * 10_000})
    data = bytearray(path.read_bytes())
    for sign, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = data.index(sign) + offset
        data[at : at + 4] = struct.pack("<I", 9_000)
    path.write_bytes(bytes(data))
    assert "is damaged" in refused(path, folder)


@pytest.mark.parametrize("suffix", ["zip", "tar.gz"])
def test_only_so_many_members_are_unpacked(
    tmp_path: Path, folder: Path, suffix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archives, "MOST_MEMBERS", 20)
    archive = packed(tmp_path / f"a.{suffix}", {f"e{i}.txt": "" for i in range(30)})
    assert "more than 20 files" in refused(archive, folder)


def test_a_zip_with_a_vast_list_of_members_is_not_read_into_memory(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(zips, "LARGEST_DIRECTORY", 1_000)
    archive = zip_at(tmp_path / "a.zip", {f"entry-number-{i}.md": "" for i in range(100)})
    assert "list of members that is too large" in refused(archive, folder)


def test_a_tar_with_a_vast_header_is_not_read_into_memory(tmp_path: Path, folder: Path) -> None:
    header = tarfile.TarInfo("././@LongLink")
    header.type, header.size = tarfile.GNUTYPE_LONGNAME, 8_000_000
    raw = io.BytesIO()
    raw.write(header.tobuf(tarfile.GNU_FORMAT))
    raw.write(b"a" * header.size)
    (tmp_path / "a.tar.gz").write_bytes(gzip.compress(raw.getvalue() + b"\0" * 1024))
    assert "header that is too large" in refused(tmp_path / "a.tar.gz", folder)


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("part", [0.3, 0.6, 0.95])
def test_an_archive_that_is_cut_off_is_refused(
    tmp_path: Path, folder: Path, suffix: str, part: float
) -> None:
    files: dict[str, str | bytes] = {
        f"e{i}.md": entry_text(f"E{i}", repr([i * j for j in range(300)])) for i in range(40)
    }
    path = packed(tmp_path / f"a.{suffix}", files)
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * part)])
    told = refused(path, folder)
    assert "cut off" in told or "damaged" in told


def test_a_tar_without_its_end_is_refused(tmp_path: Path, folder: Path) -> None:
    path = tar_at(tmp_path / "a.tar", {"a.md": "a", "b.md": "b"})
    path.write_bytes(path.read_bytes()[:2048])
    assert "cut off" in refused(path, folder)


@pytest.mark.parametrize("suffix", ["zip", "tar"])
def test_an_archive_of_archives_is_refused(tmp_path: Path, folder: Path, suffix: str) -> None:
    inner = zip_at(tmp_path / "inner.zip", {**GOOD}).read_bytes()
    (tmp_path / "inner.zip").unlink()
    archive = packed(tmp_path / f"a.{suffix}", {"pack/inner.zip": inner})
    assert "holds other archives" in refused(archive, folder)


def test_an_archive_of_other_things_is_refused(tmp_path: Path, folder: Path) -> None:
    archive = zip_at(tmp_path / "a.zip", {"a.png": b"\x89PNG", ".hidden.md": "x"})
    assert "holds no entries and no dictionary" in refused(archive, folder)


def test_unpacking_can_be_stopped(tmp_path: Path, folder: Path) -> None:
    archive = zip_at(tmp_path / "a.zip", {**GOOD})
    with pytest.raises(StoppedError):
        unpack(archive, folder, Monitor(cancelled=lambda: True))


@pytest.mark.parametrize("compress", [gzip.compress, bz2.compress, lzma.compress])
def test_several_compressed_streams_after_each_other_are_one_file(
    tmp_path: Path, folder: Path, compress: Callable[[bytes], bytes]
) -> None:
    data = tar_at(tmp_path / "a.tar", {**GOOD}).read_bytes()
    (tmp_path / "a.tar").unlink()
    parts = (data[:700], data[700:1500], data[1500:])
    (tmp_path / "a.tgz").write_bytes(b"".join(map(compress, parts)))
    unpack(tmp_path / "a.tgz", folder, Monitor())
    assert "pack/ounce.md" in files_in(folder)


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_a_damaged_archive_is_refused_or_read_and_never_anything_else(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    home = tmp_path_factory.mktemp("damaged")
    suffix = data.draw(st.sampled_from(SUFFIXES))
    path = packed(home / f"a.{suffix}", {**GOOD, "b.md": "word " * 500})
    content = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    path.write_bytes(bytes(content))
    folder = home / "into"
    folder.mkdir()
    with suppress(ReaderError):
        if is_packed(path):
            unpack(path, folder, Monitor())
    assert {one.name for one in home.iterdir()} == {path.name, "into"}
    assert not any(one.is_symlink() for one in folder.rglob("*"))


@given(st.text(max_size=60))
def test_a_name_never_leads_out_of_its_folder(name: str) -> None:
    with suppress(UnsafeNameError):
        path = safe_path(name)
        assert not path.is_absolute()
        assert ".." not in path.parts
