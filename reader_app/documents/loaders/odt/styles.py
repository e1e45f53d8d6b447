"""Styles of an OpenDocument text: headings, hidden and raised text, breaks, numbers of lists."""

from __future__ import annotations

from dataclasses import dataclass, field

from reader_app.documents.counting import written
from reader_app.documents.loaders.list_labels import bullet, with_space
from reader_app.documents.loaders.style_names import Role, role_of
from reader_app.documents.model import BlockKind
from reader_app.documents.xml import Element, attribute, local_name

_LONGEST_CHAIN = 32
_DEEPEST = 10
# style:num-format (20.322) by its first sign.
_FORMATS = {
    "": "none",
    "1": "decimal",
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
    "一": "chineseCounting",
    "壹": "chineseLegalSimplified",
    "①": "decimalEnclosedCircle",
    "甲": "ideographTraditional",
    "子": "ideographZodiac",
    "１": "decimalFullWidth",
}


@dataclass(slots=True)
class Level:
    """How one level of a list is labelled; no ``format`` means a bullet."""

    number_format: str | None = "decimal"
    prefix: str = ""
    suffix: str = ""
    start: int = 1
    shown_levels: int = 1
    sign: str = ""


@dataclass(slots=True)
class _Style:
    parent: str
    name: str
    list_style: str | None
    outline: int | None
    hidden: bool
    raised: bool
    page_break: bool


@dataclass(slots=True)
class Styles:
    """Styles of paragraphs, characters and lists by their names."""

    list_styles: dict[str, dict[int, Level]] = field(default_factory=dict)
    outline: dict[int, Level] = field(default_factory=dict)
    _styles: dict[tuple[str, str], _Style] = field(default_factory=dict)
    # A document has few styles and many paragraphs.
    _chains: dict[tuple[str, str], list[_Style]] = field(default_factory=dict)
    _roles: dict[str, Role | None] = field(default_factory=dict)

    def read(self, root: Element | None) -> None:
        """Take the styles of a part, automatic ones included; all are read before any is asked."""
        for group in root if root is not None else ():
            if local_name(group) in ("styles", "automatic-styles"):
                for element in group:
                    self._take(element)

    def _take(self, element: Element) -> None:
        kind = local_name(element)
        if kind == "style":
            key = attribute(element, "family"), attribute(element, "name")
            self._styles[key] = _style(element)
        elif kind == "list-style":
            self.list_styles[attribute(element, "name")] = _levels(element)
        elif kind == "outline-style":
            self.outline = _levels(element)

    def role(self, name: str) -> Role | None:
        """What a paragraph style makes of its paragraphs."""
        if name not in self._roles:
            self._roles[name] = self._found_role(name)
        return self._roles[name]

    def _found_role(self, name: str) -> Role | None:
        chain = self._chain("paragraph", name)
        for style in chain:
            if role := role_of(style.name):
                return role
            if style.outline:
                return Role(BlockKind.HEADING, style.outline)
        # Built-in styles need not be written down.
        return role_of(chain[-1].parent if chain else name)

    def list_style(self, name: str) -> str | None:
        chain = self._chain("paragraph", name)
        return next((s.list_style for s in chain if s.list_style is not None), None)

    def breaks_page(self, name: str) -> bool:
        return any(style.page_break for style in self._chain("paragraph", name)[:1])

    def is_hidden(self, family: str, name: str) -> bool:
        return any(style.hidden for style in self._chain(family, name))

    def is_raised(self, name: str) -> bool:
        return any(style.raised for style in self._chain("text", name))

    def _chain(self, family: str, name: str) -> list[_Style]:
        chain = self._chains.get((family, name))
        if chain is None:
            chain = self._chains[family, name] = self._found_chain(family, name)
        return chain

    def _found_chain(self, family: str, name: str) -> list[_Style]:
        chain: list[_Style] = []
        while (style := self._styles.get((family, name))) and len(chain) < _LONGEST_CHAIN:
            chain.append(style)
            name = style.parent
        return chain


def label(levels: dict[int, Level], counts: list[int], depth: int) -> str:
    """The label of an item at ``depth`` (from 1); ``counts`` has the count of each level."""
    level = levels.get(depth)
    if level is None:
        return ""
    if level.number_format is None:
        return bullet(level.sign)
    if level.number_format == "none":
        return with_space(level.prefix + level.suffix)
    first = max(1, depth - level.shown_levels + 1)
    numbers = [
        written(counts[place], (levels.get(place) or level).number_format or "decimal")
        for place in range(first, depth + 1)
    ]
    return with_space(level.prefix + ".".join(filter(None, numbers)) + level.suffix)


def _style(element: Element) -> _Style:
    name = attribute(element, "display-name") or attribute(element, "name")
    outline = attribute(element, "default-outline-level")
    list_style = element.attrib.get(_qualified(element, "list-style-name"))
    hidden = raised = page_break = False
    for properties in element:
        hidden = hidden or attribute(properties, "display") == "none"
        raised = raised or attribute(properties, "text-position").startswith(
            ("super", "3", "4", "5")
        )
        page_break = page_break or attribute(properties, "break-before") == "page"
    return _Style(
        attribute(element, "parent-style-name"),
        name,
        list_style,
        int(outline) if outline.isdecimal() and len(outline) < 3 else None,
        hidden,
        raised,
        page_break or bool(attribute(element, "master-page-name")),
    )


def _qualified(element: Element, name: str) -> str:
    """An attribute in the namespace of the element."""
    return str(element.tag).rpartition("}")[0] + "}" + name


def _levels(element: Element) -> dict[int, Level]:
    found: dict[int, Level] = {}
    for one in element:
        number = _number(attribute(one, "level"), 0)
        if not 1 <= number <= _DEEPEST:
            continue
        kind = local_name(one)
        numbered = kind in ("list-level-style-number", "outline-level-style")
        found[number] = Level(
            _format(attribute(one, "num-format")) if numbered else None,
            attribute(one, "num-prefix"),
            attribute(one, "num-suffix"),
            _number(attribute(one, "start-value"), 1),
            _number(attribute(one, "display-levels"), 1),
            attribute(one, "bullet-char"),
        )
    return found


def _format(text: str) -> str:
    return _FORMATS.get(text[:1], "decimal")


def _number(text: str, default: int) -> int:
    return int(text) if text.isdecimal() and len(text) < 9 else default
