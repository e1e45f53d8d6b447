"""Citations from templates: words, and fields in braces that a document fills.

``{title}`` is a field; a part in angle brackets is left out whole where a field in it is empty:
``<{author}. >{title}``. Doubled brackets stand for themselves: ``{{``, ``<<``. Nothing of a field
can be reached into, so a template from elsewhere does no harm.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from pathlib import PurePath

from reader_app.documents.model import Document
from reader_app.errors import KnownError
from reader_app.exchange.links import Reference, link_to
from reader_app.library.anchors import describe
from reader_app.library.library import Library
from reader_app.library.rows import DocumentRow

_STATE = "citation_template"  # the key of the state that keeps it

_PIECE = re.compile(
    r"(?P<double>\{\{|\}\}|<<|>>)|\{(?P<field>[^{}<>]*)\}|(?P<bracket>[<>])|(?P<odd>[{}])"
)
LONGEST = 2_000
_SIMPLE = {"zh": "simple", "en": "plain"}


@dataclass(frozen=True, slots=True)
class Cited:
    """What a citation can tell. ``type`` is the mark of GB/T 7714 for the kind of document."""

    title: str = ""
    source: str = ""
    author: str = ""
    date: str = ""
    year: str = ""
    quote: str = ""
    page: str = ""
    heading: str = ""
    path: str = ""
    file: str = ""
    link: str = ""
    note: str = ""
    tags: str = ""
    type: str = "Z"
    accessed: str = ""


FIELDS = tuple(field.name for field in fields(Cited))

# GB/T 7714—2015: author. title[type]. publication, date: page. A reading date in square brackets.
PRESETS: Mapping[str, str] = {
    "simple": "“{quote}”——《{title}》<，{source}><，{date}><，第{page}页>",
    "gbt7714": "<{author}. >{title}[{type}]<. {source}><, {date}><: {page}><[{accessed}]>.",
    "gbt7714-quote": ("“{quote}”（<{author}. >{title}[{type}]<. {source}><, {date}><: {page}>.）"),
    "markdown": "> {quote}\n\n——[{title}](<<{link}>>)<，{source}><，{date}>",
    "plain": "“{quote}” — “{title}”<, {source}><, {date}><, p. {page}>",
}


def cite(template: str, cited: Cited) -> str:
    """The template filled. Raises KnownError ``citation-template`` for one that is malformed."""
    if len(template) > LONGEST:
        raise KnownError("citation-template", reason=template[:40])
    done, part, complete, inside = "", "", True, False
    at = 0
    for match in _PIECE.finditer(template):
        part += template[at : match.start()]
        at = match.end()
        if match["double"]:
            part += match["double"][0]
        elif match["field"] is not None:
            value = _value(match["field"], cited)
            complete = complete and bool(value)
            part += value
        elif match["bracket"] and (match["bracket"] == "<") is not inside:
            done += part if complete or not inside else ""
            part, complete, inside = "", True, not inside
        else:
            raise KnownError("citation-template", reason=match[0])
    if inside:
        raise KnownError("citation-template", reason="<")
    return done + part + template[at:]


def _value(name: str, cited: Cited) -> str:
    if name not in FIELDS:
        raise KnownError("citation-template", reason=f"{{{name}}}")
    value: str = getattr(cited, name)
    return value


def document_type(loader: str) -> str:
    """The mark of GB/T 7714—2015, appendix B, for a loader's name; Z is “other”."""
    return {"epub": "M/OL", "html": "EB/OL", "mhtml": "EB/OL"}.get(loader, "Z")


def cited_at(row: DocumentRow, document: Document, start: int, end: int) -> Cited:
    """What a citation of a stretch of a document (code points) can tell."""
    anchor = describe(document, start, end)
    return Cited(
        title=row.display_title,
        source=row.source or "",
        author=row.author or "",
        date=row.date or "",
        year=(row.date or "")[:4],
        quote=anchor.exact.strip(),
        page=anchor.page or "",
        heading=" › ".join(anchor.headings),
        path=row.location or row.name,
        file=PurePath(row.location or row.name).name,
        link=link_to(Reference(row.content_hash, start, end)),
        type=document_type(row.format),
        accessed=date.today().isoformat(),
    )


def template_of(library: Library, language: str) -> str:
    """The user's template, or the simple one of the language."""
    stored = library.get_state(_STATE)
    return stored if isinstance(stored, str) and stored else PRESETS[_SIMPLE[language]]


def keep_template(library: Library, template: str) -> None:
    """Cite so from now on. Raises KnownError ``citation-template`` for a malformed one."""
    cite(template, Cited())
    library.set_state(_STATE, template)
