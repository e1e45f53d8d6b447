"""Icons are drawn in the colour that the theme asks for."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QImage
from PySide6.QtWidgets import QApplication

from reader_app.resources import resource
from reader_app.ui.icons import SIDE, application_icon, icon

DRAWINGS = sorted(path.stem for path in resource("icons").glob("*.svg") if path.stem != "zhanjuan")


def inked(image: QImage) -> list[QColor]:
    """The colours of the pixels that are mostly covered."""
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return [colour for colour in pixels if colour.alpha() > 150]


def distance(one: QColor, other: QColor) -> int:
    return max(abs(a - b) for a, b in zip(one.getRgb()[:3], other.getRgb()[:3], strict=True))


@pytest.mark.parametrize("name", DRAWINGS)
def test_a_drawing_takes_the_colour(qapp: QApplication, name: str) -> None:
    ink = QColor("#3a5a98")
    image = icon(name, ink).pixmap(SIDE * 2, SIDE * 2).toImage()

    assert inked(image), "nothing is drawn"
    assert all(distance(colour, ink) <= 2 for colour in inked(image))  # edges are rounded


def test_a_drawing_stays_inside_its_grid(qapp: QApplication) -> None:
    for name in DRAWINGS:
        image = icon(name, QColor("black")).pixmap(SIDE, SIDE).toImage()
        border = [image.pixelColor(x, y) for x in range(SIDE) for y in (0, SIDE - 1)]
        assert not any(colour.alpha() > 40 for colour in border), name


def test_an_unknown_name_is_refused(qapp: QApplication) -> None:
    with pytest.raises(FileNotFoundError):
        icon("no-such-drawing", QColor("black"))


def test_the_program_has_its_own_icon(qapp: QApplication) -> None:
    assert len(inked(application_icon().pixmap(64, 64).toImage())) > 500


def test_the_desktop_entry_names_the_icon() -> None:
    entry = resource("desktop/zhanjuan.desktop").read_text(encoding="utf-8")

    assert "Icon=zhanjuan\n" in entry and Path(resource("icons/zhanjuan.svg")).is_file()


def test_icons_are_drawn_anew_for_a_sharper_screen(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = icon("search", QColor("black")).availableSizes()
    monkeypatch.setattr(QGuiApplication, "devicePixelRatio", lambda _app: 1.5)
    after = icon("search", QColor("black")).availableSizes()

    assert QSize(2 * SIDE, 2 * SIDE) in [*after] and len(after) > len(before)


@pytest.mark.parametrize("ink", ["#5c5a52", "#a9a69c"])  # on a light ground, on a dark one
def test_what_cannot_be_used_recedes_into_the_ground(qapp: QApplication, ink: str) -> None:
    drawing = icon("back", QColor(ink))
    usable, not_usable = (
        max(
            image.pixelColor(x, y).alpha()
            for x in range(image.width())
            for y in range(image.height())
        )
        for image in (
            drawing.pixmap(SIDE, SIDE, mode).toImage()
            for mode in (QIcon.Mode.Normal, QIcon.Mode.Disabled)
        )
    )

    assert not_usable < usable / 2
