"""Queries made of queries: narrowed by conditions, or others in place of one that finds nothing."""

from __future__ import annotations

from collections.abc import Sequence

from reader_app.library.search.grammar import parse
from reader_app.library.search.named_values import plain
from reader_app.library.search.query import Either, Words, leaves

# Shorter words are not offered in place of a longer one (code points).
_SHORT = 2
_MOST_OTHERS = 6


def others(query: str) -> list[str]:
    """Queries that ask for less than one that found nothing: one of its words, or the shorter
    words that these are made of."""
    node = parse(query).node
    found = [leaf for leaf in leaves(node) if isinstance(leaf, Words)] if node else []
    words = dict.fromkeys(leaf.letters or _narrow(leaf.text) for leaf in found)
    parts = [part for word in words for part in _parts_of(word)]
    joined = [" ".join(parts)] if len(parts) > 1 else []
    return list(dict.fromkeys([*words, *joined, *parts]))[:_MOST_OTHERS]


def _parts_of(word: str) -> list[str]:
    """The words that a long one is made of."""
    from reader_app.analysis.segment import default_segmenter

    return [part for part in default_segmenter().words(word) if len(part) >= _SHORT]


def _narrow(folded: str) -> str:
    """A folded word as one writes it, in quotes where it has a blank in it."""
    text = plain(folded)
    return f'"{text}"' if " " in text else text


def narrowed(query: str, conditions: Sequence[str]) -> str:
    """A query and conditions as one query that finds what all of them find together."""
    if not conditions:
        return query
    parsed = parse(query)
    if parsed.hint is not None:  # taken word by word, it must not be read otherwise now
        query = " ".join(f'"{word.replace(chr(34), "")}"' for word in query.split())
    elif isinstance(parsed.node, Either):
        query = f"({query})"
    return " ".join(part for part in (query.strip(), *conditions) if part)


def quoted(value: str) -> str:
    """A value as it stands behind a colon: in quotes where it needs them."""
    plain = value.replace('"', "")
    return plain if plain.isalnum() else f'"{plain}"'
