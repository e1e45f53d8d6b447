"""Files that mean harm, or were broken on the way, and the bounds that loading them must keep.

A module adds its own with the decorator::

    @hostile("bomb.docx")
    def zip_bomb() -> bytes: ...

and is named in ``MODULES``. Run as a program with names of samples, it loads each in a process of
its own that may use one gigabyte and ten seconds, reach no network, start no program and write no
file, and prints a line of JSON for each.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import time
from collections.abc import Callable
from importlib import import_module
from typing import Any, NamedTuple

MODULES = (
    "tests.documents.hostile_pages",
    "tests.documents.hostile_books",
    "tests.documents.hostile_office",
    "tests.documents.hostile_sheets",
    "tests.documents.hostile_pdf",
)
GIGABYTE = 1 << 30
SECONDS = 10
_HARMFUL = (
    "socket.",
    "subprocess.",
    "os.system",
    "os.exec",
    "os.spawn",
    "os.posix_spawn",
    "os.fork",
    "urllib.",
    "http.",
    "ftplib.",
    "smtplib.",
    "shutil.",
    "os.remove",
    "os.rename",
    "os.mkdir",
    "os.rmdir",
)
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


class Sample(NamedTuple):
    """A file by its name (the ending is what it claims to be) and how it is made."""

    name: str
    make: Callable[[], bytes]


_samples: dict[str, Sample] = {}


def hostile(name: str) -> Callable[[Callable[[], bytes]], Callable[[], bytes]]:
    """Adds a sample; ``name`` is the file's."""

    def add(make: Callable[[], bytes]) -> Callable[[], bytes]:
        key = f"{make.__name__}:{name}"
        _samples[key] = Sample(name, make)
        return make

    return add


def samples() -> dict[str, Sample]:
    """All samples by what they are and what they are called."""
    for module in MODULES:
        try:
            import_module(module)
        except ModuleNotFoundError as error:
            if error.name != module:
                raise
    return dict(_samples)


class Outcome(NamedTuple):
    """``result`` is ``document``, the code of a KnownError, or what went wrong; megabytes."""

    key: str
    result: str
    seconds: float
    megabytes: int
    warnings: list[str]


def loaded(keys: list[str]) -> list[Outcome]:
    """Load samples one after the other, each in a fork of this process."""
    from reader_app.documents import loaders

    known = samples()
    for name in loaders.FORMATS:
        import_module(f"reader_app.documents.loaders.{name}")
    return [_in_child(key, known[key]) for key in keys]


def _in_child(key: str, sample: Sample) -> Outcome:
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        _child(sample, writer)
    os.close(writer)
    with os.fdopen(reader, encoding="utf-8") as answer:
        said = answer.read()
    _, status, usage = os.wait4(child, 0)
    megabytes = usage.ru_maxrss >> 10
    if not said:
        killed = f"killed by signal {status & 127}" if status & 127 else f"ended with {status >> 8}"
        return Outcome(key, killed, usage.ru_utime + usage.ru_stime, megabytes, [])
    found = json.loads(said)
    return Outcome(key, found["result"], found["seconds"], megabytes, found["warnings"])


def _child(sample: Sample, writer: int) -> None:
    try:
        data = sample.make()
        resource.setrlimit(resource.RLIMIT_AS, (2 * GIGABYTE, 2 * GIGABYTE))
        used = int(time.process_time())
        resource.setrlimit(resource.RLIMIT_CPU, (used + SECONDS + 2, used + SECONDS + 3))
        sys.addaudithook(_watch)
        started = time.process_time()
        result, warnings = _load(data, sample.name)
        seconds = time.process_time() - started
        answer: dict[str, Any] = {"result": result, "seconds": seconds, "warnings": warnings}
        os.write(writer, json.dumps(answer).encode())
    finally:
        os._exit(0)


def _load(data: bytes, name: str) -> tuple[str, list[str]]:
    from reader_app.documents.loaders import load_bytes
    from reader_app.errors import KnownError

    try:
        document = load_bytes(data, f"/nowhere/{name}")
    except KnownError as error:
        return error.code, []
    except BaseException as error:  # noqa: BLE001  whatever it is, the test shall name it
        return f"{type(error).__name__}: {error}"[:300], []
    for block in document.blocks:
        if not document.text[block.start : block.end].strip():
            return f"empty block at {block.start}", []
    document.text.encode("utf-8")
    return "document", [one.code for one in document.warnings]


def _watch(event: str, arguments: tuple[Any, ...]) -> None:
    if event.startswith(_HARMFUL):
        raise RuntimeError(f"harm: {event} {arguments!r}"[:200])
    if event == "open" and isinstance(arguments[2], int) and arguments[2] & _WRITING:
        raise RuntimeError(f"harm: write {arguments[0]!r}"[:200])


def main() -> None:
    """Prints the outcome of each sample named, or of all."""
    for outcome in loaded(sys.argv[1:] or sorted(samples())):
        print(json.dumps(outcome._asdict(), ensure_ascii=False), flush=True)


if __name__ == "__main__":
    from tests.documents import hostile as module

    module.main()
