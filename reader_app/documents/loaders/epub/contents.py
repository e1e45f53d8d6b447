"""The table of contents of an EPUB: the titles of its chapters and where they begin."""

from __future__ import annotations

from typing import NamedTuple

from reader_app.documents import limits, xml
from reader_app.documents.archives import Archive, resolve
from reader_app.documents.loaders.epub.package import Package
from reader_app.documents.xml import Element, attribute, local_name
from reader_app.errors import KnownError

_MOST_ENTRIES = 20_000


class Entry(NamedTuple):
    """``fragment`` is the id in the page ``path``, empty for its beginning; ``depth`` from 1."""

    title: str
    path: str
    fragment: str
    depth: int


def read_contents(archive: Archive, package: Package, budget: limits.Budget) -> list[Entry]:
    """The entries in order; the navigation document goes before the NCX of EPUB 2.

    Contents that cannot be read are no contents: the book is read all the same.
    """
    for part, read in ((package.nav, _of_nav), (package.ncx, _of_ncx)):
        if part is None:
            continue
        try:
            data = archive.read(part.path)
            entries = read(xml.parse(data, budget), part.path) if data else []
        except KnownError:
            continue
        if entries:
            return entries
    return []


def _of_nav(root: Element, base: str) -> list[Entry]:
    navs = [one for one in root.iter() if local_name(one) == "nav"]
    toc = next((one for one in navs if "toc" in attribute(one, "type").split()), None)
    if toc is None:
        toc = navs[0] if navs else None
    if toc is None:
        return []
    entries: list[Entry] = []
    for link in toc.iter():
        if local_name(link) == "a" and len(entries) < _MOST_ENTRIES:
            depth = sum(local_name(above) == "ol" for above in link.iterancestors())
            _add(entries, "".join(link.itertext()), link.get("href") or "", base, depth)
    return entries


def _of_ncx(root: Element, base: str) -> list[Entry]:
    entries: list[Entry] = []
    for point in root.iter():
        if local_name(point) != "navPoint" or len(entries) >= _MOST_ENTRIES:
            continue
        depth = 1 + sum(local_name(above) == "navPoint" for above in point.iterancestors())
        title, target = "", ""
        for child in point:
            if local_name(child) == "navLabel":
                title = "".join(child.itertext())
            elif local_name(child) == "content":
                target = child.get("src") or ""
        _add(entries, title, target, base, depth)
    return entries


def _add(entries: list[Entry], title: str, target: str, base: str, depth: int) -> None:
    path = resolve(base, target)
    words = " ".join(title.split())
    if path is not None and words:
        entries.append(Entry(words, path, target.partition("#")[2], depth))
