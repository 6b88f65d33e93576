"""Work on a hostile file in a process of its own, bounded in time and memory.

On Linux the system holds the bounds of memory, of processor time and of files (none can be
written). macOS does not hold that of memory, and Windows has none of these: there the clock alone
ends what takes too long.
"""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Final

from reader.base.errors import (
    BrokenDocumentError,
    EmptyFileError,
    EncryptedDocumentError,
    ReaderError,
    TooComplexError,
    UnknownFormatError,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import IO

MOST_BYTES: Final = 256 * 1024 * 1024
"""Bytes of the largest result."""

_LOOK = 0.05  # seconds between two looks at whether to go on
_RESULT, _ERROR = b"=", b"!"
_NO_MEMORY = 86  # an exit code of ours

# The path is ours: -P and no -m, so that the folder the reader stands in shadows no module.
_PROGRAM = """\
import json, sys
sys.path[:] = json.loads(sys.argv.pop())
from reader.formats.confined import serve
serve(*json.loads(sys.argv.pop()))"""

_KINDS: tuple[type[ReaderError], ...] = (
    BrokenDocumentError,
    EmptyFileError,
    EncryptedDocumentError,
    TooComplexError,
    UnknownFormatError,
)


def confined(
    task: str,
    arguments: Mapping[str, object],
    *,
    name: str,
    seconds: float,
    megabytes: int,
    cancelled: Callable[[], bool] | None = None,
) -> bytes:
    """Call a function in a process of its own and give what it returns.

    Args:
        task: ``module:function``; it is called with the arguments by name and returns bytes.
        arguments: What JSON can say.
        name: How errors name the file that is worked on.
        seconds: How long it may take.
        megabytes: How much memory it may have, the program's own included.
        cancelled: Asked often; true stops the process.

    Raises:
        TooComplexError: It took too long, or needed too much memory.
        BrokenDocumentError: The process crashed.
        ReaderError: What the function raised.
        KeyboardInterrupt: It was cancelled.
    """
    import subprocess

    job = json.dumps([task, dict(arguments), int(seconds) + 1, megabytes])
    path = json.dumps([one for one in sys.path if one])
    with subprocess.Popen(  # noqa: S603 - our own program, no shell
        [sys.executable, "-P", "-c", _PROGRAM, job, path],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as process:
        try:
            answer = _listen(process, name, seconds, cancelled or (lambda: False))
            code = process.wait(seconds)
        except subprocess.TimeoutExpired as error:
            raise _too_long(name, seconds) from error
        finally:
            process.kill()
    return _told(answer, code, name, seconds)


def _listen(process: object, name: str, seconds: float, cancelled: Callable[[], bool]) -> bytes:
    """All that the process says, if it says so in time."""
    import subprocess
    import threading
    import time

    assert isinstance(process, subprocess.Popen)  # noqa: S101 - its type is imported late
    parts: list[bytes] = []
    listener = threading.Thread(target=_read, args=(process.stdout, parts), daemon=True)
    listener.start()
    end = time.monotonic() + seconds
    while listener.is_alive():
        listener.join(_LOOK)
        if cancelled():
            raise KeyboardInterrupt
        if time.monotonic() > end:
            raise _too_long(name, seconds)
    if sum(map(len, parts)) > MOST_BYTES:
        raise TooComplexError(name, f"makes more than {MOST_BYTES:,} bytes of text")
    return b"".join(parts)


def _read(pipe: IO[bytes], parts: list[bytes]) -> None:
    room = MOST_BYTES + 1
    while room > 0 and (part := pipe.read1(min(room, 1 << 20))):  # type: ignore[attr-defined]  # buffered
        parts.append(part)
        room -= len(part)


def _told(answer: bytes, code: int, name: str, seconds: float) -> bytes:
    """The result, or the error that the process ended with."""
    kind, rest = answer[:1], answer[1:]
    if code == 0 and kind == _RESULT:
        return rest
    if code == 0 and kind == _ERROR:
        raise _error(rest)
    if code == _NO_MEMORY:
        raise TooComplexError(name, "needs more memory than any text does")
    import signal

    if -code in {getattr(signal, "SIGXCPU", 0), getattr(signal, "SIGKILL", 0)} - {0}:
        raise _too_long(name, seconds)
    raise BrokenDocumentError(name, "is damaged, so that the library that reads it gave up")


def _too_long(name: str, seconds: float) -> TooComplexError:
    return TooComplexError(name, f"took more than {seconds:.0f} seconds to read")


def _error(answer: bytes) -> ReaderError:
    """The error of the child, as one of the kinds that it may raise."""
    code, message = json.loads(answer)
    kind = next((kind for kind in _KINDS if kind.code == code), BrokenDocumentError)
    error = kind.__new__(kind)
    Exception.__init__(error, str(message))
    return error


def serve(task: str, arguments: dict[str, object], seconds: int, megabytes: int) -> None:
    """Do the work, in the process that was made for it."""
    import os
    from importlib import import_module

    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no part of the answer
    _limit(seconds, megabytes)
    try:
        module, _, function = task.partition(":")
        answer = _RESULT + getattr(import_module(module), function)(**arguments)
    except ReaderError as error:
        answer = _ERROR + json.dumps([int(error.code), str(error)]).encode()
    except (MemoryError, RecursionError):
        os._exit(_NO_MEMORY)
    with out:
        out.write(answer)
        out.flush()
        os._exit(0)  # nothing is to be tidied up, and a damaged heap may crash while it is


def _limit(seconds: int, megabytes: int) -> None:
    """Set the bounds that the system knows."""
    try:
        import resource
    except ImportError:  # Windows
        return
    memory = megabytes * 1024 * 1024
    for which, most in (("AS", memory), ("CPU", seconds), ("FSIZE", 0), ("CORE", 0)):
        try:
            resource.setrlimit(getattr(resource, f"RLIMIT_{which}"), (most, most))
        except (ValueError, OSError):
            continue  # macOS refuses some; the clock holds still
