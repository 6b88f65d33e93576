"""Notes to try things with."""

from __future__ import annotations

import datetime as dt

from reader.notes.model import EntryTarget, Note, PassageTarget
from reader.text.anchoring import Anchor

ANCHOR = Anchor("the shrine", "a visit to ", " in April", 120)
ON_DOCUMENT = PassageTarget("moscow-tokyo", ANCHOR)
ON_ENTRY = EntryTarget("yasukuni-shrine")
WRITTEN = dt.datetime(2026, 11, 22, 19, 53, 1, tzinfo=dt.UTC)

PLAIN = Note(
    id="20261122t195301-0abc1234",
    target=ON_DOCUMENT,
    body="Whose words are these?\n",
    tags=("names", "to check"),
    created=WRITTEN,
    modified=WRITTEN,
)

FOREIGN = """---
# Written by another program
colour: yellow     # its own field
document: moscow-tokyo
anchor: {quote: the shrine, prefix: "a visit to ", suffix: " in April", start: 120}
tags:
  - names
  # not sure
  - 'to check'

# times
created: 2026-11-22T19:53:01+00:00
modified:   "2026-11-22T19:53:01Z"
links: [{rel: see, to: [a, b]}]
---
Whose words are these?
"""
