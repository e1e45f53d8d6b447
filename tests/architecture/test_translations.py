"""Every string of the window is said in Chinese, and what is installed is what was translated."""

from __future__ import annotations

import re
import subprocess
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.pseudo_language import tool
from tools.collect_strings import collect

GAP = re.compile(r"%n|%\d|\{\w*\}")


class Message(NamedTuple):
    context: str
    source: str
    comment: str
    translations: tuple[str, ...]
    finished: bool


def messages(path: Path) -> Iterator[Message]:
    for context in ElementTree.parse(path).iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            forms = [form.text or "" for form in translation.findall("numerusform")]
            yield Message(
                context.findtext("name") or "",
                message.findtext("source") or "",
                message.findtext("comment") or "",
                tuple(forms or [translation.text or ""]),
                translation.get("type") is None,
            )


@pytest.fixture(params=["zh", "en"])
def translations(root: Path, request: pytest.FixtureRequest) -> Path:
    return root / "resources" / "i18n" / f"reader_app_{request.param}.ts"


def test_every_string_of_the_code_is_collected(root: Path) -> None:
    said = {(t.context, t.source, t.comment) for t in collect(root / "reader_app" / "ui")}
    listed = messages(root / "resources" / "i18n" / "reader_app_zh.ts")

    assert said ^ {m[:3] for m in listed} == set(), "run `make i18n` and translate"


def test_every_string_is_translated(translations: Path) -> None:
    open_ones = [m for m in messages(translations) if not m.finished or not all(m.translations)]
    assert not open_ones


def test_translations_keep_the_gaps(translations: Path) -> None:
    wrong = [
        (message.source, text)
        for message in messages(translations)
        for text in message.translations
        if sorted(GAP.findall(message.source)) != sorted(GAP.findall(text))
    ]
    assert not wrong


def test_what_is_installed_is_up_to_date(translations: Path, tmp_path: Path) -> None:
    fresh = tmp_path / "fresh.qm"
    subprocess.run([tool("lrelease"), "-silent", translations, "-qm", fresh], check=True)

    assert fresh.read_bytes() == translations.with_suffix(".qm").read_bytes(), "run `make i18n`"


def test_chinese_punctuation_is_full_width(root: Path) -> None:
    slips = [
        text
        for message in messages(root / "resources" / "i18n" / "reader_app_zh.ts")
        for text in message.translations
        if re.search(r"[一-鿿][,;:?!()]|[(][一-鿿]", text)
    ]
    assert not slips
