"""A page to read as a file: Markdown, HTML or DOCX from the same parts."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import BinaryIO

from reader_app.exchange.carried import PART, Carrier
from reader_app.exchange.docx_page import DocxWriter
from reader_app.exchange.entry import zulu
from reader_app.exchange.html_page import HtmlWriter
from reader_app.exchange.layout import Part, write_all
from reader_app.exchange.markdown_page import MarkdownWriter
from reader_app.exchange.output_file import as_text


class PageForm(StrEnum):
    """The kinds of file, as the command line names them."""

    DOCX = "docx"
    HTML = "html"
    MARKDOWN = "markdown"


def write_page(
    target: BinaryIO,
    form: PageForm,
    title: str,
    parts: Iterable[Part],
    language: str,
    time: str,
    carrier: Carrier | None = None,
) -> None:
    """Write parts as they come. ``language`` is ``zh`` or ``en``, ``time`` ISO 8601 in UTC.

    What a ``carrier`` has is put in unseen.
    """
    match form:
        case PageForm.DOCX:
            with DocxWriter(target) as word:
                word.begin(title, zulu(time))
                write_all(word, parts)
                if carrier is not None:
                    word.attach(PART, carrier.write)
        case PageForm.HTML:
            with as_text(target) as text:
                page = HtmlWriter(text)
                page.begin(title, language)
                write_all(page, parts)
                if carrier is not None:
                    text.flush()
                    carrier.write_in_html(target)
                page.end()
        case PageForm.MARKDOWN:
            with as_text(target) as text:
                write_all(MarkdownWriter(text), parts)
            if carrier is not None:
                carrier.write_in_comment(target)
