"""What a row of the document list tells under each role, and what dragging rows carries."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from PySide6.QtCore import (
    QCoreApplication,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    QUrl,
)

from reader_app.library.rows import DocumentRow
from reader_app.ui.models.document_facts import Sign, facts, signs, status_word
from reader_app.ui.models.document_groups import Entry, Group

ROW_ROLE = Qt.ItemDataRole.UserRole + 1  # DocumentRow, or None at the head of a group
FACTS_ROLE = Qt.ItemDataRole.UserRole + 2  # list[str]: what stands under the title
GROUP_ROLE = Qt.ItemDataRole.UserRole + 3  # Group, or None at a document
SIGNS_ROLE = Qt.ItemDataRole.UserRole + 4  # list[Sign]
DOCUMENTS = "application/x-zhanjuan-documents"
"""What is dragged: a JSON list of the documents' numbers."""


class Told(NamedTuple):
    """A document as the list tells of it: ``listed`` says how many words of which of the user's
    lists are in it, and ``places`` files hold it."""

    row: DocumentRow
    listed: Mapping[str, int]
    places: int

    def data(self, role: int) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return self.row.display_title
        if role == ROW_ROLE:
            return self.row
        if role == FACTS_ROLE:
            return self.facts()
        if role == SIGNS_ROLE:
            return self.signs()
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tool_tip()
        return self._spoken() if role == Qt.ItemDataRole.AccessibleTextRole else None

    def facts(self) -> list[str]:
        """The facts of the document, and how many words of the user's lists it has."""
        return self._words() + facts(self.row)

    def _words(self) -> list[str]:
        """One list needs no name."""
        if len(self.listed) != 1:
            return self._by_list()
        (count,) = self.listed.values()
        return [QCoreApplication.translate("DocumentList", "%n listed word(s)", "", count)]

    def _by_list(self) -> list[str]:
        return [f"{name} {count}" for name, count in self.listed.items()]

    def signs(self) -> list[Sign]:
        return signs(self.row, self.places)

    def _tool_tip(self) -> str:
        row = self.row
        words = [sign.words for sign in self.signs()]
        tags = [f"#{tag}" for tag in row.tags or ()]
        lines = [row.display_title, str(row.path or row.name), " ".join(tags)]
        lines += [*words, " · ".join(self._by_list())]
        return "\n".join(line for line in lines if line)

    def _spoken(self) -> str:
        row = self.row
        told = [sign.words for sign in self.signs()] + list(row.tags or ())
        return ", ".join([row.display_title, *self.facts(), status_word(row.status), *told])


def group_data(group: Group, role: int) -> Any:
    """What the head of a group tells."""
    if role == GROUP_ROLE:
        return group
    if role == Qt.ItemDataRole.DisplayRole:
        return group.label
    if role == Qt.ItemDataRole.AccessibleTextRole:
        closed = QCoreApplication.translate("DocumentList", "collapsed") if group.collapsed else ""
        return ", ".join(part for part in (group.label, str(group.size), closed) if part)
    return None


def group_at(index: QModelIndex | QPersistentModelIndex) -> Group | None:
    """The group whose head is at an index, None at a document and nowhere."""
    group = index.data(GROUP_ROLE) if index.isValid() else None
    return group if isinstance(group, Group) else None


def dragged(entries: Iterable[Entry]) -> QMimeData:
    """Dragging documents gives their numbers to this program, their files to others."""
    mime = QMimeData()
    rows = [entry for entry in entries if isinstance(entry, DocumentRow)]
    mime.setData(DOCUMENTS, json.dumps([row.id for row in rows]).encode())
    mime.setUrls([QUrl.fromLocalFile(str(row.path)) for row in rows if row.path])
    return mime
