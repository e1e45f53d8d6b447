"""The analysis as JSON: the form of ``reader-app analyze``, and of findings kept in the library."""

from __future__ import annotations

from typing import Any

from reader_app.analysis.findings import Analysis, Check, DateMention, Entity, Figure, Keyword
from reader_app.documents.model import Block, Document, Image, Span
from reader_app.messages import render

SCHEMA = 1


def analysis_object(path: str, document: Document, analysis: Analysis) -> dict[str, Any]:
    """One document's findings as a JSON-ready object; offsets are code points into ``text``."""
    text = document.text
    return {
        "schema": SCHEMA,
        "path": path,
        "title": document.metadata.title,
        "source": document.metadata.source,
        "author": document.metadata.author,
        "date": document.metadata.date,
        "encoding": document.encoding,
        "text": text,
        "blocks": [_block(block) for block in document.blocks],
        "keywords": [_keyword(keyword) for keyword in analysis.keywords],
        "summary": [_span(span) for span in analysis.summary],
        "entities": [_entity(entity) for entity in analysis.entities],
        "dates": [_date(date, text) for date in analysis.dates],
        "figures": [_figure(figure, text) for figure in analysis.figures],
        "images": [_image(image) for image in document.images],
        "checks": [_check(check) for check in analysis.checks],
        "warnings": [render(notice) for notice in document.warnings],
    }


def _span(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}


def _block(block: Block) -> dict[str, Any]:
    return {"kind": block.kind, "level": block.level, "start": block.start, "end": block.end}


def _keyword(keyword: Keyword) -> dict[str, Any]:
    return {"term": keyword.term, "weight": round(keyword.weight, 4), "count": keyword.count}


def _entity(entity: Entity) -> dict[str, Any]:
    mentions = [_span(mention) for mention in entity.mentions]
    return {"kind": entity.kind, "name": entity.name, "detail": entity.detail, "mentions": mentions}


def _date(date: DateMention, text: str) -> dict[str, Any]:
    return {
        "start": date.start,
        "end": date.end,
        "text": text[date.start : date.end],
        "value": date.value,
        "kind": date.kind,
        "basis": date.basis,
        "reference": date.reference,
    }


def _figure(figure: Figure, text: str) -> dict[str, Any]:
    return {
        "start": figure.start,
        "end": figure.end,
        "text": text[figure.start : figure.end],
        "value": figure.value,
        "low": figure.low,
        "high": figure.high,
        "unit": figure.unit,
        "what": figure.what,
        "qualifier": figure.qualifier,
        "kind": figure.kind,
    }


def _image(image: Image) -> dict[str, Any]:
    return {
        "src": image.src,
        "alt": image.alt,
        "caption": image.caption,
        "start": image.start,
        "end": image.end,
    }


def _check(check: Check) -> dict[str, Any]:
    return {
        "kind": check.kind,
        "total": check.total,
        "parts": list(check.parts),
        "holds": check.holds,
        "arithmetic": check.arithmetic,
        "start": check.span.start,
        "end": check.span.end,
    }
