"""PySide6 without its developers' machinery: there when asked for, not in the way of imports."""

from __future__ import annotations

import subprocess
import sys


def _said_by(program: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", program], check=False, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_the_machinery_of_signatures_waits_until_it_is_asked_for() -> None:
    said = _said_by(
        "import sys, reader_app.ui\n"
        "from PySide6.QtCore import QObject\n"
        "print('argparse' in sys.modules, 'ast' in sys.modules)"
    )
    assert said == "False False"


def test_a_wrong_call_of_qt_is_explained_as_ever() -> None:
    wrong_call = (
        "from PySide6.QtCore import QObject\n"
        "try:\n"
        "    QObject().setObjectName(1, 2)\n"
        "except TypeError as error:\n"
        "    print(error, QObject.__doc__)"
    )
    assert _said_by("import reader_app.ui\n" + wrong_call) == _said_by(wrong_call)


def test_what_was_put_off_is_whole_when_it_is_used() -> None:
    said = _said_by(
        "import reader_app.ui, inspect, tempfile\n"
        "print(inspect.getsource(inspect.getsource)[:13], inspect.signature(len))\n"
        "print(tempfile.gettempprefix())\n"
        "from shibokensupport.signature.lib import pyi_generator\n"
        "print(pyi_generator.argparse.__name__)"
    )
    assert said.splitlines() == ["def getsource (obj, /)", "tmp", "argparse"]


def test_an_import_does_not_read_the_source_of_what_is_imported() -> None:
    said = _said_by(
        "import linecache, reader_app.ui, PySide6.QtWidgets\n"
        "import reader_app.ui.jobs\n"
        "print(list(linecache.cache))"
    )
    assert said == "[]"
