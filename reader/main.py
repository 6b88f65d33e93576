"""The ``reader`` command: says what is wrong in one line, and never shows a traceback."""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING

from reader.base.errors import Exit, OutputError, ReaderError
from reader.cli import COMMANDS
from reader.text.reading_as import AS_IT_IS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reader.cli.output import Output
    from reader.desk.desk import Desk
    from reader.text.place import Place
    from reader.text.reading_as import HowToRead

_DEBUG_VARIABLE = "READER_DEBUG"


def main() -> int:
    """Do what the command line asks for, and give its exit code."""
    _replace_closed_streams()
    from reader.cli.output import Output

    output = Output.to_standard()
    try:
        code = _run(sys.argv[1:], output)
        output.flush()
    except ReaderError as error:
        if isinstance(error, OutputError):
            _abandon_output()
        output.complain(str(error))
        return error.code
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    except BrokenPipeError:
        _abandon_output()
        return Exit.BROKEN_PIPE
    except Exception as error:
        if _comes_of_interrupting(error):
            return Exit.INTERRUPTED
        if os.environ.get(_DEBUG_VARIABLE):
            raise
        output.complain(
            f"unexpected error ({type(error).__name__}: {error}); please report it where you got "
            f"reader, with what {_DEBUG_VARIABLE}=1 shows"
        )
        return Exit.UNEXPECTED
    return code


def _replace_closed_streams() -> None:
    """Whoever starts a program may have closed its streams, which are then None."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115


def _comes_of_interrupting(error: BaseException | None) -> bool:
    """Whether an error was raised while Ctrl-C was being handled, as by a half-loaded module."""
    while error is not None:
        if isinstance(error, KeyboardInterrupt):
            return True
        error = error.__context__
    return False


def _abandon_output() -> None:
    # What is still buffered must not be tried again, and complained of, at exit.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _run(arguments: Sequence[str], output: Output) -> int:
    from reader.base.paths import Paths
    from reader.desk.desk import Desk

    desk = Desk(Paths.discover())
    if not arguments or _is_file(arguments[0]):
        from reader.cli.open import open_file

        # Without the parser: what it takes to import shows in the first paint.
        file, how = arguments[0] if arguments else None, AS_IT_IS
        if len(arguments) > 1 or (file and _is_option(file)):
            from reader.cli.arguments import parse_opening

            file, how = parse_opening(arguments)
        return open_file(file, desk, _open_screen, output, how)
    from reader.cli.arguments import parse

    parsed = parse(arguments)
    parsed.launch = _open_screen
    code: int = parsed.run(parsed, desk, output)
    return code


def _open_screen(desk: Desk, target: Path | Place | None, how: HowToRead = AS_IT_IS) -> int:
    # What is made before the first paint is there to stay, and there is much of it: looking for
    # garbage in it, over and over, would find none. The screen has it looked for again.
    gc.disable()
    from reader.tui.app import run

    return run(desk, target, how)


def _is_file(argument: str) -> bool:
    if argument == "-" or _is_option(argument):
        return True
    return argument not in COMMANDS and not argument.startswith("-")


def _is_option(argument: str) -> bool:
    """Whether this says how the file that comes after it is read."""
    return argument.partition("=")[0] in {"--format", "--encoding"}
