"""Every message of an error or a warning has its words in both languages, and is used."""

from __future__ import annotations

import ast
import errno
import os
import re
import string
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader_app.errors import Notice
from reader_app.library.journal import Label
from reader_app.messages import LANGUAGES, render

Catalogue = dict[str, str]
# A reason as a library gives it, in its own language and with a full stop.
SAMPLES = {
    "path": "/资料/通报.pdf",
    "reason": "Failed to load document (PDFium: Data format error).",
}
# What is the same in every language: formats, programs, commands, operators of a search.
LATIN = set(
    re.findall(
        r"\S+",
        """CSV DOCX HTML JSON JSON-LD Markdown MB NEAR NOT QDPX UTF-8 W3C Web Annotation Word ZIP
    annotations csv jsonld md doc docx et html wps json documents library originals texts word-lists
    KOReader Kindle LibreOffice PySide6-Essentials PySide6 Readwise Zotero calibre 1440x900 title
    reader-app zhanjuan-reader pip install ocr passwords export import open restore backup
    --format --help --home --output --password --screenshot --verbose x""",
    )
)
# Tell what has been done, and ask for nothing.
REPORTS = re.compile(
    r".*-(done|aside|begun|exported|written|pending)|(report|review|page|help|column)-.*"
)


@pytest.fixture(scope="module")
def catalogues(root: Path) -> dict[str, Catalogue]:
    folder = root / "resources" / "messages"
    return {
        name: tomllib.loads((folder / f"{name}.toml").read_text(encoding="utf-8"))
        for name in LANGUAGES
    }


def gaps(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


def uses(sources: dict[Path, ast.Module]) -> Iterator[tuple[str, str, set[str] | None]]:
    """Where, which code, and the details given (None where they cannot be read off)."""
    for path, tree in sources.items():
        for node in ast.walk(tree):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args):
                continue
            code = node.args[0]
            if not (isinstance(code, ast.Constant) and isinstance(code.value, str)):
                continue
            if node.func.id == "KnownError":
                names = [keyword.arg for keyword in node.keywords]
                yield str(path), code.value, None if None in names else {n for n in names if n}
            elif node.func.id == "Notice":
                yield str(path), code.value, _keys(node.args[1:])


def _keys(arguments: list[ast.expr]) -> set[str] | None:
    if not arguments:
        return set()
    if not isinstance(arguments[0], ast.Dict):
        return None
    return {str(key.value) for key in arguments[0].keys if isinstance(key, ast.Constant)}


def test_every_code_has_its_words(
    sources: dict[Path, ast.Module], catalogues: dict[str, Catalogue]
) -> None:
    missing = {
        f"{language}.toml: {code} ({path})"
        for path, code, _ in uses(sources)
        for language, catalogue in catalogues.items()
        if code not in catalogue
    }
    assert not missing


def test_every_gap_is_filled(
    sources: dict[Path, ast.Module], catalogues: dict[str, Catalogue]
) -> None:
    unfilled = {
        f"{path}: {code} lacks {sorted(gaps(catalogues[language].get(code, '')) - details)}"
        for path, code, details in uses(sources)
        for language in LANGUAGES
        if details is not None and gaps(catalogues[language].get(code, "")) - details
    }
    assert not unfilled


def said(catalogues: dict[str, Catalogue], code: str, language: str) -> str:
    details = {name: SAMPLES.get(name, "值") for name in gaps(catalogues[language][code])}
    return render(Notice(code, details), language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_has_a_sign_too_many(catalogues: dict[str, Catalogue], language: str) -> None:
    doubled = re.compile(
        r"[.,;:!?。，；：！？、][)）]?[,;:!?。，；：！？、]|[.。][)）]|(?<!\d)[.][.]|  "
    )
    found = {code: said(catalogues, code, language) for code in catalogues[language]}
    prose = {code: words for code, words in found.items() if "\n" not in words}
    assert {code: words for code, words in prose.items() if doubled.search(words)} == {}
    # The template of citations is told to be written in braces.
    assert {code for code, words in prose.items() if re.search(r"[{}]|\(\)|（）", words)} <= {
        "citation-template"
    }


def test_no_words_of_the_other_language_are_left(catalogues: dict[str, Catalogue]) -> None:
    chinese = {code: said(catalogues, code, "zh") for code in catalogues["zh"]}
    latin = re.compile(r"[A-Za-z0-9-]*[A-Za-z][A-Za-z0-9-]*")
    foreign = {
        code: left
        for code, words in chinese.items()
        if not code.startswith("help-")
        and (left := set(latin.findall(words.replace("/通报.pdf", ""))) - LATIN)
    }
    assert foreign == {}
    english = {code for code, words in catalogues["en"].items() if re.search("[一-鿿]", words)}
    assert {code for code in english if not code.endswith("-examples")} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_error_says_what_is_the_matter_and_what_to_do(
    catalogues: dict[str, Catalogue], language: str
) -> None:
    end = re.compile(r"[.!?。！？](?=\s|$|[一-鿿“])")
    errors = {
        code: said(catalogues, code, language)
        for code, words in catalogues[language].items()
        if re.match(r"\{\w+\}[:：]", words) and not REPORTS.fullmatch(code)
    }
    assert len(errors) > 40
    assert {code: words for code, words in errors.items() if len(end.findall(words)) < 2} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_there_is_no_reason_no_brackets_are_left(language: str) -> None:
    words = render(Notice("file-damaged", {"path": "甲.txt", "reason": ""}), language)
    assert not re.search(r"[()（）]", words)


def test_a_file_name_forges_no_line_and_moves_no_terminal() -> None:
    words = render(Notice("file-empty", {"path": "甲\n乙\x1b[2J\x9b.txt"}), "zh")
    assert words.startswith(r"甲\n乙\x1b[2J\x9b.txt：")


def test_no_words_are_left_over(root: Path, catalogues: dict[str, Catalogue]) -> None:
    code = "\n".join(p.read_text(encoding="utf-8") for p in (root / "reader_app").rglob("*.py"))
    unused = {name for name in catalogues["en"] if not re.search(rf"[\"']{name}[\"']", code)}
    steps = {f"step-{label}{many}" for label in Label for many in ("", "-many")}
    reasons = {name for name in unused if name.startswith("reason-")}  # what systems say
    assert unused - reasons == steps  # the journal puts these together


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_reason_of_the_system_is_said_in_the_users_words(language: str) -> None:
    reason = os.strerror(errno.EROFS)
    said = render(Notice("library-unwritable", {"path": "x", "reason": reason}), language)
    assert reason not in said
    assert ("只读" if language == "zh" else "read-only") in said
    unknown = Notice("library-unwritable", {"path": "x", "reason": "Warp core breach"})
    assert "Warp core breach" in render(unknown, language)


@pytest.mark.parametrize(
    "reason",
    [
        "Failed to load document (PDFium: Data format error).",
        "File is not a zip file",
        "Bad CRC-32 for file 'word/document.xml'",
        "File name in directory 'a' and header b'b' differ.",
        "Error -3 while decompressing data: invalid distance too far back",
        "Expecting value: line 1 column 1 (char 0)",
        "Expecting ',' delimiter: line 1 column 1 (char 0)",
        "no constant at 17",
    ],
)
def test_what_libraries_give_as_a_reason_is_said_in_chinese(reason: str) -> None:
    words = render(Notice("file-damaged", {"path": "甲", "reason": reason}), "zh")
    assert not re.search("[A-Za-z]{2}", re.sub("JSON|ZIP", "", words)), words


def test_the_languages_say_the_same(catalogues: dict[str, Catalogue]) -> None:
    english, chinese = catalogues["en"], catalogues["zh"]
    assert english.keys() == chinese.keys()
    assert {c for c in english if gaps(english[c]) != gaps(chinese[c])} == set()


def test_the_chinese_is_chinese(catalogues: dict[str, Catalogue]) -> None:
    assert {c for c, words in catalogues["zh"].items() if not re.search("[一-鿿]", words)} == set()
    # Half-width punctuation after a Chinese character is a slip of the keyboard.
    assert {
        c for c, words in catalogues["zh"].items() if re.search("[一-鿿][,;:?!]", words)
    } == set()
