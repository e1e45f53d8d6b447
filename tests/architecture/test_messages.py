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
