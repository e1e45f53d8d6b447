"""The analysis as a report to read: for the terminal and for bug reports."""

from __future__ import annotations

from collections.abc import Iterator

from reader_app.analysis.findings import (
    Analysis,
    Basis,
    Check,
    DateMention,
    Entity,
    EntityKind,
    Figure,
    Qualifier,
)
from reader_app.documents.blocks import headings
from reader_app.documents.model import Document
from reader_app.errors import Notice
from reader_app.messages import render, visible

_KINDS = {
    EntityKind.PERSON: "report-persons",
    EntityKind.ORGANIZATION: "report-organizations",
    EntityKind.PLACE: "report-places",
    EntityKind.TITLE: "report-titles",
    EntityKind.DOCUMENT: "report-documents",
    EntityKind.EVENT: "report-events",
}
_QUALIFIERS = {Qualifier.ABOUT: "≈ ", Qualifier.OVER: "> ", Qualifier.UNDER: "< "}
_VERDICTS = {True: "✓", False: "✗", None: "?"}


def analysis_report(
    path: str, document: Document, analysis: Analysis, language: str | None = None
) -> str:
    """One document's findings in words, layer by layer; an empty layer is left out."""
    return "\n".join(_Report(document, analysis, language).lines(visible(path))) + "\n"


class _Report:
    def __init__(self, document: Document, analysis: Analysis, language: str | None) -> None:
        self._document = document
        self._analysis = analysis
        self._language = language

    def lines(self, path: str) -> Iterator[str]:
        yield from self._head(path)
        yield from self._section("report-summary", map(self._quote, self._analysis.summary))
        keywords = [f"{k.term} ×{k.count}" for k in self._analysis.keywords]
        line = ["  ".join(keywords)] if keywords else []
        yield from self._section("report-keywords", line, len(keywords))
        for kind, code in _KINDS.items():
            named = (_entity(e) for e in self._analysis.entities if e.kind == kind)
            yield from self._section(code, named)
        yield from self._section("report-dates", map(self._date, self._analysis.dates))
        yield from self._section("report-figures", map(self._figure, self._analysis.figures))
        yield from self._section("report-checks", map(_check, self._analysis.checks))
        pictures = (f"{image.src}  {image.caption or ''}" for image in self._document.images)
        yield from self._section("report-pictures", pictures)
        warnings = (render(notice, self._language) for notice in self._document.warnings)
        yield from self._section("report-warnings", warnings)

    def _head(self, path: str) -> Iterator[str]:
        document, metadata = self._document, self._document.metadata
        yield metadata.title or path
        yield "=" * 40
        values = {
            "report-file": path,
            "report-source": metadata.source,
            "report-author": metadata.author,
            "report-date": metadata.date,
            "report-encoding": document.encoding,
            "report-characters": f"{len(document.text):,}",
        }
        for code, value in values.items():
            if value:
                yield f"{self._words(code)}  {value}"
        outline = (
            "  " * ((b.level or 1) - 1) + document.block_text(b) for b in headings(document.blocks)
        )
        yield from self._section("report-outline", outline)

    def _section(
        self, code: str, lines: Iterator[str] | list[str], count: int | None = None
    ) -> Iterator[str]:
        """A heading with how many there are (None: one a line), and the lines."""
        found = list(lines)
        if found:
            yield f"\n{self._words(code)} ({len(found) if count is None else count})"
            yield from (f"  {line}" for line in found)

    def _words(self, code: str) -> str:
        return render(Notice(code), self._language)

    def _quote(self, span: tuple[int, int]) -> str:
        return " ".join(self._document.text[slice(*span)].split())

    def _date(self, date: DateMention) -> str:
        value = date.value or "?"
        basis = f"  ({date.reference})" if date.basis is Basis.RESOLVED and date.reference else ""
        return f"{self._quote((date.start, date.end))}  →  {value}{basis}"

    def _figure(self, figure: Figure) -> str:
        what = f"  {figure.what}" if figure.what else ""
        return f"{self._quote((figure.start, figure.end))}  →  {_value(figure)}{what}"


def _entity(entity: Entity) -> str:
    detail = f"  ({entity.detail})" if entity.detail else ""
    return f"{entity.name}  ×{len(entity.mentions)}{detail}"


def _value(figure: Figure) -> str:
    if figure.qualifier is Qualifier.RANGE:
        return f"{_number(figure.low)} … {_number(figure.high)} {figure.unit}".rstrip()
    return f"{_QUALIFIERS.get(figure.qualifier, '')}{_number(figure.value)} {figure.unit}".rstrip()


def _number(value: float | None) -> str:
    if value is None:
        return "?"
    return f"{value:,}" if isinstance(value, int) else f"{value:,.6g}"


def _check(check: Check) -> str:
    return f"{_VERDICTS[check.holds]}  {check.arithmetic}"
