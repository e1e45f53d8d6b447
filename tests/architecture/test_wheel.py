"""The installed program has what the checkout has: resources and sample documents."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

FIND = """
from reader_app import resources
print(resources.resource("themes/light.toml").is_file(), len(resources.samples()))
print(resources.__file__)
"""


pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("wheel")]  # built once, in one process


@pytest.fixture(scope="module")
def installed(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel's content, as installing lays it out."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"]
    subprocess.run([*build, "--wheel-dir", folder, str(root)], check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def test_the_wheel_holds_every_resource(root: Path, installed: Path) -> None:
    for source, target in (("resources", "_resources"), ("seeds", "_seeds")):
        here = {p.relative_to(root / source) for p in (root / source).rglob("*") if p.is_file()}
        there = installed / "reader_app" / target
        packed = {p.relative_to(there) for p in there.rglob("*") if p.is_file()}
        assert here - packed <= {Path(".keep")}


def test_an_installed_program_finds_its_own_resources(installed: Path, tmp_path: Path) -> None:
    result = subprocess.run(
        [sys.executable, "-c", FIND],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
        check=True,
    )
    found, place = result.stdout.splitlines()
    assert found.startswith("True ") and int(found.split()[1]) >= 6
    assert Path(place).is_relative_to(installed)
