"""Two libraries: one with every kind of mark, and an empty one to bring them into."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reader_app.analysis.findings import Analysis
from reader_app.documents.model import Document
from reader_app.exchange.wording import Wording
from reader_app.library.anchors import Anchor, Describer, Placement
from reader_app.library.annotation import Annotation, Colour, MarkKind, Target
from reader_app.library.importer import import_paths
from reader_app.library.library import Library

SAMPLES = Path(__file__).parents[1] / "data" / "exchange"

BRIEFING = """岑阳市防汛工作简报
来源：澄湾日报
2031年7月12日

一、雨情水情
　　昨夜至今晨，岑阳市普降暴雨，白渚镇累计雨量达186毫米。青溪河水位上涨1.2米。
　　𠮷家湾村转移群众369人，其中老人314人、儿童55人。
二、下一步措施
　　各级干部要下沉一线，确保群众安全。各级干部要轮流值守，确保通讯畅通。
"""
LETTER = """关于白渚镇渡口停航的通知
各村民委员会：
　　自即日起，白渚镇渡口停航，恢复时间另行通知。
"""

Import = Callable[..., None]


def nothing_found(_document: Document, _lexicon: object = None) -> Analysis:
    return Analysis()


@pytest.fixture
def library(home: Path) -> Iterator[Library]:
    with Library.open(home) as opened:
        yield opened


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Library]:
    """An empty library."""
    with Library.open(tmp_path / "other") as opened:
        yield opened


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "简报.txt").write_text(BRIEFING, encoding="utf-8")
    (folder / "通知.txt").write_text(LETTER, encoding="utf-8")
    return folder


def bring_papers(library: Library, papers: Path) -> None:
    import_paths(library, [papers], analyzer=nothing_found)


def document_of(library: Library, name: str) -> int:
    return next(row.id for row in library.documents() if row.name == name)


def marks(library: Library) -> list[Annotation]:
    """Every mark of a library but for the number of its document."""
    found = [one for row in library.documents() for one in library.annotations.of_document(row.id)]
    from dataclasses import replace

    return sorted((replace(one, document=0) for one in found), key=lambda one: one.id)


@pytest.fixture
def marked(library: Library, papers: Path) -> Library:
    """A library of two documents with marks of every kind, target and state."""
    bring_papers(library, papers)
    briefing = document_of(library, "简报.txt")
    letter = document_of(library, "通知.txt")
    describer = Describer(library.load(briefing))

    def at(words: str, occurrence: int = 0) -> Anchor:
        start = -1
        for _ in range(occurrence + 1):
            start = BRIEFING.index(words, start + 1)
        return describer.describe(start, start + len(words))

    drafts = [
        Annotation(
            id="",
            document=briefing,
            kind=MarkKind.HIGHLIGHT,
            anchor=at("白渚镇累计雨量达186毫米"),
            colour=Colour.RED,
            note="与水文站**核对**：\n\n- 186毫米？\n- 见[附表](https://example.invalid/a)",
            tags=("待核实", "雨量"),
            creator="审阅人",
        ),
        Annotation(
            id="",
            document=briefing,
            kind=MarkKind.UNDERLINE,
            anchor=at("各级干部要", 1),
            colour=Colour.BLUE,
        ),
        Annotation(
            id="", document=briefing, kind=MarkKind.NOTE, anchor=at("𠮷家湾村"), note="=SUM(A1)"
        ),
        Annotation(
            id="",
            document=briefing,
            kind=MarkKind.FINDING,
            anchor=at("369人"),
            tags=("数字",),
            note="总数与分项一致",
        ),
        Annotation(
            id="", document=briefing, kind=MarkKind.BOOKMARK, anchor=at(""), name="读到这里"
        ),
        Annotation(
            id="",
            document=letter,
            kind=MarkKind.NOTE,
            target=Target.DOCUMENT,
            note="全文存档",
            tags=("归档",),
        ),
        Annotation(
            id="",
            document=letter,
            kind=MarkKind.HIGHLIGHT,
            anchor=Anchor(3, 9, "已删去的一句话", "前文", "后文", ("旧标题",), 2, "4"),
            placement=Placement.UNPLACED,
            candidate=(3, 9),
            colour=Colour.PURPLE,
        ),
        Annotation(
            id="",
            document=letter,
            kind=MarkKind.NOTE,
            target=Target.PICTURE,
            picture="图1.png",
            anchor=Anchor(
                0,
                2,
                "关于",
                "",
                "白渚镇渡口停航的通知\n各村民委员会：\n　　自即日起，白渚镇渡口停"[:32],
            ),
            note="图不清楚",
        ),
    ]
    library.annotations.add(drafts)
    library.annotations.name_colours({Colour.RED: "存疑"})
    return library


@pytest.fixture
def chinese() -> Wording:
    return Wording("zh", {Colour.RED: "存疑"})
