"""ZIP archives of documents: their members, one after the other, each to be read as a file.

An archive is not a document. ``load`` says so; the import asks :func:`members`.
"""

from __future__ import annotations

import posixpath
import stat
import zipfile
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reader_app.documents import limits
from reader_app.documents.archives import Archive, inner_path
from reader_app.documents.encoding import decode
from reader_app.documents.model import Document
from reader_app.errors import KnownError, Notice

_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
# Archives in archives beyond this are named as failures.
_DEPTH = 4
# Info-ZIP's extra field with the name in UTF-8 (APPNOTE 4.6.9).
_UNICODE_PATH = 0x7075
_UTF_8_FLAG = 0x800
# What makes a ZIP one document rather than an archive of several.
_DOCUMENT_PARTS = frozenset(
    {
        "[content_types].xml",
        "mimetype",
        "ofd.xml",
        "meta-inf/container.xml",
        "meta-inf/manifest.xml",
    }
)
_DOCUMENT_PARTS_DEEPEST = 1
# What systems and office programs leave behind; nobody means them.
_LITTER = frozenset({"thumbs.db", "desktop.ini", "icon\r"})
_LITTER_FOLDERS = frozenset({"__macosx"})


class Member(NamedTuple):
    """A file of an archive: its path inside (parts of nested archives joined by ``/``), and its
    content, or the notice that says why it cannot be had."""

    name: str
    data: bytes | None
    notice: Notice | None = None


def sniff(data: bytes, name: str) -> bool:  # every loader is asked the same way
    """Whether the content is a ZIP archive that is no document itself."""
    if not data.startswith(_ZIP):
        return False
    try:
        archive = _Folder(data, limits.Budget(name))
    except KnownError:
        return True
    return not archive.is_document()


def load(data: bytes, name: str, encoding: str | None = None) -> Document:
    """Raises KnownError: those of :func:`members`, else ``file-is-archive``, as an archive holds
    documents and is none."""
    count = len(_filled(data, name).files())
    raise KnownError("file-is-archive", path=name, count=count)


def members(data: bytes, name: str) -> Iterator[Member]:
    """The files of the archive ``data``, in its order, nested archives opened.

    ``name`` names the archive in notices. One member is in memory at a time; nothing is written.
    A member that is encrypted, damaged, too large or nested too deep comes with a notice instead
    of its content; so does, once, under the name of the archive that holds them, what lies behind
    the bounds on the whole archive, and what has a name that leads out of it.
    Raises KnownError ``file-damaged`` or ``file-bomb`` for an archive that cannot be opened at
    all, ``archive-empty`` for one without any file, ``archive-outside`` where all lead out of it.
    """
    yield from _members(_filled(data, name), name, "", _DEPTH, _Spending())


def _filled(data: bytes, name: str) -> _Folder:
    archive = _Folder(data, limits.Budget(name))
    if not archive.files():
        outside = archive.left_out(name)
        code, details = outside or Notice("archive-empty", {"path": name})
        raise KnownError(code, **details)
    return archive


class _Spending:
    """What an archive as a whole, nested ones included, may still unpack."""

    def __init__(self) -> None:
        self.bytes_left = limits.ARCHIVE_BYTES
        self.files_left = limits.ARCHIVE_FILES


def _members(
    archive: _Folder, outer: str, folder: str, depth: int, spending: _Spending
) -> Iterator[Member]:
    """``outer`` is the path of the archive for notices, ``folder`` what its members' names begin
    with."""
    if notice := archive.left_out(outer):
        yield Member(folder or outer, None, notice)
    for entry, inner in archive.files():
        if spending.files_left <= 0 or spending.bytes_left <= 0:
            yield Member(folder or outer, None, Notice("archive-cut", {"path": outer}))
            return
        spending.files_left -= 1
        path = posixpath.join(outer, inner)
        member = _read(archive, entry, posixpath.join(folder, inner), path)
        spending.bytes_left -= len(member.data or b"")
        if member.data is None or not sniff(member.data, path):
            yield member
        else:
            yield from _nested(member, path, depth - 1, spending)


def _read(archive: _Folder, entry: zipfile.ZipInfo, name: str, path: str) -> Member:
    try:
        return Member(name, archive.content(entry, path))
    except KnownError as error:
        return Member(name, None, error.notice)


def _nested(member: Member, path: str, depth: int, spending: _Spending) -> Iterator[Member]:
    if depth <= 0:
        yield Member(member.name, None, Notice("archive-deep", {"path": path}))
        return
    try:
        inner = _Folder(member.data or b"", limits.Budget(path))
    except KnownError as error:
        yield Member(member.name, None, error.notice)
        return
    yield from _members(inner, path, member.name, depth, spending)


class _Folder(Archive):
    """An archive seen as a folder of files rather than as the parts of one document."""

    def is_document(self) -> bool:
        return any(
            name.lower() in _DOCUMENT_PARTS and name.count("/") <= _DOCUMENT_PARTS_DEEPEST
            for name in self.names()
        )

    def files(self) -> list[tuple[zipfile.ZipInfo, str]]:
        """The entries that somebody put there on purpose, with their names as they were meant."""
        named = [
            (entry, path)
            for entry, name in self._named()
            if (path := inner_path(_without_drive(name))) and not _is_litter(path)
        ]
        pages = _saved_pages([path for _, path in named])
        return [(entry, path) for entry, path in named if not _belongs_to(path, pages)]

    def left_out(self, path: str) -> Notice | None:
        """What to tell, under ``path``, of entries with names that lead out of the archive."""
        names = [name for _, name in self._named() if not inner_path(_without_drive(name))]
        if not names:
            return None
        return Notice("archive-outside", {"path": path, "count": len(names), "name": names[0]})

    def _named(self) -> list[tuple[zipfile.ZipInfo, str]]:
        """The entries that are files, with the names that their writers gave them."""
        entries = [one for one in self._zip.infolist() if not one.is_dir() and not _is_link(one)]
        return list(zip(entries, _names(entries), strict=True))

    def content(self, entry: zipfile.ZipInfo, path: str) -> bytes:
        """Raises KnownError: ``file-encrypted``, ``file-bomb``, ``file-damaged``."""
        self._budget = limits.Budget(path)
        return self._content(entry, limits.UNPACKED_BYTES)


def _names(entries: Sequence[zipfile.ZipInfo]) -> list[str]:
    """Names without the flag for UTF-8 are in the code page of the writer's system: GBK on a
    Chinese Windows. They are judged together, as a single name is too short to tell."""
    raw = [_name_bytes(entry) for entry in entries]
    unknown = [name for name in raw if isinstance(name, bytes) and not name.isascii()]
    encoding = decode(b"\n".join(unknown)).encoding if unknown else "utf-8"
    return [name if isinstance(name, str) else name.decode(encoding, "replace") for name in raw]


def _name_bytes(entry: zipfile.ZipInfo) -> str | bytes:
    if entry.flag_bits & _UTF_8_FLAG:
        return entry.filename
    if (name := _unicode_path(entry.extra)) is not None:
        return name
    try:
        return entry.orig_filename.encode("cp437")  # what zipfile decodes such names with
    except UnicodeEncodeError:
        return entry.filename


def _unicode_path(extra: bytes) -> str | None:
    while len(extra) >= 4:
        kind, size = int.from_bytes(extra[:2], "little"), int.from_bytes(extra[2:4], "little")
        if kind == _UNICODE_PATH and size > 5:
            return extra[9 : 4 + size].decode("utf-8", "replace")
        extra = extra[4 + size :]
    return None


def _without_drive(name: str) -> str:
    drive, colon, rest = name.partition(":")
    return rest if colon and len(drive) == 1 else name


def _is_link(entry: zipfile.ZipInfo) -> bool:
    """A symbolic link: the path in it leads to what is not in the archive."""
    return stat.S_ISLNK(entry.external_attr >> 16)


def _is_litter(path: str) -> bool:
    *folders, name = path.lower().split("/")
    if any(folder in _LITTER_FOLDERS or folder.startswith(".") for folder in folders):
        return True
    return name.startswith((".", "~$")) or name in _LITTER


def _saved_pages(paths: Sequence[str]) -> set[str]:
    """The folders that browsers put the pictures and scripts of a saved page into."""
    pages = {posixpath.splitext(path) for path in paths}
    stems = [stem for stem, ending in pages if ending.lower() in (".htm", ".html", ".xhtml")]
    return {stem + ending for stem in stems for ending in ("_files", ".files", "_文件")}


def _belongs_to(path: str, folders: set[str]) -> bool:
    parts = path.split("/")
    return any("/".join(parts[:length]) in folders for length in range(1, len(parts)))
