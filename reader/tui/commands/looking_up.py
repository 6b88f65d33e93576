"""Commands that go from terms to entries, on from there, and back."""

from __future__ import annotations

from reader.tui.commands.command import Command, Group, While

COMMANDS = (
    Command(
        "next_term",
        ("tab",),
        "Next term",
        "To the next term or link.",
        Group.LOOK_UP,
        lambda screen: screen.next_link(1),
        rank=1,
        during=While.TYPING_QUERY,
    ),
    Command(
        "previous_term",
        ("shift+tab",),
        "Term before",
        "To the term or link before.",
        Group.LOOK_UP,
        lambda screen: screen.next_link(-1),
        during=While.TYPING_QUERY,
    ),
    Command(
        "open",
        ("enter",),
        "Open",
        "Open the term, link, hit or note that is marked.",
        Group.LOOK_UP,
        lambda screen: screen.open_marked(),
        rank=2,
        during=While.TYPING_QUERY,
    ),
    Command(
        "return",
        ("escape", "r"),
        "Return",
        "Back to the exact line being read, however far the looking up went.",
        Group.LOOK_UP,
        lambda screen: screen.lookup.come_back(),
        rank=3,
        during=While.WRITING,
    ),
    Command(
        "back",
        ("left_square_bracket", "alt+left", "backspace"),
        "Back",
        "One step back through what was looked up.",
        Group.LOOK_UP,
        lambda screen: screen.lookup.back(),
        lambda screen: screen.session.history.can_go_back,
        rank=6,
    ),
    Command(
        "forward",
        ("right_square_bracket", "alt+right"),
        "Forward",
        "One step forward again.",
        Group.LOOK_UP,
        lambda screen: screen.lookup.forward(),
        lambda screen: screen.session.history.can_go_forward,
    ),
    Command(
        "terms_in_view",
        ("v",),
        "In view",
        "To the list of terms of the text on screen.",
        Group.LOOK_UP,
        lambda screen: screen.show_in_view(),
        rank=7,
    ),
    Command(
        "read_from_here",
        ("full_stop",),
        "Read here",
        "Make the line on top the one being read, and stop looking up.",
        Group.LOOK_UP,
        lambda screen: screen.lookup.read_from_here(),
        lambda screen: screen.session.place.is_away,
    ),
)
