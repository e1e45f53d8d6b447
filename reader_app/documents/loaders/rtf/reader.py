"""The running text of an RTF file (Rich Text Format 1.9.1) on its way into a flow."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from reader_app.documents.limits import Budget
from reader_app.documents.loaders.docx.drawings import described
from reader_app.documents.loaders.docx.fields import (
    Equation,
    equation_of,
    is_contents,
    target_of,
)
from reader_app.documents.loaders.flow import Flow
from reader_app.documents.loaders.raised import raised
from reader_app.documents.loaders.rtf.moments import moment
from reader_app.documents.loaders.rtf.paragraphs import Paragraphs
from reader_app.documents.loaders.rtf.pictures import name_of
from reader_app.documents.loaders.rtf.scanner import Group, Scanner
from reader_app.documents.loaders.rtf.state import State
from reader_app.documents.loaders.rtf.styles import Stylesheet
from reader_app.documents.loaders.rtf.tokens import group_end
from reader_app.documents.loaders.symbol_fonts import is_symbol_font, symbol
from reader_app.documents.model import BlockKind, RevisionKind

_PRIVATE = re.compile("[\uf000-\uf0ff]")
_MOST_NESTED_BOXES = 8
_ALT = re.compile(r"\{\\sn wzDescription\}\s*\{\\sv ((?:[^{}\\]|\\[^{}]|\\[{}])*)\}")


class _Aside(NamedTuple):
    """A stretch of the source that is read later: a note, a header, a text box."""

    start: int
    end: int
    state: State
    mark: str = ""
    key: str = ""


@dataclass(slots=True)
class _Field:
    instruction: str = ""
    start: int | None = None
    contents: bool = False


@dataclass(slots=True)
class _Comment:
    author: str | None = None
    date: str | None = None
    reference: str = ""


class Reader(Scanner):
    """Reads the source, a string with one character for each byte of the file."""

    def __init__(self, source: str, flow: Flow, budget: Budget, codec: str | None) -> None:
        super().__init__(source, budget, codec)
        self._flow = flow
        self._builder = flow.builder
        self._styles = Stylesheet()
        self._paragraphs = Paragraphs(flow, self._styles)
        self._fields: list[_Field] = []
        self._notes: list[_Aside] = []
        self._furniture: list[_Aside] = []
        self._boxes: list[_Aside] = []
        self._depth_of_boxes = 0
        self._note_mark: str | None = None
        self._authors: list[str] = []
        self._sheet_depth: int | None = None
        self._comment = _Comment()
        self._comment_starts: dict[str, int] = {}
        self._comment_ends: dict[str, int] = {}
        self._page = 1
        self.title: str | None = None

    def read(self) -> None:
        """Read all of it: the text, then notes, then headers and footers."""
        if re.search(r"\\(?:page|pagebb|sbkpage)(?![a-z])", self.source):
            self._builder.page("1")
        self.run(0, len(self.source))
        self._paragraphs.finish()
        for note in self._notes:
            with self._builder.note(note.key):
                self._note_mark = f"{note.mark} "
                self._aside(note)
        self._note_mark = None
        self._paragraphs.kind = BlockKind.BOILERPLATE
        for aside in self._unlike_furniture():
            self._aside(aside)
        self._flow.finish()

    def plain_text(self, start: int, end: int) -> str:
        """The characters of a stretch of the source, formatting aside."""
        sink: list[str] = []
        state = self.state.copy()
        state.sink = sink
        self._aside(_Aside(start, end, state), finish=False)
        return "".join(sink)

    def _aside(self, aside: _Aside, *, finish: bool = True) -> None:
        saved = self.state, self.groups, self.position
        self.flush()
        self.state = aside.state.copy()
        self.groups = [Group(self.state)]  # the stretch ends at its end, not at a brace
        self.run(aside.start, aside.end)
        if finish:
            self._paragraphs.finish()
        self.state, self.groups, self.position = saved

    def _unlike_furniture(self) -> list[_Aside]:
        """Headers and footers whose words differ, without those that count the pages."""
        seen: set[str] = set()
        kept = []
        for aside in self._furniture:
            source = self.source[aside.start : aside.end]
            words = "".join(self.plain_text(aside.start, aside.end).split())
            if words and words not in seen and not re.search(r"\\chpgn|PAGE\b", source):
                seen.add(words)
                kept.append(aside)
        return kept

    @property
    def full(self) -> bool:
        return self._builder.full

    def act(self, word: str, number: int | None) -> bool:
        act = _DESTINATIONS.get(word) or _WORDS.get(word)
        if act:
            act(self, number)
        return act is not None

    def opened(self) -> None:
        """An entry of the stylesheet is a group of its own."""
        if self._sheet_depth is not None and len(self.groups) == self._sheet_depth + 1:
            self.state.sink, self.state.style = [], 0
            self.groups[-1].on_end = self._end_style

    def write(self, text: str) -> None:
        state = self.state
        if state.sink is not None:
            state.sink.append(text)
            return
        if state.hidden:
            return
        font = self.fonts.name_of(state.font)
        if is_symbol_font(font) or _PRIVATE.search(text):
            text = "".join(sign if sign == " " else symbol(ord(sign), font) for sign in text)
        if state.raised:
            text = raised(text)
        self._paragraphs.begin(state)
        if state.deleted:
            with self._flow.deleted(*self._who()):
                self._flow.text(text)
        elif state.inserted:
            with self._flow.inserted(*self._who()):
                self._flow.text(text)
        else:
            self._flow.text(text)

    def _who(self) -> tuple[str | None, str | None]:
        number = self.state.author
        author = self._authors[number] if number and number < len(self._authors) else None
        return author, moment(self.state.moment)

    # Destinations

    def _collect(self, on_end: Callable[[str], None]) -> None:
        """The text of the current group goes to ``on_end`` instead of into the document."""
        sink: list[str] = []
        self.state.sink = sink
        if self.groups:
            self.groups[-1].on_end = lambda: on_end("".join(sink))

    def _take_aside(self, asides: list[_Aside], mark: str = "", key: str = "") -> None:
        end = group_end(self.source, self.position) - 1
        asides.append(_Aside(self.position, end, self.state.copy(), mark, key))
        self.position = max(self.position, end)

    def _font_table(self, number: int | None) -> None:
        end = group_end(self.source, self.position) - 1
        for font in _FONT.finditer(self.source, self.position, end):
            charset = _CHARSET.search(font[2])
            if charset:
                self.fonts.set_charset(int(font[1]), int(charset[1]))
            self.fonts.name(int(font[1]), _CONTROL.sub("", font[2]).strip("{} \r\n").split(";")[0])
        self.leave_out(number)

    def _stylesheet(self, number: int | None) -> None:  # noqa: ARG002
        self._sheet_depth = len(self.groups)
        self.state.sink = []
        if self.groups:
            self.groups[-1].on_end = self._end_stylesheet

    def _end_stylesheet(self) -> None:
        self._sheet_depth = None

    def _end_style(self) -> None:
        state = self.state
        if state.style >= 0:
            self._styles.add(state.style, "".join(state.sink or ()), state.outline)

    def _info(self, number: int | None) -> None:  # noqa: ARG002
        self.state.sink = []

    def _title(self, number: int | None) -> None:  # noqa: ARG002
        self._collect(self._set_title)

    def _set_title(self, text: str) -> None:
        self.title = text.strip() or None

    def _author_table(self, number: int | None) -> None:  # noqa: ARG002
        self._collect(self._set_authors)

    def _set_authors(self, text: str) -> None:
        self._authors = text.rstrip(";").split(";")

    def _label(self, number: int | None) -> None:  # noqa: ARG002
        state = self.state
        shown = state.sink is None and not state.hidden and not state.deleted
        self._collect(lambda text: self._paragraphs.label(text) if shown else None)

    def _field(self, number: int | None) -> None:  # noqa: ARG002
        if self.state.sink is None and self.groups:
            self._fields.append(_Field())
            self.groups[-1].on_end = self._end_field

    def _instruction(self, number: int | None) -> None:  # noqa: ARG002
        self._collect(self._set_instruction)

    def _set_instruction(self, text: str) -> None:
        if self._fields:
            self._fields[-1].instruction = text
            if is_contents(text) and self._paragraphs.kind is None:
                self._fields[-1].contents = True
                self._paragraphs.kind = BlockKind.BOILERPLATE

    def _result(self, number: int | None) -> None:  # noqa: ARG002
        if self._fields and self.state.sink is None:
            self._paragraphs.begin(self.state)
            self._fields[-1].start = self._builder.position

    def _end_field(self) -> None:
        field = self._fields.pop()
        if field.contents:
            self._paragraphs.kind = None
        if (equation := equation_of(field.instruction)) and self.state.sink is None:
            self._equation(equation)
        target = target_of(field.instruction)
        if target and field.start is not None:
            self._builder.link(field.start, self._builder.position, target)

    def _equation(self, equation: Equation) -> None:
        self._paragraphs.begin(self.state)
        start = self._builder.position
        self._flow.text(equation.text)
        self._builder.ruby(start, self._builder.position, equation.reading)

    def _bookmark(self, number: int | None) -> None:  # noqa: ARG002
        if self.state.sink is None:
            self._collect(lambda name: self._builder.target(name.strip()))
        else:
            self.leave_out(None)

    def _note(self, number: int | None) -> None:  # noqa: ARG002
        if self.state.sink is not None or self._note_mark is not None:
            self.leave_out(None)
            return
        count = len(self._notes) + 1
        key = f"note {count}"
        self._paragraphs.begin(self.state)
        self._flow.close_gap()
        if not self.state.deleted:
            self._builder.note_reference(key, str(count))
        note = self.state
        self.state = State(font=note.font, ascii_fallbacks=note.ascii_fallbacks)
        self._take_aside(self._notes, f"[{count}]", key)
        self.state = note

    def _note_sign(self, number: int | None) -> None:  # noqa: ARG002
        """\\chftn: in the text it stands before the note, in the note it is its number."""
        if self._note_mark:
            self.write(self._note_mark)

    def _page_furniture(self, number: int | None) -> None:  # noqa: ARG002
        self._take_aside(self._furniture)

    def _text_box(self, number: int | None) -> None:  # noqa: ARG002
        if self._depth_of_boxes < _MOST_NESTED_BOXES:
            self._take_aside(self._boxes)
        else:
            self.leave_out(None)

    def _picture(self, number: int | None) -> None:  # noqa: ARG002
        start = self.position
        end = group_end(self.source, start) - 1
        if self.state.sink is None and not self.state.hidden and not self.state.deleted:
            described_by = _ALT.search(self.source, start, min(end, start + 20_000))
            alt = self.plain_text(*described_by.span(1)) if described_by else ""
            self._paragraphs.begin(self.state)
            self._builder.image(name_of(self.source, start), described(alt))
        self.position = max(start, end)

    def _unicode_form(self, number: int | None) -> None:  # noqa: ARG002
        """\\upr{ANSI}{\\*\\ud{Unicode}}: only the second is read."""
        if self.source.startswith("{", self.position):
            self.position = group_end(self.source, self.position + 1)

    # Comments

    def _comment_author(self, number: int | None) -> None:  # noqa: ARG002
        self._comment = _Comment()
        self._collect(self._set_comment_author)

    def _set_comment_author(self, text: str) -> None:
        self._comment.author = text.strip() or None

    def _comment_date(self, number: int | None) -> None:  # noqa: ARG002
        self._collect(self._set_comment_date)

    def _set_comment_date(self, text: str) -> None:
        bare = text.strip()
        self._comment.date = moment(int(bare)) if bare.lstrip("-").isdecimal() else None

    def _comment_reference(self, number: int | None) -> None:  # noqa: ARG002
        self._collect(self._set_comment_reference)

    def _set_comment_reference(self, text: str) -> None:
        self._comment.reference = text.strip()

    def _comment_start(self, number: int | None) -> None:  # noqa: ARG002
        if self.state.sink is None:
            self._paragraphs.begin(self.state)
        place = self._builder.position
        self._collect(lambda name: self._comment_starts.update({name.strip(): place}))

    def _comment_end(self, number: int | None) -> None:  # noqa: ARG002
        place = self._builder.position
        self._collect(lambda name: self._comment_ends.update({name.strip(): place}))

    def _comment_text(self, number: int | None) -> None:  # noqa: ARG002
        self._collect(self._end_comment)

    def _end_comment(self, text: str) -> None:
        comment, place = self._comment, self._builder.position
        start = self._comment_starts.get(comment.reference, place)
        end = max(start, self._comment_ends.get(comment.reference, place))
        if text.strip():
            self._builder.revision(
                RevisionKind.COMMENT, start, end, comment.author, comment.date, text.strip()
            )

    # Paragraphs and tables

    def _end_paragraph(self, number: int | None) -> None:  # noqa: ARG002
        self.flush()
        if self.state.sink is not None:
            self.state.sink.append("\n")
            return
        if self.state.deleted:
            return
        self._paragraphs.end(self.state)
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            self._depth_of_boxes += 1
            self._aside(box)
            self._depth_of_boxes -= 1

    def _line(self, number: int | None) -> None:  # noqa: ARG002
        if self.state.sink is not None:
            self.state.sink.append(" ")
        elif not self.state.hidden:
            self._paragraphs.line(self.state)

    def _cell(self, number: int | None) -> None:  # noqa: ARG002
        if self.state.sink is None:
            self._paragraphs.cell(self.state)

    def _row(self, number: int | None) -> None:  # noqa: ARG002
        if self.state.sink is None:
            self._paragraphs.row()

    def _nested(self, number: int | None) -> None:  # noqa: ARG002
        if self.state.sink is None:
            self._paragraphs.nested()

    def _row_definition(self, number: int | None) -> None:  # noqa: ARG002
        self._paragraphs.columns = 0

    def _column(self, number: int | None) -> None:  # noqa: ARG002
        self._paragraphs.columns += 1

    def _page_break(self, number: int | None) -> None:  # noqa: ARG002
        if self.state.sink is None and self._builder.position:
            self._paragraphs.begin(self.state)
            self._page += 1
            self._builder.page(str(self._page))


_FONT = re.compile(r"\\f(\d{1,6})(?!\d)(.*?)(?=\\f\d|$)", re.S)
_CHARSET = re.compile(r"\\fcharset(\d{1,3})")
_CONTROL = re.compile(r"\{\\\*[^{}]*\}|\\[a-z]+-?\d* ?")
_DESTINATIONS: dict[str, Callable[[Reader, int | None], None]] = {
    "fonttbl": Reader._font_table,
    "stylesheet": Reader._stylesheet,
    "info": Reader._info,
    "title": Reader._title,
    "revtbl": Reader._author_table,
    "listtext": Reader._label,
    "pntext": Reader._label,
    "field": Reader._field,
    "fldinst": Reader._instruction,
    "fldrslt": Reader._result,
    "bkmkstart": Reader._bookmark,
    "footnote": Reader._note,
    "pict": Reader._picture,
    "shptxt": Reader._text_box,
    "upr": Reader._unicode_form,
    "atnauthor": Reader._comment_author,
    "atndate": Reader._comment_date,
    "atnref": Reader._comment_reference,
    "atrfstart": Reader._comment_start,
    "atrfend": Reader._comment_end,
    "annotation": Reader._comment_text,
    "atnid": Reader.leave_out,
    **dict.fromkeys(
        [f"{kind}{side}" for kind in ("header", "footer") for side in ("", "l", "r", "f")],
        Reader._page_furniture,
    ),
}
_WORDS: dict[str, Callable[[Reader, int | None], None]] = {
    "par": Reader._end_paragraph,
    "sect": Reader._end_paragraph,
    "line": Reader._line,
    "cell": Reader._cell,
    "row": Reader._row,
    "nestcell": Reader._nested,
    "nestrow": Reader._nested,
    "trowd": Reader._row_definition,
    "cellx": Reader._column,
    "page": Reader._page_break,
    "pagebb": Reader._page_break,
    "chftn": Reader._note_sign,
}
