"""The stylesheet of an RTF file: which paragraph styles are headings, captions, quotations."""

from __future__ import annotations

from reader_app.documents.loaders.style_names import Role, role_of
from reader_app.documents.model import BlockKind

_BODY_TEXT = 9


class Stylesheet:
    """Roles of paragraph styles by their numbers."""

    def __init__(self) -> None:
        self._roles: dict[int, Role] = {}

    def add(self, style: int, name: str, outline: int | None) -> None:
        """A style of the sheet; its name tells its role, else the outline level."""
        role = role_of(name.strip().rstrip(";"))
        if role is None and outline is not None and 0 <= outline < _BODY_TEXT:
            role = Role(BlockKind.HEADING, outline + 1)
        if role:
            self._roles[style] = role

    def role(self, style: int) -> Role | None:
        return self._roles.get(style)
