"""XML of untrusted origin: no entities, no document types, nothing fetched, no endless depth."""

from __future__ import annotations

import re
from typing import Any

from reader_app.documents import limits
from reader_app.documents.archives import Archive
from reader_app.errors import KnownError

# An lxml element; the library's own types are not part of it.
Element = Any

# References to halves of surrogate pairs: no characters, and recovered into broken strings.
_SURROGATE = re.compile(rb"&#(?:[xX]0*[dD][89a-fA-F][0-9a-fA-F]{2}|0*5(?:5[3-9]|6\d|7[0-3])\d\d);")


def parse(data: bytes, budget: limits.Budget, *, recover: bool = True) -> Element:
    """The root element. Comments and processing instructions are left out.

    Entities other than the five of XML itself stay unresolved. With ``recover`` what is damaged
    is read as far as it goes and noted as a warning. Raises KnownError ``file-damaged``, and
    ``file-too-complex`` for more elements than a document has.
    """
    from lxml import etree

    if data.count(b"<") > 2 * limits.ELEMENTS:  # a tree of so many takes a gigabyte
        raise KnownError("file-too-complex", path=budget.name)
    data = with_whole_characters(data)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,  # libxml2's own bounds: depth 256, ten megabytes a text node
        remove_comments=True,
        remove_pis=True,
        recover=recover,
        collect_ids=False,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        line, column = error.position
        raise KnownError("file-damaged", path=budget.name, reason=f"XML {line}:{column}") from None
    except ValueError:  # a declaration that contradicts the content
        raise KnownError("file-damaged", path=budget.name, reason="XML") from None
    if root is None:
        raise KnownError("file-damaged", path=budget.name, reason="XML")
    if parser.error_log.filter_from_errors():
        budget.warn("markup-mended")
    return root


def with_whole_characters(data: bytes) -> bytes:
    """XML without references to halves of surrogate pairs, which break what reads them."""
    return _SURROGATE.sub(b"&#xFFFD;", data)


def local_name(element: Element) -> str:
    """The tag without its namespace; empty for what is no element (an entity reference)."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: Element, name: str, default: str = "") -> str:
    """An attribute by its local name, whatever its namespace, or its prefix in a page of HTML."""
    value = element.get(name)
    if value is not None:
        return str(value)
    for key, other in element.attrib.items():
        if key.endswith((f"}}{name}", f":{name}")):
            return str(other)
    return default


def parse_part(archive: Archive, part: str, budget: limits.Budget) -> Element | None:
    """The root of a part of an archive; None if it is missing or beyond reading, which is noted.

    Raises KnownError for what no part may do, such as ``file-bomb``.
    """
    try:
        data = archive.read(part)
        return parse(data, budget) if data else None
    except KnownError as error:
        if error.code != "file-damaged":
            raise
        budget.warn("content-missing", part=part)
        return None
