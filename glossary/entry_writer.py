"""Writing the file of an entry, and changing one without disturbing what its owner made of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from glossary.entry_file import FIELDS, all_aliases, parse_entry
from glossary.fields import broken
from glossary.frontmatter import parse, render
from glossary.model import Alias, Case, Entry, Kind
from glossary.patching import patched
from glossary.source_fields import source_values

if TYPE_CHECKING:
    from glossary.dates import PartialDate
    from glossary.frontmatter import Fields, Value
    from glossary.model import Fact, Name, Position, Source

_ANY_LINE_END = re.compile(r"\r\n?")


@dataclass(frozen=True, slots=True)
class EntryDraft:
    """An entry as somebody wants it to be, before it has a file.

    Attributes:
        term: Neutral headword.
        kind: What sort of thing it is.
        body: A few plain sentences, with ``[[links]]`` and ``[KEY]`` citations.
        aliases: Strings that mean it, beside the term and the matched names.
        term_matched: Whether the term itself is looked for in texts.
        names: Names by script and side.
        facts: Dated facts.
        positions: What each side holds.
        see: Ids of related entries.
        sources: Sources by key.
    """

    term: str
    kind: Kind = Kind.TERM
    body: str = ""
    aliases: tuple[Alias, ...] = ()
    term_matched: bool = True
    names: tuple[Name, ...] = ()
    facts: tuple[Fact, ...] = ()
    positions: tuple[Position, ...] = ()
    see: tuple[str, ...] = ()
    sources: Mapping[str, Source] = field(default_factory=dict)

    def tidied(self) -> EntryDraft:
        """The same without white space around words, which no file keeps."""
        aliases = (replace(alias, text=alias.text.strip()) for alias in self.aliases)
        return replace(
            self,
            term=self.term.strip(),
            body=_ANY_LINE_END.sub("\n", self.body).strip(),
            aliases=tuple({alias.text: alias for alias in aliases}.values()),
            names=tuple(replace(name, text=name.text.strip()) for name in self.names),
            facts=tuple(replace(fact, text=fact.text.strip()) for fact in self.facts),
            positions=tuple(
                replace(position, side=position.side.strip(), text=position.text.strip())
                for position in self.positions
            ),
            see=tuple(dict.fromkeys(self.see)),
            sources={
                key: source._replace(title=source.title.strip())
                for key, source in self.sources.items()
            },
        )

    def as_entry(self, entry_id: str, pack: str = "", path: str = "") -> Entry:
        """The entry that this draft becomes."""
        headword = self.term if self.term_matched else None
        return Entry(
            id=entry_id,
            term=self.term,
            kind=self.kind,
            body=self.body,
            names=self.names,
            aliases=all_aliases(headword, self.names, self.aliases),
            facts=self.facts,
            positions=self.positions,
            see=self.see,
            sources=self.sources,
            pack=pack,
            path=path,
        )


def draft_of(entry: Entry) -> EntryDraft:
    """The draft that would become this entry."""
    first = entry.aliases[0].text if entry.aliases else ""
    term_matched = first == entry.term  # where it is an alias of its own accord, it leads them
    implied = all_aliases(entry.term if term_matched else None, entry.names, ())
    return EntryDraft(
        term=entry.term,
        kind=entry.kind,
        body=entry.body,
        aliases=tuple(alias for alias in entry.aliases if alias not in implied),
        term_matched=term_matched,
        names=entry.names,
        facts=entry.facts,
        positions=entry.positions,
        see=entry.see,
        sources=entry.sources,
    )


def render_entry(draft: EntryDraft) -> str:
    """The file of an entry, which ``parse_entry`` reads back to the same values.

    Raises:
        ValueError: The draft holds something that no entry can (a BrokenFileError, which says
            what), or no file (half of a surrogate pair).
    """
    wanted = draft.tidied()
    text = render(_fields_of(wanted), f"{wanted.body}\n" if wanted.body else "")
    return _checked(text, wanted, wanted.term)


def edit_entry(source: str, draft: EntryDraft, path: str = "the entry") -> str:
    """The file of an entry changed to what a draft says.

    Only the lines of what is different change, items of lists each for themselves; comments,
    order, quoting and line ends of all else stay byte for byte.

    Args:
        source: The file as it is.
        draft: What it is to say.
        path: The file, as a person would name it: every error begins with it.

    Raises:
        BrokenFileError: The file cannot be read, its fields stand in a way that cannot be
            changed line by line, or the draft holds something that no entry can.
        ValueError: The draft holds something that no file can keep.
    """
    wanted = draft.tidied()
    now = draft_of(parse_entry(source, entry_id="entry", pack="", path=path))
    old, new = _fields_of(now), _fields_of(wanted)
    front = parse(source, path)
    changes = {
        key: _as_written(front.fields, key, old, new[key]) if key in new else None
        for key in FIELDS
        if old.get(key) != new.get(key)
    }
    body = wanted.body if wanted.body != now.body else None
    text = patched(source, changes, path=path, order=FIELDS, body=body)
    if "unmatched_term" in front.fields and not _is_read_as(text, wanted, path):
        # What it said did not matter beside an alias that is gone.
        flag = {"unmatched_term": None if wanted.term_matched else True}
        text = patched(source, {**changes, **flag}, path=path, order=FIELDS, body=body)
    return _checked(text, wanted, path)


def _checked(text: str, wanted: EntryDraft, path: str) -> str:
    if not _is_read_as(text, wanted, path):
        raise broken(path, None, "would not be read back as it is", "use plain words")
    return text


def _is_read_as(text: str, wanted: EntryDraft, path: str) -> bool:
    read = parse_entry(text, entry_id="entry", pack="", path=path)
    return read == wanted.as_entry("entry", path=path)


def _as_written(fields: Fields, key: str, old: Mapping[str, Value], new: Value) -> Value:
    """A new value in which what has not changed is told as the file tells it."""
    before, there = old.get(key), fields.plain().get(key)
    if isinstance(before, Mapping) and isinstance(there, Mapping) and isinstance(new, Mapping):
        return {
            name: there[name] if before.get(name) == value else value for name, value in new.items()
        }
    if isinstance(before, list) and isinstance(there, list) and isinstance(new, list):
        if len(before) != len(there):
            return new
        same: dict[str, Value] = dict(zip(map(repr, before), there, strict=True))
        return [same[told] if (told := repr(item)) in same else item for item in new]
    return new


def _fields_of(draft: EntryDraft) -> dict[str, Value]:
    fields: dict[str, Value] = {"term": draft.term, "kind": draft.kind.value}
    fields["names"] = [_name(name) for name in draft.names]
    fields["match"] = [_alias(alias) for alias in draft.aliases]
    if not draft.term_matched:
        fields["unmatched_term"] = True
    fields["see"] = list(draft.see)
    fields["facts"] = [_fact(fact) for fact in draft.facts]
    fields["positions"] = [_position(position) for position in draft.positions]
    fields["sources"] = source_values(draft.sources)
    return {key: value for key, value in fields.items() if value or key == "term"}


def _name(name: Name) -> Value:
    told: dict[str, Value] = {"text": name.text, "lang": name.lang, "reading": name.reading}
    told |= {"side": name.side, "gloss": name.gloss, "note": name.note}
    return _filled(told) | ({} if name.matched else {"matched": False})


def _alias(alias: Alias) -> Value:
    if alias.case is Case.NORMAL:
        return alias.text
    return {"text": alias.text, "case": alias.case.value}


def _fact(fact: Fact) -> Value:
    told: dict[str, Value] = {"date": str(fact.date), "until": _date(fact.until)}
    return _filled(told | {"text": fact.text, "sources": list(fact.sources)})


def _position(position: Position) -> Value:
    told: dict[str, Value] = {"side": position.side, "date": _date(position.date)}
    return _filled(told | {"text": position.text, "sources": list(position.sources)})


def _date(date: PartialDate | None) -> str:
    return str(date) if date is not None else ""


def _filled(fields: Mapping[str, Value]) -> dict[str, Value]:
    return {key: value for key, value in fields.items() if value}
