"""What was asked for on the command line: a command, or the window."""

from __future__ import annotations

import argparse
import gettext
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from reader_app import __version__
from reader_app.cli.request import Request
from reader_app.errors import Notice
from reader_app.messages import LANGUAGES, render
from reader_app.resources import resource

PROGRAM = "reader-app"
_DOMAIN = "argparse"
_USAGE = f"{PROGRAM} [--home DIR] [PATH ...]\n       {PROGRAM} [--home DIR] COMMAND ..."


class Command(NamedTuple):
    """A command: its help text and examples, and what adds its arguments."""

    help: str
    examples: str
    arguments: Callable[[argparse.ArgumentParser], None]


def parse(arguments: Sequence[str]) -> Request:
    """Read the command line. Ends the program (status 2, or 0 for help) as argparse does.

    The first word that is no option decides: a command's name is the command, anything else is
    a file for the window. After ``--`` everything is a file.
    """
    gettext.bindtextdomain(_DOMAIN, resource("locale"))  # argparse's own words
    gettext.textdomain(_DOMAIN)
    command = _command_of(arguments)
    if _asks_for_help(arguments):
        return Request(command, _command_parser(COMMANDS).parse_args(arguments))
    if command:  # the others' words need not be looked up
        known = {command: COMMANDS[command]}
        return Request(command, _command_parser(known).parse_args(arguments))
    parser = _window_parser()
    if "--" in arguments:  # which argparse forgets where files and options are mixed
        return Request(None, parser.parse_args(arguments))
    return Request(None, parser.parse_intermixed_args(arguments))


def _command_of(arguments: Sequence[str]) -> str | None:
    words = iter(arguments)
    for word in words:
        if word == "--home":
            next(words, None)
        elif word == "--":
            return None
        elif not word.startswith("-"):
            return word if word in COMMANDS else None
    return None


def _asks_for_help(arguments: Sequence[str]) -> bool:
    return bool({"-h", "--help"} & set(arguments))


class _Help(argparse.RawDescriptionHelpFormatter):
    """Help is given to the parsers by its codes: the words are looked up when they are shown,
    which takes longer than all else here."""

    def _get_help_string(self, action: argparse.Action) -> str | None:
        return _shown(super()._get_help_string(action))

    def _format_text(self, text: str) -> str:
        return super()._format_text(_shown(text) or "")


def _shown(text: str | None) -> str | None:
    return _words(text) if text and text.startswith("help-") else text


def _window_parser() -> argparse.ArgumentParser:
    """Without help: that is the other parser's."""
    parser = argparse.ArgumentParser(prog=PROGRAM, usage=_USAGE)
    _add_global(parser)
    parser.add_argument("paths", nargs="*", type=_path, metavar="PATH")
    return parser


def _command_parser(known: Mapping[str, Command]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=PROGRAM,
        usage=_USAGE,
        description="help-program",
        epilog="help-examples",
        formatter_class=_Help,
    )
    _add_global(parser)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, command in known.items():
        sub = commands.add_parser(
            name,
            prog=f"{PROGRAM} {name}",
            help=command.help,
            description=command.help,
            epilog=command.examples,
            formatter_class=_Help,
        )
        command.arguments(sub)
    return parser


def _add_global(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--home", type=_path, metavar="DIR", help="help-home")
    parser.add_argument("--verbose", action="store_true", help="help-verbose")
    parser.add_argument(
        "--version",
        action="version",
        version=f"{PROGRAM} {__version__}",
        help="help-version",
    )


def _analyze(parser: argparse.ArgumentParser) -> None:
    _paths(parser)
    _format(parser, ["json", "jsonl", "text"], default="json")
    parser.add_argument(
        "--words", action="append", default=[], type=_path, metavar="FILE", help="help-words"
    )
    _passwords(parser)


def _import(parser: argparse.ArgumentParser) -> None:
    _paths(parser)
    parser.add_argument("--json", action="store_true", help="help-json")
    _passwords(parser)


def _search(parser: argparse.ArgumentParser) -> None:
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("query", nargs="?", metavar="QUERY", help="help-query")
    what.add_argument("--queries", type=_path, metavar="FILE", help="help-queries")
    _format(parser, ["text", "json", "jsonl"], default="text")
    parser.add_argument("--limit", type=_count, default=20, metavar="N", help="help-limit")
    orders = ["relevance", "date", "title"]
    parser.add_argument("--sort", choices=orders, default="relevance", help="help-sort")


def _export(parser: argparse.ArgumentParser) -> None:
    _format(parser, ["json", "jsonl", "csv"], default="json")
    parser.add_argument(
        "--layer",
        choices=["entities", "dates", "figures", "checks", "keywords"],
        default="figures",
        help="help-layer",
    )
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--output", type=_path, metavar="FILE", help="help-output")
    what.add_argument("--report", type=_path, metavar="FILE", help="help-report")
    what.add_argument("--everything", type=_path, metavar="DIR", help="help-everything")
    _documents(parser)


def _annotations(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", required=True, metavar="export|import")
    leaving = _action(actions, "export", "help-annotations-export")
    entering = _action(actions, "import", "help-annotations-import")
    forms = ["jsonld", "annotations", "markdown", "html", "docx", "csv", "xlsx", "qdpx"]
    leaving.add_argument("--format", choices=forms, help="help-annotations-format")
    leaving.add_argument("--output", type=_path, metavar="FILE", help="help-output")
    _documents(leaving)
    entering.add_argument(
        "files", nargs="+", type=_path, metavar="FILE", help="help-annotations-files"
    )
    entering.add_argument("--json", action="store_true", help="help-json")


def _action(
    actions: argparse._SubParsersAction[argparse.ArgumentParser], name: str, text: str
) -> argparse.ArgumentParser:
    return actions.add_parser(
        name,
        prog=f"{PROGRAM} annotations {name}",
        help=text,
        description=text,
        epilog="help-annotations-examples",
        formatter_class=_Help,
    )


def _documents(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--documents", nargs="+", metavar="DOCUMENT", help="help-documents")


def _backup(parser: argparse.ArgumentParser) -> None:
    _file(parser, "help-backup-file")


def _restore(parser: argparse.ArgumentParser) -> None:
    _file(parser, "help-restore-file")


def _file(parser: argparse.ArgumentParser, code: str) -> None:
    parser.add_argument("file", type=_path, metavar="FILE", help=code)


def _nothing(_: argparse.ArgumentParser) -> None:
    """A command without arguments."""


def _open(parser: argparse.ArgumentParser) -> None:
    _file(parser, "help-open-file")
    _passwords(parser)
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--screenshot", type=_path, metavar="PNG", help="help-screenshot")
    how.add_argument("--profile", action="store_true", help="help-profile")
    parser.add_argument("--size", type=_size, default=(1440, 900), metavar="WxH", help="help-size")
    themes = ["system", "light", "sepia", "dark"]
    parser.add_argument("--theme", choices=themes, default="system", help="help-theme")
    parser.add_argument("--tab", metavar="NAME", help="help-tab")
    parser.add_argument("--language", choices=LANGUAGES, help="help-language")
    parser.add_argument("--scale", type=_scale, default=1.0, metavar="N", help="help-scale")


def _paths(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="+", type=_path, metavar="PATH", help="help-paths")


def _passwords(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--password", action="append", default=[], metavar="WORD", help="help-password"
    )


def _format(parser: argparse.ArgumentParser, choices: list[str], default: str) -> None:
    parser.add_argument("--format", choices=choices, default=default, help="help-format")


def _path(text: str) -> Path:
    if not text:  # which would be the folder that one is in
        raise argparse.ArgumentTypeError(_words("value-path"))
    return Path(text)


def _count(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(_words("value-count", value=text))
    return int(text)


def _scale(text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        number = 0.0
    if not 0.5 <= number <= 4:
        raise argparse.ArgumentTypeError(_words("value-scale", value=text))
    return number


def _size(text: str) -> tuple[int, int]:
    width, by, height = text.lower().partition("x")
    if not by:
        raise argparse.ArgumentTypeError(_words("value-size", value=text))
    return _count(width), _count(height)


def _words(code: str, **details: str) -> str:
    return render(Notice(code, details))


COMMANDS = {
    "analyze": Command("help-analyze", "help-analyze-examples", _analyze),
    "import": Command("help-import", "help-import-examples", _import),
    "search": Command("help-search", "help-search-examples", _search),
    "export": Command("help-export", "help-export-examples", _export),
    "annotations": Command("help-annotations", "help-annotations-examples", _annotations),
    "backup": Command("help-backup", "help-backup-examples", _backup),
    "restore": Command("help-restore", "help-restore-examples", _restore),
    "check": Command("help-check", "help-check-examples", _nothing),
    "open": Command("help-open", "help-open-examples", _open),
}
