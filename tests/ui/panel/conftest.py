"""A small report about invented places, with findings made by hand: the panel's input."""

from __future__ import annotations

import re

import pytest
from pytestqt.qtbot import QtBot

from reader_app.analysis.findings import (
    Analysis,
    Basis,
    Check,
    CheckKind,
    DateKind,
    DateMention,
    Entity,
    EntityKind,
    Figure,
    FigureKind,
    Keyword,
    Qualifier,
)
from reader_app.documents.model import Block, BlockKind, Document, Image, Metadata, Span
from reader_app.ui.panel.side_panel import SidePanel
from reader_app.ui.theme import theme

LINES = (
    (BlockKind.TITLE, None, "云岭市清河排涝工作情况通报"),
    (BlockKind.HEADING, 1, "闻令而动，干部下沉到圩垸"),
    (
        BlockKind.PARAGRAPH,
        None,
        "7月2日云岭市防汛指挥部通知印发后，云岭市从机关迅速集结456名党员干部"
        "（市直机关120名、清河县210名、白鹭区99名、石桥镇27名），由市委组织部统一调度。"
        "石桥镇巡堤查险300多人次，发现险情5至8处。",
    ),
    (BlockKind.IMAGE, None, "[图片：大堤上的灯光]"),
    (BlockKind.CAPTION, None, "清河县石桥镇干部夜间巡堤。"),
    (BlockKind.HEADING, 2, "清河县连夜转移群众"),
    (
        BlockKind.PARAGRAPH,
        None,
        "昨日晚8时，清河县转移群众约2万人，其中老人1,800人、儿童2,727人，合计4,500人需要照护。"
        "县委书记周望川同志值守24小时，𠮷祥村党支部连夜清点。去年同期雨量偏少，占全年32.5%。",
    ),
    (BlockKind.IMAGE, None, "[图片]"),
    (BlockKind.HEADING, 1, "下一步工作"),
    (
        BlockKind.PARAGRAPH,
        None,
        "云岭市计划投入3.2亿元，到2025年建成第3批泵站，清河县、白鹭区分别负责。云岭市将于月底验收。",
    ),
)


def _document() -> Document:
    blocks, position, texts = [], 0, []
    for kind, level, text in LINES:
        blocks.append(Block(kind, position, position + len(text), level))
        texts.append(text)
        position += len(text) + 1
    text = "\n".join(texts)
    markers = [block for block in blocks if block.kind is BlockKind.IMAGE]
    caption = next(block for block in blocks if block.kind is BlockKind.CAPTION)
    images = (
        Image(
            "dike-night.jpg",
            "大堤上的灯光",
            text[caption.start : caption.end],
            markers[0].start,
            markers[0].end,
            Span(caption.start, caption.end),
        ),
        Image("img/0002.png", "", None, markers[1].start, markers[1].end),
    )
    return Document(text, tuple(blocks), Metadata(date="2024-07-05"), images)


def spans(text: str, *forms: str) -> tuple[Span, ...]:
    """Every place where one of the forms stands, in order."""
    pattern = "|".join(map(re.escape, sorted(forms, key=len, reverse=True)))
    return tuple(Span(*match.span()) for match in re.finditer(pattern, text))


def _entities(text: str) -> tuple[Entity, ...]:
    kinds = EntityKind
    return (
        Entity(kinds.PERSON, "周望川", spans(text, "周望川"), "县委书记"),
        Entity(kinds.ORGANIZATION, "云岭市防汛指挥部", spans(text, "云岭市防汛指挥部")),
        Entity(kinds.ORGANIZATION, "云岭市委组织部", spans(text, "市委组织部")),
        Entity(kinds.ORGANIZATION, "𠮷祥村党支部", spans(text, "𠮷祥村党支部")),
        Entity(kinds.PLACE, "云岭市", spans(text, "云岭市"), None),
        Entity(kinds.PLACE, "清河县", spans(text, "清河县"), "云岭市"),
        Entity(kinds.PLACE, "白鹭区", spans(text, "白鹭区"), "云岭市"),
        Entity(kinds.PLACE, "石桥镇", spans(text, "石桥镇"), "云岭市 清河县"),
    )


def _figures(text: str) -> tuple[Figure, ...]:
    def figure(
        said: str,
        value: float,
        unit: str,
        what: str,
        qualifier: Qualifier = Qualifier.EXACT,
        kind: FigureKind = FigureKind.COUNT,
        low: float | None = None,
        high: float | None = None,
    ) -> Figure:
        start = text.index(said)
        return Figure(start, start + len(said), value, unit, what, qualifier, kind, low, high)

    q, k = Qualifier, FigureKind
    return (
        figure("456名", 456, "名", "党员干部"),
        figure("120名", 120, "名", "市直机关"),
        figure("210名", 210, "名", "清河县"),
        figure("99名", 99, "名", "白鹭区"),
        figure("27名", 27, "名", "石桥镇"),
        figure("300多人次", 300, "人次", "巡堤查险", q.OVER),
        figure("5至8处", 5, "处", "险情", q.RANGE, low=5, high=8),
        figure("约2万人", 20000, "人", "群众", q.ABOUT),
        figure("1,800人", 1800, "人", "老人"),
        figure("2,727人", 2727, "人", "儿童"),
        figure("4,500人", 4500, "人", "照护"),
        figure("32.5%", 32.5, "%", "雨量", kind=k.PERCENT),
        figure("3.2亿元", 3.2, "亿元", "投入", kind=k.MONEY),
        figure("第3批", 3, "批", "泵站", kind=k.ORDINAL),
    )


def _dates(text: str) -> tuple[DateMention, ...]:
    def date(
        said: str, value: str | None, kind: DateKind, basis: Basis, reference: str | None = None
    ) -> DateMention:
        start = text.index(said)
        return DateMention(start, start + len(said), value, kind, basis, reference)

    kinds, resolved = DateKind, Basis.RESOLVED
    return (
        date("7月2日", "2024-07-02", kinds.DATE, resolved, "2024-07-05"),
        date("昨日晚8时", "2024-07-04T20:00", kinds.TIME, resolved, "2024-07-05"),
        date("24小时", "PT24H", kinds.DURATION, Basis.STATED),
        date("去年", "2023", kinds.DATE, resolved, "2024-07-05"),
        date("2025年", "2025", kinds.DATE, Basis.STATED),
        date("月底", None, kinds.DATE, resolved),
    )


def _sentence(text: str, said: str) -> Span:
    start = text.index(said)
    return Span(start, text.index("。", start) + 1)


def _checks(text: str) -> tuple[Check, ...]:
    holds = _sentence(text, "7月2日")
    fails = _sentence(text, "昨日晚8时")
    return (
        Check(CheckKind.SUM, 0, (1, 2, 3, 4), True, "456 = 120 + 210 + 99 + 27", holds),
        Check(CheckKind.SUM, 10, (8, 9), False, "4500 ≠ 1800 + 2727 = 4527", fails),
        Check(CheckKind.PERCENT, 11, (), None, "", _sentence(text, "去年")),
    )


@pytest.fixture
def document() -> Document:
    return _document()


@pytest.fixture
def analysis(document: Document) -> Analysis:
    text = document.text
    keywords = (
        Keyword("防汛", 0.42, spans(text, "防汛")),
        Keyword("清河", 0.9, spans(text, "清河")),
        Keyword("干部", 0.6, spans(text, "干部")),
    )
    return Analysis(
        keywords=keywords,
        summary=(_sentence(text, "7月2日"), _sentence(text, "云岭市计划")),
        entities=_entities(text),
        dates=_dates(text),
        figures=_figures(text),
        checks=_checks(text),
    )


@pytest.fixture
def panel(qtbot: QtBot, document: Document, analysis: Analysis) -> SidePanel:
    """A panel of the usual size that shows the report."""
    panel = SidePanel()
    qtbot.addWidget(panel)
    panel.resize(360, 800)
    panel.set_theme(theme("light"))
    panel.set_document(document, analysis)
    panel.show()
    return panel
