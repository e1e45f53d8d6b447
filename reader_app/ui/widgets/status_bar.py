"""The line at the bottom: the library, work under way, the place in the text, the promise."""

from __future__ import annotations

from functools import cached_property

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QLabel, QMenu, QProgressBar, QPushButton, QStatusBar, QWidget

# The encodings that Chinese texts are found in, by their names in the program.
ENCODINGS = ("utf-8", "gb18030", "big5", "utf-16-le", "utf-16-be")


# Pixels between two parts and at both ends, as Qt's status bar lays them out.
_GAP = 6


class StatusLine(QStatusBar):
    """Tells counts and progress; the encoding is a button that changes it.

    What is told never widens the window: in a narrow one the parts that can best be missed hide.
    """

    cancel_requested = Signal()
    pause_requested = Signal(bool)
    failures_requested = Signal()
    encoding_chosen = Signal(object)  # str, or None for what is found

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self._library = QLabel()
        self._work = QLabel()
        self._progress = QProgressBar()
        self._progress.setFixedWidth(120)
        self._progress.setTextVisible(False)
        self._cancel = QPushButton(self.tr("Cancel"))
        self._pause = QPushButton(self.tr("Pause"))
        self._pause.setCheckable(True)
        self._failures = QPushButton()
        self._section = QLabel()
        self._page = QLabel()
        self._share = QLabel()
        self._length = QLabel()
        self._encoding = QPushButton()
        self._promise = QLabel(self.tr("Offline · everything stays on this machine"))
        self._wanted: set[QWidget] = {self._library, self._promise}
        self._build()
        self.show_work(None)
        self.set_failures(0)
        self.set_document(None, None)

    def _build(self) -> None:
        left = (self._library, self._work, self._progress, self._pause, self._cancel)
        for widget in (*left, self._failures):
            self.addWidget(widget)
        right = (
            self._section,
            self._page,
            self._share,
            self._length,
            self._encoding,
            self._promise,
        )
        for widget in right:
            self.addPermanentWidget(widget)
        self._parts: tuple[QWidget, ...] = (*left, self._failures, *right)
        missable = (self._promise, self._section, self._length, self._library, self._share)
        self._missable: tuple[QWidget, ...] = (*missable, self._page, self._encoding, self._work)
        self._cancel.clicked.connect(self.cancel_requested)
        self._pause.toggled.connect(self._on_pause)
        self._failures.clicked.connect(self.failures_requested)
        self._encoding.setToolTip(self.tr("Encoding of the file; click to read it as another"))

    @cached_property
    def _encodings(self) -> QMenu:
        """What the encoding can be changed to; made with the first that is shown."""
        menu = QMenu(self)
        menu.addAction(self.tr("As found in the file")).setCheckable(True)
        menu.addSeparator()
        for name in ENCODINGS:
            action = menu.addAction(name.upper())
            action.setData(name)
            action.setCheckable(True)
        menu.triggered.connect(self._on_encoding)
        self._encoding.setMenu(menu)
        return menu

    def set_count(self, documents: int) -> None:
        self._library.setText(self.tr("%n document(s)", "", documents))
        self._fit()

    def set_failures(self, count: int) -> None:
        self._failures.setText(self.tr("%n file(s) could not be read", "", count))
        self._want(bool(count), self._failures)

    def show_work(self, text: str | None, done: int = 0, total: int = 0) -> None:
        """Say what is going on (None: nothing); a total shows a bar and a cancel button."""
        self._work.setText(text or "")
        self._work.setToolTip(text or "")
        self._progress.setToolTip(text or "")
        self._want(bool(total), self._progress, self._cancel, self._pause)
        self._want(bool(text), self._work)
        if not total:
            self._pause.setChecked(False)
        if total:
            self._progress.setRange(0, total)
            # A bar repaints at once, and with it the whole window; it can wait for its turn.
            self._progress.setUpdatesEnabled(False)
            self._progress.setValue(done)
            self._progress.setUpdatesEnabled(True)

    def set_document(
        self, characters: int | None, encoding: str | None, override: bool = False
    ) -> None:
        """The open document's length in characters and its encoding."""
        shown = characters is not None
        if characters is not None:
            self._length.setText(
                self.tr("%n character(s)", "", characters).replace(
                    str(characters), f"{characters:,}"
                )
            )
        if encoding:
            self._encoding.setText(encoding.upper())
            self._encoding.setAccessibleName(self.tr("Encoding: {0}").format(encoding))
            for action in self._encodings.actions():
                action.setChecked(action.data() == (encoding if override else None))
        self._want(shown and encoding is not None, self._encoding)
        self._want(shown and bool(self._section.text()), self._section)
        self._want(shown and bool(self._page.text()), self._page)
        self._want(shown, self._share, self._length)

    def set_place(self, section: int, sections: int, share: float, page: str = "") -> None:
        """Which section of how many is on screen (0: none), how far into the text (0 to 1), and
        on which page of the original."""
        text = self.tr("Section {0} of {1}").format(section, sections) if section else ""
        self._section.setText(text)
        self._share.setText(f"{round(100 * share)}%")
        self._page.setText(self.tr("Page {0}").format(page) if page else "")
        self._want(bool(text), self._section)
        self._want(bool(page), self._page)

    def minimumSizeHint(self) -> QSize:
        return QSize(1, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _want(self, wanted: bool, *parts: QWidget) -> None:
        """Show some parts, as far as there is room, or hide them."""
        self._wanted = self._wanted | set(parts) if wanted else self._wanted - set(parts)
        self._fit()

    def _fit(self) -> None:
        """Show what is wanted, without the parts at the head of the missable that lack room."""
        shown = set(self._wanted)
        for part in self._missable:
            if _room_for(shown) <= self.width():
                break
            shown.discard(part)
        for part in self._parts:
            part.setHidden(part not in shown)

    @Slot(bool)
    def _on_pause(self, paused: bool) -> None:
        self._pause.setText(self.tr("Go on") if paused else self.tr("Pause"))
        self.pause_requested.emit(paused)

    @Slot(QAction)
    def _on_encoding(self, action: QAction) -> None:
        self.encoding_chosen.emit(action.data())


def _room_for(parts: set[QWidget]) -> int:
    """The pixels that the parts need side by side."""
    return sum(part.sizeHint().width() + _GAP for part in parts) + 3 * _GAP
