"""What a format with pages says beside their words, put over the document: outline and links."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from typing import NamedTuple

from reader_app.documents.model import BlockKind, Document, Link

_MOST_LEVELS = 6


class Bookmark(NamedTuple):
    """An entry of the outline; pages count from 0, levels from 1."""

    title: str
    page: int
    level: int


class Area(NamedTuple):
    """A link on a page: the words under it, and where it leads (an address or a page)."""

    words: str
    address: str
    page: int | None


def with_outline(document: Document, marks: list[Bookmark]) -> Document:
    """Lines that the outline names are headings of its levels."""
    if not marks or not document.pages:
        return document
    blocks = list(document.blocks)
    starts = [block.start for block in blocks]
    levels: dict[int, int] = {}
    for mark in marks:
        wanted = _bare(mark.title)
        for index in range(*_blocks_on(document, starts, mark.page)):
            block = blocks[index]
            if index not in levels and _bare(document.block_text(block)) == wanted:
                levels[index] = min(mark.level, _MOST_LEVELS)
                break
    for index, level in levels.items():
        if blocks[index].kind in (BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST):
            blocks[index] = replace(blocks[index], kind=BlockKind.HEADING, level=level)
    return replace(document, blocks=tuple(blocks))


def _blocks_on(document: Document, starts: list[int], page: int) -> tuple[int, int]:
    """The indices of the blocks that begin on a page or on the next."""
    pages = document.pages
    if page >= len(pages):
        return 0, 0
    end = pages[page + 2].start if page + 2 < len(pages) else len(document.text)
    return bisect_left(starts, pages[page].start), bisect_left(starts, end)


def with_links(document: Document, areas: dict[int, list[Area]]) -> Document:
    """The document with its links; ``areas`` has those of each page."""
    found = []
    for page, on_page in areas.items():
        start = document.pages[page].start
        end = document.pages[page + 1].start if page + 1 < len(document.pages) else None
        text = document.text[start : end and end + 200]
        at = 0
        for area in on_page:
            span = _find(text, area.words, at) or _find(text, area.words, 0)
            target = area.address or _inner_target(document, area.page)
            if span and target:
                found.append(Link(start + span[0], start + span[1], target))
                at = span[1]
    return replace(document, links=tuple(sorted(set(found))))


def _inner_target(document: Document, page: int | None) -> str:
    if page is None or page >= len(document.pages):
        return ""
    return f"#{document.pages[page].start}"


def _find(text: str, words: str, start: int) -> tuple[int, int] | None:
    """Where words stand whose spaces and line ends may be others."""
    signs = [re.escape(sign) for sign in words if not sign.isspace()]
    if not 1 <= len(signs) <= 200:
        return None
    found = re.compile(r"\s*".join(signs)).search(text, start)
    return found.span() if found else None


def _bare(text: str) -> str:
    return re.sub(r"\s", "", text)
