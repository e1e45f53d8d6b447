"""From the parser's tokens to lines, without a page in between: that is half of what reading
Markdown took beside the parser. What raw HTML is in goes by way of a page (see __init__.py)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from reader_app.documents.builder import Builder
from reader_app.documents.limits import Budget
from reader_app.documents.loaders.html.blocks import INDENT
from reader_app.documents.loaders.html.images import words_beside
from reader_app.documents.loaders.html.inline import are_statements, leads_somewhere
from reader_app.documents.loaders.html.local import source_of
from reader_app.documents.loaders.html.place import OUTSIDE, Place, address_of
from reader_app.documents.loaders.html.writer import Writer
from reader_app.documents.loaders.markdown.token_words import alt_of, leading, leads_back, plain
from reader_app.documents.model import BlockKind
from reader_app.documents.structure.numbering import numbering

if TYPE_CHECKING:
    from markdown_it.token import Token

_OPENING = frozenset({"strong_open", "em_open", "link_open"})
_CLOSING = frozenset({"strong_close", "em_close", "link_close"})
_TITLE = re.compile(r"(?:[Tt]able)?: ")
_LISTS = frozenset({"bullet_list_open", "ordered_list_open"})
_LONGEST_OPENING = 16  # code points in which the number of an item is looked for
_OPENING_WITHIN = 8  # tokens


class TokenWriter:
    """Writes tokens to a builder, up to the end of the time; ``notes`` counts those before."""

    def __init__(self, builder: Builder, budget: Budget, notes: int = 0) -> None:
        self._notes_before = notes
        self._builder = builder
        self._writer = Writer(builder)
        self._budget = budget
        self._tokens: Sequence[Token] = ()
        self._next = 0
        self._place = OUTSIDE
        self._around: list[Place] = []
        self._numbers: list[int | None] = []  # of the next item of each list around
        self._opening_at = -1  # where the paragraph would be that opens an item

    def write(self, tokens: Sequence[Token]) -> None:
        self._tokens, self._next = tokens, 0
        stream = self._stream()
        for token in stream:
            self._token(token, stream)
        self._end_line()

    def _stream(self) -> Iterator[Token]:
        for token in self._budget.while_lasts(self._tokens):
            if self._builder.full:
                return
            self._next += 1
            yield token

    def _token(self, token: Token, stream: Iterator[Token]) -> None:
        if token.type == "inline":
            self._inline(token.children or ())
        elif handle := _HANDLERS.get(token.type):
            handle(self, token, stream)

    def _end_line(self) -> None:
        self._writer.end_line(self._place.kind, self._place.level)

    def _enter(self, place: Place) -> None:
        self._end_line()
        self._around.append(self._place)
        self._place = place

    def _leave(self, _token: Token, _stream: Iterator[Token]) -> None:
        self._end_line()
        self._place = self._around.pop() if self._around else OUTSIDE

    # Blocks

    def _rule(self, _token: Token, _stream: Iterator[Token]) -> None:
        self._end_line()

    def _paragraph(self, token: Token, _stream: Iterator[Token]) -> None:
        """One that opens an item stands beside the item's number; those of tight lists are none."""
        if not token.hidden and self._next - 1 != self._opening_at:
            self._end_line()

    def _heading(self, token: Token, _stream: Iterator[Token]) -> None:
        if self._next - 1 != self._opening_at:  # one that opens an item stands beside its number
            self._end_line()
        self._around.append(self._place)
        self._place = Place(BlockKind.HEADING, int(token.tag[1]), self._place.items)
        if name := token.attrs.get("id"):
            self._builder.target(str(name))

    def _quote(self, _token: Token, _stream: Iterator[Token]) -> None:
        self._enter(self._place._replace(kind=BlockKind.QUOTE, level=None))

    def _program(self, token: Token, _stream: Iterator[Token]) -> None:
        """Lines as they are, none of them judged by its shape."""
        self._end_line()
        kind = BlockKind.LISTING
        self._writer.begin_verbatim()
        self._writer.verbatim(token.content, kind)
        self._writer.end_line(kind)

    def _list(self, token: Token, _stream: Iterator[Token]) -> None:
        ordered = token.type == "ordered_list_open"
        self._numbers.append(int(token.attrs.get("start", 1)) if ordered else None)
        self._enter(self._place._replace(items=self._place.items + 1))

    def _leave_list(self, token: Token, stream: Iterator[Token]) -> None:
        self._numbers.pop()
        self._leave(token, stream)

    def _item(self, _token: Token, _stream: Iterator[Token]) -> None:
        """An item with its number, unless its words begin with one; bullets are no text."""
        self._enter(self._place._replace(kind=BlockKind.LIST, level=None))
        number = self._numbers[-1]
        label = INDENT * (self._place.items - 1)
        if number is not None:
            self._numbers[-1] = number + 1
        if self._tokens[self._next].type in _LISTS:  # the number stands beside nothing
            label = ""
        elif number is not None:
            label += "" if numbering(self._opening()) else f"{number}. "
        self._begin_item(label)

    def _begin_item(self, label: str) -> None:
        self._writer.insert(label)
        self._writer.continued("")  # no blank of the source follows the label's own
        self._opening_at = self._next

    def _opening(self) -> str:
        """The first words of the item that begins here."""
        for token in islice(self._tokens, self._next, self._next + _OPENING_WITHIN):
            words = plain(token.children) if token.children else token.content
            if words.strip():
                return words.strip()[:_LONGEST_OPENING]
            if token.type == "list_item_close":
                break
        return ""

    def _table(self, _token: Token, stream: Iterator[Token]) -> None:
        self._end_line()
        first = True
        with self._builder.block(BlockKind.TABLE):
            for token in stream:
                if token.type == "table_close":
                    break
                if token.type == "tr_open":
                    first = True
                elif token.type in ("th_open", "td_open"):
                    self._writer.begin_cell(first)
                    first = False
                elif token.type == "inline":
                    self._inline(token.children or ())
                    self._writer.end_cell()
                elif token.type == "tr_close":
                    self._writer.end_line()
        self._caption(stream)

    def _caption(self, stream: Iterator[Token]) -> None:
        """The paragraph behind a table that is its title, as Pandoc writes it (: 表1 旅客人数)."""
        following = self._tokens[self._next : self._next + 2]
        words = following[-1].children if len(following) == 2 else None
        found = words and following[0].type == "paragraph_open" and _TITLE.match(words[0].content)
        if found and words:
            words[0].content = words[0].content[found.end() :]
            self._inline(words)
            self._writer.end_line(BlockKind.CAPTION)
            for _ in islice(stream, 3):  # the paragraph's beginning, words and end
                pass

    def _notes(self, _token: Token, _stream: Iterator[Token]) -> None:
        self._enter(self._place._replace(items=self._place.items + 1))

    def _note(self, token: Token, stream: Iterator[Token]) -> None:
        """A note with its number, as its mark in the text is written."""
        self._enter(self._place._replace(kind=BlockKind.LIST, level=None))
        number = self._number_of(token)
        self._builder.target(_note_key(number))
        with self._builder.note(_note_key(number)):
            self._begin_item(f"[{number}] ")
            for inner in stream:
                if inner.type == "footnote_close":
                    break
                self._token(inner, stream)
            self._end_line()
        self._leave(token, stream)

    # What stands within lines

    def _inline(self, tokens: Sequence[Token]) -> None:
        words: list[str] = []  # of the stretch since the last mark
        pieces: list[int] = []  # where the pieces around have opened
        links: list[tuple[int, str]] = []
        before = -1  # where a piece opened that closed directly before
        number = 0
        while number < len(tokens):
            token = tokens[number]
            kind = token.type
            if kind == "text":
                words.append(token.content)
                before = -1 if token.content else before
            elif kind == "softbreak":
                words.append("\n")
                before = -1
            else:
                if words:
                    self._writer.run("".join(words))
                    words.clear()
                if kind in _OPENING:
                    if before >= 0 and are_statements(*leading(tokens, before, number)):
                        self._writer.run(" ")
                    pieces.append(number)
                    before = -1
                    if kind == "link_open":
                        links.append((self._writer.position, str(token.attrs.get("href", ""))))
                        number += leads_back(tokens, number)
                elif kind in _CLOSING:
                    before = pieces.pop()
                    if kind == "link_close":
                        self._end_link(*links.pop())
                else:
                    self._sign(token)
                    before = -1
            number += 1
        if words:
            self._writer.run("".join(words))

    def _end_link(self, start: int, target: str) -> None:
        target = target.strip()
        if leads_somewhere(target):
            self._builder.link(start, self._builder.position, address_of(target))

    def _sign(self, token: Token) -> None:
        """What is neither words nor around words."""
        if token.type == "code_inline":
            self._writer.run(token.content)
        elif token.type == "hardbreak":
            self._break()
        elif token.type == "image":
            self._image(token)
        elif token.type == "footnote_ref":
            self._mark(token)
        elif token.type == "html_inline":  # the box of a task
            self._writer.insert("☑" if "checked=" in token.content else "☐")

    def _break(self) -> None:
        """A heading stays one line."""
        if self._place.kind is BlockKind.HEADING:
            self._writer.run(" ")
        else:
            self._end_line()

    def _image(self, token: Token) -> None:
        source = source_of(str(token.attrs.get("src", "")).strip())
        if source:
            words = words_beside(alt_of(token), str(token.attrs.get("title", "")))
            self._builder.image(source, words)
            if self._builder.at_line_start:
                self._writer.end_line()

    def _mark(self, token: Token) -> None:
        number = self._number_of(token)
        self._writer.settle()
        span = self._builder.note_reference(_note_key(number), str(number))
        self._writer.continued("]")
        self._builder.link(span.start, span.end, f"#{_note_key(number)}")

    def _number_of(self, note: Token) -> int:
        return self._notes_before + int(note.meta["id"]) + 1


def _note_key(number: int) -> str:
    return f"fn{number}"


_HANDLERS: dict[str, Callable[[TokenWriter, Token, Iterator[Token]], None]] = {
    "hr": TokenWriter._rule,
    "paragraph_open": TokenWriter._paragraph,
    "paragraph_close": TokenWriter._paragraph,
    "heading_open": TokenWriter._heading,
    "heading_close": TokenWriter._leave,
    "blockquote_open": TokenWriter._quote,
    "blockquote_close": TokenWriter._leave,
    "fence": TokenWriter._program,
    "code_block": TokenWriter._program,
    "bullet_list_open": TokenWriter._list,
    "ordered_list_open": TokenWriter._list,
    "bullet_list_close": TokenWriter._leave_list,
    "ordered_list_close": TokenWriter._leave_list,
    "list_item_open": TokenWriter._item,
    "list_item_close": TokenWriter._leave,
    "table_open": TokenWriter._table,
    **dict.fromkeys(("dl_open", "dt_open", "dd_open"), TokenWriter._rule),
    **dict.fromkeys(("dl_close", "dt_close", "dd_close"), TokenWriter._rule),
    "footnote_block_open": TokenWriter._notes,
    "footnote_block_close": TokenWriter._leave,
    "footnote_open": TokenWriter._note,
}
