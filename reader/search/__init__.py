"""Finding passages, entries and notes; the only place that knows whoosh."""
