"""The order in which a page is read: columns one after another, tables row by row."""

from __future__ import annotations

import itertools
from statistics import median

from reader_app.documents.paging.rows import Gutter, as_table, between, column_of, edges_of
from reader_app.documents.paging.sheets import Strip
from reader_app.documents.paging.strips import beside, label_gap

_MOST_STRIPS = 1500  # on a page with more than that, no columns are looked for
_LEAST_GUTTER = 0.8  # ems
_LEAST_LINES = 3  # in each of two columns of prose
_LEAST_COLUMN = 7.0  # ems
_TWO_SPACES = 1.5  # ems
_LONG_COLUMN = 6  # lines
_WIDE_COLUMN = 12.0  # ems
_SAME_WIDTH = 0.95
_FULL_LINES = 0.5  # the share of a column's lines that reach its edge
_FILLED = 0.85
_CLIMB = 0.6  # ems that a line may stand higher than the one read before


def in_reading_order(strips: list[Strip]) -> list[Strip]:
    """Strips as they are read, each with the edges of its column; table rows joined."""
    if not strips:
        return []
    edges = edges_of(strips)
    if len(strips) > _MOST_STRIPS or not _has_neighbours(strips):
        ordered = strips if _goes_down(strips) else sorted(strips, key=lambda s: (s.top, s.left))
        return _with_column(ordered, edges)
    ordered = sorted(strips, key=lambda strip: (strip.top, strip.left))
    return _regions(ordered, edges)


def _goes_down(strips: list[Strip]) -> bool:
    pairs = itertools.pairwise(strips)
    return all(below.top >= above.top - _CLIMB * above.size for above, below in pairs)


def _with_column(strips: list[Strip], edges: Gutter) -> list[Strip]:
    for strip in strips:
        if strip.column == (0.0, 0.0):
            strip.column = edges
    return strips


def _has_neighbours(strips: list[Strip]) -> bool:
    """Whether any two strips stand side by side."""
    ordered = sorted(strips, key=lambda strip: strip.top)
    for index, strip in enumerate(ordered):
        for other in ordered[index + 1 : index + 12]:
            if other.top >= strip.bottom:
                break
            if beside(strip, other) and strip.picture is None and other.picture is None:
                return True
    return False


def _regions(strips: list[Strip], edges: Gutter) -> list[Strip]:
    """Stretches of the page with gutters through them, and what stands between."""
    found: list[Strip] = []
    single: list[Strip] = []
    index = 0
    while index < len(strips):
        length, gutters = _stretch(strips, index, edges)
        region = _trimmed(strips[index : index + length], gutters)
        ordered, used = _as_columns(region, gutters), len(region)
        if not ordered:
            ordered, used = as_table(region, gutters, edges)
        if ordered:
            found += ordered
            index += used
        else:
            single.append(strips[index])
            found += _with_column([strips[index]], edges)
            index += 1
    return _joined_rows(found, {id(strip) for strip in single})


def _stretch(strips: list[Strip], start: int, edges: Gutter) -> tuple[int, list[Gutter]]:
    """How many strips from ``start`` on leave a gutter free, and which gutters."""
    gutters, inner = [edges], 0
    seen = (strips[start].left, strips[start].right)
    for number, strip in enumerate(strips[start:]):
        least = _LEAST_GUTTER * strip.size if strip.picture is None else 1.0
        left = [part for gutter in gutters for part in _without(gutter, strip, least)]
        seen = min(seen[0], strip.left), max(seen[1], strip.right)
        now_inner = sum(seen[0] < gutter[0] and gutter[1] < seen[1] for gutter in left)
        if not left or now_inner < inner:
            return max(number, 1), gutters if number else []
        gutters, inner = left, now_inner
    return len(strips) - start, gutters


def _without(gutter: Gutter, strip: Strip, least: float) -> list[Gutter]:
    parts = [(gutter[0], min(gutter[1], strip.left)), (max(gutter[0], strip.right), gutter[1])]
    if strip.right <= gutter[0] or strip.left >= gutter[1]:
        return [gutter]
    return [part for part in parts if part[1] - part[0] >= least]


def _trimmed(region: list[Strip], gutters: list[Gutter]) -> list[Strip]:
    """Without the strips above the first and below the last pair of neighbours' columns."""
    inner = between(gutters, region) if region else []
    if not inner:
        return []
    side = [column_of(strip, inner) for strip in region]
    last = len(region)
    while last > 1 and len(set(side[:last])) > 1 and _alone_below(region, side, last - 1):
        last -= 1
    return region[:last]


def _alone_below(region: list[Strip], side: list[int], index: int) -> bool:
    """A strip below everything in the other columns, more than a line further down."""
    strip = region[index]
    others = [s for s, at in zip(region[:index], side, strict=False) if at != side[index]]
    own = [s for s, at in zip(region[:index], side, strict=False) if at == side[index]]
    below_others = all(strip.top > s.bottom + 1.5 * strip.size for s in others)
    below_own = not own or strip.top > own[-1].bottom + 1.2 * strip.size
    return below_others and below_own


def _as_columns(region: list[Strip], gutters: list[Gutter]) -> list[Strip]:
    """Columns of prose, left to right, or nothing if the region is none."""
    inner = between(gutters, region) if region else []
    if not inner:
        return []
    columns: list[list[Strip]] = [[] for _ in range(len(inner) + 1)]
    for strip in region:
        columns[column_of(strip, inner)].append(strip)
    columns = [column for column in columns if column]  # one may have been trimmed away
    if len(columns) < 2:
        return []
    if not all(_is_prose(column) for column in columns) and not _are_alike(columns):
        return []
    ordered: list[Strip] = []
    for column in columns:
        own = edges_of(column)
        for strip in column:
            strip.column = own
        ordered += in_reading_order(column)
    return ordered


def _are_alike(columns: list[list[Strip]]) -> bool:
    """Columns that are more than the cells of a table: wide, of one width, one of them prose,
    before and behind which there may be lists; or written one after the other in the file."""
    widths = [right - left for left, right in map(edges_of, columns)]
    wide = min(widths) >= _WIDE_COLUMN * median(strip.size for strip in columns[0])
    prose = [len(one) >= _LONG_COLUMN and _is_prose(one) for one in columns]
    if wide and any(prose) and min(widths) >= _SAME_WIDTH * max(widths):
        return True
    long = prose[0] or (wide and len(columns[0]) >= _LONG_COLUMN)
    return long and _follow_in_file(columns)


def _follow_in_file(columns: list[list[Strip]]) -> bool:
    """Whether the file has each column as a whole before the next; tables go row by row."""
    places = [[run.first for strip in one for _, run in strip.pieces] for one in columns]
    if not all(one and min(one) >= 0 for one in places):
        return False
    return all(max(one) < min(other) for one, other in itertools.pairwise(places))


def _is_prose(column: list[Strip]) -> bool:
    lines = [strip for strip in column if strip.picture is None]
    if len(lines) < _LEAST_LINES:
        return False
    left, right = edges_of(lines)
    em = median(strip.size for strip in lines)
    if right - left < _LEAST_COLUMN * em:
        return False
    full = sum(strip.right - left >= _FILLED * (right - left) for strip in lines)
    return full >= _FULL_LINES * len(lines)


def _joined_rows(strips: list[Strip], single: set[int]) -> list[Strip]:
    """Strips side by side that are neither columns nor a table are one line with wide spaces."""
    joined: list[Strip] = []
    for strip in strips:
        above = joined[-1] if joined else None
        if (
            above is not None
            and id(strip) in single
            and id(above) in single
            and not above.picture
            and not strip.picture
            and beside(above, strip)
        ):
            joined[-1] = _side_by_side(above, strip)
            single.add(id(joined[-1]))
        else:
            joined.append(strip)
    return joined


def _side_by_side(one: Strip, other: Strip) -> Strip:
    left, right = sorted((one, other), key=lambda strip: strip.left)
    ems = (right.left - left.right) / max(left.size, 1e-6)
    space = label_gap(left.text)
    if space is None:
        space = "\u3000" * (2 if ems > _TWO_SPACES else 1)
    shift = len(left.text) + len(space)
    return Strip(
        f"{left.text}{space}{right.text}",
        left.left,
        min(left.top, right.top),
        right.right,
        max(left.bottom, right.bottom),
        left.size,
        left.bold and right.bold,
        left.pieces + [(at + shift, run) for at, run in right.pieces],
        column=left.column,
    )
