"""Tables without rules: rows of cells under each other, told by the gutters between them."""

from __future__ import annotations

import itertools
from statistics import median

from reader_app.documents.paging.sheets import Strip
from reader_app.documents.paging.strips import beside

# From where to where something reaches across the page: a column, or what is free between two.
Gutter = tuple[float, float]

# In ems: the room between the lines of one cell, and how much more there is between rows.
_WITHIN_CELL = 0.45
_BETWEEN_ROWS = 0.2


def as_table(region: list[Strip], gutters: list[Gutter], edges: Gutter) -> tuple[list[Strip], int]:
    """Rows of cells under each other, joined to one strip, and how many strips it takes; nothing
    if the region is no table."""
    inner = between(gutters, region) if region else []
    rows = rows_of(region) if inner else []
    while rows and len(rows[-1]) == 1 and column_of(rows[-1][0], inner) == 0:
        rows.pop()  # text under the table
    full = [row for row in rows if len({column_of(cell, inner) for cell in row}) >= 2]
    if not rows or len(rows[0]) == 1:
        return [], 0
    if len(full) < 2 or (len(inner) == 1 and len(full) < 3) or any(s.picture for s in region):
        return [], 0
    region = [cell for row in rows for cell in row]
    left, right = edges_of(region)
    lines = _table_lines(rows, between(gutters, region))
    first, last = region[0], region[-1]
    table = Strip(
        "\n".join(lines),
        left,
        first.top,
        right,
        max(s.bottom for s in region),
        last.size,
        table=True,
        column=edges,
        pieces=[(-1, run) for row in rows for cell in row for _, run in cell.pieces],
    )
    return [table], len(region)


def rows_of(strips: list[Strip]) -> list[list[Strip]]:
    """Strips that stand side by side, from left to right, the rows from above."""
    rows: list[list[Strip]] = []
    for strip in sorted(strips, key=lambda strip: strip.middle):
        if rows and beside(rows[-1][-1], strip):
            rows[-1].append(strip)
        else:
            rows.append([strip])
    for row in rows:
        row.sort(key=lambda strip: strip.left)
    return rows


def _table_lines(rows: list[list[Strip]], gutters: list[Gutter]) -> list[str]:
    """The rows as text; a line that only goes on with cells of the row above is joined to it."""
    lines: list[list[str]] = []
    bottom = 0.0
    for row in _whole_rows(rows, gutters):
        cells = [""] * (len(gutters) + 1)
        for strip in row:
            at = column_of(strip, gutters)
            cells[at] += strip.text.strip()
        close = bool(lines) and row[0].top - bottom < 0.35 * row[0].size
        if close and not cells[0] and len(row) < len(cells):
            lines[-1] = [above + below for above, below in zip(lines[-1], cells, strict=True)]
        else:
            lines.append(cells)
        bottom = max(strip.bottom for strip in row)
    return ["\t".join(cells).rstrip("\t") for cells in lines]


def _whole_rows(rows: list[list[Strip]], gutters: list[Gutter]) -> list[list[Strip]]:
    """Rows whose cells are set at the middle of their height: the lines of one that has several
    stand over and under the first cell, nearer than another row would."""
    whole: list[list[Strip]] = []
    for near in _near_rows(rows):
        first = [row for row in near if any(column_of(cell, gutters) == 0 for cell in row)]
        partial = any(len(row) <= len(gutters) for row in near)
        joined = len(near) > 1 and len(first) == 1 and partial
        whole += [[cell for row in near for cell in row]] if joined else near
    return whole


def _near_rows(rows: list[list[Strip]]) -> list[list[list[Strip]]]:
    """Rows between which there is less room than between others; each for itself where all stand
    alike."""
    steps = [
        min(cell.top for cell in below) - max(cell.bottom for cell in above)
        for above, below in itertools.pairwise(rows)
    ]
    em = median(cell.size for row in rows for cell in row)
    close = [step for step in steps if step < _WITHIN_CELL * em]
    limit = max(close, default=0.0) + _BETWEEN_ROWS * em
    if not close or len(close) == len(steps) or any(max(close) < s < limit for s in steps):
        return [[row] for row in rows]
    groups = [[rows[0]]]
    for row, step in zip(rows[1:], steps, strict=True):
        if step < _WITHIN_CELL * em:
            groups[-1].append(row)
        else:
            groups.append([row])
    return groups


def edges_of(strips: list[Strip]) -> Gutter:
    return min(s.left for s in strips), max(s.right for s in strips)


def between(gutters: list[Gutter], region: list[Strip]) -> list[Gutter]:
    """Gutters with something on both sides."""
    left, right = edges_of(region)
    return sorted(g for g in gutters if g[0] > left and g[1] < right)


def column_of(strip: Strip, gutters: list[Gutter]) -> int:
    middle = (strip.left + strip.right) / 2
    return sum(middle > gutter[0] for gutter in gutters)
