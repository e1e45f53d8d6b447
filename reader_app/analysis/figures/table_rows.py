"""The rows of tables in plain text: lines taken apart into cells, and filled up to one width."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from reader_app.analysis.figures.script import plain
from reader_app.documents.model import Block, Span

_RULED = re.compile(r"\s*[\t|│｜]\s*")
# Between bars an empty cell is seen; tabs may as well align.
_BARRED = re.compile(r"[ \u3000]*[|│｜][ \u3000]*")
_BARS = frozenset("|│｜")
_GAP = re.compile(r"[ \u3000]{2,}")
# Where no gap is wider, one ideographic space parts cells: 瑞溪市　412.0　11.3
_NARROW_GAP = re.compile("\u3000")
# Without any of these no line has two cells.
PARTED = re.compile(r"[\t|│｜\u3000]|  ")
_NUMBER = re.compile(r"-?\d[\d,]*(?:\.\d+)?%?")
_BLANKS = frozenset(" \t\u3000")
TOTAL = re.compile(r"(?:合|总|共)\s*计|^\s*总[数额]\s*$")


def lines(text: str, blocks: Iterable[Block]) -> Iterator[Span]:
    for block in blocks:
        position = block.start
        for line in text[block.start : block.end].split("\n"):
            if line.strip():
                yield Span(position, position + len(line))
            position += len(line) + 1


def cells_of(text: str, line: Span) -> tuple[Span, ...]:
    written = text[line.start : line.end]
    if not _BARS.isdisjoint(written) and "\t" not in written:
        return _barred(text, line)
    cells, position, ruled = [], line.start, "\t" in written
    if not (ruled or "  " in written or "\u3000" in written):
        return (line,)
    # A blank inside a cell (指　　标) parts nothing where tabs or rules do.
    parted = _RULED if ruled else _GAP if _GAP.search(written) else _NARROW_GAP
    for gap in parted.finditer(text, line.start, line.end):
        if gap.start() > position:
            cells.append(Span(position, gap.start()))
        position = gap.end()
    if position < line.end:
        cells.append(Span(position, line.end))
    return tuple(cells)


def _barred(text: str, line: Span) -> tuple[Span, ...]:
    """The cells between bars, empty ones too; bars that only frame the row part nothing."""
    cells, position = [], line.start
    for bar in _BARRED.finditer(text, line.start, line.end):
        if bar.start() > line.start:
            cells.append(Span(position, bar.start()))
        position = bar.end()
    if position < line.end:
        cells.append(Span(position, line.end))
    return tuple(cells) or (line,)


def padded(text: str, cells: tuple[Span, ...], run: list[tuple[Span, ...]]) -> tuple[Span, ...]:
    """A total whose label spans several columns: 合计 under 序号 and 单位."""
    missing = len(run[0]) - len(cells) if run else 0
    if missing > 1 and len(cells) == missing == half_of(text, run):
        return _beside(text, cells)
    if missing > 0 and len(cells) > 1 and (placed := _by_tabs(text, cells, run)):
        return placed
    if missing == 1 and text[cells[-1].end :][:4].strip(" \u3000")[:1] in _BARS:
        return (*cells, Span(cells[-1].end, cells[-1].end))  # the last cell is empty
    if missing > 0 and len(cells) > 1 and is_total(text, cells[0]):
        return (*[cells[0]] * missing, *cells)
    return cells


def half_of(text: str, rows: Sequence[tuple[Span, ...]]) -> int:
    """The number of columns of each half of a table of two side by side (收入项目 预算数 支出项目
    预算数), 0 of another: the heads over the numbers are alike, and so are the columns."""
    half, odd = divmod(len(rows[0]), 2)
    if odd or half < 2 or len(rows) < 2:
        return 0
    heads = [text[slice(*head)].strip() for head in rows[0]]
    words = [is_number(text, cell) for cell in rows[1]]
    alike = heads[1:half] == heads[half + 1 :] and words[:half] == words[half:]
    return half if alike and not words[0] and words[1] else 0


def _beside(text: str, cells: tuple[Span, ...]) -> tuple[Span, ...]:
    """A row of one half alone: the right one if blanks stand in front."""
    start, end = cells[0].start, cells[-1].end
    indented = start > 0 and text[start - 1] in _BLANKS
    left, right = [Span(start, start)] * len(cells), [Span(end, end)] * len(cells)
    return (*left, *cells) if indented else (*cells, *right)


def _by_tabs(
    text: str, cells: tuple[Span, ...], run: list[tuple[Span, ...]]
) -> tuple[Span, ...] | None:
    """The cells of a row that leaves some empty, one for each tab. Where tabs are missing its label
    spans several columns, or its last cells are empty: the sums of the columns tell."""
    line_end = text.find("\n", cells[-1].end)
    end = len(text) if line_end < 0 else line_end
    pieces = text[cells[0].start : end].split("\t")
    missing = len(run[0]) - len(pieces)
    if len(pieces) < 2 or missing < 0 or "" not in (piece.strip() for piece in pieces[:-1]):
        return None
    placed, position = [], cells[0].start
    for piece in pieces:
        left = position + len(piece) - len(piece.lstrip())
        placed.append(Span(left, max(left, position + len(piece.rstrip()))))
        position += len(piece) + 1
    spanning = (*[cells[0]] * missing, *placed)
    cut_short = (*placed, *[Span(end, end)] * missing)
    return cut_short if missing and _adds_up(text, cut_short, run) else spanning


def _adds_up(text: str, cells: tuple[Span, ...], run: list[tuple[Span, ...]]) -> bool:
    """Whether every number of the row is the sum of its column."""
    for column, cell in enumerate(cells):
        above = [row[column] for row in run[1:]]
        if is_number(text, cell) and not (
            all(is_number(text, other) for other in above)
            and _value(text, cell) == sum(_value(text, other) for other in above)
        ):
            return False
    return True


def _value(text: str, cell: Span) -> Decimal:
    return Decimal(plain(text[cell.start : cell.end]).replace(",", "").rstrip("%"))


def starts_anew(text: str, cells: tuple[Span, ...], last: tuple[Span, ...]) -> bool:
    """Whether a row of words follows a row of numbers: the head of another table."""
    return any(is_number(text, cell) for cell in last[1:]) and not any(
        is_number(text, cell) for cell in cells
    )


def is_number(text: str, cell: Span) -> bool:
    return _NUMBER.fullmatch(plain(text[cell.start : cell.end])) is not None


def is_total(text: str, cell: Span) -> bool:
    return TOTAL.search(text[cell.start : cell.end]) is not None
