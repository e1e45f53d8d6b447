"""Notes in Markdown, set for reading: nothing outside the note is ever fetched or opened."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QUrl
from PySide6.QtGui import QFont, QImage, QTextDocument
from PySide6.QtWidgets import QTextBrowser, QWidget

from reader_app.ui.theme import Theme

_INDENT = 16  # pixels, of lists: a note in the margin is narrow
# HTML in a note stays what was typed.
_FEATURES = QTextDocument.MarkdownFeature.MarkdownDialectGitHub | (
    QTextDocument.MarkdownFeature.MarkdownNoHTML
)
# Signs of Markdown: a note without any of them is set as it is, which is much quicker.
_MARKUP = frozenset("*_`#>[]!|~\\-+=<&") | frozenset("0123456789")


class NoteDocument(QTextDocument):
    """A note's text that asks nobody for pictures or style sheets."""

    def loadResource(self, kind: int, _name: QUrl | str) -> object:
        return QImage() if kind == QTextDocument.ResourceType.ImageResource.value else ""


def set_note(document: QTextDocument, markdown: str) -> None:
    """Fill a document with a note; line ends stay line ends."""
    if _MARKUP.isdisjoint(markdown):
        document.setPlainText(markdown)
    else:
        document.setMarkdown(markdown.replace("\n", "  \n"), _FEATURES)


def note_document(markdown: str, font: QFont, width: float, theme: Theme) -> NoteDocument:
    """A note laid out in a width (pixels)."""
    document = NoteDocument()
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(0)
    document.setIndentWidth(_INDENT)
    document.setDefaultFont(font)
    document.setDefaultStyleSheet(f"a {{ color: {theme.colours['accent']}; }}")
    set_note(document, markdown)
    document.setTextWidth(width)
    return document


@lru_cache(maxsize=2000)
def plain_note(markdown: str) -> str:
    """A note on one line, without its signs of Markdown."""
    if not _MARKUP.isdisjoint(markdown):
        document = NoteDocument()
        set_note(document, markdown)
        markdown = document.toPlainText()
    return " ".join(markdown.split())


class NoteView(QTextBrowser):
    """Shows a note; its links lead nowhere, its pictures are not fetched."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setDocument(NoteDocument(self))

    def show_note(self, markdown: str) -> None:
        set_note(self.document(), markdown)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        return NoteDocument.loadResource(self.document(), kind, name)  # type: ignore[arg-type]
