"""Schema 1: documents with their places, texts and findings; failures; the state of the window.

Frozen. ``documents`` is narrow, so that a list of ten thousand reads fast; the text lies apart.
``revision`` grows with every change of what search sees of a document.
"""

STATEMENTS = (
    "PRAGMA application_id = 0x5A4A4C42",  # ZJLB
    """
    CREATE TABLE meta (
        key   TEXT PRIMARY KEY,
        value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    "INSERT INTO meta VALUES ('key', lower(hex(randomblob(16))))",
    """
    CREATE TABLE documents (
        id                INTEGER PRIMARY KEY AUTOINCREMENT,
        content_hash      TEXT NOT NULL UNIQUE,
        name              TEXT NOT NULL,
        title             TEXT,
        source            TEXT,
        author            TEXT,
        date              TEXT,
        first_line        TEXT NOT NULL,
        encoding          TEXT,
        encoding_override TEXT,
        characters        INTEGER NOT NULL,
        images            INTEGER NOT NULL,
        checks_hold       INTEGER NOT NULL DEFAULT 0,
        checks_fail       INTEGER NOT NULL DEFAULT 0,
        status            TEXT NOT NULL DEFAULT 'unread',
        progress          REAL NOT NULL DEFAULT 0,
        position          INTEGER NOT NULL DEFAULT 0,
        added             TEXT NOT NULL,
        opened            TEXT,
        removed           TEXT,
        superseded_by     INTEGER REFERENCES documents (id),
        revision          INTEGER NOT NULL
    ) STRICT
    """,
    "CREATE INDEX documents_revision ON documents (revision)",
    # A path that is no valid Unicode is kept as the bytes that the file system uses.
    """
    CREATE TABLE places (
        path     ANY PRIMARY KEY,
        document INTEGER NOT NULL REFERENCES documents (id),
        mtime_ns INTEGER NOT NULL,
        size     INTEGER NOT NULL,
        seen     TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX places_document ON places (document, seen, path)",
    """
    CREATE TABLE texts (
        document  INTEGER PRIMARY KEY REFERENCES documents (id),
        hash      TEXT NOT NULL,
        text      BLOB NOT NULL,
        structure BLOB NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE analyses (
        document  INTEGER PRIMARY KEY REFERENCES documents (id),
        version   INTEGER NOT NULL,
        text_hash TEXT NOT NULL,
        findings  BLOB NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE failures (
        path    ANY PRIMARY KEY,
        code    TEXT NOT NULL,
        details TEXT NOT NULL,
        failed  TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE state (
        key   TEXT PRIMARY KEY,
        value TEXT NOT NULL
    ) STRICT
    """,
)
