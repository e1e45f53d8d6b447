"""Each module says why it exists, under a name that means something."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

VAGUE = {"utils", "util", "misc", "helpers", "helper", "common", "manager"}


def test_every_module_opens_with_its_reason(sources: dict[Path, ast.Module]) -> None:
    silent = [path for path, tree in sources.items() if tree.body and not ast.get_docstring(tree)]
    assert not silent


def test_no_module_has_a_vague_name(sources: dict[Path, ast.Module]) -> None:
    assert not [path for path in sources if VAGUE & set(path.with_suffix("").parts)]


@pytest.mark.parametrize("folder", ["reader_app", "tests", "tools", "resources", ".ci"])
def test_no_file_names_one_machine(root: Path, folder: str) -> None:
    # Put together here, so that this file does not find itself.
    machine_paths = ["/" + name + "/" for name in ("root", "work", "home/user", "Users")]
    named = [
        f"{path.relative_to(root)}: {place}"
        for path in (root / folder).rglob("*")
        if path.suffix in {".py", ".toml", ".sh", ".txt", ".ts", ".json", ".md", ".svg", ""}
        and path.is_file()
        for place in machine_paths
        if place.encode() in path.read_bytes()
    ]
    assert not named
