from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader_app.ui.reader.heights import HeightIndex

heights = st.lists(st.integers(0, 90).map(float), min_size=1, max_size=700)


@given(heights, st.data())
def test_tops_are_the_sums_before_also_after_corrections(
    values: list[float], data: st.DataObject
) -> None:
    index = HeightIndex(values)
    for _ in range(5):
        at = data.draw(st.integers(0, len(values) - 1))
        values[at] = float(data.draw(st.integers(0, 90)))
        index.set(at, values[at])
    assert index.total == sum(values)
    for at in {0, len(values) // 2, len(values) - 1}:
        assert index.top(at) == sum(values[:at])


@given(heights, st.floats(0, 1))
def test_what_is_found_at_a_height_lies_there(values: list[float], share: float) -> None:
    index = HeightIndex(values)
    y = share * index.total
    found, inside = index.find(y)
    assert abs(index.top(found) + inside - y) < 1e-6
    assert 0 <= inside <= index[found]


def test_places_outside_are_the_ends() -> None:
    index = HeightIndex([10.0, 20.0])
    assert index.find(-5) == (0, 0.0)
    assert index.find(99) == (1, 20.0)
    assert HeightIndex().find(3) == (0, 0.0)


@given(heights, st.integers(1, 60))
def test_the_rows_of_a_map_are_where_they_are_found_one_by_one(
    values: list[float], count: int
) -> None:
    index = HeightIndex(values)
    for row, (found, share) in enumerate(index.rows(count)):
        y = index.total * row / count
        assert abs(index.top(found) + share * index[found] - y) < 1e-6
