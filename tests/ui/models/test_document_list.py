"""The list of documents: filtered, ordered, updated row by row."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from reader_app.library.rows import DocumentRow, Status
from reader_app.ui import translation
from reader_app.ui.models.document_columns import COLUMNS, DocumentTableModel
from reader_app.ui.models.document_facts import length_words
from reader_app.ui.models.document_filter import Source, SourceKind
from reader_app.ui.models.document_groups import Group
from reader_app.ui.models.document_list import DocumentListModel
from reader_app.ui.models.document_order import Order, text_key
from reader_app.ui.models.document_roles import ROW_ROLE


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


def test_what_an_import_brings_is_put_in_between_the_rows_that_are_there(
    model: DocumentListModel,
) -> None:
    """A list of ten thousand is not made anew for each batch, in whatever order it is."""
    resets, runs = [], []
    model.modelReset.connect(lambda: resets.append(1))
    model.rowsInserted.connect(lambda _parent, first, last: runs.append((first, last)))
    columns = DocumentTableModel(model)
    columns.set_active(True)
    columns.tester = QAbstractItemModelTester(columns)  # type: ignore[attr-defined]
    fresh = [row(id, f"第{id}号简报", added="2023-01-02T10:00:00Z") for id in range(10, 90)]
    model.update_rows([*fresh, row(2, "预算执行报告", added="2023-01-02T02:00:00Z", starred=True)])
    assert model.ids() == [2, 3, *range(10, 90), 1]
    assert runs == [(2, 81)]
    model.set_order(Order.TITLE)
    resets.clear()
    model.update_rows(
        [row(100, "石桥镇防汛续报"), row(101, "第011号简报"), row(102, "石桥镇防汛简报")]
    )
    assert model.ids() == sorted(
        model.ids(), key=lambda id: text_key(model.row_of(id).display_title)
    )
    assert len(model.ids()) == 86
    assert resets == []


def test_removed_rows_go(model: DocumentListModel) -> None:
    model.remove_rows([2, 99])
    assert model.ids() == [3, 1]


def test_screen_reader_hears_title_facts_and_status(model: DocumentListModel) -> None:
    spoken = model.index(2).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "石桥镇防汛通报, 云岭日报, 2023-05-01, 100 chars, To read"


def test_length_in_words(qapp: object) -> None:
    assert length_words(2041) == "2.0k chars"


def groups(model: DocumentListModel) -> list[tuple[str, int]]:
    return [(entry.label, entry.size) for entry in model.entries() if isinstance(entry, Group)]


def test_order_goes_both_ways_and_the_unknown_is_last(model: DocumentListModel) -> None:
    model.set_order(Order.DATE, ascending=True)
    assert model.ids() == [2, 1, 3]
    model.set_order(Order.DATE, ascending=False)
    assert model.ids() == [1, 2, 3]


def test_titles_are_ordered_by_sound(model: DocumentListModel) -> None:
    model.set_rows([row(1, "中期评估"), row(2, "岑阳来信"), row(3, "防汛值守")])
    model.set_order(Order.TITLE)
    assert model.ids() == [2, 3, 1]
    model.set_grouping(Order.TITLE)
    assert groups(model) == [("C", 1), ("F", 1), ("Z", 1)]


def test_groups_have_heads_and_can_be_closed(model: DocumentListModel) -> None:
    model.set_grouping(Order.SOURCE)
    assert groups(model) == [("青禾市财政局", 1), ("云岭日报", 1), ("Without a source", 1)]
    model.toggle_group("云岭日报")
    assert not model.index_of(1).isValid()
    assert model.ids() == [2, 1, 3]  # the keys for the next document go on through it
    model.reveal(1)
    assert model.index_of(1).isValid()


def test_update_in_groups_moves_the_document(model: DocumentListModel) -> None:
    model.set_grouping(Order.STATUS)
    changed = model.row_of(2)
    assert changed is not None
    model.update_rows([changed._replace(status=Status.REVIEWED)])
    assert groups(model) == [("To read", 2), ("Reviewed", 1)]


def test_groups_by_day_and_month(model: DocumentListModel) -> None:
    now = datetime.now(UTC).isoformat(timespec="microseconds")
    model.set_rows([row(1, "一", added="2023-01-05T08:00:00Z"), row(2, "二", added=now)])
    model.set_grouping(Order.ADDED)
    assert groups(model) == [("Today", 1), ("2023-01", 1)]


@pytest.mark.parametrize(
    ("order", "labels"),
    [
        (Order.LENGTH, ["5,000–19,999 characters", "Less than 1,000 characters"]),
        (Order.ANNOTATIONS, ["10–99 annotations", "No annotations"]),
        (Order.PROGRESS, ["Read to the end", "Not begun"]),
    ],
)
def test_groups_by_numbers(model: DocumentListModel, order: Order, labels: list[str]) -> None:
    model.set_rows([row(1, "一"), row(2, "二", characters=6000, annotations=12, progress=1.0)])
    model.set_grouping(order)
    assert [label for label, _ in groups(model)] == labels


def test_the_last_group_has_no_end(model: DocumentListModel) -> None:
    model.set_rows([row(1, "一", characters=100_000, annotations=100)])
    model.set_grouping(Order.LENGTH)
    assert groups(model) == [("100,000 characters and more", 1)]
    model.set_grouping(Order.ANNOTATIONS)
    assert groups(model) == [("100 annotations and more", 1)]


def test_source_is_all_that_is_shown(model: DocumentListModel) -> None:
    model.set_rows(
        [
            row(1, "一", starred=True),
            row(2, "二", tags=("防汛",)),
            row(3, "三", changed_since_review=True, status=Status.REVIEWED),
        ]
    )
    shown = {}
    for kind, key in (("starred", ""), ("tag", "防汛"), ("changed", ""), ("all", "")):
        model.set_source(Source(SourceKind(kind), key))
        shown[kind] = sorted(model.ids())
    assert shown == {"starred": [1], "tag": [2], "changed": [3], "all": [1, 2, 3]}
    model.set_source(Source(SourceKind.COLLECTION, "x"), [2, 3])
    assert sorted(model.ids()) == [2, 3]
    assert model.counts() == {Status.UNREAD: 1, Status.REVIEWED: 1}


def test_the_bin_is_shown_apart(model: DocumentListModel) -> None:
    model.set_bin([row(9, "旧稿", removed="2023-05-01T00:00:00Z")])
    assert 9 not in model.ids()
    model.set_source(Source(SourceKind.BIN))
    assert model.ids() == [9]
    assert model.total == 3


def test_filter_takes_tags(model: DocumentListModel) -> None:
    model.set_rows([row(1, "防汛通报"), row(2, "预算", tags=("防汛", "重点"))])
    model.set_filter("#防", None)
    assert model.ids() == [2]
    model.set_filter("防汛", None)
    assert sorted(model.ids()) == [1, 2]


def test_signs_are_spoken(model: DocumentListModel) -> None:
    model.set_rows([row(1, "一", starred=True, waiting=2, changed_since_review=True)])
    model.set_places({1: 3})
    spoken = model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    for words in ("Starred", "2 annotations without a place", "The same in 3 files", "Changed"):
        assert words in spoken


def test_columns_follow_the_list(model: DocumentListModel) -> None:
    table = DocumentTableModel(model)
    tester = QAbstractItemModelTester(table)
    table.set_active(True)
    model.set_order(Order.TITLE)
    source = COLUMNS.index("source")
    assert table.index(model.index_of(1).row(), source).data() == "云岭日报"
    model.remove_rows([1])
    assert table.rowCount() == 2
    model.set_grouping(Order.STATUS)
    assert table.index(0, 0).data() == "To read  2"
    assert tester is not None


def test_long_texts_are_counted_as_each_language_counts(qapp: QApplication) -> None:
    assert length_words(359_600) == "359.6k chars"
    assert length_words(2_775_600) == "2.8M chars"
    translation.install(qapp, "zh")
    found = length_words(99_000), length_words(359_600), length_words(2_775_600)
    translation.install(qapp, "en")
    assert found == ("99.0千字", "36.0万字", "277.6万字")
