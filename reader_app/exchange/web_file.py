"""Files of annotations for programs: JSON-LD of the W3C, and the ZIP of EPUB Annotations.

A file of JSON-LD is one AnnotationCollection with its only page inside it, an annotation a line;
a ZIP holds an AnnotationSet for each document.
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterable
from typing import Any, BinaryIO

import reader_app
from reader_app.exchange.entry import derived_id, zulu
from reader_app.exchange.marked import Marked
from reader_app.exchange.web_annotation import (
    EPUB_CONTEXT,
    WEB_CONTEXT,
    about_object,
    epub_object,
    web_object,
)

_GENERATOR = {
    "id": "urn:zhanjuan:reader",
    "type": "Software",
    "name": f"Zhanjuan {reader_app.__version__}",
}


def write_web(target: BinaryIO, marked: Iterable[Marked], time: str, label: str) -> int:
    """Every annotation as JSON-LD; how many there were. ``time`` is ISO 8601 in UTC."""
    head = {
        "@context": WEB_CONTEXT,
        "id": f"urn:uuid:{derived_id('collection', time)}",
        "type": "AnnotationCollection",
        "label": label,
        "generator": _GENERATOR,
        "generated": zulu(time),
    }
    page = {"id": f"urn:uuid:{derived_id('page', time)}", "type": "AnnotationPage", "startIndex": 0}
    opened = f'{_json(head)[:-1]},\n"first": {_json(page)[:-1]}, "items": ['
    target.write(_bytes(opened))
    total = 0
    for document in marked:
        for entry in document.entries():
            target.write(_bytes(("," if total else "") + "\n" + _json(web_object(entry))))
            total += 1
    target.write(_bytes(f'\n]}},\n"total": {total}}}\n'))
    return total


def write_epub(target: BinaryIO, marked: Iterable[Marked], time: str) -> int:
    """A ZIP of annotation sets, one a document; how many annotations there were."""
    total = 0
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, document in enumerate(marked, 1):
            name = "annotations.json" if number == 1 else f"annotations-{number}.json"
            with archive.open(name, "w", force_zip64=True) as part:
                part.write(_bytes(_json(_set(document, time))))
            total += len(document.annotations)
        if not total:  # an archive without a set could not be told from any other
            archive.writestr("annotations.json", _json({**_set_head("", time), "items": []}))
    return total


def _set_head(content_hash: str, time: str) -> dict[str, Any]:
    return {
        "@context": EPUB_CONTEXT,
        "id": f"urn:uuid:{derived_id('set', content_hash, time)}",
        "type": "AnnotationSet",
        "generator": _GENERATOR,
        "generated": zulu(time),
        "about": {},
    }


def _set(document: Marked, time: str) -> dict[str, Any]:
    return {
        **_set_head(document.row.content_hash, time),
        "title": document.row.display_title,
        "about": about_object(document.source),
        "items": [epub_object(entry) for entry in document.entries()],
    }


def _json(found: object) -> str:
    return json.dumps(found, ensure_ascii=False)


def _bytes(text: str) -> bytes:
    """UTF-8; half a surrogate pair is written as the escape that JSON has for it."""
    return text.encode("utf-8", "backslashreplace")
