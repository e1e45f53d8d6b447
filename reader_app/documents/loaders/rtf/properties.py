"""Control words of RTF that change what holds at a place: fonts, paragraphs, lists, changes."""

from __future__ import annotations

from collections.abc import Callable

from reader_app.documents.loaders.rtf.fonts import Fonts
from reader_app.documents.loaders.rtf.state import State

Property = Callable[[State, Fonts, int | None], None]


def _switch(name: str) -> Property:
    """On without a number or with any but 0."""

    def switch(state: State, fonts: Fonts, number: int | None) -> None:
        setattr(state, name, number != 0)

    return switch


def _assign(name: str, default: int | None = 0) -> Property:
    def assign(state: State, fonts: Fonts, number: int | None) -> None:
        setattr(state, name, default if number is None else number)

    return assign


def _associate(kind: str) -> Property:
    """The kind of characters that the next associated font is for."""

    def associate(state: State, fonts: Fonts, number: int | None) -> None:
        state.associated = kind

    return associate


def _code_page(state: State, fonts: Fonts, number: int | None) -> None:
    fonts.set_code_page(number or 1252)


def _plain(state: State, fonts: Fonts, number: int | None) -> None:
    state.plain()
    state.font = fonts.default


def _default_paragraph(state: State, fonts: Fonts, number: int | None) -> None:
    state.default_paragraph()


def _default_font(state: State, fonts: Fonts, number: int | None) -> None:
    fonts.default = state.font = number or 0


def _font(state: State, fonts: Fonts, number: int | None) -> None:
    state.font = number or 0
    state.double_byte_font = None


def _associated_font(state: State, fonts: Fonts, number: int | None) -> None:
    if state.associated == "dbch":
        state.double_byte_font = number


def _list(state: State, fonts: Fonts, number: int | None) -> None:
    state.item = (number or 0, state.item[1] if state.item else 0)


def _list_level(state: State, fonts: Fonts, number: int | None) -> None:
    state.item = (state.item[0] if state.item else 0, number or 0)


def _no_paragraph_style(state: State, fonts: Fonts, number: int | None) -> None:
    """In the stylesheet: the entry is of another kind."""
    if state.sink is not None:
        state.style = -1


def _not_raised(state: State, fonts: Fonts, number: int | None) -> None:
    state.raised = False


PROPERTIES: dict[str, Property] = {
    "ansicpg": _code_page,
    "deff": _default_font,
    "f": _font,
    "af": _associated_font,
    "loch": _associate("loch"),
    "hich": _associate("hich"),
    "dbch": _associate("dbch"),
    "uc": _assign("ascii_fallbacks", 1),
    "plain": _plain,
    "pard": _default_paragraph,
    "intbl": _switch("in_table"),
    "itap": _assign("depth"),
    "v": _switch("hidden"),
    "super": _switch("raised"),
    "nosupersub": _not_raised,
    "sub": _not_raised,
    "revised": _switch("inserted"),
    "deleted": _switch("deleted"),
    "revauth": _assign("author"),
    "revauthdel": _assign("author"),
    "revdttm": _assign("moment"),
    "revdttmdel": _assign("moment"),
    "s": _assign("style"),
    "cs": _no_paragraph_style,
    "ts": _no_paragraph_style,
    "ds": _no_paragraph_style,
    "outlinelevel": _assign("outline", None),
    "ls": _list,
    "ilvl": _list_level,
}
