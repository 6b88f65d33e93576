"""Commands on terms and their entries."""

from __future__ import annotations

from reader.tui.commands.command import Command, Group

COMMANDS = (
    Command(
        "marks",
        ("t",),
        "Marks",
        "Mark all terms, those not yet known, none, the first in the text, the first on screen;"
        " all stay doors.",
        Group.TERMS,
        lambda screen: screen.features.marks.cycle(),
        rank=11,
    ),
    Command(
        "know",
        ("i",),
        "Know this",
        "I know this: the term in focus, or the entry on show; said again, not any more.",
        Group.TERMS,
        lambda screen: screen.features.knowing.toggle(),
        lambda screen: screen.features.knowing.entry is not None,
        rank=8,
    ),
    Command(
        "prefer",
        ("P",),
        "This one",
        "Of the entries that several packs have for a term, the one on show counts in this text.",
        Group.TERMS,
        lambda screen: screen.features.correcting.prefer(),
        lambda screen: screen.features.beside.entry is not None,
    ),
    Command(
        "not_that",
        ("x",),
        "Not that",
        "These words do not mean this entry here; kept for this document, u undoes it.",
        Group.TERMS,
        lambda screen: screen.features.correcting.this_is_not(),
        lambda screen: screen.features.correcting.mention is not None,
        rank=9,
    ),
    Command(
        "nowhere_that",
        ("X",),
        "Never that",
        "These words mean this entry nowhere in this document.",
        Group.TERMS,
        lambda screen: screen.features.correcting.this_is_not(everywhere=True),
        lambda screen: screen.features.correcting.mention is not None,
    ),
    Command(
        "that_is",
        ("equals_sign",),
        "Is that",
        "Say which entry the words selected, or the term in focus, mean here.",
        Group.TERMS,
        lambda screen: screen.features.correcting.this_is(),
        lambda screen: screen.features.correcting.span is not None,
        rank=9,
    ),
    Command(
        "everywhere_that",
        ("plus",),
        "Always that",
        "Say which entry these words mean everywhere in this document.",
        Group.TERMS,
        lambda screen: screen.features.correcting.this_is(everywhere=True),
        lambda screen: screen.features.correcting.span is not None,
    ),
)
