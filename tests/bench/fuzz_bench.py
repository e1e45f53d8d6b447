"""Every loader under files that were valid until bytes in them changed: what breaks is a bug.

    python -m tests.bench.fuzz_bench [ROUNDS [SEED [ENDING ...]]]

A finding is an exception other than KnownError, a block without ink or out of place, more than ten
seconds, or a gigabyte. Each is told with the seed that makes the file again (:func:`mutant`), and
becomes a test in tests/documents/test_fuzz.py.
"""

from __future__ import annotations

import io
import json
import os
import random
import resource
import sys
import time
import traceback
import zipfile
from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import NamedTuple

from reader_app.documents import loaders, passwords
from reader_app.documents.loaders import archive
from reader_app.documents.model import Document
from reader_app.errors import KnownError
from tests.bench.table import print_table
from tests.documents.valid import samples

ROUNDS = 150
PASSWORD = "cheng-wan"
# Loads in one child process; a crash costs no more than these.
BATCH = 25
GIGABYTE = 1 << 30
SECONDS = 10
_INTERESTING = (
    *(b"\0", b"\xff", b"\x00\x00\xff\xfe", b"\xed\xa0\x80", b"-1", b"99999999999"),
    *(b"<", b">", b"&", b'"', b"]]>", b"PK", b"%", b"{\\"),
    *(b"&#xD800;", b"\\u-10240?", b"\xc2\xad", b"<!DOCTYPE x [<!ENTITY a '", b"\n\n- ", b"|"),
)


class Finding(NamedTuple):
    """What went wrong with the mutant ``seed`` of a sample."""

    name: str
    seed: int
    problem: str


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    wanted = tuple(sys.argv[3:])
    files = samples()
    passwords.give(PASSWORD)  # protected files are read, too
    rows, findings = [], []
    for name, data in files.items():
        if wanted and not name.endswith(wanted):
            continue
        started = time.perf_counter()
        results, found = fuzzed(name, data, range(seed, seed + rounds))
        findings += found
        common = ", ".join(f"{code} {count}" for code, count in results.most_common(4))
        rows.append((name, rounds, len(found), time.perf_counter() - started, common))
    print_table(
        "Mutants of valid files", ("file", "mutants", "findings", "seconds", "results"), rows
    )
    for finding in findings:
        print(f"\n{finding.name} seed {finding.seed}: {finding.problem}")


def fuzzed(name: str, data: bytes, seeds: range) -> tuple[Counter[str], list[Finding]]:
    """Load the mutants of one file; what they came to, and what went wrong."""
    results: Counter[str] = Counter()
    findings: list[Finding] = []
    for first in range(seeds.start, seeds.stop, BATCH):
        batch = range(first, min(first + BATCH, seeds.stop))
        for seed, result, problem in _in_child(name, data, batch):
            results[result] += 1
            if problem:
                findings.append(Finding(name, seed, problem))
    return results, findings


def mutant(data: bytes, seed: int) -> bytes:
    """The file with some bytes changed; of an archive often the bytes of one part."""
    rng = random.Random(seed)
    if data[:2] == b"PK" and rng.random() < 0.75 and not _is_locked(data):
        return _archive_mutant(data, rng)
    return _bytes_mutant(data, rng)


def _is_locked(data: bytes) -> bool:
    with zipfile.ZipFile(io.BytesIO(data)) as protected:
        return any(entry.flag_bits & 1 for entry in protected.infolist())


def _archive_mutant(data: bytes, rng: random.Random) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {entry.filename: archive.read(entry) for entry in archive.infolist()}
    chosen = rng.choice([name for name, part in parts.items() if part])
    parts[chosen] = _bytes_mutant(parts[chosen], rng)
    if rng.random() < 0.1:
        del parts[rng.choice(list(parts))]
    return _zipped(parts)


def _zipped(parts: Mapping[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            stored = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name), part, stored)
    return buffer.getvalue()


def _bytes_mutant(data: bytes, rng: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(rng.choice((1, 1, 2, 4, 16))):
        rng.choice(_CHANGES)(changed, rng)
    return bytes(changed)


def _flip(data: bytearray, rng: random.Random) -> None:
    if data:
        data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)


def _replace(data: bytearray, rng: random.Random) -> None:
    place = rng.randrange(len(data) + 1)
    piece = rng.choice(_INTERESTING)
    data[place : place + len(piece)] = piece


def _insert(data: bytearray, rng: random.Random) -> None:
    place = rng.randrange(len(data) + 1)
    data[place:place] = rng.choice(
        (rng.choice(_INTERESTING) * rng.randint(1, 300), rng.randbytes(8))
    )


def _delete(data: bytearray, rng: random.Random) -> None:
    place = rng.randrange(len(data) + 1)
    del data[place : place + rng.choice((1, 2, 8, 64, 512))]


def _double(data: bytearray, rng: random.Random) -> None:
    place = rng.randrange(len(data) + 1)
    piece = data[place : place + rng.choice((4, 32, 256))]
    data[place:place] = piece * rng.choice((1, 2, 50))


def _cut(data: bytearray, rng: random.Random) -> None:
    if rng.random() < 0.3:
        del data[rng.randrange(len(data) + 1) :]


def _deepen(data: bytearray, rng: random.Random) -> None:
    """What opens somewhere opens a thousand times more."""
    opening = rng.choice((b"<", b"{", b"[", b"(", b"*", b"> ", b"- "))
    place = data.find(opening, rng.randrange(len(data) + 1))
    if place >= 0:
        data[place:place] = bytes(data[place : place + rng.choice((1, 4, 16))]) * 1000


def _swap(data: bytearray, rng: random.Random) -> None:
    one, other = sorted(rng.randrange(len(data) + 1) for _ in range(2))
    size = min(64, other - one)
    first, second = data[one : one + size], data[other : other + size]
    data[other : other + size] = first
    data[one : one + size] = second


_CHANGES: tuple[Callable[[bytearray, random.Random], None], ...] = (
    _flip, _flip, _replace, _replace, _insert, _delete, _double, _deepen, _cut, _swap,
)  # fmt: skip


def _in_child(name: str, data: bytes, seeds: range) -> list[tuple[int, str, str]]:
    """Seed, result and problem (empty if none) of each mutant."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        _child(name, data, seeds, writer)
    os.close(writer)
    with os.fdopen(reader, encoding="utf-8") as answers:
        done = [tuple(json.loads(line)) for line in answers]
    _, status, usage = os.wait4(child, 0)
    if len(done) < len(seeds):
        died = seeds[len(done)]
        done.append((died, "crash", f"the process died with status {status}"))
    elif usage.ru_maxrss << 10 > GIGABYTE:
        done.append((seeds[0], "memory", f"{usage.ru_maxrss >> 10} MB in seeds {seeds}"))
    return [(seed, result, problem) for seed, result, problem in done]


def _child(name: str, data: bytes, seeds: range, writer: int) -> None:
    try:
        resource.setrlimit(resource.RLIMIT_AS, (3 * GIGABYTE, 3 * GIGABYTE))
        for seed in seeds:
            used = int(time.process_time())
            resource.setrlimit(resource.RLIMIT_CPU, (used + SECONDS + 5, resource.RLIM_INFINITY))
            result, problem = judged(mutant(data, seed), name)
            os.write(writer, (json.dumps((seed, result, problem)) + "\n").encode())
    finally:
        os._exit(0)


def judged(data: bytes, name: str) -> tuple[str, str]:
    """The result of loading, and what is wrong with it (empty if nothing)."""
    started = time.process_time()
    try:
        if name.endswith(".zip"):
            result, problem = _members(data, name)
        else:
            document = loaders.load_bytes(data, name)
            result, problem = document.format, fault(document)
    except KnownError as error:
        result, problem = error.code, ""
    except Exception:  # noqa: BLE001  whatever it is, it is a finding
        result, problem = "exception", traceback.format_exc(limit=-4)
    if time.process_time() - started > SECONDS:
        problem = problem or f"{time.process_time() - started:.1f} s"
    return result, problem


def _members(data: bytes, name: str) -> tuple[str, str]:
    """An archive is no document: its members are read, as an import does."""
    problem = ""
    for member in archive.members(data, name):
        if member.data:
            with suppress(KnownError):
                problem = problem or fault(loaders.load_bytes(member.data, member.name))
    return "archive", problem


def fault(document: Document) -> str:
    """What breaks the promises of documents/model.py, empty if nothing does."""
    text, end = document.text, 0
    for block in document.blocks:
        inside = text[block.start : block.end]
        if block.start < end or not inside or inside != inside.strip():
            return f"block {block} {inside[:40]!r}"
        end = block.end
    spans = [(image.start, image.end) for image in document.images]
    spans += [one[:2] for one in (*document.links, *document.ruby)]
    spans += [one[:2] for one in document.notes] + [one[2:4] for one in document.notes]
    spans += [(one.start, one.end) for one in document.revisions]
    for start, stop in spans:
        if not 0 <= start <= stop <= len(text):
            return f"span {start} to {stop} of {len(text)}"
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        return str(error)
    return ""


if __name__ == "__main__":
    main()
