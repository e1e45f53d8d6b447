"""Schema 2: what the user makes of documents: marks, tags, collections, corrections, undo.

Frozen once released. An annotation's anchor is kept as W3C Web Annotation selectors have it:
``start`` and ``end`` in code points of the text with ``text_hash``, the quotation with its
surroundings, and ``hint`` (JSON) for the place in the structure. ``placement`` says whether it
lies on its own words; while it does not, the candidate is where it may belong, if anywhere.
``words`` is what a filter by words looks into: quotation, name and note, folded as search folds.

What the journal records (annotations, tags, collections, columns of documents) is deleted by its
own statements, never by a cascade: a changeset that is undone names every row itself.
"""

# What another window must be told of: the tables, and where each finds the document's number.
_STAMPED = {
    "documents": "{row}.id",
    "annotations": "{row}.document",
    "annotation_tags": "(SELECT document FROM annotations WHERE id = {row}.annotation)",
    "document_tags": "{row}.document",
    "collected": "{row}.document",
    "collections": "0",
}
# No "OR REPLACE": within a trigger the statement that set it off decides what a conflict means.
_STAMP = """
    CREATE TRIGGER stamp_{table}_{event} AFTER {event} ON {table} {condition} BEGIN
        INSERT INTO stamps (stamp, document)
        SELECT (SELECT coalesce(max(stamp), 0) + 1 FROM stamps), {document}
        WHERE {document} IS NOT NULL
        ON CONFLICT (document) DO UPDATE SET stamp = excluded.stamp;
    END
"""
# Of the state of the window only what belongs to the library as a whole.
_OF_THE_LIBRARY = "WHEN NEW.key IN ('colour_names', 'word_lists')"


def _triggers(table: str, document: str) -> tuple[str, ...]:
    rows = {"INSERT": "NEW", "UPDATE": "NEW", "DELETE": "OLD"}
    return tuple(
        _STAMP.format(table=table, event=event, condition="", document=document.format(row=row))
        for event, row in rows.items()
    )


STATEMENTS = (
    "ALTER TABLE documents ADD COLUMN format TEXT NOT NULL DEFAULT 'text'",
    "ALTER TABLE documents ADD COLUMN starred INTEGER NOT NULL DEFAULT 0",
    # What the user has written over what the file says of itself; empty: stated as unknown.
    "ALTER TABLE documents ADD COLUMN hand_title TEXT",
    "ALTER TABLE documents ADD COLUMN hand_source TEXT",
    "ALTER TABLE documents ADD COLUMN hand_author TEXT",
    "ALTER TABLE documents ADD COLUMN hand_date TEXT",
    # The text's hash once more, where a list of ten thousand rows can see it.
    "ALTER TABLE documents ADD COLUMN text_hash TEXT NOT NULL DEFAULT ''",
    "UPDATE documents SET text_hash = (SELECT hash FROM texts WHERE document = documents.id)",
    # The hash of the text that was marked as reviewed: another text says that it has changed.
    "ALTER TABLE documents ADD COLUMN reviewed_hash TEXT",
    "UPDATE documents SET reviewed_hash = text_hash WHERE status = 'reviewed'",
    "CREATE INDEX documents_removed ON documents (id) WHERE removed IS NOT NULL",
    """
    CREATE INDEX documents_superseded ON documents (superseded_by)
    WHERE superseded_by IS NOT NULL
    """,
    """
    CREATE TABLE annotations (
        id              TEXT PRIMARY KEY,
        document        INTEGER NOT NULL REFERENCES documents (id),
        kind            TEXT NOT NULL,
        target          TEXT NOT NULL DEFAULT 'text',
        picture         TEXT,
        start           INTEGER,
        "end"           INTEGER,
        text_hash       TEXT NOT NULL,
        exact           TEXT NOT NULL,
        prefix          TEXT NOT NULL,
        suffix          TEXT NOT NULL,
        hint            TEXT NOT NULL,
        placement       TEXT NOT NULL DEFAULT 'placed',
        candidate_start INTEGER,
        candidate_end   INTEGER,
        colour          TEXT,
        name            TEXT NOT NULL DEFAULT '',
        note            TEXT NOT NULL DEFAULT '',
        creator         TEXT,
        created         TEXT NOT NULL,
        modified        TEXT NOT NULL,
        words           TEXT NOT NULL
    ) STRICT
    """,
    # The two orders of lists, each with all that it filters and counts by: the rows themselves
    # are five times as wide.
    """
    CREATE INDEX annotations_reading ON annotations
    (document DESC, start, "end" DESC, created, kind, colour, placement)
    """,
    """
    CREATE INDEX annotations_modified ON annotations
    (modified, kind, colour, placement, document, words)
    """,
    """
    CREATE TABLE annotation_tags (
        annotation TEXT NOT NULL REFERENCES annotations (id),
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
        collection TEXT NOT NULL REFERENCES collections (id),
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
    # ``state`` is done, undone, or void (another change stands in its way for good).
    """
    CREATE TABLE journal (
        id      INTEGER PRIMARY KEY AUTOINCREMENT,
        made    TEXT NOT NULL,
        label   TEXT NOT NULL,
        count   INTEGER NOT NULL,
        state   TEXT NOT NULL DEFAULT 'done',
        changes BLOB NOT NULL
    ) STRICT
    """,
    # The order in which documents were last changed in any way, so that another window can ask
    # what is new; number 0 stands for what belongs to none: collections, word lists, names of
    # colours. Never part of a changeset.
    """
    CREATE TABLE stamps (
        document INTEGER PRIMARY KEY,
        stamp    INTEGER NOT NULL
    ) STRICT
    """,
    "CREATE INDEX stamps_stamp ON stamps (stamp)",
    # Those that were there before: the index of the search goes by the stamps alone.
    """
    INSERT INTO stamps (document, stamp)
    SELECT id, row_number() OVER (ORDER BY revision) FROM documents
    """,
    *(
        statement
        for table, document in _STAMPED.items()
        for statement in _triggers(table, document)
    ),
    *(
        _STAMP.format(table="state", event=event, condition=_OF_THE_LIBRARY, document="0")
        for event in ("INSERT", "UPDATE")
    ),
)
