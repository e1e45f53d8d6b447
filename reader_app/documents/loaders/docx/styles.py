"""Styles of a Word document: which paragraphs are headings, captions, quotations."""

from __future__ import annotations

from typing import NamedTuple

from reader_app.documents.loaders.style_names import Role, role_of
from reader_app.documents.model import BlockKind
from reader_app.documents.xml import Element, attribute, local_name

# Longer chains of styles based on one another are circles.
_LONGEST_CHAIN = 32
# 17.3.1.20: the outline level of body text.
_BODY_TEXT = 9


class Style(NamedTuple):
    """What one style states; what it is based on states the rest."""

    name: str
    base: str
    outline: int | None
    list_id: str | None
    list_level: int | None


class Styles:
    """Paragraph styles by their ids."""

    def __init__(self, root: Element | None) -> None:
        self._styles: dict[str, Style] = {}
        self.default = ""
        for element in root if root is not None else ():
            if local_name(element) == "style" and attribute(element, "type") == "paragraph":
                self._add(element)
        self._roles: dict[str, Role | None] = {}
        self._lists: dict[str, tuple[str, int] | None] = {}

    def _add(self, element: Element) -> None:
        style_id = attribute(element, "styleId")
        values = {
            local_name(child): child
            for child in element.iterdescendants()
            if _TOLD(local_name(child))
        }
        outline, list_level = _number(values, "outlineLvl"), _number(values, "ilvl")
        self._styles[style_id] = Style(
            _text(values, "name") or style_id,
            _text(values, "basedOn") or "",
            outline,
            _text(values, "numId"),
            list_level,
        )
        if attribute(element, "default") in ("1", "true", "on"):
            self.default = style_id

    def role(self, style_id: str) -> Role | None:
        """What the style makes of its paragraphs: by its names first, then its outline level."""
        if style_id not in self._roles:
            self._roles[style_id] = self._find_role(style_id)
        return self._roles[style_id]

    def _find_role(self, style_id: str) -> Role | None:
        chain = self._chain(style_id)
        for style in chain:
            if role := role_of(style.name):
                return role
            if style.outline is not None:
                return outline_role(style.outline)
        return None if chain else role_of(style_id)

    def numbering(self, style_id: str) -> tuple[str, int] | None:
        """The list (numId, level) that the style's paragraphs are items of."""
        if style_id not in self._lists:
            chain = self._chain(style_id)
            list_id = next((s.list_id for s in chain if s.list_id is not None), None)
            level = next((s.list_level for s in chain if s.list_level is not None), 0)
            self._lists[style_id] = (list_id, level) if list_id is not None else None
        return self._lists[style_id]

    def _chain(self, style_id: str) -> list[Style]:
        chain: list[Style] = []
        while (style := self._styles.get(style_id)) and len(chain) < _LONGEST_CHAIN:
            chain.append(style)
            style_id = style.base
        return chain


def outline_role(outline: int) -> Role | None:
    """The heading of an outline level, which counts from 0 and ends with body text."""
    return Role(BlockKind.HEADING, outline + 1) if 0 <= outline < _BODY_TEXT else None


_TOLD = frozenset({"name", "basedOn", "outlineLvl", "numId", "ilvl"}).__contains__


def _text(values: dict[str, Element], name: str) -> str | None:
    return attribute(values[name], "val") if name in values else None


def _number(values: dict[str, Element], name: str) -> int | None:
    text = _text(values, name)
    return int(text) if text is not None and text.isdecimal() else None
