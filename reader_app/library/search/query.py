"""What the user typed, as the terms that must all occur."""

from __future__ import annotations

import re

from reader_app.library.search.folding import bigrams, fold

_TERM = re.compile(r'"([^"]*)"|([^\s"]+)')


def terms(query: str) -> list[str]:
    """The folded terms of a query: stretches between blanks, and what stands in straight quotes.

    A quote without its partner is searched as the character that it is. Terms come once each.
    """
    if query.count('"') % 2:
        found = query.split()
    else:
        found = [match[1] or match[2] for match in _TERM.finditer(query)]
    folded = (fold(term or "").strip("\u3000") for term in found)
    return list(dict.fromkeys(term for term in folded if term))


def long_expression(terms: list[str]) -> str:
    """The terms of two characters and more in the query language of FTS5, over their bigrams."""
    return " AND ".join(f'"{bigrams(term)}"' for term in terms if len(term) > 1)


def short_expression(terms: list[str]) -> str:
    """The terms of one character in the query language of FTS5."""
    return " AND ".join(f'"{term}"' for term in terms if len(term) == 1)
