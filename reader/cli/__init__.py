"""The command line: what the desk knows, printed; one small module for each command.

A command's module has its name and a function ``declare``, which says what can be given to it and
what it runs: a function that takes the parsed arguments, the desk and the output, and gives the
exit code. Only the module of the command that was named is imported.
"""

from __future__ import annotations

COMMANDS = {
    "open": "open the screen at a place",
    "search": "search passages, entries and notes",
    "glossary": "list the glossary's entries, or show one",
    "terms": "list every mention of a glossary term in a text",
    "brief": "tell what to know before reading a text, a line for each term",
    "notes": "list, write, change, review, import and export your notes",
    "library": "add, list, edit, remove and compare the documents that are kept",
    "read": "read a text; with --plain, print it and its terms",
    "index": "look after the search index, a cache",
    "paths": "tell where your notes, settings and the index are",
}
"""What each command does; a first word that is none of these names a file."""
