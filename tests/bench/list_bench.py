"""The document list: filling, filtering, sorting, grouping, and one change to every document.

python -m tests.bench.list_bench [--documents 1000 10000]
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import time
from collections.abc import Callable

from PySide6.QtWidgets import QApplication

from reader_app.library.rows import DocumentRow, Status
from reader_app.ui.appearance import STYLE, apply_to_application, prepare_application
from reader_app.ui.document_list.pane import DocumentListPane
from reader_app.ui.models.document_filter import Source, SourceKind
from reader_app.ui.models.document_order import Order
from reader_app.ui.theme import theme
from tests.bench.table import Row, print_table

ROUNDS = 5
TITLE = "岑阳市第{}次常务会议关于防汛抢险和道路抢修工作的情况通报"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, nargs="*", default=[1000, 10_000])
    options = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication(["", *STYLE])
    prepare_application(app)
    apply_to_application(theme("light"))
    columns = [_measure(app, _rows(count)) for count in options.documents]
    rows: list[Row] = [(name, *(column[name] for column in columns)) for name in columns[0]]
    header = ("what", *(f"{count:,} documents" for count in options.documents))
    print_table(f"Document list (milliseconds, median of {ROUNDS}, drawn)", header, rows)


def _rows(count: int) -> list[DocumentRow]:
    draw = random.Random(7)
    return [
        DocumentRow(
            id=number,
            content_hash="",
            name=f"{number}.txt",
            title=TITLE.format(number)[: draw.randrange(8, 28)],
            source=draw.choice(["岑阳日报", "澄湾发布", "泽南省应急管理厅", None]),
            author=None,
            date=draw.choice([f"2022-{number % 12 + 1:02}-{number % 28 + 1:02}", None]),
            first_line="",
            encoding="utf-8",
            encoding_override=None,
            characters=draw.randrange(100, 50_000),
            images=0,
            checks_hold=0,
            checks_fail=0,
            status=draw.choice(list(Status)),
            progress=draw.random(),
            position=0,
            added=f"2026-{number % 11 + 1:02}-01T00:00:00.000000+00:00",
            opened=None,
            removed=None,
            superseded_by=None,
            location=f"/documents/{number}.txt",
            starred=number % 9 == 0,
            tags=("防汛",) if number % 3 == 0 else (),
            annotations=number % 5,
        )
        for number in range(1, count + 1)
    ]


def _measure(app: QApplication, rows: list[DocumentRow]) -> dict[str, float]:
    pane = DocumentListPane(theme("light"))
    pane.resize(270, 800)
    pane.show()
    app.processEvents()

    def took(*works: Callable[[], object]) -> float:
        """The median of the rounds; each carries out all works, which are timed together."""
        times = []
        for _ in range(ROUNDS):
            started = time.perf_counter()
            for work in works:
                work()
                app.processEvents()
            times.append(1000 * (time.perf_counter() - started) / len(works))
        return statistics.median(times)

    model, result = pane.model, {}
    result["set"] = took(lambda: pane.set_rows(rows))
    for text in ("防", "防汛", "#防汛", "第12"):
        result[f"filter by {text!r}"] = took(
            lambda text=text: pane.filter.setText(text), pane.filter.clear
        )
    for order in Order:
        result[f"sort by {order.value}"] = took(
            lambda order=order: pane.arrangement.set_order(order)
        )
    pane.arrangement.set_order(Order.ADDED)
    for order in Order:
        result[f"group by {order.value}"] = took(lambda order=order: model.set_grouping(order))
    model.set_grouping(None)
    everything, tagged = Source(), Source(SourceKind.TAG, "防汛")
    result["a tag, and back"] = took(
        lambda: pane.set_source(tagged), lambda: pane.set_source(everything)
    )
    result["one document changes"] = took(lambda: pane.update_rows(rows[:1]))
    result["every document changes"] = took(lambda: pane.update_rows(rows))
    pane.arrangement.show_in_columns(True)
    result["columns: filter"] = took(lambda: pane.filter.setText("防汛"), pane.filter.clear)
    result["columns: sort by title"] = took(lambda: pane.arrangement.set_order(Order.TITLE))
    pane.close()
    pane.deleteLater()
    return result


if __name__ == "__main__":
    main()
