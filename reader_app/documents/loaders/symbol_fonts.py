"""Characters of symbol fonts (Symbol, Wingdings), which stand for others than they look like."""

from __future__ import annotations

# Adobe's Symbol encoding, where it differs from ASCII.
_GREEK = (
    "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ",
    "αβχδεφγηιϕκλμνοπθρστυϖωξψζ",
)
_SYMBOL = {
    **{ord("A") + place: sign for place, sign in enumerate(_GREEK[0])},
    **{ord("a") + place: sign for place, sign in enumerate(_GREEK[1])},
    **dict(zip(range(0xA3, 0xAA), "≤⁄∞ƒ♣♦♥", strict=True)),
    **dict(zip(range(0xAA, 0xB0), "♠↔←↑→↓", strict=True)),
    **dict(zip(range(0xB0, 0xC0), "°±″≥×∝∂•÷≠≡≈…│─↵", strict=True)),
    **dict(zip(range(0xC0, 0xD0), "ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉", strict=True)),
    **dict(zip(range(0xD0, 0xE0), "∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓", strict=True)),
    **dict(zip(range(0xE0, 0xE6), "◊⟨®©™∑", strict=True)),
}
_WINGDINGS = {
    0x28: "☎",
    0x4A: "☺",
    0x6C: "●",
    0x6D: "○",
    0x6E: "■",
    0x6F: "□",
    0x71: "❑",
    0x72: "❒",
    0x74: "◆",
    0x75: "◆",
    0x76: "❖",
    0x77: "⬥",
    **{0x80 + number: sign for number, sign in enumerate("⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿")},
    0x9F: "•",
    0xA1: "○",
    0xA4: "◉",
    0xA7: "▪",
    0xA8: "□",
    0xAB: "★",
    0xB2: "✧",
    0xD8: "➢",
    0xDF: "←",
    0xE0: "→",
    0xE1: "↑",
    0xE2: "↓",
    0xE8: "➔",
    0xF0: "⇨",
    0xFB: "✗",
    0xFC: "✓",
    0xFD: "☒",
    0xFE: "☑",
}
_WINGDINGS_2 = {0x4F: "✗", 0x50: "✓", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0xA3: "□", 0x98: "●"}
_FONTS = {"symbol": _SYMBOL, "wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2}
_UNKNOWN = "•"
# Symbol fonts have their 256 places here too (OpenType, platform 3, encoding 0).
_PRIVATE = 0xF000


def is_symbol_font(font: str) -> bool:
    """Whether characters set in the font are not what their codes say."""
    return font.lower() in _FONTS


def symbol(code: int, font: str = "") -> str:
    """The character at a place of a symbol font; a bullet where nothing is known of it."""
    place = code - _PRIVATE if _PRIVATE <= code <= _PRIVATE + 0xFF else code
    table = _FONTS.get(font.lower())
    if table is None:
        table = {**_WINGDINGS, 0xB7: "•"} if code >= _PRIVATE else {}
    if place in table:
        return table[place]
    return chr(place) if font.lower() == "symbol" and 0x20 <= place < 0x7F else _plain(code)


def _plain(code: int) -> str:
    private = 0xE000 <= code <= 0xF8FF
    return _UNKNOWN if private or not 0x20 <= code <= 0x10FFFF else chr(code)
