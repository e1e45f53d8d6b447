"""Schema 3: what the user has deleted for good, so that watched folders do not bring it back.

Frozen once released. ``deleted`` holds the contents by their hash, each with the files that held
it (as ``places`` has them), or with none (NULL) where its file was gone already.
"""

STATEMENTS = (
    """
    CREATE TABLE deleted (
        content_hash TEXT NOT NULL,
        path         ANY,
        mtime_ns     INTEGER,
        size         INTEGER,
        deleted      TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX deleted_hash ON deleted (content_hash)",
    "CREATE UNIQUE INDEX deleted_path ON deleted (path)",
    # An undo takes the first names and lists away altogether: other windows are told of that, too.
    """
    CREATE TRIGGER stamp_state_DELETE AFTER DELETE ON state
    WHEN OLD.key IN ('colour_names', 'word_lists') BEGIN
        INSERT INTO stamps (stamp, document)
        SELECT (SELECT coalesce(max(stamp), 0) + 1 FROM stamps), 0 WHERE true
        ON CONFLICT (document) DO UPDATE SET stamp = excluded.stamp;
    END
    """,
)
