"""The user's own words to look out for: lists with a name and a colour, kept in the library.

What is on the lists is recorded for undo; which of them are shown at the moment is not.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reader_app.analysis.findings import EntityKind
from reader_app.analysis.lexicon import Lexicon, Term, terms_of
from reader_app.documents import files
from reader_app.documents.encoding import decode
from reader_app.errors import KnownError
from reader_app.library.journal import Label
from reader_app.library.library import Library
from reader_app.library.rows import Change, ChangeKind

# Names of markers that every theme has.
COLOURS = ("green", "blue", "red", "yellow")
KEY = "word_lists"
_HIDDEN = "hidden_word_lists"


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
    stored, hidden = library.get_state(KEY, []), library.get_state(_HIDDEN)
    found = [_read(entry, hidden) for entry in stored] if isinstance(stored, list) else []
    return tuple(one for one in found if one is not None)


def save(library: Library, lists: Sequence[WordList]) -> Change:
    """Keep the lists as they stand. Other words, names or colours can be undone."""
    words, before = ([_words(one) for one in some] for some in (lists, load(library)))
    hidden = [one.name for one in lists if not one.shown]
    with library.database.write() as connection:
        if words != before:
            with library.journal.recorded(connection, Label.WORD_LISTS, 1, "state"):
                connection.execute(_PUT, (KEY, json.dumps(words)))
        connection.execute(_PUT, (_HIDDEN, json.dumps(hidden)))
    return Change(ChangeKind.NAMES, keys=frozenset([KEY]))


def _words(one: WordList) -> dict[str, Any]:
    return {"name": one.name, "colour": one.colour, "words": one.words, "kind": one.kind}


_PUT = "INSERT INTO state VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value"


def lexicon_of(lists: Iterable[WordList]) -> Lexicon:
    """All words as the analysis takes them; a word on two lists is what the first says."""
    terms: dict[str, Term] = {}
    for one in lists:
        for word in one.words:
            terms.setdefault(word, Term(word, one.kind, one.colour))
    return Lexicon(tuple(terms.values()))


def words_of(text: str) -> tuple[str, ...]:
    """One word a line, each once, in order."""
    return tuple(term.text for term in terms_of(text))


def import_words(path: Path) -> dict[EntityKind | None, tuple[str, ...]]:
    """The words of a text file in any encoding by what they name, as ``terms_of`` reads them.
    Raises KnownError if it cannot be read."""
    words: dict[EntityKind | None, list[str]] = {}
    for term in terms_of(decode(files.read(path)).text):
        words.setdefault(term.kind, []).append(term.text)
    return {kind: tuple(some) for kind, some in words.items()}


def as_text(one: WordList) -> str:
    """The words as a text file has them, one a line, with their kind if they have one."""
    kind = f"\t{one.kind.value}" if one.kind else ""
    return "".join(f"{word}{kind}\n" for word in one.words)


def export_words(one: WordList, path: Path) -> None:
    """Write the words to a text file (UTF-8). Raises KnownError if that fails."""
    try:
        path.write_text(as_text(one), encoding="utf-8")
    except OSError as error:
        raise KnownError(
            "output-unwritable", path=str(path), reason=error.strerror or ""
        ) from error


def _each_once(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for line in words if (word := line.strip())))


def _read(entry: Any, hidden: Any) -> WordList | None:
    """``hidden`` are the names of lists that are not shown; once that stood with each list."""
    if not isinstance(entry, dict) or not isinstance(entry.get("name"), str):
        return None
    colour, words = entry.get("colour"), entry.get("words")
    return WordList(
        entry["name"],
        colour if colour in COLOURS else COLOURS[0],
        _each_once(word for word in words if isinstance(word, str))
        if isinstance(words, list)
        else (),
        entry["name"] not in hidden
        if isinstance(hidden, list)
        else entry.get("shown") is not False,
        EntityKind(entry["kind"]) if entry.get("kind") in list(EntityKind) else None,
    )
