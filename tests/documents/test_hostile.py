"""Hostile and broken files end in a document or a clear error, in ten seconds and a gigabyte."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.documents.hostile import GIGABYTE, SECONDS, Outcome, samples

pytestmark = pytest.mark.skipif(os.name != "posix", reason="limits of a process are POSIX's")

ROOT = Path(__file__).parents[2]
_RESULTS = {"document"}


@pytest.fixture(scope="module")
def outcomes() -> dict[str, Outcome]:
    """All samples loaded by one process that forks for each."""
    ran = subprocess.run(
        [sys.executable, "-m", "tests.documents.hostile"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    lines = (json.loads(line) for line in ran.stdout.splitlines())
    return {one["key"]: Outcome(**one) for one in lines}


@pytest.mark.slow
@pytest.mark.parametrize("key", sorted(samples()))
def test_a_hostile_file_is_read_or_refused_within_bounds(
    key: str, outcomes: dict[str, Outcome]
) -> None:
    outcome = outcomes[key]
    assert outcome.result in _RESULTS or _is_code(outcome.result), outcome
    assert outcome.seconds < SECONDS
    assert outcome.megabytes << 20 < GIGABYTE


def _is_code(result: str) -> bool:
    """Whether it is a code that the user is told in words."""
    words = (ROOT / "resources/messages/en.toml").read_text(encoding="utf-8")
    return f"\n{result} = " in words or words.startswith(f"{result} = ")
