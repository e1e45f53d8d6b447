"""Runs beside each other become strips of text, with the spaces that a reader sees."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from statistics import median

from reader_app.documents.paging.sheets import Run, Strip

# In ems. A gap wider than the widest is a column's or a cell's edge.
_WIDEST_GAP = 0.9
_WORD_GAP = 0.15
_HAN_GAP = 0.7
_SAME_LINE = 0.5  # share of the lower of two boxes that must lie beside the other
_HAN = re.compile(
    r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff\u2014\u2026\u2018-\u201d]"
)
_SPACED = re.compile(rf"(?<={_HAN.pattern})[ \u00a0\u3000](?={_HAN.pattern})")
_BLANKS = " \u00a0\u3000"
_LETTERSPACED = 0.5  # share of the pairs of Han characters that are parted by a space


# The number of a heading or an item, or its bullet: how far its words stand behind it is setting.
_LABEL = re.compile(
    r"\s*(?:(?P<han>[（(][\d一二三四五六七八九十百]{1,4}[）)]|[一二三四五六七八九十百]{1,4}、|[①-⑳])"
    r"|\d{1,2}(?:\.\d{1,2}){0,3}[.、．]?|[●○■□◆◇▪•·▶►➢✓])\s*"
)


def label_gap(text: str) -> str | None:
    """What parts the words of an item from ``text``, if that is its number or bullet alone; as
    the loaders of office files write it. None if it is something else."""
    found = _LABEL.fullmatch(text)
    return None if not found else "" if found["han"] else " "


def is_han(character: str) -> bool:
    """Written without spaces between words: Han characters and the marks set with them."""
    return bool(_HAN.match(character))


def strips_of(runs: Iterable[Run]) -> list[Strip]:
    """The strips in the order of the runs; runs on one line with small gaps are joined."""
    strips: list[list[Run]] = []
    for run in runs:
        if not run.text.strip():
            continue
        home = next((s for s in reversed(strips[-3:]) if _goes_on(s[-1], run)), None)
        if home is None:
            strips.append([run])
        else:
            home.append(run)
    return [strip_of(runs) for runs in _joined_sideways(strips)]


def _goes_on(before: Run, run: Run) -> bool:
    em = max(before.size, run.size)
    gap = run.left - before.right
    return beside(before, run) and -0.5 * em <= gap <= _gap_limit(before, run) * em


def _gap_limit(before: Run, run: Run) -> float:
    """Letterspaced single characters stand further apart than words do."""
    return 2.2 if len(before.text) == 1 == len(run.text) else _WIDEST_GAP


def beside(one: Run | Strip, other: Run | Strip) -> bool:
    """Whether two boxes are on one line."""
    overlap = min(one.bottom, other.bottom) - max(one.top, other.top)
    return overlap >= _SAME_LINE * min(one.bottom - one.top, other.bottom - other.top)


def _joined_sideways(strips: list[list[Run]]) -> list[list[Run]]:
    """Files that set a line in pieces out of order: join what meets on the page."""
    ordered = sorted(strips, key=lambda runs: (runs[0].top, runs[0].left))
    if len(ordered) > 2000:
        return strips
    merged: dict[int, list[Run]] = {}
    taken: set[int] = set()
    for index, runs in enumerate(ordered):
        if index in taken:
            continue
        joined = list(runs)
        for other in range(index + 1, min(index + 40, len(ordered))):
            if ordered[other][0].top > joined[0].bottom:
                break
            if other in taken:
                continue
            if _goes_on(joined[-1], ordered[other][0]):
                joined += ordered[other]
            elif _goes_on(ordered[other][-1], joined[0]):
                joined = ordered[other] + joined
            else:
                continue
            taken.add(other)
        merged[id(runs)] = joined
    return [merged[id(runs)] for runs in strips if id(runs) in merged]


def strip_of(runs: list[Run]) -> Strip:
    """One strip of runs from left to right."""
    if len(runs) == 1:
        return _strip_of_one(runs[0])
    text, pieces = "", []
    usual = _usual_gap(runs)
    for number, run in enumerate(runs):
        words = run.text
        if number:
            gap = label_gap(text) if number == 1 else None
            space = _space(runs[number - 1], run, usual)
            text += space if gap is None or not space else gap
        if text.endswith((" ", "\u3000")):
            words = words.lstrip(" ")
        pieces.append((len(text), run))
        text += words
    main = max(runs, key=lambda run: len(run.text))
    strip = Strip(
        text=text,
        left=min(run.left for run in runs),
        top=min(run.top for run in runs),
        right=max(run.right for run in runs),
        bottom=max(run.bottom for run in runs),
        size=main.size,
        bold=all(run.bold for run in runs if run.text.strip()),
        pieces=pieces,
    )
    strip.text = without_letterspacing(text)
    return strip


def _strip_of_one(run: Run) -> Strip:
    """What most lines are."""
    text, left, top, right, bottom, size, bold, _ = run
    bold = bold or not text.strip()
    return Strip(without_letterspacing(text), left, top, right, bottom, size, bold, [(0, run)])


def _usual_gap(runs: list[Run]) -> float:
    """How far apart the runs of a justified or letterspaced line are anyway."""
    gaps = [run.left - before.right for before, run in itertools.pairwise(runs)]
    return max(0.0, median(gaps)) if len(gaps) >= 3 else 0.0


def _space(before: Run, run: Run, usual: float) -> str:
    if not before.text or before.text[-1].isspace() or run.text[0].isspace():
        return ""
    em, gap = max(before.size, run.size), run.left - before.right
    han = is_han(before.text[-1]), is_han(run.text[0])
    if all(han):
        return "\u3000" if gap - usual > _HAN_GAP * em else ""
    if any(han):
        return " " if gap - usual > _HAN_GAP * em else ""
    return " " if gap > _WORD_GAP * em else ""


def without_letterspacing(text: str) -> str:
    """Spaces between most of the characters are setting, not writing."""
    if not any(blank in text for blank in _BLANKS):
        return text
    spaced = len(_SPACED.findall(text))
    han = len(_HAN.findall(text))
    if spaced >= 3 and spaced >= _LETTERSPACED * (han - 1):
        return _SPACED.sub("", text)
    return text
