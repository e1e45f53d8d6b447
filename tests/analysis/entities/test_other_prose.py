"""Names in prose that is not official: sports, courts, magazines, Taiwan and Hong Kong."""

from __future__ import annotations

import pytest

from tests.analysis.entities.reading import organizations, persons, places, titles


def test_a_post_and_its_body_may_share_a_character() -> None:
    text = "行政院長陳建仁今天前往災區視察，花蓮縣長徐榛蔚陪同。"
    assert organizations(text) == []
    assert titles(text) == ["行政院長", "縣長"]
    assert persons(text) == ["陳建仁", "徐榛蔚"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("前行政長官林鄭月娥均致函慰問。", ["林鄭月娥"]),
        ("院长姚明轩则表示同意。", ["姚明轩"]),
        ("副队长蒋云生带领队员赶到。", ["蒋云生"]),
        ("局长关于安全工作的讲话。", []),
    ],
)
def test_a_name_has_two_surnames_only_where_the_rest_is_a_given_name(
    text: str, expected: list[str]
) -> None:
    assert persons(text) == expected


@pytest.mark.parametrize(
    "text",
    ["原告向本院提出诉讼请求。", "台风“海燕”登陆。", "古镇始建于熙宁三年。", "高三年级提前返校。"],
)
def test_what_only_looks_like_a_person_is_none(text: str) -> None:
    assert persons(text) == []


def test_a_name_spread_behind_its_post_is_a_name() -> None:
    assert persons("检察长路　瑶、法院院长出席。") == ["路　瑶"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("澄湾、岑阳、云棠三市有大雨。", ["澄湾", "岑阳", "云棠"]),
        ("企业、学校、医院等三区共用。", []),
        ("住岑阳市云山区柳林街道新华路88号。", ["岑阳市云山区柳林街道新华路88号"]),
        ("1992年撤乡设镇。", []),
        ("镇政府驻云棠社区。", ["云棠社区"]),
    ],
)
def test_places_are_found_by_what_stands_around_them(text: str, expected: list[str]) -> None:
    assert places(text) == expected


def test_a_deictic_word_names_no_body() -> None:
    assert organizations("2007年1月起任本公司董事长，曾任泽南交通大学校长。") == ["泽南交通大学"]


_MANUAL = (
    "用 SaveTree 备份目录之前，先以 root 身份运行 mkindex，再把 Config 里的 Path 改成新的位置。",
    "Viewer 和 Editor 都从 Core 包读取设置，GUI 与 TUI 用同一份 XML 配置文件。",
    "如果 treed 没有启动，执行 treed --force，或者查看 LOG_LEVEL 与 treed.conf 的写法。",
    "Treeland 的软件包由 Makefile 编译，Shell 脚本放在 scripts 目录。",
    "你可以用 vim 或者 Emacs 修改它，也可以安装 tree-extras 软件包，其中有 Perl 和 Python 的接口。",
)


def test_the_latin_words_of_a_manual_are_no_names() -> None:
    assert not persons(*_MANUAL) and not organizations(*_MANUAL) and not places(*_MANUAL)


def test_a_latin_name_among_chinese_words_is_one() -> None:
    text = "小提琴家Elena Markova昨晚在音乐厅登台，演出结束后她向听众致谢，掌声久久没有停下来。"
    assert persons(text) == ["Elena Markova"]


_POEM = (
    "长江东去浪千叠，明月西沉人未归。",
    "黄叶无声秋水远，白云何事故山飞。",
    "安得高楼同一醉，江枫渔火照柴扉。",
    "胡笳吹断城头雪，万里寒光透铁衣。",
)


def test_in_verse_only_known_places_are_names() -> None:
    assert (persons(*_POEM), organizations(*_POEM)) == ([], [])
    assert places(*_POEM) == ["长江"]


def test_a_name_over_a_poem_is_one() -> None:
    assert persons("作者：江问渠", *_POEM) == ["江问渠"]


def test_what_a_number_counts_is_no_surname() -> None:
    assert persons("参见第 4 章引导说明，再读第 5 章检验。") == []


def test_the_area_before_its_head_s_post_is_no_person() -> None:
    text = "東屏縣鹿埔鎮的舊街昨日完工。東屏縣長林映潮出席揭幕，記者許竹笙／東屏報導。"
    assert persons(text) == ["林映潮", "許竹笙"]
