"""Traditional script read as simplified, character by character, so that no offset moves."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from reader_app.analysis.entities.vocabulary import lines
from reader_app.analysis.segment import CutText, default_segmenter

if TYPE_CHECKING:
    from reader_app.analysis.context import Context

# Below this share of traditional characters a text is taken as simplified.
_TRADITIONAL_SHARE = 0.02


@cache
def _table() -> dict[int, str]:
    pairs = "".join(lines("lexicons/traditional.txt"))
    return {ord(pairs[i]): pairs[i + 1] for i in range(0, len(pairs), 2)}


@cache
def _traditional() -> re.Pattern[str]:
    return re.compile(f"[{''.join(map(chr, _table()))}]")


def simplified(text: str) -> str:
    """``text`` with every traditional character replaced by one simplified character."""
    return text.translate(_table()) if _traditional().search(text) else text


def is_traditional(text: str) -> bool:
    """Whether a text is written in traditional script, judged by its first 20,000 characters."""
    sample = text[:20_000]
    return len(_traditional().findall(sample)) > _TRADITIONAL_SHARE * len(sample)


def simplified_cuts(context: Context) -> tuple[CutText, ...]:
    """The words of the content blocks, cut in simplified script, which the dictionary knows.

    Steps share them: ``context.once(simplified_cuts)``.
    """
    return context.cut(default_segmenter(), context.rewritten(simplified))
