"""Files of older office programs: .doc, .wps, .xls, .et in a compound file.

LibreOffice reads them where the user has it. Without it the text of Word 97–2003 and WPS
documents is still read, without numbers of lists, notes and pictures; other kinds are refused
with the remedy.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Protocol, cast

from reader_app.documents import loaders, protected_office
from reader_app.documents.builder import Builder
from reader_app.documents.limits import Budget, check_size
from reader_app.documents.loaders.flow import Flow
from reader_app.documents.loaders.legacy import word97
from reader_app.documents.loaders.legacy.compound import MAGIC, BrokenContainerError, Compound
from reader_app.documents.loaders.legacy.libreoffice import convert, converter
from reader_app.documents.model import BlockKind, Document
from reader_app.errors import KnownError, Notice

_ENCRYPTED_PACKAGE = "EncryptedPackage"
# The record FilePass with its method, behind the opening record of a workbook ([MS-XLS] 2.4.117).
_FILE_PASS, _HEAD = b"\x2f\x00", 64
# The stream that tells what a file is, the ending for the converter, and what it becomes.
_KINDS = (
    ("WordDocument", ".doc", "docx"),
    ("Workbook", ".xls", "ods"),
    ("Book", ".xls", "ods"),
    ("CONTENTS", ".wps", "docx"),  # Microsoft Works
)


def sniff(data: bytes, name: str) -> bool:
    return data.startswith(MAGIC)


def load(data: bytes, name: str, encoding: str | None = None) -> Document:
    """Raises KnownError: ``file-damaged``, ``format-unknown``, ``converter-missing``,
    ``converter-failed``, ``converter-slow``, ``file-no-text``, those of
    documents/protected_office.py."""
    check_size(data, name)
    container = _container(data, name)
    if _is_protected(container):
        return loaders.load_bytes(_unprotected(data, name), name)
    kind = _kind(container, name)
    program = converter()
    if kind[0] == "WordDocument":
        if program is None:
            return _plain(container, name)
        try:
            return _converted(program, data, kind, name)
        except KnownError as error:
            if not error.code.startswith("converter-"):
                raise
            return _plain(container, name)
    if program is None:
        raise KnownError("converter-missing", path=name)
    return _converted(program, data, kind, name)


def picture(data: bytes, src: str, path: Path) -> bytes | None:
    """A picture of the converted file; there are none without a converter."""
    try:
        if _is_protected(_container(data, str(path))):
            return loaders.picture(_unprotected(data, str(path)), src, path)
    except KnownError:
        return None
    program = converter()
    if program is None:
        return None
    try:
        kind = _kind(_container(data, str(path)), str(path))
        converted = _convert(program, data, kind[1], kind[2], str(path))
    except KnownError:
        return None
    return _reader(kind[2]).picture(converted, src, path)


def _container(data: bytes, name: str) -> Compound:
    try:
        return Compound(data)
    except (BrokenContainerError, ValueError, IndexError) as error:
        raise KnownError("file-damaged", path=name, reason=str(error)) from None


def _kind(container: Compound, name: str) -> tuple[str, str, str]:
    names = container.names()
    for kind in _KINDS:
        if kind[0] in names:
            return kind
    raise KnownError("format-unknown", path=name)


def _is_protected(container: Compound) -> bool:
    """Whether a password is asked for: a package in a container, a text or a table."""
    names = container.names()
    if _ENCRYPTED_PACKAGE in names:
        return True
    try:
        if "WordDocument" in names:
            next(word97.paragraphs(container), None)
        return "Workbook" in names and _FILE_PASS in (container.stream("Workbook") or b"")[:_HEAD]
    except word97.EncryptedError:
        return True
    except BrokenContainerError:
        return False


# The pictures of a document are asked for one after the other.
@lru_cache(maxsize=2)
def _unprotected(data: bytes, name: str) -> bytes:
    """The content without protection; what came out of one is in no other."""
    found = protected_office.decrypted(data, name)
    if found == data or (found.startswith(MAGIC) and _is_protected(_container(found, name))):
        raise KnownError("file-encrypted", path=name)
    return found


def _converted(program: Path, data: bytes, kind: tuple[str, str, str], name: str) -> Document:
    converted = _convert(program, data, kind[1], kind[2], name)
    document = _reader(kind[2]).load(converted, name)
    told = (*document.warnings, Notice("document-converted"))
    return replace(document, format="legacy", warnings=told)


class _Reader(Protocol):
    def load(self, data: bytes, name: str) -> Document: ...
    def picture(self, data: bytes, src: str, path: Path) -> bytes | None: ...


def _reader(target: str) -> _Reader:
    """The loader of what the converter writes."""
    from reader_app.documents.loaders import docx, odt

    return cast(_Reader, docx if target == "docx" else odt)


# The pictures of a document are asked for one after the other.
@lru_cache(maxsize=2)
def _convert(program: Path, data: bytes, ending: str, target: str, name: str) -> bytes:
    return convert(program, data, ending, target, name)


def _plain(container: Compound, name: str) -> Document:
    """The text by our own reading."""
    budget = Budget(name)
    budget.warn("legacy-text-only")
    builder = Builder(budget, "legacy")
    flow = Flow(builder, budget)
    try:
        _write(flow, budget, list(word97.paragraphs(container)))
    except word97.EncryptedError:
        raise KnownError("file-encrypted", path=name) from None
    except word97.OlderError:
        missing = converter() is None
        raise KnownError(f"converter-{'missing' if missing else 'failed'}", path=name) from None
    except BrokenContainerError as error:
        raise KnownError("file-damaged", path=name, reason=str(error)) from error
    return builder.document()


def _write(flow: Flow, budget: Budget, paragraphs: list[word97.Paragraph]) -> None:
    if any(paragraph.page_break for paragraph in paragraphs):
        flow.builder.page("1")
    page, place = 1, 0
    while place < len(paragraphs):
        paragraph = paragraphs[place]
        if paragraph.in_table:
            place = _write_table(flow, paragraphs, place)
            continue
        _write_lines(flow, paragraph)
        if paragraph.page_break:
            page += 1
            flow.builder.page(str(page))
        place += 1
        if budget.spent:
            budget.warn("content-cut")
            return


def _write_lines(flow: Flow, paragraph: word97.Paragraph) -> None:
    kind = BlockKind.HEADING if paragraph.outline else None
    for line in paragraph.text.split("\n"):
        flow.text(line)
        flow.end_paragraph(kind, paragraph.outline)


def _write_table(flow: Flow, paragraphs: list[word97.Paragraph], place: int) -> int:
    """Rows up to where the table ends; gives the place behind it."""
    cells: list[str] = []
    begun: list[str] = []
    with flow.builder.block(BlockKind.TABLE):
        while place < len(paragraphs) and paragraphs[place].in_table:
            paragraph = paragraphs[place]
            place += 1
            if paragraph.ends_row:
                flow.builder.row(cells)
                cells = []
            else:
                begun.append(paragraph.text)
                if paragraph.ends_cell:
                    cells.append(" ".join(begun))
                    begun = []
        if cells or begun:
            flow.builder.row([*cells, *begun])
    return place
