"""The whole library as a folder of open formats, that no program of ours is needed to read."""

from __future__ import annotations

import csv
import json
import os
import re
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import reader_app
from reader_app.errors import KnownError, Notice
from reader_app.exchange.annotation_export import SUFFIXES, Form, export_annotations
from reader_app.exchange.annotation_table import harmless
from reader_app.exchange.characters import fit
from reader_app.exchange.output_file import unwritable
from reader_app.exchange.wording import Wording
from reader_app.library import word_lists
from reader_app.library.documents import now
from reader_app.library.library import Library
from reader_app.library.rows import DocumentRow

Report = Callable[[int, int], None]

_FORMS = (Form.JSONLD, Form.MARKDOWN, Form.CSV)
# What file systems do not take in a name, and how long one may be (code points).
_UNFIT = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f]+')
_LONGEST_NAME = 60
_COLUMNS = {
    "column-id": "id",
    "column-document": "title",
    "report-source": "source",
    "report-author": "author",
    "report-date": "date",
    "review-status": "status",
    "column-tags": "tags",
    "report-characters": "characters",
    "page-annotations": "annotations",
    "review-added": "added",
    "report-file": "original",
}


@dataclass(slots=True)
class Opened:
    """What was written: how many documents, and which originals are no longer to be had."""

    documents: int = 0
    problems: list[Notice] = field(default_factory=list)


def export_library(
    library: Library, folder: Path, wording: Wording, report: Report | None = None
) -> Opened:
    """Write originals, texts, details, annotations, tags, collections and word lists.

    Documents in the bin are among them, marked as removed. The folder appears when all of it is
    written. Raises KnownError ``folder-taken`` (it holds something already), ``output-unwritable``
    or ``output-full``. ``report(done, total)`` counts documents and may raise CancelledError.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise KnownError("folder-taken", path=str(folder))
    draft = folder.with_name(f".{folder.name}.{os.getpid()}.new")
    try:
        draft.mkdir(parents=True)
        opened = _write(library, draft, wording, report)
        if folder.exists():
            folder.rmdir()
        draft.replace(folder)
    except OSError as error:
        raise unwritable(folder, error) from error
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return opened


def _write(library: Library, folder: Path, wording: Wording, report: Report | None) -> Opened:
    opened = Opened()
    for name in ("originals", "texts", "word-lists"):
        (folder / name).mkdir()
    rows = [*library.documents(), *library.bin()]
    described = list(_documents(library, rows, folder, opened, report))
    _put_json(folder / "library.json", _library_object(library, described))
    _put_table(folder / "documents.csv", described, wording)
    for form in _FORMS:
        target = folder / f"annotations{SUFFIXES[form]}"
        export_annotations(library, target, form, wording, [row.id for row in rows])
    for one in word_lists.load(library):
        path = folder / "word-lists" / f"{_file_name(one.name)}.txt"
        path.write_text(fit(word_lists.as_text(one)), encoding="utf-8")
    (folder / "README.txt").write_text(wording.say("open-library-readme"), encoding="utf-8")
    opened.documents = len(rows)
    return opened


def _documents(
    library: Library,
    rows: Sequence[DocumentRow],
    folder: Path,
    opened: Opened,
    report: Report | None,
) -> Iterator[dict[str, Any]]:
    for number, row in enumerate(rows):
        if report is not None:
            report(number, len(rows))
        stem = f"{row.id:05} {_file_name(row.display_title)}"
        text = f"texts/{stem}.txt"
        (folder / text).write_bytes(library.text(row.id).encode("utf-8", "replace"))
        original = _original(library, row, folder, stem, opened)
        yield _document_object(library, row, text, original)


def _original(
    library: Library, row: DocumentRow, folder: Path, stem: str, opened: Opened
) -> str | None:
    try:
        data = library.original(row.id)
    except KnownError as error:
        opened.problems.append(error.notice)
        return None
    suffix = _UNFIT.sub("", Path(row.name).suffix)[:16]
    name = f"originals/{stem}{suffix}"
    (folder / name).write_bytes(data)
    return name


def _document_object(
    library: Library, row: DocumentRow, text: str, original: str | None
) -> dict[str, Any]:
    read, hand = library.metadata(row.id)
    return {
        "id": row.id,
        "sha256": row.content_hash,
        "name": row.name,
        "title": row.title,
        "source": row.source,
        "author": row.author,
        "date": row.date,
        "read": {key: getattr(read, key) for key in read.__slots__},
        "written_by_hand": {key: getattr(hand, key) for key in hand.__slots__},
        "format": row.format,
        "encoding": row.encoding,
        "characters": row.characters,
        "status": row.status.value,
        "starred": row.starred,
        "progress": row.progress,
        "position": row.position,
        "added": row.added,
        "opened": row.opened,
        "removed": row.removed,
        "superseded_by": row.superseded_by,
        "tags": list(row.tags),
        "annotations": row.annotations,
        "collections": library.collections.of_document(row.id),
        "places": [str(place.path) for place in library.places(row.id)],
        "original": original,
        "text": text,
    }


def _library_object(library: Library, documents: list[dict[str, Any]]) -> dict[str, Any]:
    collections = library.collections.all()
    return {
        "schema": 1,
        "program": f"Zhanjuan {reader_app.__version__}",
        "exported": now(),
        "documents": documents,
        "collections": [
            {"id": c.id, "name": c.name, "parent": c.parent, "query": c.query, "created": c.created}
            for c in collections
        ],
        "tags": [tag.name for tag in library.tags.all()],
        "colour_names": {c.value: n for c, n in library.annotations.colour_names().items()},
        "word_lists": [
            {
                "name": one.name,
                "colour": one.colour,
                "kind": one.kind.value if one.kind else None,
                "words": list(one.words),
            }
            for one in word_lists.load(library)
        ],
    }


def _put_json(path: Path, found: object) -> None:
    text = json.dumps(found, ensure_ascii=False, indent=1)
    path.write_bytes(text.encode("utf-8", "backslashreplace"))


def _put_table(path: Path, documents: list[dict[str, Any]], wording: Wording) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([wording.say(code) for code in _COLUMNS])
        for document in documents:
            writer.writerow([_cell(document[key]) for key in _COLUMNS.values()])


def _cell(value: object) -> object:
    if isinstance(value, list):
        value = " ".join(f"#{one}" for one in value)
    return harmless(value) if isinstance(value, str) else value


def _file_name(words: str) -> str:
    """A name for a file that every system takes."""
    name = _UNFIT.sub(" ", fit(words)).strip(" .")[:_LONGEST_NAME].strip(" .")
    return name or "-"
