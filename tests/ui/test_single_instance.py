"""Two starts on one library: the second hands its files to the first."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from reader_app.ui.single_instance import InstanceServer, hand_over


def test_nobody_there(qapp: object, home: Path) -> None:
    assert not hand_over(home, [])


def test_second_start_hands_over_its_files(qtbot: QtBot, home: Path, tmp_path: Path) -> None:
    parent = QObject()
    server = InstanceServer(home, parent)
    server.listen()
    path = tmp_path / "报告.txt"
    path.write_text("云岭县报告", encoding="utf-8")
    received: list[object] = []
    server.paths_received.connect(received.append)
    command = [sys.executable, "-m", "reader_app", "--home", str(home), str(path)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL
    ) as second:
        qtbot.waitUntil(lambda: second.poll() is not None, timeout=30_000)
        output = second.communicate()[0]
    server.close()
    assert (second.returncode, output) == (0, b"")
    assert received == [[path]]


def test_garbage_is_ignored(qtbot: QtBot, home: Path) -> None:
    from PySide6.QtNetwork import QLocalSocket

    from reader_app.ui.single_instance import _name

    parent = QObject()
    server = InstanceServer(home, parent)
    server.listen()
    received: list[object] = []
    server.paths_received.connect(received.append)
    for garbage in (b"\xff\xfe\n", json.dumps({"a": 1}).encode() + b"\n"):
        socket = QLocalSocket()
        with qtbot.waitSignal(socket.connected):
            socket.connectToServer(_name(home))
        socket.write(garbage)
        qtbot.waitUntil(
            lambda socket=socket: (
                socket.bytesAvailable() > 0
                or socket.state() != QLocalSocket.LocalSocketState.ConnectedState
            )
        )
        socket.abort()
    assert received == []
    server.close()
