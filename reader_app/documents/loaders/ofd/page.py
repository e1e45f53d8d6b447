"""The content of an OFD page: characters with their places, pictures with theirs.

Lengths in the file are millimetres; runs and pictures come out in points, from the page's corner.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from math import hypot, isfinite
from operator import sub
from typing import NamedTuple

from reader_app.documents.loaders.ofd.package import (
    Box,
    OfdPackage,
    PageEntry,
    Resources,
    area_of,
    box_of,
    child,
    numbers,
    text_of,
)
from reader_app.documents.paging.sheets import Placed, Rule, Run
from reader_app.documents.xml import Element, attribute, local_name

_POINTS = 72 / 25.4
_DEEPEST = 24
# A page with more pieces than this is a drawing.
_MOST_OBJECTS = 20_000
# The share of the em that a letter or figure takes, where no offset says it.
_NARROW = 0.5
_FIRST_WIDE = "\u2e80"
# A character further off than this (ems beyond its own width) begins a run of its own.
_APART = 0.35
_EVEN = 0.02
_ASCENT, _DESCENT = 0.88, 0.12
_TURNED = 0.1
_BOLD_WEIGHT = 600
_MOST_RULES = 1_500
_LONGEST_PATH = 20_000  # characters
_STRAIGHT = 0.5  # points
_OPERATION = re.compile(r"([MLSQBAC])([^A-Z]*)")
Matrix = tuple[float, float, float, float, float, float]
_UPRIGHT: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(slots=True)
class PageContent:
    """What stands on a page; sizes in points."""

    width: float
    height: float
    runs: list[Run] = field(default_factory=list)
    turned: list[Run] = field(default_factory=list)
    pictures: list[Placed] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)


def read_page(package: OfdPackage, entry: PageEntry) -> PageContent:
    """A page with its templates, those below it first (7.7, ZOrder)."""
    root = package.xml(entry.part)
    area = entry.body.area
    if root is not None and (own := child(root, "Area")) is not None:
        area = area_of(own) or area
    content = PageContent(area[2] * _POINTS, area[3] * _POINTS)
    if root is None:
        return content
    resources = _page_resources(package, entry, root)
    above: list[Element] = []
    for use in root:
        if local_name(use) == "Template":
            part = entry.body.templates.get(attribute(use, "TemplateID"), "")
            template = package.template(part) if part else None
            if template is not None and attribute(use, "ZOrder") == "Foreground":
                above.append(template)
            elif template is not None:
                _Reader(content, resources, area).read(template)
    for layer in (root, *above):
        _Reader(content, resources, area).read(layer)
    return content


def _page_resources(package: OfdPackage, entry: PageEntry, root: Element) -> Resources:
    shared = entry.body.resources
    own = [element for element in root if local_name(element) == "PageRes"]
    if not own:
        return shared
    resources = Resources(dict(shared.media), set(shared.bold_fonts))
    for element in own:
        package.resources("".join(element.itertext()).strip(), entry.part, resources)
    return resources


class _Reader:
    """Takes the objects of one layer after the other."""

    def __init__(self, content: PageContent, resources: Resources, area: Box) -> None:
        self._content = content
        self._resources = resources
        self._origin = area[0], area[1]

    def read(self, page: Element) -> None:
        for element in islice(_objects(child(page, "Content"), _DEEPEST), _MOST_OBJECTS):
            if len(self._content.runs) >= _MOST_OBJECTS:
                break
            if element.get("Visible") == "false":
                continue
            name = local_name(element)
            if name == "TextObject":
                self._text(element)
            elif name == "ImageObject":
                self._picture(element)
            elif len(self._content.rules) < _MOST_RULES:
                self._lines(element)

    def _text(self, element: Element) -> None:
        told = dict(element.items())
        boundary = box_of(told.get("Boundary", "")) or (0.0, 0.0, 0.0, 0.0)
        matrix = _matrix(told.get("CTM", ""))
        a, b, c, d, _, _ = matrix
        size = _number(told.get("Size"), 0.0)
        em, across = size * hypot(c, d) * _POINTS, hypot(a, b) * _POINTS
        if not em > 0 or not isfinite(em):
            return
        bold = told.get("Font") in self._resources.bold_fonts
        bold = bold or _number(told.get("Weight"), 0.0) >= _BOLD_WEIGHT
        stretch = _number(told.get("HScale"), 1.0)
        turned = abs(b) > _TURNED * abs(a) or a < 0
        runs = self._content.turned if turned else self._content.runs
        for piece in _pieces_of(element, size, stretch):
            left, base = self._point(piece.x, piece.y, boundary, matrix)
            right = left + piece.width * across
            if isfinite(left) and isfinite(base) and isfinite(right):
                top, bottom = base - _ASCENT * em, base + _DESCENT * em
                runs.append(Run(piece.text, left, top, right, bottom, em, bold))

    def _point(self, x: float, y: float, boundary: Box, matrix: Matrix) -> tuple[float, float]:
        """A point of an object as one of the page, in points (8.3)."""
        a, b, c, d, e, f = matrix
        across = boundary[0] + a * x + c * y + e - self._origin[0]
        down = boundary[1] + b * x + d * y + f - self._origin[1]
        return across * _POINTS, down * _POINTS

    def _lines(self, element: Element) -> None:
        """The straight lines of a path (9.1): M and L with two numbers each, C closes."""
        boundary = box_of(attribute(element, "Boundary"))
        if boundary is None or attribute(element, "Stroke") == "false":
            return
        matrix = _matrix(attribute(element, "CTM"))
        told = text_of(child(element, "AbbreviatedData"))[:_LONGEST_PATH]
        last: tuple[float, float] | None = None
        for operator, values in _OPERATION.findall(told):
            numbered = numbers(values)
            point = None
            if len(numbered) == 2:
                point = self._point(numbered[0], numbered[1], boundary, matrix)
            if operator == "L" and point and last:
                rule = Rule(*map(min, last, point), *map(max, last, point))
                if min(rule.right - rule.left, rule.bottom - rule.top) < _STRAIGHT:
                    self._content.rules.append(rule)
            last = point

    def _picture(self, element: Element) -> None:
        src = self._resources.media.get(attribute(element, "ResourceID"))
        boundary = box_of(attribute(element, "Boundary"))
        if src and boundary:
            left, top = self._point(0.0, 0.0, boundary, _UPRIGHT)
            right, bottom = left + boundary[2] * _POINTS, top + boundary[3] * _POINTS
            self._content.pictures.append(Placed(src, left, top, right, bottom))


class _Piece(NamedTuple):
    """Characters one behind the other; the drawing point of the first, in the object's units."""

    text: str
    x: float
    y: float
    width: float


def _pieces_of(element: Element, size: float, stretch: float) -> Iterator[_Piece]:
    x, y = 0.0, 0.0
    for code in element:
        if local_name(code) == "TextCode":
            x, y = _number(code.get("X"), x), _number(code.get("Y"), y)
            yield from _pieces(code, x, y, size, stretch)


def _pieces(code: Element, x: float, y: float, size: float, stretch: float) -> Iterator[_Piece]:
    """The characters of a TextCode (11.3), cut where they stand apart or change the line."""
    text = ("".join(code.itertext()) if len(code) else code.text or "").strip("\r\n")
    widths = _widths(text, size * stretch)
    down = _offsets(code.get("DeltaY", ""), len(text))
    across = _offsets(code.get("DeltaX", ""), len(text))
    steps = across + ([0.0] * len(text) if down else widths)[len(across) :]
    apart, overlap, fall = _APART * size, -0.6 * size, 0.2 * size
    if text and not down:
        gaps = list(map(sub, steps, widths[:-1]))
        usual = not gaps or (overlap <= min(gaps) and max(gaps) <= apart)  # what most lines are
        if usual or _on_a_grid(steps[: len(text) - 1], size * stretch):
            yield _Piece(text, x, y, sum(steps[: len(text) - 1], x) + widths[-1] - x)
            return
    start, left, first = 0, x, x
    for number in range(len(text)):
        ahead, lower = steps[number], down[number] if number < len(down) else 0.0
        right = left + widths[number]
        left += ahead
        if abs(lower) > fall or not overlap <= left - right <= apart or number + 1 == len(text):
            yield _Piece(text[start : number + 1], first, y, right - first)
            start, first = number + 1, left
        y += lower


def _on_a_grid(steps: list[float], wide: float) -> bool:
    """Whether characters have a cell each, one like the other and no wider than ``wide``: digits
    and letters fill only half of theirs, and nothing stands apart for that."""
    return max(steps) <= wide * (1 + _EVEN) and max(steps) - min(steps) <= wide * _EVEN


def _number(text: str | None, otherwise: float) -> float:
    """The first number of an array; ``otherwise`` where there is none."""
    return next(iter(numbers(text)), otherwise) if text else otherwise


def _widths(text: str, wide: float) -> list[float]:
    """What each character takes of the line, where no offset says it."""
    if text and min(text) >= _FIRST_WIDE:
        return [wide] * len(text)
    narrow = _NARROW * wide
    return [wide if is_wide(character) else narrow for character in text]


def is_wide(character: str) -> bool:
    """Whether a character takes the whole em: Han characters and the marks set with them."""
    return character >= _FIRST_WIDE or character in "—…‘’“”"


def _offsets(text: str, most: int) -> list[float]:
    """An array of offsets in which ``g n v`` stands for n times v."""
    if not text:
        return []
    found: list[float] = []
    words = iter(text.split())
    for word in words:
        try:
            if word == "g":
                count, value = int(next(words)), float(next(words))
                found += [value] * min(max(count, 0), most)
            else:
                found.append(float(word))
        except (ValueError, StopIteration):
            break
        if len(found) >= most:
            break
    return found


def _matrix(text: str) -> Matrix:
    values = numbers(text) if text else ()
    if len(values) != 6:
        return _UPRIGHT
    return values[0], values[1], values[2], values[3], values[4], values[5]


def _objects(element: Element | None, deepest: int) -> Iterator[Element]:
    """Text, pictures and lines in the order of drawing, in whatever layers and blocks they lie."""
    for one in element if element is not None else ():
        name = local_name(one)
        if name in ("TextObject", "ImageObject", "PathObject"):
            yield one
        elif name in ("Layer", "PageBlock") and deepest > 0:
            yield from _objects(one, deepest - 1)
