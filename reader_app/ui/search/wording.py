"""What the search says in the window: of a hit, of a page of results, of its language."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from reader_app.library.search.fields import Field
from reader_app.library.search.page import SearchHit, SearchPage, Sort

translate = QCoreApplication.translate


def facts_of(hit: SearchHit) -> tuple[str, str]:
    """Where a document is from; and of when, and how often or in what it matches."""
    facts = [hit.date or ""]
    if hit.count:
        facts.append(translate("Search", "%n hit(s)", "", hit.count))
    elif hit.field is not None:
        facts.append(field_name(hit.field))
    return hit.source or "", " · ".join(fact for fact in facts if fact)


def field_name(field: Field) -> str:
    """In what a document was found, if not in its text."""
    return {
        Field.TEXT: translate("Search", "Text"),
        Field.TITLE: translate("Search", "Title"),
        Field.SOURCE: translate("Search", "Source"),
        Field.AUTHOR: translate("Search", "Author"),
        Field.PERSON: translate("Words", "Person"),
        Field.ORGANIZATION: translate("Words", "Organization"),
        Field.PLACE: translate("Words", "Place"),
        Field.POST: translate("Words", "Post"),
        Field.DOCUMENT: translate("Words", "Document"),
        Field.EVENT: translate("Words", "Event"),
        Field.NOTE: translate("Search", "Note"),
        Field.TAG: translate("Search", "Tag"),
    }[field]


def total_of(page: SearchPage) -> str:
    """How many documents match."""
    if not page.total:
        return translate("Search", "Nothing found")
    return translate("Search", "%n document(s) found", "", page.total)


def pending_of(page: SearchPage) -> str:
    """How many documents the search does not know yet; empty if it knows all."""
    if not page.pending:
        return ""
    return translate("Search", "%n document(s) are still being indexed…", "", page.pending)


def sort_name(sort: Sort) -> str:
    return {
        Sort.RELEVANCE: translate("Search", "Best first"),
        Sort.DATE: translate("Search", "Latest first"),
        Sort.TITLE: translate("Search", "By title"),
    }[sort]


def syntax() -> list[tuple[str, str]]:
    """Examples of the language, each with what it finds."""
    flood, drill = translate("Search", "flood"), translate("Search", "drill")
    fire = translate("Search", "fire")
    return [
        (f"{flood} {drill}", translate("Search", "both words, anywhere")),
        (f'"{flood} {drill}"', translate("Search", "just so, with the blank")),
        (f"{flood} OR {fire}", translate("Search", "one of them, or both")),
        (f"{flood} -{fire}", translate("Search", "without that word; also NOT")),
        (f"({flood} OR {fire}) {drill}", translate("Search", "groups")),
        (f"NEAR({flood} {drill}, 10)", translate("Search", "at most 10 characters apart")),
        (f"{flood}*{drill}", translate("Search", "with up to 30 characters between them")),
        (f"{flood}?{drill}", translate("Search", "with just one character between them")),
        (
            translate("Search", "title:flood, source:daily"),
            translate("Search", "in the title, in the source; also author:, text:, note:"),
        ),
        (
            translate("Search", "person:Lin, org:bureau, place:town"),
            translate("Search", "in names that the text has; also document:"),
        ),
        (
            translate("Search", "date:2022-02..2022-03"),
            translate("Search", "dated so; also 2022.. and ..2022"),
        ),
        (
            translate("Search", "tag:urgent, collection:Floods"),
            translate("Search", "with this tag, in this collection"),
        ),
        (
            translate("Search", "status:unread, is:starred, has:note"),
            translate("Search", "reading, reviewed, set_aside; bookmark, finding, highlight, tag"),
        ),
        (
            translate("Search", "ljs, lianjiang"),
            translate("Search", "titles and names by their pinyin or its initials"),
        ),
    ]
