"""Scanned pages: told, offered to the recogniser, refused with the line that installs it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from reader_app.documents import ocr
from reader_app.messages import render
from tests.documents.pdf_files import Writer, draw_picture

WORDS = ("岑阳市水利局关于水库巡查的通知", "各区县水利部门请于六月底前完成水库巡查工作。")


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    writer = Writer()
    draw_picture(writer, 0, 0, 595, 842)
    writer.new_page()
    draw_picture(writer, 0, 0, 595, 842)
    path = tmp_path / "scan.pdf"
    path.write_bytes(writer.bytes())
    return path


def recognised(pixels: np.ndarray) -> list[ocr.Line]:
    """Stands for the component, which the tests do not need installed."""
    assert pixels.dtype == np.uint8
    assert pixels.shape[2] == 3
    return [
        ocr.Line(WORDS[0], 400.0, 200.0, 1000.0, 245.0),
        ocr.Line(WORDS[1], 300.0, 300.0, 1140.0, 345.0),
    ]


def test_without_the_component_the_line_that_installs_it_is_named(
    open_window, scan: Path, monkeypatch
) -> None:
    monkeypatch.setattr(ocr, "is_available", lambda: False)
    window = open_window(scan)
    assert "without text: 2" in window.reading.notice.text()
    window.commands["recognise"].trigger()
    assert 'needs another component: pip install "zhanjuan-reader[ocr]"' in (
        window.reading.notice.text()
    )


def test_scanned_pages_become_text_that_says_where_it_is_from(
    open_window, qtbot: QtBot, scan: Path, monkeypatch
) -> None:
    monkeypatch.setattr(ocr, "is_available", lambda: True)
    monkeypatch.setattr(ocr, "recognise", recognised)
    window = open_window(scan)
    with qtbot.waitSignal(window.session.document_opened, timeout=20_000):
        window.commands["recognise"].trigger()
    document = window.session.current.document
    assert document.text.count(WORDS[1]) == 2
    assert len(document.pages) == 2
    assert [warning.code for warning in document.warnings] == ["ocr-recognised"]
    for language in ("en", "zh"):
        assert "2" in render(document.warnings[0], language)
    assert not window.commands["recognise"].isEnabled()
    qtbot.waitUntil(lambda: window.session.current.analysis is not None, timeout=20_000)


def test_recognition_can_be_stopped(open_window, qtbot: QtBot, scan: Path, monkeypatch) -> None:
    window = open_window(scan)

    def stopped(pixels: np.ndarray) -> list[ocr.Line]:
        window.recognising._job.cancel()
        return recognised(pixels)

    monkeypatch.setattr(ocr, "is_available", lambda: True)
    monkeypatch.setattr(ocr, "recognise", stopped)
    before = window.session.current.document.text
    window.commands["recognise"].trigger()
    qtbot.waitUntil(lambda: not window.recognising.busy, timeout=20_000)
    assert window.session.current.document.text == before
    assert window.commands["recognise"].isEnabled()


def test_a_text_has_nothing_to_recognise(open_window, folder: Path) -> None:
    window = open_window(folder / "report.txt")
    assert not window.commands["recognise"].isEnabled()
