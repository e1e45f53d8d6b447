"""REFI-QDA project exchange (QDPX): tags as codes, marks as coded selections of plain text.

https://www.qdasoftware.org, schema ``urn:QDA-XML:project:1.0``. A ZIP of ``project.qde`` and, in
its folder ``Sources``, the texts; positions count Unicode code points from 0, the end is exclusive.
The order of the elements is that of the schema's sequences.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator
from typing import BinaryIO, NamedTuple, cast
from xml.sax.saxutils import escape, quoteattr

import reader_app
from reader_app.exchange.carried import PART, Carrier
from reader_app.exchange.characters import fit
from reader_app.exchange.entry import derived_id, zulu
from reader_app.exchange.marked import Marked
from reader_app.exchange.wording import Wording
from reader_app.library.anchors import Placement
from reader_app.library.annotation import Annotation, Target
from reader_app.library.library import Library

NAMESPACE = "urn:QDA-XML:project:1.0"
# Colours for codes, one after another; codes need to be told apart, they have no other meaning.
_CODE_COLOURS = ("#D9A900", "#5C9E52", "#3F86B5", "#C6503F", "#8D63B5", "#B7791F", "#2F7F7A")


class _Note(NamedTuple):
    guid: str
    name: str
    text: str
    created: str


def write_qdpx(
    target: BinaryIO,
    library: Library,
    marked: Iterable[Marked],
    wording: Wording,
    time: str,
    carrier: Carrier,
) -> int:
    """A project of these documents; how many annotations it has. ``time`` is ISO 8601 in UTC.

    What the project cannot hold is in a part beside it, by the ``carrier``.
    """
    sources: list[str] = []
    notes: list[_Note] = []
    codes: dict[str, None] = {}
    total = 0
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for document in marked:
            guid = derived_id("source", document.row.content_hash)
            text = fit(library.text(document.row.id))
            archive.writestr(f"Sources/{guid}.txt", text)
            sources.append(_source(guid, document, len(text), notes, wording))
            codes |= dict.fromkeys(t for one in document.annotations for t in one.tags)
            total += len(document.annotations)
        project = _project(_codebook(codes), sources, notes, time)
        archive.writestr("project.qde", project)
        with archive.open(PART, "w", force_zip64=True) as part:
            carrier.write(cast(BinaryIO, part))
    return total


def _project(codebook: str, sources: list[str], notes: list[_Note], time: str) -> str:
    user = derived_id("user")
    inside = [
        f'<Users><User guid="{user}" name="Zhanjuan"/></Users>',
        codebook,
        f"<Sources>{''.join(sources)}</Sources>" if sources else "",
        f"<Notes>{''.join(map(_note, notes))}</Notes>" if notes else "",
    ]
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<Project xmlns="{NAMESPACE}" name="Zhanjuan" '
        f'origin="Zhanjuan {reader_app.__version__}" creatingUserGUID="{user}" '
        f"creationDateTime={_attribute(zulu(time))}>\n" + "\n".join(filter(None, inside)) + "\n"
        "</Project>\n"
    )


def _codebook(codes: Iterable[str]) -> str:
    lines = [
        f'<Code guid="{_code_guid(tag)}" name={_attribute(tag)} isCodable="true" '
        f'color="{_CODE_COLOURS[number % len(_CODE_COLOURS)]}"/>'
        for number, tag in enumerate(codes)
    ]
    return f"<CodeBook><Codes>{''.join(lines)}</Codes></CodeBook>" if lines else ""


def _source(guid: str, document: Marked, length: int, notes: list[_Note], wording: Wording) -> str:
    selections: list[str] = []
    whole: list[str] = []
    note_refs: list[str] = []
    for one in document.annotations:
        refs = list(_note_refs(one, notes, wording))
        anchor = one.anchor
        placed = one.placement is Placement.PLACED and one.target is not Target.DOCUMENT
        if anchor is not None and placed and anchor.end <= length:
            selections.append(_selection(one, anchor.start, anchor.end, refs, wording))
        else:
            whole += _codings(one)
            note_refs += refs
    return (
        f'<TextSource guid="{guid}" name={_attribute(document.row.display_title)} '
        f'plainTextPath="internal://{guid}.txt">\n'
        f"{_description(document.row.name)}"
        f"{''.join(selections)}{''.join(whole)}{''.join(note_refs)}</TextSource>\n"
    )


def _selection(one: Annotation, start: int, end: int, refs: list[str], wording: Wording) -> str:
    name = one.name or wording.kind(one.kind)
    times = _times(one)
    return (
        f'<PlainTextSelection guid="{one.id}" name={_attribute(name)} startPosition="{start}" '
        f'endPosition="{end}"{times}>{_description(one.anchor.exact if one.anchor else "")}'
        f"{''.join(_codings(one))}{''.join(refs)}</PlainTextSelection>\n"
    )


def _codings(one: Annotation) -> Iterator[str]:
    for tag in one.tags:
        guid = derived_id("coding", one.id, tag)
        created = f" creationDateTime={_attribute(zulu(one.created))}" if one.created else ""
        yield f'<Coding guid="{guid}"{created}><CodeRef targetGUID="{_code_guid(tag)}"/></Coding>'


def _note_refs(one: Annotation, notes: list[_Note], wording: Wording) -> Iterator[str]:
    """The note of a mark; and of one without a place, its words, which no selection can hold."""
    words = [one.note]
    if one.placement is not Placement.PLACED and one.anchor is not None:
        words.insert(0, f"{wording.say('page-unplaced')}{wording.pair}{one.anchor.exact}")
    text = "\n\n".join(filter(None, words))
    if text:
        guid = derived_id("note", one.id)
        notes.append(_Note(guid, one.name or wording.kind(one.kind), text, one.created))
        yield f'<NoteRef targetGUID="{guid}"/>'


def _note(note: _Note) -> str:
    created = f" creationDateTime={_attribute(zulu(note.created))}" if note.created else ""
    return (
        f'<Note guid="{note.guid}" name={_attribute(note.name)}{created}>'
        f"<PlainTextContent>{_content(note.text)}</PlainTextContent></Note>\n"
    )


def _times(one: Annotation) -> str:
    created = f" creationDateTime={_attribute(zulu(one.created))}" if one.created else ""
    modified = f" modifiedDateTime={_attribute(zulu(one.modified))}" if one.modified else ""
    return created + modified


def _description(text: str) -> str:
    return f"<Description>{_content(text)}</Description>" if text else ""


def _code_guid(tag: str) -> str:
    return derived_id("code", tag)


def _content(text: str) -> str:
    return escape(fit(text))


def _attribute(text: str) -> str:
    return quoteattr(fit(text))
