"""What stands inside a paragraph of an OpenDocument text: spans, links, notes, pictures, fields."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from reader_app.documents import formulas
from reader_app.documents.limits import REPEATED, Budget
from reader_app.documents.loaders.docx.drawings import described
from reader_app.documents.loaders.flow import Flow
from reader_app.documents.loaders.odt.changes import Change, signed
from reader_app.documents.loaders.odt.package import Opened
from reader_app.documents.loaders.odt.styles import Styles
from reader_app.documents.loaders.raised import raised
from reader_app.documents.loaders.symbol_fonts import symbol
from reader_app.documents.model import RevisionKind
from reader_app.documents.xml import Element, attribute, local_name

_DEEPEST = 48
# White space in the markup is one space (6.1.2).
_SPACES = " \t\r\n"
_SPACE = re.compile(f"[{_SPACES}]+")


# The places of symbol fonts, which no text font has.
_OF_SYMBOLS = re.compile("[\uf000-\uf0ff]")
_SOFT_HYPHEN = "\u00ad"


def _shown(found: re.Match[str]) -> str:
    return symbol(ord(found[0]))


class _Note(NamedTuple):
    key: str
    mark: str
    body: Element


class InlineReader:
    """Reads paragraphs' content into a flow; keeps notes and text boxes for later."""

    def __init__(
        self, opened: Opened, styles: Styles, changes: dict[str, Change], flow: Flow, budget: Budget
    ) -> None:
        self._opened = opened
        self._styles = styles
        self._changes = changes
        self._flow = flow
        self._builder = flow.builder
        self._budget = budget
        self._depth = 0
        self._raised = False
        self._comments: dict[str, tuple[int, Element]] = {}
        self._insertions: dict[str, int] = {}
        self._page = 1
        self.notes: list[_Note] = []
        self.boxes: list[Element] = []

    def content(self, parent: Element) -> None:
        """The text of an element and of what is in it."""
        if self._depth >= _DEEPEST:
            self._budget.warn("content-cut")
            return
        self._depth += 1
        self._text(parent.text)
        for element in parent:
            self.one(element)
            self._text(element.tail)
        self._depth -= 1

    def one(self, element: Element) -> None:
        """A single element; one of an unknown name is transparent, as fields are many."""
        name = local_name(element)
        read = _INLINES.get(name)
        if read:
            read(self, element)
        elif name and name not in _SILENT:
            self.content(element)

    def finish(self) -> None:
        """Comments and insertions whose end is missing."""
        for start, element in self._comments.values():
            self._comment(start, start, element)
        self._comments.clear()

    def page_break(self, element: Element | None = None) -> None:
        if self._builder.position:
            self._page += 1
            self._builder.page(str(self._page))

    def _text(self, text: str | None) -> None:
        if text:
            if any(map(text.__contains__, _SPACES)):
                text = _SPACE.sub(" ", text)
            if self._builder.at_line_start:
                text = text.lstrip(" ")
            if not text.isprintable():
                text = _OF_SYMBOLS.sub(_shown, text.replace(_SOFT_HYPHEN, ""))
            self._flow.text(raised(text) if self._raised else text)

    def _span(self, element: Element) -> None:
        style = attribute(element, "style-name")
        if self._styles.is_hidden("text", style):
            return
        before = self._raised
        self._raised = before or self._styles.is_raised(style)
        self.content(element)
        self._raised = before

    def _spaces(self, element: Element) -> None:
        count = attribute(element, "c", "1")
        self._flow.text(" " * min(int(count) if count.isdecimal() else 1, REPEATED))

    def _tab(self, element: Element) -> None:
        self._flow.text("\t")

    def _line_break(self, element: Element) -> None:
        self._flow.break_line()

    def _link(self, element: Element) -> None:
        start = self._builder.position
        self.content(element)
        self._builder.link(start, self._builder.position, attribute(element, "href"))

    def _bookmark(self, element: Element) -> None:
        self._builder.target(attribute(element, "name"))

    def _ruby(self, element: Element) -> None:
        start = self._builder.position
        reading = ""
        for part in element:
            if local_name(part) == "ruby-base":
                self.content(part)
            else:
                reading = "".join(part.itertext())
        self._builder.ruby(start, self._builder.position, reading)

    def _note(self, element: Element) -> None:
        mark, body = "", None
        for part in element:
            if local_name(part) == "note-citation":
                mark = "".join(part.itertext()).strip()
            elif local_name(part) == "note-body":
                body = part
        if body is not None and not self._flow.deleting:
            mark = mark or str(len(self.notes) + 1)
            note = _Note(f"note {len(self.notes)}", mark, body)
            self._flow.close_gap()
            self._builder.note_reference(note.key, mark)
            self.notes.append(note)

    def _comment_start(self, element: Element) -> None:
        place, name = self._builder.position, attribute(element, "name")
        if name:
            self._comments[name] = place, element
        else:
            self._comment(place, place, element)

    def _comment_end(self, element: Element) -> None:
        known = self._comments.pop(attribute(element, "name"), None)
        if known:
            self._comment(known[0], self._builder.position, known[1])

    def _comment(self, start: int, end: int, element: Element) -> None:
        text = "\n".join("".join(p.itertext()) for p in element.iter("{*}p")).strip()
        if text:
            self._builder.revision(RevisionKind.COMMENT, start, end, *signed(element), text)

    def _deletion(self, element: Element) -> None:
        change = self._changes.get(attribute(element, "change-id"))
        if change and change.kind == "deletion":
            with self._flow.deleted(change.author, change.date):
                self._flow.text(change.deleted)

    def _insertion_start(self, element: Element) -> None:
        self._insertions[attribute(element, "change-id")] = self._builder.position

    def _insertion_end(self, element: Element) -> None:
        key = attribute(element, "change-id")
        start, change = self._insertions.pop(key, None), self._changes.get(key)
        if start is not None and change and change.kind == "insertion":
            self._flow.note_insertion(start, self._builder.position, change.author, change.date)

    def _frame(self, element: Element) -> None:
        """A frame holds one thing in several forms: a picture of it is the last resort."""
        alt = described(*(_said(element, name) for name in ("desc", "title")))
        parts = {local_name(part): part for part in reversed(element)}
        if (box := parts.get("text-box")) is not None:
            self.boxes.append(box)
        elif (known := parts.get("object")) is not None and self._object(known):
            return
        elif (image := parts.get("image")) is not None:
            src = self._opened.picture_name(attribute(image, "href"), image)
            if src and not self._flow.deleting:
                self._builder.image(src, alt)

    def _object(self, element: Element) -> bool:
        """Write a formula, or the words of a chart beside its picture (False)."""
        root = next(element.iter("{*}math"), None)
        if root is None:
            root = self._opened.embedded(attribute(element, "href"))
        if root is None:
            return False
        if local_name(root) == "math":
            self._flow.text(formulas.mathml(root))
            return True
        titles = ("".join(title.itertext()).strip() for title in root.iter("{*}title"))
        self._flow.text(" ".join(title for title in titles if title))
        return False

    def _shape(self, element: Element) -> None:
        """A drawn shape with text in it."""
        if any(local_name(part) in ("p", "list") for part in element):
            self.boxes.append(element)
        for part in element:
            if local_name(part) in _SHAPES or local_name(part) == "frame":
                self.one(part)


def _said(element: Element, name: str) -> str:
    return next(("".join(e.itertext()) for e in element if local_name(e) == name), "")


_SHAPES = ("custom-shape", "rect", "ellipse", "g", "line", "polygon", "path", "circle", "connector")
_SILENT = frozenset(
    {
        *("tracked-changes", "note-body", "sequence-decls", "variable-decls", "user-field-decls"),
        *("hidden-text", "script", "forms", "shapes", "toc-mark", "alphabetical-index-mark"),
        *("bookmark-end", "reference-mark-end", "event-listeners", "desc", "binary-data"),
    }
)
_INLINES: dict[str, Callable[[InlineReader, Element], None]] = {
    "span": InlineReader._span,
    "s": InlineReader._spaces,
    "tab": InlineReader._tab,
    "line-break": InlineReader._line_break,
    "soft-page-break": InlineReader.page_break,
    "a": InlineReader._link,
    "bookmark": InlineReader._bookmark,
    "bookmark-start": InlineReader._bookmark,
    "reference-mark": InlineReader._bookmark,
    "reference-mark-start": InlineReader._bookmark,
    "ruby": InlineReader._ruby,
    "note": InlineReader._note,
    "annotation": InlineReader._comment_start,
    "annotation-end": InlineReader._comment_end,
    "change": InlineReader._deletion,
    "change-start": InlineReader._insertion_start,
    "change-end": InlineReader._insertion_end,
    "frame": InlineReader._frame,
    **dict.fromkeys(_SHAPES, InlineReader._shape),
}
