"""The command line speaks the user's language, what argparse says of itself included."""

from __future__ import annotations

import gettext

import pytest

from reader_app.cli.arguments import parse
from reader_app.resources import resource
from tools.compile_catalogue import compiled, entries

_CATALOGUE = resource("locale/zh/LC_MESSAGES/argparse.po")


@pytest.fixture
def chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LANGUAGE", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    for name in ("LC_ALL", "LANG"):
        monkeypatch.setenv(name, "zh_CN.UTF-8")
    monkeypatch.setattr(gettext, "_current_domain", "messages")  # parse() names its own


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["import"], "缺少参数：PATH"),
        (["search", "--limit", "0", "词"], "“0”应为不小于 1 的整数"),
        (["open", "a.txt", "--size", "12"], "“12”应为“宽x高”"),
        (["open", "a.txt", "--scale", "x"], "“x”应为 0.5 至 4 之间的数"),
        (["analyze", "a.txt", "--format", "x"], "没有 'x' 这个选项"),
        (["--home"], "需要一个值"),
        (["--bogus"], "无法识别的参数：--bogus"),
    ],
)
@pytest.mark.usefixtures("chinese")
def test_wrong_usage_is_explained_in_chinese(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        parse(arguments)
    told = capsys.readouterr().err
    assert left.value.code == 2
    assert said in told
    assert "错误：" in told
    assert "error" not in told


@pytest.mark.parametrize("command", [[], ["search"], ["annotations", "export"]])
@pytest.mark.usefixtures("chinese")
def test_help_is_chinese_throughout(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parse([*command, "--help"])
    told = capsys.readouterr().out
    assert told.startswith("用法：")
    assert "选项" in told
    assert "this help" not in told
    assert "program's version" not in told


def test_the_compiled_catalogue_is_that_of_the_words() -> None:
    words = entries(_CATALOGUE.read_text(encoding="utf-8"))
    assert _CATALOGUE.with_suffix(".mo").read_bytes() == compiled(words)
