"""W3C Web Annotation JSON-LD, and the ZIP of EPUB Annotations: our own files and others'."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reader_app.documents.archives import Archive
from reader_app.documents.limits import FILE_BYTES, Budget
from reader_app.exchange.entry import Source
from reader_app.exchange.incoming import Incoming, broken, json_of
from reader_app.exchange.web_reading import about_source, entry_of

_SETS = (".json", ".jsonld", ".annotation")
_MARK = b'"Annotation'
_ZIP = b"PK\x03\x04"


@dataclass(frozen=True, slots=True)
class _Found:
    item: object
    about: Source | None = None


def sniff(data: bytes, name: str) -> bool:
    """JSON that speaks of annotations near its beginning, or a ZIP that is named for them."""
    if data.startswith(_ZIP):
        return name.lower().endswith((".annotations", ".annotation"))
    return data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"[") and _MARK in data


def read(data: bytes, name: str) -> Incoming:
    """Every annotation of the file; one that cannot be understood is named among the problems."""
    incoming = Incoming()
    parts = _unpacked(data, name) if data.startswith(_ZIP) else [json_of(data, name)]
    for part in parts:
        for number, found in enumerate(_annotations(part), 1):
            try:
                incoming.entries.append(entry_of(found.item, found.about))
            except ValueError as error:
                incoming.skip(name, number, str(error))
    return incoming


def _unpacked(data: bytes, name: str) -> Iterator[object]:
    archive = Archive(data, Budget(name, seconds=60))
    sets = [part for part in archive.names() if part.lower().endswith(_SETS)]
    if not sets:
        raise broken(name, "no annotation set in the archive")
    for part in sets:
        yield json_of(archive.read(part, FILE_BYTES) or b"", f"{name}/{part}")


def _annotations(found: object, about: Source | None = None, depth: int = 0) -> Iterator[_Found]:
    """The annotations of a set, a page, a collection or a list, in the order of the file."""
    if isinstance(found, list):
        for item in found:
            yield from _annotations(item, about, depth + 1)
    elif isinstance(found, dict) and depth < 8:
        kinds = found.get("type", found.get("@type"))
        if "AnnotationSet" in (kinds if isinstance(kinds, list) else [kinds]):
            about = about_source(found.get("about"))
        inner = [found[key] for key in ("first", "items", "@graph") if key in found]
        if not inner:
            yield _Found(found, about)
        for items in inner:
            yield from _annotations(items, about, depth + 1)
