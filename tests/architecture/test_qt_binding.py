"""The installed PySide6 is sound on this Python.

PySide6 6.12.0 on Python 3.11 gives one reference to None too many back at every call that
returns nothing, and the program aborts when none are left. pyproject.toml pins around it.
"""

from __future__ import annotations

import subprocess
import sys

CALLS = 1000
CHECK = f"""
import sys
from PySide6.QtCore import QObject
thing = QObject()
before = sys.getrefcount(None)
for _ in range({CALLS}):
    thing.setObjectName("name")
print(sys.getrefcount(None) - before)
"""


def test_calls_that_return_nothing_keep_the_count_of_none() -> None:
    result = subprocess.run(
        [sys.executable, "-c", CHECK], capture_output=True, text=True, check=True
    )

    assert abs(int(result.stdout)) < CALLS / 100
