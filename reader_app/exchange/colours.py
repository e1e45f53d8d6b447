"""Colours of other programs as the five that marks have here."""

from __future__ import annotations

import colorsys
import re

from reader_app.library.annotation import Colour

_NAMES = {
    **{colour.value: colour for colour in Colour},
    "orange": Colour.YELLOW,
    "olive": Colour.GREEN,
    "cyan": Colour.BLUE,
    "pink": Colour.RED,
    "magenta": Colour.PURPLE,
    "violet": Colour.PURPLE,
}
# Hues in degrees up to which a colour is called so; below this saturation it is grey.
_HUES = (
    (25, Colour.RED),
    (70, Colour.YELLOW),
    (165, Colour.GREEN),
    (240, Colour.BLUE),
    (325, Colour.PURPLE),
    (360, Colour.RED),
)
_GREY = 0.12
_HEX = re.compile(r"#?([0-9a-f]{6})(?:[0-9a-f]{2})?")


def colour_of(named: object) -> Colour | None:
    """The colour for a name or an ``#rrggbb``; None for grey and what is no colour."""
    name = named.strip().lower() if isinstance(named, str) else ""
    if name in _NAMES:
        return _NAMES[name]
    match = _HEX.fullmatch(name)
    if match is None:
        return None
    red, green, blue = (part / 255 for part in bytes.fromhex(match[1]))
    hue, _, saturation = colorsys.rgb_to_hls(red, green, blue)
    if saturation < _GREY:
        return None
    return next(colour for limit, colour in _HUES if hue * 360 <= limit)
