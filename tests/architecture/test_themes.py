"""Every theme has every role, and its words can be read."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

THEMES = ("light", "sepia", "dark")
WORDS = ("text", "secondary", "muted", "accent", "good", "bad", "unsure")
SURFACES = ("window", "page", "sunken")


@pytest.fixture(params=THEMES)
def theme(root: Path, request: pytest.FixtureRequest) -> dict[str, dict[str, str]]:
    return read(root, str(request.param))


def read(root: Path, name: str) -> dict[str, dict[str, str]]:
    file = root / "resources" / "themes" / f"{name}.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))


def luminance(colour: str) -> float:
    """Relative luminance of ``#rrggbb``, 0 to 1 (WCAG 2.2)."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio, 1 to 21 (WCAG 2.2)."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_the_scale_runs_from_1_to_21() -> None:
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#777777") == pytest.approx(1)


def test_themes_have_the_same_roles(root: Path) -> None:
    light, *others = (read(root, name) for name in THEMES)
    for table in ("colours", "layers", "markers"):
        assert all(other[table].keys() == light[table].keys() for other in others)


def test_words_can_be_read(theme: dict[str, dict[str, str]]) -> None:
    colours = theme["colours"]
    faint = {
        (word, surface): round(contrast(colours[word], colours[surface]), 2)
        for word in WORDS
        for surface in SURFACES
        if contrast(colours[word], colours[surface]) < 4.5
    }
    assert not faint
    assert contrast(colours["on_accent"], colours["accent"]) >= 4.5


def test_text_can_be_read_on_marks(theme: dict[str, dict[str, str]]) -> None:
    faint = [
        name
        for name, marker in theme["markers"].items()
        if contrast(theme["colours"]["text"], marker[:7]) < 4.5
    ]
    assert not faint


def test_lines_under_names_can_be_seen(theme: dict[str, dict[str, str]]) -> None:
    # A line is no text: WCAG asks for 3 to 1. Keywords are marked by their background instead.
    page = theme["colours"]["page"]
    lines = {name: c for name, c in theme["layers"].items() if name != "keyword"}
    assert not {name for name, colour in lines.items() if contrast(colour, page) < 3}
