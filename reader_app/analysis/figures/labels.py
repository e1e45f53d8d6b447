"""What stands in front of a number that only names one of several, and where clauses begin."""

from __future__ import annotations

import re

ID_LABEL = re.compile(
    r"(?:编号|编码|电话|電話|热线|熱線|傳真|传真|邮编|邮政编码|[账帐卡证案批文序票单间房牌位]号"
    r"|号码|代码|手机|专线|标识|口令"
    r"|拨打|拨通|车牌|尾号|学号|工号|字第"
    r"|QQ|联系方式|版本|车次|航班|路|第)(?:是|为)?[:： \u00a0]{0,3}(?:[\d、,/-]{1,40}[、,/ -])?\Z"
)
# 附件1, 表2, 包3, 标段1: the number names one of several.
ONE_OF_SEVERAL = re.compile(
    r"(?:附[件表图录注]|[表图注包例]|标段|分包|品目|专栏|案例|方案|课题|[国省县乡]道"
    r"|小行星|模块|线路|专题|Section|Chapter|Table|Figure|Appendix)[ \u00a0]?\Z"
)
LOT_WORDS = ("包", "标段", "标项", "品目")
# 包1：, 标段二 : a part of a tender, with the sum of it behind.
LOT = re.compile(
    r"((?:[分子]?包|标段|标项|品目)(?:[一二三四五六七八九十]{1,3}|\d{1,3}(?=[:： ])))[:： ]{0,2}\Z"
)
SENTENCE_EDGE = re.compile(r"(?:\A|[\s。；;：:，,！？!?\n“”（(])\Z")
DEEPEST_INDENT = 16


def leads(text: str, position: int) -> bool:
    """Whether nothing stands in front in the block; blocks start without white space."""
    return position < DEEPEST_INDENT and not text[:position].strip()
