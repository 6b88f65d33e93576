"""Which elements of a page are notes at its foot, and which links lead to them and back.

Books say so (EPUB's ``epub:type``, DPUB-ARIA's roles). Of pages, a raised link to an element that
has a link back is one, as all generators of notes make them.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from lxml.etree import _Element

_TYPE = "{http://www.idpf.org/2007/ops}type"
_NOTE_TYPES = frozenset({"footnote", "endnote", "rearnote", "note", "doc-footnote", "doc-endnote"})
_REFERENCE_TYPES = frozenset({"noteref", "doc-noteref"})
_BACK_TYPES = frozenset({"backlink", "doc-backlink", "referrer", "se:referrer"})
_NOTE_ELEMENTS = frozenset({"li", "aside", "div", "p", "section", "dd", "td", "tr"})
_BACK_WORDS = frozenset({"↩", "↩︎", "↑", "^", "⏎", "↵", "⤴", "↺", "⮐", "back", "return", "jump up"})
_LONGEST_LABEL = 8  # characters of "12", "[12]", "*", "note 3"
_LOOKED_UP = 4  # elements around the one that has the name of a note
_LONGEST_NOTE = 500  # elements; nothing with more is a note
_FEW = 6  # stretches of text
_MOST = 50_000  # links of a page that are looked at


class Notes(NamedTuple):
    """The notes of a page.

    Attributes:
        bodies: The elements that are notes.
        backs: The links in them that lead back.
    """

    bodies: frozenset[_Element]
    backs: frozenset[_Element]


def types_of(element: _Element) -> frozenset[str]:
    """What an element says it is for: EPUB's types and ARIA's roles."""
    said = f"{element.get(_TYPE, '')} {element.get('epub:type', '')} {element.get('role', '')}"
    return frozenset(said.lower().split())


def find_notes(root: _Element) -> Notes:
    """Find the notes of a page, whatever its generator."""
    links = [one for one in root.iter("{*}a") if one.get("href")][:_MOST]
    leading_back = _leading_back(root)
    bodies = {one for one in root.iter("{*}aside", "{*}li", "{*}div", "{*}p") if _is_said(one)}
    by_name = _names(root) if any((one.get("href") or "").startswith("#") for one in links) else {}
    backs = {one for one in links if types_of(one) & _BACK_TYPES}
    for link in links:
        target = by_name.get((link.get("href") or "")[1:]) if _is_inside(link) else None
        if target is None or link in leading_back or not _may_refer(link):
            continue
        body = _body(target, {f"#{name}" for name in _names_at(link)})
        if body is not None and body not in set(link.iterancestors()):
            bodies.add(body)
    backs.update(one for one, body in _links_inside(bodies, root) if _is_back(one, by_name, body))
    return Notes(frozenset(bodies), frozenset(backs))


def _links_inside(
    bodies: Collection[_Element], root: _Element
) -> Iterator[tuple[_Element, _Element]]:
    """Each link in a note once, with the innermost note around it."""
    from lxml.etree import iterwalk

    around: list[_Element] = []
    for event, element in iterwalk(root, events=("start", "end")) if bodies else ():
        if event == "end":
            if around and around[-1] is element:
                around.pop()
            continue
        if element in bodies:
            around.append(element)
        if around and str(element.tag).rpartition("}")[2] == "a":
            yield element, around[-1]


def label_of(element: _Element) -> str:
    """The words of an element, if they are short enough to be the number or sign of a note."""
    words = " ".join("".join(map(str, element.itertext())).split())
    return words.strip("[](). ") if len(words) <= _LONGEST_LABEL else ""


def number_of(back: _Element) -> str:
    """What a link back says its note's number or sign is; empty if it only points back."""
    label = label_of(back)
    return "" if label.lower() in _BACK_WORDS else label


def _is_said(element: _Element) -> bool:
    return bool(types_of(element) & _NOTE_TYPES)


def _names(root: _Element) -> dict[str, _Element]:
    found: dict[str, _Element] = {}
    for element in root.iter("{*}*"):
        name = element.get("id") or element.get("name")
        if name:
            found.setdefault(name, element)
    return found


def _leading_back(root: _Element) -> frozenset[_Element]:
    """The links to what stands before them: a reference stands before its note."""
    passed: set[str] = set()
    found = set()
    for element in root.iter("{*}*"):
        if (href := element.get("href") or "").startswith("#") and href[1:] in passed:
            found.add(element)
        passed.update(name for name in (element.get("id"), element.get("name")) if name)
    return frozenset(found)


def _name_of(element: _Element) -> str:
    return element.get("id") or element.get("name") or ""


def _names_at(link: _Element) -> set[str]:
    """The names that a link back to this one may have: its own, and of what is closely around."""
    found, element = {_name_of(link)}, link.getparent()
    for _ in range(2):
        if element is None:
            break
        found.add(_name_of(element))
        element = element.getparent()
    return found - {""}


def _is_inside(link: _Element) -> bool:
    return (link.get("href") or "").startswith("#")


def _may_refer(link: _Element) -> bool:
    if types_of(link) & _REFERENCE_TYPES:
        return True
    return bool(label_of(link)) and (_is_raised(link) or "footnote" in (link.get("class") or ""))


def _is_raised(link: _Element) -> bool:
    parent = link.getparent()
    around = [link, parent] if parent is not None else [link]
    tags = {str(one.tag).rpartition("}")[2] for one in [*around, *link.iterchildren("{*}*")]}
    words = label_of(link)
    is_bracketed = "".join(map(str, link.itertext())).strip().startswith("[")
    return "sup" in tags or (is_bracketed and words.isdecimal())


def _body(target: _Element, back: set[str]) -> _Element | None:
    """The element that holds a whole note: the target or one closely around, with a link back."""
    element: _Element | None = target
    for _ in range(_LOOKED_UP):
        if element is None:
            return None
        tag = str(element.tag).rpartition("}")[2]
        if tag in _NOTE_ELEMENTS:
            linked = {one.get("href") for one in islice(element.iter(), _LONGEST_NOTE)}
            return element if linked & back or _is_said(element) else None
        element = element.getparent()
    return None


def _is_back(link: _Element, by_name: dict[str, _Element], body: _Element) -> bool:
    if types_of(link) & _BACK_TYPES or "backref" in (link.get("class") or ""):
        return True
    words = " ".join("".join(map(str, link.itertext())).split()).lower()
    href = link.get("href") or ""
    target = by_name.get(href[1:]) if href.startswith("#") else None
    leads_out = target is not None and body not in {target, *target.iterancestors()}
    is_sign = words in _BACK_WORDS or not any(map(str.isalnum, words))
    if "#" in href[1:] and ":" not in href.partition("#")[0]:  # to another chapter of a book
        return is_sign or _begins(body, label_of(link))
    return leads_out and (is_sign or bool(label_of(link)))


def _begins(body: _Element, label: str) -> bool:
    """Whether a note begins with that number or sign."""
    words = "".join(map(str, islice(body.itertext(), _FEW))).lstrip(" \n\t[(")
    return words.startswith(label) and (label.isdecimal() or len(label) == 1)
