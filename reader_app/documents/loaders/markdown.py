"""Markdown: CommonMark with tables, footnotes, task lists and front matter.

It is rendered to HTML and read as such, so raw HTML in it is cleaned in the same way: what is not
meant to be read is left out, scripts never run.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from reader_app.documents import limits
from reader_app.documents.encoding import decode
from reader_app.documents.encoding.plausibility import is_writing
from reader_app.documents.loaders.signatures import is_known_binary
from reader_app.documents.model import BlockKind, Document, Metadata
from reader_app.documents.structure.shapes import first_date
from reader_app.errors import KnownError

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline

    from reader_app.documents.builder import Builder

_ENDINGS = (".md", ".markdown", ".mkd", ".mdown", ".mdwn", ".mkdn", ".mdtxt", ".rmd", ".qmd")
_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?P<fields>.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.S)
_FIELD = re.compile(
    r"^(?P<key>[A-Za-z_][\w-]{0,30}|[\u4e00-\u9fff]{1,8})[ \t]*[:：](?:[ \t]+|$)(?P<value>.*)$"
)
_LONGEST_MATTER = 10_000
# The fields that a page of a site or a note has: one of them tells front matter from a rule.
_USUAL = frozenset(
    {
        "title",
        "date",
        "author",
        "authors",
        "tags",
        "layout",
        "categories",
        "category",
        "标题",
        "作者",
        "日期",
    }
)
_TITLES, _SOURCES = ("title", "标题"), ("source", "publisher", "来源", "出处")
_AUTHORS, _DATES = ("author", "authors", "作者"), ("date", "published", "日期", "发布时间")
# Code points that are rendered at once; a longer file is cut at blank lines, and what has none
# near is written without markup, as the time for one piece cannot be bounded from outside.
_PIECE = 200_000
_FENCE = re.compile(r"^ {0,3}(?P<mark>`{3,}|~{3,})", re.M)
_STARS = re.compile(r"\*+")
_WIDE = re.compile("[\u2014-\u2026\u3000-\u9fff\uf900-\ufaff\uff00-\uffef]")


def sniff(data: bytes, name: str) -> bool:
    """Known by its ending or by front matter: signs of Markdown occur in any plain text."""
    if is_known_binary(data):
        return False
    if name.lower().endswith(_ENDINGS):
        return True
    head = data[:_LONGEST_MATTER].removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace")
    found = _FRONT_MATTER.match(head.replace("\r\n", "\n"))
    return found is not None and bool(_USUAL & dict(_fields(found["fields"])).keys())


def load(data: bytes, name: str, encoding: str | None = None) -> Document:
    """Raises KnownError: ``format-unknown`` if the content is no text, ``file-no-text``."""
    from reader_app.documents.builder import Builder

    decoded = decode(data, encoding)
    if encoding is None and not is_writing(decoded.text):
        raise KnownError("format-unknown", path=name)
    budget = limits.Budget(name)
    budget.warnings += decoded.warnings
    builder = Builder(budget, "markdown")
    matter = _FRONT_MATTER.match(decoded.text[:_LONGEST_MATTER])
    fields = dict(_fields(matter["fields"])) if matter else {}
    if not fields:
        matter = None
    for line in matter["fields"].splitlines() if matter else ():
        builder.text(line)
        builder.end_line(BlockKind.METADATA)
    _write(decoded.text[matter.end() if matter else 0 :], builder, budget)
    metadata = _metadata(fields)
    return builder.document(metadata, decoded.encoding, trusted=bool(metadata.title))


def picture(data: bytes, src: str, path: Path) -> bytes | None:
    """A picture in the text itself or in a file beside it; nothing is ever fetched."""
    from reader_app.documents.loaders.html.local import embedded_picture, file_beside

    return embedded_picture(data, src) if src.startswith("data:") else file_beside(src, path)


def _write(text: str, builder: Builder, budget: limits.Budget) -> None:
    for piece in _pieces(text):
        start = builder.position
        if len(piece) <= 2 * _PIECE and not budget.spent:
            _write_piece(piece, builder, budget)
        if builder.position == start and piece.strip():  # too long, or nested too deeply
            budget.warn("markup-left")
            for line in piece.split("\n"):
                builder.text(line)
                builder.end_line()


def _write_piece(text: str, builder: Builder, budget: limits.Budget) -> None:
    from reader_app.documents.loaders.html.local import source_of
    from reader_app.documents.loaders.html.notes import Notes
    from reader_app.documents.loaders.html.place import Page
    from reader_app.documents.loaders.html.tree import parse
    from reader_app.documents.loaders.html.walk import Walk

    root = parse(_parser().render(text), budget)
    if root is not None:
        notes = Notes()
        notes.collect(root)
        Walk(builder, budget, Page(notes, source=source_of)).write(root)


def _pieces(text: str) -> Iterator[str]:
    """The text, cut at blank lines outside of fenced code if it is long."""
    start = 0
    while len(text) - start > _PIECE:
        cut = text.find("\n\n", start + _PIECE)
        while cut >= 0 and _is_in_fence(text[start:cut]):
            closing = _FENCE.search(text, cut)
            cut = text.find("\n\n", closing.end()) if closing else -1
        if cut < 0:
            break
        yield text[start:cut]
        start = cut
    yield text[start:]


def _is_in_fence(text: str) -> bool:
    opened = ""
    for fence in _FENCE.finditer(text):
        mark = fence["mark"]
        if not opened:
            opened = mark
        elif mark.startswith(opened):
            opened = ""
    return bool(opened)


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt
    from mdit_py_plugins.anchors import anchors_plugin
    from mdit_py_plugins.footnote import footnote_plugin
    from mdit_py_plugins.tasklists import tasklists_plugin

    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    parser.use(footnote_plugin).use(tasklists_plugin)
    parser.inline.ruler.at("emphasis", _emphasis)
    return parser.use(anchors_plugin, max_level=6)


def _emphasis(state: StateInline, silent: bool) -> bool:
    """Stars beside Chinese: **结论：**尽快 is emphasis to whoever writes it, though CommonMark
    asks for a blank behind the mark (0.31, 6.2), which Chinese does not set."""
    from markdown_it.rules_inline import emphasis
    from markdown_it.rules_inline.state_inline import Scanned

    start = state.pos
    run = _STARS.match(state.src, start)
    if silent or run is None:
        return emphasis.tokenize(state, silent)
    before, after = state.src[start - 1 : start], state.src[run.end() : run.end() + 1]
    if not (_WIDE.match(before) or _WIDE.match(after)):
        return emphasis.tokenize(state, silent)
    scanned = Scanned(bool(after.strip()), bool(before.strip()), len(run[0]))
    state.scanDelims = lambda _start, _split: scanned  # type: ignore[assignment,method-assign]
    try:
        return emphasis.tokenize(state, silent)
    finally:
        del state.scanDelims


def _fields(matter: str) -> Iterator[tuple[str, str]]:
    """Keys and values of front matter: plain, quoted, or lists in either notation of YAML."""
    key, items = "", list[str]()
    for line in matter.splitlines():
        if found := _FIELD.match(line):
            if key:
                yield key, " ".join(items)
            key, items = found["key"].lower(), []
            value = found["value"].strip()
            parts = value[1:-1].split(",") if value[:1] == "[" and value[-1:] == "]" else [value]
            items = [part.strip().strip("\"'") for part in parts]
        elif line.lstrip().startswith("- "):
            items.append(line.lstrip()[2:].strip().strip("\"'"))
    if key:
        yield key, " ".join(items)


def _metadata(fields: dict[str, str]) -> Metadata:
    def stated(keys: tuple[str, ...]) -> str | None:
        return next((value for key in keys if (value := fields.get(key, "").strip())), None)

    return Metadata(
        title=stated(_TITLES),
        source=stated(_SOURCES),
        author=stated(_AUTHORS),
        date=first_date(stated(_DATES) or ""),
    )
