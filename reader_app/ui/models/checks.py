"""Checks as cards: the claim, the verdict, the parts with their shares, the arithmetic."""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite

from PySide6.QtCore import QCoreApplication

from reader_app.analysis.findings import Analysis, Check, CheckKind, Figure
from reader_app.documents.model import Document, Span
from reader_app.ui.models.figures import Whereabouts, size
from reader_app.ui.words import check_name, figure_title, figure_value, number, verdict

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Bar:
    """One part of a claim; ``share`` of the longest bar, ``figure`` counts in the analysis."""

    label: str
    value: str
    share: float
    figure: int


@dataclass(frozen=True, slots=True)
class CheckRow:
    """A card: ``role`` is the theme's colour for the verdict, ``span`` the sentence concerned."""

    text: str
    verdict: str
    role: str
    bars: tuple[Bar, ...]
    arithmetic: str
    difference: str
    span: Span

    @property
    def spoken(self) -> str:
        return ", ".join(self._lines())

    @property
    def hint(self) -> str:
        return "\n".join(self._lines())

    def _lines(self) -> list[str]:
        lines = (self.text, self.verdict, self.arithmetic, self.difference)
        return [line for line in lines if line]


def check_rows(document: Document, analysis: Analysis) -> list[CheckRow]:
    """The cards, what fails first, then what cannot be told, then what holds."""
    places = Whereabouts(document, analysis)
    ranked = sorted(analysis.checks, key=lambda check: (False, None, True).index(check.holds))
    return [_row(check, analysis.figures, places) for check in ranked]


def _row(check: Check, figures: tuple[Figure, ...], places: Whereabouts) -> CheckRow:
    return CheckRow(
        text=_title(check, figures, places),
        verdict=verdict(check),
        role={True: "good", False: "bad", None: "unsure"}[check.holds],
        bars=_bars(check, figures, places),
        arithmetic=check.arithmetic,
        difference=_difference(check, figures),
        span=check.span,
    )


def _title(check: Check, figures: tuple[Figure, ...], places: Whereabouts) -> str:
    if check.total is not None:
        return figure_title(figures[check.total])
    return f"{check_name(check.kind)}: {places.passages.line(check.span)}"


def _bars(check: Check, figures: tuple[Figure, ...], places: Whereabouts) -> tuple[Bar, ...]:
    """The longest first. Parts that are no like quantities are not drawn beside each other."""
    parts = [(index, figures[index]) for index in check.parts]
    sizes = [size(figure) for _, figure in parts]
    if not parts or not all(map(isfinite, sizes)) or not _alike([f for _, f in parts]):
        return ()
    longest = max(map(abs, sizes)) or 1.0
    labels = _labels([figure for _, figure in parts], places)
    bars = [
        Bar(label, _value(figure, check), abs(size(figure)) / longest, index)
        for label, (index, figure) in zip(labels, parts, strict=True)
    ]
    return tuple(sorted(bars, key=lambda bar: -bar.share))


def _value(figure: Figure, check: Check) -> str:
    """The unit stands in the title of a sum; elsewhere each part says its own."""
    value = figure_value(figure)
    return value if check.kind is CheckKind.SUM else f"{value}{figure.unit}"


def _alike(figures: list[Figure]) -> bool:
    return len({figure.unit.lstrip("万亿") for figure in figures if figure.unit}) <= 1


def _labels(figures: list[Figure], places: Whereabouts) -> list[str]:
    """What each part counts; where that tells too few apart, the place or the words before it."""
    candidates = (
        [figure.what for figure in figures],
        [places.place(figure.start) or "" for figure in figures],
        [places.passages.lead(figure.start) for figure in figures],
    )
    return max(candidates, key=lambda labels: len(set(labels) - {""}))


def _difference(check: Check, figures: tuple[Figure, ...]) -> str:
    """By how much the parts of a sum miss the total, in the total's unit."""
    if check.kind is not CheckKind.SUM or check.holds is not False or check.total is None:
        return ""
    total, parts = figures[check.total], [figures[index] for index in check.parts]
    values = [part.value for part in parts]
    if total.value is None or None in values or any(p.unit != total.unit for p in parts):
        return ""
    given = round(sum(value for value in values if value is not None), 6)
    gap = round(given - total.value, 6)
    template = (
        translate("Checks", "The parts make %1: %2 more than stated")
        if gap > 0
        else translate("Checks", "The parts make %1: %2 less than stated")
    )
    return template.replace("%1", number(given)).replace("%2", number(abs(gap)))
