"""Entities and keywords as rows: name, other forms, and where in the text each mention stands."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from reader_app.analysis.findings import Analysis, Entity, EntityKind
from reader_app.documents.model import Document, Span
from reader_app.ui.layers import FindingRef
from reader_app.ui.models.passages import Passages
from reader_app.ui.models.tree import GroupRow, Node
from reader_app.ui.words import kind_name, layer_name

translate = QCoreApplication.translate

_FORMS_SHOWN = 3


@dataclass(frozen=True, slots=True)
class OccurrenceRow:
    """A named thing of the text. ``shares`` say how far into the text each mention stands."""

    text: str
    second: str
    search: str
    ref: FindingRef
    mentions: tuple[Span, ...]
    shares: tuple[float, ...]
    weight: float | None = None

    @property
    def count(self) -> int:
        return len(self.mentions)

    @property
    def hint(self) -> str:
        return "\n".join(part for part in (self.text, self.second) if part)

    @property
    def spoken(self) -> str:
        layer = self.ref.layer
        kind = layer_name(layer) if layer == "keyword" else kind_name(EntityKind(layer))
        mentions = translate("Entities", "mentions: %1").replace("%1", str(self.count))
        return ", ".join(part for part in (self.text, kind, self.second, mentions) if part)


def entity_nodes(document: Document, analysis: Analysis) -> list[Node]:
    """Entities by kind, in each the most mentioned first."""
    passages = Passages(document)
    rows: dict[EntityKind, list[OccurrenceRow]] = {kind: [] for kind in EntityKind}
    for index, entity in enumerate(analysis.entities):
        rows[entity.kind].append(_entity_row(index, entity, passages))
    return [_group(kind.value, of_kind) for kind, of_kind in rows.items() if of_kind]


def keyword_nodes(document: Document, analysis: Analysis) -> list[Node]:
    """Keywords, the weightiest first."""
    passages = Passages(document)
    heaviest = max((keyword.weight for keyword in analysis.keywords), default=1.0) or 1.0
    rows = [
        OccurrenceRow(
            text=keyword.term,
            second="",
            search=keyword.term,
            ref=FindingRef("keyword", index),
            mentions=keyword.mentions,
            shares=_shares(keyword.mentions, passages),
            weight=keyword.weight / heaviest,
        )
        for index, keyword in enumerate(analysis.keywords)
    ]
    rows.sort(key=lambda row: -(row.weight or 0))
    title = GroupRow(translate("Keywords", "By weight in this document"))
    return [Node(title, tuple(map(Node, rows)))] if rows else []


def _group(layer: str, rows: list[OccurrenceRow]) -> Node:
    rows.sort(key=lambda row: (-row.count, row.shares[:1]))
    return Node(GroupRow(layer_name(layer)), tuple(map(Node, rows)))


def _entity_row(index: int, entity: Entity, passages: Passages) -> OccurrenceRow:
    forms = other_forms(entity, passages)
    return OccurrenceRow(
        text=entity.name,
        second=_second_line(entity, forms),
        search=" ".join((entity.name, entity.detail or "", *forms)),
        ref=FindingRef(entity.kind.value, index),
        mentions=entity.mentions,
        shares=_shares(entity.mentions, passages),
    )


def other_forms(entity: Entity, passages: Passages) -> list[str]:
    """The forms other than its name under which the text mentions an entity, in order."""
    lines = map(passages.line, passages.unlike(entity.mentions))
    forms = dict.fromkeys(line.strip("《》") for line in lines)
    return [form for form in forms if form.replace(" ", "").replace("　", "") != entity.name]


def _second_line(entity: Entity, forms: list[str]) -> str:
    parts = [entity.detail] if entity.detail else []
    if forms:
        also = translate("Entities", "also: %1")
        parts.append(also.replace("%1", translate("Entities", ", ").join(forms[:_FORMS_SHOWN])))
    return " · ".join(parts)


def _shares(mentions: tuple[Span, ...], passages: Passages) -> tuple[float, ...]:
    return tuple(passages.shares([mention.start for mention in mentions]))
