"""The side panel with many findings: filling each tab, filtering, choosing, sorting, stepping.

python -m tests.bench.panel_bench [--findings 500 5000 20000]
"""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from reader_app.analysis.findings import (
    Analysis,
    Basis,
    Check,
    CheckKind,
    DateKind,
    DateMention,
    Entity,
    EntityKind,
    Figure,
    FigureKind,
    Keyword,
    Qualifier,
)
from reader_app.documents.model import Block, BlockKind, Document, Span
from reader_app.ui.appearance import STYLE, apply_to_application, prepare_application
from reader_app.ui.layers import FindingRef
from reader_app.ui.panel.side_panel import SidePanel
from reader_app.ui.theme import theme
from tests.bench.table import Row, print_table

LINE = "清河县石桥镇七月二日转移群众约2万人次。"
STEP = len(LINE) + 1
MENTIONS = 4


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--findings", type=int, nargs="*", default=[500, 5000, 20_000])
    options = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication(["", *STYLE])
    prepare_application(app)
    apply_to_application(theme("light"))
    columns = [_measure(app, count) for count in options.findings]
    rows: list[Row] = [(name, *(column[name] for column in columns)) for name in columns[0]]
    header = ("what", *(f"{count:,} of each" for count in options.findings))
    print_table("Side panel (milliseconds)", header, rows)


def _measure(app: QApplication, count: int) -> dict[str, float]:
    document, analysis = _document(count), _analysis(count)
    panel = SidePanel()
    panel.resize(360, 800)
    panel.show()

    def took(work: Callable[[], object]) -> float:
        started = time.perf_counter()
        work()
        app.processEvents()
        return 1000 * (time.perf_counter() - started)

    result = {"set_document, entities shown": took(lambda: panel.set_document(document, analysis))}
    for name in ("figures", "dates", "keywords", "outline"):
        result[f"first look at {name}"] = took(lambda name=name: panel.show_tab(name))
    panel.show_tab("entities")
    for typed in ("1", "12", ""):
        result[f"filter entities by {typed!r}"] = took(
            lambda typed=typed: panel.entities.filter.setText(typed)
        )
    last = FindingRef(analysis.entities[-1].kind.value, count - 1)
    result["choose the last entity"] = took(lambda: panel.select_finding(last))
    result["step to its next mention"] = took(panel.entities.view.step)
    panel.show_tab("figures")
    down = Qt.SortOrder.DescendingOrder
    result["sort figures by value"] = took(lambda: panel.figures.table.sortByColumn(0, down))
    result["filter figures"] = took(lambda: panel.figures.filter.setText("12"))
    panel.close()
    panel.deleteLater()
    return result


def _document(count: int) -> Document:
    blocks = (
        Block(
            BlockKind.HEADING if number % 20 == 0 else BlockKind.PARAGRAPH,
            number * STEP,
            number * STEP + len(LINE),
            1 if number % 20 == 0 else None,
        )
        for number in range(count)
    )
    return Document("\n".join([LINE] * count), tuple(blocks))


def _analysis(count: int) -> Analysis:
    lines = range(count)
    return Analysis(
        keywords=tuple(_keyword(number, count) for number in range(min(count, 200))),
        entities=tuple(_entity(number, count) for number in lines),
        dates=tuple(_date(number) for number in lines),
        figures=tuple(_figure(number) for number in lines),
        checks=tuple(
            Check(CheckKind.SUM, n, (n + 1, n + 2), True, "3 = 1 + 2", Span(n * STEP, n * STEP + 9))
            for n in range(count // 20)
        ),
    )


def _keyword(number: int, count: int) -> Keyword:
    spans = (Span(line * STEP, line * STEP + 3) for line in range(0, count, 50))
    return Keyword(f"词{number}", 1 - number / 200, tuple(spans))


def _entity(number: int, count: int) -> Entity:
    lines = sorted((number + turn * 997) % count for turn in range(MENTIONS))
    spans = tuple(Span(line * STEP, line * STEP + 3) for line in lines)
    return Entity(list(EntityKind)[number % len(EntityKind)], f"名{number}", spans)


def _date(number: int) -> DateMention:
    start = number * STEP + 6
    value = f"20{number % 30:02d}-0{number % 9 + 1}-11"
    return DateMention(start, start + 4, value, DateKind.DATE, Basis.RESOLVED, "2024-01-01")


def _figure(number: int) -> Figure:
    start = number * STEP + 14
    value = number * 37 % 9999
    return Figure(start, start + 5, value, "人次", "群众", Qualifier.ABOUT, FigureKind.COUNT)


if __name__ == "__main__":
    main()
