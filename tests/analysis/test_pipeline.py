"""The analysis as a whole: how far it is, and that it can be stopped."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

import pytest

from reader_app.analysis.context import Context
from reader_app.analysis.lexicon import Lexicon
from reader_app.analysis.pace import PULSE, Pace
from reader_app.analysis.pipeline import STEPS, Step, analyze, validate
from reader_app.documents.loaders import load_bytes
from reader_app.documents.model import Document
from reader_app.errors import BugError, CancelledError


class Told:
    """What an analysis reported; stops it at the report of that number."""

    def __init__(self, stop_at: int | None = None) -> None:
        self.shares: list[float] = []
        self._stop_at = stop_at

    def __call__(self, share: float) -> None:
        self.shares.append(share)
        if len(self.shares) == self._stop_at:
            raise CancelledError


def paced(report: Told, items: int, ticks: Iterator[float]) -> list[int]:
    """What comes of a step of ``items`` pieces, the first of two steps of the same cost."""
    pace = Pace(report, 2.0, lambda: next(ticks))
    context = Context(Document(""), Lexicon(), pace.breathe)
    pace.begin(1.0)
    return list(context.paced(range(items)))


def test_a_long_step_tells_how_far_it_is() -> None:
    told = Told()
    assert paced(told, 4, count(0.0, 2 * PULSE)) == [0, 1, 2, 3]
    assert told.shares == [0.0, 0.125, 0.25, 0.375]


def test_short_pieces_are_not_told_one_by_one() -> None:
    told = Told()
    paced(told, 100, count(0.0, PULSE / 30))
    assert 2 <= len(told.shares) <= 4


def test_a_long_step_can_be_stopped_inside() -> None:
    with pytest.raises(CancelledError):
        paced(Told(stop_at=2), 1000, count(0.0, PULSE))


def test_every_step_that_ends_is_told_and_the_last_tells_all_done() -> None:
    told = Told()
    analyze(load_bytes("某市昨日召开会议。".encode(), "会议.txt"), report=told)
    assert len(told.shares) >= len(STEPS)
    assert told.shares == sorted(told.shares)
    assert told.shares[-1] == pytest.approx(1.0)


def test_an_analysis_can_be_stopped_between_steps() -> None:
    told = Told(stop_at=1)
    with pytest.raises(CancelledError):
        analyze(Document("一"), report=told)
    assert len(told.shares) == 1


def test_a_step_without_what_it_requires_is_a_bug() -> None:
    with pytest.raises(BugError):
        validate((Step("later", ("earlier",), lambda context: ()),))
