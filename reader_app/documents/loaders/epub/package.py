"""The package of an EPUB: what it is called, which parts it has, in which order they are read.

EPUB 3.3 (W3C, 2023) and OPF 2.0.1; files that break the rules are read as far as they make sense.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from reader_app.documents import limits, xml
from reader_app.documents.archives import Archive, resolve
from reader_app.documents.model import Metadata
from reader_app.documents.structure.shapes import first_date
from reader_app.documents.structure.words import word_set
from reader_app.documents.xml import Element, attribute, local_name
from reader_app.errors import KnownError

_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_PAGE_TYPES = frozenset(
    {"application/xhtml+xml", "text/html", "application/x-dtbook+xml", "text/x-oeb1-document"}
)
_PAGE_ENDINGS = (".xhtml", ".html", ".htm", ".xml")
# Fonts may be obfuscated without anything else being protected (EPUB 3.3, 4.4).
_OBFUSCATED = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")


@dataclass
class Part:
    """A file of the package: its path in the archive, its type, its properties."""

    path: str
    type: str
    properties: frozenset[str] = frozenset()

    @property
    def is_page(self) -> bool:
        return self.type in _PAGE_TYPES or (
            not self.type.startswith("image/") and self.path.lower().endswith(_PAGE_ENDINGS)
        )


@dataclass
class Package:
    """``spine`` has the pages in the order of reading; ``nav`` and ``ncx`` the contents."""

    metadata: Metadata
    parts: dict[str, Part] = field(default_factory=dict)
    spine: list[Part] = field(default_factory=list)
    nav: Part | None = None
    ncx: Part | None = None
    cover: str | None = None


def read_package(archive: Archive, budget: limits.Budget) -> Package:
    """Raises KnownError: ``file-damaged`` without a package, ``file-encrypted``."""
    path = _package_path(archive, budget)
    data = archive.read(path)
    if data is None:
        raise KnownError("file-damaged", path=budget.name, reason=path)
    root = xml.parse(data, budget)
    package = Package(_metadata(root))
    for item in _named(root, "item"):
        target = resolve(path, item.get("href") or "")
        if target is not None and (key := item.get("id")):
            properties = frozenset((item.get("properties") or "").split())
            package.parts[key] = Part(target, (item.get("media-type") or "").lower(), properties)
    _read_spine(package, root, archive)
    package.nav = next((p for p in package.parts.values() if "nav" in p.properties), None)
    package.cover = _cover(package, root)
    _refuse_protected(archive, package, budget)
    return package


def _package_path(archive: Archive, budget: limits.Budget) -> str:
    data = archive.read(_CONTAINER)
    if data is not None:
        for rootfile in _named(xml.parse(data, budget), "rootfile"):
            path = rootfile.get("full-path") or ""
            if path in archive:
                return path
    for name in archive.names():
        if name.lower().endswith(".opf"):
            return name
    raise KnownError("file-damaged", path=budget.name, reason=_CONTAINER)


def _read_spine(package: Package, root: Element, archive: Archive) -> None:
    spine = next(_named(root, "spine"), None)
    references = _named(spine, "itemref") if spine is not None else iter(())
    seen: set[str] = set()
    for reference in references:
        part = package.parts.get(reference.get("idref") or "")
        if part is not None and part.is_page and part.path not in seen:
            seen.add(part.path)
            package.spine.append(part)
    if spine is not None and (toc := spine.get("toc")):
        package.ncx = package.parts.get(toc)
    if package.ncx is None:
        package.ncx = next(
            (p for p in package.parts.values() if p.type == "application/x-dtbncx+xml"), None
        )
    if not package.spine:  # without an order, that of the archive
        pages = (Part(name, "") for name in archive.names())
        package.spine = [part for part in pages if part.path.lower().endswith(_PAGE_ENDINGS[:3])]


def _metadata(root: Element) -> Metadata:
    stated: dict[str, list[str]] = {}
    for element in root.iter():
        if not isinstance(element.tag, str) or "purl.org/dc/" not in element.tag:
            continue
        name, text = local_name(element), " ".join("".join(element.itertext()).split())
        if text.lower() in word_set("metadata", "placeholders", "untitled"):
            continue
        if text and not (name == "creator" and attribute(element, "role") not in ("", "aut")):
            stated.setdefault(name, []).append(text[:300])
    dates = (first_date(text) for text in stated.get("date", ()))
    return Metadata(
        title=next(iter(stated.get("title", ())), None),
        source=next(iter(stated.get("publisher", ())), None),
        author=" ".join(dict.fromkeys(stated.get("creator", ()))) or None,
        date=next((day for day in dates if day), None),
    )


def _cover(package: Package, root: Element) -> str | None:
    """The picture on the cover: EPUB 3 marks the part, EPUB 2 names it in a meta element."""
    for part in package.parts.values():
        if "cover-image" in part.properties:
            return part.path
    for meta in _named(root, "meta"):
        named = package.parts.get(meta.get("content") or "")
        if meta.get("name") == "cover" and named and named.type.startswith("image/"):
            return named.path
    return None


def _refuse_protected(archive: Archive, package: Package, budget: limits.Budget) -> None:
    """Raises ``file-encrypted`` if a page of the spine cannot be read without a key."""
    if any(archive.is_encrypted(part.path) for part in package.spine[:1]):
        raise KnownError("file-encrypted", path=budget.name)
    data = archive.read(_ENCRYPTION)
    if data is None:
        return
    pages = {part.path for part in package.spine}
    for encrypted in _named(xml.parse(data, budget), "EncryptedData"):
        methods = [attribute(one, "Algorithm") for one in _named(encrypted, "EncryptionMethod")]
        targets = [
            resolve("", attribute(one, "URI")) for one in _named(encrypted, "CipherReference")
        ]
        if pages.intersection(targets) and not any(m.startswith(_OBFUSCATED) for m in methods):
            raise KnownError("file-encrypted", path=budget.name)


def _named(root: Element, name: str) -> Iterator[Element]:
    return (one for one in root.iter() if local_name(one) == name)
