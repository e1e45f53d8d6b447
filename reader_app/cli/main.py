"""From the arguments to the command that does the work, and to the exit status."""

from __future__ import annotations

import errno
import gc
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from reader_app.cli import output
from reader_app.cli.request import Request, for_window
from reader_app.errors import KnownError, Notice
from reader_app.settings import default_home

FAILED, INTERRUPTED = 1, 130
# What happens to standard output where it is a file; of all other files a KnownError tells.
_OUTPUT_LOST = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO}


def main(arguments: Sequence[str]) -> int:
    """Do what the command line asks for. Returns the exit status; 2 is argparse's own."""
    output.use_utf8()
    request = for_window(arguments) or _parse(arguments)
    if request.options.verbose:
        import logging  # takes milliseconds that a start can do without

        logging.basicConfig(level=logging.DEBUG)
    try:
        _take_passwords(getattr(request.options, "password", ()))
        status = _command(request)(request)
        sys.stdout.flush()
    except KnownError as error:
        output.tell(error.notice)
        return FAILED
    except BrokenPipeError:  # the reader of our output, such as `head`, has had enough
        output.close_quietly()
        return FAILED
    except OSError as error:
        if error.errno not in _OUTPUT_LOST:
            raise
        output.close_quietly()
        output.tell(Notice("output-incomplete", {"reason": error.strerror or str(error)}))
        return FAILED
    except KeyboardInterrupt:
        return INTERRUPTED
    return status


def _parse(arguments: Sequence[str]) -> Request:
    from reader_app.cli.arguments import parse

    return parse(arguments)


def _take_passwords(words: Sequence[str]) -> None:
    """Those of ``--password``; ``-`` stands for one that is asked for, unseen by others."""
    if not words:
        return
    from reader_app.documents import passwords

    for word in words:
        passwords.give(output.ask_password() if word == "-" else word)


def _command(request: Request) -> Callable[[Request], int]:
    """The function of a command; its module is imported only now, to start fast."""
    match request.command:
        case None:
            return _window
        case "open":
            return _open
        case "analyze":
            from reader_app.cli import reading

            return lambda request: reading.analyze(request.options)
        case "annotations":
            from reader_app.cli import annotations

            folder = request.options.home or default_home()
            return lambda request: annotations.run(folder, request.options)
        case _:
            from reader_app.cli import keeping

            home = request.options.home or default_home()
            run = keeping.COMMANDS[request.command]
            return lambda request: run(home, request.options)


def _window(request: Request) -> int:
    with _qt_needed():
        from reader_app.ui import application
    return application.main(request.options.home, request.options.paths)


def _open(request: Request) -> int:
    with _qt_needed():
        from reader_app.ui import application
    options = request.options
    if options.profile:
        return application.profile(options.home, options.file)
    if options.screenshot is None:
        return application.main(options.home, [options.file])
    return application.screenshot(
        options.home,
        options.file,
        options.screenshot,
        options.size,
        options.theme,
        options.tab,
        options.language,
        options.scale,
    )


@contextmanager
def _qt_needed() -> Iterator[None]:
    """Raise KnownError ``qt-missing`` where the window's library is not installed.

    Nothing that is loaded is ever garbage: Python looks for garbage again when the window is up
    (``Jobs.collect``).
    """
    gc.disable()
    try:
        yield
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in {"PySide6", "shiboken6"}:
            raise
        raise KnownError("qt-missing") from error
