"""The side panel: everything that was found in the open document, tab by tab."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from reader_app.analysis.findings import Analysis
from reader_app.documents.model import Document
from reader_app.ui.layers import FindingRef
from reader_app.ui.panel.annotations_tab import AnnotationsTab
from reader_app.ui.panel.dates import DatesTab
from reader_app.ui.panel.entities import EntitiesTab
from reader_app.ui.panel.figures import FiguresTab
from reader_app.ui.panel.images import ImagesTab
from reader_app.ui.panel.keywords import KeywordsTab
from reader_app.ui.panel.outline import OutlineTab
from reader_app.ui.panel.tab import PanelTab
from reader_app.ui.panel.tab_bar import PanelTabBar
from reader_app.ui.theme import Theme, theme
from reader_app.ui.words import tab_name

# The icons that stand for the tabs' names where the panel is narrow.
_DRAWINGS = {
    "entities": "entities",
    "figures": "figures",
    "images": "picture",
    "dates": "calendar",
    "annotations": "note",
    "keywords": "keywords",
    "outline": "outline",
}


class SidePanel(QWidget):
    """``finding_activated`` (FindingRef) and ``span_requested`` (code points) ask the text to show
    something; ``find_requested`` asks for a search for a text in the document."""

    finding_activated = Signal(object)
    span_requested = Signal(int, int)
    find_requested = Signal(str)
    tab_changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document: Document | None = None
        self._analysis: Analysis | None = None
        self._failed = False
        self._stale: set[str] = set()
        self.entities, self.figures = EntitiesTab(), FiguresTab()
        self.images, self.dates = ImagesTab(), DatesTab()
        self.annotations = AnnotationsTab()
        self.keywords, self.outline = KeywordsTab(), OutlineTab()
        self.tabs: dict[str, PanelTab] = {
            tab.name: tab
            for tab in (
                self.entities,
                self.figures,
                self.images,
                self.dates,
                self.annotations,
                self.keywords,
                self.outline,
            )
        }
        self._bar, self._pages = PanelTabBar(), QStackedWidget()
        self._line = QWidget()
        self._line.setFixedHeight(1)
        self._line.setAutoFillBackground(True)
        self._lay_out()
        self._connect()
        self._retranslate()
        self.set_theme(theme("light"))
        self.set_document(None, None)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(8, 0, 8, 0)
        head.addWidget(self._bar)
        column.addLayout(head)
        column.addWidget(self._line)
        column.addWidget(self._pages, 1)
        for tab in self.tabs.values():
            self._bar.addTab("")
            self._pages.addWidget(tab)
        self._bar.set_drawings([_DRAWINGS[name] for name in self.tabs])
        self.setMinimumWidth(220)

    def _connect(self) -> None:
        self._bar.currentChanged.connect(self._on_bar_changed)
        for tab in self.tabs.values():
            tab.finding_activated.connect(self.finding_activated)
            tab.span_requested.connect(self.span_requested)
            tab.find_requested.connect(self.find_requested)

    def set_document(
        self, document: Document | None, analysis: Analysis | None, failed: bool = False
    ) -> None:
        """Show a document's findings; without an analysis that it is under way, or has failed."""
        self._document, self._analysis, self._failed = document, analysis, failed
        self._stale = set(self.tabs)
        self._freshen()

    def _freshen(self) -> None:
        """Fill the current tab if it still shows another document: the others can wait."""
        if self.current_tab in self._stale:
            self._stale.remove(self.current_tab)
            self.tabs[self.current_tab].show_document(self._document, self._analysis, self._failed)

    def setFocus(  # noqa: N802
        self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason
    ) -> None:
        """Give the keyboard to the list of the current tab, else to the tabs' names."""
        tab = self.tabs[self.current_tab]
        list_or_none = None if tab.sentence else tab.focus_target
        (list_or_none or self._bar).setFocus(reason)

    def select_finding(self, ref: FindingRef | None) -> None:
        """Show the tab and the row of a finding, with no signal back; None chooses nothing."""
        for tab in self.tabs.values():
            if ref is not None and ref.layer in tab.layers:
                self.show_tab(tab.name)
                tab.select(ref)
            elif ref is None:
                tab.select(None)

    def step_mention(self, forward: bool = True) -> None:
        """Go to the next or previous mention of what is chosen in the current tab."""
        self.tabs[self.current_tab].step(forward)

    def set_current_position(self, position: int) -> None:
        """Mark in the outline the section at a position of the text, in code points."""
        self.outline.set_current_position(position)

    @property
    def current_tab(self) -> str:
        return list(self.tabs)[self._pages.currentIndex()]

    def show_tab(self, name: str) -> bool:
        """Bring a tab to the front; False for an unknown name, which changes nothing."""
        if name not in self.tabs:
            return False
        self._bar.setCurrentIndex(list(self.tabs).index(name))
        return True

    def set_theme(self, chosen: Theme) -> None:
        colours = self.palette()
        colours.setColor(self.backgroundRole(), chosen.colour("window"))
        colours.setColor(self.foregroundRole(), chosen.colour("text"))
        self.setPalette(colours)
        self.setAutoFillBackground(True)
        colours.setColor(self.backgroundRole(), chosen.colour("line"))
        self._line.setPalette(colours)
        self._bar.set_theme(chosen)
        for tab in self.tabs.values():
            tab.set_theme(chosen)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
            self.set_document(self._document, self._analysis, self._failed)

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Findings"))
        self._bar.setAccessibleName(self.tr("Kinds of findings"))
        for index, (name, tab) in enumerate(self.tabs.items()):
            self._bar.setTabText(index, tab_name(name))
            self._bar.setTabToolTip(index, tab_name(name))
            tab.setAccessibleName(tab_name(name))
            tab.retranslate()
        self._bar.fit()

    @Slot(int)
    def _on_bar_changed(self, index: int) -> None:
        self._pages.setCurrentIndex(index)
        self._freshen()
        self.tab_changed.emit(self.current_tab)
