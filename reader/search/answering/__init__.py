"""From a query to hits: looking up, choosing, ranking, quoting."""
