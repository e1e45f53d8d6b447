"""The running text of an RTF file (Rich Text Format 1.9.1) on its way into a flow."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from reader_app.documents.limits import DEPTH, Budget
from reader_app.documents.loaders.docx.drawings import described
from reader_app.documents.loaders.docx.fields import Equation, equation_of, is_contents, target_of
from reader_app.documents.loaders.flow import Flow
from reader_app.documents.loaders.raised import raised
from reader_app.documents.loaders.rtf.fonts import Fonts
from reader_app.documents.loaders.rtf.paragraphs import Paragraphs
from reader_app.documents.loaders.rtf.pictures import name_of
from reader_app.documents.loaders.rtf.state import State
from reader_app.documents.loaders.rtf.styles import Stylesheet
from reader_app.documents.loaders.rtf.tokens import TOKEN, group_end, hex_bytes
from reader_app.documents.loaders.symbol_fonts import is_symbol_font, symbol
from reader_app.documents.model import BlockKind, RevisionKind

_PRIVATE = re.compile("[\uf000-\uf0ff]")
_CHECK_EVERY = 2048
_MOST_NESTED_BOXES = 8
_ALT = re.compile(r"\{\\sn wzDescription\}\s*\{\\sv ((?:[^{}\\]|\\[^{}]|\\[{}])*)\}")
_MOMENT_YEAR = 1900

OnEnd = Callable[[], None]


@dataclass(slots=True)
class _Group:
    """An open group: the state to go back to, and what to do at its end."""

    before: State
    on_end: OnEnd | None = None


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


class Reader:
    """Reads the source, a string with one character for each byte of the file."""

    def __init__(self, source: str, flow: Flow, budget: Budget, codec: str | None) -> None:
        self._source = source
        self._flow = flow
        self._builder = flow.builder
        self._budget = budget
        self.fonts = Fonts(codec)
        self._styles = Stylesheet()
        self._paragraphs = Paragraphs(flow, self._styles)
        self._state = State()
        self._groups: list[_Group] = []
        self._position = 0
        self._bytes = bytearray()
        self._skip = 0
        self._high: str | None = None
        self._optional = False
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
        if re.search(r"\\(?:page|pagebb|sbkpage)(?![a-z])", self._source):
            self._builder.page("1")
        self._run(0, len(self._source))
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
        state = self._state.copy()
        state.sink = sink
        self._aside(_Aside(start, end, state), finish=False)
        return "".join(sink)

    def _aside(self, aside: _Aside, *, finish: bool = True) -> None:
        saved = self._state, self._groups, self._position
        self._flush()
        self._state = aside.state.copy()
        self._groups = [_Group(self._state)]  # the stretch ends at its end, not at a brace
        self._run(aside.start, aside.end)
        if finish:
            self._paragraphs.finish()
        self._state, self._groups, self._position = saved

    def _unlike_furniture(self) -> list[_Aside]:
        """Headers and footers whose words differ, without those that count the pages."""
        seen: set[str] = set()
        kept = []
        for aside in self._furniture:
            source = self._source[aside.start : aside.end]
            words = "".join(self.plain_text(aside.start, aside.end).split())
            if words and words not in seen and not re.search(r"\\chpgn|PAGE\b", source):
                seen.add(words)
                kept.append(aside)
        return kept

    # Tokens

    def _run(self, start: int, end: int) -> None:
        self._position = start
        count = 0
        match = TOKEN.match
        while self._position < end:
            found = match(self._source, self._position, end)
            if found is None:
                self._position += 1
                continue
            self._position = found.end()
            count += 1
            if count % _CHECK_EVERY == 0 and (self._budget.spent or self._builder.full):
                self._budget.warn("content-cut")
                break
            kind = found.lastindex
            if kind == 6:
                self._characters(found[6])
            elif kind == 3:
                self._hexadecimal(found[3])
            elif kind == 5:
                if not self._group(found[5]):
                    break
            elif kind == 4:
                self._symbol(found[4])
            elif kind is not None:
                self._word(found[1], found[2])
        self._flush()

    def _group(self, brace: str) -> bool:
        """Open or close a group; False when the outermost one is closed."""
        self._flush()
        self._skip = 0
        if brace == "{":
            if len(self._groups) >= DEPTH:
                self._budget.warn("content-cut")
                self._position = group_end(self._source, self._position)
                return True
            self._groups.append(_Group(self._state.copy()))
            if self._sheet_depth is not None and len(self._groups) == self._sheet_depth + 1:
                self._state.sink, self._state.style = [], 0
                self._groups[-1].on_end = self._end_style
            return True
        if not self._groups:
            return False
        group = self._groups.pop()
        if group.on_end:
            group.on_end()
        self._state = group.before
        return bool(self._groups)

    def _characters(self, text: str) -> None:
        if self._skip:
            self._skip, text = max(0, self._skip - len(text)), text[self._skip :]
        if text:
            self._bytes += text.encode("latin-1")

    def _hexadecimal(self, token: str) -> None:
        self._characters(hex_bytes(token).decode("latin-1"))

    def _symbol(self, sign: str) -> None:
        if sign == "*":
            self._flush()
            self._optional = True
            return
        if self._skip:
            self._skip -= 1
            return
        if sign in "\\{}":
            self._bytes += sign.encode("latin-1")
        elif sign in "\n\r":
            self._end_paragraph(None)
        elif sign in _SYMBOLS:
            self._flush()
            self._write(_SYMBOLS[sign])

    def _word(self, word: str, parameter: str | None) -> None:
        number = int(parameter) if parameter else None
        if word == "u":
            self._unicode(number or 0)
            return
        self._flush()
        optional, self._optional = self._optional, False
        if destination := _DESTINATIONS.get(word):
            destination(self, number)
        elif act := _WORDS.get(word):
            act(self, number)
        elif word in _CHARACTERS:
            if self._skip:
                self._skip -= 1
            else:
                self._write(_CHARACTERS[word])
        elif (optional and word not in _TRANSPARENT) or word in _SKIPPED or _is_property(word):
            self._leave_out(None)
        elif word == "bin":
            self._position += max(0, number or 0)

    def _unicode(self, number: int) -> None:
        self._flush(keep_high=True)
        unit = number & 0xFFFF
        self._skip = self._state.ascii_fallbacks
        if 0xD800 <= unit < 0xDC00:
            self._high = chr(unit)
            return
        text = chr(unit)
        if self._high and 0xDC00 <= unit < 0xE000:
            text = (self._high + text).encode("utf-16", "surrogatepass").decode("utf-16")
        self._high = None
        self._write(text)

    def _flush(self, *, keep_high: bool = False) -> None:
        """Write the bytes that have come together; a character may have been spread over tokens."""
        if not keep_high:
            self._high = None
        if self._bytes:
            data, self._bytes = bytes(self._bytes), bytearray()
            state = self._state
            self._write(self.fonts.decode(data, state.font, state.double_byte_font))

    def _write(self, text: str) -> None:
        state = self._state
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
        number = self._state.author
        author = self._authors[number] if number and number < len(self._authors) else None
        return author, _moment(self._state.moment)

    # Destinations

    def _collect(self, on_end: Callable[[str], None]) -> None:
        """The text of the current group goes to ``on_end`` instead of into the document."""
        sink: list[str] = []
        self._state.sink = sink
        if self._groups:
            self._groups[-1].on_end = lambda: on_end("".join(sink))

    def _leave_out(self, number: int | None) -> None:  # noqa: ARG002  # called like all words
        """Skip the rest of the current group."""
        end = group_end(self._source, self._position)
        self._position = max(self._position, end - 1)

    def _take_aside(self, asides: list[_Aside], mark: str = "", key: str = "") -> None:
        end = group_end(self._source, self._position) - 1
        asides.append(_Aside(self._position, end, self._state.copy(), mark, key))
        self._position = max(self._position, end)

    def _font_table(self, number: int | None) -> None:
        end = group_end(self._source, self._position) - 1
        for font in _FONT.finditer(self._source, self._position, end):
            charset = _CHARSET.search(font[2])
            if charset:
                self.fonts.set_charset(int(font[1]), int(charset[1]))
            self.fonts.name(int(font[1]), _CONTROL.sub("", font[2]).strip("{} \r\n").split(";")[0])
        self._leave_out(number)

    def _stylesheet(self, number: int | None) -> None:  # noqa: ARG002
        self._sheet_depth = len(self._groups)
        self._state.sink = []
        if self._groups:
            self._groups[-1].on_end = self._end_stylesheet

    def _end_stylesheet(self) -> None:
        self._sheet_depth = None

    def _end_style(self) -> None:
        state = self._state
        if state.style >= 0:
            self._styles.add(state.style, "".join(state.sink or ()), state.outline)

    def _info(self, number: int | None) -> None:  # noqa: ARG002
        self._state.sink = []

    def _title(self, number: int | None) -> None:  # noqa: ARG002
        self._collect(self._set_title)

    def _set_title(self, text: str) -> None:
        self.title = text.strip() or None

    def _author_table(self, number: int | None) -> None:  # noqa: ARG002
        self._collect(self._set_authors)

    def _set_authors(self, text: str) -> None:
        self._authors = text.rstrip(";").split(";")

    def _label(self, number: int | None) -> None:  # noqa: ARG002
        state = self._state
        shown = state.sink is None and not state.hidden and not state.deleted
        self._collect(lambda text: self._paragraphs.label(text) if shown else None)

    def _field(self, number: int | None) -> None:  # noqa: ARG002
        if self._state.sink is None and self._groups:
            self._fields.append(_Field())
            self._groups[-1].on_end = self._end_field

    def _instruction(self, number: int | None) -> None:  # noqa: ARG002
        self._collect(self._set_instruction)

    def _set_instruction(self, text: str) -> None:
        if self._fields:
            self._fields[-1].instruction = text
            if is_contents(text) and self._paragraphs.kind is None:
                self._fields[-1].contents = True
                self._paragraphs.kind = BlockKind.BOILERPLATE

    def _result(self, number: int | None) -> None:  # noqa: ARG002
        if self._fields and self._state.sink is None:
            self._paragraphs.begin(self._state)
            self._fields[-1].start = self._builder.position

    def _end_field(self) -> None:
        field = self._fields.pop()
        if field.contents:
            self._paragraphs.kind = None
        if (equation := equation_of(field.instruction)) and self._state.sink is None:
            self._equation(equation)
        target = target_of(field.instruction)
        if target and field.start is not None:
            self._builder.link(field.start, self._builder.position, target)

    def _equation(self, equation: Equation) -> None:
        self._paragraphs.begin(self._state)
        start = self._builder.position
        self._flow.text(equation.text)
        self._builder.ruby(start, self._builder.position, equation.reading)

    def _bookmark(self, number: int | None) -> None:  # noqa: ARG002
        if self._state.sink is None:
            self._collect(lambda name: self._builder.target(name.strip()))
        else:
            self._leave_out(None)

    def _note(self, number: int | None) -> None:  # noqa: ARG002
        if self._state.sink is not None or self._note_mark is not None:
            self._leave_out(None)
            return
        count = len(self._notes) + 1
        key = f"note {count}"
        self._paragraphs.begin(self._state)
        self._flow.close_gap()
        if not self._state.deleted:
            self._builder.note_reference(key, str(count))
        note = self._state
        self._state = State(font=note.font, ascii_fallbacks=note.ascii_fallbacks)
        self._take_aside(self._notes, f"[{count}]", key)
        self._state = note

    def _note_sign(self, number: int | None) -> None:  # noqa: ARG002
        """\\chftn: in the text it stands before the note, in the note it is its number."""
        if self._note_mark:
            self._write(self._note_mark)

    def _page_furniture(self, number: int | None) -> None:  # noqa: ARG002
        self._take_aside(self._furniture)

    def _text_box(self, number: int | None) -> None:  # noqa: ARG002
        if self._depth_of_boxes < _MOST_NESTED_BOXES:
            self._take_aside(self._boxes)
        else:
            self._leave_out(None)

    def _picture(self, number: int | None) -> None:  # noqa: ARG002
        start = self._position
        end = group_end(self._source, start) - 1
        if self._state.sink is None and not self._state.hidden and not self._state.deleted:
            described_by = _ALT.search(self._source, start, min(end, start + 20_000))
            alt = self.plain_text(*described_by.span(1)) if described_by else ""
            self._paragraphs.begin(self._state)
            self._builder.image(name_of(self._source, start), described(alt))
        self._position = max(start, end)

    def _unicode_form(self, number: int | None) -> None:  # noqa: ARG002
        """\\upr{ANSI}{\\*\\ud{Unicode}}: only the second is read."""
        if self._source.startswith("{", self._position):
            self._position = group_end(self._source, self._position + 1)

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
        self._comment.date = _moment(int(bare)) if bare.lstrip("-").isdecimal() else None

    def _comment_reference(self, number: int | None) -> None:  # noqa: ARG002
        self._collect(self._set_comment_reference)

    def _set_comment_reference(self, text: str) -> None:
        self._comment.reference = text.strip()

    def _comment_start(self, number: int | None) -> None:  # noqa: ARG002
        if self._state.sink is None:
            self._paragraphs.begin(self._state)
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
        self._flush()
        if self._state.sink is not None:
            self._state.sink.append("\n")
            return
        if self._state.deleted:
            return
        self._paragraphs.end(self._state)
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            self._depth_of_boxes += 1
            self._aside(box)
            self._depth_of_boxes -= 1

    def _line(self, number: int | None) -> None:  # noqa: ARG002
        if self._state.sink is not None:
            self._state.sink.append(" ")
        elif not self._state.hidden:
            self._paragraphs.line(self._state)

    def _cell(self, number: int | None) -> None:  # noqa: ARG002
        if self._state.sink is None:
            self._paragraphs.cell(self._state)

    def _row(self, number: int | None) -> None:  # noqa: ARG002
        if self._state.sink is None:
            self._paragraphs.row()

    def _nested(self, number: int | None) -> None:  # noqa: ARG002
        if self._state.sink is None:
            self._paragraphs.nested()

    def _row_definition(self, number: int | None) -> None:  # noqa: ARG002
        self._paragraphs.columns = 0

    def _column(self, number: int | None) -> None:  # noqa: ARG002
        self._paragraphs.columns += 1

    def _page_break(self, number: int | None) -> None:  # noqa: ARG002
        if self._state.sink is None and self._builder.position:
            self._paragraphs.begin(self._state)
            self._page += 1
            self._builder.page(str(self._page))

    # Properties

    def _set_code_page(self, number: int | None) -> None:
        self.fonts.set_code_page(number or 1252)

    def _plain(self, number: int | None) -> None:  # noqa: ARG002
        self._state.plain()
        self._state.font = self.fonts.default

    def _default_paragraph(self, number: int | None) -> None:  # noqa: ARG002
        self._state.default_paragraph()

    def _set_default_font(self, number: int | None) -> None:
        self.fonts.default = self._state.font = number or 0

    def _set_font(self, number: int | None) -> None:
        self._state.font = number or 0
        self._state.double_byte_font = None

    def _associate_font(self, number: int | None) -> None:
        if self._state.associated == "dbch":
            self._state.double_byte_font = number

    def _set_list(self, number: int | None) -> None:
        level = self._state.item[1] if self._state.item else 0
        self._state.item = (number or 0, level)

    def _set_list_level(self, number: int | None) -> None:
        known = self._state.item[0] if self._state.item else 0
        self._state.item = (known, number or 0)

    def _other_style(self, number: int | None) -> None:  # noqa: ARG002
        if self._sheet_depth is not None:
            self._state.style = -1

    def _high_half(self, number: int | None) -> None:  # noqa: ARG002
        self._state.associated = "hich"

    def _low_half(self, number: int | None) -> None:  # noqa: ARG002
        self._state.associated = "loch"

    def _double_byte(self, number: int | None) -> None:  # noqa: ARG002
        self._state.associated = "dbch"

    def _level(self, number: int | None) -> None:
        self._state.outline = number


def _switch(name: str) -> Callable[[Reader, int | None], None]:
    def switch(reader: Reader, number: int | None) -> None:
        setattr(reader._state, name, number != 0)

    return switch


def _assign(name: str, default: int = 0) -> Callable[[Reader, int | None], None]:
    def assign(reader: Reader, number: int | None) -> None:
        setattr(reader._state, name, default if number is None else number)

    return assign


def _not_raised(reader: Reader, number: int | None) -> None:  # noqa: ARG001
    reader._state.raised = False


def _moment(packed: int | None) -> str | None:
    """ISO 8601 of a DTTM: minute, hour, day, month and year in the bits of one number."""
    if not packed:
        return None
    minute, hour, day = packed & 0x3F, packed >> 6 & 0x1F, packed >> 11 & 0x1F
    month, year = packed >> 16 & 0xF, _MOMENT_YEAR + (packed >> 20 & 0x1FF)
    if not (day and 1 <= month <= 12 and hour < 24 and minute < 60):
        return None
    return f"{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}"


def _is_property(word: str) -> bool:
    """Property groups of mathematical zones (\\mfPr)."""
    return word.startswith("m") and word.endswith("Pr")


_FONT = re.compile(r"\\f(\d{1,6})(?!\d)(.*?)(?=\\f\d|$)", re.S)
_CHARSET = re.compile(r"\\fcharset(\d{1,3})")
_CONTROL = re.compile(r"\{\\\*[^{}]*\}|\\[a-z]+-?\d* ?")
_SYMBOLS = {"~": "\u00a0", "-": "", "_": "-"}
_CHARACTERS = {
    "tab": "\t",
    "emdash": "—",
    "endash": "–",
    "bullet": "•",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "emspace": "\u2003",
    "enspace": "\u2002",
    "qmspace": "\u2005",
    "zwj": "\u200d",
    "zwnj": "\u200c",
    "mden": "/",
    "msup": "^",
    "msub": "_",
}
# Groups that only some readers know, and whose content is text of the document or leads to it.
_TRANSPARENT = frozenset(
    {"shppict", "shpinst", "ud", "moMath", "moMathPara", "picprop", "shptxt", "flymaincnt"}
)
_SKIPPED = frozenset(
    {
        *("colortbl", "filetbl", "listtable", "listoverridetable", "rsidtbl", "generator"),
        *("nonshppict", "objdata", "datafield", "bkmkend", "mmathPict", "pnseclvl", "sp"),
        *("themedata", "colorschememapping", "latentstyles", "datastore", "xmlnstbl", "xe", "tc"),
        *("ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn", "fldtype", "rxe", "txe"),
    }
)
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
    "atnid": Reader._leave_out,
    **dict.fromkeys(
        [f"{kind}{side}" for kind in ("header", "footer") for side in ("", "l", "r", "f")],
        Reader._page_furniture,
    ),
}
_WORDS: dict[str, Callable[[Reader, int | None], None]] = {
    "ansicpg": Reader._set_code_page,
    "deff": Reader._set_default_font,
    "f": Reader._set_font,
    "af": Reader._associate_font,
    "loch": Reader._low_half,
    "hich": Reader._high_half,
    "dbch": Reader._double_byte,
    "uc": _assign("ascii_fallbacks", 1),
    "plain": Reader._plain,
    "pard": Reader._default_paragraph,
    "par": Reader._end_paragraph,
    "sect": Reader._end_paragraph,
    "line": Reader._line,
    "cell": Reader._cell,
    "row": Reader._row,
    "nestcell": Reader._nested,
    "nestrow": Reader._nested,
    "trowd": Reader._row_definition,
    "cellx": Reader._column,
    "intbl": _switch("in_table"),
    "itap": _assign("depth"),
    "page": Reader._page_break,
    "pagebb": Reader._page_break,
    "v": _switch("hidden"),
    "super": _switch("raised"),
    "nosupersub": _not_raised,
    "sub": _not_raised,
    "revised": _switch("inserted"),
    "deleted": _switch("deleted"),
    "revauth": _assign("author"),
    "revauthdel": _assign("author"),
    "revdttm": _assign("moment"),
    "revdttmdel": _assign("moment"),
    "s": _assign("style"),
    "cs": Reader._other_style,
    "ts": Reader._other_style,
    "ds": Reader._other_style,
    "outlinelevel": Reader._level,
    "ls": Reader._set_list,
    "ilvl": Reader._set_list_level,
    "chftn": Reader._note_sign,
}
