"""Annotations in the shapes of the W3C's model and of Hypothes.is.

https://www.w3.org/TR/annotation-model/ (sections 3 to 5, and the complete example at its end),
https://h.readthedocs.io/en/latest/api-reference/v1/ (an annotation, and what a search answers).
"""

from __future__ import annotations

from typing import Any

W3C: dict[str, Any] = {
    "@context": "http://www.w3.org/ns/anno.jsonld",
    "id": "http://example.org/anno1",
    "type": "Annotation",
    "motivation": "commenting",
    "creator": {"id": "http://example.org/user1", "type": "Person", "name": "A. Reader"},
    "created": "2015-10-13T13:00:00Z",
    "modified": "2015-10-14T15:13:28+02:00",
    "body": [
        {"type": "TextualBody", "purpose": "tagging", "value": "light"},
        {
            "type": "Choice",
            "items": [
                {"type": "TextualBody", "purpose": "describing", "value": "Why at noon?"},
                {"type": "TextualBody", "purpose": "describing", "value": "Pourquoi ?"},
            ],
        },
    ],
    "target": {
        "type": "SpecificResource",
        "source": "http://example.com/lamp",
        "selector": [
            {"type": "FragmentSelector", "value": "para-2"},
            {"type": "TextPositionSelector", "start": 412, "end": 429},
            {
                "type": "TextQuoteSelector",
                "exact": "was lit at noon",
                "prefix": "the lamp ",
                "suffix": ", as ever",
            },
        ],
    },
}

_SELECTORS = [
    {
        "type": "RangeSelector",
        "startContainer": "/div[1]/p[2]",
        "startOffset": 9,
        "endContainer": "/div[1]/p[2]",
        "endOffset": 24,
    },
    {"type": "TextPositionSelector", "start": 412, "end": 427},
    {
        "type": "TextQuoteSelector",
        "exact": "was lit at noon",
        "prefix": "the lamp ",
        "suffix": ", as ever",
    },
]


def annotation(name: str, text: str, **more: Any) -> dict[str, Any]:  # noqa: ANN401 - as JSON has it
    """One of Hypothes.is's annotations."""
    return {
        "id": name,
        "created": "2024-03-05T21:12:45.123456+00:00",
        "updated": "2024-03-06T08:00:01.000000+00:00",
        "user": "acct:a_reader@hypothes.is",
        "uri": "https://example.com/lamp",
        "text": text,
        "tags": [],
        "group": "__world__",
        "permissions": {"read": ["group:__world__"], "update": ["acct:a_reader@hypothes.is"]},
        "target": [{"source": "https://example.com/lamp", "selector": _SELECTORS}],
        "document": {"title": ["The Lamp"]},
        "links": {"html": f"https://hypothes.is/a/{name}"},
        "hidden": False,
        "flagged": False,
        "user_info": {"display_name": None},
    } | more


_PAGE = [{"source": "https://example.com/lamp"}]
ROWS = [
    annotation("reply", "Because.", references=["first"], target=_PAGE),
    annotation("first", "Why at noon?", tags=["light", "noon"]),
    annotation("mark", ""),
    annotation("page", "A tale worth reading.", target=_PAGE),
]
SEARCH = {"total": len(ROWS), "rows": ROWS}
EXPORT = {
    "export_date": "2024-03-07T10:00:00.000Z",
    "export_userid": "acct:a_reader@hypothes.is",
    "client_version": "1.1400.0",
    "annotations": ROWS,
}
