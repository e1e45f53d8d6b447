"""The main content of a page, told from menus, advertising, link lists and footers.

What a reader came for is running text: characters outside links, with the marks of sentences. The
element that holds most of it is found from the top down, and whatever is linked, named or marked
as a part of the frame stays outside. Nothing is deleted: the frame becomes boilerplate.

Extractors that are kept well do not say where in the page their text comes from, which marking
needs, and trafilatura brings network libraries. On the pages of tests/data/formats (official
sites, newspaper, portal, account, forum, blog) they gave 85 to 87 % of the main lines and let
through 43 to 51 % of the frame (trafilatura 2.3, resiliparse 2.0); this gives all and lets through
less than 1 %. tests/bench/pages_bench.py measures it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from reader_app.documents.loaders.html.tree import class_words
from reader_app.documents.structure.words import word_set
from reader_app.documents.xml import Element, local_name

_MARKS = re.compile("[，。；！？、：…”,;!?]")
_NEVER = frozenset({"script", "style", "noscript", "template", "head", "svg", "iframe", "select"})
_FRAME_TAGS = frozenset({"nav", "footer", "aside", "form", "dialog", "amp-sidebar", "amp-ad"})
_FRAME_ROLES = frozenset(
    {"navigation", "banner", "contentinfo", "complementary", "search", "menu", "menubar", "toolbar"}
)
# What is no frame, whatever its name.
_NO_FRAMES = frozenset({"article", "main", "body", "html", "p", "a", "span", "td", "tr", "tbody"})
# What neither frames nor hides its words by its tag alone.
_WORDS = frozenset({"p", "span", "b", "strong", "i", "em", "font", "br", "img", "td", "h2", "h3"})
ATTACHED = re.compile(r"\.(?:docx?|wps|xlsx?|et|pptx?|pdf|ofd|zip|rar|txt|rtf)(?:$|[?#])", re.I)
_HIDDEN = re.compile(r"display\s*:\s*none", re.I)

# Shares: of the running text that one child must hold for the content to lie inside it, of the
# characters in links that make a list of links, of the page that is too much for a frame.
_HOLDS = 0.7
_LINKED = 0.75
_TOO_MUCH = 0.4
_FEWEST_LINKS = 3
_LONGEST_INSET = 400
# Points of a page that has no running text worth the name: a page of links or pictures.
_NO_ARTICLE = 12.0


@dataclass(slots=True)
class _Count:
    """What an element and all in it hold: characters outside links, inside, marks, links."""

    plain: int = 0
    linked: int = 0
    marks: int = 0
    links: int = 0
    attached: int = 0
    best: float = 0.0  # points of running text outside frames

    def clear(self) -> None:
        self.plain = self.linked = self.marks = self.links = self.attached = 0
        self.best = 0.0

    def add_text(self, text: str) -> None:
        """Characters, and points of running text: marks of sentences, and length."""
        bare = text.strip()
        if bare:
            length, marks = len(bare), len(_MARKS.findall(bare))
            self.plain += length
            self.marks += marks
            self.best += marks + (length / 40 if length < 400 else 10.0)

    def add(self, other: _Count) -> None:
        self.plain += other.plain
        self.linked += other.linked
        self.marks += other.marks
        self.links += other.links
        self.attached += other.attached
        self.best += other.best


@dataclass(frozen=True)
class Content:
    """Elements that frame the content, and hidden ones."""

    frame: frozenset[Element] = frozenset()
    hidden: frozenset[Element] = frozenset()


@dataclass(slots=True)
class _Tree:
    body: Element
    counts: dict[Element, _Count] = field(default_factory=dict)
    frames: set[Element] = field(default_factory=set)
    hidden: set[Element] = field(default_factory=set)


def find_content(body: Element, title: str | None) -> Content:
    """Divide a page. ``title`` is what the page calls itself, perhaps with the site's name."""
    tree = _counted(body)
    total = tree.counts[body]
    frames = {one for one in tree.frames if not _is_bulk(tree.counts[one], total)}
    hidden = {one for one in tree.hidden if not _is_bulk(tree.counts[one], total)}
    if total.best < _NO_ARTICLE:
        return Content(frozenset(frames), frozenset(hidden))
    core = _core(tree, frames)
    if core is body:
        return Content(frozenset(frames), frozenset(hidden))
    first = _title_element(body, core, title) if title else None
    return Content(
        frozenset(frames | (_around(body, core, first) - _attached(tree, core))), frozenset(hidden)
    )


def has_article(root: Element) -> bool:
    """Whether a page has running text worth the name."""
    counts = _counted(root).counts
    return root in counts and counts[root].best >= _NO_ARTICLE


def _counted(body: Element) -> _Tree:
    """Counts of every element, children before parents.

    What is only words (no attributes, nothing inside) is counted where it stands and gets no
    count of its own: most of a page's elements.
    """
    tree, names = _Tree(body), _Names()
    counts = tree.counts
    for element in reversed(list(body.iter("*"))):
        count = counts.get(element)
        parent = None if element is body else element.getparent()
        above = None
        if parent is not None:
            above = counts.get(parent)
            if above is None:
                above = counts[parent] = _Count()
            if tail := element.tail:
                above.add_text(tail)
            if count is None and element.tag in _WORDS and not element.keys():
                if text := element.text:
                    above.add_text(text)
                continue
        if count is None:
            count = counts[element] = _Count()
        _count_element(tree, element, count, names)
        if above is not None:
            above.add(count)
    return tree


def _count_element(tree: _Tree, element: Element, count: _Count, names: _Names) -> None:
    tag = element.tag
    if tag in _NEVER:
        count.clear()
        return
    if text := element.text:
        count.add_text(text)
    if tag == "a" and (href := element.get("href")):
        count.linked += count.plain
        count.plain = count.marks = 0
        count.best = 0.0
        count.links += 1
        count.attached += bool(ATTACHED.search(href))
    named = names.of(element) if element.keys() else _NOTHING
    if named.hidden or (named.inset and count.plain + count.linked <= _LONGEST_INSET):
        tree.hidden.add(element)
        count.best = 0.0
    elif tag not in _NO_FRAMES and (named.frame or tag in _FRAME_TAGS or _is_link_list(count)):
        tree.frames.add(element)
        count.best = 0.0


class _Named(NamedTuple):
    """What the attributes of an element say: part of a frame, not shown, or a tool set into the
    midst of the text ([编辑], numbers of lines), which has few characters."""

    frame: bool = False
    hidden: bool = False
    inset: bool = False


_NOTHING = _Named()


class _Names:
    """Judges attributes; a template has few classes, so each set of values is judged once."""

    def __init__(self) -> None:
        self._known: dict[tuple[str | None, ...], _Named] = {}

    def of(self, element: Element) -> _Named:
        get = element.get
        told = get("class"), get("id"), get("role"), get("style"), get("hidden")
        named = self._known.get(told)
        if named is None:
            named = self._known[told] = _judged(element)
        return named


def _judged(element: Element) -> _Named:
    words = class_words(element)
    hidden = bool(_HIDDEN.search(element.get("style") or "")) or element.get("hidden") is not None
    frame = element.get("role") in _FRAME_ROLES or bool(words & word_set("pages", "frame"))
    return _Named(frame, hidden, bool(words & word_set("pages", "inset")))


def _is_link_list(count: _Count) -> bool:
    """Nearly all of it leads elsewhere, and not to files attached to the text."""
    if count.links < _FEWEST_LINKS or count.attached * 2 >= count.links:
        return False
    return count.linked >= _LINKED * (count.linked + count.plain)


def _is_bulk(count: _Count, total: _Count) -> bool:
    """Whether so much running text is in it that it cannot be the frame, whatever its name."""
    return count.marks >= 5 and count.plain > _TOO_MUCH * max(1, total.plain)


def _core(tree: _Tree, frames: set[Element]) -> Element:
    """From the top down as long as one child holds most of the running text."""
    element = tree.body
    while True:
        children = [one for one in element if one in tree.counts and one not in frames]
        if not children:
            return element
        best = max(children, key=lambda one: tree.counts[one].best)
        held, whole = tree.counts[best].best, tree.counts[element].best
        if held < _HOLDS * whole or not whole or not _has_parts(best):
            return element
        if not _holds_blocks(best):
            return element
        element = best


def _has_parts(element: Element) -> bool:
    return len(element) > 0


def _holds_blocks(element: Element) -> bool:
    """Not a paragraph: the others beside it are text as well."""
    return local_name(element).lower() not in (
        "p",
        "pre",
        "span",
        "font",
        "strong",
        "b",
        "blockquote",
    )


def _title_element(body: Element, core: Element, title: str) -> Element | None:
    """The element before the content that says most of the title, of several alike the last; or
    the last heading there."""
    stated = "".join(title.split())
    found: Element | None = None
    said = 4
    heading: Element | None = None
    for element in body.iter():
        if element is core:
            break
        tag = local_name(element).lower()
        if not tag or tag in _NEVER or tag == "title":
            continue
        if tag == "h1" or (tag == "h2" and (heading is None or heading.tag != "h1")):
            heading = element
        own = "".join((element.text or "").split()) or (
            "".join("".join(element.itertext()).split()) if tag in ("h1", "h2", "h3") else ""
        )
        if len(own) >= said and stated.startswith(own):
            found, said = element, len(own)
    return found if found is not None else heading


def _around(body: Element, core: Element, first: Element | None) -> set[Element]:
    """What stands before the title and behind the content, as the topmost elements of it."""
    path = {core, *core.iterancestors()}
    to_title = {first, *first.iterancestors()} if first is not None else set()
    titled = first is None or first in path
    outside: set[Element] = set()
    element = body
    while element is not core:
        below: Element | None = None
        for child in element:
            if child in path:
                below = child
            elif below is not None:
                outside.add(child)
            elif child in to_title:
                outside |= _before(child, first, to_title)
                titled = True
            elif not titled:
                outside.add(child)
        element = core if below is None else below
    return outside


def _attached(tree: _Tree, core: Element) -> set[Element]:
    """What stands behind the content and leads to files that belong to it."""
    kept: set[Element] = set()
    for element in (core, *core.iterancestors()):
        for one in element.itersiblings():
            count = tree.counts.get(one)
            if count and count.attached and count.attached * 2 >= count.links:
                kept.add(one)
    return kept


def _before(element: Element, first: Element, to_title: set[Element]) -> set[Element]:
    """What stands in an element before the title in it."""
    outside: set[Element] = set()
    while element is not first:
        for child in element:
            if child in to_title:
                element = child
                break
            outside.add(child)
    return outside
