"""One article for every format: what it is made of, and the builders that write it down.

The words are about invented places. ``as_text`` is the article as a plain text; every format read
anew has to give the paragraphs that the plain text gives.
"""

from __future__ import annotations

from typing import NamedTuple


class Part(NamedTuple):
    """A piece of an article: ``title``, ``heading``, ``paragraph`` or ``table``."""

    kind: str
    text: str = ""
    level: int = 0
    rows: tuple[tuple[str, ...], ...] = ()


Article = tuple[Part, ...]

ARTICLE: Article = (
    Part("title", "岑阳市人民政府关于加强汛期水库安全管理的通知"),
    Part("paragraph", "各县（区）人民政府，市直各单位："),
    Part(
        "paragraph",
        "2023年6月以来，全市共检查水库146座，发现问题369个，已完成整改314个，持续跟进55个。"
        "为做好汛期水库安全管理工作，现将有关事项通知如下。",
    ),
    Part("heading", "一、落实安全责任", 1),
    Part(
        "paragraph",
        "各县（区）人民政府对本辖区水库安全负总责，水利部门负责监督检查，管理单位负责日常巡查。"
        "每座水库都要明确3名责任人，名单于7月10日前报市水利局。澄湾县、云岫区已于6月底完成。",
    ),
    Part("heading", "二、加强巡查值守", 1),
    Part("heading", "（一）巡查频次", 2),
    Part("paragraph", "小型水库每天巡查不少于2次，遇强降雨加密到每4小时1次，并做好记录。"),
    Part("heading", "（二）信息报送", 2),
    Part(
        "paragraph",
        "险情发生后30分钟内电话报告，2小时内书面报告。水位超过汛限水位0.5米的，"
        "由管理单位直接报市防汛抗旱指挥部（邮箱fangxun@cenyang.example），不得迟报、漏报、瞒报。",
    ),
    Part("heading", "三、准备物资队伍", 1),
    Part("paragraph", "各县（区）物资储备情况如下。"),
    Part(
        "table",
        rows=(
            ("县（区）", "编织袋（条）", "救生衣（件）"),
            ("澄湾县", "12000", "450"),
            ("云岫区", "8600", "320"),
            ("合计", "20600", "770"),
        ),
    ),
    Part("paragraph", "特此通知。"),
    Part("paragraph", "岑阳市人民政府"),
    Part("paragraph", "2023年7月3日"),
)


def lines_of(part: Part) -> list[str]:
    """A part as lines; the cells of a row are parted by tabs."""
    return ["\t".join(row) for row in part.rows] if part.rows else [part.text]


def as_text(article: Article = ARTICLE) -> str:
    return "\n".join(line for part in article for line in lines_of(part))
