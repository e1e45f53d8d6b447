"""Our own pages, tables and packages: the annotations that they carry besides what is to read."""

from __future__ import annotations

import csv
import io
import xml.etree.ElementTree as Xml
from collections.abc import Iterable, Iterator

from reader_app.documents.archives import Archive
from reader_app.documents.limits import FILE_BYTES, Budget
from reader_app.exchange.carried import COLUMN, PART, carried_in_text
from reader_app.exchange.incoming import LONGEST, Incoming, broken, has_entities, text_of
from reader_app.exchange.readers import web

_ZIP = b"PK\x03\x04"
_IN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_SHEETS = "xl/worksheets/"
_STRINGS = "xl/sharedstrings.xml"


def sniff(data: bytes, name: str) -> bool:
    if data.startswith(_ZIP):
        return name.lower().endswith((".docx", ".qdpx", ".xlsx")) and _of_package(data, name) != b""
    return carried_in_text(data) is not None or _is_table(data)


def read(data: bytes, name: str) -> Incoming:
    if data.startswith(_ZIP):
        content = _of_package(data, name)
    elif (carried := carried_in_text(data)) is not None:
        content = carried
    else:
        content = _of_table(data, name)
    return web.read(content, name)


def _listed(lines: Iterable[str]) -> bytes:
    return f"[{','.join(lines)}]".encode("utf-8", "backslashreplace")


# -- tables ------------------------------------------------------------------------------------


def _is_table(data: bytes) -> bool:
    head = data[:2000].partition(b"\n")[0].rstrip(b"\r")
    return head.rpartition(b",")[2].strip(b'"') == COLUMN.encode()


def _of_table(data: bytes, name: str) -> bytes:
    csv.field_size_limit(LONGEST)
    rows = csv.reader(io.StringIO(text_of(data, name), newline=""))
    try:
        place = next(rows, []).index(COLUMN)
        return _listed(row[place] for row in rows if len(row) > place and row[place])
    except (csv.Error, ValueError) as error:
        raise broken(name, str(error)) from None


# -- packages ----------------------------------------------------------------------------------


def _of_package(data: bytes, name: str) -> bytes:
    """What is carried; b"" if nothing is."""
    archive = Archive(data, Budget(name, seconds=60))
    carried = archive.read(PART, FILE_BYTES)
    if carried is not None:
        return carried
    sheets = [part for part in archive.names() if part.lower().startswith(_SHEETS)]
    strings = _strings(archive, name) if sheets else []
    for sheet in sheets:
        rows = _rows(archive.read(sheet, FILE_BYTES) or b"", strings, name)
        if next(rows, [])[:1] == [COLUMN]:
            return _listed("".join(row) for row in rows if row)
    return b""


def _strings(archive: Archive, name: str) -> list[str]:
    """The texts that a program which has saved the file again keeps apart."""
    data = archive.read(_STRINGS, FILE_BYTES)
    if data is None:
        return []
    return [
        "".join(t.text or "" for t in one.iter(f"{_IN}t")) for one in _elements(data, "si", name)
    ]


def _rows(data: bytes, strings: list[str], name: str) -> Iterator[list[str]]:
    for row in _elements(data, "row", name):
        yield [_words(cell, strings) for cell in row.iter(f"{_IN}c")]


def _words(cell: Xml.Element, strings: list[str]) -> str:
    value = cell.findtext(f"{_IN}v") or ""
    if cell.get("t") == "s":
        place = int(value) if value.isdecimal() else len(strings)
        return strings[place] if place < len(strings) else ""
    return "".join(t.text or "" for t in cell.iter(f"{_IN}t")) or value


def _elements(data: bytes, tag: str, name: str) -> Iterator[Xml.Element]:
    """The elements of a name, each freed when it has been looked at."""
    if has_entities(data):
        raise broken(name, "ENTITY")
    try:
        for _, element in Xml.iterparse(io.BytesIO(data)):
            if element.tag == f"{_IN}{tag}":
                yield element
                element.clear()
    except (Xml.ParseError, ValueError, LookupError) as error:
        raise broken(name, str(error)) from None
