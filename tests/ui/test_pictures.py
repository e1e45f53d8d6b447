"""Pictures of documents: on the page, in the side panel, alone; never a bomb, never from afar."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from reader_app.ui.picture_viewer import PictureViewer
from reader_app.ui.pictures import MOST_SHOWN, decoded
from tests.documents.pdf_files import Writer, draw_picture, png


@pytest.fixture
def illustrated(tmp_path: Path) -> Path:
    writer = Writer()
    writer.centred("澄湾河水位监测情况通报", 18)
    writer.y += 40
    for number in (1, 2):
        writer.paragraph("六月以来，澄湾河水位持续上涨，岑阳市水利局已派出工作组赴一线巡查。")
        draw_picture(writer, 200, writer.y, 160, 120)
        writer.y += 150
        writer.centred(f"图{number} 澄湾河水位监测站点分布图")
        writer.y += 30
    path = tmp_path / "report.pdf"
    path.write_bytes(writer.bytes())
    return path


def pictures_on_page(window) -> list[bool]:
    view = window.reading.view
    return [
        view._page.piece(view._page.index_of(image.start)).picture is not None
        for image in window.session.current.document.images
    ]


def test_the_pictures_of_a_file_come_onto_the_page_and_into_the_list(
    open_window, qtbot: QtBot, illustrated: Path
) -> None:
    window = open_window(illustrated)
    qtbot.waitUntil(lambda: pictures_on_page(window) == [True, True], timeout=10_000)
    window.panel.show_tab("images")
    [first, second] = window.session.current.document.images
    assert first.caption == "图1 澄湾河水位监测站点分布图"
    assert window.pictures.pictures.thumbnail(second) is not None


def test_one_goes_from_picture_to_picture(open_window, illustrated: Path) -> None:
    window = open_window(illustrated)
    images = window.session.current.document.images
    for name, place in (("next", 0), ("next", 1), ("next", 1), ("previous", 0)):
        window.commands[f"{name}_picture"].trigger()
        assert window.reading.view.caret_position() == images[place].start


def test_a_click_shows_a_picture_alone(
    open_window, qtbot: QtBot, illustrated: Path, tmp_path: Path, monkeypatch
) -> None:
    window = open_window(illustrated)
    view = window.reading.view
    qtbot.waitUntil(lambda: pictures_on_page(window) == [True, True], timeout=10_000)
    image = window.session.current.document.images[0]
    view.show_span(image.start, image.end)
    rect = view.rect_of(image.start, image.end)
    place = QPointF(rect.center() - view.viewport().pos()).toPoint()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.waitUntil(lambda: bool(window.findChildren(PictureViewer)), timeout=10_000)
    [viewer] = window.findChildren(PictureViewer)
    assert viewer.caption.text() == image.caption
    viewer.canvas.larger()
    viewer.copy()
    assert not QGuiApplication.clipboard().image().isNull()
    target = tmp_path / "saved.png"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    viewer.save()
    assert not QImage(str(target)).isNull()
    qtbot.keyClick(viewer, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.findChildren(PictureViewer))


def test_a_document_without_pictures_offers_no_way_to_the_next(open_window, folder: Path) -> None:
    window = open_window(folder / "report.txt")
    assert not window.commands["next_picture"].isEnabled()


def test_large_pictures_are_made_smaller_and_bombs_refused() -> None:
    large = decoded(png(3000, 2000), MOST_SHOWN)
    assert large is not None
    assert large.width() * large.height() <= MOST_SHOWN
    bomb = bytearray(png(10, 10))
    bomb[16:24] = (60_000).to_bytes(4, "big") * 2
    assert decoded(bytes(bomb), MOST_SHOWN) is None
    assert decoded(b"<svg xmlns='http://www.w3.org/2000/svg'/>", MOST_SHOWN) is None
    assert decoded(png(10, 10)[:60], MOST_SHOWN) is None


def test_a_file_that_is_shown_at_once_is_not_given_another_documents_pictures(
    open_window, qtbot: QtBot, illustrated: Path
) -> None:
    window = open_window(illustrated)
    qtbot.waitUntil(lambda: pictures_on_page(window) == [True, True], timeout=10_000)
    first = window.session.current.document.images[0]
    other = illustrated.with_name("other.pdf")
    other.write_bytes(illustrated.read_bytes() + b"\n% another\n")
    given: list[object] = []
    window.session.previewed.connect(
        lambda _: given.append(window.pictures.pictures.picture(first))
    )
    with qtbot.waitSignal(window.ready, timeout=20_000):
        window.import_paths([other])
    assert given == [None]
    qtbot.waitUntil(lambda: pictures_on_page(window) == [True, True], timeout=10_000)
