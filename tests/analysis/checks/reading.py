"""The checks of a plain text, for tests."""

from __future__ import annotations

from reader_app.analysis.checks import find_checks
from reader_app.analysis.context import Context
from reader_app.analysis.figures import find_figures
from reader_app.analysis.findings import Check, DateMention, Figure
from reader_app.analysis.lexicon import Lexicon
from tests.analysis.figures.reading import document_of


def checked(
    text: str, dates: tuple[DateMention, ...] = ()
) -> tuple[tuple[Figure, ...], tuple[Check, ...]]:
    """The figures of ``text`` and the checks over them."""
    context = Context(document_of(text), Lexicon())
    figures = find_figures(context, (), dates)
    return figures, find_checks(context, figures, dates)
