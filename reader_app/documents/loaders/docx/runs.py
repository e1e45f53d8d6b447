"""What stands inside a paragraph of a Word document: runs, links, changes, notes, pictures."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext

from reader_app.documents import formulas
from reader_app.documents.limits import Budget
from reader_app.documents.loaders.docx import drawings
from reader_app.documents.loaders.docx.fields import Fields
from reader_app.documents.loaders.docx.notes import Comments, Notes
from reader_app.documents.loaders.docx.package import Package
from reader_app.documents.loaders.flow import Flow
from reader_app.documents.loaders.raised import raised
from reader_app.documents.loaders.symbol_fonts import is_symbol_font, symbol
from reader_app.documents.xml import Element, attribute, local_name

_DEEPEST = 48
_PRIVATE = re.compile("[\uf000-\uf0ff]")
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
# The place where the last editing ended; nobody leads there.
_LAST_EDIT = "_GoBack"


class RunReader:
    """Reads the inline content of paragraphs; ``note_mark`` is the mark of the note being read."""

    def __init__(
        self,
        package: Package,
        part: str,
        flow: Flow,
        fields: Fields,
        notes: dict[str, Notes],
        comments: Comments,
        budget: Budget,
    ) -> None:
        self._package = package
        self._main = self._part = part
        self._flow = flow
        self._builder = flow.builder
        self._fields = fields
        self._notes = notes
        self._comments = comments
        self._budget = budget
        self._boxes: list[Element] = []
        self._depth = 0
        self._page = 1
        self._rendered = False
        self.note_mark = ""

    def enter(self, part: str) -> None:
        """Read another part from here on: its relations are its own."""
        self._part = part

    # Pages

    def find_pages(self, root: Element) -> None:
        """Whether the file says where Word broke the pages when it was last saved; if not, only
        the breaks that the author set are known."""
        self._rendered = next(root.iter("{*}lastRenderedPageBreak"), None) is not None
        breaks = (attribute(br, "type") == "page" for br in root.iter("{*}br"))
        before = root.iter("{*}pageBreakBefore")
        sections = (section.getparent() is not None for section in root.iter("{*}sectPr"))
        if self._rendered or any(breaks) or next(before, None) is not None or sum(sections) > 1:
            self._builder.page("1")

    def page_break(self) -> None:
        """A break that the author set."""
        if not self._rendered:
            self._new_page()

    def _new_page(self) -> None:
        if self._part == self._main and self._page_has_text():
            self._page += 1
            self._builder.page(str(self._page))

    def _page_has_text(self) -> bool:
        return self._builder.position > 0

    # Paragraphs

    def begin_paragraph(self) -> None:
        self._boxes = []

    def end_paragraph(self) -> list[Element]:
        """The contents of the text boxes that are anchored in the paragraph."""
        self._fields.end_paragraph()
        boxes, self._boxes = self._boxes, []
        return boxes

    def inline(self, parent: Element) -> None:
        if self._depth >= _DEEPEST:
            self._budget.warn("content-cut")
            return
        self._depth += 1
        for element in parent:
            self.inline_one(element)
        self._depth -= 1

    def inline_one(self, element: Element) -> None:
        read = _INLINES.get(local_name(element))
        if read:
            read(self, element)

    def change(self, element: Element) -> AbstractContextManager[None]:
        """The context in which the content of a tracked change is written."""
        author, date = attribute(element, "author") or None, attribute(element, "date") or None
        kind = local_name(element)
        if kind in ("del", "moveFrom"):
            return self._flow.deleted(author, date)
        return self._flow.inserted(author, date) if kind in ("ins", "moveTo") else nullcontext()

    def _changed(self, element: Element) -> None:
        with self.change(element):
            self.inline(element)

    def alternative(self, element: Element) -> Element:
        """The first choice of several forms of the same content (ECMA-376-3, 10.2.1)."""
        return element[0] if len(element) else element

    def _alternate(self, element: Element) -> None:
        self.inline(self.alternative(element))

    def _hyperlink(self, element: Element) -> None:
        start = self._builder.position
        self.inline(element)
        relation = self._package.relations(self._part).get(attribute(element, "id"))
        anchor = attribute(element, "anchor")
        target = (relation.target if relation else "") + (f"#{anchor}" if anchor else "")
        self._builder.link(start, self._builder.position, target)

    def _simple_field(self, element: Element) -> None:
        self._fields.begin_simple(attribute(element, "instr"))
        self.inline(element)
        self._fields.end_simple()

    def _control(self, element: Element) -> None:
        for child in element:
            name = local_name(child)
            if name == "sdtPr" and any(local_name(p) == "showingPlcHdr" for p in child):
                return
            if name == "sdtContent":
                self.inline(child)

    def _bookmark(self, element: Element) -> None:
        name = attribute(element, "name")
        if name and name != _LAST_EDIT:
            self._builder.target(name)

    def _comment_start(self, element: Element) -> None:
        self._comments.begin(attribute(element, "id"), self._builder.position)

    def _comment_end(self, element: Element) -> None:
        self._comments.end(attribute(element, "id"), self._builder.position)

    def _comment_mark(self, element: Element) -> None:
        self._comments.refer(attribute(element, "id"), self._builder.position)

    def _formula(self, element: Element) -> None:
        self._write(formulas.omml(element))

    # Runs

    def _run(self, element: Element) -> None:
        font, script = "", ""
        for child in element:
            name = local_name(child)
            if name == "t" or name == "delText":
                self._write(_text(child, font, script))
            elif name == "rPr":
                if _is_hidden(child):
                    return
                font, script = _look(child)
            else:
                self._run_part(name, child)

    def _run_part(self, name: str, element: Element) -> None:
        read = _RUN_PARTS.get(name)
        if read:
            read(self, element)

    def _alternate_part(self, element: Element) -> None:
        for child in self.alternative(element):
            self._run_part(local_name(child), child)

    def _write(self, text: str) -> None:
        if self._fields.showing:
            self._flow.text(text)

    def _tab(self, element: Element) -> None:
        self._write("\t")

    def _break(self, element: Element) -> None:
        kind = attribute(element, "type")
        if kind == "page":
            self.page_break()
        elif kind != "column" and self._fields.showing:
            self._flow.break_line()

    def _hyphen(self, element: Element) -> None:
        self._write("-")

    def _symbol(self, element: Element) -> None:
        try:
            code = int(attribute(element, "char"), 16)
        except ValueError:
            return
        self._write(symbol(code, attribute(element, "font")))

    def _rendered_break(self, element: Element) -> None:
        if self._rendered:
            self._new_page()

    def _note_reference(self, element: Element) -> None:
        kind = local_name(element).removesuffix("Reference")
        custom = attribute(element, "customMarkFollows") in ("1", "true", "on")
        following = element.getnext()
        mark = following.text if custom and following is not None else None
        key, shown = self._notes[kind].refer(attribute(element, "id"), mark)
        if self._fields.showing and not self._flow.deleting:
            self._flow.close_gap()
            self._builder.note_reference(key, shown)
            if mark is not None and following is not None:
                following.text = ""

    def _note_mark(self, element: Element) -> None:
        self._write(f"{self.note_mark} ")

    def _field_character(self, element: Element) -> None:
        self._fields.character(attribute(element, "fldCharType"))

    def _instruction(self, element: Element) -> None:
        self._fields.instruct(element.text or "")

    def _ruby(self, element: Element) -> None:
        start = self._builder.position
        reading = ""
        for child in element:
            if local_name(child) == "rubyBase":
                self.inline(child)
            elif local_name(child) == "rt":
                reading = "".join(child.itertext("{*}t"))
        self._builder.ruby(start, self._builder.position, reading)

    def _drawing(self, element: Element) -> None:
        if self._flow.deleting:
            return
        for picture in drawings.pictures(element, self._package, self._part):
            self._builder.image(picture.src, picture.alt)
        self._write(drawings.words(element, self._package, self._part))
        self._boxes += drawings.text_boxes(element)


def _text(element: Element, font: str, script: str) -> str:
    text = element.text or ""
    if element.get(_XML_SPACE) != "preserve":
        text = text.strip(" \t\r\n")
    if _PRIVATE.search(text) or (font and is_symbol_font(font) and text.isascii()):
        text = "".join(symbol(ord(sign), font) if sign != " " else sign for sign in text)
    return raised(text) if script == "superscript" else text


def _is_hidden(properties: Element) -> bool:
    return any(
        local_name(child) == "vanish" and attribute(child, "val") not in ("0", "false", "off")
        for child in properties
    )


def _look(properties: Element) -> tuple[str, str]:
    """The font if it is one of symbols, and whether the run is raised or lowered."""
    font = script = ""
    for child in properties:
        name = local_name(child)
        if name == "rFonts" and is_symbol_font(attribute(child, "ascii")):
            font = attribute(child, "ascii")
        elif name == "vertAlign":
            script = attribute(child, "val")
    return font, script


_INLINES: dict[str, Callable[[RunReader, Element], None]] = {
    "r": RunReader._run,
    "hyperlink": RunReader._hyperlink,
    "smartTag": RunReader.inline,
    "customXml": RunReader.inline,
    "dir": RunReader.inline,
    "bdo": RunReader.inline,
    "ins": RunReader._changed,
    "del": RunReader._changed,
    "moveTo": RunReader._changed,
    "moveFrom": RunReader._changed,
    "sdt": RunReader._control,
    "fldSimple": RunReader._simple_field,
    "oMath": RunReader._formula,
    "oMathPara": RunReader._formula,
    "AlternateContent": RunReader._alternate,
    "bookmarkStart": RunReader._bookmark,
    "commentRangeStart": RunReader._comment_start,
    "commentRangeEnd": RunReader._comment_end,
    # Content that belongs into a run, but stands outside of one in some files.
    "drawing": RunReader._drawing,
    "pict": RunReader._drawing,
    "object": RunReader._drawing,
}
_RUN_PARTS: dict[str, Callable[[RunReader, Element], None]] = {
    "tab": RunReader._tab,
    "ptab": RunReader._tab,
    "br": RunReader._break,
    "cr": RunReader._break,
    "noBreakHyphen": RunReader._hyphen,
    "sym": RunReader._symbol,
    "lastRenderedPageBreak": RunReader._rendered_break,
    "footnoteReference": RunReader._note_reference,
    "endnoteReference": RunReader._note_reference,
    "footnoteRef": RunReader._note_mark,
    "endnoteRef": RunReader._note_mark,
    "commentReference": RunReader._comment_mark,
    "fldChar": RunReader._field_character,
    "instrText": RunReader._instruction,
    "ruby": RunReader._ruby,
    "drawing": RunReader._drawing,
    "pict": RunReader._drawing,
    "object": RunReader._drawing,
    "AlternateContent": RunReader._alternate_part,
}
