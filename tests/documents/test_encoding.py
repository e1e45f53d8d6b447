"""Finding the encoding: whole, short, cut, damaged and mixed texts in every encoding met."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reader_app.documents.encoding import Decoded, decode
from reader_app.errors import KnownError

SIMPLIFIED = (
    "岑阳市应急管理局昨日通报，全市共排查隐患1260处，已整改98.5%。\n"
    "下一步将持续开展“回头看”，确保安全。"
)
TRADITIONAL = (
    "東屏縣政府昨日公布，全縣共有128所學校完成補強工程。\n"
    "文化局表示，老街修復將分三期進行，預計明年底完工。"
)
NAMES = {"utf-8-sig": "utf-8", "gbk": "gb18030", "gb2312": "gb18030", "cp950": "big5"}


def codes(decoded: Decoded) -> list[str]:
    return [notice.code for notice in decoded.warnings]


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        *((SIMPLIFIED, e) for e in ("utf-8", "utf-8-sig", "gb18030", "gbk", "gb2312")),
        *((TRADITIONAL, e) for e in ("utf-8", "big5", "cp950", "gb18030")),
        ("記者許竹笙／東屏報導，老街修復工程昨日完工。", "big5"),
        *((t, e) for t in (SIMPLIFIED, TRADITIONAL) for e in ("utf-16-le", "utf-16-be")),
        ("昨日、県庁で会見が開かれ、知事は新しい計画について説明した。", "shift_jis"),
        ("昨日、県庁で会見が開かれ、知事は新しい計画について説明した。", "euc-jp"),
        ("어제 도청에서 기자회견이 열려 지사는 새로운 계획을 설명했다.", "euc-kr"),
        ("Le maire a présenté hier le projet de la nouvelle école.", "windows-1252"),
    ],
)
def test_a_whole_text_comes_back_as_it_was_written(text: str, encoding: str) -> None:
    decoded = decode(text.encode(encoding))
    assert decoded == Decoded(text, NAMES.get(encoding, encoding))


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
@pytest.mark.parametrize("order", ["le", "be"])
def test_a_byte_order_mark_decides_and_is_no_part_of_the_text(encoding: str, order: str) -> None:
    mark = getattr(codecs, f"BOM_{encoding.upper().replace('-', '')}_{order.upper()}")
    decoded = decode(mark + SIMPLIFIED.encode(f"{encoding}-{order}"))
    assert decoded == Decoded(SIMPLIFIED, f"{encoding}-{order}")


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16-le"])
@pytest.mark.parametrize("text", ["会议通知", "岑阳市人民政府", "第3季度财政收入", "联系人：张某"])
def test_a_few_characters_are_enough(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize(
    "text", ["3m³", "m²", "25°C", "±5", "2×3", "10½", "привет", "¥ 1,200.50", "£9.99"]
)
def test_a_measure_alone_is_no_chinese_character(text: str) -> None:
    assert decode(text.encode()) == Decoded(text, "utf-8")


@pytest.mark.parametrize("text", ["100㎡", "10°C"])
def test_a_measure_in_the_national_encoding_is_one(text: str) -> None:
    assert decode(text.encode("gb18030")).text == text


@pytest.mark.parametrize("text", ["縣政府公告", "中華民國", "老街修復完工"])
def test_a_few_characters_of_big5_are_enough(text: str) -> None:
    assert decode(text.encode("big5")).text == text


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16-le"])
@pytest.mark.parametrize("missing", [1, 2, 3])
def test_a_text_cut_inside_a_character_keeps_all_before_it(encoding: str, missing: int) -> None:
    decoded = decode(SIMPLIFIED.encode(encoding)[:-missing])
    assert decoded.encoding == encoding
    assert SIMPLIFIED.startswith(decoded.text.rstrip("\ufffd"))
    assert len(decoded.text) >= len(SIMPLIFIED) - 2


def test_a_text_whose_first_character_is_cut_is_read_in_step() -> None:
    decoded = decode(SIMPLIFIED.encode("gb18030")[1:])
    assert decoded.text == "\ufffd" + SIMPLIFIED[1:]


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
@pytest.mark.parametrize("bad", [b"\xff", b"\x80"])
def test_a_bad_byte_costs_no_more_than_its_neighbour_and_is_told(encoding: str, bad: bytes) -> None:
    data = SIMPLIFIED.encode(encoding)
    at = SIMPLIFIED.index("隐患")
    cut = len(SIMPLIFIED[:at].encode(encoding))
    decoded = decode(data[:cut] + bad + data[cut:])
    assert decoded.encoding == encoding
    assert decoded.text[:at] == SIMPLIFIED[:at]
    assert decoded.text.endswith(SIMPLIFIED[at + 2 :])
    assert codes(decoded) == ["encoding-mended"]
    assert decoded.warnings[0].details == {"count": 1, "line": 1, "position": at}


def test_a_lost_byte_does_not_garble_the_rest_of_the_line() -> None:
    data = SIMPLIFIED.encode("gb18030")
    decoded = decode(data[:11] + b"?" + data[12:])
    assert decoded.text[8:] == SIMPLIFIED[8:] or SIMPLIFIED[8:] in decoded.text


@pytest.mark.parametrize("first", ["utf-8", "gb18030"])
def test_a_file_joined_of_two_encodings_is_read_in_both(first: str) -> None:
    second = "gb18030" if first == "utf-8" else "utf-8"
    more = "附：岑阳市各县区整改情况统计，请于月底前报送。\n" * 3
    decoded = decode((SIMPLIFIED + "\n").encode(first) + more.encode(second))
    assert decoded.text == SIMPLIFIED + "\n" + more
    assert codes(decoded) == ["encoding-mixed"]


def test_line_ends_become_line_feeds_and_nothing_else_is_lost() -> None:
    decoded = decode("甲\r\n乙\r丙\n\u3000\x00丁\n".encode())
    assert decoded.text == "甲\n乙\n丙\n\u3000\x00丁\n"
    assert codes(decoded) == ["control-characters"]


def test_the_user_may_say_otherwise() -> None:
    assert decode("会议".encode("gbk"), "gbk") == Decoded("会议", "gbk")
    assert decode("会议".encode("utf-8-sig"), "UTF8").text == "会议"


@pytest.mark.parametrize("name", ["klingon", "hex", "rot13", "undefined", "", "\x00"])
def test_an_encoding_that_does_not_exist_is_refused_by_name(name: str) -> None:
    if not name:
        assert decode(b"a", name).encoding == "utf-8"
        return
    with pytest.raises(KnownError) as raised:
        decode("会议".encode(), name)
    assert raised.value.code == "encoding-unknown"


@settings(max_examples=150, deadline=None)
@given(st.binary(min_size=1, max_size=400))
@example(b"\xff\xfe")
@example(b"\x00" * 9)
def test_any_bytes_give_some_text_that_can_be_stored(data: bytes) -> None:
    decoded = decode(data)
    assert "\r" not in decoded.text
    decoded.text.encode("utf-8")


@settings(max_examples=60, deadline=None)
@given(
    st.text(alphabet="一二三四五六七八九十年月日人民政府，。：0123 \n", min_size=12, max_size=200)
)
def test_texts_of_common_characters_survive_every_chinese_encoding(text: str) -> None:
    for encoding in ("utf-8", "gb18030"):
        assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize(
    "written",
    [
        "\x1b[33;1m渡口\x1b[;m的水位\x1b[m",  # colours
        "\x1b]0;登记\x07渡口的水位",  # the title of the terminal's window
        "\x1b]8;;http://a.example/\x1b\\渡口\x1b]8;;\x1b\\的水位",  # a link
        "渡\b渡口\b\b口的_\b水_\b位",  # bold and underlined
    ],
)
def test_what_colours_a_terminal_is_no_text(written: str) -> None:
    assert decode((written + "。" + SIMPLIFIED).encode()) == Decoded(
        "渡口的水位。" + SIMPLIFIED, "utf-8"
    )
