"""The structure of whole documents of many kinds, block by block."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader_app.documents.model import BlockKind
from reader_app.documents.structure import read_structure
from tests.documents.annotated import DATA, read

DOCUMENTS = sorted(DATA.glob("*.txt"))


@pytest.mark.parametrize("between", ["\n", "\n\n"], ids=["single", "blank-lines"])
@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_every_block_has_its_kind_and_the_document_its_metadata(path: Path, between: str) -> None:
    annotated = read(path)
    text = between.join(annotated.lines)
    structure = read_structure(text)
    found = [(str(block.kind), text[block.start : block.end]) for block in structure.blocks]
    assert found == annotated.blocks
    metadata = structure.metadata
    assert {key: getattr(metadata, key) for key in annotated.metadata} == annotated.metadata


BODY = (
    "会议听取了全市水库安全度汛情况汇报，研究部署了下一阶段的重点工作，"
    "要求各地各部门从严从细抓好落实。"
)


def kinds(*lines: str) -> list[str]:
    return [str(block.kind) for block in read_structure("\n".join(lines)).blocks]


def test_headings_without_numbers_glued_to_a_paragraph_are_blocks_of_their_own() -> None:
    assert kinds(BODY + " 压实责任，把防线筑在汛前", BODY) == ["paragraph", "heading", "paragraph"]
    assert kinds(BODY + "　二、下一步工作", BODY) == ["paragraph", "heading", "paragraph"]


def test_a_numbered_heading_glued_to_its_paragraph_is_parted_from_it() -> None:
    assert kinds(BODY, "一、总体情况　" + BODY)[1:] == ["heading", "paragraph"]


def test_numbered_sentences_beside_each_other_are_items_not_headings() -> None:
    items = ["一、压实责任。", "二、加强巡查。", "三、严肃纪律。"]
    assert kinds(BODY, *items, BODY) == ["paragraph"] * 5


def test_heading_levels_follow_the_numbers() -> None:
    text = "\n".join(["一、工作回顾", "（一）产业发展", BODY, "1.工业", BODY, "二、工作安排", BODY])
    blocks = read_structure(BODY + "\n" + text).blocks
    levels = [block.level for block in blocks if block.kind is BlockKind.HEADING]
    assert levels == [1, 2, 3, 1]


def test_only_lines_of_nothing_but_quotations_are_quotes() -> None:
    lines = ["“这条路什么时候修好？”", "“快了，月底就通车。", "“快了。”老李这样说。", BODY]
    assert kinds(BODY, *lines)[1:4] == ["quote", "quote", "paragraph"]


def test_captions_are_found_though_their_pictures_are_lost() -> None:
    captions = ["检查组在沙渚水库查看溢洪道", "检查组到松坞粮库了解储备情况"]
    assert kinds(BODY, captions[0], BODY, captions[1], BODY)[1::2] == ["caption", "caption"]


@pytest.mark.parametrize(
    ("marker", "src", "alt"),
    [
        ("<image>pictures/a.jpg</image>", "pictures/a.jpg", ""),
        ('<image>data:image/s3,"s3://bucket/a" alt="大坝"</image>', "s3://bucket/a", "大坝"),
        ('<x:image src="a.png"/>', "a.png", ""),
        ('<img src="a.png" alt="大坝">', "a.png", "大坝"),
        ("![大坝](a.png)", "a.png", "大坝"),
        ("[图片]", "", ""),
        ("【图片：大坝】", "", "大坝"),
        ("images/a.jpg", "images/a.jpg", ""),
    ],
)
def test_picture_markers_carry_their_source_and_the_caption_after_them(
    marker: str, src: str, alt: str
) -> None:
    text = "\n".join([BODY, marker, "工人在大坝上浇筑混凝土。", BODY])
    (image,) = read_structure(text).images
    assert (image.src, image.alt, image.caption) == (src, alt, "工人在大坝上浇筑混凝土。")
    assert text[image.start : image.end] == marker
    assert image.caption_span and text[slice(*image.caption_span)] == image.caption


def test_a_picture_over_a_paragraph_has_no_caption() -> None:
    (image,) = read_structure("\n".join([BODY, "[图片]", BODY + BODY])).images
    assert image.caption is None


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("二〇二二年三月五日", "2022-03-05"),
        ("二○二一年十二月三十一日", "2021-12-31"),
        ("2023年1月9日", "2023-01-09"),
        ("2023年 10月 20日", "2023-10-20"),
    ],
)
def test_the_date_under_an_official_document_is_its_date(line: str, date: str) -> None:
    text = "\n".join(["关于开展检查的通知", "各县人民政府：", BODY, "岑阳市人民政府", line])
    metadata = read_structure(text).metadata
    assert (metadata.source, metadata.date) == ("岑阳市人民政府", date)


def test_a_dateline_names_outlet_and_reporters_but_no_year_is_guessed() -> None:
    metadata = read_structure("云陵日报岑阳5月6日讯（记者 方圆 通讯员 李　然）" + BODY).metadata
    assert metadata.source == "云陵日报"
    assert metadata.author is not None and metadata.author.startswith("方圆")
    assert metadata.date is None


def test_an_editor_is_no_author() -> None:
    metadata = read_structure("\n".join(["水库安全度汛", BODY, "（责任编辑：方圆）"])).metadata
    assert metadata.author is None


def test_prose_after_a_heading_of_links_takes_it_back_into_the_text() -> None:
    assert kinds(BODY, "相关链接", BODY + BODY) == ["paragraph", "heading", "paragraph"]
    assert kinds(BODY, "相关链接", "另一篇报道的题目") == [
        "paragraph",
        "boilerplate",
        "boilerplate",
    ]


def test_a_text_of_short_lines_only_is_paragraphs() -> None:
    assert set(kinds("春种一粒粟", "秋收万颗子", "四海无闲田", "农夫犹饿死")) == {"paragraph"}


@pytest.mark.parametrize(
    ("opening", "source", "author"),
    [
        ("泽南社记者方圆、李然岑阳10月8日电　", "泽南社", "方圆 李然"),
        ("泽南社记者方圆 李然 岑阳10月8日电　", "泽南社", "方圆 李然"),
        ("遠東社記者趙明妍澄溪20日電　", "遠東社", "趙明妍"),
        ("泽南网岑阳10月8日电 （记者方圆）", "泽南网", "方圆"),
        ("澄财网讯　", "澄财网", None),
        ("栖山日报讯（记者 梁雨 通讯员 宋知行）", "栖山日报", "梁雨 宋知行"),
        ("本报讯（记者 方圆）", None, "方圆"),
    ],
)
def test_datelines_are_read_in_all_their_forms(
    opening: str, source: str | None, author: str | None
) -> None:
    metadata = read_structure(opening + BODY).metadata
    assert (metadata.source, metadata.author) == (source, author)


def test_a_text_of_very_many_short_lines_is_read_like_a_long_one() -> None:
    text = "关于防汛的通知\n" + "字\n" * 100_000
    assert len(read_structure(text).blocks) == 100_001


POEM = ("柳绿湖光冷，桥横月影孤。", "渔翁收网去，何处问归途？", "远寺钟初动，寒塘雁已疏。")


def test_the_lines_of_a_poem_are_paragraphs() -> None:
    assert kinds("晚泊", *POEM) == ["title", *["paragraph"] * 3]
    assert kinds("晚泊寒塘", "江问渠", *POEM) == ["title", "metadata", *["paragraph"] * 3]
    assert kinds(BODY, "", *POEM, "", BODY) == ["paragraph"] * 5


def test_numbered_sections_of_a_manual_are_headings_and_its_listings_no_captions() -> None:
    lines = (
        "5.2.\u00a0保存登记（treed）",
        BODY,
        "$ treed --save",
        "$ treed --list",
        "# treed.conf",
        "# treed.log",
        BODY,
        "5.3. 恢复登记 Trees",
        BODY,
    )
    found = kinds(*lines)
    assert [i for i, kind in enumerate(found) if kind == "heading"] == [0, 7]
    assert "caption" not in found


def test_lines_of_a_wrapped_text_with_listings_are_no_headings() -> None:
    paragraph = [
        "水位登记程序每天清晨读取各个渡口的水尺，然后把读数写进登记簿（参见",
        "treed-registers(5) 手册），登记簿满了以后会自动换一本新的，而旧的",
        "登记簿仍然留在原来的目录",
    ]
    listings = [f"treed --list --all /var/lib/treed/{'register-' * n}" for n in range(1, 6)]
    text = [line for n in range(40) for line in ("", *paragraph, "", listings[n % 5])]
    found = kinds("渡口水位登记手册", *text)
    assert found[0] == "title"
    assert not {"heading", "caption"}.intersection(found)


def test_an_english_name_or_a_copyright_under_a_title_is_no_part_of_it() -> None:
    structure = read_structure("\n".join(["渡口水位登记手册", "Ann Wharton", BODY]))
    assert structure.metadata.title == "渡口水位登记手册"
    structure = read_structure("\n".join(["渡口水位登记手册", "版权 © 2031 岑阳市渡口", BODY]))
    assert structure.metadata.title == "渡口水位登记手册"


def test_fields_that_come_again_and_again_are_examples_of_a_manual() -> None:
    example = ["Source: treed", "Author: Ann Wharton", BODY]
    structure = read_structure("\n".join(["渡口水位登记手册", BODY, *example * 3]))
    assert (structure.metadata.source, structure.metadata.author) == (None, None)
    assert "metadata" not in [str(block.kind) for block in structure.blocks]
