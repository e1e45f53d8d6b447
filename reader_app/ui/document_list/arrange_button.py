"""The button that says how the list is arranged: sorted, grouped, as cards or in columns."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton

from reader_app.ui.icons import icon
from reader_app.ui.models.document_order import Order
from reader_app.ui.theme import Theme


class ArrangeButton(QToolButton):
    """Each signal tells what the user has chosen; ``show_state`` checks what holds."""

    order_chosen = Signal(object)  # Order
    direction_chosen = Signal(bool)  # ascending
    grouping_chosen = Signal(object)  # Order or None
    columns_toggled = Signal(bool)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        words = self.tr("Sort and group the documents")
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self)
        self._orders = self._choices(menu, self._order_words())
        menu.addSeparator()
        directions = {True: self.tr("Ascending"), False: self.tr("Descending")}
        self._directions = self._choices(menu, directions)
        menu.addSeparator()
        groups = menu.addMenu(self.tr("Group"))
        none: dict[Order | None, str] = {None: self.tr("No groups")}
        self._groups = self._choices(groups, none | self._order_words())
        menu.addSeparator()
        self.columns = menu.addAction(self.tr("Show columns"))
        self.columns.setCheckable(True)
        self.columns.toggled.connect(self.columns_toggled)
        self._orders.triggered.connect(self._on_order)
        self._directions.triggered.connect(self._on_direction)
        self._groups.triggered.connect(self._on_group)
        self.setMenu(menu)
        self.set_theme(theme)

    def _order_words(self) -> dict[Order, str]:
        return {
            Order.ADDED: self.tr("By time added"),
            Order.READ: self.tr("By time read"),
            Order.TITLE: self.tr("By title"),
            Order.SOURCE: self.tr("By source"),
            Order.DATE: self.tr("By date"),
            Order.LENGTH: self.tr("By length"),
            Order.WORDS: self.tr("By listed words"),
            Order.ANNOTATIONS: self.tr("By annotations"),
            Order.PROGRESS: self.tr("By progress"),
            Order.STATUS: self.tr("By status"),
        }

    def _choices(self, menu: QMenu, words: dict) -> QActionGroup:  # type: ignore[type-arg]
        group = QActionGroup(menu)
        for value, word in words.items():
            action = menu.addAction(word)
            action.setCheckable(True)
            action.setData(value)
            group.addAction(action)
        return group

    def set_theme(self, theme: Theme) -> None:
        self.setIcon(icon("sort", theme.colour("secondary")))

    def show_state(
        self, order: Order, ascending: bool, grouping: Order | None, columns: bool
    ) -> None:
        """Check what holds, without telling anyone."""
        for group, value in (
            (self._orders, order),
            (self._directions, ascending),
            (self._groups, grouping),
        ):
            for action in group.actions():
                action.setChecked(action.data() == value)
        self.columns.blockSignals(True)
        self.columns.setChecked(columns)
        self.columns.blockSignals(False)

    @Slot(QAction)
    def _on_order(self, action: QAction) -> None:
        self.order_chosen.emit(Order(action.data()))

    @Slot(QAction)
    def _on_direction(self, action: QAction) -> None:
        self.direction_chosen.emit(action.data())

    @Slot(QAction)
    def _on_group(self, action: QAction) -> None:
        grouping = action.data()
        self.grouping_chosen.emit(None if grouping is None else Order(grouping))
