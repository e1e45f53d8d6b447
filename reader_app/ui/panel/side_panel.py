"""The side panel: everything that was found in the open document, tab by tab."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from reader_app.ui.panel.tab_bar import PanelTabBar
from reader_app.ui.theme import Theme, theme

# A tab is imported and made when it is first wanted: the window is there before.
if TYPE_CHECKING:
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

    Tab = TypeVar("Tab", bound=PanelTab)

# The tabs in their order, and the icons that stand for their names where the panel is narrow.
_DRAWINGS = {
    "entities": "entities",
    "figures": "figures",
    "images": "picture",
    "dates": "calendar",
    "annotations": "note",
    "keywords": "keywords",
    "outline": "outline",
}
TABS = tuple(_DRAWINGS)

translate = QCoreApplication.translate


def tab_name(tab: str) -> str:
    """The name on a tab of the side panel."""
    return {
        "entities": translate("Words", "Entities"),
        "figures": translate("Words", "Figures"),
        "images": translate("Words", "Pictures"),
        "dates": translate("Words", "Timeline"),
        "annotations": translate("Words", "Marks"),
        "keywords": translate("Words", "Keywords"),
        "outline": translate("Words", "Outline"),
    }[tab]


class SidePanel(QWidget):
    """``finding_activated`` (FindingRef) and ``span_requested`` (code points) ask the text to show
    something; ``find_requested`` asks for a search for a text in the document."""

    finding_activated = Signal(object)
    span_requested = Signal(int, int)
    find_requested = Signal(str)
    tab_changed = Signal(str)

    def __init__(self, chosen: Theme | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document: Document | None = None
        self._analysis: Analysis | None = None
        self._failed = False
        self._stale: set[str] = set()
        self._asleep = False
        self._theme = chosen or theme("light")
        self._bar, self._pages = PanelTabBar(), QStackedWidget()
        self._line = QWidget()
        self._line.setFixedHeight(1)
        self._line.setAutoFillBackground(True)
        self._lay_out()
        self._bar.currentChanged.connect(self._on_bar_changed)
        self._retranslate()
        self.set_theme(self._theme)

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
        for _ in TABS:
            self._bar.addTab("")
        self._bar.set_drawings(list(_DRAWINGS.values()))
        self.setMinimumWidth(220)

    # -- tabs --------------------------------------------------------------------------------------

    @cached_property
    def entities(self) -> EntitiesTab:
        from reader_app.ui.panel.entities import EntitiesTab

        return self._taken_in(EntitiesTab())

    @cached_property
    def figures(self) -> FiguresTab:
        from reader_app.ui.panel.figures import FiguresTab

        return self._taken_in(FiguresTab())

    @cached_property
    def images(self) -> ImagesTab:
        from reader_app.ui.panel.images import ImagesTab

        return self._taken_in(ImagesTab())

    @cached_property
    def dates(self) -> DatesTab:
        from reader_app.ui.panel.dates import DatesTab

        return self._taken_in(DatesTab())

    @cached_property
    def annotations(self) -> AnnotationsTab:
        from reader_app.ui.panel.annotations_tab import AnnotationsTab

        return self._taken_in(AnnotationsTab())

    @cached_property
    def keywords(self) -> KeywordsTab:
        from reader_app.ui.panel.keywords import KeywordsTab

        return self._taken_in(KeywordsTab())

    @cached_property
    def outline(self) -> OutlineTab:
        from reader_app.ui.panel.outline import OutlineTab

        return self._taken_in(OutlineTab())

    def _taken_in(self, tab: Tab) -> Tab:
        """A new tab, as the others are."""
        self._pages.addWidget(tab)
        tab.finding_activated.connect(self.finding_activated)
        tab.span_requested.connect(self.span_requested)
        tab.find_requested.connect(self.find_requested)
        tab.set_theme(self._theme)
        tab.setAccessibleName(tab_name(tab.name))
        tab.retranslate()
        tab.show_document(None, None)
        return tab

    def tab(self, name: str) -> PanelTab:
        """The tab of a name, made if it was not there yet. Raises AttributeError for others."""
        found: PanelTab = getattr(self, name)
        return found

    @property
    def tabs(self) -> dict[str, PanelTab]:
        """All tabs by name, in their order."""
        return {name: self.tab(name) for name in TABS}

    def _made(self) -> list[PanelTab]:
        return [self.tab(name) for name in TABS if name in vars(self)]

    # -- for the window ----------------------------------------------------------------------------

    def set_document(
        self, document: Document | None, analysis: Analysis | None, failed: bool = False
    ) -> None:
        """Show a document's findings; without an analysis that it is under way, or has failed."""
        self._document, self._analysis, self._failed = document, analysis, failed
        self._stale = set(TABS)
        self._freshen()

    def sleep(self) -> None:
        """Show no tab's content until :meth:`wake`: the page comes first."""
        self._asleep = True

    def wake(self) -> None:
        self._asleep = False
        self._freshen()

    def _freshen(self) -> None:
        """Fill the current tab if it still shows another document: the others can wait."""
        if self._asleep:
            return
        tab = self.tab(self.current_tab)
        if tab.name in self._stale:
            self._stale.remove(tab.name)
            tab.show_document(self._document, self._analysis, self._failed)
        self._pages.setCurrentWidget(tab)

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Give the keyboard to the list of the current tab, else to the tabs' names."""
        tab = self.tab(self.current_tab)
        list_or_none = None if tab.sentence else tab.focus_target
        (list_or_none or self._bar).setFocus(reason)

    def select_finding(self, ref: FindingRef | None) -> None:
        """Show the tab and the row of a finding, with no signal back; None chooses nothing."""
        for tab in self.tabs.values() if ref is not None else self._made():
            if ref is None:
                tab.select(None)
            elif ref.layer in tab.layers:
                self.show_tab(tab.name)
                tab.select(ref)

    def set_current_position(self, position: int) -> None:
        """Mark in the outline the section at a position of the text, in code points."""
        self.outline.set_current_position(position)

    @property
    def current_tab(self) -> str:
        return TABS[self._bar.currentIndex()]

    def show_tab(self, name: str) -> bool:
        """Bring a tab to the front; False for an unknown name, which changes nothing."""
        if name not in TABS:
            return False
        self._bar.setCurrentIndex(TABS.index(name))
        return True

    def set_theme(self, chosen: Theme) -> None:
        self._theme = chosen
        colours = self.palette()
        colours.setColor(self.backgroundRole(), chosen.colour("window"))
        colours.setColor(self.foregroundRole(), chosen.colour("text"))
        self.setPalette(colours)
        self.setAutoFillBackground(True)
        colours.setColor(self.backgroundRole(), chosen.colour("line"))
        self._line.setPalette(colours)
        self._bar.set_theme(chosen)
        for tab in self._made():
            tab.set_theme(chosen)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
            self.set_document(self._document, self._analysis, self._failed)

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Findings"))
        self._bar.setAccessibleName(self.tr("Kinds of findings"))
        for index, name in enumerate(TABS):
            self._bar.setTabText(index, tab_name(name))
            self._bar.setTabToolTip(index, tab_name(name))
        for tab in self._made():
            tab.setAccessibleName(tab_name(tab.name))
            tab.retranslate()
        self._bar.fit()

    @Slot(int)
    def _on_bar_changed(self, _index: int) -> None:
        self._freshen()
        self.tab_changed.emit(self.current_tab)
