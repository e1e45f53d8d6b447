"""The structure of a plain text: blocks of every kind, metadata, pictures.

The lines are judged in passes, the certain ones first: picture markers, lines that state metadata,
parts of a web page; then what stands over the text, under it, and in it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from reader_app.documents.blocks import BlockArray
from reader_app.documents.long_text import LONG, MANY_LINES, head_of, line_blocks
from reader_app.documents.model import Block, BlockKind, Image, Metadata
from reader_app.documents.structure.body import mark_body
from reader_app.documents.structure.fields import read_metadata
from reader_app.documents.structure.head import mark_head
from reader_app.documents.structure.images import image_of, pair_captions
from reader_app.documents.structure.labelled_tables import (
    mark_broken_crumbs,
    mark_forms,
    mark_index_rows,
    mark_unmarked_rows,
)
from reader_app.documents.structure.labels import (
    is_behind_address,
    is_byline,
    is_formal,
    is_labelled,
)
from reader_app.documents.structure.lines import Line, broken_lines, cut_line, lines_of
from reader_app.documents.structure.page import (
    bars,
    is_breadcrumb,
    is_contact,
    is_empty_row,
    is_footer,
    is_leftover,
    is_neighbour_link,
    is_page_number,
    is_row_of_links,
    is_site_menu,
    is_tool_bar,
    trailing_tools,
)
from reader_app.documents.structure.shapes import is_prose
from reader_app.documents.structure.tail import (
    mark_attached_texts,
    mark_attachments,
    mark_links,
    mark_signatures,
    mark_tail,
)
from reader_app.documents.structure.title import body_start

# No line of a page's frame and no line of metadata is longer (code points).
_LONGEST_CERTAIN = 400
_LONGEST_NOTE = 60
# So often no document states a field of its own.
_OFTEN = 3
# A section's heading with the link that wikis set beside it.
_SECTION_LINK = re.compile(r"(\S.{1,30}?)\s*([\[［【](?:编辑|編輯|编|編|edit)[\]］】])")


class Structure(NamedTuple):
    """What a plain text is made of; see documents.model for the parts."""

    blocks: Sequence[Block]
    metadata: Metadata
    images: tuple[Image, ...]


def read_structure(text: str) -> Structure:
    """Blocks in order, without overlap and outer white space, over all that is not blank."""
    long = len(text) >= LONG or text.count("\n") >= MANY_LINES
    return _read_long(text) if long else _read(text)


def _release_repeated(lines: list[Line]) -> None:
    """Fields with an English label that come again and again are examples in a text (Source: …)."""
    stated = [line for line in lines if line.kind is BlockKind.METADATA and line.text.isascii()]
    counts = Counter(line.text.partition(":")[0] for line in stated)
    for line in stated:
        if counts[line.text.partition(":")[0]] >= _OFTEN:
            line.kind = None


def _read_long(text: str) -> Structure:
    cut = head_of(text)
    head = _read(text[:cut])
    return head._replace(blocks=BlockArray.of(head.blocks) + line_blocks(text, cut))


def _read(text: str) -> Structure:
    lines = without_glued_tools(lines_of(text))
    images = {i: image for i, line in enumerate(lines) if (image := image_of(line))}
    for index in images:
        lines[index].kind = BlockKind.IMAGE
    for line in lines:
        line.kind = line.kind or certain_kind(line)
    _release_repeated(lines)
    mark_rows_of_links(lines)
    mark_index_rows(lines)
    mark_unmarked_rows(lines)
    mark_forms(lines)
    mark_broken_crumbs(lines)
    broken = broken_lines(lines)
    start = body_start(lines, broken)
    mark_around(lines, start)
    mark_body(lines, broken)
    metadata = read_metadata(lines, start)
    return Structure(tuple(ln.block() for ln in lines), metadata, pair_captions(lines, images))


def mark_rows_of_links(lines: list[Line]) -> None:
    """Entries of a menu parted by bars; in a table a row beside it has as many cells."""
    for index, line in enumerate(lines):
        if line.kind is None and len(line.text) <= _LONGEST_CERTAIN and is_row_of_links(line.text):
            beside = lines[max(0, index - 1) : index] + lines[index + 1 : index + 2]
            if all(bars(other.text) != bars(line.text) for other in beside):
                line.kind = BlockKind.BOILERPLATE


def mark_around(lines: list[Line], start: int) -> None:
    """Decide what stands over the text, which begins at index ``start``, and under it."""
    mark_head(lines, start)
    mark_attachments(lines, start)
    mark_signatures(lines, start)
    mark_attached_texts(lines, start)
    mark_links(lines, start)
    mark_tail(lines, start)


def without_glued_tools(lines: list[Line]) -> list[Line]:
    """A tool bar at the end of a line of metadata becomes a line of its own."""
    return [piece for line in lines for piece in _without_tools(line)]


def _without_tools(line: Line) -> list[Line]:
    text = line.text
    if len(text) <= _LONGEST_NOTE and (found := _SECTION_LINK.fullmatch(text)):
        heading, link = cut_line(line, *found.span(1)), cut_line(line, *found.span(2))
        heading.kind, heading.level, link.kind = BlockKind.HEADING, 2, BlockKind.BOILERPLATE
        return [heading, link]
    if 8 <= len(text) <= 160 and _may_hold_tools(text) and (cut := trailing_tools(text)):
        kept = len(text[:cut].rstrip())
        return [cut_line(line, 0, kept), cut_line(line, cut, len(text))]
    return [line]


def _may_hold_tools(text: str) -> bool:
    return is_labelled(text, loose=True) and not is_tool_bar(text)


def certain_kind(line: Line) -> BlockKind | None:
    """What the line is wherever it stands, or None."""
    return _certain_kind(line.text) if len(line.text) <= _LONGEST_CERTAIN else None


def _certain_kind(text: str) -> BlockKind | None:
    if len(text) > _LONGEST_NOTE and "。" in text:  # prose, as most lines are
        return None
    if is_tool_bar(text) or is_breadcrumb(text) or is_neighbour_link(text) or is_leftover(text):
        return BlockKind.BOILERPLATE
    if is_page_number(text) or is_site_menu(text) or is_empty_row(text):
        return BlockKind.BOILERPLATE
    if is_formal(text) or is_labelled(text, loose=False) or is_behind_address(text):
        return BlockKind.METADATA
    if len(text) <= 40 and is_byline(text) and text[0] in "（([【□◎■●本":
        return BlockKind.METADATA
    if is_contact(text) or is_prose(text):
        return None
    return BlockKind.BOILERPLATE if is_footer(text) else None
