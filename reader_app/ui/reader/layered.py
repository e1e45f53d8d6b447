"""The layers over the text of a page: put, replaced, hidden and taken away."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader_app.ui.reader.looking_up import LookUpArea
from reader_app.ui.reader.overlays import SpanIndex

if TYPE_CHECKING:
    from reader_app.ui.layers import Layer


class LayeredArea(LookUpArea):
    """A page with layers by name; those of higher priority are drawn over the others."""

    def set_layers(self, layers: Sequence[Layer]) -> None:
        """Replace all layers."""
        self._overlays.clear()
        for layer in layers:
            self._overlays.put(layer)
        self._layers_changed(bold=True)

    def set_layer(self, layer: Layer) -> None:
        """Add a layer, or replace the one of its name."""
        self._overlays.put(layer)
        self._layers_changed(bold=layer.style == "bold")

    def set_spans(
        self, name: str, spans: SpanIndex, style: str, priority: int, colour: str | None = None
    ) -> None:
        """Add or replace a layer whose spans are at hand as arrays (hits of a search)."""
        self._overlays.put_index(name, spans, style, priority, colour)
        self._layers_changed(bold=style == "bold")

    def remove_layer(self, name: str) -> None:
        removed = self._overlays.get(name)
        self._overlays.remove(name)
        self._layers_changed(bold=removed is not None and removed.style == "bold")

    def set_layer_visible(self, name: str, visible: bool) -> None:
        """Show or hide a layer by name, also one that is set later."""
        self._overlays.set_visible(name, visible)
        overlay = self._overlays.get(name)
        self._layers_changed(bold=overlay is not None and overlay.style == "bold")

    def _layers_changed(self, *, bold: bool) -> None:
        if bold:  # bold letters have widths of their own
            if self._shown:
                self._scroll.pin()
            self._page.drop_layouts()
            self._scroll.restore()
        self._map.refresh(heights=bold)
        self._rearrange(heights=bold)
