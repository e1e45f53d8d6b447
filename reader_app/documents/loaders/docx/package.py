"""The parts of an Office Open XML package and what leads from one to the other (ECMA-376-2)."""

from __future__ import annotations

import posixpath
from typing import NamedTuple

from reader_app.documents.archives import Archive, resolve
from reader_app.documents.limits import Budget
from reader_app.documents.xml import Element, attribute, parse_part
from reader_app.errors import KnownError


class Relation(NamedTuple):
    """Where a relation leads: a part of the package, or an address outside it.

    ``kind`` is the last word of its type, which is the same in the strict and the transitional
    form of the standard.
    """

    kind: str
    target: str
    external: bool


class Package:
    """An opened package. Raises KnownError ``file-damaged`` if it is no ZIP file."""

    def __init__(self, data: bytes, budget: Budget) -> None:
        self._archive = Archive(data, budget)
        self._budget = budget
        self._relations: dict[str, dict[str, Relation]] = {}

    def main_part(self, kind: str = "officeDocument") -> str | None:
        """The name of the part that holds the document itself."""
        return self.related("", kind)

    def related(self, part: str, kind: str) -> str | None:
        """The first part that ``part`` ('' for the package) has a relation of this kind to."""
        relations = self.relations(part).values()
        return next((r.target for r in relations if r.kind == kind and not r.external), None)

    def relations(self, part: str) -> dict[str, Relation]:
        """The relations of a part by their ids."""
        if part not in self._relations:
            folder, name = posixpath.split(part)
            root = self.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
            self._relations[part] = _read(root, part) if root is not None else {}
        return self._relations[part]

    def xml(self, part: str | None) -> Element | None:
        """The root element of a part; None if it is not there or beyond reading (noted)."""
        return parse_part(self._archive, part, self._budget) if part else None

    def bytes(self, part: str | None) -> bytes | None:
        """The content of a part; None if it is not there or cannot be unpacked (noted)."""
        if part is None:
            return None
        try:
            return self._archive.read(part)
        except KnownError as error:
            self._missing(part, error)
            return None

    def _missing(self, part: str | None, error: KnownError) -> None:
        if error.code != "file-damaged":
            raise error
        self._budget.warn("content-missing", part=posixpath.basename(part or ""))


def _read(root: Element, part: str) -> dict[str, Relation]:
    found = {}
    for element in root:
        external = attribute(element, "TargetMode") == "External"
        reference = attribute(element, "Target")
        target = reference if external else resolve(part or "/", reference)
        if target:
            kind = attribute(element, "Type").rpartition("/")[2]
            found[attribute(element, "Id")] = Relation(kind, target, external)
    return found
