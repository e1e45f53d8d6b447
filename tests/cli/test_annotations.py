"""``reader-app annotations`` and what else leaves the library by command."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from reader_app.cli.main import main
from reader_app.exchange.annotation_export import SUFFIXES, Form
from reader_app.library.annotation import Annotation, MarkKind, Target
from reader_app.library.library import Library

TEXT = "白渚镇防汛工作简报\n来源：澄湾日报\n　　全镇转移群众369人，其中老人314人、儿童55人。\n"
Run = Callable[..., int]


@pytest.fixture
def run(home: Path) -> Run:
    return lambda *arguments: main(["--home", str(home), *map(str, arguments)])


@pytest.fixture
def paper(tmp_path: Path, run: Run, home: Path) -> Path:
    """A document in the library, with a note on it."""
    path = tmp_path / "简报.txt"
    path.write_text(TEXT, encoding="utf-8")
    assert run("import", path) == 0
    with Library.open(home) as library:
        (row,) = library.documents()
        note = Annotation("", row.id, MarkKind.NOTE, Target.DOCUMENT, note="要核对")
        library.annotations.add([note])
    return path


@pytest.mark.parametrize("form", list(Form))
def test_export_by_the_ending(run: Run, paper: Path, tmp_path: Path, form: Form) -> None:
    target = tmp_path / f"out{SUFFIXES[form]}"
    assert run("annotations", "export", "--output", target) == 0
    assert target.stat().st_size > 0


def test_export_to_standard_output(
    run: Run, paper: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    capfdbinary.readouterr()
    assert run("annotations", "export") == 0
    found = json.loads(capfdbinary.readouterr().out)
    assert found["total"] == 1
    assert run("annotations", "export", "--format", "markdown", "--documents", paper) == 0
    assert "要核对" in capfdbinary.readouterr().out.decode()


def test_there_and_back(
    run: Run, paper: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, other = tmp_path / "out.jsonld", tmp_path / "other"
    run("annotations", "export", "--output", file)
    capsys.readouterr()

    def elsewhere(*arguments: object) -> int:
        return main(["--home", str(other), *map(str, arguments)])

    assert elsewhere("annotations", "import", file, "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert told["added"] == 0
    assert told["pending"] == [{"document": "白渚镇防汛工作简报", "annotations": 1}]
    assert elsewhere("import", paper) == 0
    assert "1 annotations that had waited" in capsys.readouterr().err
    assert elsewhere("annotations", "import", file, "--json") == 0
    assert json.loads(capsys.readouterr().out)["unchanged"] == 1


def test_files_that_cannot_be_read_are_named(
    run: Run, paper: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good, bad = tmp_path / "good.jsonld", tmp_path / "bad.jsonld"
    run("annotations", "export", "--output", good)
    bad.write_text('{"type": "Annotation"', encoding="utf-8")
    capsys.readouterr()
    assert run("annotations", "import", bad, good, tmp_path / "none.csv") == 1
    output = capsys.readouterr()
    assert "1 already there" in output.out
    assert "newer in the library" not in output.out  # nothing is
    assert str(bad) in output.err and "none.csv" in output.err
    assert "Traceback" not in output.err
    assert run("annotations", "import", bad) == 1
    assert capsys.readouterr().out == ""


def test_wrong_usage(
    run: Run, paper: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("annotations", "export", "--output", tmp_path / "out.xyz") == 2
    assert "markdown" in capsys.readouterr().err
    assert run("annotations", "export", "--documents", "99") == 1
    assert "99" in capsys.readouterr().err
    with pytest.raises(SystemExit) as ended:
        run("annotations")
    assert ended.value.code == 2
    assert run("export", "--report", tmp_path / "r.pdf") == 2


@pytest.mark.parametrize("action", ["export", "import"])
def test_help_has_examples(run: Run, capsys: pytest.CaptureFixture[str], action: str) -> None:
    with pytest.raises(SystemExit) as ended:
        run("annotations", action, "--help")
    assert ended.value.code == 0
    assert "reader-app annotations import" in capsys.readouterr().out


def test_a_review_report(
    run: Run, paper: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], in_chinese: None
) -> None:
    for name in ("r.docx", "r.html", "r.md"):
        assert run("export", "--report", tmp_path / name, "--documents", "1") == 0
    text = (tmp_path / "r.md").read_text(encoding="utf-8")
    assert "369 = 314 + 55" in text and "要核对" in text


def test_the_whole_library(run: Run, paper: Path, tmp_path: Path) -> None:
    assert run("export", "--everything", tmp_path / "all") == 0
    assert (tmp_path / "all" / "library.json").exists()
    assert run("export", "--everything", tmp_path / "all") == 1  # it is there already
