"""What files bring to an import, read and decoded before their turn to be stored comes."""

from __future__ import annotations

import logging
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from reader_app.documents import loaders
from reader_app.documents.model import Document
from reader_app.errors import CancelledError, KnownError, Notice, bug_notice
from reader_app.library import deletion, documents, incoming, pictures, places, unpacked, walk
from reader_app.library.incoming import IncomingFile, ReadFile
from reader_app.library.library import Library
from reader_app.library.originals import content_hash
from reader_app.library.rows import Place

if TYPE_CHECKING:
    from reader_app.documents.loaders.archive import Member

_log = logging.getLogger(__name__)

NOTHING: Mapping[Path, ReadFile] = MappingProxyType({})
# Stands for the memory that a document takes besides its file.
_LEAST_SIZE = 4_096


@dataclass(frozen=True, slots=True)
class Unchanged:
    """A file that is as it was when it was last read: the document that it holds."""

    document: int


@dataclass(frozen=True, slots=True)
class Held:
    """A file whose content is in the library: the document, and the file."""

    document: int
    place: Place


@dataclass(frozen=True, slots=True)
class Unwanted:
    """A file whose content the user has deleted for good, found where nobody asked for it."""

    digest: str
    place: Place


@dataclass(frozen=True, slots=True)
class Failed:
    """A file, or what lies in it, that cannot be had."""

    path: Path
    notice: Notice


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A file in an archive that is of a kind without text."""

    path: Path


@dataclass(frozen=True, slots=True)
class Fresh:
    """A file whose content is new. ``kept`` is done once the original is on the disk; its result
    are the hashes of the pictures beside it."""

    digest: str
    document: Document
    place: Place
    kept: Future[dict[str, str]]


@dataclass(frozen=True, slots=True)
class Unpacked:
    """The end of an archive, after all that was in it."""

    place: Place


@dataclass(frozen=True, slots=True)
class Worked:
    """The end of a file that had to be read."""


Arrival = Unchanged | Held | Unwanted | Failed | LeftOut | Fresh | Unpacked | Worked


class Arrivals:
    """Reads files one after another. Writes nothing into the library but the originals."""

    def __init__(
        self,
        library: Library,
        found: Sequence[Path],
        keeper: ThreadPoolExecutor | None,
        restore: bool,
        breathe: Callable[[], object] = bool,
        at_hand: Mapping[Path, ReadFile] = NOTHING,
    ) -> None:
        """``restore`` says whether archives are opened anew for documents in the bin, and what was
        deleted for good is wanted again; ``breathe`` is called before each file. What is
        ``at_hand`` need not be read."""
        self._library = library
        self._found = found
        self._keeper = keeper
        self._restore = restore
        self._breathe = breathe
        self._at_hand = at_hand
        with library.database.read() as connection:
            self._known = places.known(connection)
            self._unpacked = unpacked.noted(connection)

    def __iter__(self) -> Iterator[tuple[tuple[int, Arrival], int]]:
        """What comes of which file (its place in the sequence), and how large that is (bytes)."""
        for number, path in enumerate(self._found):
            self._breathe()
            for arrival, size in self._file(path):
                yield (number, arrival), size + _LEAST_SIZE

    def _file(self, path: Path) -> Iterator[tuple[Arrival, int]]:
        known = self._unchanged(path)
        if known is not None:
            yield from ((Unchanged(number), 0) for number in known)
            return
        try:
            yield from self._read(path)
        except KnownError as error:
            yield Failed(path, error.notice), 0
        yield Worked(), 0

    def _unchanged(self, path: Path) -> list[int] | None:
        """The documents of a file that is as it was when it was last read; None: it must be."""
        known, stamp = self._known.get(str(path)), self._unpacked.get(str(path))
        if known is not None:
            return [known[0]] if incoming.is_as_noted(path, *known[1:]) else None
        if stamp is None or not incoming.is_as_noted(path, *stamp):
            return None
        with self._library.database.read() as connection:
            return unpacked.documents(connection, path, removed=not self._restore)

    def _read(self, path: Path) -> Iterator[tuple[Arrival, int]]:
        text = self._long_text(path)
        if text is not None and (arrival := self._long(text)) is not None:
            yield arrival, text.place.size
            return
        file = incoming.read(path)
        if not file.is_archive():
            yield self._content(file), len(file.data)
            return
        for member in file.members():
            arrival = self._member(file, member)
            yield arrival, len(member.data or b"")
        yield Unpacked(file.place), 0

    def _member(self, archive: IncomingFile, member: Member) -> Arrival:
        """A file of an archive, as if that were a folder; the original kept is the member's."""
        outer = archive.place.path
        path = outer if member.name == str(outer) else outer / member.name
        if walk.is_without_text(path):
            return LeftOut(path)
        if member.data is not None:
            return self._content(IncomingFile(archive.place._replace(path=path), member.data))
        nothing = Notice("file-damaged", {"path": str(path), "reason": ""})
        return Failed(path, member.notice or nothing)

    def _content(self, file: IncomingFile) -> Arrival:
        digest = content_hash(file.data)
        if (known := self._known_content(digest, file.place)) is not None:
            if self._keeper and isinstance(known, Held):
                with suppress(KnownError):  # kept it is; only a damaged copy needs this
                    self._library.originals.keep(digest, file.data)
            return known
        path = file.place.path
        try:
            document = self._document(file, digest)
            kept = self._keep(digest, file.data, file.pictures_beside(document))
        except KnownError as error:
            return Failed(path, error.notice)
        except CancelledError:
            raise
        except Exception as error:  # noqa: BLE001  a bug that one file shows must not end the rest
            return stumbled(path, error)
        return Fresh(digest, document, file.place, kept)

    def _document(self, file: IncomingFile, digest: str) -> Document:
        read = self._at_hand.get(file.place.path)
        if read is not None and read.digest == digest:
            return read.document
        return loaders.load_bytes(file.data, str(file.place.path))

    def _long_text(self, path: Path) -> ReadFile | None:
        text = self._at_hand.get(path)
        if text is not None and text.place.size >= incoming.LONG_BYTES and text.is_as_read():
            return text
        try:
            return incoming.read_long(path)
        except Exception as error:  # noqa: BLE001  a bug: told where all files are read
            _log.debug("%s", path, exc_info=error)
            return None

    def _long(self, text: ReadFile) -> Arrival | None:
        """A long text that was read in portions; None if the file is another by now."""
        place = text.place
        if (known := self._known_content(text.digest, place)) is not None:
            if self._keeper and isinstance(known, Held):
                with suppress(KnownError):
                    self._library.originals.keep_file(text.digest, place.path)
            return known
        if self._keeper and not self._library.originals.keep_file(text.digest, place.path):
            return None  # reading it anew says what is the matter
        kept: Future[dict[str, str]] = Future()
        kept.set_result({})
        return Fresh(text.digest, text.document, place, kept)

    def _known_content(self, digest: str, place: Place) -> Held | Unwanted | None:
        with self._library.database.read() as connection:
            known = documents.number_of(connection, digest)
            deleted = known is None and deletion.is_deleted(connection, digest)
        if known is not None:
            return Held(known, place)
        return Unwanted(digest, place) if deleted and not self._restore else None

    def _keep(
        self, digest: str, data: bytes, beside: Mapping[str, bytes]
    ) -> Future[dict[str, str]]:
        """Begin to store the original: the disk takes its time while other work goes on."""
        if self._keeper is None:
            nothing: Future[dict[str, str]] = Future()
            nothing.set_result({})
            return nothing
        originals = self._library.originals

        def keep() -> dict[str, str]:
            originals.keep(digest, data)
            return pictures.keep(originals, beside)

        return self._keeper.submit(keep)


def stumbled(path: Path, error: Exception) -> Failed:
    """A file that shows a mistake of the program."""
    _log.debug("%s", path, exc_info=error)
    return Failed(path, bug_notice(str(path), error))


def openable(path: Path) -> Path:
    """The path, or that of the archive if it is one of a file within: as failures name them."""
    if not path.exists():
        for parent in path.parents:
            if parent.is_file():
                return parent
    return path


def is_there(path: Path) -> bool:
    """Whether a file, or the archive that it lies in, is still there; True where nobody can say."""
    try:
        return openable(path).exists()
    except OSError:
        return True


def is_respelt(path: Path, there: Path) -> bool:
    """Whether a file that is there now was only called in other letters before: where case makes
    no difference it still answers to its old name."""
    if _caseless(path) != _caseless(there):
        return False
    try:
        return openable(path).samefile(openable(there))
    except OSError:
        return False


def _caseless(path: Path) -> str:
    return unicodedata.normalize("NFC", str(path)).casefold()
