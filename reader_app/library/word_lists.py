"""The user's own words to look out for: lists with a name and a colour, kept in the library."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from reader_app.analysis.findings import EntityKind
from reader_app.analysis.lexicon import Lexicon, Term
from reader_app.documents.encoding import decode
from reader_app.errors import KnownError
from reader_app.library.library import Library

# Names of markers that every theme has.
COLOURS = ("green", "blue", "red", "yellow")
_KEY = "word_lists"


@dataclass(frozen=True, slots=True)
class WordList:
    """Words in one colour (one of ``COLOURS``); ``shown`` says whether the text is marked.

    ``kind`` makes every word a name of that kind for the analysis; None, a keyword only.
    """

    name: str
    colour: str
    words: tuple[str, ...] = ()
    shown: bool = True
    kind: EntityKind | None = None


def load(library: Library) -> tuple[WordList, ...]:
    """All lists in the user's order; what is no list any more is left out."""
    stored = library.get_state(_KEY, [])
    found = [_read(entry) for entry in stored] if isinstance(stored, list) else []
    return tuple(one for one in found if one is not None)


def save(library: Library, lists: Sequence[WordList]) -> None:
    """Keep the lists as they stand."""
    library.set_state(_KEY, [asdict(one) for one in lists])


def lexicon_of(lists: Iterable[WordList]) -> Lexicon:
    """All words as the analysis takes them; a word on two lists is what the first says."""
    terms: dict[str, Term] = {}
    for one in lists:
        for word in one.words:
            terms.setdefault(word, Term(word, one.kind, one.colour))
    return Lexicon(tuple(terms.values()))


def words_of(text: str) -> tuple[str, ...]:
    """One word a line, each once, in order."""
    return _each_once(text.splitlines())


def import_words(path: Path) -> tuple[str, ...]:
    """The words of a text file in any encoding. Raises KnownError if it cannot be read."""
    try:
        return words_of(decode(path.read_bytes()).text)
    except OSError as error:
        raise KnownError("file-unreadable", path=str(path), reason=error.strerror or "") from error


def export_words(one: WordList, path: Path) -> None:
    """Write the words to a text file (UTF-8), one a line. Raises KnownError if that fails."""
    try:
        path.write_text("".join(f"{word}\n" for word in one.words), encoding="utf-8")
    except OSError as error:
        raise KnownError(
            "output-unwritable", path=str(path), reason=error.strerror or ""
        ) from error


def _each_once(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for line in words if (word := line.strip())))


def _read(entry: Any) -> WordList | None:
    if not isinstance(entry, dict) or not isinstance(entry.get("name"), str):
        return None
    colour, words = entry.get("colour"), entry.get("words")
    return WordList(
        entry["name"],
        colour if colour in COLOURS else COLOURS[0],
        _each_once(word for word in words if isinstance(word, str))
        if isinstance(words, list)
        else (),
        entry.get("shown") is not False,
        EntityKind(entry["kind"]) if entry.get("kind") in list(EntityKind) else None,
    )
