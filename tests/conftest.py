"""What holds in every test: no screen, no real user's folders, English, and nothing left behind.

Qt is imported inside fixtures only, so that the core's tests also run where there is no PySide6.
"""

from __future__ import annotations

import gc
import logging
import os
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import hypothesis
import pytest

os.environ["QT_QPA_PLATFORM"] = "offscreen"
for name in ("LANGUAGE", "LC_MESSAGES", "LANG"):
    os.environ.pop(name, None)
os.environ["LC_ALL"] = "C.UTF-8"  # English: not Chinese, and there on every system

# The same examples in every run: a red test is then the change's doing. Where new examples are
# wanted: pytest -p hypothesis --hypothesis-profile=search
hypothesis.settings.register_profile("repeatable", deadline=None, database=None, derandomize=True)
hypothesis.settings.register_profile("search", deadline=None, max_examples=2000)
hypothesis.settings.load_profile("repeatable")


@pytest.fixture(autouse=True)
def user_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that stands for the user's own; whatever is kept by default is kept in here."""
    folder = tmp_path_factory.mktemp("user")
    for variable in ("HOME", "USERPROFILE", "LOCALAPPDATA", "APPDATA"):
        monkeypatch.setenv(variable, str(folder))
    for variable in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(variable, str(folder / variable.lower()))
    return folder


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder for a library and its settings, as ``--home`` names one."""
    folder = tmp_path / "home"
    folder.mkdir()
    return folder


@pytest.fixture
def in_chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    """The system speaks Chinese in this test."""
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")


@pytest.fixture(scope="session")
def qapp(qapp: object) -> object:
    """pytest-qt's application, speaking English with its plural forms."""
    from reader_app.ui import translation

    translation.install(qapp, "en")  # type: ignore[arg-type]
    return qapp


class _Records(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.kept: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.kept.append(record)


@pytest.fixture(autouse=True)
def no_stray_log_records(request: pytest.FixtureRequest) -> Iterator[None]:
    """A warning or worse in the log fails the test, unless it asks for ``caplog`` to look at it."""
    records = _Records()
    logging.getLogger().addHandler(records)
    yield
    logging.getLogger().removeHandler(records)
    if records.kept and "caplog" not in request.fixturenames:
        pytest.fail("stray log records: " + "; ".join(r.getMessage() for r in records.kept))


@pytest.fixture(autouse=True)
def nothing_left_running() -> Iterator[None]:
    """Threads and windows that a test starts end with it.

    The garbage collector waits until then: a window that only its own parts refer to would be
    taken apart at any moment, children before their parent, which Qt does not survive.
    """
    threads = set(threading.enumerate())
    windows = _windows()
    gc.disable()
    yield
    _delete_later()
    gc.enable()
    _assert_gone("threads", lambda: [t for t in threading.enumerate() if _stray(t, threads)])
    _assert_gone("windows", lambda: [w for w in _windows() if w not in windows])
    _wait_for_pool()


def _stray(thread: threading.Thread, before: set[threading.Thread]) -> bool:
    # Python names threads that it did not start itself "Dummy-…": Qt's own pool, looked at below.
    return thread not in before and not thread.daemon and not thread.name.startswith("Dummy")


def _windows() -> list[object]:
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is None or widgets.QApplication.instance() is None:
        return []
    return [w for w in widgets.QApplication.topLevelWidgets() if w.parent() is None]


def _assert_gone(what: str, left: Callable[[], list[object]]) -> None:
    if left():  # most tests end here; the rest may only wait for the garbage collector
        gc.collect()
        _delete_later()
    assert not left(), f"{what} left behind: {left()}"


def _delete_later() -> None:
    if core := sys.modules.get("PySide6.QtCore"):
        core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete)


def _wait_for_pool() -> None:
    core = sys.modules.get("PySide6.QtCore")
    if core is not None and core.QCoreApplication.instance() is not None:
        pool = core.QThreadPool.globalInstance()
        assert pool.waitForDone(5000), f"{pool.activeThreadCount()} jobs left running"
