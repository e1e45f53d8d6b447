"""Chinese in seven bits, the newest edition of GB 18030, and pages that name another encoding."""

from __future__ import annotations

import pytest

from reader_app.documents.encoding import decode
from reader_app.documents.loaders import load_bytes
from reader_app.documents.loaders.html.charset import decode_page

LINES = ("岑阳市气象台6月11日发布消息，未来三天有雨。", "各县（区）要做好 ~ 防范工作。")
SHORT = "防汛通知"


def iso_2022_cn(text: str) -> bytes:
    """As RFC 1922 has it: the set is chosen anew on each line that uses it."""
    out = b""
    for line in text.split("\n"):
        chosen = False
        for character in line:
            if character.isascii():
                out += character.encode()
                continue
            out += b"" if chosen else b"\x1b$)A"
            chosen = True
            out += b"\x0e" + bytes(byte & 0x7F for byte in character.encode("gb2312")) + b"\x0f"
        out += b"\n"
    return out[:-1]


@pytest.mark.parametrize("text", [SHORT, "\n".join(LINES)])
def test_chinese_in_seven_bits_is_found_and_read(text: str) -> None:
    assert decode(text.encode("hz"))[:2] == (text, "hz-gb-2312")
    assert decode(iso_2022_cn(text))[:2] == (text, "iso-2022-cn")
    assert decode(iso_2022_cn(text), "iso-2022-cn").text == text


def test_a_text_file_in_seven_bits_is_a_document() -> None:
    for data in ("\n".join(LINES).encode("hz"), iso_2022_cn("\n".join(LINES))):
        document = load_bytes(data, "a.txt")
        assert document.text == "\n".join(LINES)
        assert not document.warnings


@pytest.mark.parametrize(
    "data", [b"a ~{b~} c", b"x = ~{mask}~ and ~~", b"\x1b$)A no shift", b"~{!~}"]
)
def test_signs_that_look_alike_stay_as_they_are(data: bytes) -> None:
    assert decode(data).text == data.decode()


def test_characters_that_the_newest_edition_moved_are_no_private_ones() -> None:
    data = "岑阳市水利局的通知，请各县（区）认真落实。".encode("gb18030") + b"\xfe\x59\xa6\xd9"
    assert decode(data).text.endswith("龴\ufe10")


@pytest.mark.parametrize(
    ("declared", "actual"),
    [("gb2312", "big5"), ("big5", "gb18030"), ("euc-kr", "gb18030"), ("gb2312", "utf-16")],
)
def test_a_page_that_names_the_wrong_encoding_is_read_in_its_own(
    declared: str, actual: str
) -> None:
    line = "岑陽市氣象臺6月11日發布消息" if actual == "big5" else LINES[0]
    page = f"<html><head><meta charset={declared}></head><body><p>{line}</p></body></html>"
    assert line in decode_page(page.encode(actual)).text
