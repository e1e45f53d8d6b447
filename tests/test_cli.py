"""The command line as a user meets it: output, messages, exit status."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import apsw
import pytest

from reader_app import __version__
from reader_app.cli.arguments import COMMANDS, parse
from reader_app.cli.main import main
from reader_app.errors import KnownError
from reader_app.library.library import Library

ROOT = Path(__file__).parents[1]
TEXT = "青溪县防汛简报\n来源：青溪县水利局\n　　全县转移群众369人，其中老人314人、儿童55人。\n"

Run = Callable[..., int]


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    (folder / "b").mkdir(parents=True)
    (folder / "c.txt").write_text(TEXT, encoding="utf-8")
    (folder / "b" / "a.txt").write_bytes(TEXT.replace("防汛", "森林防火").encode("gb18030"))
    return folder


@pytest.fixture
def run(home: Path) -> Run:
    """Run a command on a library of its own; its exit status."""
    return lambda *arguments: main(["--home", str(home), *map(str, arguments)])


def test_one_file_is_one_object(run: Run, papers: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("analyze", papers / "c.txt") == 0
    found = json.loads(capsys.readouterr().out)
    assert found["text"] == TEXT
    assert found["path"] == str(papers / "c.txt")


def test_several_are_an_array_in_order(
    run: Run, papers: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for arguments in ([papers], [papers / "c.txt", papers / "b" / "a.txt"]):
        assert run("analyze", *arguments) == 0
        found = json.loads(capsys.readouterr().out)
        assert {Path(row["path"]).name for row in found} == {"a.txt", "c.txt"}


def test_lines_of_json(run: Run, papers: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("analyze", papers, "--format", "jsonl") == 0
    lines = capsys.readouterr().out.splitlines()
    assert [Path(json.loads(line)["path"]).name for line in lines] == ["c.txt", "a.txt"]


def test_a_report_to_read(run: Run, papers: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("analyze", papers / "c.txt", "--format", "text") == 0
    report = capsys.readouterr().out
    assert "369 = 314 + 55" in report
    assert report.splitlines()[0] == "青溪县防汛简报"
    keywords = re.search(r"^Keywords \((\d+)\)\n(.+)$", report, re.MULTILINE)
    assert keywords is not None
    assert keywords[2].count("×") == int(keywords[1])


def test_what_fails_is_named_and_the_rest_is_done(
    run: Run, papers: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (papers / "empty.txt").touch()
    missing = papers / "missing.txt"
    assert run("analyze", papers, missing, "--format", "jsonl") == 1
    output = capsys.readouterr()
    assert len(output.out.splitlines()) == 2
    assert str(papers / "empty.txt") in output.err
    assert str(missing) in output.err
    assert "Traceback" not in output.err


@pytest.mark.parametrize("command", ["analyze", "import"])
def test_nothing_that_a_folder_can_hold_waits_or_ends_in_a_traceback(
    run: Run, papers: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    (papers / "loop.txt").symlink_to("loop.txt")
    (papers / "gone.txt").symlink_to("nowhere.txt")
    (papers / "noise.txt").write_bytes(bytes(5000))
    (papers / "空\x1b[2J\n.txt").touch()
    os.mkfifo(papers / "pipe.txt")
    assert run(command, papers, papers / "pipe.txt") == 1
    printed, said = capsys.readouterr()
    problems = ["gone.txt: ", "loop.txt: ", "noise.txt: ", "空\\x1b[2J\\n.txt: ", "pipe.txt: "]
    assert [words for words in problems if words not in said] == []
    assert len(said.splitlines()) == 5  # in a folder a pipe is passed over
    assert "2 new" in printed if command == "import" else len(json.loads(printed)) == 2


def test_nothing_readable_is_still_valid_json(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("analyze", tmp_path / "x", tmp_path / "y") == 1
    assert json.loads(capsys.readouterr().out) == []
    assert run("analyze", tmp_path / "x") == 1
    assert capsys.readouterr().out == ""
    (tmp_path / "z").mkdir()
    assert run("analyze", tmp_path / "z") == 1
    output = capsys.readouterr()
    assert json.loads(output.out) == []
    assert str(tmp_path / "z") in output.err


def test_analyze_knows_the_terms_of_a_file(
    run: Run, papers: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    note, terms = papers.parent / "note.txt", papers.parent / "terms.txt"
    note.write_text("当晚阿木头在渡口值守。", encoding="utf-8")
    terms.write_bytes("# 村里人\n阿木头\t人物\n".encode("gb18030"))
    assert run("analyze", note, "--words", terms) == 0
    (found,) = json.loads(capsys.readouterr().out)["entities"]
    assert (found["kind"], found["name"]) == ("person", "阿木头")
    assert run("analyze", note, "--words", papers.parent / "none.txt") == 1
    assert "none.txt" in capsys.readouterr().err


def test_analyze_touches_no_library(run: Run, papers: Path, home: Path) -> None:
    run("analyze", papers)
    assert list(home.iterdir()) == []


def test_import_and_search(run: Run, papers: Path, capsys: pytest.CaptureFixture[str]) -> None:
    missing = papers / "missing.txt"
    assert run("import", papers, missing, "--json") == 1
    output = capsys.readouterr()
    found = json.loads(output.out)
    assert (found["new"], found["unchanged"]) == (2, 0)
    assert [failure["path"] for failure in found["failed"]] == [str(missing)]
    assert found["failed"][0]["error"] in output.err

    (papers / "seal.png").touch()
    assert run("import", papers) == 0
    output = capsys.readouterr()
    assert output.out.startswith("0 new, 2 unchanged, 0 failed")
    assert "png 1" in output.err

    assert run("search", "森林防火", "--format", "json") == 0
    page = json.loads(capsys.readouterr().out)
    assert page.keys() == {"query", "ms", "total", "results"}
    (hit,) = page["results"]
    assert hit.keys() == {"document", "path", "title", "snippet", "start", "end"}
    assert hit["path"] == str(papers / "b" / "a.txt")

    assert run("search", "转移 群众", "--limit", 1) == 0
    report = capsys.readouterr().out
    assert report.startswith("documents found: 2")
    assert report.count("【转移】") == 1


def test_a_search_says_how_it_was_read(
    run: Run, papers: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("import", papers)
    capsys.readouterr()
    assert run("search", '"森林防火', "--format", "json", "--sort", "title") == 0
    page = json.loads(capsys.readouterr().out)
    assert page["total"] == 0
    assert "quot" in page["hint"]
    assert run("search", "森林防火 OR") == 0
    assert "OR" in capsys.readouterr().err


def test_a_search_that_finds_its_index_damaged_answers_from_a_new_one(
    run: Run, papers: Path, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("import", papers)
    with apsw.Connection(str(home / "search.db")) as index:
        index.execute("UPDATE blocks SET checksum = checksum + 1")
    index.close()
    capsys.readouterr()
    assert run("search", "转移", "--format", "json") == 0
    assert json.loads(capsys.readouterr().out)["total"] == 2


def test_a_search_works_on_what_is_indexed_where_nothing_can_be_written(
    run: Run,
    papers: Path,
    home: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def full(*_: object) -> None:
        raise KnownError("library-full", path=str(home / "search.db"))

    run("import", papers)
    capsys.readouterr()
    monkeypatch.setattr(Library, "ensure_indexed", full)
    assert run("search", "转移", "--format", "json") == 1
    output = capsys.readouterr()
    assert json.loads(output.out)["total"] == 2
    assert "disk is full" in output.err


def test_a_file_of_queries(
    run: Run, papers: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("import", papers)
    capsys.readouterr()
    queries = tmp_path / "queries.txt"
    queries.write_text("防汛\n\n森林 防火\n没有的词\n", encoding="utf-8")
    assert run("search", "--queries", queries, "--format", "jsonl") == 0
    pages = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(page["query"], page["total"]) for page in pages] == [
        ("防汛", 1),
        ("森林 防火", 1),
        ("没有的词", 0),
    ]
    assert run("search", "--queries", tmp_path / "none") == 1


def test_export(run: Run, papers: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run("import", papers)
    capsys.readouterr()
    assert run("export") == 0
    assert {row["document"] for row in json.loads(capsys.readouterr().out)} == {1, 2}
    assert run("export", "--format", "jsonl") == 0
    assert len(capsys.readouterr().out.splitlines()) == 2
    table = tmp_path / "figures.csv"
    assert run("export", "--format", "csv", "--output", table) == 0
    with table.open(encoding="utf-8-sig", newline="") as file:
        assert "369" in {row["value"] for row in csv.DictReader(file)}
    assert run("export", "--output", tmp_path / "no" / "x.json") == 1


def test_an_export_that_comes_to_nothing_leaves_the_file_as_it_was(
    run: Run, papers: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("import", papers)
    capsys.readouterr()
    target, link = tmp_path / "of last week.json", tmp_path / "link.json"
    target.write_text("of last week", encoding="utf-8")
    link.symlink_to(target)
    assert run("export", "--documents", "99", "--output", target) == 1
    assert target.read_text(encoding="utf-8") == "of last week"
    assert run("export", "--documents", "99") == 1
    assert capsys.readouterr().out == ""
    assert run("export", "--documents", "1", "--output", link) == 0
    assert [row["document"] for row in json.loads(target.read_bytes())] == [1]
    assert {path.name for path in tmp_path.glob("*.json")} == {target.name, link.name}
    assert link.is_symlink()


def test_an_export_to_what_is_no_file_is_written_there(run: Run, papers: Path) -> None:
    run("import", papers)
    assert run("export", "--output", "/dev/null") == 0
    assert not Path("/dev/null").is_file()


@pytest.mark.skipif(sys.platform != "linux", reason="names in other encodings")
def test_an_export_has_files_whose_names_are_no_unicode(
    run: Run, papers: Path, tmp_path: Path
) -> None:
    odd = papers / os.fsdecode("防汛.txt".encode("gb18030"))
    (papers / "c.txt").rename(odd)
    run("import", odd)
    target = tmp_path / "all.json"
    assert run("export", "--output", target) == 0
    assert [row["path"] for row in json.loads(target.read_bytes())] == [str(odd)]


def test_export_of_an_empty_library(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("export") == 0
    assert json.loads(capsys.readouterr().out) == []
    assert run("export", "--format", "jsonl") == 0
    assert capsys.readouterr().out == ""


def test_backup_restore_check(
    run: Run, papers: Path, home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("import", papers)
    assert run("check") == 0
    assert run("backup", tmp_path / "all.zip") == 0
    (home / "library.db").write_bytes(b"rubbish" * 999)
    assert run("check") == 1
    assert "restore" in capsys.readouterr().err
    assert run("restore", tmp_path / "all.zip") == 0
    assert run("check") == 0
    assert run("restore", papers / "c.txt") == 1


def test_messages_in_the_users_language(
    run: Run, in_chinese: None, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("analyze", "/nowhere") == 1
    assert "找不到文件" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        ["analyze"],
        ["analyze", ""],
        ["search"],
        ["search", "a", "--queries", "b"],
        ["search", "a", "--limit", "0"],
        ["open", "a", "--size", "wide"],
        ["open", "a", "--scale", "0"],
        ["import", "a", "--unknown"],
        ["--unknown"],
        ["--home"],
    ],
)
def test_wrong_usage(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert "usage: reader-app" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["--help"], *([name, "--help"] for name in COMMANDS)])
@pytest.mark.parametrize("language", ["en_US", "zh_CN"])
def test_help_explains_everything(
    arguments: list[str],
    language: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("LC_ALL", language)
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 0
    shown = capsys.readouterr().out
    assert "help-" not in shown  # a code without its words shows itself
    named = " ".join(["reader-app", *arguments[:-1]])
    assert any(line.strip().startswith(named) for line in shown.splitlines()[2:]), "no example"
    if arguments == ["--help"]:
        assert all(f"    {name}" in shown for name in COMMANDS)
        assert "reader-app analyze report.txt" in shown


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--version"])
    assert capsys.readouterr().out == f"reader-app {__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "command", "paths"),
    [
        ([], None, []),
        (["a.txt", "b"], None, ["a.txt", "b"]),
        (["--home", "analyze", "a.txt"], None, ["a.txt"]),
        (["--home=x", "a.txt"], None, ["a.txt"]),
        (["a.txt", "--home", "x", "b.txt"], None, ["a.txt", "b.txt"]),
        (["--", "analyze"], None, ["analyze"]),
        (["--home", "x", "--", "-odd.txt"], None, ["-odd.txt"]),
        (["analyze", "a.txt"], "analyze", ["a.txt"]),
        (["--home", "x", "analyze", "a.txt"], "analyze", ["a.txt"]),
        (["a.txt", "analyze"], None, ["a.txt", "analyze"]),
    ],
)
def test_files_and_commands_are_told_apart(
    arguments: Sequence[str], command: str | None, paths: Sequence[str]
) -> None:
    request = parse(arguments)
    assert request.command == command
    assert request.options.paths == [Path(path) for path in paths]


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_library_that_is_begun_where_one_was_asked_for_is_told(
    papers: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    typo = tmp_path / "liberry"
    assert main(["--home", str(typo), "search", "防汛"]) == 0
    assert (
        capsys.readouterr().err == f"{typo}: there was no library here; an empty one was begun.\n"
    )
    assert main(["--home", str(typo), "search", "防汛"]) == 0
    assert capsys.readouterr().err == ""
    assert main(["--home", str(tmp_path / "new"), "import", str(papers)]) == 0
    assert "no library" not in capsys.readouterr().err


def test_progress_shows_on_a_terminal_only_and_leaves_nothing(
    run: Run, papers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for stream, shown in ((Terminal(), True), (io.StringIO(), False)):
        monkeypatch.setattr(sys, "stderr", stream)
        assert run("analyze", papers, papers / "missing.txt") == 1
        assert ("1/3" in stream.getvalue()) == shown
        last_line = stream.getvalue().rpartition("\n")[2]
        assert last_line.rpartition("\x1b[K")[2] == ""
        assert any(
            line.rpartition("\x1b[K")[2].startswith(str(papers / "missing.txt"))
            for line in stream.getvalue().splitlines()
        )


# Python loads no compiled module from a folder that the locale cannot name.
in_ascii = pytest.mark.skipif(not sys.prefix.isascii(), reason="the virtual environment's path")


def program(*arguments: object, **settings: Any) -> subprocess.Popen[bytes]:
    """The program in a process of its own, in a locale that knows ASCII only."""
    environment = {**os.environ, "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "LC_ALL": "C"}
    return subprocess.Popen(
        [sys.executable, "-m", "reader_app", *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
        env=environment,
        **settings,
    )


@in_ascii
def test_output_is_utf8_whatever_the_locale(papers: Path) -> None:
    output, errors = program("analyze", papers / "c.txt").communicate()
    assert json.loads(output.decode("utf-8"))["text"] == TEXT
    assert errors == b""


@in_ascii
def test_a_reader_that_goes_away_is_no_error(papers: Path) -> None:
    (papers / "long.txt").write_text(TEXT * 800, encoding="utf-8")
    with program("analyze", papers, "--format", "jsonl") as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no file that is always full")
@pytest.mark.parametrize("arguments", [["analyze"], ["analyze", "--format", "text"]])
def test_output_that_does_not_fit_is_told(papers: Path, arguments: list[str]) -> None:
    with Path("/dev/full").open("w") as full:
        process = subprocess.run(
            [sys.executable, "-m", "reader_app", *arguments, str(papers)],
            cwd=ROOT,
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert process.returncode == 1
    assert process.stderr.decode() == (
        "The output could not be written to its end (the disk is full). Make room and try again.\n"
    )


@in_ascii
@pytest.mark.skipif(sys.platform != "linux", reason="other systems take Unicode names only")
def test_a_file_name_that_is_no_unicode_comes_out_as_valid_json(papers: Path) -> None:
    odd = Path(os.fsdecode(os.fsencode(papers) + b"/\xcd\xf8.txt"))
    (papers / "c.txt").rename(odd)
    output, _ = program("analyze", odd).communicate()
    assert json.loads(output.decode("utf-8"))["path"] == str(odd)


def test_without_qt_the_window_is_explained_and_commands_work(papers: Path) -> None:
    code = "import sys; sys.modules['PySide6'] = None; "
    code += "from reader_app.cli.main import main; sys.exit(main(sys.argv[1:]))"
    for arguments, status in ((["analyze", str(papers)], 0), ([str(papers)], 1)):
        process = subprocess.run(
            [sys.executable, "-c", code, *arguments], cwd=ROOT, capture_output=True, check=False
        )
        assert process.returncode == status, process.stderr
        assert (b"PySide6" in process.stderr) == (status == 1)
        assert b"Traceback" not in process.stderr


@in_ascii
def test_a_picture_of_what_cannot_be_opened_is_a_failure(
    papers: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("PySide6")
    missing, picture = papers / "missing.txt", tmp_path / "window.png"
    arguments = ["open", missing, "--screenshot", picture, "--tab", "nothing", "--language", "en"]
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    process = program(*arguments)
    _, errors = process.communicate()
    said = errors.decode("utf-8")
    assert process.returncode == 1
    assert f"{missing}: the file is not there" in said
    assert "nothing: the side panel has no such tab" in said
    assert "plugin" not in said


def test_without_a_display_the_window_is_explained(papers: Path) -> None:
    pytest.importorskip("PySide6")
    hidden = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    if not sys.platform.startswith("linux"):
        pytest.skip("other systems always have one")
    process = subprocess.run(
        [sys.executable, "-m", "reader_app", str(papers)],
        cwd=ROOT,
        capture_output=True,
        check=False,
        env={name: value for name, value in os.environ.items() if name not in hidden},
    )
    assert process.returncode == 1
    assert process.stderr.startswith(b"There is no display here")
    assert process.stderr.count(b"\n") == 1
