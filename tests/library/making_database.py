"""Makes the database of the present schema that the tests keep, out of the one before it.

python -m tests.library.making_database

Run once, when a schema is released; the file is never made again, as it stands for the libraries
that people have.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from reader_app.documents.model import Document
from reader_app.library import documents, places
from reader_app.library.library import Library
from reader_app.library.migrations import SCHEMA
from reader_app.library.originals import content_hash
from reader_app.library.rows import Place

DATABASES = Path(__file__).parents[1] / "data" / "databases"


def fill(library: Library) -> None:
    """What a user of schema 3 has deleted for good, beside what the database of schema 2 has."""
    document = Document("旧稿\n作废的内容。\n")
    with library.database.write() as connection:
        number = documents.insert(connection, content_hash(b"draft"), "旧稿.txt", document)
        place = Place(Path("/文稿/旧稿.txt"), 1_700_000_000_000_000_000, 5, documents.now())
        places.put(connection, number, place)
        documents.set_columns(connection, [number], removed=documents.now())
    library.delete_for_good([number])


def main() -> None:
    with TemporaryDirectory() as folder:
        home = Path(folder)
        shutil.copy(DATABASES / f"library-schema-{SCHEMA - 1}.db", home / "library.db")
        with Library.open(home) as library:
            fill(library)
            library.database.copy_to(DATABASES / f"library-schema-{SCHEMA}.db")


if __name__ == "__main__":
    main()
