"""Reads what the user typed. docs/search.md describes the language.

A query that cannot be read is no failure: it is searched as it stands, with a hint that says why.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from reader_app.errors import Notice
from reader_app.library.search.fields import Field
from reader_app.library.search.folding import fold
from reader_app.library.search.named_values import (
    FIELDS,
    PROPERTIES,
    UnreadableError,
    condition,
    plain,
)
from reader_app.library.search.pinyin import wanted
from reader_app.library.search.query import (
    LONGEST_GAP,
    Both,
    Condition,
    Either,
    Gap,
    Near,
    Node,
    Pattern,
    Property,
    Without,
    Words,
)

_NEAR = 10
# Groups and negations within one another.
_DEEPEST = 50
_BLANK = " \t\r\n\u3000"
_FIELD = re.compile(r"([^\W\d_]{2,10})[:：]")
_OPERATORS = frozenset({"AND", "OR", "NOT"})
_NEAR_OPENING = re.compile(r"NEAR\(")
# Up to the parenthesis that stands in no quotes.
_NEAR_INSIDE = re.compile(r'(?:[^")]|"[^"]*")*(?=\))')
_NEAR_CONTENT = re.compile(r"(.*?)(?:[,，]\s*(\d{1,4})\s*)?$", re.DOTALL)
# Half of a pair, which a broken clipboard may hold, is no character that anything can be asked of.
_BROKEN = re.compile("[\ud800-\udfff]")


class Parsed(NamedTuple):
    """A query as a tree, None if it asks for nothing; ``hint`` says why it was taken literally."""

    node: Node | None
    hint: Notice | None = None


def parse(query: str) -> Parsed:
    """Read a query; one that cannot be read is searched word by word as it stands."""
    query = _BROKEN.sub("\ufffd", query)
    try:
        return Parsed(_Reader(query).read())
    except UnreadableError as error:
        return Parsed(literal(query), error.notice)


def literal(query: str) -> Node | None:
    """Everything between blanks as words that must all occur."""
    parts = [Words(text) for word in query.split() if (text := _stripped(word))]
    return _together(list(dict.fromkeys(parts)))


class _Reader:
    """Goes through a query from left to right; ``_at`` is the next code point."""

    def __init__(self, query: str) -> None:
        self._query = query
        self._at = 0
        self._depth = 0
        self._nested = 0
        self._positive = False

    def read(self) -> Node | None:
        node = self._either(None)
        if self._at < len(self._query):
            raise UnreadableError("search-parenthesis")
        if node is not None and not self._positive:
            raise UnreadableError("search-only-minus")
        return node

    def _either(self, field: Field | None) -> Node | None:
        parts = [self._both(field)]
        while self._operator("OR"):
            parts.append(self._both(field))
            if parts[-1] is None or parts[-2] is None:
                raise UnreadableError("search-operator", operator="OR")
        found = [part for part in parts if part is not None]
        return found[0] if len(found) == 1 else Either(tuple(found)) if found else None

    def _both(self, field: Field | None) -> Node | None:
        parts: list[Node] = []
        while not self._over() and not self._comes("OR"):
            joined = self._operator("AND")
            if joined and (not parts or self._over() or self._comes("OR") or self._comes("AND")):
                raise UnreadableError("search-operator", operator="AND")
            part = self._one(field)
            if part is not None and part not in parts:
                parts.append(part)
        return _together(parts)

    def _one(self, field: Field | None) -> Node | None:
        self._nested += 1
        if self._nested > _DEEPEST:
            raise UnreadableError("search-parenthesis")
        try:
            return self._one_within(field)
        finally:
            self._nested -= 1

    def _one_within(self, field: Field | None) -> Node | None:
        if self._operator("NOT"):
            if self._over():
                raise UnreadableError("search-operator", operator="NOT")
            self._positive = True
            return _negated(self._one(field))
        if self._peek() == "-" and self._peek(1) not in ("", "-", ")", *_BLANK):
            self._at += 1
            before = self._positive
            node = _negated(self._one(field))
            self._positive = before
            return node
        self._positive = True
        return self._primary(field)

    def _primary(self, field: Field | None) -> Node | None:
        if self._peek() == "(":
            return self._group(field)
        if _NEAR_OPENING.match(self._query, self._at):
            return self._near(field)
        named = _FIELD.match(self._query, self._at)
        name = plain(named[1]) if named else ""
        if named and (name in FIELDS or name in PROPERTIES):
            self._at = named.end()
            return self._named(name)
        return _words(self._word(), self._quoted, field)

    def _group(self, field: Field | None) -> Node | None:
        self._at += 1
        self._depth += 1
        node = self._either(field)
        self._skip()
        if self._peek() != ")":
            raise UnreadableError("search-parenthesis")
        self._at += 1
        self._depth -= 1
        return node

    def _near(self, field: Field | None) -> Node:
        inside = _NEAR_INSIDE.match(self._query, self._at + len("NEAR("))
        content = _NEAR_CONTENT.match(inside[0]) if inside else None
        if inside is None or content is None:
            raise UnreadableError("search-near")
        inner = _Reader(content[1])
        words = []
        while not inner._over():
            word = inner._word()
            if word in _OPERATORS and not inner._quoted:
                raise UnreadableError("search-near")
            words.append(_stripped(word if inner._quoted else word.rstrip(",，")))
        words = [word for word in words if word]
        if len(words) < 2:
            raise UnreadableError("search-near")
        self._at = inside.end() + 1
        return Near(tuple(words), int(content[2]) if content[2] else _NEAR, field)

    def _named(self, name: str) -> Node | None:
        """What stands behind ``title:`` and its like."""
        if self._peek() in ("", ")", *_BLANK):
            raise UnreadableError("search-value", operator=name)
        if name in FIELDS:
            field = FIELDS[name]
            if field is Field.SOURCE and self._peek() == "=":
                self._at += 1
                return self._whole_source(name)
            if self._peek() == "(":
                return self._group(field)
            if _NEAR_OPENING.match(self._query, self._at):
                return self._near(field)
            return _words(self._word(), self._quoted, field)
        return condition(name, self._word())

    def _whole_source(self, name: str) -> Condition:
        """``source:=`` asks for a source of just this name."""
        if self._peek() in ("", ")", *_BLANK):
            raise UnreadableError("search-value", operator=name)
        return Condition(Property.SOURCE, self._word())

    # -- characters ------------------------------------------------------------------------------

    def _peek(self, ahead: int = 0) -> str:
        return self._query[self._at + ahead : self._at + ahead + 1]

    def _skip(self) -> None:
        while self._peek() and self._peek() in _BLANK:
            self._at += 1

    def _over(self) -> bool:
        """Whether the query, or the group, has no more to say."""
        self._skip()
        return not self._peek() or (self._peek() == ")" and self._depth > 0)

    def _comes(self, word: str) -> bool:
        self._skip()
        end = self._at + len(word)
        return self._query.startswith(word, self._at) and (
            end == len(self._query) or self._query[end] in (*_BLANK, "(", ")")
        )

    def _operator(self, word: str) -> bool:
        found = self._comes(word)
        if found:
            self._at += len(word)
            self._skip()
        return found

    def _word(self) -> str:
        """The next word, or what stands in straight quotes."""
        self._skip()
        start = self._at
        self._quoted = self._peek() == '"'
        if self._quoted:
            end = self._query.find('"', start + 1)
            if end < 0:
                raise UnreadableError("search-quote")
            self._at = end + 1
            return self._query[start + 1 : end]
        open_ = 0
        while (character := self._peek()) and character not in (*_BLANK, '"'):
            if character == ")" and self._depth and not open_:
                break
            open_ += (character == "(") - (character == ")" and open_ > 0)
            self._at += 1
        if self._peek() == '"' and self._query.count('"') % 2:
            raise UnreadableError("search-quote")
        return self._query[start : self._at]

    _quoted = False


def _words(text: str, quoted: bool, field: Field | None) -> Node | None:
    """A word, a phrase or a pattern."""
    if not quoted and re.search(r"[*?]", text):
        return _pattern(text, field)
    folded = _stripped(text)
    if not folded:
        return None
    if field is Field.TAG:
        return Words(folded, field, exact=True)
    sounds = () if quoted else tuple(wanted(text))
    return Words(folded, field, sounds=sounds, letters=text if sounds else "")


def _pattern(text: str, field: Field | None) -> Node:
    """Strings with gaps: ``*`` is any characters, ``?`` is one. At the ends they say nothing."""
    parts = re.split(r"([*?]+)", text.strip("*"))
    pieces = [fold(part) for part in parts[::2]]
    gaps = [Gap(g.count("?"), LONGEST_GAP if "*" in g else len(g)) for g in parts[1::2]]
    while pieces and not pieces[-1]:
        pieces, gaps = pieces[:-1], gaps[:-1]
    while pieces and not pieces[0]:
        pieces, gaps = pieces[1:], gaps[1:]
    if not pieces:
        raise UnreadableError("search-wildcard")
    if len(pieces) == 1:
        return Words(pieces[0], field)
    return Pattern(tuple(pieces), tuple(gaps), field)


def _negated(node: Node | None) -> Node | None:
    return None if node is None else Without(node)


def _together(parts: list[Node] | list[Words]) -> Node | None:
    return parts[0] if len(parts) == 1 else Both(tuple(parts)) if parts else None


def _stripped(word: str) -> str:
    return fold(word).strip("\u3000")
