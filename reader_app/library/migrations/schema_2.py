"""Schema 2: what the user makes of documents: marks, tags, collections, corrections, undo.

Frozen once released. An annotation's anchor is kept as W3C Web Annotation selectors have it:
``start`` and ``end`` in code points of the text with ``text_hash``, the quotation with its
surroundings, and ``hint`` (JSON) for the place in the structure. ``placement`` says whether it
lies on its own words; while it does not, ``start`` and ``end`` are the best candidate, if any.
"""

STATEMENTS = (
    "ALTER TABLE documents ADD COLUMN format TEXT NOT NULL DEFAULT 'text'",
    "ALTER TABLE documents ADD COLUMN starred INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE documents ADD COLUMN hand_title TEXT",
    "ALTER TABLE documents ADD COLUMN hand_source TEXT",
    "ALTER TABLE documents ADD COLUMN hand_author TEXT",
    "ALTER TABLE documents ADD COLUMN hand_date TEXT",
    # The hash of the text that was marked as reviewed: another text says that it has changed.
    "ALTER TABLE documents ADD COLUMN reviewed_hash TEXT",
    """
    CREATE TABLE annotations (
        id         TEXT PRIMARY KEY,
        document   INTEGER NOT NULL REFERENCES documents (id),
        kind       TEXT NOT NULL,
        target     TEXT NOT NULL DEFAULT 'text',
        picture    TEXT,
        start      INTEGER,
        "end"      INTEGER,
        text_hash  TEXT NOT NULL,
        exact      TEXT NOT NULL,
        prefix     TEXT NOT NULL,
        suffix     TEXT NOT NULL,
        hint       TEXT NOT NULL,
        placement  TEXT NOT NULL DEFAULT 'placed',
        colour     TEXT,
        name       TEXT NOT NULL DEFAULT '',
        note       TEXT NOT NULL DEFAULT '',
        creator    TEXT,
        created    TEXT NOT NULL,
        modified   TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX annotations_document ON annotations (document, kind, start)",
    """
    CREATE TABLE annotation_tags (
        annotation TEXT NOT NULL REFERENCES annotations (id) ON DELETE CASCADE,
        tag        TEXT NOT NULL,
        PRIMARY KEY (annotation, tag)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX annotation_tags_tag ON annotation_tags (tag)",
    """
    CREATE TABLE document_tags (
        document INTEGER NOT NULL REFERENCES documents (id),
        tag      TEXT NOT NULL,
        PRIMARY KEY (document, tag)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX document_tags_tag ON document_tags (tag)",
    # A collection is a folder of documents, or a search that is kept (then ``query`` is set).
    """
    CREATE TABLE collections (
        id      TEXT PRIMARY KEY,
        name    TEXT NOT NULL,
        parent  TEXT REFERENCES collections (id),
        query   TEXT,
        created TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE collected (
        collection TEXT NOT NULL REFERENCES collections (id) ON DELETE CASCADE,
        document   INTEGER NOT NULL REFERENCES documents (id),
        PRIMARY KEY (collection, document)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX collected_document ON collected (document)",
    # Pictures that lie outside the file (a saved page's folder), kept under their content's hash.
    """
    CREATE TABLE pictures (
        document INTEGER NOT NULL REFERENCES documents (id),
        src      TEXT NOT NULL,
        hash     TEXT NOT NULL,
        PRIMARY KEY (document, src)
    ) STRICT, WITHOUT ROWID
    """,
    # Every change that can be undone, as SQLite changesets; ``label`` is a message's code.
    """
    CREATE TABLE journal (
        id      INTEGER PRIMARY KEY AUTOINCREMENT,
        made    TEXT NOT NULL,
        label   TEXT NOT NULL,
        count   INTEGER NOT NULL,
        changes BLOB NOT NULL,
        undone  INTEGER NOT NULL DEFAULT 0
    ) STRICT
    """,
)
