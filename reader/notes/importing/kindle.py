"""Amazon Kindle's ``My Clippings.txt``, whatever the language of the device.

There is no specification. The shapes are those that devices write in English, German, French,
Spanish, Italian, Portuguese, Dutch, Russian, Japanese and Chinese: a line with title and author,
one that begins with ``- `` and tells kind, page, location and time, an empty one, the words, and
ten equals signs. A device whose language was changed leaves several in one file.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reader.notes.importing.rows import MOST_ROWS, ImportedNote, Read, Source, origin_of, utc
from reader.notes.kinds import HIGHLIGHT, PLAIN

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

_BETWEEN = re.compile(r"^={10}[ \t\r]*$", re.MULTILINE)
_TITLE = re.compile(r"(?P<title>.*?)\s*\((?P<author>[^()]*(?:\([^()]*\)[^()]*)*)\)\s*\Z", re.DOTALL)
_LIMIT = re.compile(r"<[^<>]*(?:limit|Limit|límite|limite|上限|лимит)[^<>]*>\s*\Z")
_RANGE = re.compile(r"(\d{1,9})\s*[-–]\s*(\d{1,9})")
_NUMBER = re.compile(r"\d{1,9}")
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([AaPp]\.?\s?[Mm]\b)?")
_ASIAN = re.compile(r"(\d{4})年\s*(\d{1,2})月\s*(\d{1,2})日")

_BOOKMARKS = ("bookmark", "lesezeichen", "signet", "marcador", "segnalibro", "bladwijzer",
              "закладка", "ブックマーク", "书签", "書籤")  # fmt: skip
_HIGHLIGHTS = ("highlight", "markierung", "surlignement", "subrayado", "evidenziazione", "destaque",
               "markering", "выделен", "ハイライト", "标注", "標註")  # fmt: skip
_NOTES = ("note", "notiz", "nota", "notitie", "заметка", "メモ", "笔记", "筆記")
_LOCATIONS = ("location", "loc.", "position", "posición", "emplacement", "posizione", "posição",
              "locatie", "место", "位置")  # fmt: skip
_PAGES = ("page", "seite", "página", "pagina", "странице", "ページ", "页", "頁")
_MONTHS = {
    name: number
    for several in (
        "january february march april may june july august september october november december",
        "januar februar märz april mai juni juli august september oktober november dezember",
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",  # noqa: E501 - one language a line
        "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
        "januari februari maart april mei juni juli augustus september oktober november december",
        "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    )
    for number, name in enumerate(several.split(), 1)
}
_WORD = re.compile(r"[^\W\d_]+")


class _Clipping(NamedTuple):
    source: Source
    kind: str
    page: int
    start: int
    end: int
    written: dt.datetime | None
    words: str


def looks_so(text: str) -> bool:
    """Whether a text is such a file."""
    head = text[:20_000]
    told = re.search(r"^- .*\|", head, re.MULTILINE)
    return told is not None and _BETWEEN.search(head) is not None


def read_kindle(text: str) -> Read:
    """The notes of such a file; bookmarks have no words, and are left out."""
    problems: list[str] = []
    clippings = list(_clippings(text.replace("\r\n", "\n").replace("\r", "\n"), problems))
    rows = tuple(_with_notes(_longest(clippings)))
    return Read("kindle", rows[:MOST_ROWS], tuple(problems))


def _clippings(text: str, problems: list[str]) -> Iterator[_Clipping]:
    line = 1
    for part in _BETWEEN.split(text):
        here = line + len(part) - len(part.lstrip("\n\ufeff"))
        line += part.count("\n")
        lines = part.strip("\n\ufeff").split("\n")
        if len(lines) < 2:  # noqa: PLR2004 - a title and what it is
            continue
        title, told = lines[0].strip("\ufeff "), lines[1].strip()
        words = "\n".join(lines[2:]).strip()
        kind = _kind(told)
        if kind == "bookmark":
            continue
        if not kind or not told.startswith("-"):
            problems.append(f"line {here + 1}: {told[:60]!r} is in no known language of clippings")
            continue
        if not words or _LIMIT.fullmatch(words):
            problems.append(f"line {here + 1}: has no words; its publisher allows no more")
            continue
        yield _clipping(title, told, kind, words)


def _clipping(title: str, told: str, kind: str, words: str) -> _Clipping:
    found = _TITLE.fullmatch(title)
    source = Source(found["title"], found["author"]) if found and found["title"] else Source(title)
    place, _, when = told.rpartition("|")
    start, end = _location(place or told)
    return _Clipping(source, kind, _after(place or told, _PAGES), start, end, _written(when), words)


def _kind(told: str) -> str:
    """What a line tells of; empty where its language is not known."""
    words = told.partition("|")[0].casefold() if "|" in told else told.casefold()
    whole = told.casefold()
    for names, kind in ((_BOOKMARKS, "bookmark"), (_HIGHLIGHTS, HIGHLIGHT), (_NOTES, PLAIN)):
        if any(name in words for name in names):
            return kind
    # Japanese and Chinese tell the kind after the location.
    for names, kind in ((_BOOKMARKS, "bookmark"), (_HIGHLIGHTS, HIGHLIGHT), (_NOTES, PLAIN)):
        if any(name in whole for name in names if not name.isascii()):
            return kind
    return ""


def _location(told: str) -> tuple[int, int]:
    """First and last location; the last page numbers where there is none."""
    at = max((told.casefold().rfind(name) for name in _LOCATIONS), default=-1)
    rest = told[at:] if at >= 0 else told
    if found := _RANGE.search(rest):
        first, last = int(found[1]), found[2]
        # "184-85" leaves out the digits that both have.
        whole = found[1][: max(0, len(found[1]) - len(last))] + last
        return first, max(first, int(whole))
    number = _NUMBER.search(rest)
    return (int(number[0]), int(number[0])) if number else (-1, -1)


def _after(told: str, names: tuple[str, ...]) -> int:
    """The number beside a word; -1 for none."""
    folded = told.casefold()
    for name in names:
        at = folded.find(name)
        if at >= 0:
            after = _NUMBER.search(told, at)
            before = re.search(r"(\d{1,9})\s*\Z", told[:at])
            found = before if not name.isascii() and before else after
            return int(found[0]) if found else -1
    return -1


def _written(when: str) -> dt.datetime | None:
    clock = _CLOCK.search(when)
    hour, minute, second = (int(part or 0) for part in clock.groups()[:3]) if clock else (0, 0, 0)
    half = (clock[4] or "").casefold() if clock else ""
    if ("p" in half or "下午" in when or "午後" in when) and hour < 12:  # noqa: PLR2004 - noon
        hour += 12
    elif ("a" in half or "上午" in when or "午前" in when) and hour == 12:  # noqa: PLR2004 - midnight
        hour = 0
    if asian := _ASIAN.search(when):
        return utc((int(asian[1]), int(asian[2]), int(asian[3])), (hour, minute, second))
    day = when[: clock.start()] if clock else when
    month = next((_MONTHS[w] for w in map(str.casefold, _WORD.findall(day)) if w in _MONTHS), 0)
    numbers = [int(number) for number in _NUMBER.findall(day)]
    year = next((number for number in numbers if number > 1900), 0)  # noqa: PLR2004 - no day is
    date = next((number for number in numbers if number <= 31), 0)  # noqa: PLR2004 - of a month
    return utc((year, month, date), (hour, minute, second)) if year and month and date else None


def _longest(clippings: list[_Clipping]) -> list[_Clipping]:
    """A highlight that was made longer or shorter later is written anew: the last one counts."""
    kept: dict[tuple[Source, str, int], list[_Clipping]] = {}
    ordered: list[_Clipping] = []
    for one in clippings:
        same = kept.setdefault((one.source, one.kind, one.start // 5), [])
        for other in list(same):
            begins = one.words.startswith(other.words) or other.words.startswith(one.words)
            if (
                one.kind == HIGHLIGHT
                and begins
                and one.start <= other.end
                and other.start <= one.end
            ):
                same.remove(other)
                ordered.remove(other)
        same.append(one)
        ordered.append(one)
    return ordered


def _with_notes(clippings: list[_Clipping]) -> Iterator[ImportedNote]:
    """Highlights, each with the note that was written at its end."""
    ends: dict[tuple[Source, int], int] = {}
    for number, one in enumerate(clippings):
        if one.kind == HIGHLIGHT:
            ends[one.source, one.end] = number
    said: dict[int, _Clipping] = {}
    for one in clippings:
        above = ends.get((one.source, one.start)) if one.kind == PLAIN else None
        if above is not None:
            said[above] = one
    used = {id(note) for note in said.values()}
    for number, one in enumerate(clippings):
        if id(one) in used:
            continue
        note = said.get(number)
        is_quote = one.kind == HIGHLIGHT
        place = f"{one.start}-{one.end}" if one.start >= 0 else f"page {one.page}"
        yield ImportedNote(
            origin_of("kindle", one.source.title, one.source.author, place, one.kind, one.words),
            one.source,
            quote=one.words if is_quote else "",
            body=note.words if note else "" if is_quote else one.words,
            kind=PLAIN if note else one.kind,
            created=one.written,
        )
