"""What tools/setup.sh installs is what the installed Qt asks the system for."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import PySide6
import pytest

LIBRARIES = ("QtCore", "QtGui", "QtWidgets", "QtSvg", "QtNetwork", "QtPrintSupport")
PLUGINS = (
    "platforms/libqoffscreen.so",
    "platforms/libqxcb.so",
    "platforms/libqwayland*.so",
    "xcbglintegrations/*.so",
    "imageformats/libqsvg.so",
    "platforminputcontexts/libibus*.so",
)


@pytest.mark.skipif(
    sys.platform != "linux" or shutil.which("ldd") is None, reason="asks Linux's loader"
)
def test_qt_finds_all_its_system_libraries() -> None:
    package = Path(PySide6.__file__).parent
    files = [package / f"{name}.abi3.so" for name in LIBRARIES]
    for pattern in PLUGINS:
        files.extend((package / "Qt" / "plugins").glob(pattern))

    listing = subprocess.run(["ldd", *files], capture_output=True, text=True, check=True).stdout

    missing = {line.split()[0] for line in listing.splitlines() if "not found" in line}
    # Qt's own libraries are found through the ones that are loaded before them.
    assert not {name for name in missing if not name.startswith("libQt6")}
