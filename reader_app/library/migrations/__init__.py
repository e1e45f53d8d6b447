"""The library's schema, as numbered steps; a released step is frozen and never edited."""

from __future__ import annotations

from reader_app.library.migrations import schema_1, schema_2, schema_3

# Step n leads from schema n - 1 to schema n.
STEPS: tuple[tuple[str, ...], ...] = (
    schema_1.STATEMENTS,
    schema_2.STATEMENTS,
    schema_3.STATEMENTS,
)

SCHEMA = len(STEPS)
