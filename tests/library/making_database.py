"""Makes the database of the present schema that the tests keep, out of the one before it.

python -m tests.library.making_database

Run once, when a schema is released; the file is never made again, as it stands for the libraries
that people have.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from reader_app.library.anchors import Anchor, Placement
from reader_app.library.annotation import Annotation, Colour, MarkKind, Target
from reader_app.library.library import Library
from reader_app.library.migrations import SCHEMA
from reader_app.library.rows import MetadataField, Status

DATABASES = Path(__file__).parents[1] / "data" / "databases"


def fill(library: Library) -> None:
    """What a user of schema 2 makes of the documents that the database of schema 1 has."""
    numbers = {row.name: row.id for row in library.documents()}
    number, other = numbers["通报.txt"], numbers["简报.txt"]
    text = library.text(number)
    anchor = Anchor(0, 4, text[:4], "", text[4:36], ("一、概况",), 0, "1")
    library.annotations.add(
        [
            Annotation(
                "",
                number,
                MarkKind.FINDING,
                anchor=anchor,
                colour=Colour.RED,
                note="**核对**数字",
                tags=("数字", "存疑"),
                creator="校对员",
            ),
            Annotation(
                "",
                number,
                MarkKind.HIGHLIGHT,
                anchor=Anchor(5, 9, "从前的话", "前文", "后文"),
                placement=Placement.SUGGESTED,
                candidate=(6, 10),
            ),
            Annotation("", other, MarkKind.BOOKMARK, anchor=anchor, name="开头"),
            Annotation("", other, MarkKind.NOTE, Target.DOCUMENT, note="全文已阅"),
        ]
    )
    library.annotations.name_colours({Colour.RED: "存疑"})
    library.tags.add([number], ["防汛"])
    year = library.collections.create("二〇二四年")
    month = library.collections.create("三月", year.id)
    library.collections.create("逾期未办", query="逾期 OR 超期")
    library.collections.add(month.id, [number])
    library.set_starred([other], True)
    library.set_status([other], Status.REVIEWED)
    library.edit_metadata([other], {MetadataField.TITLE: "手写的标题"})
    library.set_starred([number], True)
    library.undo()


def main() -> None:
    with TemporaryDirectory() as folder:
        home = Path(folder)
        shutil.copy(DATABASES / f"library-schema-{SCHEMA - 1}.db", home / "library.db")
        with Library.open(home) as library:
            fill(library)
            library.database.copy_to(DATABASES / f"library-schema-{SCHEMA}.db")


if __name__ == "__main__":
    main()
