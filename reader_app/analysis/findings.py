"""What the analysis finds: immutable records, in code points, that know no window and no store."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from reader_app.documents.model import Span

# Findings are stored with this number and made anew when it changes.
ANALYSIS_VERSION = 3


class EntityKind(StrEnum):
    PERSON = "person"
    ORGANIZATION = "organization"
    PLACE = "place"
    TITLE = "title"
    DOCUMENT = "document"
    EVENT = "event"


class DateKind(StrEnum):
    DATE = "date"
    TIME = "time"
    DURATION = "duration"
    INTERVAL = "interval"


class Basis(StrEnum):
    """Whether a date's value stands in the text or was worked out from the document."""

    STATED = "stated"
    RESOLVED = "resolved"


class Qualifier(StrEnum):
    EXACT = "exact"
    ABOUT = "about"
    OVER = "over"
    UNDER = "under"
    RANGE = "range"


class FigureKind(StrEnum):
    COUNT = "count"
    MONEY = "money"
    PERCENT = "percent"
    ORDINAL = "ordinal"
    AGE = "age"
    MEASURE = "measure"
    TEMPERATURE = "temperature"
    RANK = "rank"
    NUMBER = "number"


class CheckKind(StrEnum):
    SUM = "sum"
    PRODUCT = "product"
    BALANCE = "balance"
    PERCENT = "percent"
    GROWTH = "growth"
    WEEKDAY = "weekday"
    ORDER = "order"


@dataclass(frozen=True, slots=True)
class Keyword:
    """A telling term; weights of one document lie between 0 and 1."""

    term: str
    weight: float
    mentions: tuple[Span, ...] = ()

    @property
    def count(self) -> int:
        return len(self.mentions)


@dataclass(frozen=True, slots=True)
class Entity:
    """A named thing and every place where the text names it.

    ``name`` is the canonical form; ``detail`` says more for a reader: the parents of a place
    (``广东省 汕尾市``), the post of a person.
    """

    kind: EntityKind
    name: str
    mentions: tuple[Span, ...]
    detail: str | None = None


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date, time, duration or interval. ``value`` is ISO 8601, None if nothing resolves it.

    ``reference`` is the ISO date that a resolved value was worked out from.
    """

    start: int
    end: int
    value: str | None
    kind: DateKind
    basis: Basis
    reference: str | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its unit and the thing counted; of a range, ``low`` and ``high`` are set."""

    start: int
    end: int
    value: float | int | None
    unit: str
    what: str
    qualifier: Qualifier
    kind: FigureKind
    low: float | int | None = None
    high: float | int | None = None
    what_span: Span | None = None


@dataclass(frozen=True, slots=True)
class Check:
    """A claim of the text that can be recomputed. ``holds`` is None where it cannot be told.

    ``total`` and ``parts`` index ``Analysis.figures``; a weekday check has neither.
    ``span`` is the sentence concerned.
    """

    kind: CheckKind
    total: int | None
    parts: tuple[int, ...]
    holds: bool | None
    arithmetic: str
    span: Span


@dataclass(frozen=True, slots=True)
class Analysis:
    """All findings of one document, each layer in the order of the text."""

    keywords: tuple[Keyword, ...] = ()
    summary: tuple[Span, ...] = ()
    entities: tuple[Entity, ...] = ()
    dates: tuple[DateMention, ...] = ()
    figures: tuple[Figure, ...] = ()
    checks: tuple[Check, ...] = ()
    version: int = field(default=ANALYSIS_VERSION)
