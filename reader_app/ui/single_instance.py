"""One window a library: a second start hands its files to the first and ends.

The two meet at a local socket (a file or named pipe of this user on this machine).
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCryptographicHash, QDir, QObject, Signal, Slot

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer

TIMEOUT_MILLISECONDS = 1_000


def _name(home: Path) -> str:
    """The socket's name: short, and different for every library; on Unix the path of its file."""
    text = os.fsencode(home.resolve())
    digest = QCryptographicHash.hash(text, QCryptographicHash.Algorithm.Sha256)
    name = f"zhanjuan-{bytes(digest.toHex().data()).decode()[:16]}"
    return name if sys.platform == "win32" else f"{QDir.tempPath()}/{name}"


def hand_over(home: Path, paths: list[Path]) -> bool:
    """Give the files to the window that is open on this library; False if there is none."""
    name = _name(home)
    if sys.platform != "win32" and not Path(name).exists():
        return False  # as mostly; Qt's network module would take 5 ms of the start to load
    from PySide6.QtNetwork import QLocalSocket

    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(TIMEOUT_MILLISECONDS):
        return False
    socket.write(json.dumps([str(path.resolve()) for path in paths]).encode() + b"\n")
    socket.waitForBytesWritten(TIMEOUT_MILLISECONDS)
    # The answer says that the files are in good hands; without it this start goes on by itself.
    answered = socket.waitForReadyRead(TIMEOUT_MILLISECONDS)
    socket.disconnectFromServer()
    return answered


class InstanceServer(QObject):
    """Listens for later starts on the same library."""

    paths_received = Signal(list)

    def __init__(self, home: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._name = _name(home)
        self._server: QLocalServer | None = None

    @Slot()
    def listen(self) -> None:
        """Begin, once the window is there to be come to the front."""
        from PySide6.QtNetwork import QLocalServer

        self._server = server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        server.newConnection.connect(self._on_connection)
        if not server.listen(self._name):
            # A crash leaves the socket's file behind; nobody answered there a moment ago.
            QLocalServer.removeServer(self._name)
            server.listen(self._name)

    def close(self) -> None:
        if self._server is not None:
            self._server.close()

    @Slot()
    def _on_connection(self) -> None:
        while self._server and (socket := self._server.nextPendingConnection()):
            socket.readyRead.connect(self._on_ready)
            socket.disconnected.connect(socket.deleteLater)

    @Slot()
    def _on_ready(self) -> None:
        socket = self.sender()
        from PySide6.QtNetwork import QLocalSocket

        if not isinstance(socket, QLocalSocket) or not socket.canReadLine():
            return
        try:
            paths = json.loads(bytes(socket.readLine().data()))
        except ValueError:  # not one of ours
            socket.abort()
            return
        socket.write(b"ok\n")
        socket.flush()
        if isinstance(paths, list):
            self.paths_received.emit([Path(path) for path in paths if isinstance(path, str)])
