"""Opening files: what is text is read, what is not is refused with its cause."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader_app.documents.loaders import load, load_bytes
from reader_app.documents.model import BlockKind
from reader_app.errors import KnownError
from reader_app.messages import render


def refusal(data: bytes, name: str = "a.txt") -> str:
    with pytest.raises(KnownError) as raised:
        load_bytes(data, name)
    for language in ("zh", "en"):
        assert name in render(raised.value.notice, language)
    return raised.value.code


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n" + bytes(range(200)),
        b"\xff\xd8\xff\xe0\x00\x10JFIF",
        bytes(4096),
        bytes(range(256)) * 16,
        b"\0\1\0\0\0\x12\1\0\0\4\0 GDEF\0\x10\0\xdd\0\0\x8b\xbc\0\0\0\x16GPOS",
        b"RIFF\x24\x08\0\0WAVEfmt \x10\0\0\0",
    ],
    ids=["png", "jpeg", "zeros", "binary", "font", "sound"],
)
def test_what_is_no_plain_text_is_refused_whatever_its_name(data: bytes) -> None:
    assert refusal(data) == "format-unknown"


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b"\xff\xfe"])
def test_an_empty_file_is_told(data: bytes) -> None:
    assert refusal(data) == "file-empty"


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="file-missing"):
        load(tmp_path / "none.txt")
    with pytest.raises(KnownError, match="file-unreadable"):
        load(tmp_path)


def test_a_document_carries_text_structure_and_encoding(tmp_path: Path) -> None:
    path = tmp_path / "通知.txt"
    path.write_bytes("关于停水的通知\r\n各住户：\r\n因管网检修，明日停水。".encode("gbk"))
    document = load(path)
    assert document.text == "关于停水的通知\n各住户：\n因管网检修，明日停水。"
    assert document.encoding == "gb18030"
    assert document.metadata.title == "关于停水的通知"
    assert document.blocks[0].kind is BlockKind.TITLE


def test_the_encoding_can_be_chosen_and_a_wrong_name_is_told() -> None:
    assert load_bytes("通知".encode("big5"), "a", "big5").text == "通知"
    with pytest.raises(KnownError, match="encoding-unknown"):
        load_bytes("通知".encode(), "a", "klingon")


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300))
def test_loading_any_bytes_raises_nothing_but_known_errors(data: bytes) -> None:
    try:
        document = load_bytes(data, "a.bin")
    except KnownError:
        return
    assert all(document.text[block.start : block.end].strip() for block in document.blocks)
