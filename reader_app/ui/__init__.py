"""The window: Qt, and nothing but Qt work."""

from __future__ import annotations

from reader_app.ui import binding

binding.load()
