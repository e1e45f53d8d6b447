"""Annotations out of the library, in any of the forms: one way for window and command line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO

from reader_app.exchange import annotation_table, refi, web_file
from reader_app.exchange.annotation_page import annotation_parts
from reader_app.exchange.carried import Carrier
from reader_app.exchange.marked import Marked, Report, marked_documents
from reader_app.exchange.output_file import as_text, written
from reader_app.exchange.page_file import PageForm, write_page
from reader_app.exchange.wording import Wording
from reader_app.library.documents import now
from reader_app.library.library import Library


class Form(StrEnum):
    """The forms of exported annotations, as the command line names them."""

    MARKDOWN = "markdown"
    HTML = "html"
    DOCX = "docx"
    XLSX = "xlsx"
    CSV = "csv"
    JSONLD = "jsonld"
    ANNOTATIONS = "annotations"
    QDPX = "qdpx"


SUFFIXES = {form: f".{form.value}" for form in Form} | {Form.MARKDOWN: ".md"}
# Forms that are no text and cannot be shown in a terminal.
BINARY = frozenset({Form.DOCX, Form.XLSX, Form.ANNOTATIONS, Form.QDPX})
_PAGES = {
    Form.MARKDOWN: PageForm.MARKDOWN,
    Form.HTML: PageForm.HTML,
    Form.DOCX: PageForm.DOCX,
}


@dataclass(slots=True)
class _Counted:
    """Passes documents on and counts what is on them."""

    marked: Iterable[Marked]
    documents: int = 0
    annotations: int = 0

    def __iter__(self) -> Iterator[Marked]:
        for one in self.marked:
            self.documents += 1
            self.annotations += len(one.annotations)
            yield one


@dataclass(frozen=True, slots=True)
class Exported:
    """How much an export has written."""

    documents: int
    annotations: int


def form_of(path: Path) -> Form | None:
    """The form that a file's ending asks for."""
    ending = path.suffix.lower()
    return next((form for form, suffix in SUFFIXES.items() if suffix == ending), None)


def wording_of(library: Library, language: str) -> Wording:
    """The words for exports, with the names that the user gave to the colours."""
    return Wording(language, library.annotations.colour_names())


def export_annotations(
    library: Library,
    target: Path | BinaryIO,
    form: Form,
    wording: Wording,
    ids: Sequence[int] | None = None,
    report: Report | None = None,
) -> Exported:
    """Write the annotations of all documents, or of these in order, to a file.

    Raises KnownError ``output-unwritable`` or ``output-full``; then a file that was there before
    is as it was. ``report(done, total)`` counts documents and may raise CancelledError.
    """
    counted = _Counted(marked_documents(library, ids, report))
    with written(target) if isinstance(target, Path) else nullcontext(target) as file:
        carried = marked_documents(library, ids)
        _write(file, library, counted, form, wording, carried)
    return Exported(counted.documents, counted.annotations)


def _write(
    file: BinaryIO,
    library: Library,
    marked: Iterable[Marked],
    form: Form,
    wording: Wording,
    carried: Iterable[Marked],
) -> None:
    """``carried`` are the same documents, for what a form to read carries besides."""
    time = now()
    carrier = Carrier(carried, time, wording.say("page-annotations"))
    match form:
        case Form.JSONLD:
            web_file.write_web(file, marked, time, wording.say("page-annotations"))
        case Form.ANNOTATIONS:
            web_file.write_epub(file, marked, time)
        case Form.CSV:
            # The mark at the start tells spreadsheet programs that a table is UTF-8.
            with as_text(file, "utf-8-sig") as text:
                annotation_table.write_csv(text, marked, wording)
        case Form.XLSX:
            annotation_table.write_xlsx(file, marked, wording, carrier)
        case Form.QDPX:
            refi.write_qdpx(file, library, marked, wording, time, carrier)
        case _:
            parts = annotation_parts(marked, wording, time)
            title = wording.say("page-annotations")
            write_page(file, _PAGES[form], title, parts, wording.language, time, carrier)
