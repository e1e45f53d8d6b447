"""Imports run one way, and the contract that says so bites."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    environment = os.environ | {"PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


def test_the_package_keeps_the_contract(root: Path) -> None:
    result = lint_imports(root)

    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize(
    ("module", "violation", "contract"),
    [
        ("documents/model.py", "import PySide6.QtCore", "PySide6 is imported under ui only"),
        ("ui/theme.py", "import apsw", "SQLite is imported under library only"),
        ("analysis/context.py", "import jieba", "jieba is imported in analysis.segment only"),
        ("documents/offsets.py", "import reader_app.analysis.pipeline", "imports run one way"),
        ("library/__init__.py", "import reader_app.ui.theme", "imports run one way"),
    ],
)
def test_a_violation_breaks_it(
    root: Path, tmp_path: Path, module: str, violation: str, contract: str
) -> None:
    shutil.copy(root / "pyproject.toml", tmp_path)
    shutil.copytree(
        root / "reader_app", tmp_path / "reader_app", ignore=shutil.ignore_patterns("__pycache__")
    )
    with (tmp_path / "reader_app" / module).open("a", encoding="utf-8") as file:
        file.write(f"\n{violation}\n")

    result = lint_imports(tmp_path)

    assert result.returncode != 0
    broken = [line for line in result.stdout.splitlines() if " BROKEN" in line]
    assert any(line.startswith(contract) for line in broken), result.stdout
