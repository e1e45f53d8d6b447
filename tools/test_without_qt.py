"""Runs the core's tests in a Python that has no Qt: whatever imports PySide6 fails."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType

import pytest

CORE = ("tests/documents", "tests/analysis", "tests/library", "tests/exchange", "tests/test_*.py")


class NoQt(MetaPathFinder):
    """Answers every import of PySide6 as a machine does that lacks it."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname.partition(".")[0] in ("PySide6", "shiboken6"):
            raise ModuleNotFoundError(f"No module named {fullname!r} (blocked)", name=fullname)
        return None


class SilentOptions:
    """Declares pytest-qt's options, which pyproject.toml sets and nobody else declares here."""

    def pytest_addoption(self, parser: pytest.Parser) -> None:
        for option in ("qt_api", "qt_log_level_fail", "qt_log_ignore"):
            parser.addini(option, "pytest-qt is not loaded in this run")


def main() -> int:
    sys.meta_path.insert(0, NoQt())
    root = Path(__file__).resolve().parent.parent
    paths = [str(path) for pattern in CORE for path in sorted(root.glob(pattern))]
    return pytest.main(["-p", "no:pytest-qt", "-q", *paths], plugins=[SilentOptions()])


if __name__ == "__main__":
    sys.exit(main())
