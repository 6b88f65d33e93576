"""What a search found, for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.search.model import Kind
from reader.text.counting import counted

if TYPE_CHECKING:
    from argparse import Namespace

    from reader.cli.output import Output
    from reader.search.model import Hit, Results

_IN = "    "
_VIA = 3  # other names that are told
_MANY = {Kind.PASSAGE: "passages", Kind.ENTRY: "entries", Kind.NOTE: "notes"}


def print_results(
    results: Results, output: Output, arguments: Namespace, *, where: str = ""
) -> None:
    """Hits with the words around what matched, or only how many there are.

    What is to be known of the search itself goes to standard error.

    Args:
        results: What was found.
        output: Where it is printed.
        arguments: What was said on the command line.
        where: What complaints begin with, to tell which query they are about.
    """
    for remark in results.remarks:
        output.complain(f"{where}{remark}")
    if arguments.count:
        for kind in Kind:
            output.line(counted(results.counts.get(kind, 0), kind.value, _MANY[kind]))
        output.line(counted(results.in_documents, "document"))
        return
    in_document = {one.document: one.count for one in results.documents}
    for hit in results.hits:
        more = in_document.get(hit.about.document, 0) if arguments.documents else 0
        _print_hit(hit, output, counted(more, "passage") if more else "")
    if not results.hits:
        meant = f"; did you mean {' or '.join(results.suggestions)}?" if results.suggestions else ""
        output.complain(f"{where}nothing found{meant}")
    elif output.width:
        _print_rest(results, output, arguments)


def _print_hit(hit: Hit, output: Output, counted_in: str) -> None:
    and_more = f", {counted_in}" if counted_in else ""
    kind = hit.about.note_kind or hit.kind.value
    output.line(f"{kind}: {hit.title}  ({hit.place}{_standing(hit)}{and_more})")
    for line in output.emphasised_lines(hit.snippet, hit.matches, _IN):
        output.raw_line(line)
    if hit.via and hit.kind is not Kind.ENTRY:  # all its names stand in an entry
        more = f" and {len(hit.via) - _VIA} more" if len(hit.via) > _VIA else ""
        output.line(f"{_IN}found as {', '.join(hit.via[:_VIA])}{more}")


def _standing(hit: Hit) -> str:
    """What a note stands on."""
    about = hit.about
    if hit.kind is not Kind.NOTE:
        return ""
    words = f" “{about.note_on}”" if about.note_on else ""
    return f" on {f'entry:{about.entry}' if about.entry else f'doc:{about.document}'}{words}"


def _print_rest(results: Results, output: Output, arguments: Namespace) -> None:
    """On a terminal, what there is beyond the hits shown."""
    shown = len(results.hits)
    if arguments.documents:
        every, of = results.in_documents, counted(results.in_documents, "document")
    else:
        every = sum(results.counts.values())
        of = " and ".join(
            counted(count, kind.value, _MANY[kind])
            for kind, count in results.counts.items()
            if count
        )
    if every > shown:
        output.line()
        output.line(f"The best {shown} of {of}; --limit {min(1000, every)} shows more.")
