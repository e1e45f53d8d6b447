"""Nothing leaves the machine: no module that could, and no internet socket in a real run."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.conftest import imported_modules

NETWORK = {
    *("socket", "socketserver", "ssl", "http", "ftplib", "smtplib", "poplib", "imaplib", "xmlrpc"),
    *("asyncio", "requests", "httpx", "aiohttp", "urllib3", "websockets", "webbrowser"),
    *("urllib.request", "PySide6.QtWebSockets", "PySide6.QtHttpServer", "PySide6.QtWebEngineCore"),
}
# Two windows on one library find each other through a local socket, which has no address.
LOCAL = {"PySide6.QtNetwork", "PySide6.QtNetwork.QLocalServer", "PySide6.QtNetwork.QLocalSocket"}

WATCHED_RUN = Path(__file__).with_name("watched_run.py")


def watched(arguments: list[str]) -> dict[str, object]:
    result = subprocess.run(
        [sys.executable, str(WATCHED_RUN), *arguments],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    report = result.stdout.rpartition("WATCHED ")[2]
    assert report, result.stderr
    return dict(json.loads(report))


def test_no_module_can_reach_the_network(sources: dict[Path, ast.Module]) -> None:
    guilty = {
        f"{path}: {name}"
        for path, tree in sources.items()
        for name in imported_modules(tree)
        if name in NETWORK
        or name.partition(".")[0] in NETWORK
        or (name.startswith("PySide6.QtNetwork") and name not in LOCAL)
    }
    assert not guilty


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_the_watch_sees_a_socket(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(
        "import socket\n"
        "kept = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)\n"
        "kept.bind(('127.0.0.1', 0))\n"
    )
    result = subprocess.run(
        [sys.executable, str(WATCHED_RUN), "--help"],
        env=os.environ | {"PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    sockets = json.loads(result.stdout.rpartition("WATCHED ")[2])["sockets"]
    assert [table for table, _ in sockets] == ["udp"]


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_the_command_line_opens_no_socket(root: Path) -> None:
    sample = min((root / "seeds").glob("*.txt"))

    assert watched(["analyze", str(sample)]) == {"status": 0, "sockets": []}


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_the_window_opens_no_socket(root: Path, tmp_path: Path) -> None:
    sample = min((root / "seeds").glob("*.txt"))
    picture = tmp_path / "window.png"
    arguments = ["--home", str(tmp_path / "home"), "open", str(sample), "--screenshot"]

    assert watched([*arguments, str(picture)]) == {"status": 0, "sockets": []}
    assert picture.stat().st_size > 10_000
