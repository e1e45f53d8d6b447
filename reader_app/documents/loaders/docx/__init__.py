"""Word documents: Office Open XML (ECMA-376, ISO/IEC 29500, transitional and strict), .docx/.docm.

Macros, embedded objects and linked files are never opened.
"""

from __future__ import annotations

from pathlib import Path

from reader_app.documents.archives import Archive
from reader_app.documents.builder import Builder
from reader_app.documents.limits import PICTURE_BYTES, Budget, check_size
from reader_app.documents.loaders.docx.body import BodyReader
from reader_app.documents.loaders.docx.package import Package
from reader_app.documents.loaders.flow import Flow
from reader_app.documents.model import Document
from reader_app.documents.xml import local_name
from reader_app.errors import KnownError

_ZIP = b"PK"
_USUAL_PART = "word/document.xml"
_CONTENT_TYPES = "[Content_Types].xml"


def sniff(data: bytes, name: str) -> bool:
    """A package whose main part is a word processor's; the list of types may be damaged."""
    if not data.startswith(_ZIP):
        return False
    try:
        archive = Archive(data, Budget(name))
    except KnownError:
        return False
    if _USUAL_PART in archive:
        return True
    try:
        types = archive.read(_CONTENT_TYPES) or b""
    except KnownError:
        return False
    return b"wordprocessingml" in types or b"ms-word.document" in types


def load(data: bytes, name: str, encoding: str | None = None) -> Document:
    """Raises KnownError: ``file-damaged``, ``file-encrypted``, ``file-bomb``, ``file-no-text``."""
    check_size(data, name)
    budget = Budget(name)
    package = Package(data, budget)
    part = package.main_part() or _USUAL_PART
    root = package.xml(part)
    if root is None:
        raise KnownError("file-damaged", path=name, reason=part)
    builder = Builder(budget, "docx")
    flow = Flow(builder, budget)
    BodyReader(package, part, flow, budget).read(root)
    return builder.document(flow.stated(_title(package)))


def picture(data: bytes, src: str, path: Path) -> bytes | None:
    """The bytes of an embedded picture; linked ones are not fetched."""
    try:
        return Archive(data, Budget(src)).read(src, PICTURE_BYTES)
    except KnownError:
        return None


def _title(package: Package) -> str | None:
    core = package.xml(package.main_part("core-properties"))
    for element in core if core is not None else ():
        if local_name(element) == "title":
            return str(element.text or "") or None
    return None
