"""The panel's models keep Qt's promises, also with many rows, and lose nothing they are given."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from reader_app.analysis.findings import (
    Analysis,
    Check,
    CheckKind,
    Entity,
    EntityKind,
    Figure,
    FigureKind,
    Qualifier,
)
from reader_app.documents.model import Block, BlockKind, Document, Span
from reader_app.ui.layers import FindingRef
from reader_app.ui.models.checks import check_rows
from reader_app.ui.models.dates import date_nodes
from reader_app.ui.models.figures import FiguresModel, figure_rows
from reader_app.ui.models.images import image_rows
from reader_app.ui.models.occurrences import entity_nodes, keyword_nodes
from reader_app.ui.models.outline import outline_nodes
from reader_app.ui.models.passages import Passages
from reader_app.ui.models.row_list import RowListModel
from reader_app.ui.models.tree import ROW, Node, TreeModel
from tests.ui.panel.actions import texts

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


@pytest.mark.parametrize("nodes", [entity_nodes, keyword_nodes, date_nodes, outline_nodes])
def test_trees(
    qapp: QApplication,
    nodes: Callable[[Document, Analysis], list[Node]],
    document: Document,
    analysis: Analysis,
) -> None:
    model = TreeModel()
    tester = QAbstractItemModelTester(model, FATAL)
    model.set_nodes(nodes(document, analysis))
    assert texts(model)
    ref = next(
        ref
        for ref in map(FindingRef, ("place", "keyword", "date", "section"), (4, 1, 1, 1))
        if model.index_of(ref).isValid()
    )
    model.set_current(ref)
    model.set_nodes(())
    assert tester.model() is model and texts(model) == []


def test_lists(qapp: QApplication, document: Document, analysis: Analysis) -> None:
    model = RowListModel()
    tester = QAbstractItemModelTester(model, FATAL)
    for rows in (check_rows(document, analysis), image_rows(document), ()):
        model.set_rows(rows)
        assert tester.model().rowCount() == len(rows)


def test_table(qapp: QApplication, document: Document, analysis: Analysis) -> None:
    model = FiguresModel()
    tester = QAbstractItemModelTester(model, FATAL)
    model.set_rows(figure_rows(document, analysis))
    assert tester.model().rowCount() == len(analysis.figures)


@given(
    st.lists(
        st.tuples(st.sampled_from(EntityKind), st.integers(0, 60), st.integers(1, 5)), max_size=30
    )
)
def test_every_entity_has_its_row(
    qapp: QApplication, made: list[tuple[EntityKind, int, int]]
) -> None:
    text = "江岸𠮷" * 25
    entities = tuple(
        Entity(kind, f"名{n}", (Span(start, start + length),))
        for n, (kind, start, length) in enumerate(made)
    )
    document = Document(text, (Block(BlockKind.PARAGRAPH, 0, len(text)),))
    model = TreeModel()
    model.set_nodes(entity_nodes(document, Analysis(entities=entities)))
    for number, entity in enumerate(entities):
        index = model.index_of(FindingRef(entity.kind.value, number))
        row = index.data(ROW)
        assert (row.text, row.mentions) == (entity.name, entity.mentions)
        assert all(0 <= share <= 1 for share in row.shares)


def test_parts_that_count_the_same_are_told_apart_by_the_words_before_them() -> None:
    text = "排查隐患93处，已处置88处，其余5处专人盯守。"
    said = (("93处", 93), ("88处", 88), ("5处", 5))
    figures = tuple(
        Figure(
            text.index(words),
            text.index(words) + len(words),
            value,
            "处",
            "隐患",
            Qualifier.EXACT,
            FigureKind.COUNT,
        )
        for words, value in said
    )
    whole = Span(0, len(text))
    check = Check(CheckKind.SUM, 0, (1, 2), True, "93 = 88 + 5", whole)
    document = Document(text, (Block(BlockKind.PARAGRAPH, *whole),))
    (row,) = check_rows(document, Analysis(figures=figures, checks=(check,)))
    assert [bar.label for bar in row.bars] == ["已处置", "其余"]


@given(st.integers(0, 200), st.integers(1, 20))
def test_a_snippet_never_leaves_its_block(start: int, length: int) -> None:
    text = "前段" * 50 + "\n" + "后段" * 50
    blocks = (Block(BlockKind.PARAGRAPH, 0, 100), Block(BlockKind.PARAGRAPH, 101, 201))
    passages = Passages(Document(text, blocks))
    block = passages.block_at(start)
    end = min(start + length, block.end if block else start + 1, len(text))
    snippet = passages.snippet(Span(start, end))
    assert snippet.name.strip() == text[start:end].strip()
    if block:
        assert snippet.text.strip("…") in text[block.start : block.end]
