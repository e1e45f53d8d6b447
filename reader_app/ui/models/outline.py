"""The document in short: its telling sentences, and its headings as a tree."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from reader_app.analysis.findings import Analysis
from reader_app.documents.blocks import headings
from reader_app.documents.model import Block, Document, Span
from reader_app.ui.layers import FindingRef
from reader_app.ui.models.passages import Passages
from reader_app.ui.models.tree import GroupRow, Node

translate = QCoreApplication.translate

SENTENCES = "sentence"
SECTIONS = "section"


@dataclass(frozen=True, slots=True)
class PassageRow:
    """A sentence or a heading. ``ref`` names no finding: it lets the model find the row."""

    text: str
    spoken: str
    ref: FindingRef
    span: Span
    share: float
    depth: int = 0
    search: str = ""

    @property
    def is_sentence(self) -> bool:
        return self.ref.layer == SENTENCES

    @property
    def hint(self) -> str:
        """Sentences are wrapped, not shortened."""
        return "" if self.is_sentence else self.text


def outline_nodes(document: Document, analysis: Analysis | None) -> list[Node]:
    """Summary and headings; a document without either gives nothing."""
    passages = Passages(document)
    groups = []
    if analysis and analysis.summary:
        sentences = tuple(
            Node(_passage(SENTENCES, number, span, passages))
            for number, span in enumerate(analysis.summary)
        )
        groups.append(Node(GroupRow(translate("Outline", "In short")), sentences))
    if headings := _headings(document):
        rows = [
            _passage(SECTIONS, number, Span(block.start, block.end), passages, depth)
            for number, (block, depth) in enumerate(headings)
        ]
        groups.append(Node(GroupRow(translate("Outline", "Sections")), tuple(map(Node, rows))))
    return groups


def _passage(layer: str, number: int, span: Span, passages: Passages, depth: int = 0) -> PassageRow:
    text = passages.line(span)
    return PassageRow(
        text, text, FindingRef(layer, number), span, passages.share(span.start), depth
    )


def _headings(document: Document) -> list[tuple[Block, int]]:
    """Headings with how deep each lies under those before it; a skipped level leaves no gap."""
    result: list[tuple[Block, int]] = []
    open_levels: list[int] = []
    for block in headings(document.blocks):
        level = block.level or 1
        while open_levels and open_levels[-1] >= level:
            open_levels.pop()
        result.append((block, len(open_levels)))
        open_levels.append(level)
    return result


class Sections:
    """Finds the section in which a position (code points) lies."""

    def __init__(self, document: Document) -> None:
        self._starts = [block.start for block, _ in _headings(document)]

    def at(self, position: int) -> FindingRef | None:
        number = bisect_right(self._starts, position) - 1
        return FindingRef(SECTIONS, number) if number >= 0 else None
