"""The words of errors and warnings in the user's language, for the window and the command line."""

from __future__ import annotations

import os
from functools import cache

from reader_app.errors import Notice
from reader_app.resources import resource

LANGUAGES = ("zh", "en")
_CONTROLS = {code: f"\\x{code:02x}" for code in (*range(32), *range(127, 160))} | {10: "\\n"}
# As Python writes the bytes of names that are no valid UTF-8, which no window can show.
_BYTES = {0xDC00 + byte: f"\\x{byte:02x}" for byte in range(128, 256)}


def system_language() -> str:
    """``zh`` or ``en``, from the environment (POSIX order: LC_ALL, LC_MESSAGES, LANG)."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return "zh" if value.lower().startswith("zh") else "en"
    import locale  # seldom needed, and a start should not wait for it

    try:
        name = locale.getlocale()[0] or ""
    except ValueError:  # a locale name that Python does not know
        name = ""
    return "zh" if name.lower().startswith(("zh", "chinese")) else "en"


@cache
def _catalogue(language: str) -> dict[str, str]:
    import tomllib

    with resource(f"messages/{language}.toml").open("rb") as file:
        return tomllib.load(file)


def render(notice: Notice, language: str | None = None) -> str:
    """The sentence for a notice, in ``language`` or the system's; an unknown code shows itself.

    A ``reason`` that the system or a library gives in its own words is said in ours where the
    catalogue has it.
    """
    catalogue = _catalogue(language or system_language())
    template = catalogue.get(notice.code)
    if template is None:
        return " ".join([notice.code, *(f"{k}={v}" for k, v in notice.details.items())])
    details = {
        name: visible(value) if isinstance(value, str) else value
        for name, value in notice.details.items()
    }
    if reason := str(details.get("reason", "")):
        details["reason"] = catalogue.get(_reason_code(reason), reason.rstrip("."))
    else:
        template = template.replace(" ({reason})", "").replace("（{reason}）", "")
    return template.format(**details)


def visible(name: str) -> str:
    """The name of a file with its control characters written out (raw they forge lines, and move
    and colour a terminal), and so the bytes that are no characters."""
    return name.translate(_CONTROLS | _BYTES)


def _reason_code(reason: str) -> str:
    """The code of a reason: its words in front of the first that is special to one case."""
    import re

    kind = re.split(r"[:'\"(=]|, | at \d", reason, maxsplit=1)[0]
    return "-".join(["reason", *re.findall(r"\w+", kind.lower())])
