"""The pictures of the open document: fetched off the window's thread, bounded, kept while shown."""

from __future__ import annotations

from collections import OrderedDict
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QImage, QImageReader

from reader_app.documents.model import Image
from reader_app.errors import KnownError
from reader_app.library.library import Library
from reader_app.ui.jobs import Job, Jobs, Report
from reader_app.ui.reading_session import OpenDocument

# Pixels. A file may claim any size; beyond this it is a bomb, not a picture.
MOST_CLAIMED = 120_000_000
MOST_SHOWN = 4_000_000  # of one picture on the page
MOST_LARGE = 16_000_000  # of one picture that is looked at alone
MOST_KEPT = 24_000_000  # of all that are kept for the page
MOST_SMALL = 500  # small pictures for lists
SMALL_EDGE = 160  # pixels
# Formats that hold pixels and nothing else: no scripts, no references to other files.
_FORMATS = frozenset({"png", "jpeg", "jpg", "gif", "bmp", "webp", "tiff", "tif", "ico"})


class Loaded(NamedTuple):
    """A picture that was asked for; ``image`` is None if there is none to show."""

    document: int
    src: str
    image: QImage | None
    small: QImage | None


class Pictures(QObject):
    """Gives the pictures of one document; what is not there yet is fetched and announced."""

    changed = Signal()  # a picture that was asked for has come
    failed = Signal(object)

    def __init__(self, library: Library, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._library = library
        self._jobs = jobs
        self._source: _Source | None = None
        self._kept: OrderedDict[str, QImage | None] = OrderedDict()
        self._small: OrderedDict[str, QImage] = OrderedDict()
        self._waiting: list[str] = []
        self._job: Job | None = None

    @Slot(object)
    def set_document(self, opened: OpenDocument | None) -> None:
        """Serve another document; the pictures of the last one are dropped."""
        if self._source is not None and opened and self._source.id == opened.row.id:
            return
        self._kept.clear()
        self._small.clear()
        self._waiting.clear()
        if self._job is not None:
            self._job.cancel()
            self._job = None
        images = opened.document.images if opened else ()
        self._source = _Source(self._library, opened.row.id) if opened and images else None

    def picture(self, image: Image) -> QImage | None:
        """The picture at a size for the page, None while it is not there (``changed`` follows)."""
        if image.src in self._kept:
            self._kept.move_to_end(image.src)
            return self._kept[image.src]
        if self._source is not None and image.src and image.src not in self._waiting:
            self._waiting.append(image.src)
            self._next()
        return None

    def thumbnail(self, image: Image) -> QImage | None:
        """A small picture for a list, None while it is not there (``changed`` follows)."""
        found = self._small.get(image.src)
        if found is None and self.picture(image) is not None:
            found = self._small.get(image.src)
        return found

    def reader(self, src: str) -> LargePicture | None:
        """An operation that reads one picture for looking at it alone."""
        return LargePicture(self._source, src) if self._source is not None else None

    def _next(self) -> None:
        if self._job is not None or not self._waiting or self._source is None:
            return
        self._job = self._jobs.start(
            _Fetch(self._source, self._waiting[0]).run,
            succeeded=self._on_loaded,
            failed=self._on_failed,
        )

    @Slot(object)
    def _on_loaded(self, loaded: Loaded) -> None:
        if self._source is None or loaded.document != self._source.id:
            return
        self._job = None
        if loaded.src in self._waiting:
            self._waiting.remove(loaded.src)
        self._kept[loaded.src] = loaded.image
        if loaded.small is not None:
            self._small[loaded.src] = loaded.small
        self._drop_oldest()
        if loaded.image is not None:
            self.changed.emit()
        self._next()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        """A bug: the frame stays empty, and nobody asks for this picture again."""
        self._job = None
        if self._waiting:
            self._kept[self._waiting.pop(0)] = None
        self.failed.emit(error)
        self._next()

    def _drop_oldest(self) -> None:
        while len(self._small) > MOST_SMALL:
            self._small.popitem(last=False)
        pixels = sum(_pixels(image) for image in self._kept.values())
        while pixels > MOST_KEPT and len(self._kept) > 1:
            _, image = self._kept.popitem(last=False)
            pixels -= _pixels(image)


class _Source:
    """Where the pictures of a document come from; used by one job at a time."""

    def __init__(self, library: Library, id: int) -> None:
        self.id = id
        self._library = library
        self._data: bytes | None = None

    def read(self, src: str) -> bytes | None:
        """The encoded bytes: kept in the library, in the document's file, or beside it."""
        from reader_app.documents import loaders

        kept = self._library.picture(self.id, src)
        if kept is not None:
            return kept
        try:
            if self._data is None:
                self._data = self._library.original(self.id)
            row = self._library.document(self.id)
            return loaders.picture(self._data, src, Path(row.path or row.name))
        except KnownError:  # the frame with its caption says enough
            return None


class _Fetch:
    """Reads one picture for the page."""

    def __init__(self, source: _Source, src: str) -> None:
        self._source = source
        self._src = src

    def run(self, _report: Report) -> Loaded:
        data = self._source.read(self._src)
        image = decoded(data, MOST_SHOWN) if data else None
        return Loaded(self._source.id, self._src, image, _small(image) if image else None)


class LargePicture:
    """Reads one picture for looking at it alone: its bytes, and its pixels."""

    def __init__(self, source: _Source, src: str) -> None:
        self._source = source
        self.src = src

    def run(self, _report: Report) -> tuple[str, bytes, QImage] | None:
        data = self._source.read(self.src)
        image = decoded(data, MOST_LARGE) if data else None
        return (self.src, data, image) if data and image is not None else None


def decoded(data: bytes, most: int) -> QImage | None:
    """A picture's pixels, made smaller to at most so many; None for what is no sane picture."""
    content = QByteArray(data)
    buffer = QBuffer()
    buffer.setData(content)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    if bytes(reader.format().data()).decode("ascii", "replace").lower() not in _FORMATS:
        return None
    size = reader.size()
    if not size.isValid() or not 0 < size.width() * size.height() <= MOST_CLAIMED:
        return None
    if size.width() * size.height() > most:
        share = (most / (size.width() * size.height())) ** 0.5
        bounds = QSize(max(1, int(size.width() * share)), max(1, int(size.height() * share)))
        reader.setScaledSize(size.scaled(bounds, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    return None if image.isNull() else image


def _small(image: QImage) -> QImage:
    if max(image.width(), image.height()) <= SMALL_EDGE:
        return image
    keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    return image.scaled(SMALL_EDGE, SMALL_EDGE, keep, smooth)


def _pixels(image: QImage | None) -> int:
    return image.width() * image.height() if image is not None else 0
