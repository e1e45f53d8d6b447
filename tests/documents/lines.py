"""Lines of saved pages for the tests, read to their blocks."""

from __future__ import annotations

from reader_app.documents.structure import read_structure

PROSE = (
    "会议听取了全市水库安全度汛情况汇报，研究部署了下一阶段的重点工作，"
    "要求各地各部门从严从细抓好落实。"
)


def blocks(*lines: str) -> list[tuple[str, str]]:
    """Kind and text of each block of a page of these lines."""
    text = "\n".join(lines)
    return [(str(b.kind), text[b.start : b.end]) for b in read_structure(text).blocks]


def kind_of(line: str, *lines: str) -> str:
    """The kind of the first block that is this line."""
    return next(kind for kind, text in blocks(*lines) if text == line.strip())
