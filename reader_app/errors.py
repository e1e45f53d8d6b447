"""The two kinds of trouble: what the user can be told and mend, and what is our own mistake."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple


class Notice(NamedTuple):
    """Something worth telling the user: a message code and the values that fill its gaps.

    The words for each code stand in ``resources/messages/*.toml``, in every language.
    """

    code: str
    details: Mapping[str, str | int] = MappingProxyType({})


def bug_notice(path: str, error: Exception) -> Notice:
    """What to tell of a bug that one file brought to light, so that the others can go on."""
    return Notice("internal-error", {"path": path, "reason": f"{type(error).__name__}: {error}"})


class KnownError(Exception):
    """A foreseen failure with a cause and a remedy; told to the user in their language.

    ``code`` names the message in ``resources/messages``; ``details`` fill its gaps
    (``path`` names the file concerned).
    """

    def __init__(self, code: str, **details: str | int) -> None:
        super().__init__(code, details)
        self.notice = Notice(code, details)

    @property
    def code(self) -> str:
        return self.notice.code


class BugError(Exception):
    """A broken promise inside the program: shown with versions and traceback, state saved first."""


class CancelledError(Exception):
    """The user asked a running job to stop; raised inside the job by its progress report."""
