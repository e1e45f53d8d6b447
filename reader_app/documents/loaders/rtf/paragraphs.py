"""Paragraphs, cells and rows of an RTF file, each ended by a control word behind its text."""

from __future__ import annotations

from contextlib import ExitStack
from typing import NamedTuple

from reader_app.documents.loaders.flow import Flow
from reader_app.documents.loaders.list_labels import bullet, is_item, with_space
from reader_app.documents.loaders.rtf.state import State
from reader_app.documents.loaders.rtf.styles import Stylesheet
from reader_app.documents.loaders.style_names import Role
from reader_app.documents.model import BlockKind

_BODY_TEXT = 9
# An item that only its printed number makes one, as writers before Word 97 and WordPad have it.
_BY_LABEL = (0, 0)


class _Ended(NamedTuple):
    """A paragraph that is written but for its end, as what it is depends on the next one."""

    role: Role | None
    label: str
    item: tuple[int, int] | None
    beside: bool


class Paragraphs:
    """Ends paragraphs when the next one begins, and opens and closes tables as they come."""

    def __init__(self, flow: Flow, styles: Stylesheet) -> None:
        self._flow = flow
        self._styles = styles
        self._ended: _Ended | None = None
        self._label = self._unwritten = ""
        self._last_item: tuple[int, int] | None = None
        self._table: ExitStack | None = None
        self._in_cell = False
        self._row_begun = False
        # The kind of everything written now (headers, a table of contents), None for no such.
        self.kind: BlockKind | None = None
        # A row of a single cell is a frame around text.
        self.columns = 0

    def begin(self, state: State) -> None:
        """Something is about to be written in a paragraph with these properties."""
        self._settle(state.item or (_BY_LABEL if self._unwritten else None))
        if not self._is_cell(state):
            self._close_table()
        elif not self._in_cell:
            self._open_cell()
        if self._unwritten:
            label, self._unwritten = self._unwritten, ""
            inked = any(sign.isalnum() or sign in "（）()、" for sign in label)
            self._flow.text(with_space(label) if inked else bullet(label))

    def label(self, text: str) -> None:
        """The number or bullet of the paragraph, as the writer of the file printed it. It is
        written with the first text, as the properties of the paragraph may still follow."""
        self._label = self._unwritten = text.strip()

    def end(self, state: State) -> None:
        """\\par"""
        if self._unwritten:
            self.begin(state)
        if self._is_cell(state) and not self._in_cell:  # a cell may begin with an empty one
            self._settle(None)
            self._open_cell()
        if self._in_cell:
            self._flow.end_paragraph()
            return
        self._settle(state.item)
        item = state.item or _BY_LABEL if self._label else None
        beside = item is not None and item == self._last_item
        self._ended = _Ended(self._role(state), self._label, item, beside)
        self._label, self._last_item = "", item

    def line(self, state: State) -> None:
        """\\line: the paragraph goes on in the next line."""
        role = self._role(state) or (None, None)
        self._flow.role = self._with_kind(role)
        self._flow.break_line()

    def cell(self, state: State) -> None:
        """\\cell"""
        self._label = ""
        if not self._is_cell(state):
            self.end(state)
            return
        self._settle(None)
        if not self._in_cell:
            self._open_cell()
        self._flow.close_cell()
        self._in_cell = False

    def row(self) -> None:
        """\\row"""
        if self._in_cell:
            self._flow.close_cell()
            self._in_cell = False
        if self._row_begun:
            self._flow.end_row()
        self._row_begun = False

    def nested(self) -> None:
        """A cell or row of a table inside a cell becomes a part of that."""
        self._flow.end_paragraph()

    def finish(self) -> None:
        self._settle(None)
        self._close_table()
        self._flow.end_paragraph(*self._with_kind((None, None)))

    def _is_cell(self, state: State) -> bool:
        return (state.in_table or state.depth > 0) and (self.columns != 1 or state.depth > 1)

    def _open_cell(self) -> None:
        if self._table is None:
            self._table = ExitStack()
            self._table.enter_context(self._flow.table())
        self._flow.open_cell(first=not self._row_begun)
        self._in_cell = self._row_begun = True

    def _close_table(self) -> None:
        if self._table is not None:
            self.row()
            self._table.close()
            self._table = None

    def _settle(self, following: tuple[int, int] | None) -> None:
        if self._ended is None:
            return
        ended, self._ended = self._ended, None
        role = ended.role
        if role is None and ended.label:
            beside = ended.beside or (ended.item is not None and ended.item == following)
            role = Role(BlockKind.LIST) if is_item(ended.label, beside=beside) else None
        self._flow.end_paragraph(*self._with_kind(role or (None, None)))

    def _role(self, state: State) -> Role | None:
        if state.outline is not None and 0 <= state.outline < _BODY_TEXT:
            return Role(BlockKind.HEADING, state.outline + 1)
        return self._styles.role(state.style)

    def _with_kind(
        self, role: tuple[BlockKind | None, int | None]
    ) -> tuple[BlockKind | None, int | None]:
        return (self.kind, None) if self.kind else role
