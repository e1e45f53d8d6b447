"""Footnotes of a page: which links are marks of notes, and which elements are the notes."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import unquote

from reader_app.documents.xml import Element, attribute, local_name

_MARK = re.compile(r"[\[［(（]?(?:\d{1,4}|[①-⑳*†‡]|[a-z])[\]］)）]?|[注註]\d{0,4}", re.I)
_NAMED = re.compile(r"(?:foot|end)?note|fn|^ftn|^_ftn|^cite_note", re.I)
_NOTE_TYPES = frozenset({"footnote", "endnote", "rearnote", "note", "doc-footnote", "doc-endnote"})
_MARK_TYPES = frozenset({"noteref", "doc-noteref"})


class Notes:
    """The notes of one page, or of several that make one document.

    ``resolve`` makes the key of a place of an address (``#fn1``), None if it leads to none of
    the pages. A link is the mark of a note if the markup says so, or if its words are a number
    or sign, the place that it leads to is one for notes, or leads back.
    """

    def __init__(self, resolve: Callable[[str], str | None] | None = None) -> None:
        self._resolve = resolve or _within_page
        self._marks: dict[Element, str] = {}
        self._bodies: dict[Element, str] = {}
        self._wanted: set[str] = set()

    def collect(self, root: Element, key_of: Callable[[str], str] = str) -> None:
        """Find marks and notes among the elements of a page; ``key_of`` makes keys of ids."""
        links = [one for one in root.iter("{*}a") if "#" in (one.get("href") or "")]
        places = {
            key_of(one.get("id") or one.get("name")): one
            for one in (root.xpath(".//*[@id or @name]") if links or self._wanted else ())
        }
        for link in links:
            key = self._resolve(link.get("href") or "")
            if key and _is_mark(link, key, places.get(key)):
                self._marks[link] = key
        self._wanted.update(self._marks.values())
        for key, element in places.items():
            if key in self._wanted or _types(element) & _NOTE_TYPES:
                self._bodies[_note_of(element)] = key

    def without_bodies(self, elements: frozenset[Element]) -> frozenset[Element]:
        """The elements that neither are notes nor hold any."""
        if not self._wanted or not elements:
            return elements
        holding = {
            one
            for body, key in self._bodies.items()
            if key in self._wanted
            for one in (body, *body.iterancestors())
        }
        return elements - holding

    def mark_key(self, element: Element) -> str | None:
        return self._marks.get(element)

    def body_key(self, element: Element) -> str | None:
        return self._bodies.get(element)


def _within_page(address: str) -> str | None:
    return unquote(address[1:]) if len(address) > 1 and address.startswith("#") else None


def _types(element: Element) -> set[str]:
    return {*attribute(element, "type").split(), *(element.get("role") or "").split()}


def _is_mark(link: Element, key: str, place: Element | None) -> bool:
    if _types(link) & _MARK_TYPES:
        return True
    words = "".join(link.itertext()).strip()
    if not is_mark_text(words) or leads_back(link):
        return False
    name = key.rpartition("#")[2]
    return bool(_NAMED.search(name)) or (place is not None and bool(_types(place) & _NOTE_TYPES))


def is_mark_text(words: str) -> bool:
    """Whether the words of a link may be the mark of a note: a number or a sign."""
    return _MARK.fullmatch(words) is not None


def leads_back(link: Element) -> bool:
    """The link in a note back to its mark."""
    named = f"{link.get('class') or ''} {link.get('id') or ''} {link.get('role') or ''}"
    href = (link.get("href") or "").rpartition("#")[2]
    if not (link.get("href") or "").count("#"):
        return False
    return "back" in named.lower() or bool(re.search(r"ref|anc$|^called", href, re.I))


def _note_of(element: Element) -> Element:
    """The block that a note's anchor stands in."""
    while local_name(element).lower() in ("a", "span", "sup", "b", "i", "em", "strong", "font"):
        parent = element.getparent()
        if parent is None:
            break
        element = parent
    return element
