"""Checks: claims of the text that can be recomputed."""

from __future__ import annotations

import re
from collections.abc import Iterable

from reader_app.analysis.checks.calendar import calendar_checks
from reader_app.analysis.checks.identities import identity_checks
from reader_app.analysis.checks.items import Items
from reader_app.analysis.checks.points import point_checks
from reader_app.analysis.checks.rates import rate_checks
from reader_app.analysis.checks.shares import share_checks, structure_checks
from reader_app.analysis.checks.statements import rows
from reader_app.analysis.checks.sums import sum_checks
from reader_app.analysis.checks.tables import table_checks
from reader_app.analysis.context import Context
from reader_app.analysis.figures.script import plain
from reader_app.analysis.findings import Check, CheckKind, DateMention, Figure

__all__ = ["find_checks"]

# The marks of a Chinese keyboard set to Latin; between digits they are a number's own.
# The mark comes before the look back: so a text is searched four times as fast.
_NARROW = re.compile(r"[,;:](?:(?<!\d[,;:])|(?!\d))")
_WIDE = {",": "，", ";": "；", ":": "："}
_WRITTEN_AT_ONCE = 65_536


def find_checks(
    context: Context, figures: tuple[Figure, ...], dates: tuple[DateMention, ...]
) -> tuple[Check, ...]:
    """The claims of the text that can be recomputed, in the order of the text."""
    text = in_wide_marks(context.rewritten(plain))
    checks: list[Check] = []
    items = Items()
    for row in rows(context, figures, text):
        checks += sum_checks(row)
        checks += rate_checks(row)
        checks += share_checks(row)
        checks += point_checks(row)
        checks += identity_checks(row)
        checks += items.read(row)
    checks += items.close()
    checks += structure_checks(text)
    checks += table_checks(context, figures, text)
    checks += calendar_checks(context, dates)
    checks = _each_error_once(check for check in checks if not _says_nothing(check, figures))
    # A table and the line of its total may both tell of one sum, and the same parts make both the
    # total in front of them and another one behind that is as large: the first is told.
    checks.sort(key=lambda check: check.total or 0, reverse=True)
    once = {(check.kind, check.parts, check.arithmetic): check for check in checks}
    return tuple(sorted(once.values(), key=lambda check: (check.span, check.total or 0)))


def in_wide_marks(text: str) -> str:
    """The text with the wide marks by which the forms of a breakdown are written.

    It is written some lines at a time, so that a long text does not keep other threads waiting.
    """
    pieces, done = [], 0
    while done < len(text):
        end = text.find("\n", done + _WRITTEN_AT_ONCE) + 1 or len(text)
        pieces.append(_NARROW.sub(lambda match: _WIDE[match[0]], text[done:end]))
        done = end
    return "".join(pieces)


def _each_error_once(checks: Iterable[Check]) -> list[Check]:
    """A wrong number in a sum makes the rates taken of it wrong as well: the sum says it all."""
    checks = list(checks)
    failing = (c for c in checks if c.kind is CheckKind.SUM and c.holds is False)
    told = {index for check in failing for index in (check.total, *check.parts)}
    return [c for c in checks if c.kind is CheckKind.SUM or told.isdisjoint(c.parts)]


def _says_nothing(check: Check, figures: tuple[Figure, ...]) -> bool:
    """Whether all that is added up is zero (本土病例0例，其中…0例)."""
    if check.total is None or not check.parts:
        return False
    return not any(figures[index].value for index in (check.total, *check.parts))
