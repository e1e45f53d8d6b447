"""``analyze``: files in, findings out, no library touched."""

from __future__ import annotations

import argparse
import json
import logging
import sys
from pathlib import Path
from typing import NamedTuple

from reader_app.analysis.lexicon import Lexicon, Term, terms_of
from reader_app.analysis.pipeline import analyze as find_all
from reader_app.cli import output
from reader_app.documents import files
from reader_app.documents.encoding import decode
from reader_app.documents.loaders import load
from reader_app.errors import KnownError, Notice, bug_notice
from reader_app.exchange.analysis_json import analysis_object
from reader_app.exchange.analysis_text import analysis_report
from reader_app.library import walk

_log = logging.getLogger(__name__)


class Outcome(NamedTuple):
    """The printed form of one file's findings, or why there is none."""

    text: str | None
    problem: tuple[str, dict[str, str | int]] | None


def analyze(options: argparse.Namespace) -> int:
    """Print the findings of each file as they come; 1 if some could not be read."""
    failed = 0

    def tell(problem: Notice) -> None:
        nonlocal failed
        failed += 1
        output.tell(problem)

    lexicon = _lexicon(options.words)
    paths = list(walk.files(options.paths, lambda _, problem: tell(problem)))
    form = options.format
    array = form == "json" and (len(options.paths) > 1 or options.paths[0].is_dir())
    results = output.Results(sys.stdout, array)
    with output.Progress() as progress:
        for done, path in enumerate(paths, 1):
            found = outcome(path, form, lexicon)
            if found.text is not None:
                results.add(found.text)
            elif found.problem:
                tell(Notice(*found.problem))
            progress(done, len(paths))
    results.end()
    return 1 if failed else 0


def _lexicon(paths: list[Path]) -> Lexicon:
    """The terms of text files; one that stands in several is what the first says. Raises
    KnownError if one cannot be read."""
    terms: dict[str, Term] = {}
    for path in paths:
        for term in terms_of(decode(files.read(path)).text):
            terms.setdefault(term.text, term)
    return Lexicon(tuple(terms.values()))


def outcome(path: Path, form: str, lexicon: Lexicon) -> Outcome:
    """Read and analyse one file, and print it into a string."""
    try:
        return Outcome(_printed(path, form, lexicon), None)
    except KnownError as error:
        return _problem(error.notice)
    except Exception as error:  # noqa: BLE001  a bug that one file shows must not end the rest
        _log.debug("%s", path, exc_info=True)
        return _problem(bug_notice(str(path), error))


def _printed(path: Path, form: str, lexicon: Lexicon) -> str:
    document = load(path)
    findings = find_all(document, lexicon)
    if form == "text":
        return analysis_report(str(path), document, findings)
    row = analysis_object(str(path), document, findings)
    return json.dumps(row, ensure_ascii=False)


def _problem(notice: Notice) -> Outcome:
    return Outcome(None, (notice.code, dict(notice.details)))
