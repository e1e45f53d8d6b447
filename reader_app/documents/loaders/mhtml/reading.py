"""The parts of a saved page, and the document that they make together."""

from __future__ import annotations

from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import Message
from urllib.parse import urldefrag, urljoin

from reader_app.documents import limits
from reader_app.documents.builder import Builder
from reader_app.documents.loaders.html import titled, write_page
from reader_app.documents.loaders.html.charset import decode_page
from reader_app.documents.loaders.html.local import embedded_picture, is_picture, source_of
from reader_app.documents.loaders.html.tree import parse
from reader_app.documents.model import Document, Metadata
from reader_app.documents.xml import Element, local_name
from reader_app.errors import KnownError

_PAGES = ("text/html", "application/xhtml+xml")
_MOST_PARTS = 5_000
_MOST_FRAMES = 50


class Saved:
    """The parts of a saved page by their addresses."""

    def __init__(self, data: bytes, name: str) -> None:
        try:
            message = message_from_bytes(data, policy=policy.compat32)
            parts = [part for part in message.walk() if not part.is_multipart()]
        except (MessageError, ValueError, LookupError, RecursionError, AssertionError) as error:
            raise KnownError("file-damaged", path=name, reason=str(error)) from None
        self.pages: list[Message] = []
        self._parts: dict[str, Message] = {}
        for part in parts[:_MOST_PARTS]:
            if part.get_content_type() in _PAGES:
                self.pages.append(part)
            for address in _addresses(part):
                self._parts.setdefault(address, part)

    def find(self, address: str, base: str) -> tuple[str, Message] | None:
        """The part that an address in the part ``base`` names."""
        for candidate in (address, _joined(base, address)):
            if candidate and candidate in self._parts:
                return candidate, self._parts[candidate]
        return None


def picture_in(saved: Saved, src: str) -> bytes | None:
    """A picture from within the file, by the source that :class:`Reading` gave it."""
    if src.startswith("data:"):
        found = (embedded_picture(_content(page), src) for page in saved.pages)
        return next((one for one in found if one), None)
    part = saved.find(src, "")
    content = _content(part[1]) if part else b""
    return content if is_picture(content) and len(content) <= limits.PICTURE_BYTES else None


class Reading:
    """The page with its frames, each once, in the order in which they stand."""

    def __init__(self, saved: Saved, budget: limits.Budget, encoding: str | None) -> None:
        self._saved = saved
        self._budget = budget
        self._encoding = encoding
        self._read: set[int] = set()

    def document(self) -> Document:
        page = self._saved.pages[0]
        root, found = self._parsed(page)
        if root is None:
            raise KnownError("file-no-text", path=self._budget.name)
        builder = Builder(self._budget, "mhtml")
        facts = self._write(page, root, builder)
        return titled(builder.document(facts, found), facts)

    def _parsed(self, page: Message) -> tuple[Element | None, str]:
        self._read.add(id(page))
        decoded = decode_page(_content(page), self._encoding, page.get_content_charset())
        self._budget.warnings += [w for w in decoded.warnings if w not in self._budget.warnings]
        return parse(decoded.text, self._budget), decoded.encoding

    def _write(self, page: Message, root: Element, builder: Builder) -> Metadata:
        base = next(iter(_addresses(page)), "")
        facts = write_page(root, builder, self._budget, lambda address: self._source(address, base))
        for frame in self._frames(root, base):
            inner, _ = self._parsed(frame)
            if inner is not None:
                self._write(frame, inner, builder)
        return facts

    def _frames(self, root: Element, base: str) -> list[Message]:
        frames: list[Message] = []
        for element in root.iter():
            if local_name(element).lower() not in ("frame", "iframe"):
                continue
            found = self._saved.find((element.get("src") or "").strip(), base)
            if found is None or found[1].get_content_type() not in _PAGES:
                continue
            if id(found[1]) not in self._read and len(self._read) < _MOST_FRAMES:
                self._read.add(id(found[1]))
                frames.append(found[1])
        return frames

    def _source(self, address: str, base: str) -> str | None:
        found = self._saved.find(address, base)
        return found[0] if found else source_of(address)


def _addresses(part: Message) -> list[str]:
    """What other parts call it: its location, or ``cid:`` and its id."""
    found = []
    if location := part.get("Content-Location"):
        found.append("".join(str(location).split()))
    if identity := part.get("Content-ID"):
        found.append("cid:" + str(identity).strip().strip("<>"))
    return found


def _joined(base: str, address: str) -> str:
    try:
        return urldefrag(urljoin(base, address))[0]
    except ValueError:
        return ""


def _content(part: Message) -> bytes:
    try:
        content = part.get_payload(decode=True)
    except (ValueError, LookupError, AssertionError):
        return b""
    return content if isinstance(content, bytes) else b""
