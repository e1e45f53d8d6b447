"""Tables whose cells are drawn: the lines of a page tell what belongs to which cell."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from reader_app.documents.paging.paragraphs import joined
from reader_app.documents.paging.rows import rows_of
from reader_app.documents.paging.setting import needed
from reader_app.documents.paging.sheets import Rule, Run, Strip
from reader_app.documents.paging.strips import strips_of

_NEAR = 3.0  # points: lines so near to each other meet
_LEAST_CELLS = 4
_MOST_LINES = 400
_MOST_CELLS = 5_000
_LEAST_SIDE = 4.0  # points, of a cell
_FULL = 1.5  # ems: a line that leaves less room in its cell goes on in the next
_LONGEST_WORD = 4.0  # ems, that the next line begins with
_OVER = 0.1  # the share of the runs that may reach over the lines of their cells
_FEWEST_TEXTS = 3  # cells with words in them

Cell = tuple[int, int]


class Grid(NamedTuple):
    """Columns stand between the places ``across``, rows between those ``down``; a merged cell is
    known by its first one, which stands in ``first`` for each of its places."""

    across: list[float]
    down: list[float]
    first: dict[Cell, Cell]

    def cell_at(self, x: float, y: float) -> Cell | None:
        row, column = bisect_right(self.down, y) - 1, bisect_right(self.across, x) - 1
        return self.first.get((row, column))


def take_tables(runs: Sequence[Run], rules: Sequence[Rule]) -> tuple[list[Strip], list[Run]]:
    """The tables that the lines make, and the runs that are in none of them."""
    tables: list[Strip] = []
    rest = list(runs)
    for grid in _grids(rules) if len(rules) >= _LEAST_CELLS else ():
        inside: list[Run] = []
        outside: list[Run] = []
        for run in rest:
            (outside if _home(grid, run) is None else inside).append(run)
        if table := _table(grid, inside):
            tables.append(table)
            rest = outside
    return tables, rest


def _home(grid: Grid, run: Run) -> Cell | None:
    return grid.cell_at((run.left + run.right) / 2, (run.top + run.bottom) / 2)


def _table(grid: Grid, runs: list[Run]) -> Strip | None:
    """The rows as lines, cells parted by tabs; None if lines and words do not fit each other."""
    cells: defaultdict[Cell, list[Run]] = defaultdict(list)
    for run in runs:
        if run.text.strip() and (cell := _home(grid, run)) is not None:
            cells[cell].append(run)
    over = sum(_reaches_over(grid, run) for run in runs)
    if len(cells) < _FEWEST_TEXTS or over > _OVER * len(runs):
        return None
    right = _right_edges(grid)
    written = {cell: _text(own, right[cell]) for cell, own in cells.items()}
    columns = len(grid.across) - 1
    rows = [
        [written.get((row, column), "") for column in range(columns)]
        for row in range(len(grid.down) - 1)
    ]
    lines = ["\t".join(row).rstrip("\t") for row in rows if any(row)]
    ordered = [run for cell in sorted(cells) for run in cells[cell]]
    return Strip(
        "\n".join(lines),
        grid.across[0],
        grid.down[0],
        grid.across[-1],
        grid.down[-1],
        median(run.size for run in ordered),
        table=True,
        pieces=[(-1, run) for run in ordered],
    )


def _reaches_over(grid: Grid, run: Run) -> bool:
    """Whether both ends of a run are in other cells than its middle."""
    height, inset = (run.top + run.bottom) / 2, min(run.size, run.right - run.left) / 2
    ends = run.left + inset, run.right - inset
    return len({grid.cell_at(x, height) for x in ends} | {_home(grid, run)}) > 1


def _right_edges(grid: Grid) -> dict[Cell, float]:
    edges: dict[Cell, float] = {}
    for (_, column), first in grid.first.items():
        edges[first] = max(edges.get(first, 0.0), grid.across[column + 1])
    return edges


def _text(runs: list[Run], right: float) -> str:
    """The lines of a cell: one goes on in the next where it ends for want of room."""
    parts: list[list[Strip]] = []
    for row in rows_of(strips_of(runs)):
        last = parts[-1][-1] if parts else None
        word = min(needed(row[0].text), _LONGEST_WORD)
        if last is not None and right - last.right < (_FULL + word) * last.size:
            parts[-1].extend(row)
        else:
            parts.append(list(row))
    return " ".join(joined(part) for part in parts)


def _grids(rules: Sequence[Rule]) -> list[Grid]:
    """The grids of lines that cross or meet, from the top of the page."""
    across = _merged([rule for rule in rules if rule.right - rule.left >= rule.bottom - rule.top])
    down = [
        _turned(rule)
        for rule in _merged(
            [_turned(rule) for rule in rules if rule.right - rule.left < rule.bottom - rule.top]
        )
    ]
    if not across or not down or len(across) + len(down) > _MOST_LINES:
        return []
    grids = (_grid(*group) for group in _groups(across, down))
    return sorted((grid for grid in grids if grid), key=lambda grid: grid.down[0])


def _turned(rule: Rule) -> Rule:
    return Rule(rule.top, rule.left, rule.bottom, rule.right)


def _merged(rules: Iterable[Rule]) -> list[Rule]:
    """Pieces of one line across the page joined, double lines made one."""
    found: list[Rule] = []
    levels: list[list[Rule]] = []
    for rule in sorted(rules, key=_height):
        if levels and _height(rule) - _height(levels[-1][0]) <= _NEAR:
            levels[-1].append(rule)
        else:
            levels.append([rule])
    for level in levels:
        height = median(map(_height, level))
        left, right = None, 0.0
        for rule in sorted(level):
            if left is not None and rule.left - right <= _NEAR:
                right = max(right, rule.right)
                continue
            if left is not None:
                found.append(Rule(left, height, right, height))
            left, right = rule.left, rule.right
        if left is not None:
            found.append(Rule(left, height, right, height))
    return found


def _height(rule: Rule) -> float:
    return (rule.top + rule.bottom) / 2


def _groups(across: list[Rule], down: list[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Lines across and down that hang together."""
    groups: list[tuple[list[Rule], list[Rule]]] = []
    left = list(down)
    waiting = list(across)
    while waiting:
        lying, standing = [waiting.pop()], list[Rule]()
        grown = True
        while grown:
            met = [one for one in left if any(_meet(other, one) for other in lying)]
            left = [one for one in left if one not in met]
            more = [one for one in waiting if any(_meet(one, other) for other in met)]
            waiting = [one for one in waiting if one not in more]
            standing, lying, grown = standing + met, lying + more, bool(met or more)
        groups.append((lying, standing))
    return groups


def _meet(lying: Rule, standing: Rule) -> bool:
    return (
        lying.left - _NEAR <= standing.left <= lying.right + _NEAR
        and standing.top - _NEAR <= lying.top <= standing.bottom + _NEAR
    )


def _grid(lying: list[Rule], standing: list[Rule]) -> Grid | None:
    """The cells between the lines; those without a line between them are one."""
    across = _places([rule.left for rule in standing])
    down = _places([rule.top for rule in lying])
    rows, columns = len(down) - 1, len(across) - 1
    if rows < 1 or columns < 1:
        return None
    if rows * columns > _MOST_CELLS:
        return None
    open_sides = [
        ((row, column - 1), (row, column))
        for column in range(1, columns)
        for row in _gaps([_turned(one) for one in standing], across[column], down)
    ]
    open_sides += [
        ((row - 1, column), (row, column))
        for row in range(1, rows)
        for column in _gaps(lying, down[row], across)
    ]
    first = {(row, column): (row, column) for row in range(rows) for column in range(columns)}
    for one, other in sorted(open_sides):
        _unite(first, one, other)
    first = {cell: _first(first, cell) for cell in first}
    return Grid(across, down, first) if len(set(first.values())) >= _LEAST_CELLS else None


def _gaps(lines: list[Rule], height: float, places: list[float]) -> Iterator[int]:
    """Between which of the places no line at this height runs."""
    here = [line for line in lines if abs(line.top - height) <= _NEAR]
    for number, (start, end) in enumerate(pairwise(places)):
        middle = (start + end) / 2
        if not any(line.left <= middle <= line.right for line in here):
            yield number


def _unite(first: dict[Cell, Cell], one: Cell, other: Cell) -> None:
    kept, given_up = sorted((_first(first, one), _first(first, other)))
    first[given_up] = kept


def _first(first: dict[Cell, Cell], cell: Cell) -> Cell:
    """The first cell of those that are one; the way there is made shorter for the next."""
    while first[cell] != cell:
        first[cell] = first[first[cell]]
        cell = first[cell]
    return cell


def _places(values: Iterable[float]) -> list[float]:
    """The places of lines, those of one line once."""
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _LEAST_SIDE:
            found.append(value)
    return found
