"""The running text of an RTF file (Rich Text Format 1.9.1) on its way into a flow."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from reader_app.documents.limits import Budget
from reader_app.documents.loaders.docx.drawings import described
from reader_app.documents.loaders.flow import Flow
from reader_app.documents.loaders.raised import raised
from reader_app.documents.loaders.rtf.comments import Comments
from reader_app.documents.loaders.rtf.fields import Fields
from reader_app.documents.loaders.rtf.head import Head
from reader_app.documents.loaders.rtf.moments import moment
from reader_app.documents.loaders.rtf.paragraphs import Paragraphs
from reader_app.documents.loaders.rtf.pictures import name_of
from reader_app.documents.loaders.rtf.scanner import Group, Scanner
from reader_app.documents.loaders.rtf.state import State
from reader_app.documents.loaders.rtf.tokens import group_end
from reader_app.documents.loaders.symbol_fonts import is_symbol_font, symbol
from reader_app.documents.model import BlockKind

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


class Reader(Scanner):
    """Reads the source, a string with one character for each byte of the file."""

    def __init__(self, source: str, flow: Flow, budget: Budget, codec: str | None) -> None:
        super().__init__(source, budget, codec)
        self.flow = flow
        self.builder = flow.builder
        self._head = Head(self)
        self.paragraphs = Paragraphs(flow, self._head.styles)
        self._notes: list[_Aside] = []
        self._furniture: list[_Aside] = []
        self._boxes: list[_Aside] = []
        self._depth_of_boxes = 0
        self._note_mark: str | None = None
        self._page = 1
        parts = self._head, Fields(self), Comments(self)
        self._acts = {word: act for part in parts for word, act in part.acts().items()}
        self._acts |= self._own_acts()

    def _own_acts(self) -> Mapping[str, Callable[[], None]]:
        furniture = [f"{kind}{side}" for kind in ("header", "footer") for side in ("", *"lrf")]
        return {
            **dict.fromkeys(("listtext", "pntext"), self._label),
            "bkmkstart": self._bookmark,
            "footnote": self._note,
            "chftn": self._note_sign,
            "pict": self._picture,
            "shptxt": self._text_box,
            "upr": self._unicode_form,
            **dict.fromkeys(furniture, self._page_furniture),
            **dict.fromkeys(("par", "sect"), self._end_paragraph),
            "line": self._line,
            "cell": self._cell,
            "row": self._row,
            **dict.fromkeys(("nestcell", "nestrow"), self._nested),
            "trowd": self._row_definition,
            "cellx": self._column,
            **dict.fromkeys(("page", "pagebb"), self._page_break),
        }

    @property
    def title(self) -> str | None:
        """What the file's own fields call it."""
        return self._head.title

    def read(self) -> None:
        """Read all of it: the text, then notes, then headers and footers."""
        if re.search(r"\\(?:page|pagebb|sbkpage)(?![a-z])", self.source):
            self.builder.page("1")
        self.run(0, len(self.source))
        self.paragraphs.finish()
        for note in self._notes:
            with self.builder.note(note.key):
                self._note_mark = f"{note.mark} "
                self._aside(note)
        self._note_mark = None
        self.paragraphs.kind = BlockKind.BOILERPLATE
        for aside in self._unlike_furniture():
            self._aside(aside)
        self.flow.finish()

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
            self.paragraphs.finish()
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
        return self.builder.full

    def act(self, word: str) -> bool:
        act = self._acts.get(word)
        if act:
            act()
        return act is not None

    def opened(self) -> None:
        self._head.begin_style()

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
        self.paragraphs.begin(state)
        if state.deleted:
            with self.flow.deleted(*self._who()):
                self.flow.text(text)
        elif state.inserted:
            with self.flow.inserted(*self._who()):
                self.flow.text(text)
        else:
            self.flow.text(text)

    def _who(self) -> tuple[str | None, str | None]:
        return self._head.author(self.state.author), moment(self.state.moment)

    # Destinations

    def collect(self, on_end: Callable[[str], None]) -> None:
        """The text of the current group goes to ``on_end`` instead of into the document."""
        sink: list[str] = []
        self.state.sink = sink
        if self.groups:
            self.groups[-1].on_end = lambda: on_end("".join(sink))

    def _take_aside(self, asides: list[_Aside], mark: str = "", key: str = "") -> None:
        end = group_end(self.source, self.position) - 1
        asides.append(_Aside(self.position, end, self.state.copy(), mark, key))
        self.position = max(self.position, end)

    def _label(self) -> None:
        state = self.state
        shown = state.sink is None and not state.hidden and not state.deleted
        self.collect(lambda text: self.paragraphs.label(text) if shown else None)

    def _bookmark(self) -> None:
        if self.state.sink is None:
            self.collect(lambda name: self.builder.target(name.strip()))
        else:
            self.leave_out()

    def _note(self) -> None:
        if self.state.sink is not None or self._note_mark is not None:
            self.leave_out()
            return
        count = len(self._notes) + 1
        key = f"note {count}"
        self.paragraphs.begin(self.state)
        self.flow.close_gap()
        if not self.state.deleted:
            self.builder.note_reference(key, str(count))
        note = self.state
        self.state = State(font=note.font, ascii_fallbacks=note.ascii_fallbacks)
        self._take_aside(self._notes, f"[{count}]", key)
        self.state = note

    def _note_sign(self) -> None:
        """\\chftn: in the text it stands before the note, in the note it is its number."""
        if self._note_mark:
            self.write(self._note_mark)

    def _page_furniture(self) -> None:
        self._take_aside(self._furniture)

    def _text_box(self) -> None:
        if self._depth_of_boxes < _MOST_NESTED_BOXES:
            self._take_aside(self._boxes)
        else:
            self.leave_out()

    def _picture(self) -> None:
        start = self.position
        end = group_end(self.source, start) - 1
        if self.state.sink is None and not self.state.hidden and not self.state.deleted:
            described_by = _ALT.search(self.source, start, min(end, start + 20_000))
            alt = self.plain_text(*described_by.span(1)) if described_by else ""
            self.paragraphs.begin(self.state)
            self.builder.image(name_of(self.source, start), described(alt))
        self.position = max(start, end)

    def _unicode_form(self) -> None:
        """\\upr{ANSI}{\\*\\ud{Unicode}}: only the second is read."""
        if self.source.startswith("{", self.position):
            self.position = group_end(self.source, self.position + 1)

    # Paragraphs and tables

    def _end_paragraph(self) -> None:
        self.flush()
        if self.state.sink is not None:
            self.state.sink.append("\n")
            return
        if self.state.deleted:
            return
        self.paragraphs.end(self.state)
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            self._depth_of_boxes += 1
            self._aside(box)
            self._depth_of_boxes -= 1

    def _line(self) -> None:
        if self.state.sink is not None:
            self.state.sink.append(" ")
        elif not self.state.hidden:
            self.paragraphs.line(self.state)

    def _cell(self) -> None:
        if self.state.sink is None:
            self.paragraphs.cell(self.state)

    def _row(self) -> None:
        if self.state.sink is None:
            self.paragraphs.row()

    def _nested(self) -> None:
        if self.state.sink is None:
            self.paragraphs.nested()

    def _row_definition(self) -> None:
        self.paragraphs.columns = 0

    def _column(self) -> None:
        self.paragraphs.columns += 1

    def _page_break(self) -> None:
        if self.state.sink is None and self.builder.position:
            self.paragraphs.begin(self.state)
            self._page += 1
            self.builder.page(str(self._page))
