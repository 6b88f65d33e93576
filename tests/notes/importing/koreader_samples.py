"""KOReader's own files and its exporter's JSON, in the shapes that its source writes.

``annotations`` and the older ``highlight`` and ``bookmarks``: buildAnnotation and
migrateToAnnotations in https://github.com/koreader/koreader, readerannotation.lua; the export:
plugins/exporter.koplugin, clip.lua and target/json.lua.
"""

from __future__ import annotations

from typing import Any

FLOWING = r"""-- /mnt/onboard/books/The Lamp.epub.sdr/metadata.epub.lua
return {
    ["annotations"] = {
        [1] = {
            ["chapter"] = "One",
            ["color"] = "yellow",
            ["datetime"] = "2024-03-05 21:12:45",
            ["datetime_updated"] = "2024-03-06 08:00:01",
            ["drawer"] = "lighten",
            ["note"] = "Why at noon?\
\
Ask \"her\".",
            ["page"] = "/body/DocFragment[4]/body/p[2]/text().0",
            ["pageno"] = 12,
            ["pos0"] = "/body/DocFragment[4]/body/p[2]/text().0",
            ["pos1"] = "/body/DocFragment[4]/body/p[2]/text().30",
            ["text"] = "The lamp — “naïve” — was lit at noon.",
        },
        [2] = {
            ["datetime"] = "2024-03-07 10:00:00",
            ["drawer"] = "underscore",
            ["page"] = "/body/DocFragment[5]/body/p[1]/text().3",
            ["pos0"] = "/body/DocFragment[5]/body/p[1]/text().3",
            ["text"] = "a moth",
        },
        [3] = {
            ["chapter"] = "Two",
            ["datetime"] = "2024-03-08 10:00:00",
            ["page"] = "/body/DocFragment[6]/body/p[1]/text().0",
            ["pageno"] = 30,
            ["text"] = "in Two",
        },
        [4] = {
            ["datetime"] = "2024-03-09 10:00:00",
            ["note"] = "Read on from here.",
            ["page"] = "/body/DocFragment[7]/body/p[1]/text().0",
            ["pageno"] = 41,
            ["text"] = "in Three",
        },
    },
    ["doc_path"] = "/mnt/onboard/books/The Lamp.epub",
    ["doc_props"] = {
        ["authors"] = "Ann Author\
Bo Writer",
        ["title"] = "The Lamp",
    },
    ["percent_finished"] = 0.45,
    ["stats"] = { ["authors"] = "N/A", ["pages"] = 90, ["title"] = "the_lamp" },
}
"""

OLDER = r"""-- we can read Lua syntax here!
return {
    ["bookmarks"] = {
        [1] = {
            ["datetime"] = "2021-06-02 07:30:00", ["highlighted"] = true, ["notes"] = "the sea",
            ["page"] = 10, ["text"] = "Стр. 10 the sea @ 2021-06-02 07:30:00",
        },
        [2] = {
            ["datetime"] = "2021-06-01 07:30:00", ["highlighted"] = true, ["notes"] = "the sea",
            ["page"] = 9, ["text"] = "Which sea?",
        },
        [3] = {
            ["datetime"] = "2021-05-30 07:30:00", ["highlighted"] = true, ["notes"] = "a shore",
            ["page"] = 8, ["text"] = "a shore",
        },
        [4] = {
            ["datetime"] = "2021-05-29 07:30:00", ["notes"] = "in One", ["page"] = 2,
            ["text"] = "Page 2 in One @ 2021-05-29 07:30:00",
        },
        [5] = {
            ["datetime"] = "2021-05-28 07:30:00", ["notes"] = "in One", ["page"] = 1,
            ["text"] = "a fine map",
        },
    },
    ["highlight"] = {
        [10] = {
            [1] = {
                ["datetime"] = "2021-06-02 07:30:00", ["drawer"] = "lighten",
                ["pos0"] = { ["page"] = 10, ["x"] = 61.5, ["y"] = 20 }, ["text"] = "the sea",
            },
            [2] = {
                ["datetime"] = "2021-06-02 07:31:00", ["drawer"] = "lighten",
                ["pos0"] = { ["page"] = 10, ["x"] = 61.5, ["y"] = 80 }, ["text"] = "the sea",
            },
        },
        [9] = { [1] = { ["datetime"] = "2021-06-01 07:30:00", ["text"] = "the sea" } },
    },
    ["stats"] = { ["authors"] = "N/A", ["title"] = "An Atlas" },
}
"""

EXPORT: dict[str, Any] = {
    "created_on": 1709673000,
    "version": "json/1.0.0",
    "title": "The Lamp",
    "author": "Ann Author\nBo Writer",
    "file": "/mnt/onboard/books/The Lamp.epub",
    "number_of_pages": 90,
    "entries": [
        {"sort": "highlight", "page": 12, "time": 1709673165, "text": "Lit.", "note": "Why?",
         "chapter": "One", "drawer": "lighten", "color": "yellow"},
        {"sort": "highlight", "page": "xiv", "time": 1709673166, "text": "a moth"},
        {"sort": "note", "page": "9", "time": 1709673167, "text": "A thought."},
        {"sort": "bookmark", "page": "10", "time": 1709673168, "text": ""},
    ],
}  # fmt: skip
