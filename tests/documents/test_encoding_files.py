"""A long file read portion by portion is the text that it is when read at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader_app.documents.encoding import decode
from reader_app.documents.encoding import files as encoding_files
from reader_app.documents.encoding.files import decode_file

_BODY = "岑阳市渡口的水位，逐日登记在册。\n" * 40


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.text(st.sampled_from("渡口，。 aZ\n\r\t𠮷é\u0301\x07\b\x1b[m"), max_size=40), st.booleans()
)
def test_the_text_is_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: str, marked: bool
) -> None:
    monkeypatch.setattr(encoding_files, "_PORTION", 7)  # line ends fall on seams
    data = (b"\xef\xbb\xbf" if marked else b"") + (_BODY + words).encode()
    path = tmp_path / "text.txt"
    path.write_bytes(data)
    assert decode_file(path) == decode(data)


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16"])
def test_what_is_no_clean_utf_8_is_left_to_others(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "text.txt"
    path.write_bytes(_BODY.encode(encoding))
    assert decode_file(path) is None


def test_a_file_that_breaks_off_in_a_character_is_left_to_others(tmp_path: Path) -> None:
    path = tmp_path / "text.txt"
    path.write_bytes(_BODY.encode()[:-3])
    assert decode_file(path) is None


def test_noise_that_happens_to_be_utf_8_is_left_to_others(tmp_path: Path) -> None:
    path = tmp_path / "text.txt"
    path.write_bytes(b"\x01\x02\x03a" * 200)
    assert decode_file(path) is None
