"""A start on files alone needs no argparse, and understands the same by them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from reader_app.cli.arguments import parse
from reader_app.cli.request import for_window


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["通知.txt"],
        ["./import", "岑阳/日志"],
        ["--home", "trial", "a.txt", "b.docx"],
        ["zhanjuan://document/7?at=12"],
    ],
)
def test_files_alone_are_understood_as_argparse_understands_them(arguments: list[str]) -> None:
    quick, thorough = for_window(arguments), parse(arguments)

    assert quick is not None and quick.command is thorough.command is None
    for name in ("home", "paths", "verbose"):
        assert getattr(quick.options, name) == getattr(thorough.options, name)


@pytest.mark.parametrize(
    "arguments",
    [
        ["open", "a.txt"],
        ["文档"],
        ["--verbose"],
        ["a.txt", "--home", "x"],
        ["--home"],
        ["--", "a.b"],
    ],
)
def test_all_else_is_left_to_argparse(arguments: list[str]) -> None:
    assert for_window(arguments) is None


def test_a_start_on_a_file_does_not_wait_for_argparse(tmp_path: Path) -> None:
    program = (
        "import sys\n"
        "from reader_app.cli import main\n"
        "main._command = lambda request: lambda request: 0\n"
        f"main.main(['--home', {str(tmp_path)!r}, 'a.txt'])\n"
        "print('argparse' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], check=False, capture_output=True, text=True
    )
    assert done.stdout.strip() == "False", done.stderr
