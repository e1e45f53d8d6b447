"""Keywords tell the subject: what recurs, no names, no filler, and always the user's own."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from reader_app.analysis.context import Context
from reader_app.analysis.findings import Entity, EntityKind, Keyword
from reader_app.analysis.keywords import MOST, find_keywords
from reader_app.analysis.lexicon import Lexicon, Term
from reader_app.documents.model import BlockKind, Document, Span
from tests.analysis.dates.reading import document

STORY = (
    "青禾水库加固工程开工",
    "青禾水库大坝渗漏监测工作已经开展三年。监测人员每天记录渗漏数据，工作认真。",
    "渗漏监测表明，大坝需要加固。专家建议先做帷幕灌浆，再做坝顶加高。",
    "帷幕灌浆由施工队完成，渗漏监测继续进行。王小禾说，工作很辛苦。王小禾还说，情况正在好转。",
)


def keywords(made: Document, lexicon: Lexicon | None = None, *names: str) -> tuple[Keyword, ...]:
    entities = tuple(
        Entity(EntityKind.PERSON, name, tuple(_spans(made.text, name))) for name in names
    )
    return find_keywords(Context(made, lexicon or Lexicon()), entities)


def _spans(text: str, name: str) -> list[Span]:
    starts = [i for i in range(len(text)) if text.startswith(name, i)]
    return [Span(start, start + len(name)) for start in starts]


def terms(found: tuple[Keyword, ...]) -> list[str]:
    return [keyword.term for keyword in found]


def test_the_subject_comes_first_and_filler_not_at_all() -> None:
    found = terms(keywords(document(*STORY)))
    assert found[0] in ("渗漏监测", "大坝", "渗漏")
    assert not {"工作", "进行", "开展", "情况", "建议"} & set(found)


def test_words_that_recur_side_by_side_are_one_term() -> None:
    found = terms(keywords(document(*STORY)))
    assert "帷幕灌浆" in found
    assert "灌浆" not in found and "帷幕" not in found


def test_names_are_left_to_the_entities() -> None:
    assert not any("小禾" in term for term in terms(keywords(document(*STORY), None, "王小禾")))


def test_weights_lie_between_0_and_1_in_falling_order() -> None:
    weights = [keyword.weight for keyword in keywords(document(*STORY))]
    assert weights[0] == 1.0 and weights == sorted(weights, reverse=True)
    assert all(0 <= weight <= 1 for weight in weights)


def test_every_occurrence_in_the_content_is_a_mention() -> None:
    made = document(*STORY, kinds={0: BlockKind.BOILERPLATE})
    for keyword in keywords(made):
        assert all(made.text[m.start : m.end] == keyword.term for m in keyword.mentions)
        assert all(m.start >= made.blocks[1].start for m in keyword.mentions)
    content = made.text[made.blocks[1].start :]
    best = keywords(made)[0]
    assert best.count == content.count(best.term) > 1


def test_a_title_weighs_more_than_a_paragraph() -> None:
    text = ("芦苇收割", "芦苇收割之后，水鸟回来。水鸟回来，渔民高兴。")
    plain = {k.term: k.weight for k in keywords(document(*text))}
    titled = {k.term: k.weight for k in keywords(document(*text, kinds={0: BlockKind.TITLE}))}
    assert titled["芦苇收割"] >= plain["芦苇收割"]
    assert titled["水鸟"] < plain["水鸟"]


def test_the_longest_term_that_recurs_is_kept_whole() -> None:
    found = terms(
        keywords(document("一般公共预算收入增长5%，一般公共预算收入结构改善，税源稳固。"))
    )
    assert found[0] == "一般公共预算收入"


def test_a_suffix_belongs_to_its_word() -> None:
    found = terms(keywords(document("政府性基金收入下降。政府性基金收入由县里安排，驾驶人不变。")))
    assert found[0] == "政府性基金收入"


def test_labels_of_a_form_and_units_are_no_subject() -> None:
    made = document("供应商名称：青禾公司", "采购预算：300万欧元", "医疗设备采购，医疗设备验收。")
    assert terms(keywords(made)) == ["医疗设备"]


def test_what_stands_once_needs_a_long_term_or_the_title() -> None:
    made = document(
        "灯塔修缮",
        "渔船遇险，缓税惠及渔民。地质灾害隐患点已有专人值守。",
        kinds={0: BlockKind.TITLE},
    )
    found = terms(keywords(made))
    assert "灯塔修缮" in found and any("地质灾害" in term for term in found)
    assert not {"渔船", "缓税", "惠及"} & set(found)


def test_what_is_glued_to_a_name_is_part_of_it() -> None:
    made = document("县实验小学教师下乡。青禾精密仪器制造厂扩产。")
    place = Entity(EntityKind.PLACE, "青禾", (Span(*_spans(made.text, "青禾")[0]),))
    found = terms(find_keywords(Context(made, Lexicon()), (place,)))
    assert not any("小学" in term or "仪器" in term for term in found)


def test_traditional_script_is_cut_as_well() -> None:
    text = "長期照顧服務據點增加，長期照顧經費由市府負擔，長期照顧人力不足。"
    assert terms(keywords(document(text)))[0].startswith("長期照顧")


def test_the_users_terms_are_always_there_once_each() -> None:
    lexicon = Lexicon((Term("坝顶加高"), Term("施工队"), Term("龙舟")))
    found = terms(keywords(document(*STORY), lexicon))
    assert found.count("坝顶加高") == 1 and found.count("施工队") == 1
    assert "龙舟" not in found


def test_the_users_terms_weigh_like_the_subject() -> None:
    lexicon = Lexicon((Term("施工队"),))
    (own,) = (k for k in keywords(document(*STORY), lexicon) if k.term == "施工队")
    assert own.weight > 0.3


def test_the_users_terms_are_found_in_either_script_and_as_the_text_has_them() -> None:
    text = "當地居民支持長期照顧，長期照顧經費由市府負擔。"
    assert "當地居民" in terms(keywords(document(text), Lexicon((Term("当地居民"),))))
    assert "当地居民" in terms(keywords(document("当地居民支持。"), Lexicon((Term("當地居民"),))))


def test_terms_of_blanks_only_are_no_keywords() -> None:
    assert keywords(document("一 二"), Lexicon((Term(""), Term(" ")))) == ()


def test_metadata_weighs_nothing() -> None:
    made = document("来源：渔业简报", *STORY, kinds={0: BlockKind.METADATA})
    assert not any("渔业" in term or "简报" in term for term in terms(keywords(made)))


def test_no_text_no_keywords() -> None:
    assert keywords(document("")) == ()
    assert keywords(document("2022年3月5日，100%。")) == ()


@given(st.text("大坝渗漏监测水库工作的了，。12\n ", max_size=80))
@settings(max_examples=100, deadline=None)
def test_any_text(text: str) -> None:
    found = keywords(document(*text.split("\n")))
    assert len(found) <= MOST
    spans = sorted(span for keyword in found for span in keyword.mentions)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert found == keywords(document(*text.split("\n")))
