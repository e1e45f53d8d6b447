from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader_app.documents.model import Span
from reader_app.ui.layers import FindingRef, FindingSpans, Layer, LayerSpan
from reader_app.ui.reader.overlays import OverlayStack, SpanIndex

spans = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20)), max_size=40).map(
    lambda drawn: sorted((start, start + length) for start, length in drawn)
)


@given(spans, st.integers(0, 70), st.integers(1, 20))
def test_every_span_that_touches_a_stretch_is_found(
    drawn: list[tuple[int, int]], start: int, length: int
) -> None:
    index = SpanIndex([s for s, _ in drawn], [e for _, e in drawn])
    end = start + length
    expected = [i for i, (s, e) in enumerate(drawn) if s < end and start < e]
    assert list(index.overlapping(start, end)) == expected


def test_the_shorter_finding_is_the_one_pointed_at() -> None:
    stack = OverlayStack()
    whole, part = FindingRef("organization", 0), FindingRef("place", 1)
    stack.put(Layer("organization", (LayerSpan(0, 9, whole),), priority=5))
    stack.put(Layer("place", (LayerSpan(0, 3, part),), priority=1))
    assert stack.finding_at(1).ref == part
    assert stack.finding_at(5).ref == whole
    assert stack.finding_at(9) is None


def test_marks_without_a_finding_are_not_pointed_at() -> None:
    stack = OverlayStack()
    stack.put(Layer("search", (LayerSpan(0, 9),), "marker", 10))
    assert stack.finding_at(3) is None


def test_a_hidden_layer_stays_hidden_when_it_comes_anew() -> None:
    stack = OverlayStack()
    stack.set_visible("place", False)
    stack.put(Layer("place", (LayerSpan(0, 3),)))
    assert stack.marks(0, 9) == []
    stack.set_visible("place", True)
    assert len(stack.marks(0, 9)) == 1


def test_higher_priorities_come_last() -> None:
    stack = OverlayStack()
    for name, priority in (("b", 2), ("c", 3), ("a", 1)):
        stack.put(Layer(name, (LayerSpan(0, 3),), priority=priority))
    assert [mark.overlay.name for mark in stack.marks(0, 3)] == ["a", "b", "c"]


@given(st.lists(st.lists(st.tuples(st.integers(0, 60), st.integers(1, 9)), max_size=6), max_size=6))
def test_the_places_of_findings_are_in_order_and_lead_to_their_finding(
    drawn: list[list[tuple[int, int]]],
) -> None:
    found = [(7 * n, [Span(s, s + length) for s, length in d]) for n, d in enumerate(drawn)]
    spans = FindingSpans("person", found)
    assert sorted(spans, key=lambda span: span[:2]) == list(spans)
    assert spans[:] == list(spans)
    told = {(span.ref.index, span.ref.mention): Span(*span[:2]) for span in spans}
    assert told == {(index, n): span for index, some in found for n, span in enumerate(some)}
