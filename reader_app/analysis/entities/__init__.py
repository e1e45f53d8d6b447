"""Entities: persons, organizations, places, titles, documents, events, with their mentions."""

from __future__ import annotations

from reader_app.analysis.entities.recognition import find_entities

__all__ = ["find_entities"]
