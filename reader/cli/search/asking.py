"""Asking the index, once it is up to date."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.base.errors import Exit, IndexUnusableError
from reader.cli.indexing import renew
from reader.search.model import Question
from reader.search.query.spelling import as_one

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from reader.cli.output import Output
    from reader.desk.desk import Desk
    from reader.search.model import Results

_IN_THIS = "in:this"


@dataclass(slots=True)
class Asking:
    """What all queries of a command have in common.

    Attributes:
        desk: Who is asked.
        output: Where complaints go.
        arguments: What was said on the command line.
        filters: What the options ask for, as typed.
        unusable: Why the index could not be brought up to date.
    """

    desk: Desk
    output: Output
    arguments: Namespace
    filters: Sequence[str]
    unusable: IndexUnusableError | None = None

    def query(self, words: str) -> str:
        """The words with all filters; empty if there is neither."""
        # What is beyond the longest query is cut, and that must not be a filter.
        return " ".join(filter(None, [*self.filters, as_one(words) if self.filters else words]))

    def results(self, words: str) -> Results:
        """What a query finds."""
        query = self.query(words)
        arguments = self.arguments
        here = (self.desk.places.last or "") if _IN_THIS in query else ""
        limit = 1 if arguments.count else arguments.limit
        question = Question(query, limit=limit, here=here, of_documents=arguments.documents)
        results = self.desk.search(question)
        self._look_at_index(results)
        return results

    def end(self, *, has_found: bool) -> int:
        """The exit code, once everything is printed.

        Raises:
            IndexUnusableError: Nothing is found, and not everything could be looked through.
        """
        if self.unusable and not has_found:
            raise self.unusable
        if self.unusable:
            self.output.complain(f"{self.unusable}; these hits may be out of date")
        return Exit.OK if has_found else Exit.NOTHING_FOUND

    def _look_at_index(self, results: Results) -> None:
        if self.unusable:
            return
        if results.damaged:
            self.unusable = IndexUnusableError(
                "the index cannot be read; 'reader index update' mends it"
            )
        elif not results.complete:
            self.unusable = IndexUnusableError(
                "the index has not seen everything yet; 'reader index update' goes on with it"
            )


def bring_up_to_date(desk: Desk, output: Output) -> IndexUnusableError | None:
    """Have the index hold what the files hold by now.

    Returns:
        Why it cannot; what it holds may still be searched.

    Raises:
        StoppedError: By Ctrl-C.
    """
    try:
        if desk.index.needs_update(desk.sources()):
            report = renew(desk, output)
            for key, reason in report.failed:
                output.complain(f"left out: {key}: {reason}")
    except IndexUnusableError as error:
        return error
    finally:
        output.warn_of(desk.problems())
    return None
