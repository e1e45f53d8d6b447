"""The reading pane: messages, layer chips, find bar, and the page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from reader_app.settings import COLUMN, LINE_SPACING, SERIF, ZOOM, Settings
from reader_app.ui.appearance import Appearance
from reader_app.ui.notify import NoticeBar
from reader_app.ui.theme import Theme

# What only a document needs is imported and made when there is one: the window is there before.
if TYPE_CHECKING:
    from reader_app.library.rows import DocumentRow
    from reader_app.library.word_lists import WordList
    from reader_app.ui.layers import FindingRef, Layer
    from reader_app.ui.preview import Preview
    from reader_app.ui.reader.find_bar import FindBar
    from reader_app.ui.reader.view import ReaderView
    from reader_app.ui.reader.word_layers import WordLayers
    from reader_app.ui.reading_session import OpenDocument
    from reader_app.ui.widgets.elided_label import ElidedLabel
    from reader_app.ui.widgets.layer_chips import LayerChips
    from reader_app.ui.widgets.welcome import WelcomePage

_TITLE_MARGIN = 12  # pixels, as on the page beside
_CHIPS = 42  # pixels: the height of the chips
_LONGEST_OWN = 60  # code points of a word of the user's that a double click takes


class ReadingPane(QWidget):
    """Shows one document and its findings, or the welcome page."""

    finding_clicked = Signal(object)  # FindingRef
    place_changed = Signal()
    open_files_requested = Signal()
    open_folder_requested = Signal()
    samples_requested = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._opened: OpenDocument | None = None
        self._preview: Preview | None = None
        self._alone = False
        self._documents = 0
        self._own_words: frozenset[str] = frozenset()
        self.notice = NoticeBar(appearance.theme)
        self._ground = QWidget()
        self._stack = QStackedWidget()
        self._stack.setObjectName("pageArea")
        self._column = QVBoxLayout(self)
        self._build()
        appearance.theme_changed.connect(self.set_theme)

    @property
    def theme(self) -> Theme:
        return self._appearance.theme

    def _build(self) -> None:
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.notice)
        self._column.addWidget(self._ground)
        self._ground.setObjectName("sunken")
        self._ground.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._ground.setFixedHeight(_CHIPS)
        self._ground.hide()
        self._offset: float | None = None
        self._left: dict[int, tuple[int, float]] = {}
        self._pages = QSplitter(Qt.Orientation.Horizontal)
        self._pages.setChildrenCollapsible(False)
        self._pages.setHandleWidth(1)
        page = QWidget()
        self._page = QVBoxLayout(page)
        self._page.setContentsMargins(0, 0, 0, 0)
        self._page.setSpacing(0)
        self._page.addWidget(self._stack, 1)
        self._pages.addWidget(page)
        self._column.addWidget(self._pages, 1)

    # -- parts, each made when it is first asked for -----------------------------------------------

    @cached_property
    def view(self) -> ReaderView:
        """The page itself."""
        from reader_app.ui.reader.view import ReaderView

        view, appearance = ReaderView(), self._appearance
        view.set_theme(appearance.theme)
        apply_settings(view, appearance.settings)
        self._stack.addWidget(view)
        view.finding_clicked.connect(self.finding_clicked)
        view.position_changed.connect(self._on_position_changed)
        view.progress_changed.connect(self._on_progress_changed)
        view.zoom_changed.connect(appearance.set_zoom)
        view.set_describe(self._describe)
        view.set_word_at(self._word_at)
        appearance.theme_changed.connect(view.set_theme)
        appearance.zoom_changed.connect(view.set_zoom)
        appearance.serif_changed.connect(view.set_serif)
        return view

    @cached_property
    def chips(self) -> LayerChips:
        """What is marked in the text, above it."""
        from reader_app.ui.widgets.layer_chips import LayerChips

        chips = LayerChips(self._appearance.theme)
        chips.setHidden(self._ground.isHidden())
        self._column.replaceWidget(self._ground, chips)
        self._ground.hide()
        chips.layer_toggled.connect(self.view.set_layer_visible)
        self._appearance.theme_changed.connect(chips.set_theme)
        return chips

    @cached_property
    def words(self) -> WordLayers:
        """What the user's lists mark in the text."""
        from reader_app.ui.reader.word_layers import WordLayers

        return WordLayers(self.view, self.chips)

    @cached_property
    def find_bar(self) -> FindBar:
        """The line to look for something in the text."""
        from reader_app.ui.reader.find_bar import FindBar

        bar = FindBar(self.view)
        bar.set_theme(self._appearance.theme)
        self._column.insertWidget(self._column.indexOf(self._pages), bar)
        self._appearance.theme_changed.connect(bar.set_theme)
        return bar

    @cached_property
    def welcome(self) -> WelcomePage:
        """What stands there while no document is open."""
        from reader_app.ui.widgets.welcome import WelcomePage

        welcome = WelcomePage()
        welcome.set_library_empty(not self._documents)
        welcome.open_files_requested.connect(self.open_files_requested)
        welcome.open_folder_requested.connect(self.open_folder_requested)
        welcome.samples_requested.connect(self.samples_requested)
        self._stack.addWidget(welcome)
        return welcome

    @cached_property
    def _title(self) -> ElidedLabel:
        """The line above the page that says its title beside another document's."""
        from reader_app.ui.widgets.elided_label import ElidedLabel

        title = ElidedLabel()
        title.hide()
        head = QHBoxLayout()
        head.setContentsMargins(_TITLE_MARGIN, 0, _TITLE_MARGIN, 0)
        head.addWidget(title)
        self._page.insertLayout(0, head)
        return title

    # -- for the window ----------------------------------------------------------------------------

    @Slot(object)
    def set_theme(self, theme: Theme) -> None:
        self.notice.set_theme(theme)

    @Slot(int)
    def set_documents(self, count: int) -> None:
        """How many documents there are: the page without one says so."""
        self._documents = count
        if "welcome" in vars(self):
            self.welcome.set_library_empty(not count)

    def show_welcome(self) -> None:
        """Show the page of a library without documents."""
        self._stack.setCurrentWidget(self.welcome)
        self.welcome.take_keyboard()

    @property
    def shows_text(self) -> bool:
        return "view" in vars(self) and self._stack.currentWidget() is self.view

    def show_document(self, opened: OpenDocument | None) -> None:
        """Show a document at the place where it was left, or the welcome page."""
        from reader_app.ui.reader.facts import facts

        preview, self._preview = self._preview, None
        if opened and preview and preview.document.text is opened.document.text:
            self.view.restructure(opened.document, facts(opened.document, opened.row))
            self.show_analysis(opened)
            return
        self._prepare(opened is not None)
        if opened is None:
            self._title.set_text("")
            self.view.set_document(None)
            return
        self.view.set_document(opened.document, facts(opened.document, opened.row))
        self.view.set_read_ranges(opened.read)
        self.show_analysis(opened)
        self.view.go_to(opened.row.position, offset=self._offset_in(opened.row))
        self.view.viewport().repaint()  # before the panel is filled: the text was asked for

    def show_preview(self, preview: Preview) -> None:
        """Show a text that the library is not done with; ``show_document`` follows."""
        from reader_app.ui.reader.facts import facts

        head, self._preview = self._preview, preview
        document = preview.document
        about = facts(document, document.metadata) if preview.whole else ""
        if head and preview.document.text.startswith(head.document.text):
            self.view.restructure(document, about)
            return
        self._prepare(True)
        if "chips" in vars(self):
            self.chips.set_counts({})
        self.view.set_document(document, about)
        self.view.set_read_ranges(preview.read)
        self.view.go_to(preview.position, offset=self._take_offset())
        self.view.viewport().repaint()  # before anything else is done: the text was asked for

    def come_back(self, offset: float | None) -> None:
        """The document that is shown next was left with its place so far below the page's top."""
        self._offset = offset

    def _take_offset(self) -> float | None:
        offset, self._offset = self._offset, None
        return offset

    def _offset_in(self, row: DocumentRow) -> float | None:
        """How far below the page's top the place lies in which a document was left."""
        offset = self._take_offset()
        position, left = self._left.get(row.id, (None, None))
        return left if offset is None and position == row.position else offset

    def show_beside(self, widget: QWidget) -> None:
        """Show another page right of the text, as wide as the text at first."""
        if self._pages.indexOf(widget) < 0:
            self._pages.addWidget(widget)
            half = self._pages.width() // 2
            self._pages.setSizes([half] * self._pages.count())
        widget.show()

    def expect_text(self) -> None:
        """A text is going to be shown: have everything where it will be."""
        self._show_chips(True)
        self._stack.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def waits(self) -> bool:
        """Whether the keyboard is where a text is expected."""
        return self._stack.hasFocus()

    def _show_chips(self, something: bool) -> None:
        """Show the line of chips, or its ground as long as there are none."""
        shown = something and not self._alone
        if "chips" in vars(self):
            self.chips.setVisible(shown)
        else:
            self._ground.setVisible(shown)

    def show_title(self, height: int) -> None:
        """Say the title above the page on a line of so many pixels; 0: no more."""
        self._title.setFixedHeight(height)
        self._title.setVisible(bool(height))

    def set_alone(self, on: bool) -> None:
        """Show the text without the chips, or with them again."""
        self._alone = on
        self.chips.setVisible(not on and self.view.document() is not None)

    def _prepare(self, something: bool) -> None:
        if self._opened is not None:
            self._left[self._opened.row.id] = self.view.position(), self.view.offset()
        self._opened = None  # the old document's positions are not the new one's
        self._show_chips(something)
        self._stack.setCurrentWidget(self.view if something else self.welcome)
        if "find_bar" in vars(self):
            self.find_bar.close_bar()

    @Slot(object)
    def show_part(self, opened: OpenDocument) -> None:
        """Lay the findings of a part over the text, until the whole is analysed and counted."""
        self._lay(opened)

    def show_analysis(self, opened: OpenDocument) -> None:
        """Lay the findings over the text; the chips count them."""
        layers = self._lay(opened)
        self.chips.set_counts({name: len(layer.spans) for name, layer in layers.items()})

    def _lay(self, opened: OpenDocument) -> Mapping[str, Layer]:
        self._opened = opened
        self._title.set_text(opened.row.display_title)
        from reader_app.ui.layers import finding_layers

        layers = opened.layers
        if layers is None:
            layers = finding_layers(opened.analysis) if opened.analysis else {}
        self.view.set_layers(list(layers.values()))
        if "words" in vars(self):
            self.words.put()
        hidden = self.chips.hidden()
        for name in layers:
            self.view.set_layer_visible(name, name not in hidden)
        return layers

    def apply_settings(self, settings: Settings) -> None:
        """Take over what the preferences say about the text."""
        apply_settings(self.view, settings)

    @Slot(object)
    def set_own_words(self, lists: Sequence[WordList]) -> None:
        """A double click takes the words of the user's lists whole."""
        self._own_words = frozenset(word for one in lists for word in one.words)

    @Slot(int, int)
    def show_span(self, start: int, end: int) -> None:
        """Bring a stretch of the text (code points) into view and flash it."""
        self.view.show_span(start, end)

    @Slot(str)
    def find_text(self, text: str) -> None:
        """Open the find bar and look for ``text``."""
        self.find_bar.open_bar()
        self.find_bar.field.setText(text)

    def leave_find(self) -> bool:
        """Close the find bar; False if it is not open."""
        opened = "find_bar" in vars(self) and not self.find_bar.isHidden()
        if opened:
            self.find_bar.close_bar()
        return opened

    @Slot()
    def check_fonts(self) -> None:
        """Say what is missing where no font on this machine has Chinese characters."""
        from reader_app.ui.fonts import has_chinese

        if not has_chinese():
            self.notice.show_error(
                self.tr(
                    "No font on this machine has Chinese characters, so boxes stand in their"
                    " place. Install one, such as Noto Sans CJK (Debian, Ubuntu: fonts-noto-cjk),"
                    " and start again."
                )
            )

    # -- inside ------------------------------------------------------------------------------------

    def _describe(self, ref: FindingRef) -> str:
        if self._opened is None or self._opened.analysis is None:
            return ""
        from reader_app.ui.describe import describe

        return describe(ref, self._opened.document, self._opened.analysis)

    def _word_at(self, text: str, offset: int) -> tuple[int, int]:
        return own_word_at(text, offset, self._own_words) or word_at(text, offset)

    @Slot()
    def _on_position_changed(self) -> None:
        if self._opened is not None:
            self.place_changed.emit()

    @Slot()
    def _on_progress_changed(self) -> None:
        self._on_position_changed()


def apply_settings(view: ReaderView, settings: Settings) -> None:
    view.set_type(
        zoom=settings.get(ZOOM),
        serif=settings.get(SERIF),
        characters=settings.get(COLUMN),
        spacing=settings.get(LINE_SPACING),
    )


def own_word_at(text: str, offset: int, words: Set[str]) -> tuple[int, int] | None:
    """The longest of ``words`` around a code point of a piece of text, None if there is none."""
    for size in range(min(_LONGEST_OWN, len(text)), 0, -1) if words else ():
        for start in range(max(0, offset - size + 1), min(offset, len(text) - size) + 1):
            if text[start : start + size] in words:
                return start, start + size
    return None


def word_at(text: str, offset: int) -> tuple[int, int]:
    """The Chinese word around a code point of a piece of text, as the segmenter cuts it."""
    from reader_app.analysis.segment import default_segmenter

    position = 0
    for word in default_segmenter().words(text):
        end = position + len(word)
        if offset < end:
            return position, end
        position = end
    return offset, min(offset + 1, len(text))
