"""The review report: what is known of documents, what was checked, what the reviewer marked.

A report is made of sections, each a title and what gives its parts; the ledger of findings takes
the place of ``FINDINGS`` when it comes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from reader_app.analysis.findings import Analysis, Check
from reader_app.documents.model import Document
from reader_app.exchange.annotation_page import mark_parts
from reader_app.exchange.layout import Facts, Heading, NewPage, Part, Remark, Table, Title, plain
from reader_app.exchange.marked import Marked, Report
from reader_app.exchange.output_file import written
from reader_app.exchange.page_file import PageForm, write_page
from reader_app.exchange.wording import Wording, local_time
from reader_app.library.annotation import MarkKind
from reader_app.library.documents import now
from reader_app.library.library import Library
from reader_app.library.rows import DocumentRow

# Code points of a sentence beside its arithmetic.
_SENTENCE = 160
_VERDICTS = {True: "check-holds", False: "check-fails", None: "check-open"}


@dataclass(frozen=True, slots=True)
class Reviewed:
    """One document of the report with all that the sections ask for."""

    marked: Marked
    document: Document
    analysis: Analysis

    @property
    def row(self) -> DocumentRow:
        return self.marked.row

    def only(self, *kinds: MarkKind) -> Marked:
        """The marks of these kinds, in reading order."""
        chosen = tuple(one for one in self.marked.annotations if one.kind in kinds)
        return replace(self.marked, annotations=chosen)


@dataclass(frozen=True, slots=True)
class Section:
    """A part of each document's report; ``empty`` is said where there is nothing to say."""

    title: str
    parts: Callable[[Reviewed, Wording], Iterator[Part]]
    empty: str


def _facts(reviewed: Reviewed, wording: Wording) -> Iterator[Part]:
    row = reviewed.row
    status = wording.status(row.status)
    if row.changed_since_review:
        status += wording.pair + wording.say("review-changed")
    known = {
        "report-source": row.source,
        "report-author": row.author,
        "report-date": row.date,
        "report-file": row.name,  # the report goes to others, whom the folder does not concern
        "report-characters": f"{row.characters:,}",
        "review-status": status,
        "review-progress": f"{row.progress:.0%}",
        "column-tags": ("、" if wording.language == "zh" else ", ").join(row.tags),
        "review-added": local_time(row.added),
    }
    yield Facts(tuple((wording.say(code), value) for code, value in known.items() if value))


def _checks(reviewed: Reviewed, wording: Wording) -> Iterator[Part]:
    checks = reviewed.analysis.checks
    if not checks:
        return
    counts = [sum(check.holds is verdict for check in checks) for verdict in _VERDICTS]
    summary = wording.say(
        "check-summary", total=len(checks), holds=counts[0], fails=counts[1], open=counts[2]
    )
    yield Remark(plain(summary))
    head = tuple(wording.say(c) for c in ("check-verdict", "check-arithmetic", "check-sentence"))
    rows = tuple(_check(check, reviewed.document.text, wording) for check in checks)
    yield Table(head, rows, (11, 38, 51))


def _check(check: Check, text: str, wording: Wording) -> tuple[str, ...]:
    sentence = " ".join(text[check.span.start : check.span.end].split())
    if len(sentence) > _SENTENCE:
        sentence = sentence[:_SENTENCE] + "…"
    return wording.say(_VERDICTS[check.holds]), check.arithmetic, sentence


def _findings(reviewed: Reviewed, wording: Wording) -> Iterator[Part]:
    yield from mark_parts(reviewed.only(MarkKind.FINDING), wording, level=3)


def _annotations(reviewed: Reviewed, wording: Wording) -> Iterator[Part]:
    kinds = (MarkKind.HIGHLIGHT, MarkKind.UNDERLINE, MarkKind.NOTE, MarkKind.BOOKMARK)
    yield from mark_parts(reviewed.only(*kinds), wording, level=3)


CHECKS = Section("report-checks", _checks, "review-no-checks")
FINDINGS = Section("review-findings", _findings, "review-no-findings")
ANNOTATIONS = Section("page-annotations", _annotations, "review-no-annotations")
SECTIONS = (CHECKS, FINDINGS, ANNOTATIONS)


def report_parts(
    rows: Sequence[DocumentRow], reviewed: Iterator[Reviewed], wording: Wording, time: str
) -> Iterator[Part]:
    """The whole report: an overview of all documents, then one after another."""
    below = wording.say("page-made", time=local_time(time))
    yield Title(wording.say("review-report"), below)
    if len(rows) > 1:
        yield Heading(1, wording.say("review-overview"))
        yield _overview(rows, wording)
    for one in reviewed:
        if len(rows) > 1:
            yield NewPage()
        yield Heading(1, one.row.display_title)
        yield from _facts(one, wording)
        for section in SECTIONS:
            yield Heading(2, wording.say(section.title))
            parts = list(section.parts(one, wording))
            yield from parts or [Remark(plain(wording.say(section.empty)))]


def _overview(rows: Sequence[DocumentRow], wording: Wording) -> Table:
    codes = ("review-number", "column-document", "report-source", "report-date", "review-status")
    head = tuple(map(wording.say, (*codes, "report-checks", "page-annotations")))
    lines = tuple(
        (
            str(number),
            row.display_title,
            row.source or "",
            row.date or "",
            wording.status(row.status),
            _check_counts(row),
            str(row.annotations),
        )
        for number, row in enumerate(rows, 1)
    )
    return Table(head, lines, (8, 35, 15, 14, 9, 11, 8))


def _check_counts(row: DocumentRow) -> str:
    counts = (("✓", row.checks_hold), ("✗", row.checks_fail))
    return "  ".join(f"{sign} {count}" for sign, count in counts if count)


def review_report(
    library: Library,
    target: Path,
    form: PageForm,
    wording: Wording,
    ids: Sequence[int],
    report: Report | None = None,
) -> None:
    """Write the report of these documents, in this order.

    Findings that are missing are made first. Raises KnownError ``output-unwritable`` or
    ``output-full``. ``report(done, total)`` counts documents and may raise CancelledError.
    """
    found = _found(library, ids, report)
    if form is PageForm.DOCX or len(ids) > 1:
        found = iter(list(found))  # the overview counts what the analysis has found by then
    rows = [library.document(id) for id in ids]
    time = now()
    title = wording.say("review-report")
    with written(target) as file:
        parts = report_parts(rows, found, wording, time)
        write_page(file, form, title, parts, wording.language, time)


def _found(library: Library, ids: Sequence[int], report: Report | None) -> Iterator[Reviewed]:
    for number, id in enumerate(ids):
        if report is not None:
            report(number, len(ids))
        document = library.load(id)
        analysis = analysis_of(library, id, document)
        annotations = tuple(library.annotations.of_document(id))
        yield Reviewed(Marked(library.document(id), annotations), document, analysis)


def analysis_of(library: Library, id: int, document: Document) -> Analysis:
    """A document's findings; made and kept if there are none of this version."""
    analysis = library.analysis(id)
    if analysis is None:
        from reader_app.analysis.pipeline import analyze

        analysis = analyze(document, library.lexicon())
        library.store_analysis(id, analysis)
    return analysis
