"""Older office files: read by LibreOffice where it is, their text also without it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from reader_app.documents.loaders import legacy, load_bytes
from reader_app.documents.loaders.legacy import libreoffice
from reader_app.errors import KnownError
from tests.documents.make_doc import CELL, HEADING, PLAIN, ROW_END, compound, make_doc
from tests.documents.make_docx import make_docx

PROSE = "各地要加强防汛工作，落实责任，确保水库安全度汛，不得有误。"
DOC = make_doc(
    [
        ("关于防汛的通知\r", PLAIN),
        (PROSE + "\r", PLAIN),
        ("总体要求\r", HEADING),
        ('见\x13 HYPERLINK "x" \x14网站\x15。' + PROSE + "\x0b第二行\r", PLAIN),
        ("县\x07", CELL),
        ("人\r", CELL),
        ("数\x07", CELL),
        ("\x07", ROW_END),
        ("云岫\x07", CELL),
        ("12\x07", CELL),
        ("\x07", ROW_END),
        ("𠮷川的一句话，写得足够长，是一个段落。\r", PLAIN),
    ]
)


@pytest.fixture
def no_converter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(legacy, "converter", lambda: None)


@pytest.mark.usefixtures("no_converter")
def test_the_text_of_word_97_files_is_read_without_a_converter() -> None:
    document = load_bytes(DOC, "通知.doc")
    assert [(b.kind.value, document.block_text(b)) for b in document.blocks] == [
        ("title", "关于防汛的通知"),
        ("paragraph", PROSE),
        ("heading", "总体要求"),
        ("paragraph", f"见网站。{PROSE}"),
        ("paragraph", "第二行"),
        ("table", "县\t人 数\n云岫\t12"),
        ("paragraph", "𠮷川的一句话，写得足够长，是一个段落。"),
    ]
    assert [notice.code for notice in document.warnings] == ["legacy-text-only"]


@pytest.mark.usefixtures("no_converter")
@pytest.mark.parametrize(
    ("data", "code"),
    [
        (compound({"Workbook": b"x"}), "converter-missing"),
        (make_doc([("甲\r", PLAIN)], encrypted=True), "password-needed"),
        (compound({"EncryptedPackage": b"x"}), "password-needed"),
        (compound({"Something": b"x"}), "format-unknown"),
        (DOC[:700], "file-damaged"),
        (DOC[:100], "file-damaged"),
    ],
    ids=["sheet", "locked", "locked docx", "other", "cut", "head"],
)
def test_what_cannot_be_read_is_told_with_its_remedy(data: bytes, code: str) -> None:
    with pytest.raises(KnownError, match=code):
        load_bytes(data, "a.doc")


def stand_in(folder: Path, script: str) -> Path:
    """A program that is called as LibreOffice is: it sees its arguments as ``words``."""
    program = folder / "soffice"
    program.write_text(
        f"#!{sys.executable}\nimport sys, pathlib, time\nwords = sys.argv\n{script}\n"
    )
    program.chmod(0o755)
    return program


posix = pytest.mark.skipif(os.name != "posix", reason="the stand-in is a script")


@posix
def test_a_converter_is_given_a_profile_of_its_own_and_its_result_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "result.docx").write_bytes(make_docx())
    script = (
        "profile = words[1].partition('file://')[2]\n"
        "told = pathlib.Path(profile, 'user/registrymodifications.xcu').read_text()\n"
        "assert 'DisableMacrosExecution' in told\n"
        "assert profile == str(pathlib.Path.cwd() / 'profile')\n"
        "out = pathlib.Path(words[words.index('--outdir') + 1]); out.mkdir()\n"
        f"data = pathlib.Path({str(tmp_path / 'result.docx')!r}).read_bytes()\n"
        "(out / 'document.docx').write_bytes(data)\n"
        f"pathlib.Path({str(tmp_path / 'seen')!r}).write_text(str(pathlib.Path.cwd()))\n"
    )
    program = stand_in(tmp_path, script)
    monkeypatch.setattr(legacy, "converter", lambda: program)
    document = load_bytes(DOC, "converted.doc")
    assert document.metadata.title == "岑阳市人民政府关于加强汛期水库安全管理的通知"
    assert [notice.code for notice in document.warnings] == ["document-converted"]
    assert not Path((tmp_path / "seen").read_text()).exists()


@posix
@pytest.mark.parametrize(
    ("script", "code"), [("", "converter-failed"), ("time.sleep(60)", "converter-slow")]
)
def test_a_converter_that_fails_or_hangs_is_told_and_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str, code: str
) -> None:
    program = stand_in(tmp_path, script)
    monkeypatch.setattr(legacy, "converter", lambda: program)
    monkeypatch.setattr(libreoffice, "SECONDS", 0.5)
    with pytest.raises(KnownError, match=code):
        load_bytes(compound({"Workbook": b"x"}), f"{code}.xls")
    assert load_bytes(DOC, f"{code}.doc").warnings[0].code == "legacy-text-only"
