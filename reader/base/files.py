"""Reading within bounds, and writing so that a crash leaves the old or the new, never a half.

A file is written to a temporary one in the same folder, synced, renamed over its name, and the
folder synced.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reader.base.errors import (
    IsADirectoryFileError,
    NoSuchFileError,
    NotARegularFileError,
    NotWritableError,
    TooLargeError,
    UnreadableFileError,
)
from reader.base.temporary import sync_folder, temporary_beside

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

LOCK_SECONDS = 10.0

_POLL_SECONDS = 0.01
_NO_LINKS_HERE = frozenset(
    {errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK, errno.EXDEV}
)
_BINARY: int = getattr(os, "O_BINARY", 0)


class Stamp(NamedTuple):
    """What changes when a file does.

    Attributes:
        modified: Time of the last change of content, nanoseconds.
        changed: Time of the last change of anything, nanoseconds.
        size: Bytes.
        inode: Number of the file on its device.
    """

    modified: int
    changed: int
    size: int
    inode: int

    @classmethod
    def of(cls, found: os.stat_result) -> Stamp:
        """The stamp in the system's answer."""
        return cls(found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino)


class StampedBytes(NamedTuple):
    """Content, and the stamp the file had when it was opened."""

    data: bytes
    stamp: Stamp


def read_bounded(path: Path, limit: int) -> bytes:
    """Read a whole file of at most ``limit`` bytes.

    Raises:
        ReaderError: One of its kinds, saying why the file cannot be read.
    """
    return read_stamped(path, limit).data


def read_stamped(path: Path, limit: int, count: int | None = None) -> StampedBytes:
    """Read a file of at most ``limit`` bytes, with its stamp.

    Args:
        path: The file.
        limit: Bytes of the largest file that is read.
        count: Bytes to read from its start, or None for the whole of it.

    Raises:
        ReaderError: One of its kinds, saying why the file cannot be read.
    """
    with open_regular(path) as (file, found):
        if found.st_size > limit:
            raise TooLargeError(str(path), found.st_size, limit)
        data = file.read(limit + 1 if count is None else min(count, limit))
        if data is None:  # a queue that only looks like a file, as some below /proc
            raise NotARegularFileError(str(path))
    if len(data) > limit:
        raise TooLargeError(str(path), len(data), limit)
    return StampedBytes(data, Stamp.of(found))


@contextlib.contextmanager
def open_regular(path: Path) -> Iterator[tuple[BinaryIO, os.stat_result]]:
    """Have an ordinary file open for reading, with the system's word on it.

    Raises:
        ReaderError: One of its kinds, saying why the file cannot be read, now or later.
    """
    try:
        descriptor = _descriptor(path)
        with open(descriptor, "rb") as file:  # noqa: PTH123 - a descriptor, not a path
            found = os.fstat(descriptor)
            if stat.S_ISDIR(found.st_mode):
                raise IsADirectoryFileError(str(path))
            if not stat.S_ISREG(found.st_mode):
                raise NotARegularFileError(str(path))
            yield file, found
    except OSError as error:
        raise _reading_failed(path, error) from error


def _descriptor(path: Path) -> int:
    try:
        # Without O_NONBLOCK, opening a pipe that somebody left in a folder waits for ever.
        return os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | _BINARY)
    except ValueError as error:  # a NUL in the name
        raise NoSuchFileError(repr(str(path))) from error


def _reading_failed(path: Path, error: OSError) -> Exception:
    is_too_long = error.errno == errno.ENAMETOOLONG  # no file can have such a name
    if is_too_long or isinstance(error, (FileNotFoundError, NotADirectoryError)):
        return NoSuchFileError(str(path))
    if isinstance(error, IsADirectoryError):
        return IsADirectoryFileError(str(path))
    return UnreadableFileError(str(path), _reason(error))


def write_atomic(path: Path, data: bytes) -> None:
    """Put ``data`` in the file, made if it is not there; its permissions are kept.

    A symbolic link is followed and stays a link: who linked the file elsewhere wants it there.

    Raises:
        NotWritableError: It cannot be written; what was there is untouched.
    """
    with _writing(path):
        target = Path(os.path.realpath(path))
        try:
            mode = stat.S_IMODE(target.stat().st_mode)
        except FileNotFoundError:
            mode = None
        if mode is not None and not os.access(target, os.W_OK):
            # A rename would not ask; who made the file read-only wants it left as it is.
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        with temporary_beside(target, data, mode) as temporary:
            temporary.replace(target)
        sync_folder(target.parent)


def write_private(path: Path, data: bytes) -> None:
    """Put ``data`` in a file that only its owner may read; a link of its name is replaced.

    Raises:
        NotWritableError: It cannot be written; what was there is untouched.
    """
    with _writing(path):
        with temporary_beside(path, data, 0o600) as temporary:
            temporary.replace(path)
        sync_folder(path.parent)


def create_new(path: Path, data: bytes) -> None:
    """Put ``data`` in a file that is not there yet; it appears whole or not at all.

    Raises:
        FileExistsError: There is something of that name; it is untouched.
        NotWritableError: It cannot be written.
    """
    with _writing(path):
        with temporary_beside(path, data, mode=None) as temporary:
            try:
                os.link(temporary, path)
            except OSError as error:
                if error.errno not in _NO_LINKS_HERE:
                    raise
                _rename_new(temporary, path)
        sync_folder(path.parent)


def move_new(source: Path, target: Path) -> None:
    """Rename a file to a name that is not there yet, in one step, for good.

    Raises:
        FileExistsError: There is something of the new name; nothing was moved.
        NotWritableError: A folder cannot be written, or the source is gone.
    """
    with _writing(target):
        _rename_new(source, target)
        sync_folder(target.parent)
        sync_folder(source.parent)


def ensure_folder(path: Path) -> None:
    """Make the folder, and those above it, if it is not there; new ones are for the owner only.

    Raises:
        NotWritableError: It cannot be made, or is a file.
    """
    with _writing(path):
        if path.is_dir():
            return
        if os.path.lexists(path):
            raise NotWritableError(str(path), "it is a file where a folder should be")
    if path.parent != path:
        ensure_folder(path.parent)
    with _writing(path):
        path.mkdir(mode=0o700, exist_ok=True)
        sync_folder(path.parent)


@contextlib.contextmanager
def locked(path: Path, seconds: float = LOCK_SECONDS) -> Iterator[None]:
    """Be the only one, among all processes and threads, that holds the lock of ``path``.

    The lock is a hidden file beside the path (``.notes.lock`` for ``notes``) and is free as
    soon as its holder ends, however it ends.

    Args:
        path: What is to be guarded, a file or a folder.
        seconds: How long to wait for another holder.

    Raises:
        NotWritableError: The lock cannot be had.
    """
    import filelock

    ensure_folder(path.parent)
    lock = filelock.FileLock(path.with_name(f".{path.name}.lock"), timeout=seconds)
    with _writing(path):
        try:
            lock.acquire(poll_interval=_POLL_SECONDS)
        except filelock.Timeout as error:
            raise NotWritableError(
                str(path),
                f"another program has held its lock for {seconds:g} seconds",
                "end that program or try again",
            ) from error
    try:
        yield
    finally:
        lock.release()


def _rename_new(source: Path, target: Path) -> None:
    if os.path.lexists(target):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target))
    source.rename(target)


@contextlib.contextmanager
def _writing(path: Path) -> Iterator[None]:
    """Turn the system's refusals into one that names the path and the reason."""
    try:
        yield
    except FileExistsError:
        raise
    except OSError as error:
        raise NotWritableError(str(path), _reason(error)) from error


def _reason(error: OSError) -> str:
    text = error.strerror or str(error)
    return text[:1].lower() + text[1:]
