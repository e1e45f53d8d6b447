"""The pictures of a PDF page: where they stand, which are worth showing, and their bytes."""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

from reader_app.documents.limits import PICTURE_BYTES
from reader_app.documents.loaders.pdf.engine import direct, opened_page, pdfium
from reader_app.documents.loaders.pdf.png import png_of
from reader_app.documents.paging.sheets import Placed

_object = direct(pdfium.FPDFPage_GetObject, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)
_type_of = direct(pdfium.FPDFPageObj_GetType, ctypes.c_int, ctypes.c_void_p)
_MAY_HOLD_PICTURES = (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_FORM)

_MOST_OBJECTS = 5_000
_DEPTH = 4
_SMALLEST = 24.0  # points: what is smaller in both directions is an ornament
_WHOLE_PAGE = 0.7  # of the page's area
_COMES_BACK = 3  # pages
MOST_PIXELS = 16_000_000
_MOST_ENLARGED = 20.0
_PAGE_SCALE = 150 / 72  # of a page that is shown as a picture


class Found(NamedTuple):
    """A picture's path among the page's objects, its box in points (y upward), and its pixels."""

    path: tuple[int, ...]
    left: float
    bottom: float
    right: float
    top: float
    pixels: tuple[int, int]

    @property
    def look(self) -> tuple[int, ...]:
        """What a picture that stands on every page has in common."""
        return (*map(round, self[1:5]), *self.pixels)


def pictures_of(page: Any) -> list[Found]:
    """The pictures of a page that are no ornaments. The lock must be held."""
    found = []
    for path, item in _image_objects(page):
        box = [ctypes.c_float() for _ in range(4)]
        if not pdfium.FPDFPageObj_GetBounds(item, *box):
            continue
        left, bottom, right, top = (edge.value for edge in box)
        if max(right - left, top - bottom) < _SMALLEST:
            continue
        width, height = ctypes.c_uint(), ctypes.c_uint()
        pdfium.FPDFImageObj_GetImagePixelSize(item, width, height)
        found.append(Found(path, left, bottom, right, top, (width.value, height.value)))
    return found


def _image_objects(page: Any) -> Iterator[tuple[tuple[int, ...], Any]]:
    count = min(pdfium.FPDFPage_CountObjects(page.raw), _MOST_OBJECTS)
    handle = ctypes.cast(page.raw, ctypes.c_void_p).value
    for number in range(count):  # most are text: a page may have one for every character
        if _type_of(_object(handle, number)) in _MAY_HOLD_PICTURES:
            item = pdfium.FPDFPage_GetObject(page.raw, number)
            yield from _images_in(item, (number,))


def _images_in(item: Any, path: tuple[int, ...]) -> Iterator[tuple[tuple[int, ...], Any]]:
    kind = pdfium.FPDFPageObj_GetType(item)
    if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
        yield path, item
    elif kind == pdfium.FPDF_PAGEOBJ_FORM and len(path) < _DEPTH:
        for number in range(min(pdfium.FPDFFormObj_CountObjects(item), _MOST_OBJECTS)):
            yield from _images_in(pdfium.FPDFFormObj_GetObject(item, number), (*path, number))


def covers(found: Found, width: float, height: float) -> bool:
    """Whether a picture is the page: a scan, or a ground under the text."""
    across = min(found.right, width) - max(found.left, 0.0)
    up = min(found.top, height) - max(found.bottom, 0.0)
    return across > 0 and up > 0 and across * up >= _WHOLE_PAGE * width * height


def coming_back(pages: list[list[Found]]) -> set[tuple[int, ...]]:
    """The looks of pictures that stand in the same place on page after page."""
    looks = Counter(look for found in pages for look in {picture.look for picture in found})
    return {look for look, count in looks.items() if count >= _COMES_BACK}


def placed(found: Found, page: int, height: float) -> Placed:
    """A picture on an upright sheet; its source leads back to the object."""
    src = f"pdf:{page + 1}:{'.'.join(map(str, found.path))}"
    return Placed(src, found.left, height - found.top, found.right, height - found.bottom)


def whole_page(page: int, width: float, height: float) -> Placed:
    """A page that is shown as a picture."""
    return Placed(f"pdf:{page + 1}", 0.0, 0.0, width, height)


def picture_bytes(document: Any, src: str) -> bytes | None:
    """The picture of an ``Image.src`` as PNG, None if there is none or it is too large."""
    place = _parsed(src)
    if place is None:
        return None
    number, path = place
    with opened_page(document, number) as page:
        if page is None:
            return None
        bitmap = _object_bitmap(document, page, path) if path else _page_bitmap(page)
        if bitmap is None:
            return None
        try:
            return _encoded(bitmap)
        finally:
            pdfium.FPDFBitmap_Destroy(bitmap)


def _parsed(src: str) -> tuple[int, tuple[int, ...]] | None:
    format_name, _, rest = src.partition(":")
    page, _, path = rest.partition(":")
    if format_name != "pdf" or not page.isdecimal() or int(page) < 1:
        return None
    steps = path.split(".") if path else []
    if not all(step.isdecimal() for step in steps):
        return None
    return int(page) - 1, tuple(map(int, steps))


def _object_bitmap(document: Any, page: Any, path: tuple[int, ...]) -> Any:
    item = _object_at(page, path)
    if item is None:
        return None
    width, height = ctypes.c_uint(), ctypes.c_uint()
    pdfium.FPDFImageObj_GetImagePixelSize(item, width, height)
    if not 0 < width.value * height.value <= MOST_PIXELS:
        return None
    if len(path) > 1:  # inside a form its place on the page is not known here
        return pdfium.FPDFImageObj_GetBitmap(item) or None
    _to_own_size(item, width.value, height.value)
    return (
        pdfium.FPDFImageObj_GetRenderedBitmap(document.raw, page.raw, item)
        or pdfium.FPDFImageObj_GetBitmap(item)
        or None
    )


def _to_own_size(item: Any, width: int, height: int) -> None:
    """Let a picture be drawn in as many pixels as it has; nothing of it is saved."""
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(item, matrix):
        return
    across = math.hypot(matrix.a, matrix.b)
    down = math.hypot(matrix.c, matrix.d)
    scale = min(width / max(across, 0.01), height / max(down, 0.01), _MOST_ENLARGED)
    if scale > 1 and across * down * scale * scale <= MOST_PIXELS:
        for name in "abcdef":
            setattr(matrix, name, getattr(matrix, name) * scale)
        pdfium.FPDFPageObj_SetMatrix(item, matrix)


def _object_at(page: Any, path: tuple[int, ...]) -> Any:
    for found, item in _image_objects(page):
        if found == path:
            return item
    return None


def _page_bitmap(page: Any) -> Any:
    width, height = page.get_size()
    scale = min(_PAGE_SCALE, (MOST_PIXELS / (width * height)) ** 0.5)
    return rendered(page, max(1, round(width * scale)), max(1, round(height * scale)))


def rendered(page: Any, width: int, height: int) -> Any:
    """A page as a bitmap of so many pixels (BGRx), to be destroyed; None without memory."""
    bitmap = pdfium.FPDFBitmap_Create(width, height, 0)
    if not bitmap:
        return None
    pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xFFFFFFFF)
    flags = pdfium.FPDF_ANNOT
    pdfium.FPDF_RenderPageBitmap(bitmap, page.raw, 0, 0, width, height, 0, flags)
    return bitmap


def drawn(page: Any, width: int, height: int) -> tuple[int, int, int, bytes] | None:
    """A page drawn: width, height, bytes of a row, and the pixels; None without memory."""
    bitmap = rendered(page, width, height)
    if bitmap is None:
        return None
    try:
        across, down, stride, _, data = pixels(bitmap)
    finally:
        pdfium.FPDFBitmap_Destroy(bitmap)
    return across, down, stride, data


def pixels(bitmap: Any) -> tuple[int, int, int, int, bytes]:
    """Width, height, bytes of a row, PDFium's name for the format, and the pixels."""
    width, height = pdfium.FPDFBitmap_GetWidth(bitmap), pdfium.FPDFBitmap_GetHeight(bitmap)
    stride, form = pdfium.FPDFBitmap_GetStride(bitmap), pdfium.FPDFBitmap_GetFormat(bitmap)
    address = pdfium.FPDFBitmap_GetBuffer(bitmap)
    return width, height, stride, form, ctypes.string_at(address, stride * height)


def _encoded(bitmap: Any) -> bytes | None:
    width, height = pdfium.FPDFBitmap_GetWidth(bitmap), pdfium.FPDFBitmap_GetHeight(bitmap)
    if not 0 < width * height <= MOST_PIXELS:
        return None
    encoded = png_of(*pixels(bitmap))
    return encoded if len(encoded) <= PICTURE_BYTES else None
