"""Layers are told apart by more than their colours, and can be read in every theme."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from reader_app.ui.layers import FINDING_LAYERS, STYLES
from reader_app.ui.line_styles import LINE_STYLES, draw_line
from reader_app.ui.reader.grounds import contrast
from reader_app.ui.reader.ink import line_colour
from reader_app.ui.theme import THEMES, theme
from reader_app.ui.widgets.chip import Chip


def drawn(style: str, scale: int) -> QImage:
    """A line of that style in black on white."""
    image = QImage(60 * scale, 12 * scale, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(scale)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    draw_line(painter, 2.0, 58.0, 3.0, QColor(Qt.GlobalColor.black), style)
    painter.end()
    return image


@pytest.mark.parametrize("scale", [1, 2])
def test_no_two_lines_look_alike_without_colour(qapp: object, scale: int) -> None:
    pictures = {style: drawn(style, scale) for style in LINE_STYLES}
    alike = [pair for pair in combinations(pictures, 2) if pictures[pair[0]] == pictures[pair[1]]]
    assert alike == []


def test_every_layer_has_a_cue_of_its_own() -> None:
    assert list(STYLES) == list(FINDING_LAYERS)
    assert len(set(STYLES.values())) == len(STYLES)


def test_chips_show_the_cue_of_their_layer(qtbot: QtBot) -> None:
    """Two chips in one colour still differ by their marks."""
    plain = theme("light")
    one = plain._replace(layers=dict.fromkeys(plain.layers, plain.layers["person"]))
    pictures = []
    for name in FINDING_LAYERS:
        chip = Chip("", one, layer=name)
        qtbot.addWidget(chip)
        chip.setChecked(True)
        chip.set_count(3)
        pictures.append(chip.grab().toImage())
    assert all(a != b for a, b in combinations(pictures, 2))


@pytest.mark.parametrize("name", THEMES)
def test_coloured_letters_and_lines_stand_out(name: str) -> None:
    """WCAG 2.1, criteria 1.4.3 for letters and 1.4.11 for lines."""
    chosen = theme(name)
    page = chosen.colour("page").rgb()
    for layer, style in STYLES.items():
        least = 4.5 if style in ("bold", *LINE_STYLES) else 1.0
        assert contrast(chosen.layer(layer).rgb(), page) >= least, layer
    for marker in ("yellow", "green", "blue", "red"):
        assert contrast(line_colour(chosen, marker).rgb(), page) >= 3.0, marker
        assert contrast(chosen.colour("text").rgb(), chosen.marker(marker).rgb()) >= 4.5, marker


@pytest.mark.parametrize("name", THEMES)
def test_letters_can_be_read_on_every_ground(name: str) -> None:
    """WCAG 2.1, criterion 1.4.3: also what is muted, on the chosen row, and what is dimmed."""
    chosen = theme(name)
    grounds = [chosen.colour(ground).rgb() for ground in ("window", "page", "sunken", "selection")]
    for ink in ("text", "secondary", "muted", "good", "bad"):
        for ground in grounds:
            assert contrast(chosen.colour(ink).rgb(), ground) >= 4.5, ink
    for ground in grounds[:2]:
        assert contrast(chosen.colour("faded").rgb(), ground) >= 4.5
    assert contrast(chosen.colour("on_accent").rgb(), chosen.colour("accent").rgb()) >= 4.5
