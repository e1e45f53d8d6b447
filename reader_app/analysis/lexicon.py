"""The user's own terms: each with a kind and a colour, known to every layer at once."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from reader_app.analysis.findings import ANALYSIS_VERSION, EntityKind

# The part-of-speech tags under which the segmenter learns a term of each kind.
_TAGS = {EntityKind.PERSON: "nr", EntityKind.ORGANIZATION: "nt", EntityKind.PLACE: "ns"}


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the user's; ``kind`` None makes it a keyword only."""

    text: str
    kind: EntityKind | None = None
    colour: str | None = None


@dataclass(frozen=True)
class Lexicon:
    """The terms of all word lists; those of blanks only are left out.

    Every block of a text asks for what is made of the lexicon, so the hash is kept: there may be
    tens of thousands of terms.
    """

    terms: tuple[Term, ...] = ()

    def __post_init__(self) -> None:
        terms = tuple(term for term in self.terms if term.text.strip())
        object.__setattr__(self, "terms", terms)

    def __hash__(self) -> int:
        return self.fingerprint

    def words(self) -> Iterable[tuple[str, str]]:
        """The terms as the segmenter wants them: word and part-of-speech tag."""
        return (
            (term.text, _TAGS.get(term.kind, "nz") if term.kind else "n") for term in self.terms
        )

    @cached_property
    def fingerprint(self) -> int:
        """A number that changes with the terms and their kinds; 0 for no terms."""
        if not self.terms:
            return 0
        listed = "\n".join(sorted(f"{term.text}\t{term.kind or ''}" for term in self.terms))
        return zlib.crc32(listed.encode("utf-8", "replace")) or 1


def analysis_version(lexicon: Lexicon) -> int:
    """What findings are stored under: they are made anew when analysis or lexicon change."""
    return ANALYSIS_VERSION + (lexicon.fingerprint << 16)
