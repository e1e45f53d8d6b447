"""The words of exported documents: kinds, colours, states and times in the user's language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from reader_app.errors import Notice
from reader_app.library.annotation import Annotation, Colour, MarkKind
from reader_app.library.rows import Status
from reader_app.messages import render

_KINDS = {
    MarkKind.HIGHLIGHT: "mark-highlight",
    MarkKind.UNDERLINE: "mark-underline",
    MarkKind.NOTE: "mark-note",
    MarkKind.FINDING: "mark-finding",
    MarkKind.BOOKMARK: "mark-bookmark",
}
_COLOURS = {
    Colour.YELLOW: "colour-yellow",
    Colour.GREEN: "colour-green",
    Colour.BLUE: "colour-blue",
    Colour.RED: "colour-red",
    Colour.PURPLE: "colour-purple",
}
_STATES = {
    Status.UNREAD: "status-unread",
    Status.READING: "status-reading",
    Status.REVIEWED: "status-reviewed",
    Status.SET_ASIDE: "status-set-aside",
}


@dataclass(frozen=True, slots=True)
class Wording:
    """``language`` is ``zh`` or ``en``; ``colour_names`` are those that the user gave."""

    language: str
    colour_names: Mapping[Colour, str] = field(default_factory=dict)

    def say(self, code: str, **details: str | int) -> str:
        """The sentence of ``resources/messages`` for a code."""
        return render(Notice(code, details), self.language)

    def kind(self, kind: MarkKind) -> str:
        return self.say(_KINDS[kind])

    def colour(self, colour: Colour | None) -> str:
        if colour is None:
            return ""
        return self.colour_names.get(colour) or self.say(_COLOURS[colour])

    def status(self, status: Status) -> str:
        return self.say(_STATES[status])

    def tags(self, annotation: Annotation) -> str:
        return ("、" if self.language == "zh" else ", ").join(annotation.tags)

    def headings(self, annotation: Annotation) -> str:
        """The path of headings that the mark stands under."""
        return " › ".join(annotation.anchor.headings) if annotation.anchor else ""

    @property
    def pair(self) -> str:
        """What stands between a name and its value."""
        return "：" if self.language == "zh" else ": "


def local_time(time: str) -> str:
    """A time of the library (ISO 8601 in UTC) as the user's clock shows it, to the minute."""
    try:
        moment = datetime.fromisoformat(time)
    except ValueError:
        return time
    return moment.astimezone().strftime("%Y-%m-%d %H:%M")
