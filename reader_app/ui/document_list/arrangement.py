"""How the document list is arranged: its order, its groups, as cards or in columns."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from reader_app.ui.document_list.arrange_button import ArrangeButton
from reader_app.ui.document_list.views import DocumentViews
from reader_app.ui.models.document_list import DocumentListModel
from reader_app.ui.models.document_order import Order


class Arrangement(QObject):
    """Follows the button, the headings and the heads of groups; the button shows what holds."""

    order_changed = Signal(str)
    columns_shown = Signal(bool)

    def __init__(
        self,
        model: DocumentListModel,
        views: DocumentViews,
        button: ArrangeButton,
        change: Callable[[], AbstractContextManager[None]],
        parent: QObject,
    ) -> None:
        """``change`` is entered around every change of the model."""
        super().__init__(parent)
        self._model = model
        self._views = views
        self._button = button
        self._change = change
        button.order_chosen.connect(self._on_order_chosen)
        button.direction_chosen.connect(self._on_direction_chosen)
        button.grouping_chosen.connect(self._on_grouping_chosen)
        button.columns_toggled.connect(self.show_in_columns)
        views.group_toggled.connect(self._on_group_toggled)
        views.order_requested.connect(self.set_order)

    def show(self) -> None:
        """Let the button and the headings say how the list is arranged."""
        model = self._model
        self._button.show_state(
            model.order, model.ascending, model.grouping, self._views.in_columns
        )
        self._views.show_order()

    @Slot(object, bool)
    def set_order(self, order: Order, ascending: bool | None = None) -> None:
        """Sort; without a direction as it is usual for the order."""
        with self._change():
            self._model.set_order(order, ascending)
        self.show()

    @Slot(bool)
    def show_in_columns(self, wanted: bool) -> None:
        """Show the documents as a table, or as cards."""
        if wanted != self._views.in_columns:
            self._views.set_in_columns(wanted)
            self.show()
            self.columns_shown.emit(wanted)

    # -- state -------------------------------------------------------------------------------------

    def state(self) -> dict[str, Any]:
        """What :meth:`restore` takes at the next start."""
        model = self._model
        return {
            "order": model.order.value,
            "ascending": model.ascending,
            "grouping": model.grouping.value if model.grouping else None,
            "collapsed": sorted(model.collapsed),
            "in_columns": self._views.in_columns,
            "columns": self._views.columns(),
        }

    def restore(self, state: dict[str, Any]) -> None:
        order, grouping = state.get("order"), state.get("grouping")
        if order in list(Order):
            self.set_order(Order(str(order)), state.get("ascending"))
        if grouping in list(Order):
            with self._change():
                self._model.set_grouping(Order(str(grouping)), state.get("collapsed", ()))
        if isinstance(columns := state.get("columns"), dict):
            self._views.set_columns(columns)
        self.show_in_columns(bool(state.get("in_columns")))
        self.show()

    # -- slots -------------------------------------------------------------------------------------

    @Slot(object)
    def _on_order_chosen(self, order: Order) -> None:
        self.set_order(order)
        self.order_changed.emit(order.value)

    @Slot(bool)
    def _on_direction_chosen(self, ascending: bool) -> None:
        self.set_order(self._model.order, ascending)

    @Slot(object)
    def _on_grouping_chosen(self, grouping: Order | None) -> None:
        with self._change():
            self._model.set_grouping(grouping)
        self.show()

    @Slot(str, object)
    def _on_group_toggled(self, key: str, collapsed: bool | None) -> None:
        self._views.begin_change()
        self._model.toggle_group(key, collapsed)
        self._views.go_to_group(key)
        self._views.end_change(show=False)
