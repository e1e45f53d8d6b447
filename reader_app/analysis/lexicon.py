"""The user's own terms: each with a kind and a colour, known to every layer at once."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator
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


# How a text file says what a term names: in English, in Chinese, by the tags of jieba's own lists.
_KINDS = {
    **{kind.value: kind for kind in EntityKind},
    **dict(zip(("人物", "机构", "地点", "职务", "文件", "事件"), EntityKind, strict=True)),
    **{tag: kind for kind, tag in _TAGS.items()},
}
_LINE = re.compile(r"\s*(.+?)(?:\t\s*(\w+)|[ \t]+\d+[ \t]+([a-z]{1,5}))?\s*")


def terms_of(text: str) -> Iterator[Term]:
    """The terms of a text file, one a line, each once.

    Behind a tab may stand the kind (``阿木头<tab>person`` or ``人物``); the lines of jieba's user
    dictionaries (``阿木头 3 nr``) are read too. Lines that begin with ``# `` are notes.
    """
    seen: set[str] = set()
    for line in text.splitlines():
        match = None if line.startswith("# ") else _LINE.fullmatch(line)
        if match and match[1] not in seen:
            seen.add(match[1])
            yield Term(match[1], _KINDS.get(match[2] or match[3]))


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
