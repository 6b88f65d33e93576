"""The command line: what the desk knows, printed; one small module for each group of commands.

A command module has ``add_to(commands)``, which declares its arguments, and functions that take
the parsed arguments, the desk and the output, and give the exit code. Modules import nothing
heavy before they run.
"""

COMMANDS = frozenset({"open", "search", "glossary", "terms", "notes", "read", "index", "paths"})
"""First words that are commands; any other first word names a file."""
