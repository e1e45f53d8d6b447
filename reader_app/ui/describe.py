"""What a mention is, in words: the card that appears when the pointer rests on it."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QCoreApplication

from reader_app.analysis.findings import Analysis, DateMention, Entity, Figure
from reader_app.documents.model import Document
from reader_app.ui.layers import FindingRef
from reader_app.ui.readable_dates import readable_date
from reader_app.ui.words import basis, figure_value, kind_name, layer_name

translate = QCoreApplication.translate


def describe(ref: FindingRef, document: Document, analysis: Analysis) -> str:
    """Rich text for one finding: its name or value, and what that rests on."""
    if ref.layer == "date":
        return _date(analysis.dates[ref.index], document)
    if ref.layer == "figure":
        return _figure(analysis.figures[ref.index], document)
    if ref.layer == "keyword":
        keyword = analysis.keywords[ref.index]
        return _card(keyword.term, layer_name("keyword"), _mentions(keyword.count))
    return _entity(analysis.entities[ref.index])


def _entity(entity: Entity) -> str:
    facts = [kind_name(entity.kind), entity.detail or "", _mentions(len(entity.mentions))]
    return _card(entity.name, *facts)


def _date(date: DateMention, document: Document) -> str:
    if date.value is None:
        words = translate("Describe", "The document does not say which date this is.")
        return _card(document.text[date.start : date.end], words)
    return _card(readable_date(date.value), date.value, basis(date))


def _figure(figure: Figure, document: Document) -> str:
    value = f"{figure_value(figure)} {figure.unit}".strip()
    return _card(value, figure.what, document.text[figure.start : figure.end])


def _mentions(count: int) -> str:
    return translate("Describe", "%n mention(s) in this document", "", count)


def _card(name: str, *facts: str) -> str:
    shown = [escape(fact) for fact in facts if fact]
    return "<br>".join([f"<b>{escape(name)}</b>", *shown])
