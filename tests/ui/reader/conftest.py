"""A reading view with a document of every kind of block, about invented places."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from reader_app.documents.model import Document
from reader_app.ui.reader.view import ReaderView
from tests.ui.reader.documents import PARTS, document_of


@pytest.fixture
def document() -> Document:
    return document_of(PARTS)


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[ReaderView]:
    """An empty view of 800 by 600 pixels on the (invisible) screen."""
    view = ReaderView()
    view.resize(800, 600)
    view.show()
    qtbot.waitExposed(view)
    yield view
    view.close()
    view.deleteLater()
    QCoreApplication.sendPostedEvents(view, QEvent.Type.DeferredDelete)
