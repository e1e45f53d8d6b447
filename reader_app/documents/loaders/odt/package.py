"""The parts of an OpenDocument file, in a ZIP package or in one flat XML file."""

from __future__ import annotations

import base64
import binascii

from reader_app.documents.archives import Archive, resolve
from reader_app.documents.limits import PICTURE_BYTES, Budget
from reader_app.documents.xml import Element, local_name, parse, parse_part
from reader_app.errors import KnownError

_ZIP = b"PK"
_HEAD = 4096
_OFFICE = b"urn:oasis:names:tc:opendocument:xmlns:office:1.0"
_KINDS = (b"opendocument.text", b"opendocument.spreadsheet")
_MANIFEST = "META-INF/manifest.xml"
_FLAT_PICTURE = "binary-data:"


def is_opendocument(data: bytes, name: str) -> bool:
    """Whether the content is a text or a spreadsheet of OpenDocument."""
    if not data.startswith(_ZIP):
        head = data[:_HEAD]
        return _OFFICE in head and b":document" in head and head.lstrip()[:1] in (b"<", b"\xef")
    try:
        archive = Archive(data, Budget(name))
    except KnownError:
        return False
    try:
        if "content.xml" not in archive:
            return False
        told = archive.read("mimetype") or archive.read(_MANIFEST) or b""
    except KnownError:
        return _MANIFEST in archive
    return any(kind in told for kind in _KINDS)


class Opened:
    """An opened file. Raises KnownError ``file-damaged``, ``file-encrypted``, and the others of
    odt/protection.py."""

    def __init__(self, data: bytes, budget: Budget) -> None:
        self._budget = budget
        self._flat_pictures: dict[Element, int] | None = None
        self._archive = Archive(data, budget) if data.startswith(_ZIP) else None
        if self._archive is None:
            self.content = self.styles = self._meta = parse(data, budget)
            return
        if b"encryption-data" in (self._archive.read(_MANIFEST) or b""):
            from reader_app.documents.loaders.odt.protection import ProtectedArchive

            self._archive = ProtectedArchive(data, budget)
        content = self.xml("content.xml")
        if content is None:
            raise KnownError("file-damaged", path=budget.name, reason="content.xml")
        self.content = content
        self.styles = self.xml("styles.xml")
        self._meta = self.xml("meta.xml")

    def xml(self, part: str | None) -> Element | None:
        """The root of a part; None if it is missing or beyond reading (noted)."""
        if self._archive is None or part is None:
            return None
        return parse_part(self._archive, part, self._budget)

    def title(self) -> str | None:
        """The title in the file's own description."""
        for meta in self._meta.iter("{*}meta") if self._meta is not None else ():
            for element in meta:
                if local_name(element) == "title":
                    return "".join(element.itertext())
        return None

    def picture_name(self, reference: str, image: Element) -> str | None:
        """What the picture is found by: its part, its address, or its place in a flat file."""
        if reference:
            return resolve("", reference) or reference
        if self._flat_pictures is None:
            binary = enumerate(self.content.iter("{*}binary-data"))
            self._flat_pictures = {element.getparent(): number for number, element in binary}
        number = self._flat_pictures.get(image)
        return None if number is None else f"{_FLAT_PICTURE}{number}"

    def picture(self, src: str) -> bytes | None:
        """The bytes of the picture of that name."""
        if self._archive is not None:
            return self._archive.read(src, PICTURE_BYTES)
        number = src.removeprefix(_FLAT_PICTURE)
        for count, element in enumerate(self.content.iter("{*}binary-data")):
            if number == str(count):
                try:
                    return base64.b64decode("".join(element.itertext()))
                except binascii.Error:
                    return None
        return None

    def embedded(self, reference: str) -> Element | None:
        """The content of an embedded object (a formula, a chart)."""
        part = resolve("", reference)
        return self.xml(f"{part}/content.xml") if part else None
