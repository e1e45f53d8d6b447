"""Files that might keep PDFium busy for ever or fill the memory are first tried apart.

PDFium reads a page in one go, and a thread cannot be stopped. What a file needs to be dangerous can
be seen in it: a stream that is packed twice or unpacks to very much, and drawings that draw each
other. Only such a file is opened by a process of its own first, which may die of it.
"""

from __future__ import annotations

import re
import subprocess
import sys
import zlib
from collections.abc import Iterator
from itertools import islice

from reader_app.documents.limits import RATIO, UNPACKED_BYTES
from reader_app.errors import KnownError

_STREAM = b"stream"
_OBJECT = re.compile(rb"(\d{1,9})\s+\d{1,5}\s+obj\b")
_REFERENCE = re.compile(rb"(\d{1,9})\s+\d{1,5}\s+R\b")
_FILTERS = re.compile(rb"/(?:Filter|F)\s*\[([^\]]*)\]")
_EXPANDING = re.compile(rb"/(?:FlateDecode|Fl|LZWDecode|LZW|RunLengthDecode|RL)\b")
_FORM = re.compile(rb"/Subtype\s*/Form\b")
_PICTURE = re.compile(rb"/Subtype\s*/Image\b")
_LONGEST_DICTIONARY = 4_096  # bytes before a stream that are looked at
_MOST_STREAMS = 20_000
_CHUNK = 1 << 16
_LONGEST_HEAD = 24  # bytes of an object's numbers and its word
_RETURN = 13
_SECONDS = 6
_MEMORY = 900 << 20

# Reads every page as the loader will. What it cannot bear, it may die of.
_TRIAL = """
import sys
try:
    import resource
    resource.setrlimit(resource.RLIMIT_AS, ({memory}, {memory}))
except ImportError:
    pass
import pypdfium2
document = pypdfium2.PdfDocument(sys.stdin.buffer.read())
for number in range(min(len(document), 200)):
    page = document[number]
    page.get_textpage().close()
    page.close()
"""


def check(data: bytes, name: str) -> None:
    """Raises KnownError ``file-bomb`` for a file that cannot be read within the bounds."""
    if _is_suspicious(data) and not _survives(data):
        raise KnownError("file-bomb", path=name, limit=UNPACKED_BYTES >> 20)


def _survives(data: bytes) -> bool:
    """Whether a process of its own reads the pages; an ordinary error of PDFium is no danger."""
    trial = _TRIAL.format(memory=_MEMORY)
    try:
        run = subprocess.run(
            [sys.executable, "-I", "-c", trial],
            input=data,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
    except (subprocess.TimeoutExpired, OSError):
        return False
    return run.returncode == 0 or b"PdfiumError" in run.stderr


def _is_suspicious(data: bytes) -> bool:
    forms: dict[int, set[int]] = {}
    for number, dictionary, start in _streams(data):
        if _is_packed_twice(dictionary):
            return True
        if _FORM.search(dictionary):
            forms[number] = {int(found) for found in _REFERENCE.findall(dictionary)}
        elif not _PICTURE.search(dictionary) and _is_bomb(data, dictionary, start):
            return True
    return _has_circle(data, forms)


def _streams(data: bytes) -> Iterator[tuple[int, bytes, int]]:
    """The number, the dictionary and the first byte of each stream."""
    for place in islice(_stream_words(data), _MOST_STREAMS):
        before = data[max(0, place - _LONGEST_DICTIONARY) : place]
        head = _last_object(before)
        if head:
            start = place + len(_STREAM) + (2 if data[place + len(_STREAM)] == _RETURN else 1)
            yield int(head[1]), before[head.end() :], start


def _stream_words(data: bytes) -> Iterator[int]:
    """Where streams are announced. Searched as bytes: an expression takes many times as long."""
    place = data.find(_STREAM)
    while place >= 0:
        behind = data[place + len(_STREAM) : place + len(_STREAM) + 2]
        if behind.startswith((b"\n", b"\r\n")) and data[max(0, place - 3) : place] != b"end":
            yield place
        place = data.find(_STREAM, place + len(_STREAM))


def _last_object(before: bytes) -> re.Match[bytes] | None:
    """The head of the object that a stream's dictionary belongs to: the last one before it."""
    at = len(before)
    while (at := before.rfind(b"obj", 0, at)) >= 0:
        if found := _OBJECT.search(before, max(0, at - _LONGEST_HEAD), at + 3):
            return found
    return None


def _is_packed_twice(dictionary: bytes) -> bool:
    return any(len(_EXPANDING.findall(filters)) > 1 for filters in _FILTERS.findall(dictionary))


def _is_bomb(data: bytes, dictionary: bytes, start: int) -> bool:
    """Whether a deflated stream unpacks to more than a document may hold."""
    if b"/FlateDecode" not in dictionary:
        return False
    end = data.find(b"endstream", start)
    end = len(data) if end < 0 else end
    if (end - start) * 4 * RATIO < UNPACKED_BYTES:  # deflate reaches 1032:1
        return False
    unpacker, size = zlib.decompressobj(), 0
    try:
        for at in range(start, end, _CHUNK):
            pending = data[at : min(at + _CHUNK, end)]
            # What stands behind the end is never taken from what is pending.
            while pending and not unpacker.eof:
                size += len(unpacker.decompress(pending, 1 << 20))
                pending = unpacker.unconsumed_tail
                if size > UNPACKED_BYTES:
                    return True
    except zlib.error:
        return False
    return False


def _has_circle(data: bytes, forms: dict[int, set[int]]) -> bool:
    """Whether drawings refer to one another in a circle, directly or through their resources."""
    if not forms:
        return False
    named = set().union(*forms.values()) - forms.keys()
    through = _plain_objects(data, named) if len(named) < _MOST_STREAMS else {}
    graph = {
        number: {
            target
            for reference in references
            for target in ({reference} | through.get(reference, set()))
            if target in forms
        }
        for number, references in forms.items()
    }
    return _is_circular(graph)


def _plain_objects(data: bytes, numbers: set[int]) -> dict[int, set[int]]:
    """What objects that are no streams refer to, by their number."""
    found: dict[int, set[int]] = {}
    for head in _OBJECT.finditer(data):
        if int(head[1]) in numbers:
            end = data.find(b"endobj", head.end(), head.end() + _LONGEST_DICTIONARY)
            content = data[head.end() : end if end > 0 else head.end() + _LONGEST_DICTIONARY]
            found[int(head[1])] = {int(number) for number in _REFERENCE.findall(content)}
    return found


def _is_circular(graph: dict[int, set[int]]) -> bool:
    """Kahn's algorithm: what is left when all that nothing refers to is gone lies in a circle."""
    referred = dict.fromkeys(graph, 0)
    for targets in graph.values():
        for target in targets:
            referred[target] += 1
    free = [number for number, count in referred.items() if not count]
    gone = 0
    while free:
        gone += 1
        for target in graph[free.pop()]:
            referred[target] -= 1
            if not referred[target]:
                free.append(target)
    return gone < len(graph)
