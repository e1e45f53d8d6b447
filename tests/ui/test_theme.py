"""A theme says in its file what TOML says there."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QToolButton
from pytestqt.qtbot import QtBot

from reader_app.resources import resource
from reader_app.ui.style import style_sheet
from reader_app.ui.theme import THEMES, theme


@pytest.mark.parametrize("name", THEMES)
def test_a_theme_is_read_as_toml_has_it(name: str) -> None:
    with resource(f"themes/{name}.toml").open("rb") as file:
        assert theme(name)._asdict() == tomllib.load(file)


@pytest.mark.parametrize("name", THEMES)
def test_every_colour_of_the_style_sheet_is_the_themes(name: str) -> None:
    sheet = style_sheet(theme(name))

    assert "$" not in sheet
    assert f"selection-background-color: {theme(name).colours['text_selection']};" in sheet


@pytest.mark.parametrize("name", THEMES)
def test_every_picture_of_the_style_sheet_is_there(name: str) -> None:
    pictures = re.findall(r'url\("([^"]+)"\)', style_sheet(theme(name)))

    assert len(pictures) >= 4
    assert all(Path(picture).is_file() for picture in pictures)


@pytest.mark.parametrize("name", THEMES)
def test_a_button_without_words_shows_that_it_is_on(qtbot: QtBot, name: str) -> None:
    button = QToolButton(checkable=True)
    qtbot.addWidget(button)
    button.setStyleSheet(style_sheet(theme(name)))
    button.resize(28, 28)
    off = button.grab().toImage()
    button.setChecked(True)

    assert button.grab().toImage() != off


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit])
def test_what_a_field_is_for_is_written_in_a_readable_ink(
    qtbot: QtBot, name: str, kind: type[QLineEdit | QPlainTextEdit]
) -> None:
    field = kind()
    qtbot.addWidget(field)
    field.setStyleSheet(style_sheet(theme(name)))
    field.ensurePolished()

    ink = field.palette().color(QPalette.ColorRole.PlaceholderText)
    assert ink == theme(name).colour("muted")
