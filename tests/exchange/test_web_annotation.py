"""Any annotation comes back from JSON-LD as it was, in both profiles."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from reader_app.exchange.entry import Entry, Source, utc_time
from reader_app.exchange.web_annotation import about_object, epub_object, web_object
from reader_app.exchange.web_reading import about_source, entry_of
from reader_app.library.anchors import Anchor, Placement
from reader_app.library.annotation import Annotation, Colour, MarkKind, Target

# Halves of surrogate pairs too: a broken file may bring them, and JSON has an escape for them.
WORDS = st.text(st.characters(), max_size=20)
SOME = st.text(st.characters(), min_size=1, max_size=20)
OFFSETS = st.tuples(st.integers(0, 9999), st.integers(0, 9999)).map(sorted)
TIMES = st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1)).map(
    lambda moment: moment.replace(tzinfo=UTC).isoformat(timespec="microseconds")
)


@st.composite
def anchors(draw: st.DrawFn) -> Anchor:
    start, end = draw(OFFSETS)
    return Anchor(
        start,
        end,
        draw(WORDS),
        draw(WORDS),
        draw(WORDS),
        tuple(draw(st.lists(SOME, max_size=3))),
        draw(st.none() | st.integers(0, 999)),
        draw(st.none() | SOME),
    )


@st.composite
def annotations(draw: st.DrawFn) -> Annotation:
    target = draw(st.sampled_from(Target))
    candidate = draw(st.none() | OFFSETS.map(tuple))
    return Annotation(
        id=str(draw(st.integers(0, 2**128 - 1).map(lambda number: UUID(int=number)))),
        document=0,
        kind=draw(st.sampled_from(MarkKind)),
        target=target,
        anchor=None if target is Target.DOCUMENT else draw(anchors()),
        picture=draw(SOME) if target is Target.PICTURE else None,
        placement=draw(st.sampled_from(Placement)),
        candidate=candidate,  # type: ignore[arg-type]
        colour=draw(st.none() | st.sampled_from(Colour)),
        name=draw(WORDS),
        note=draw(WORDS),
        tags=tuple(dict.fromkeys(draw(st.lists(SOME, max_size=3)))),
        creator=draw(st.none() | SOME),
        created=draw(TIMES),
        modified=draw(TIMES),
    )


SOURCES = st.builds(
    Source,
    content_hash=st.none() | st.binary(min_size=32, max_size=32).map(bytes.hex),
    text_hash=st.none() | st.binary(min_size=16, max_size=16).map(bytes.hex),
    name=SOME,
    title=st.none() | SOME,
    author=st.none() | SOME,
    publisher=st.none() | SOME,
    date=st.none() | st.just("2031-07-12"),
)


def through_json(found: object) -> object:
    return json.loads(json.dumps(found))


@given(annotations(), SOURCES)
def test_web_annotations(annotation: Annotation, source: Source) -> None:
    back = entry_of(through_json(web_object(Entry(source, annotation))))
    assert back.annotation == annotation
    assert back.source == source


@given(annotations(), SOURCES)
def test_epub_annotations(annotation: Annotation, source: Source) -> None:
    about = about_source(through_json(about_object(source)))
    back = entry_of(through_json(epub_object(Entry(source, annotation))), about)
    assert back.annotation == annotation
    assert back.source == source


def test_times_of_any_zone_are_utc() -> None:
    assert utc_time("2031-07-13T09:02:03+08:00") == "2031-07-13T01:02:03.000000+00:00"
    assert utc_time("2031-07-13T01:02:03Z") == "2031-07-13T01:02:03.000000+00:00"
    assert utc_time(0) == "1970-01-01T00:00:00.000000+00:00"
    for nothing in ("", "yesterday", None, True, 1e300, {}):
        assert utc_time(nothing) == ""
