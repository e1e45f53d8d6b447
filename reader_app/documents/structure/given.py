"""The structure of a text whose file says of some lines what they are: markup and shape together.

What the markup says of tables, items, quotations, captions and the page's frame holds. A heading
of the markup may still turn out to be the title or a line of metadata, as pages and office files
use headings for both; an item may be a line of metadata. All other lines are judged as in a plain
text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from reader_app.documents.long_text import MANY_LINES
from reader_app.documents.model import Block, BlockKind, Image
from reader_app.documents.structure import (
    Structure,
    certain_kind,
    mark_around,
    without_glued_tools,
)
from reader_app.documents.structure.body import mark_body
from reader_app.documents.structure.fields import read_metadata
from reader_app.documents.structure.head import mark_head
from reader_app.documents.structure.images import image_of, pair_captions
from reader_app.documents.structure.labels import is_labelled
from reader_app.documents.structure.lines import Line, lines_of
from reader_app.documents.structure.page import is_tool_bar, opens_links
from reader_app.documents.structure.title import body_start, given_title

# Code points from which on lines are what the markup says, and else paragraphs.
JUDGED = 2_000_000
# How far down the title of the file's own fields is looked for, and over how many lines.
_TITLE_WITHIN = 400
_TITLE_LINES = 3
# Code points; headings are shorter, the more so if they hold a sentence's end.
_LONGEST_HEADING = 100
_LONGEST_SENTENCE = 24
_SHORTEST_PART = 4
_SHORTEST_REST = 8
_SITE_BEFORE = re.compile(r"\s*[-_|–—丨｜>]+\s*")
_SITE_FOLLOWS = re.compile(r"[-_|–—·丨｜<>«»(（]")
# What the markup says of a line and its words may still overrule.
_SOFT = frozenset({BlockKind.HEADING, BlockKind.LIST})
_NOT_A_HEADING = frozenset({BlockKind.TITLE, BlockKind.METADATA, BlockKind.BOILERPLATE})


class Given(NamedTuple):
    """What the markup says of a stretch of text (one line, or several that are one block)."""

    start: int
    end: int
    kind: BlockKind
    level: int | None = None
    image: Image | None = None
    sure: bool = True  # else it holds only where the shape of the line says nothing


class _Marked(NamedTuple):
    """A line, and what the markup says of it: for sure, or if its shape says nothing."""

    line: Line
    given: Given | None
    otherwise: Given | None = None


def read_given(
    text: str,
    given: Sequence[Given],
    title: str | None = None,
    judged: int = JUDGED,
    *,
    trusted: bool = False,
) -> Structure:
    """Blocks, metadata and pictures of ``text``.

    ``given`` is in order and without overlap. ``title`` is what the file's own fields call it,
    perhaps with the name of the site; the line that says so is the title. Lines behind ``judged``
    code points are not judged by their shape. With ``trusted`` no line is the title that does not
    say what ``title`` is.
    """
    marked = _marked(without_glued_tools(lines_of(text)), given)
    head = [one for one in marked[:MANY_LINES] if one.line.start < judged]
    lines = [one.line for one in head]
    images = _images(head)
    for index in images:
        lines[index].kind = BlockKind.IMAGE
    _mark_certain(head)
    _mark_stated_title(head, title)
    start = body_start(lines, frozenset())
    if trusted and title and given_title(lines) is None:
        start = 0
    if len(head) == len(marked):
        mark_around(lines, start)
    else:  # what is judged ends in the midst of the text
        mark_head(lines, start)
    mark_body(lines, frozenset())
    _mark_linked_lists(lines)
    _mark_headings(head)
    _mark_rest(marked[len(head) :])
    _mark_otherwise(marked)
    images |= {i: one.given.image for i, one in enumerate(marked) if one.given and one.given.image}
    everything = [one.line for one in marked]
    return Structure(
        tuple(_blocks(marked)), read_metadata(lines, start), pair_captions(everything, images)
    )


def _marked(lines: list[Line], given: Sequence[Given]) -> list[_Marked]:
    """Each line with the stretch that it lies in; both are in order."""
    marked: list[_Marked] = []
    place = 0
    for line in lines:
        while place < len(given) and given[place].end <= line.start:
            place += 1
        inside = place < len(given) and given[place].start <= line.start
        if inside and given[place].kind is BlockKind.HEADING and is_paragraph(line.text):
            inside = False
        if inside and not given[place].sure:
            marked.append(_Marked(line, None, given[place]))
            continue
        marked.append(_Marked(line, given[place] if inside else None))
        if inside and given[place].kind is BlockKind.HEADING:
            line.marked_heading = given[place].level or 1
    return marked


def is_paragraph(words: str) -> bool:
    """Whether what a file calls a heading or a title is a paragraph that only looks like one."""
    return len(words) > _LONGEST_HEADING or (len(words) > _LONGEST_SENTENCE and "。" in words)


def _images(marked: list[_Marked]) -> dict[int, Image]:
    """The pictures by the index of their line: those of the markup, and markers that were typed."""
    images: dict[int, Image] = {}
    for index, (line, given, _) in enumerate(marked):
        image = given.image if given else image_of(line)
        if image is not None:
            images[index] = image
    return images


def _mark_certain(marked: list[_Marked]) -> None:
    for line, given, _ in marked:
        if line.kind is None and (given is None or given.kind in _SOFT):
            line.kind = certain_kind(line)
        if given is not None and given.kind is not BlockKind.HEADING and not given.image:
            line.kind = line.kind or given.kind
    tables = (one for one in marked if one.given and one.given.kind is BlockKind.TABLE)
    for _, rows in groupby(tables, key=lambda one: id(one.given)):
        _mark_index_table([row.line for row in rows])


def _mark_index_table(rows: list[Line]) -> None:
    """A table of nothing but labels of metadata and their values (索引号, 发文机关)."""
    if all(is_labelled(row.text, loose=True) for row in rows):
        for row in rows:
            row.kind = BlockKind.BOILERPLATE if is_tool_bar(row.text) else BlockKind.METADATA


def _mark_stated_title(marked: list[_Marked], title: str | None) -> None:
    """The lines that say what the file's own fields call the title; the last such place, as the
    frame of a page may say it before."""
    if not title or any(one.line.kind is BlockKind.TITLE for one in marked):
        return
    within = marked[:_TITLE_WITHIN]
    for stated in _statements(title):
        for first in range(len(within) - 1, -1, -1):
            last = _says(within, first, stated)
            if last is not None and not _is_late(within, first):
                for one in within[first : last + 1]:
                    one.line.kind = BlockKind.TITLE
                return


def _statements(title: str) -> Iterator[str]:
    """What the fields call the title, and that without the name of the site before it."""
    yield _bare(title)
    for found in _SITE_BEFORE.finditer(title):
        rest = _bare(title[found.end() :])
        if len(rest) >= _SHORTEST_REST and rest[0] not in "_-|":
            yield rest


def _says(marked: list[_Marked], first: int, stated: str) -> int | None:
    """The index of the last of the lines from ``first`` on that say the title together."""
    said = ""
    own = marked[first]
    if own.given and own.given.kind is BlockKind.HEADING and own.given.level == 1:
        bare = _bare(own.line.text)
        part = _SITE_FOLLOWS.split(stated)[0]
        if own.line.kind is None and len(part) >= _SHORTEST_REST and bare.startswith(part):
            return first  # the heading says more than the fields: both languages of the title
    for index in range(first, min(first + _TITLE_LINES, len(marked))):
        if marked[index].line.kind is not None:
            return None
        said += _bare(marked[index].line.text)
        if not stated.startswith(said):
            return None
        rest = stated[len(said) :]
        if not rest or (len(said) >= _SHORTEST_PART and _SITE_FOLLOWS.match(rest)):
            return index
    return None


def _is_late(marked: list[_Marked], index: int) -> bool:
    """Whether running text stands before: then the line only repeats the title."""
    return any(
        line.kind in (None, BlockKind.PARAGRAPH) and len(line.text) >= 60 and "。" in line.text
        for line, *_ in marked[:index]
    )


def _bare(text: str) -> str:
    return re.sub(r"\s", "", text)


def _mark_linked_lists(lines: list[Line]) -> None:
    """Items under the heading of a list of links (相关阅读) lead to other texts."""
    under = False
    for line in lines:
        if line.kind is BlockKind.LIST and under:
            line.kind = BlockKind.BOILERPLATE
        else:
            under = line.kind is BlockKind.BOILERPLATE and opens_links(line.text)


def _mark_headings(marked: list[_Marked]) -> None:
    """Headings of the markup that are nothing else, counted from the topmost that is left."""
    headings = [
        (line, given)
        for line, given, _ in marked
        if given and given.kind is BlockKind.HEADING and line.kind not in _NOT_A_HEADING
    ]
    titled = any(one.line.kind is BlockKind.TITLE for one in marked)
    top = min((given.level or 1 for _, given in headings), default=1) if titled else 1
    for line, given in headings:
        line.kind, line.level = BlockKind.HEADING, (given.level or 1) - top + 1


def _mark_rest(marked: list[_Marked]) -> None:
    """Behind what is judged: what the markup says, and else paragraphs."""
    for line, given, _ in marked:
        if given is not None:
            line.kind, line.level = given.kind, given.level


def _mark_otherwise(marked: list[_Marked]) -> None:
    """What has no other kind is what the markup says, unless most of the text is: then it is the
    text itself, as old pages set it."""
    plain = (None, BlockKind.PARAGRAPH)
    found = [one for one in marked if one.otherwise and one.line.kind in plain]
    length = sum(len(one.line.text) for one in found)
    if found and 2 * length > sum(len(one.line.text) for one in marked):
        return
    for line, _, otherwise in found:
        line.kind = otherwise.kind if otherwise else None


def _blocks(marked: list[_Marked]) -> list[Block]:
    """A block a line; lines of one stretch that are still what it says are one block."""
    blocks: list[Block] = []
    last: Given | None = None
    for line, given, _ in marked:
        block = line.block()
        whole = given if given is not None and given.kind is block.kind else None
        if whole is not None and whole is last:
            blocks[-1] = Block(block.kind, blocks[-1].start, block.end, blocks[-1].level)
        else:
            blocks.append(block)
        last = whole
    return blocks
