"""Ctrl+C while the command line imports: what was read stays, and the next time goes on."""

from __future__ import annotations

import signal
import sys
from pathlib import Path

import pytest

from reader_app.cli.main import INTERRUPTED, main
from reader_app.library import importer
from reader_app.library.library import Library


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_an_interrupted_import_keeps_what_it_has_and_goes_on(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    papers = tmp_path / "papers"
    papers.mkdir()
    for number in range(30):
        (papers / f"{number:02}.txt").write_text(f"第{number}号通报\n", encoding="utf-8")
    tell = importer.Pace.tell

    def press(pace: importer.Pace, done: int, path: Path | None) -> None:
        if done == 5:
            signal.raise_signal(signal.SIGINT)
        tell(pace, done, path)

    before = signal.getsignal(signal.SIGINT)
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    with monkeypatch.context() as patch:
        patch.setattr(importer.Pace, "tell", press)
        assert main(["--home", str(home), "import", str(papers)]) == INTERRUPTED
    assert "the same command goes on" in capsys.readouterr().err
    assert signal.getsignal(signal.SIGINT) is before
    with Library.open(home) as library:
        assert 5 <= len(library.documents()) < 30
    assert main(["--home", str(home), "import", str(papers)]) == 0
    with Library.open(home) as library:
        assert len(library.documents()) == 30
