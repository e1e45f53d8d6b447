"""What the elements of a page mean that stand inside lines: links, readings, raised digits."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from reader_app.documents.loaders.html.content import ATTACHED
from reader_app.documents.loaders.html.notes import leads_back
from reader_app.documents.loaders.html.place import Place
from reader_app.documents.loaders.html.tree import class_words
from reader_app.documents.structure.words import word_set
from reader_app.documents.xml import Element, attribute, local_name

if TYPE_CHECKING:
    from reader_app.documents.loaders.html.walk import Walk

_SCRIPTS = {
    "sup": str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻"),
    "sub": str.maketrans("0123456789+-", "₀₁₂₃₄₅₆₇₈₉₊₋"),
}
_LONGEST_SCRIPT = 3
_TASK = "task-list-item"
# What leads from a note back to its mark.
BACK_SIGNS = frozenset("↩↑^⤴⏎↵") | {"↩︎", "返回"}
# Pieces of a line that state something each, and how they begin: with a label or a date.
PIECES = frozenset({"span", "em", "i", "b", "label", "small", "font", "strong", "a"})
_STATES = re.compile(
    r"\s*(?:[\u4e00-\u9fff][\u4e00-\u9fff\s]{0,6}[\u4e00-\u9fff][：:]|(?:19|20)\d{2}[-年/.])"
)
_LONGEST_PIECE = 40
_MOST_FACTS = 12
_LONGEST_FACTS = 200


def each_states(before: Element, piece: Element) -> bool:
    """Whether two pieces side by side state something each (来源：…, 作者：…)."""
    return are_statements(before.text or "", piece.text or "")


def are_statements(*texts: str) -> bool:
    """Whether each of the texts begins with a label or a date, and is short."""
    return all(len(text) <= _LONGEST_PIECE and _STATES.match(text) for text in texts)


def states_facts(element: Element) -> bool:
    """Whether its class says that it holds who wrote when: few words, parted by the style."""
    if not 2 <= len(element) <= _MOST_FACTS:
        return False
    if not class_words(element) & word_set("pages", "facts"):
        return False
    return sum(map(len, element.itertext())) <= _LONGEST_FACTS


def _link(walk: Walk, element: Element, place: Place) -> None:
    mark = walk.page.notes.mark_key(element)
    words = _words(element)
    if mark is not None and words:
        walk.writer.settle()
        start = walk.builder.position
        span = walk.builder.note_reference(mark, words.strip("[]［］()（）"))
        walk.writer.continued(words[-1])
        walk.builder.link(start, span.end, walk.page.address(element.get("href", "")))
        return
    if words in BACK_SIGNS or _numbers_note(walk, element, words):
        return
    if place.in_frame:  # entries of menus, parted by the style alone
        walk.writer.run(" ")
    start = walk.writer.position
    walk.children(element, place)
    target = element.get("href", "").strip()
    if walk.page.title is not None and not ATTACHED.search(target):
        walk.note_link(start)
    if not place.in_frame and leads_somewhere(target):
        walk.builder.link(start, walk.builder.position, walk.page.address(target))


def _numbers_note(walk: Walk, link: Element, words: str) -> bool:
    """Write the number that a note begins with, if the link is that, as its mark is written."""
    begins = words.isdecimal() and len(words) <= _LONGEST_SCRIPT and leads_back(link)
    if not begins or walk.builder.current_line(8).strip() or walk.page.notes.mark_key(link):
        return False
    walk.writer.insert(f"[{words}]")
    walk.writer.run(" ")
    return True


def _words(element: Element) -> str:
    text = "".join(element.itertext()) if len(element) else element.text or ""
    return " ".join(text.split())


def leads_somewhere(target: str) -> bool:
    return bool(target) and target != "#" and not target.lower().startswith("javascript:")


def _ruby(walk: Walk, element: Element, place: Place) -> None:
    """Readings stand over the text since the reading before."""
    start = walk.writer.position
    walk.text(element.text, place)
    for child in element:
        if local_name(child).lower() in ("rt", "rtc"):
            reading = "".join(child.itertext())
            walk.builder.ruby(start, walk.builder.position, reading)
            start = walk.builder.position
        else:
            walk.element(child, place)
        walk.text(child.tail, place)


def _script(walk: Walk, element: Element, place: Place) -> None:
    """Digits set high or low have characters of their own: m², CO₂."""
    words = "".join(element.itertext()).strip()
    table = _SCRIPTS[local_name(element).lower()]
    link = next(element.iter("{*}a"), None)
    if link is not None and _numbers_note(walk, link, words):
        return
    small = 0 < len(words) <= _LONGEST_SCRIPT and all(ord(sign) in table for sign in words)
    if small and not any(walk.page.notes.mark_key(one) for one in element.iter()):
        walk.writer.insert(words.translate(table))
    else:
        walk.children(element, place)


def _formula(walk: Walk, element: Element, _place: Place) -> None:
    from reader_app.documents.formulas import mathml

    walk.writer.run(attribute(element, "alttext") or mathml(element))


def _field(walk: Walk, element: Element, _place: Place) -> None:
    """The box of a task; other fields of forms show nothing."""
    if _TASK in (element.get("class") or ""):
        walk.writer.insert("☑" if "checked" in element.attrib else "☐")


HANDLERS: dict[str, Callable[[Walk, Element, Place], None]] = {
    "a": _link,
    "ruby": _ruby,
    "sup": _script,
    "sub": _script,
    "math": _formula,
    "input": _field,
}
