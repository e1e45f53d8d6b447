"""Tables in text: cells know their unit from the head and what they count from the label."""

from __future__ import annotations

from tests.analysis.figures.reading import figures_of


def cells(text: str) -> list[tuple[str, object, str, str, str]]:
    return [(text[f.start : f.end], f.value, f.unit, f.what, str(f.kind)) for f in figures_of(text)]


def test_unit_from_the_head_and_thing_from_the_label() -> None:
    text = "乡镇\t人口（人）\t耕地（亩）\n青山镇\t1,250\t320.5\n合计\t1,250\t320.5"
    assert cells(text) == [
        ("1,250", 1250, "人", "青山镇", "count"),
        ("320.5", 320.5, "亩", "青山镇", "measure"),
        ("1,250", 1250, "人", "人口", "count"),
        ("320.5", 320.5, "亩", "耕地", "measure"),
    ]


def test_unit_stated_above_the_table() -> None:
    text = "附表 单位：万元\n科目  预算  决算\n教育支出  1200  1180.5"
    assert cells(text) == [
        ("1200", 1200, "万元", "教育支出", "money"),
        ("1180.5", 1180.5, "万元", "教育支出", "money"),
    ]


def test_columns_that_number_the_rows_count_nothing() -> None:
    text = "序号 | 单位 | 金额（万元）\n1 | 青山镇 | 35.6\n2 | 白石镇 | 20.4\n合计 | 56"
    assert cells(text) == [
        ("35.6", 35.6, "万元", "青山镇", "money"),
        ("20.4", 20.4, "万元", "白石镇", "money"),
        ("56", 56, "万元", "金额", "money"),
    ]


def test_two_tables_below_each_other_keep_their_own_heads() -> None:
    text = "乡镇\t人口（人）\n青山镇\t12\n村\t面积（亩）\n东村\t34"
    assert [(unit, what) for _, _, unit, what, _ in cells(text)] == [
        ("人", "青山镇"),
        ("亩", "东村"),
    ]


def test_two_tables_side_by_side_name_their_own_rows() -> None:
    text = (
        "收支总表 单位：万元\n收入项目  预算数  支出项目  预算数\n"
        "一、财政拨款  320.5  一、文化支出  260.1\n二、上年结转  15  二、卫生支出  40\n"
        "  三、住房支出  35.4\n收入总计  335.5  支出总计  335.5"
    )
    assert [(number, unit, what) for number, _, unit, what, _ in cells(text)] == [
        ("320.5", "万元", "财政拨款"),
        ("260.1", "万元", "文化支出"),
        ("15", "万元", "上年结转"),
        ("40", "万元", "卫生支出"),
        ("35.4", "万元", "住房支出"),
        ("335.5", "万元", "收入总计"),
        ("335.5", "万元", "支出总计"),
    ]


def test_names_in_wide_gaps_are_no_table() -> None:
    assert cells("张明  李强  王伟\n赵敏  孙亮  周涛") == []


def test_a_column_or_the_label_may_name_the_unit() -> None:
    column = "产品\t单位\t产量\n水泥\t万吨\t386.4\n汽车\t万辆\t12.5"
    label = "指　　标\t绝对数\t增长（%）\n财政收入（亿元）\t4.86\t6.3\n各项存款（亿元）\t131\t9.5"
    assert [(unit, what) for _, _, unit, what, _ in cells(column)] == [
        ("万吨", "水泥"),
        ("万辆", "汽车"),
    ]
    assert [(unit, what) for _, _, unit, what, _ in cells(label)] == [
        ("亿元", "财政收入"),
        ("%", "财政收入"),
        ("亿元", "各项存款"),
        ("%", "各项存款"),
    ]


def test_a_table_with_a_line_for_each_cell_is_put_together_again() -> None:
    heads = ["序号", "单位名称", "报价（元）", "排名"]
    text = "\n\n".join([*heads, "1", "青山公司", "500.00", "1", "2", "白石公司", "480.00", "2"])
    assert cells(text) == [
        ("500.00", 500, "元", "青山公司", "money"),
        ("1", 1, "", "青山公司", "rank"),
        ("480.00", 480, "元", "白石公司", "money"),
        ("2", 2, "", "白石公司", "rank"),
    ]


def test_one_ideographic_space_parts_cells_where_no_gap_is_wider() -> None:
    text = "地区　游客（万人次）　增长（%）\n瑞溪市　412.0　11.3\n盐井县　168.5　-2.4"
    assert cells(text) == [
        ("412.0", 412, "万人次", "瑞溪市", "count"),
        ("11.3", 11.3, "%", "瑞溪市", "percent"),
        ("168.5", 168.5, "万人次", "盐井县", "count"),
        ("-2.4", -2.4, "%", "盐井县", "percent"),
    ]


def test_the_unit_in_brackets_at_the_end_of_the_tables_name() -> None:
    text = "表1  居民消费价格涨跌幅度（%）\n指  标\t全市\t农村\n居  住\t0.2\t-0.4"
    assert cells(text) == [
        ("0.2", 0.2, "%", "居  住", "percent"),
        ("-0.4", -0.4, "%", "居  住", "percent"),
    ]


def test_a_single_row_with_its_number_and_a_line_for_each_cell() -> None:
    heads = "标项\n供应商名称\n供应商地址\n成交金额（元）"
    text = f"{heads}\n1\n岑阳监理有限公司\n岑阳市望江路18号\n1,386,500.00"
    assert cells(text) == [("1,386,500.00", 1386500, "元", "岑阳监理有限公司", "money")]


def test_the_parts_of_a_document_are_no_figures() -> None:
    assert not figures_of("第一部分　部门概况\n第二部分　决算情况说明")


def test_several_units_above_a_table_go_to_the_columns_that_they_fit() -> None:
    text = "单位：户、亩、元\n村\t户数\t玉米面积\t补贴金额\n红沙村\t87\t3120.5\t253,119.00"
    assert [(cell, unit, kind) for cell, _, unit, _, kind in cells(text)] == [
        ("87", "户", "count"),
        ("3120.5", "亩", "measure"),
        ("253,119.00", "元", "money"),
    ]


def test_a_number_alone_in_its_line_is_of_what_the_line_above_names() -> None:
    text = "2、出席会议的股东所持有表决权的股份总数（股）\n318,604,227\n四、其他事项"
    assert cells(text) == [
        ("318,604,227", 318604227, "股", "出席会议的股东所持有表决权的股份总数", "count")
    ]


def test_numbers_that_name_persons_and_houses_are_no_figures() -> None:
    assert not figures_of("荷花里小区19栋楼道内堆放杂物。")
    assert not figures_of("感染者12：男，系感染者9的家人。病例3，居住在安岭县。")
