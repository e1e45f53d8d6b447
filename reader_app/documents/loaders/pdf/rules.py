"""The straight lines that a PDF page draws: the borders of tables are among them."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from reader_app.documents.loaders.pdf.engine import direct, pdfium
from reader_app.documents.paging.sheets import Rule

_object = direct(pdfium.FPDFPage_GetObject, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)
_type_of = direct(pdfium.FPDFPageObj_GetType, ctypes.c_int, ctypes.c_void_p)

_MOST_OBJECTS = 5_000
# A page with more pieces of paths is a drawing.
_MOST_SEGMENTS = 4_000
_MOST_RULES = 1_500
_THICKEST = 3.0  # points
_SHORTEST = 4.0
_STRAIGHT = 0.5
Point = tuple[float, float]
Box = tuple[float, float, float, float]


def rules_of(page: Any, height: float) -> tuple[Rule, ...]:
    """The lines across and down a page, y downward; none of a page that is a drawing. The lock
    must be held."""
    found: list[Rule] = []
    segments = 0
    for path in _paths(page):
        count = pdfium.FPDFPath_CountSegments(path)
        segments += max(0, count)
        if segments > _MOST_SEGMENTS or len(found) > _MOST_RULES:
            return ()
        found += (
            Rule(left, height - top, right, height - bottom)
            for left, bottom, right, top in _lines_of(path, count)
        )
    return tuple(found)


def _paths(page: Any) -> Iterator[Any]:
    count = min(pdfium.FPDFPage_CountObjects(page.raw), _MOST_OBJECTS)
    handle = ctypes.cast(page.raw, ctypes.c_void_p).value
    for number in range(count):
        if _type_of(_object(handle, number)) == pdfium.FPDF_PAGEOBJ_PATH:
            yield pdfium.FPDFPage_GetObject(page.raw, number)


def _lines_of(path: Any, count: int) -> Iterator[Box]:
    """Of what is stroked each straight piece, of what is filled each thin shape."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    if not pdfium.FPDFPath_GetDrawMode(path, fill, stroke) or not (fill.value or stroke.value):
        return
    for points in _strokes(path, count):
        if stroke.value:
            boxes: Iterator[Box] = (_box(list(piece)) for piece in pairwise(points))
        else:
            boxes = iter([_box(points)])
        for box in boxes:
            across, down = box[2] - box[0], box[3] - box[1]
            thick = _STRAIGHT if stroke.value else _THICKEST
            if min(across, down) <= thick and max(across, down) >= _SHORTEST:
                yield box


def _box(points: list[Point]) -> Box:
    across, up = [x for x, _ in points], [y for _, y in points]
    return min(across), min(up), max(across), max(up)


def _strokes(path: Any, count: int) -> Iterator[list[Point]]:
    """The points of each part that is drawn without lifting the pen; none of curves."""
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(path, matrix):
        return
    points: list[Point] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for number in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(path, number)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if not pdfium.FPDFPathSegment_GetPoint(segment, x, y):
            continue
        point = (
            matrix.a * x.value + matrix.c * y.value + matrix.e,
            matrix.b * x.value + matrix.d * y.value + matrix.f,
        )
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            if len(points) > 1:
                yield points
            points = [point]
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            points.append(point)
        else:  # a curve: what follows it begins anew
            if len(points) > 1:
                yield points
            points = [point]
        if pdfium.FPDFPathSegment_GetClose(segment) and len(points) > 1:
            yield [*points, points[0]]
            points = [points[0]]
    if len(points) > 1:
        yield points
