from __future__ import annotations

import pytest

from reader_app.documents.model import Document
from reader_app.ui.layers import Layer, LayerSpan
from reader_app.ui.reader.grounds import clearer_letters, contrast, grounds_of
from reader_app.ui.reader.view import ReaderView
from reader_app.ui.theme import THEMES, theme


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast(0x000000, 0xFFFFFF) == pytest.approx(21.0)
    assert contrast(0x777777, 0xFFFFFF) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("name", THEMES)
def test_letters_can_be_read_on_every_marker(view: ReaderView, name: str) -> None:
    chosen = theme(name)
    view.set_theme(chosen)
    view.set_document(Document("集结831名党员"))
    ((piece, _),) = view._visible()
    for marker in chosen.markers:
        layers = [
            Layer("figure", (LayerSpan(2, 6),), "bold", 1),
            Layer("mark", (LayerSpan(0, 8),), "marker", 2, marker),
        ]
        view.set_layers(layers)
        ink = view._ink()
        grounds = grounds_of(piece, ink)
        cleared = bool(clearer_letters(piece, grounds, ink))
        letters = chosen.colour("text") if cleared else chosen.layer("figure")
        assert contrast(letters.rgb(), chosen.marker(marker).rgb()) >= 4.5, marker
