"""A PDF read once more with the text of its scanned pages recognised from their pictures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np

from reader_app.documents import limits, ocr
from reader_app.documents.loaders.pdf import PageContent, is_bare, read_page
from reader_app.documents.loaders.pdf.engine import open_pdf, opened_page, page_count
from reader_app.documents.loaders.pdf.pictures import MOST_PIXELS, drawn
from reader_app.documents.model import Document
from reader_app.documents.page_lines import Run, Sheet, read_sheets
from reader_app.errors import KnownError, Notice

Report = Callable[[int, int], None]

_SCALE = 200 / 72  # pixels of a point: what recognisers are trained for
_TYPE = 0.82  # the height of the type as a share of the line's box


def recognise(data: bytes, name: str, report: Report, every_page: bool = False) -> Document:
    """The document with recognised text on pages that have none (or on every page).

    ``report(done, total)`` is called before each page and at the end; it may raise to stop.
    Raises KnownError ``ocr-missing``, ``file-no-text`` and those of the loader.
    """
    ocr.check_available()
    recognised = 0
    sheets: list[Sheet] = []
    with open_pdf(data, name) as pdf:
        count = min(page_count(pdf), limits.PAGES)
        for number in range(count):
            report(number, count)
            content = read_page(pdf, number)
            if every_page or is_bare(content):
                recognised += 1
                sheets.append(_recognised_sheet(pdf, number, content))
            else:
                size = content.width, content.height
                sheets.append(Sheet(content.label, *size, tuple(content.runs)))
        report(count, count)
    document = read_sheets(sheets)
    if not document.text.strip():
        raise KnownError("file-no-text", path=name)
    notice = Notice("ocr-recognised", {"count": recognised})
    return replace(document, format="pdf", warnings=(notice,))


def _recognised_sheet(pdf: Any, number: int, content: PageContent) -> Sheet:
    picture = _pixels(pdf, number)
    if picture is None:
        return Sheet(content.label, content.width, content.height)
    lines = ocr.recognise(picture)  # the longest part: the lock is free meanwhile
    runs = [
        Run(text, left, top, right, bottom, max(1.0, _TYPE * (bottom - top)))
        for text, left, top, right, bottom in lines
    ]
    sizes = _evened([run.size for run in runs])
    runs = [run._replace(size=size) for run, size in zip(runs, sizes, strict=True)]
    height, width = picture.shape[:2]
    return Sheet(content.label, float(width), float(height), tuple(runs))


def _evened(sizes: list[float]) -> list[float]:
    """The boxes of one type differ by a few pixels: sizes near the median are the median."""
    if not sizes:
        return []
    usual = float(np.median(sizes))
    return [usual if 0.78 <= size / usual <= 1.22 else size for size in sizes]


def _pixels(pdf: Any, number: int) -> Any:
    """A page drawn for the recogniser: rows, columns, blue, green and red."""
    with opened_page(pdf, number) as page:
        if page is None:
            return None
        width, height = page.get_size()
        scale = min(_SCALE, (MOST_PIXELS / (width * height)) ** 0.5)
        picture = drawn(page, max(1, round(width * scale)), max(1, round(height * scale)))
    if picture is None:
        return None
    across, down, stride, data = picture
    rows = np.frombuffer(data, np.uint8).reshape(down, stride // 4, 4)
    return np.ascontiguousarray(rows[:, :across, :3])
