"""The list of documents: filtered, ordered, updated row by row."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from reader_app.library.rows import DocumentRow, Status
from reader_app.ui.models.document_facts import length_words
from reader_app.ui.models.document_filter import Source, SourceKind
from reader_app.ui.models.document_groups import Group
from reader_app.ui.models.document_list import ROW_ROLE, DocumentListModel
from reader_app.ui.models.document_order import Order


def row(id: int, title: str, **more: object) -> DocumentRow:
    values: dict[str, object] = dict.fromkeys(DocumentRow._fields)
    values |= {
        "id": id,
        "name": f"{id}.txt",
        "title": title,
        "first_line": title,
        "characters": 100 * id,
        "images": 0,
        "checks_hold": 0,
        "checks_fail": 0,
        "status": Status.UNREAD,
        "progress": 0.0,
        "position": 0,
        "annotations": 0,
        "waiting": 0,
        "tags": (),
        "starred": False,
        "changed_since_review": False,
        "added": f"2023-01-0{1 if id == 1 else 2}T0{id}:00:00Z",
    }
    return DocumentRow(**(values | more))  # type: ignore[arg-type]


@pytest.fixture
def model(qapp: object) -> DocumentListModel:
    model = DocumentListModel(
        [
            row(1, "石桥镇防汛通报", source="云岭日报", date="2023-05-01"),
            row(2, "预算执行报告", source="青禾市财政局", date="2023-03-01"),
            row(3, "ＧＤＰ增长情况", date=None),
        ]
    )
    model.tester = QAbstractItemModelTester(model)  # type: ignore[attr-defined]
    return model


@pytest.mark.parametrize(
    ("order", "ids"),
    [
        (Order.ADDED, [2, 3, 1]),
        (Order.DATE, [1, 2, 3]),
        (Order.LENGTH, [3, 2, 1]),
        (Order.SOURCE, [2, 1, 3]),
    ],
)
def test_order(model: DocumentListModel, order: Order, ids: list[int]) -> None:
    model.set_order(order)
    assert model.ids() == ids


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("防汛", [1]),
        ("财政局 预算", [2]),
        ("gdp", [3]),
        ("2023-05", [1]),
        ("2.txt", [2]),
        ("没有这样的", []),
        ("", [2, 3, 1]),
    ],
)
def test_filter_by_words_of_any_field(model: DocumentListModel, text: str, ids: list[int]) -> None:
    model.set_filter(text, None)
    assert model.ids() == ids


def test_updated_row_moves_to_its_place_and_obeys_the_filter(model: DocumentListModel) -> None:
    model.set_order(Order.LENGTH)
    changed = model.row_of(1)
    assert changed is not None
    model.update_rows([changed._replace(characters=5000)])
    assert model.ids() == [1, 3, 2]
    model.set_filter("", Status.UNREAD)
    model.update_rows([changed._replace(status=Status.REVIEWED)])
    assert model.ids() == [3, 2]
    assert model.total == 3
    assert model.counts() == {Status.UNREAD: 2, Status.REVIEWED: 1}


def test_change_that_moves_nothing_leaves_the_rows_alone(model: DocumentListModel) -> None:
    moved: list[object] = []
    model.rowsInserted.connect(lambda *_: moved.append(1))
    model.rowsRemoved.connect(lambda *_: moved.append(1))
    first = model.row_of(model.ids()[0])
    assert first is not None
    model.update_rows([first._replace(status=Status.REVIEWED)])
    assert not moved
    assert model.index(0).data(ROW_ROLE).status == Status.REVIEWED


def test_removed_rows_go(model: DocumentListModel) -> None:
    model.remove_rows([2, 99])
    assert model.ids() == [3, 1]


def test_screen_reader_hears_title_facts_and_status(model: DocumentListModel) -> None:
    spoken = model.index(2).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "石桥镇防汛通报, 云岭日报, 2023-05-01, 100 chars, To read"


def test_length_in_words(qapp: object) -> None:
    assert length_words(2041) == "2.0k chars"
