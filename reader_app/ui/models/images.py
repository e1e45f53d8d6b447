"""Pictures as cards: caption, alternative text, and where their place in the text is."""

from __future__ import annotations

import re
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from reader_app.documents.model import Document, Image, Span

_ON_PAGE = re.compile(r"pdf:(\d+)(?::|$)")

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class ImageRow:
    """One picture; ``note`` is what the marker says beside the caption, ``source`` its address."""

    number: int
    text: str
    note: str
    source: str
    span: Span
    image: Image

    @property
    def hint(self) -> str:
        return "\n".join(part for part in (self.text, self.note, self.source) if part)

    @property
    def spoken(self) -> str:
        picture = translate("Images", "Picture %1").replace("%1", str(self.number))
        return ", ".join(part for part in (picture, self.text, self.note) if part)


def image_rows(document: Document) -> list[ImageRow]:
    return [_row(number, image) for number, image in enumerate(document.images, 1)]


def _file(src: str) -> str:
    """The file's name at the end of an address, or the page of the original that it is on."""
    if page := _ON_PAGE.match(src):
        return translate("Images", "Page %1").replace("%1", page[1])
    return src.rstrip("/").rpartition("/")[2]


def _row(number: int, image: Image) -> ImageRow:
    alt = image.alt if image.alt != image.caption else ""
    caption = image.caption or alt or translate("Images", "Without a caption")
    file = _file(image.src)
    note = " · ".join(part for part in (alt, file) if part and part != caption)
    return ImageRow(number, caption, note, image.src, Span(image.start, image.end), image)
