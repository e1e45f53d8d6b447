"""A long text can be read while the library is still busy with it."""

from __future__ import annotations

import codecs
import os
import random
import weakref
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from reader_app.documents.encoding import decode
from reader_app.library.incoming import ReadFile, read_whole
from reader_app.ui import preview, reading_session
from reader_app.ui.preview import Preview, clean_utf_8
from tests.documents.books import long_book

LINES = [f"第{n}段　石桥镇今年修渠{n}米，受益农户{n}户，水到田头。" for n in range(6000)]
TEXT = "石桥镇水利志\n\n" + "\n\n".join(LINES) + "\n"


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file that counts as large, of which no findings are made."""
    monkeypatch.setattr(preview, "LARGE_BYTES", 100_000)
    monkeypatch.setattr(preview, "HEAD_BYTES", 20_000)
    monkeypatch.setattr(reading_session, "LARGE_CHARACTERS", 10_000)
    monkeypatch.setattr(reading_session, "PAINT_SECONDS", 0.0)
    monkeypatch.setattr(reading_session, "LONGEST_ANALYSED", 10_000)
    monkeypatch.setattr("reader_app.ui.showing.LONGEST_ANALYSED", 10_000)
    monkeypatch.setattr("reader_app.ui.background_analysis.LONGEST_ANALYSED", 10_000)
    path = tmp_path / "book.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_a_large_file_is_on_the_page_before_it_is_in_the_library(
    open_window, qtbot: QtBot, book: Path
) -> None:
    window = open_window()
    known: list[tuple[int, int]] = []
    shown: list[Preview] = []

    def note(preview: Preview) -> None:
        shown.append(preview)
        known.append((len(window.library.documents()), len(window.reading.view.document().text)))

    window.session.previewed.connect(note)
    with qtbot.waitSignal(window.ready, timeout=20_000):
        window.import_paths([book])
    assert [documents for documents, _ in known] == [0, 0]
    head, whole = (length for _, length in known)
    assert 0 < head < whole == len(TEXT)
    assert window.session.current.document.text is shown[-1].document.text
    assert window.session.current.document.blocks


class _AtHand(dict[Path, ReadFile]):
    """Of a mapping of this kind one can see whether anybody holds it."""


def test_an_import_that_is_done_holds_no_text_any_more(
    open_window, qtbot: QtBot, book: Path
) -> None:
    window = open_window()
    at_hand = _AtHand({book: read_whole(book)})
    held = weakref.ref(at_hand)
    with qtbot.waitSignal(window.importer.finished, timeout=20_000):
        window.importer.import_paths([book], at_hand)
    del at_hand
    qtbot.waitUntil(lambda: held() is None)


def test_the_place_is_kept_when_the_structure_arrives(
    open_window, qtbot: QtBot, book: Path
) -> None:
    window = open_window()
    view = window.reading.view
    before: list[tuple[int, int]] = []

    def read_on(preview: Preview) -> None:
        if len(preview.document.text) == len(TEXT):
            view.go_to(TEXT.index("第3000段"))
            view.select(TEXT.index("第3001段"), TEXT.index("第3001段") + 5)
            before.append((view.position(), view.rect_of(view.position(), view.position() + 1).y()))

    window.session.previewed.connect(read_on)
    with qtbot.waitSignal(window.ready, timeout=20_000):
        window.import_paths([book])
    position, y = before[0]
    assert view.position() == position
    assert abs(view.rect_of(position, position + 1).y() - y) <= 1
    assert view.selected_text() == "第3001"


def test_a_long_document_of_the_library_shows_its_text_first_where_it_was_left(
    open_window, reopen, qtbot: QtBot, book: Path
) -> None:
    window = open_window(book)
    window.reading.view.go_to(TEXT.index("第2000段"))
    qtbot.waitUntil(lambda: window.session.current.row.position > 0)
    places: list[int] = []
    window.session.previewed.connect(lambda _: places.append(window.reading.view.position()))
    with qtbot.waitSignal(window.ready, timeout=20_000):
        window.open_document(window.session.current.row.id)
    assert places == [TEXT.index("第2000段")]
    assert window.reading.view.position() == places[0]


def test_a_large_file_that_is_no_text_leaves_the_page_as_it_was(
    open_window, qtbot: QtBot, book: Path, folder: Path
) -> None:
    window = open_window(folder / "report.txt")
    noise = book.with_name("noise.txt")
    noise.write_bytes(random.Random(4).randbytes(200_000).replace(b"\0", b"\n"))
    with qtbot.waitSignal(window.ready, timeout=20_000):
        window.import_paths([noise])
    assert window.session.current.row.display_title == "云岭县三天修通进村道路"


def test_the_first_pages_of_a_long_book_are_there_before_the_rest(
    open_window, qtbot: QtBot, book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(preview, "PACKED_BYTES", 1_000)
    path = book.with_name("book.epub")
    path.write_bytes(long_book(60))
    window = open_window()
    shown: list[Preview] = []
    window.session.previewed.connect(shown.append)
    with qtbot.waitSignal(window.ready, timeout=20_000):
        window.import_paths([path])
    first, whole = shown[0].document.text, window.session.current.document.text
    assert 0 < len(first) < len(whole)
    assert whole.startswith(first)


def test_a_large_page_is_never_shown_as_markup(open_window, qtbot: QtBot, book: Path) -> None:
    page = book.with_name("page.html")
    page.write_text("<html><body>" + "".join(f"<p>{line}</p>" for line in LINES), encoding="utf-8")
    window = open_window()
    shown: list[Preview] = []
    window.session.previewed.connect(shown.append)
    with qtbot.waitSignal(window.ready, timeout=20_000):
        window.import_paths([page])
    assert all("<p>" not in one.document.text for one in shown)
    assert window.session.current.document.format == "html"


def test_an_ordinary_file_is_on_the_page_before_it_is_in_the_library(
    open_window, qtbot: QtBot, folder: Path
) -> None:
    window = open_window()
    shown: list[tuple[Preview, int]] = []
    count = window.library.documents
    window.session.previewed.connect(lambda preview: shown.append((preview, len(count()))))
    with qtbot.waitSignal(window.ready, timeout=20_000):
        window.import_paths([folder / "report.txt"])
    ((preview, documents),) = shown
    opened = window.session.current.document
    assert documents == 0
    assert opened.text is preview.document.text
    assert list(opened.blocks) == list(preview.document.blocks)
    assert window.session.current.analysis is not None


def test_a_file_that_is_in_the_library_just_so_is_opened_without_an_import(
    open_window, qtbot: QtBot, folder: Path
) -> None:
    path = folder / "report.txt"
    os.utime(path, (1_700_000_000, 1_700_000_000))
    window = open_window(path, folder)
    known = window.session.current.row.id
    window.resuming.open_next()
    qtbot.waitUntil(lambda: window.session.current.row.id != known)
    imports: list[object] = []
    window.importer.started.connect(lambda: imports.append(1))
    with qtbot.waitSignal(window.ready, timeout=20_000):
        window.import_paths([path])
    qtbot.waitUntil(lambda: not window.jobs.running)
    assert window.session.current.row.id == known
    assert not imports
    path.write_text("改过的通报\n　　石桥镇今年修渠三米。\n", encoding="utf-8")
    with qtbot.waitSignal(window.importer.finished, timeout=20_000):
        window.import_paths([path])
    assert imports

    def renewed() -> bool:
        current = window.session.current  # none while the new version is read
        return current is not None and current.document.text.startswith("改过的通报")

    qtbot.waitUntil(renewed)


@pytest.mark.parametrize(
    "data",
    [
        "岑阳市水位登记\n渡口照常开放。\n".encode() * 300,
        codecs.BOM_UTF8 + "第一章 渡口\r\n江水平缓。\r\n".encode() * 200,
        "Notes on 𠮷野家 and ½ measures\r第二行".encode() * 200,
    ],
)
def test_clean_utf_8_is_told_without_the_other_encodings(data: bytes) -> None:
    assert clean_utf_8(data) == decode(data).text
    assert decode(data).encoding == "utf-8"


@pytest.mark.parametrize(
    "data",
    ["岑阳市".encode("gb18030"), "岑阳".encode() + b"\x00", b"~{<:Ky2;Hc~}", "岑阳".encode()[:-1]],
)
def test_anything_else_is_left_to_judgement(data: bytes) -> None:
    assert clean_utf_8(data) is None
