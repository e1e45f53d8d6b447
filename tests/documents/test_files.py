"""A file that somebody names is read whole, or it is said why not; nothing waits without end."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reader_app.documents import files, limits, loaders
from reader_app.errors import KnownError
from reader_app.exchange.readers import read_file
from reader_app.library import incoming
from reader_app.library.word_lists import import_words


def code_of(path: Path) -> str:
    with pytest.raises(KnownError) as caught:
        files.read(path)
    return caught.value.code


@pytest.fixture
def pipe(tmp_path: Path) -> Path:
    path = tmp_path / "管道.txt"
    os.mkfifo(path)
    return path


def test_a_file_is_read_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"\x00\xff")
    assert files.read(path) == b"\x00\xff"


@pytest.mark.parametrize("read", [loaders.load, incoming.read, read_file, import_words])
def test_a_pipe_that_nobody_fills_is_not_waited_for(pipe: Path, read) -> None:
    with pytest.raises(KnownError) as caught:
        read(pipe)
    assert caught.value.code == "file-special"


def test_devices_and_sockets_are_no_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # the path of a socket may not be long
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("s")
        assert code_of(Path("s")) == "file-special"
    assert code_of(Path("/dev/zero")) == "file-special"


@pytest.fixture
def opened() -> Iterator[Callable[[bytes], Path]]:
    """Pipes that are filled and closed, by the names that a shell gives them."""
    reading = []

    def fill(data: bytes) -> Path:
        end, writing = os.pipe()
        reading.append(end)
        os.write(writing, data)
        os.close(writing)
        return Path(f"/dev/fd/{end}")

    yield fill
    for end in reading:
        os.close(end)


def test_what_the_shell_has_opened_is_read(
    opened: Callable[[bytes], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert files.read(opened("岑阳".encode())) == "岑阳".encode()
    monkeypatch.setattr(limits.check_length, "__defaults__", (3,))
    assert code_of(opened(b"long")) == "file-too-large"


def test_what_is_not_there_or_no_file_says_so(tmp_path: Path) -> None:
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    assert code_of(tmp_path / "missing") == "file-missing"
    assert code_of(loop) == code_of(tmp_path) == code_of(Path("a\0b")) == "file-unreadable"
