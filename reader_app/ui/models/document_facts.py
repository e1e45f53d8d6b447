"""What the list says of a document: the facts under its title, its signs, and their words."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QLocale

from reader_app.library.rows import DocumentRow, Status

translate = QCoreApplication.translate


class Sign(NamedTuple):
    """A small picture at the end of a row: icon, colour of the theme, a number, and its words."""

    icon: str
    colour: str
    number: str
    words: str


def facts(row: DocumentRow) -> list[str]:
    """What stands under a title: source, date, length, annotations, checks, pictures."""
    found = [row.source or row.name, row.date, length_words(row.characters)]
    if row.checks_fail:
        found.append(translate("DocumentList", "%n check(s) failed", "", row.checks_fail))
    elif row.checks_hold:
        found.append(translate("DocumentList", "%n check(s) hold", "", row.checks_hold))
    if row.annotations:
        text = translate("DocumentList", "%n annotation(s)", "", row.annotations)
        found.insert(2, text)
    if row.images:
        found.append(translate("DocumentList", "%n picture(s)", "", row.images))
    return [part for part in found if part]


def signs(row: DocumentRow, places: int) -> list[Sign]:
    """What asks for attention, or was given it; ``places`` is how many files hold the document."""
    found = []
    if row.changed_since_review:
        words = translate("DocumentList", "Changed since it was reviewed")
        found.append(Sign("warning", "unsure", "", words))
    if row.waiting:
        words = translate("DocumentList", "%n annotation(s) without a place", "", row.waiting)
        found.append(Sign("question", "bad", str(row.waiting), words))
    if places > 1:
        words = translate("DocumentList", "The same in %n file(s)", "", places)
        found.append(Sign("copy", "muted", str(places), words))
    if row.starred:
        found.append(Sign("star-filled", "unsure", "", translate("DocumentList", "Starred")))
    return found


def length_words(characters: int) -> str:
    """A length in characters, short: ``850 chars``, ``2.0k chars``, ``2.8M chars``.

    Chinese counts what is long in units of ten thousand: 277.6万字.
    """
    if characters < 1000:
        return translate("DocumentList", "%n char(s)", "", characters)
    chinese = QLocale().language() == QLocale.Language.Chinese
    if characters >= (100_000 if chinese else 1_000_000):
        template = translate("DocumentList", "{0}M chars")
        return template.format(f"{characters / (10_000 if chinese else 1_000_000):.1f}")
    template = translate("DocumentList", "{0}k chars")
    return template.format(f"{characters / 1000:.1f}")


def status_word(status: Status) -> str:
    """The name of a status in the interface's language."""
    words = {
        Status.UNREAD: translate("DocumentList", "To read"),
        Status.READING: translate("DocumentList", "Reading"),
        Status.REVIEWED: translate("DocumentList", "Reviewed"),
        Status.SET_ASIDE: translate("DocumentList", "Set aside"),
    }
    return words[status]
