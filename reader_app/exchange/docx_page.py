"""Parts of a page as a Word file, written as they come: a hundred thousand take no memory."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from typing import IO, BinaryIO, cast
from xml.sax.saxutils import escape

from reader_app.exchange import docx_styles as fixed
from reader_app.exchange.characters import fit
from reader_app.exchange.layout import (
    Bullets,
    Facts,
    Heading,
    NewPage,
    NoteText,
    Paragraph,
    Part,
    Quotation,
    Remark,
    Run,
    Runs,
    Table,
    Title,
    plain,
)
from reader_app.exchange.note_markdown import parts_of

# Word takes no link longer than this (characters).
_LONGEST_LINK = 2_000


class DocxWriter:
    """Writes parts as they come, after :meth:`begin`; a context manager that ends the file."""

    def __init__(self, target: BinaryIO) -> None:
        self._archive = zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED)
        self._body: IO[bytes] | None = None
        self._paragraph = "Normal"  # the style of running text: another one inside a note

    def begin(self, title: str, time: str) -> None:
        """What comes before the text; ``time`` is an xsd:dateTime in UTC."""
        written = {
            "[Content_Types].xml": fixed.CONTENT_TYPES,
            "_rels/.rels": fixed.RELATIONS,
            "docProps/core.xml": fixed.core_properties(_escaped(title), time),
            "word/_rels/document.xml.rels": fixed.DOCUMENT_RELATIONS,
            "word/styles.xml": fixed.styles(),
            "word/settings.xml": fixed.SETTINGS,
            "word/footer1.xml": fixed.FOOTER,
        }
        for name, content in written.items():
            self._archive.writestr(name, content)
        self._body = self._archive.open("word/document.xml", "w", force_zip64=True)
        self._write(fixed.DOCUMENT_START)

    def __enter__(self) -> DocxWriter:
        return self

    def __exit__(self, *_: object) -> None:
        self._end()
        self._archive.close()

    def attach(self, name: str, write: Callable[[BinaryIO], object]) -> None:
        """End the text and add a part that no program shows (ECMA-376 part 2, 6.2)."""
        self._end()
        with self._archive.open(name, "w", force_zip64=True) as part:
            write(cast(BinaryIO, part))

    def _end(self) -> None:
        self._write(fixed.DOCUMENT_END)
        if self._body is not None:
            self._body.close()
            self._body = None

    def add(self, part: Part) -> None:
        if isinstance(part, NoteText):
            self._paragraph = "NoteText"
            for inner in parts_of(part.markdown):
                self.add(inner)
            self._paragraph = "Normal"
        else:
            self._write(self._markup(part))

    def _write(self, text: str) -> None:
        if self._body is not None:
            self._body.write(text.encode("utf-8"))

    def _markup(self, part: Part) -> str:
        match part:
            case Title(text, below):
                return _styled("Title", text) + (_styled("Subtitle", below) if below else "")
            case Heading(level, text):
                return _styled(f"Heading{min(level, 4)}", text)
            case Paragraph(runs):
                return _paragraph(self._paragraph, runs)
            case Remark(runs):
                return _paragraph("Remark", runs)
            case Quotation():
                return _quotation(part)
            case Bullets(items, numbered):
                return "".join(
                    _paragraph("ListText", (Run(f"{n}. " if numbered else "·  "), *item))
                    for n, item in enumerate(items, 1)
                )
            case Facts(rows):
                return _facts(rows)
            case Table():
                return _table(part)
            case NewPage():
                return '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
        return ""


def _styled(style: str, text: str) -> str:
    return _paragraph(style, plain(text))


def _paragraph(style: str, runs: Runs, properties: str = "") -> str:
    inside = "".join(map(_run, runs))
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{inside}</w:p>'


def _run(run: Run, extra: str = "") -> str:
    look = ('<w:rStyle w:val="Hyperlink"/>' if run.link else "") + (
        '<w:rFonts w:ascii="Consolas" w:hAnsi="Consolas"/>' if run.code else ""
    )
    look += ("<w:b/>" if run.bold else "") + ("<w:i/>" if run.italic else "") + extra
    lines = _escaped(run.text).split("\n")
    text = "<w:br/>".join(f'<w:t xml:space="preserve">{line}</w:t>' for line in lines)
    text = text.replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">')
    found = f"<w:r><w:rPr>{look}</w:rPr>{text}</w:r>"
    if not run.link or len(run.link) > _LONGEST_LINK:
        return found
    address = _escaped(run.link.replace('"', "%22").replace("\\", "%5C")).replace('"', "&quot;")
    return f'<w:fldSimple w:instr=" HYPERLINK &quot;{address}&quot; ">{found}</w:fldSimple>'


def _quotation(quotation: Quotation) -> str:
    bar, ground = fixed.BARS[quotation.colour]
    properties = (
        "<w:keepLines/><w:pBdr>"
        f'<w:left w:val="single" w:sz="24" w:space="8" w:color="{bar}"/></w:pBdr>'
        f'<w:shd w:val="clear" w:color="auto" w:fill="{ground}"/>'
    )
    extra = '<w:u w:val="single"/>' if quotation.underlined else ""
    return (
        f'<w:p><w:pPr><w:pStyle w:val="Quote"/>{properties}</w:pPr>'
        f"{_run(Run(quotation.text), extra)}</w:p>"
    )


def _facts(rows: tuple[tuple[str, str], ...]) -> str:
    widths = (fixed.TEXT_WIDTH * 18 // 100, fixed.TEXT_WIDTH * 82 // 100)
    lines = "".join(
        "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
        + _cell(name, widths[0], "Remark")
        + _cell(value, widths[1], "TableText")
        + "</w:tr>"
        for name, value in rows
    )
    return _framed(lines, widths, borders=False)


def _table(table: Table) -> str:
    whole = sum(table.shares)
    widths = tuple(fixed.TEXT_WIDTH * share // whole for share in table.shares)
    head = "".join(
        _cell(text, width, "TableHead", '<w:shd w:val="clear" w:color="auto" w:fill="F1ECE2"/>')
        for text, width in zip(table.head, widths, strict=True)
    )
    lines = [f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{head}</w:tr>"]
    for row in table.rows:
        cells = (_cell(text, width) for text, width in zip(row, widths, strict=True))
        lines.append(f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(cells)}</w:tr>")
    return _framed("".join(lines), widths, borders=True)


def _cell(text: str, width: int, style: str = "TableText", shade: str = "") -> str:
    inside = _paragraph(style, plain(text))
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr>{inside}</w:tc>'


def _framed(lines: str, widths: tuple[int, ...], borders: bool) -> str:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    drawn = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="CFC8BC"/>' for side in sides
    )
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    # Two tables in a row would grow into one, so a small paragraph stands behind each.
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f"{f'<w:tblBorders>{drawn}</w:tblBorders>' if borders else ''}"
        '<w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{lines}</w:tbl>"
        '<w:p><w:pPr><w:pStyle w:val="Remark"/></w:pPr></w:p>'
    )


def _escaped(text: str) -> str:
    return escape(fit(text).replace("\r", "\n"))
