"""Settings, each declared once with its type, default and limits; kept in one JSON file."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Generic, TypeVar

Value = TypeVar("Value", bool, int, float, str)


class Setting(Generic[Value]):
    """One option: its key, default, and which values it takes.

    A stored value of another type, outside ``limits`` or not among ``choices`` counts as absent.
    """

    def __init__(
        self,
        key: str,
        default: Value,
        choices: tuple[Value, ...] = (),
        limits: tuple[Value, Value] | None = None,
    ) -> None:
        self.key = key
        self.default: Value = default
        self.choices: tuple[Value, ...] = choices
        self.limits: tuple[Value, Value] | None = limits

    def accepts(self, value: object) -> bool:
        if type(value) is not type(self.default):
            return False
        if self.choices:
            return value in self.choices
        return self.limits is None or self.limits[0] <= value <= self.limits[1]


THEME = Setting("appearance/theme", "system", ("system", "light", "sepia", "dark"))
LANGUAGE = Setting("appearance/language", "system", ("system", "zh", "en"))
ZOOM = Setting("reading/zoom", 100, limits=(50, 400))
COLUMN = Setting("reading/column_characters", 32, limits=(16, 80))
LINE_SPACING = Setting("reading/line_spacing", 100, limits=(80, 160))  # per cent of the usual
SERIF = Setting("reading/serif", True)
KEEP_ORIGINALS = Setting("library/keep_originals", True)

ALL: tuple[Setting[bool] | Setting[int] | Setting[str], ...] = (
    THEME,
    LANGUAGE,
    ZOOM,
    COLUMN,
    LINE_SPACING,
    SERIF,
    KEEP_ORIGINALS,
)


def default_home() -> Path:
    """The folder of the user's library and settings where none is named."""
    import platformdirs

    return Path(platformdirs.user_data_dir("zhanjuan", appauthor=False, roaming=False))


class Settings:
    """The user's choices over the declared defaults. ``changed`` is called with the key."""

    def __init__(self, home: Path) -> None:
        self._path = home / "settings.json"
        self._values: dict[str, object] = self._read()
        self.changed: list[Callable[[str], None]] = []

    def get(self, setting: Setting[Value]) -> Value:
        value = self._values.get(setting.key)
        return value if setting.accepts(value) else setting.default  # type: ignore[return-value]

    def set(self, setting: Setting[Value], value: Value) -> None:
        """Keep a choice at once. Raises ValueError for a value that the setting does not take."""
        if not setting.accepts(value):
            raise ValueError(f"{setting.key}: {value!r}")
        if self.get(setting) == value:
            return
        self._values[setting.key] = value
        self._write()
        for listener in self.changed:
            listener(setting.key)

    def _read(self) -> dict[str, object]:
        try:
            stored = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):  # none yet, or damaged: the defaults serve
            return {}
        return stored if isinstance(stored, dict) else {}

    def _write(self) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        draft = self._path.with_suffix(".new")
        draft.write_text(json.dumps(self._values, indent=1, ensure_ascii=False), encoding="utf-8")
        draft.replace(self._path)
