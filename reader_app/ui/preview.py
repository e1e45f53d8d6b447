"""A long text on the page before the library is done with it: read, decoded, a paragraph a line."""

from __future__ import annotations

import codecs
import os
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from reader_app.errors import KnownError
from reader_app.ui.jobs import Job, Jobs, Report

if TYPE_CHECKING:
    from reader_app.documents.model import Document, Span
    from reader_app.library.incoming import ReadFile
    from reader_app.library.library import Library
    from reader_app.library.rows import DocumentRow

# A file of fewer bytes is in the library before anybody has waited.
LARGE_BYTES = 1 << 20
# The same for a file that holds much more than its size tells: an archive, a PDF.
PACKED_BYTES = 1 << 17
# The same for a text that is in the library already, in code points.
LARGE_CHARACTERS = 1 << 19
_CONTROLS = bytes([*range(0x09), *range(0x0E, 0x20), 0x7F])
_OLE = b"\xd0\xcf"  # what old office files begin with
# The head of a file that is shown before the rest is read.
HEAD_BYTES = 1 << 16
# The page with the head is painted before the rest takes the interpreter.
HEAD_SECONDS = 0.1
# The page is painted before the import takes the processor.
PAINTED_MILLISECONDS = 30


class Preview(NamedTuple):
    """A text that can be read already; structure and findings follow.

    ``position`` (code points) is where it was left, ``read`` what had been on screen; ``whole``
    says that the document is as it will be.
    """

    title: str
    document: Document
    position: int = 0
    read: tuple[Span, ...] = ()
    whole: bool = False


class FilePreviews(QObject):
    """Shows what a file holds at once; what else is done with the file begins then."""

    shown = Signal(object)  # Preview
    known = Signal(int)  # a file as it is in the library: the document
    finished = Signal(list)  # the paths, whether or not there was anything to show

    def __init__(self, library: Library, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._library = library
        self._jobs = jobs
        self._job: Job | None = None
        self._paths: list[Path] = []
        self._at_hand: dict[Path, ReadFile] = {}
        self._painted = QTimer(self, singleShot=True, interval=PAINTED_MILLISECONDS)
        self._painted.timeout.connect(self._end)

    def show_first(self, paths: Sequence[Path]) -> None:
        """Show the first of the files if it can be had at once, then tell that it is done."""
        self._paths = [*self._paths, *paths]
        if self._job is not None:
            return
        if self._paths and is_file(self._paths[0]):
            operation = _Read(self._library, self._paths[0], alone=len(self._paths) == 1)
            self._job = self._jobs.start(
                operation.run,
                succeeded=self._on_read,
                failed=self._on_failed,
                progressed=self._on_head,
            )
        else:
            self._end()

    def take(self) -> Mapping[Path, ReadFile]:
        """What has been read, by the files; whoever takes it keeps it."""
        taken, self._at_hand = self._at_hand, {}
        return taken

    @Slot(object)
    def _on_head(self, preview: Preview) -> None:
        self.shown.emit(preview)

    @Slot(object)
    def _on_read(self, read: _Shown | int | None) -> None:
        if isinstance(read, int):
            self._paths.pop(0)
            self.known.emit(read)
        elif read is not None:
            preview, file = read
            if file is not None:
                self._at_hand[file.place.path] = file
            self.shown.emit(preview)
        self._painted.start()

    @Slot(object)
    def _on_failed(self, _error: Exception) -> None:
        """The import meets with the same and says so."""
        self._end()

    @Slot()
    def _end(self) -> None:
        paths, self._paths, self._job = self._paths, [], None
        self.finished.emit(paths)


def is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # the import says what is wrong with it
        return False


def _is_large(head: bytes, size: int) -> bool:
    """Whether a file is too large to be read before anything of it is shown."""
    packed = head[:4] in (b"PK\x03\x04", b"%PDF")
    return size >= (PACKED_BYTES if packed else LARGE_BYTES)


def begins_chinese(head: bytes) -> bool:
    """Whether a file begins with characters and no other format's signs: no loader but that of
    plain text need then be asked, nor imported."""
    first = head.removeprefix(codecs.BOM_UTF8).lstrip()[:1]
    return first >= b"\x80" and b"<" not in head and b"%PDF" not in head and head[:2] != _OLE


def clean_utf_8(data: bytes) -> str | None:
    """The text of bytes that are UTF-8 without an error and nothing else (control characters and
    ``~{`` change the meaning of what follows in other encodings), its line ends ``\n``; of all
    others None, and :mod:`encoding` has to judge: to import it takes 5 ms."""
    if b"~{" in data or len(data.translate(None, _CONTROLS)) < len(data):
        return None
    try:
        text = data.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError:
        return None
    return text.replace("\r\n", "\n").replace("\r", "\n")


class _Shown(NamedTuple):
    """What is shown of a file, and what is to be imported if all of it has been read."""

    preview: Preview
    file: ReadFile | None = None


class _Read:
    """Reads a file; knows no widget. ``alone`` says that no others come with it."""

    def __init__(self, library: Library, path: Path, alone: bool) -> None:
        self._library = library
        self._path = path
        self._alone = alone

    def run(self, report: Report) -> _Shown | int | None:
        """A document as it is; of a large plain text the head is reported before, of a long book
        there are the first pages. The number of one that is in the library just so; None for what
        is not shown at once."""
        with self._path.open("rb") as file:
            head = file.read(HEAD_BYTES)
            row, is_as_noted = self._known()
            if row is not None and is_as_noted and self._alone:
                return row.id
            if not _is_large(head, os.fstat(file.fileno()).st_size):
                return self._small(head, row)
            if b"\0" in head or not self._is_plain(head):
                file.seek(0)
                beginning = self._beginning(file.read(), row)
                return None if beginning is None else _Shown(beginning)
            preview = self._head(head[: head.rfind(b"\n") + 1] or head, row)
            if preview is None:
                return None
            if b"\n" in head and not preview.position:
                report(preview)
                time.sleep(HEAD_SECONDS)
            return self._whole(row)

    def _small(self, head: bytes, row: DocumentRow | None) -> _Shown | None:
        """All of a file that is quickly read; an old office file may take another program."""
        from reader_app.library.incoming import read_whole

        if head[:2] == _OLE or (row is not None and row.encoding_override):
            return None
        try:
            file = read_whole(self._path.absolute())
        except KnownError:  # the import meets with the same and says so
            return None
        return _Shown(self._as_it_is(file.document, row), file)

    def _whole(self, row: DocumentRow | None) -> _Shown:
        from reader_app.documents.encoding import decode
        from reader_app.documents.encoding.files import decode_file
        from reader_app.library.incoming import read_long
        from reader_app.library.memory import keep_little

        keep_little()
        override = row.encoding_override if row else None
        if override is None and (file := read_long(self._path.absolute())) is not None:
            return _Shown(self._as_it_is(file.document, row), file)
        decoded = None if override else decode_file(self._path)
        decoded = decoded or decode(self._path.read_bytes(), override)
        return _Shown(self._shown(decoded.text, decoded.encoding, row))

    def _is_plain(self, head: bytes) -> bool:
        if begins_chinese(head):
            return True
        from reader_app.documents import loaders

        try:
            return loaders.sniff(head, str(self._path)) == "text"
        except KnownError:
            return False

    def _beginning(self, data: bytes, row: DocumentRow | None) -> Preview | None:
        from reader_app.documents import loaders

        try:
            document = loaders.beginning(data, str(self._path))
        except KnownError:  # the import meets with the same and says so
            return None
        if document is None or (row is not None and row.position >= len(document.text)):
            return None
        return Preview(self._path.name, document, row.position if row else 0)

    def _known(self) -> tuple[DocumentRow | None, bool]:
        """The document that the file held when it was last read; whether it was not written to."""
        found = self._library.listed_at(self._path.absolute())
        if found is None:
            return None, False
        from reader_app.library.incoming import is_as_noted

        return found[0], is_as_noted(*found[1])

    def _head(self, data: bytes, row: DocumentRow | None) -> Preview | None:
        """The beginning, if it is writing; without the rest of them UTF-8 can be told by itself."""
        override = row.encoding_override if row else None
        if override is None and (text := clean_utf_8(data)) is not None:
            return self._shown(text, "utf-8", row)
        from reader_app.documents.encoding import decode
        from reader_app.documents.encoding.plausibility import is_writing

        decoded = decode(data, override)
        return self._shown(*decoded[:2], row) if is_writing(decoded.text) else None

    def _shown(self, text: str, encoding: str, row: DocumentRow | None) -> Preview:
        return Preview(self._path.name, readable(text, encoding), row.position if row else 0)

    def _as_it_is(self, document: Document, row: DocumentRow | None) -> Preview:
        position = row.position if row else 0
        title = (row and row.title) or document.metadata.title or self._path.name
        return Preview(title, document, min(position, len(document.text)), whole=True)


def readable(text: str, encoding: str | None) -> Document:
    """A text with the blocks that can be told at once; a very long one has no others."""
    from reader_app.documents.long_text import LONG, line_blocks
    from reader_app.documents.model import Document

    if len(text) < LONG:
        return Document(text, line_blocks(text), encoding=encoding)
    from reader_app.documents.structure import read_structure

    return Document(text, read_structure(text).blocks, encoding=encoding)
