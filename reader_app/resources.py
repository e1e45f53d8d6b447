"""Where the files beside the code lie: in a checkout, and inside an installed wheel."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


@cache
def _folder(name: str) -> Path:
    installed = _PACKAGE / f"_{name}"
    return installed if installed.is_dir() else _PACKAGE.parent / name


def resource(relative: str) -> Path:
    """The path of a file under ``resources/``, for example ``themes/light.toml``."""
    return _folder("resources") / relative


def samples() -> list[Path]:
    """The sample documents that come with the program, sorted by name."""
    return sorted(p for p in _folder("seeds").iterdir() if p.is_file())
