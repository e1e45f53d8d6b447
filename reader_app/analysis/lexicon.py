"""The user's own terms: each with a kind and a colour, known to every layer at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from reader_app.analysis.findings import EntityKind

# The part-of-speech tags under which the segmenter learns a term of each kind.
_TAGS = {EntityKind.PERSON: "nr", EntityKind.ORGANIZATION: "nt", EntityKind.PLACE: "ns"}


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the user's; ``kind`` None makes it a keyword only."""

    text: str
    kind: EntityKind | None = None
    colour: str | None = None


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The terms of all word lists that are switched on."""

    terms: tuple[Term, ...] = ()

    def words(self) -> Iterable[tuple[str, str]]:
        """The terms as the segmenter wants them: word and part-of-speech tag."""
        return (
            (term.text, _TAGS.get(term.kind, "nz") if term.kind else "n") for term in self.terms
        )
