"""Markdown: CommonMark with tables, footnotes, task lists and front matter.

What has raw HTML in it is rendered to a page and read as such, so that it is cleaned in the same
way: what is not meant to be read is left out, scripts never run.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader_app.documents import limits
from reader_app.documents.encoding import decode
from reader_app.documents.encoding.plausibility import is_writing
from reader_app.documents.loaders.markdown.definitions import Definitions
from reader_app.documents.loaders.markdown.matter import (
    LONGEST_MATTER,
    matter_of,
    metadata_of,
    states_usual_fields,
)
from reader_app.documents.loaders.signatures import is_known_binary
from reader_app.documents.model import BlockKind, Document
from reader_app.errors import KnownError

if TYPE_CHECKING:
    from markdown_it.token import Token

    from reader_app.documents.builder import Builder

_ENDINGS = (".md", ".markdown", ".mkd", ".mdown", ".mdwn", ".mkdn", ".mdtxt", ".rmd", ".qmd")
# Code points that are parsed at once; a longer file is cut at blank lines, and what has none
# near is written without markup, as the time for one piece cannot be bounded from outside.
_PIECE = 200_000
_FENCE = re.compile(r"^ {0,3}(?P<mark>`{3,}|~{3,})", re.M)


def sniff(data: bytes, name: str) -> bool:
    """Known by its ending or by front matter: signs of Markdown occur in any plain text."""
    if is_known_binary(data):
        return False
    if name.lower().endswith(_ENDINGS):
        return True
    head = data[:LONGEST_MATTER].removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace")
    return states_usual_fields(head.replace("\r\n", "\n"))


def load(data: bytes, name: str, encoding: str | None = None) -> Document:
    """Raises KnownError: ``format-unknown`` if the content is no text, ``file-no-text``."""
    from reader_app.documents.builder import Builder

    decoded = decode(data, encoding)
    if encoding is None and not is_writing(decoded.text):
        raise KnownError("format-unknown", path=name)
    budget = limits.Budget(name)
    budget.warnings += decoded.warnings
    builder = Builder(budget, "markdown")
    matter = matter_of(decoded.text)
    for line in matter["fields"].splitlines() if matter else ():
        builder.text(line)
        builder.end_line(BlockKind.METADATA)
    _write(decoded.text[matter.end() if matter else 0 :], builder, budget)
    metadata = metadata_of(matter["fields"] if matter else "")
    return builder.document(metadata, decoded.encoding, trusted=bool(metadata.title))


def picture(data: bytes, src: str, path: Path) -> bytes | None:
    """A picture in the text itself or in a file beside it; nothing is ever fetched."""
    from reader_app.documents.loaders.html.local import embedded_picture, file_beside

    return embedded_picture(data, src) if src.startswith("data:") else file_beside(src, path)


def _write(text: str, builder: Builder, budget: limits.Budget) -> None:
    pieces = list(_pieces(text))
    definitions = Definitions(pieces) if len(pieces) > 1 else None
    notes = 0
    for piece in pieces:
        start = builder.position
        if len(piece) <= 2 * _PIECE and not budget.spent:
            whole = definitions.added(piece) if definitions else piece
            notes += _write_piece(whole, builder, budget, notes)
        if builder.position == start and piece.strip():  # too long, or nested too deeply
            budget.warn("markup-left")
            for line in piece.split("\n"):
                builder.text(line)
                builder.end_line()


def _write_piece(text: str, builder: Builder, budget: limits.Budget, notes: int) -> int:
    """Write a piece before which there are so many ``notes``; gives how many it has itself."""
    from reader_app.documents.loaders.markdown.parsing import parser
    from reader_app.documents.loaders.markdown.token_words import needs_page
    from reader_app.documents.loaders.markdown.tokens import TokenWriter

    env: dict[str, Any] = {"docId": str(notes)} if notes else {}
    tokens = parser(anchored="(#" in text or "(<#" in text or "]:" in text).parse(text, env)
    if needs_page(tokens):
        _write_as_page(tokens, builder, budget, env)
    else:
        TokenWriter(builder, budget, notes).write(tokens)
    return len(env.get("footnotes", {}).get("list", ()))


def _write_as_page(
    tokens: list[Token], builder: Builder, budget: limits.Budget, env: dict[str, Any]
) -> None:
    from reader_app.documents.loaders.html.local import source_of
    from reader_app.documents.loaders.html.notes import Notes
    from reader_app.documents.loaders.html.place import Page
    from reader_app.documents.loaders.html.tree import parse
    from reader_app.documents.loaders.html.walk import Walk
    from reader_app.documents.loaders.markdown.parsing import parser

    root = parse(parser().renderer.render(tokens, parser().options, env), budget)
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
