"""What the names of paragraph styles say of a paragraph, in the office programs' languages."""

from __future__ import annotations

import re
from typing import NamedTuple

from reader_app.documents.model import BlockKind

_LEVELS = "一二三四五六七八九"
_HEADING = re.compile(
    rf"(?:heading|标题|標題|überschrift|titre)\s*[_-]?\s*(?P<level>[1-9{_LEVELS}])(?!\d)"
    rf"|(?P<rank>[{_LEVELS}1-4])级标题"
)
_KINDS = (
    (
        BlockKind.TITLE,
        re.compile(r"title|标题|標題|题目|文档标题|文章标题|公文标题|大标题|主标题|document title"),
    ),
    (BlockKind.HEADING, re.compile(r"subtitle|副标题|副標題|subtitel")),
    (
        BlockKind.CAPTION,
        re.compile(
            r"caption|题注|題注|图注|表注|图题|表题|图名|表名|标号|figure|table|illustration|drawing"
        ),
    ),
    (
        BlockKind.QUOTE,
        re.compile(
            r"(?:intense |block |明显|块)?"
            r"(?:quote|quotation|quotations|block text|引用|引文|文本块)"
        ),
    ),
    # A generated table of contents leads elsewhere and says nothing of its own.
    (
        BlockKind.BOILERPLATE,
        re.compile(r"(?:toc|目录|目錄|contents|table of figures|图表目录|index)\s*\d?"),
    ),
)


class Role(NamedTuple):
    """What a style makes of its paragraphs; ``level`` counts headings from 1."""

    kind: BlockKind
    level: int | None = None


def role_of(name: str) -> Role | None:
    """The role that a style's name tells, None for a name that tells nothing (正文, Normal)."""
    bare = " ".join(name.lower().replace("_20_", " ").split())
    if found := _HEADING.match(bare):
        sign = found["level"] or found["rank"]
        return Role(BlockKind.HEADING, _LEVELS.find(sign) + 1 or int(sign))
    for kind, pattern in _KINDS:
        if pattern.fullmatch(bare):
            return Role(kind, 1 if kind is BlockKind.HEADING else None)
    return None
