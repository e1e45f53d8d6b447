"""The real window on a library of its own, opened and closed as a user would."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader_app.library.library import Library
from reader_app.settings import Settings
from reader_app.ui import translation
from reader_app.ui.main_window import MainWindow

REPORT = """首页 > 要闻 > 正文

云岭县三天修通进村道路

2023-05-09 08:30 来源：云岭日报

云岭县委书记周远航5月8日到石桥镇检查道路抢修。截至目前，全县投入抢修人员126人(交通局58人、石桥镇41人、志愿者27人)，修复道路12.5公里。

石桥镇镇长林晓岚介绍，5月6日夜间的暴雨冲毁路基3处。云岭县交通局连夜派出4台挖掘机。

抢修现场日夜不停

“路通了，心就踏实了。”石桥镇村民赵有田说。云岭县交通局表示，5月底前完成全部修复。
"""

NOTICE = """关于开展夏季防溺水检查的通知

各乡镇人民政府：

青禾市教育局定于6月10日至20日开展防溺水检查，检查学校45所，发现隐患30处，其中已整改22处，尚未整改9处。

青禾市教育局
2023年6月2日
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two documents, one of them in GB18030, and a file that cannot be read."""
    folder = tmp_path / "documents"
    (folder / "more").mkdir(parents=True)
    (folder / "report.txt").write_text(REPORT, encoding="utf-8")
    (folder / "more" / "notice.txt").write_bytes(NOTICE.encode("gb18030"))
    (folder / "empty.txt").write_bytes(b"")
    return folder


OpenWindow = Callable[..., MainWindow]


@pytest.fixture
def open_window(qtbot: QtBot, home: Path) -> Iterator[OpenWindow]:
    """Opens the window on the test's library; ``paths`` are imported and waited for."""
    opened: list[tuple[MainWindow, Library]] = []

    def open_(*paths: Path, language: str = "en") -> MainWindow:
        translation.install(QCoreApplication.instance(), language)
        library = Library.open(home)
        window = MainWindow(library, Settings(home), language)
        opened.append((window, library))
        window.show()
        window.completion.finish()  # a user does nothing so early
        if paths:
            with qtbot.waitSignal(window.ready, timeout=20_000):
                window.import_paths(list(paths))
            qtbot.waitUntil(lambda: not window.importer.busy, timeout=20_000)
        elif library.documents():
            qtbot.waitSignal(window.ready, timeout=20_000).wait()
        return window

    yield open_
    for window, library in opened:
        close(window)
        library.close()
    translation.install(QCoreApplication.instance(), "en")
    QApplication.instance().setStyleSheet("")  # what the window gave to the whole application


def close(window: MainWindow) -> None:
    """Close the window as its frame's button does, and let Qt delete it."""
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)


@pytest.fixture
def reopen(open_window: OpenWindow) -> Callable[[MainWindow], MainWindow]:
    """Closes the window and opens it again on the same library."""

    def again(window: MainWindow) -> MainWindow:
        window.close()
        return open_window()

    return again
