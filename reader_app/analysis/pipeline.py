"""The analysis as named, pure steps that declare what they need and what they give.

A step reads the document and the layers made before it and returns its own layer; nothing is
changed in place. Loading and storing are other modules' work.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from reader_app.analysis import checks, dates, entities, figures, keywords, summary
from reader_app.analysis.context import Context
from reader_app.analysis.findings import Analysis
from reader_app.analysis.lexicon import Lexicon, analysis_version
from reader_app.analysis.pace import Pace, Progress
from reader_app.documents.model import Document
from reader_app.errors import BugError


@dataclass(frozen=True, slots=True)
class Step:
    """One step: ``run`` gets the context and the layers named in ``requires``, by name."""

    name: str
    requires: tuple[str, ...]
    run: Callable[..., tuple[Any, ...]]
    cost: float = 1.0


STEPS = (
    Step("entities", (), entities.find_entities, cost=6.0),
    Step("dates", ("entities",), dates.find_dates),
    Step("figures", ("entities", "dates"), figures.find_figures, cost=2.0),
    Step("checks", ("figures", "dates"), checks.find_checks, cost=0.5),
    Step("keywords", ("entities",), keywords.find_keywords, cost=1.0),
    Step("summary", ("keywords",), summary.find_summary, cost=0.2),
)


def validate(steps: tuple[Step, ...]) -> None:
    """Raise BugError if a step requires a layer that no earlier step gives."""
    given: set[str] = set()
    for step in steps:
        if missing := set(step.requires) - given:
            raise BugError(f"step {step.name} requires {sorted(missing)}, which no step gives")
        given.add(step.name)


def analyze(
    document: Document,
    lexicon: Lexicon | None = None,
    report: Progress | None = None,
    steps: tuple[Step, ...] = STEPS,
) -> Analysis:
    """All layers of findings for a document. Same input, same output; no I/O, no state kept.

    ``report`` hears of the progress at the end of each step and, in long ones, some sixty times a
    second; what it raises ends the analysis.
    """
    validate(steps)
    pace = Pace(report, sum(step.cost for step in steps))
    lexicon = lexicon or Lexicon()
    context = Context(document, lexicon, pace.breathe)
    layers: dict[str, tuple[Any, ...]] = {}
    for step in steps:
        pace.begin(step.cost)
        layers[step.name] = step.run(context, **{name: layers[name] for name in step.requires})
        pace.end()
    version = analysis_version(lexicon)
    return Analysis(**layers, version=version)  # the steps are named as its fields
