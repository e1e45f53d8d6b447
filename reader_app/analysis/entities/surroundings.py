"""Where words stand that announce a person, or that follow one."""

from __future__ import annotations

from dataclasses import dataclass

from reader_app.analysis.entities.passage import Passage


@dataclass(frozen=True)
class Surroundings:
    """Where words that announce or follow a name end and start."""

    posts: frozenset[int]
    announced: frozenset[int]
    followed: frozenset[int]

    def tells(self, start: int) -> bool:
        """Whether a post or an announcement ends where a name starts."""
        return start in self.posts or start in self.announced


def surroundings(passage: Passage, titles: list[tuple[int, int]]) -> Surroundings:
    roles = passage.words_of("role_nouns")
    before = passage.words_of("name_announcers")
    return Surroundings(
        frozenset(_after_gap(passage.text, end) for _, end in titles),
        frozenset(
            _after_gap(passage.text, end)
            for start, end in (*roles, *before)
            if start in passage.borders or end in passage.borders
        ),
        frozenset(start for start, _ in (*titles, *roles)),
    )


def _after_gap(text: str, end: int) -> int:
    """Past the blanks and the colon between an announcement and a name (记者　李晓)."""
    while end < len(text) and text[end] in "：: 　":
        end += 1
    return end
