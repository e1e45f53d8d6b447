"""What holds for any text: checks point at figures, spans lie in the text, nothing is raised."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.analysis.checks.reading import checked

PIECES = (
    "问题 12个 ，其中 已完成8个 、 （甲5个 ，乙7个） 。 共 合计 20万元 占 30% 增长 由 增加到"
    " 其余4个 第一产业 第二产业 第三产业 ： \n 男 女 3.5亿元 约 \t 分别为"
)


@given(st.lists(st.sampled_from(PIECES.split(" ")), max_size=40).map("".join))
def test_checks_point_at_figures_of_the_text(text: str) -> None:
    figures, checks = checked(text)
    for check in checks:
        assert 0 <= check.span.start < check.span.end <= len(text)
        assert check.arithmetic
        members = [*check.parts, *([] if check.total is None else [check.total])]
        assert len(set(members)) == len(members)
        assert all(0 <= member < len(figures) for member in members)
    assert list(checks) == sorted(checks, key=lambda check: check.span)


def test_amounts_that_touch_are_no_breakdown() -> None:
    _, checks = checked("查获沉香木9件，净重1.08千克；查获象牙2件两件。")
    assert list(checks) == []
