"""What stands around a date mention and has a say in what it means."""

from __future__ import annotations

import re
from typing import NamedTuple

from reader_app.analysis.dates.atoms import WEEKDAY
from reader_app.analysis.dates.words import cue

SENTENCE_END = re.compile(r"[。！？!?\n]")
_DAILY = re.compile(f"{WEEKDAY}[至到~-](?:周|星期|礼拜)?[一二三四五六日天][)：: ]{{0,2}}$")

_DUE = re.compile("[之以]?前，?[^，。；]{0,6}?(?:要|应|须|需|必须|务必|确保|力争)")
_UP_TO = re.compile("(?:截至|截止|截止到|截至到)$")


class Surroundings(NamedTuple):
    """What stands around a mention.

    ``topic``: it opens a sentence; ``since``: 以来 follows it; ``recurring``: it comes again every
    year (自2015年以来首季); ``compared``: the text only compares with it (比2020年增长); ``alone``:
    it is all of its block; ``before`` and ``after``: the words of its sentence and some behind it,
    looked into for few mentions.
    """

    topic: bool = False
    since: bool = False
    recurring: bool = False
    compared: bool = False
    alone: bool = False
    before: str = ""
    after: str = ""

    @property
    def future(self) -> bool:
        """Whether the sentence tells of what is to come."""
        rest = SENTENCE_END.split(self.after, 1)[0]
        return cue("future").search(self.before + rest) is not None

    @property
    def due(self) -> bool:
        """Whether something must be done until then: 3月底前要全部整改到位."""
        return _DUE.match(self.after) is not None

    @property
    def up_to(self) -> bool:
        """Whether it tells how things are by then: 截至5月底."""
        return _UP_TO.search(self.before) is not None

    @property
    def habitual(self) -> bool:
        """Whether it tells of what is done every day: 每天8点, 周一至周五9:00-18:00."""
        return bool(cue("habit").search(self.before) or _DAILY.search(self.before))
