"""What is wrong with words that link and cite, in entries and companions alike."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from glossary.faults import BODY, Fault, Where
from glossary.links import parse_links, references, written_offset
from glossary.sentences import sentence_spans

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from glossary.glossary import Glossary
    from glossary.model import Source

# Control characters except line ends and tabs, and marks that turn the direction of the text.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff]")
_SHOWN = 60


class Written(NamedTuple):
    """Words of a file, and where they stand.

    Attributes:
        where: Where they stand.
        text: The words.
    """

    where: Where
    text: str

    def at(self, offset: int) -> Where:
        """Where a character of them stands."""
        return (BODY, offset) if self.where == (BODY,) else self.where


def unsourced_sentences(written: Written, glossary: Glossary) -> Iterator[Fault]:
    """The sentences that cite no source."""
    # Links are shown, so that only citations are left in brackets.
    shown = parse_links(written.text, glossary.term_of).text
    for start, end in sentence_spans(shown):
        sentence = shown[start:end]
        if not any(reference.key for reference in references(sentence)):
            offset = written_offset(written.text, glossary.term_of, start)
            reason = f"no source for the sentence {short(sentence)!r}"
            yield Fault(written.at(offset), reason, "cite one as [KEY]")


def citations(written: Iterable[Written]) -> Iterator[tuple[Where, str]]:
    """Every key that is cited, and where."""
    for words in written:
        for reference in references(words.text):
            if reference.key:
                yield words.at(reference.offset), reference.key


def source_faults(
    sources: Mapping[str, Source], cited: Iterable[tuple[Where, str]]
) -> Iterator[Fault]:
    """Citations of sources that are not there, and sources that nothing cites."""
    by_key: dict[str, Where] = {}
    for where, key in cited:
        by_key.setdefault(key, where)
    for key, where in by_key.items():
        if key not in sources:
            reason = f"cites {key}, which is not among its sources"
            yield Fault(where, reason, f"add {key} to 'sources'")
    for key in sources:
        if key not in by_key:
            reason = f"the source {key} is never cited"
            yield Fault(("sources", key), reason, "cite it or take it out")


def link_faults(written: Written, glossary: Glossary) -> Iterator[Fault]:
    """Links that lead nowhere."""
    said = set()
    for reference in references(written.text):
        target = reference.entry
        if target and target not in said and not glossary.get(target):
            said.add(target)
            reason = f"links [[{target}]], which is no entry"
            yield Fault(written.at(reference.offset), reason, "write that entry or unlink it")
    left = parse_links(written.text, glossary.term_of).text
    for bracket in re.finditer(r"\[\[|\]\]", left):
        offset = written_offset(written.text, glossary.term_of, bracket.start())
        reason = f"a link in {short(left[max(0, bracket.start() - 20) :])!r} is malformed"
        yield Fault(written.at(offset), reason, "write [[entry-id]] or [[id|words]]")
        return


def control_characters(written: Written) -> Iterator[Fault]:
    """The first character that must not be sent to a terminal."""
    found = _CONTROL.search(written.text)
    if found:
        code = f"U+{ord(found.group()):04X}"
        reason = f"holds the control character {code} in {short(written.text)!r}"
        yield Fault(written.at(found.start()), reason, "delete it")


def short(text: str) -> str:
    """Words on one line, cut to be told in a message."""
    words = " ".join(text.split())
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"
