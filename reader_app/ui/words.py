"""The names of what the analysis finds, in the language of the window: one place for all panes."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QCoreApplication

from reader_app.analysis.findings import (
    Basis,
    Check,
    CheckKind,
    DateMention,
    EntityKind,
    Figure,
    FigureKind,
    Qualifier,
)
from reader_app.ui.readable_dates import readable_date

translate = QCoreApplication.translate


def layer_name(layer: str) -> str:
    """The name of a highlight layer, as on a chip or over a group."""
    return {
        "keyword": translate("Words", "Keywords"),
        "person": translate("Words", "People"),
        "organization": translate("Words", "Organizations"),
        "place": translate("Words", "Places"),
        "title": translate("Words", "Posts"),
        "date": translate("Words", "Dates"),
        "figure": translate("Words", "Figures"),
        "document": translate("Words", "Documents"),
        "event": translate("Words", "Events"),
    }[layer]


def kind_name(kind: EntityKind) -> str:
    """The name of one entity of a kind, as said of a single row."""
    return {
        EntityKind.PERSON: translate("Words", "Person"),
        EntityKind.ORGANIZATION: translate("Words", "Organization"),
        EntityKind.PLACE: translate("Words", "Place"),
        EntityKind.TITLE: translate("Words", "Post"),
        EntityKind.DOCUMENT: translate("Words", "Document"),
        EntityKind.EVENT: translate("Words", "Event"),
    }[kind]


def check_name(kind: CheckKind) -> str:
    return {
        CheckKind.SUM: translate("Words", "Sum"),
        CheckKind.PRODUCT: translate("Words", "Product"),
        CheckKind.BALANCE: translate("Words", "Balance"),
        CheckKind.PERCENT: translate("Words", "Share"),
        CheckKind.GROWTH: translate("Words", "Growth"),
        CheckKind.WEEKDAY: translate("Words", "Weekday"),
        CheckKind.ORDER: translate("Words", "Order of dates"),
    }[kind]


def verdict(check: Check) -> str:
    """The outcome of a check: a sign and words, so that it does not hang on the colour."""
    if check.holds is None:
        return translate("Words", "? Cannot tell")
    if check.kind is CheckKind.SUM:
        return (
            translate("Words", "✓ Adds up")
            if check.holds
            else translate("Words", "✗ Does not add up")
        )
    return translate("Words", "✓ Holds") if check.holds else translate("Words", "✗ Fails")


def basis(date: DateMention) -> str:
    """How the value of a date came about."""
    if date.basis is Basis.STATED:
        return translate("Words", "stated")
    if date.value is None:
        return translate("Words", "unresolved")
    if date.reference is None:
        return translate("Words", "resolved")
    return translate("Words", "from %1").replace("%1", readable_date(date.reference))


def number(value: float | int) -> str:
    """A number with its thousands parted: 2,727."""
    exact = int(value) if float(value).is_integer() else Decimal(str(value))
    return f"{exact:,f}" if isinstance(exact, Decimal) else f"{exact:,}"


_SIGNS = {
    Qualifier.EXACT: "%1",
    Qualifier.ABOUT: "~%1",
    Qualifier.OVER: "%1+",
    Qualifier.UNDER: "<%1",
    Qualifier.RANGE: "%1",
}


def figure_value(figure: Figure) -> str:
    """The value of a figure with its qualifier as a sign: 300+, ~20,000, <5, 5–8."""
    if figure.value is None:
        return "–"
    if figure.low is not None and figure.high is not None:
        text = f"{number(figure.low)}–{number(figure.high)}"
    elif figure.high is not None:
        text = f"{number(figure.value)}–{number(figure.high)}"
    else:
        text = number(figure.value)
    if figure.kind in (FigureKind.ORDINAL, FigureKind.RANK):
        text = translate("Words", "No. %1").replace("%1", text)
    return _SIGNS[figure.qualifier].replace("%1", text)


def figure_title(figure: Figure) -> str:
    """A figure in one line: value, unit, what is counted."""
    value, unit = figure_value(figure), figure.unit
    amount = f"{value}{unit}" if unit.startswith(("%", "‰", "℃")) else f"{value} {unit}"
    return f"{amount.rstrip()} {figure.what}".rstrip()
