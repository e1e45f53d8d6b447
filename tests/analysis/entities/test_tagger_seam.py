"""Names of the tagger beside those of the grammar: who is heard where."""

from __future__ import annotations

from array import array

import pytest

from reader_app.analysis.context import Context
from reader_app.analysis.entities.passage import Passage
from reader_app.analysis.entities.recognition import recognise
from reader_app.analysis.findings import EntityKind
from reader_app.analysis.lexicon import Lexicon
from reader_app.analysis.tagger import TaggedBlock, TaggedName
from tests.analysis.entities.reading import document

OFFICIAL = "市委部署防汛工作，各级党员干部深入一线排查隐患，落实责任。"


def tagged(block: Passage, name: str, kind: EntityKind, score: float) -> TaggedBlock:
    """What a tagger says that finds ``name`` where it first stands in the block."""
    start = block.text.find(name)
    found = (TaggedName(start, start + len(name), kind, score),) if name and start >= 0 else ()
    return TaggedBlock(found, array("f", [0.0 if name else 1.0]) * len(block.text))


def named(
    name: str, score: float, *blocks: str, kind: EntityKind = EntityKind.PERSON
) -> list[tuple[str, str]]:
    """Text and kind of each mention, with a tagger that finds ``name`` in every block."""
    read = document(*blocks)
    entities = recognise(
        Context(read, Lexicon()), lambda found: [tagged(b, name, kind, score) for b in found]
    )
    spans = sorted((m.start, m.end, e.kind.value) for e in entities for m in e.mentions)
    return [(read.text[start:end], kind) for start, end, kind in spans]


def test_a_name_that_the_tagger_is_sure_of_stands_alone() -> None:
    assert named("小蓝鲸", 0.95, "今天小蓝鲸来到这里。") == [("小蓝鲸", "person")]


def test_a_name_that_the_tagger_is_unsure_of_falls() -> None:
    assert named("小蓝鲸", 0.3, "今天小蓝鲸来到这里。") == []


def test_an_unsure_name_stands_where_it_is_repeated() -> None:
    assert named("小蓝鲸", 0.5, *["小蓝鲸来了。"] * 4) == [("小蓝鲸", "person")] * 4


def test_the_grammar_tells_the_kind_in_official_prose() -> None:
    text = "潮阳区纪委监委召开会议。" + OFFICIAL
    found = named("潮阳区纪委监委", 0.99, text, kind=EntityKind.PLACE)
    assert found[0] == ("潮阳区纪委监委", "organization")


def test_two_bodies_with_a_conjunction_between_them_are_not_one() -> None:
    text = "潮阳区财政局和潮阳区审计局召开会议。" + OFFICIAL
    found = named("潮阳区财政局和潮阳区审计局", 0.99, text, kind=EntityKind.ORGANIZATION)
    assert found[:2] == [("潮阳区财政局", "organization"), ("潮阳区审计局", "organization")]


def test_a_preposition_is_no_part_of_the_name_behind_it() -> None:
    found = named("由潮阳区财政局", 0.99, "由潮阳区财政局牵头。", kind=EntityKind.ORGANIZATION)
    assert found == [("潮阳区财政局", "organization")]
    assert named("由田小禾", 0.99, "由田小禾担任。") == [("田小禾", "person")]


def test_the_longer_name_stands_in_general_prose() -> None:
    found = named("广州猛虎", 0.9, "昨晚广州猛虎赢了球。", kind=EntityKind.ORGANIZATION)
    assert found == [("广州猛虎", "organization")]


def test_a_name_stands_alone_in_official_prose_too_but_not_an_everyday_word() -> None:
    assert ("红柳渠", "place") in named(
        "红柳渠", 0.9, OFFICIAL + "红柳渠上人来人往。", kind=EntityKind.PLACE
    )
    for word in ("民生", "APP"):
        text = OFFICIAL + f"{word}工作做得很好。"
        assert (word, "organization") not in named(word, 0.99, text, kind=EntityKind.ORGANIZATION)


@pytest.mark.parametrize("name", ["股份有限公司", "首家定点医院", "昆明共建实验室"])
def test_a_body_without_a_name_of_its_own_is_none(name: str) -> None:
    found = named(name, 0.99, f"他们去了{name}。", kind=EntityKind.ORGANIZATION)
    assert (name, "organization") not in found


def test_what_the_tagger_is_sure_is_no_name_falls_in_general_prose() -> None:
    text = "他在广州吃了一碗面。"
    assert named("广州", 0.99, text, kind=EntityKind.PLACE) == [("广州", "place")]
    assert named("", 0.0, text) == []


def named_in_the_first_of(blocks: list[str], name: str) -> int:
    """How many mentions there are with a tagger that finds ``name`` in the first block alone."""
    read = document(*blocks)

    def tag(found: list[Passage]) -> list[TaggedBlock]:
        kind = EntityKind.PERSON
        return [tagged(b, "" if n else name, kind, 0.95) for n, b in enumerate(found)]

    return sum(len(e.mentions) for e in recognise(Context(read, Lexicon()), tag) if e.name == name)


def test_a_word_that_is_taken_for_a_name_once_of_many_times_is_none() -> None:
    assert named_in_the_first_of(["石墨烯很薄。", *["石墨烯导电。"] * 6], "石墨烯") == 0


def test_a_name_that_the_tagger_misses_a_few_times_is_that_there_too() -> None:
    assert named_in_the_first_of(["石墨烯来了。", "石墨烯走了。", "石墨烯呢？"], "石墨烯") == 3


def test_the_halves_of_a_word_broken_over_two_lines_are_no_names() -> None:
    lines = [
        "登记程序每天清晨读取各个渡口的水尺，然后把读数写进登记簿，这一套软",
        "件包括三个程序，其中一个负责读取，另一个负责登记，最后那一个负责打",
        "包大量的旧登记簿。旧的登记簿满了以后会自动换成一本新的，并且在原来",
        "的目录里留下一份供人查阅，这样以后要查的时候就用不着再去找原来的登",
        "记员了，只要按照年份和渡口的名称找到那一本，再翻到要看的那一天就可",
        "以看到当天的水位，还有登记的时间和登记的人，以及别的一些有用的说明",
        "和附注，这些说明都是登记员自己写上去的，因此写法不完全一样。",
    ]
    assert named("件包", 0.95, *lines) == []
    assert named("件包", 0.95, lines[1]) == [("件包", "person")]
