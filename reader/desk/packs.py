"""The reader's packs as a person sees them: what each is, and whether it serves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from glossary.pack import OWN, SHIPPED
from glossary.pack_files import EntryFiles
from reader.base.errors import NoSuchPackError
from reader.base.shipped import entries_folder
from reader.desk.page_builder import PageBuilder
from reader.packs.manifest import PackKind
from reader.packs.reading import OWN_TITLE, SHIPPED_TITLE
from reader.packs.shelf import PackShelf
from reader.text.counting import counted
from reader.text.document import Role
from reader.text.page import Style
from reader.text.place import EntryPlace, PackPlace

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from glossary.pack import AnyPack
    from reader.desk.desk import Desk
    from reader.text.companion import Companion
    from reader.text.page import Page

_MOST_LISTED = 2_000  # entries of a pack


@dataclass(frozen=True, slots=True)
class PackOverview:
    """A pack and how it is used.

    Attributes:
        id: What addresses of its entries name it by.
        title: What a person calls it.
        kind: What it is made of.
        count: How many entries or articles it has.
        on: Whether it serves documents that say nothing of it.
        marked: Whether its terms are looked for in texts.
        added: When it was installed, in ISO 8601; None for one that always was there.
        origin: The file that it came from; None for one that always was there.
        about: What it says of itself, its licence among that; empty if nothing.
        path: Its folder.
    """

    id: str
    title: str
    kind: PackKind
    count: int
    on: bool
    marked: bool
    added: str | None
    origin: str | None
    about: str
    path: str

    @property
    def counted(self) -> str:
        """How many entries or articles it has, in words."""
        if self.kind is PackKind.DICTIONARY:
            return counted(self.count, "article")
        return counted(self.count, "entry", "entries")

    @property
    def use(self) -> str:
        """How its terms are used, in words."""
        return "marked" if self.marked else "look-up only"


def packs_of(desk: Desk) -> list[PackOverview]:
    """Every pack, from top to bottom; reads files, so for a thread."""
    shelf = PackShelf(desk.paths.packs).look()

    def built_in(pack_id: str, title: str, folder: Path) -> PackOverview:
        count = len(EntryFiles(folder, pack_id).read().entries)
        return PackOverview(
            pack_id,
            title,
            PackKind.ENTRIES,
            count,
            on=pack_id not in shelf.off,
            marked=True,
            added=None,
            origin=None,
            about="",
            path=str(folder),
        )

    packs = [built_in(OWN, OWN_TITLE, desk.paths.glossary)]
    for pack_id in shelf.order:
        if pack_id == SHIPPED:
            packs.append(built_in(SHIPPED, SHIPPED_TITLE, entries_folder()))
            continue
        pack = shelf.packs[pack_id]
        manifest = pack.manifest
        packs.append(
            PackOverview(
                pack_id,
                manifest.title,
                manifest.kind,
                manifest.count,
                on=pack_id not in shelf.off,
                marked=manifest.marked,
                added=manifest.added,
                origin=manifest.origin,
                about=manifest.about,
                path=str(pack.folder),
            )
        )
    return packs


def pack_named(desk: Desk, pack_id: str) -> PackOverview:
    """One pack; reads files, so for a thread.

    Raises:
        NoSuchPackError: There is none of this id.
    """
    for pack in packs_of(desk):
        if pack.id == pack_id:
            return pack
    raise NoSuchPackError(pack_id)


def serves(pack: PackOverview, companion: Companion | None) -> bool:
    """Whether a pack serves a document with this companion."""
    if companion and pack.id in companion.packs_off:
        return False
    return pack.on or bool(companion and pack.id in companion.packs_on)


def packs_page(packs: Sequence[PackOverview], companion: Companion | None) -> Page:
    """An item for each pack: whether it serves this text and others, and what it is.

    Args:
        packs: From top to bottom.
        companion: That of the document being read.
    """
    build = PageBuilder()
    for pack in packs:
        here = serves(pack, companion)
        sign = "✓" if here else "–"
        with build.block(Role.LIST_ITEM, marker=sign), build.link(PackPlace(pack.id)):
            build.add(pack.title, Style.TERM)
            state = "on" if pack.on else "off"
            if here != pack.on:
                state += ", on in this text" if here else ", off in this text"
            build.add(f"  {state} · {pack.use} · {pack.counted}", Style.FAINT)
    build.paragraph(
        "Where packs explain the same term, the upper one counts."
        " 'reader glossary pack add PATH' adds glossaries and dictionaries.",
        Style.FAINT,
    )
    return build.page()


def pack_page(pack: PackOverview, read: AnyPack | None) -> Page:
    """A pack: what it is and where it comes from, and its entries if they are files.

    Args:
        pack: The pack.
        read: What was read of it.
    """
    build = PageBuilder()
    with build.block(Role.HEADING, level=1):
        build.add(pack.title, Style.TITLE)
    with build.block():
        build.add(f"{pack.counted} · {'on' if pack.on else 'off'} · {pack.use}", Style.FAINT)
    if pack.origin:
        build.paragraph(f"From {pack.origin}, added {pack.added}.", Style.FAINT)
    for paragraph in pack.about.split("\n\n"):
        with build.block():
            build.add(" ".join(paragraph.split()))
    entries = read.entries if read else ()
    if entries:
        build.heading("Entries")
    for entry in entries[:_MOST_LISTED]:
        with build.block(Role.LIST_ITEM, marker="·"):
            build.add(entry.term, target=EntryPlace(f"{entry.id}@{pack.id}"))
            build.add(f"  {entry.kind.value}", Style.FAINT)
    if len(entries) > _MOST_LISTED:
        build.paragraph(f"… and {len(entries) - _MOST_LISTED:,} more.", Style.FAINT)
    return build.page()
