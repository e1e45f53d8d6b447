"""Captions: how the text under a photo is written, told from headings by its words."""

from __future__ import annotations

import re
from functools import cache

from reader_app.documents.structure.words import any_of, words

LONGEST_CAPTION = 130
# Who supplied the picture, alone in the line under it.
_LONGEST_CREDIT = 24
_CREDIT_ALONE = re.compile(
    r"^[^，。：:；！？]{2,16}(?:供图|供圖|提供圖片)$|^[（(]?(?:图|圖)(?:片)?[/／][^。]{2,20}$"
)
_PICTURE_BY = re.compile(
    r"(?:图片|圖片|照片)(?:来源|來源|提供)[ \u3000]*[:：]"
    r"|(?:[ \u3000（(](?:资料|資料|档案|檔案)(?:图片?|圖片?|照片?))[）)]?$"
)
_CHAPTER = re.compile(r"^第[ ]?[〇零一二三四五六七八九十百千\d]{1,8}[ ]?[部卷编篇集章回折节]")
_PART = r"[^ ，,、\u3000]{4,16}"
_PARALLEL = re.compile(
    rf"^{_PART}[ ，,\u3000！!]+[^ ，,\u3000]{{4,24}}(?:[ ，,\u3000]+[^ ，,\u3000]{{4,16}})?$"
)


def credits_picture(text: str) -> bool:
    """A line that says where a picture comes from (会场　图片来源：…; 某某　资料图)."""
    return len(text) <= LONGEST_CAPTION and _PICTURE_BY.search(text) is not None


def is_certain_caption(text: str) -> bool:
    """Openings and endings that only captions and the titles of tables have."""
    if len(text) > LONGEST_CAPTION:
        return False
    if credits_picture(text) and "。" not in text:
        return True
    if text.startswith(words("captions", "openings")) or table_title().match(text.strip("（()）")):
        return True
    if len(text) <= _LONGEST_CREDIT and _CREDIT_ALONE.match(text):
        return True
    bare = text.rstrip("）)。 】]")
    if bare.endswith(words("captions", "credits")) and len(text) <= 80:
        return bool(re.search(r"[（(]|[ \u3000。]\S{1,12}$", text))
    return bool(any_of("captions", "places").search(text)) and text.count("。") <= 2


@cache
def table_title() -> re.Pattern[str]:
    heads = "|".join(words("captions", "numbered"))
    number = r"[ \u3000]*(?:\d{1,3}(?:[-—.]\d{1,3})?|[一二三四五六七八九十]{1,3})"
    return re.compile(
        rf"^(?:{heads}){number}(?:[ \u3000:：、．.]+|(?=[^\d，。了]))[^，。；]{{2,50}}$"
    )


def names_table(text: str) -> bool:
    """The title of a table without a number (报价一览表); it may as well be a table's name."""
    return (
        len(text) <= 50
        and not re.search("[：:]", text)
        and text.endswith(words("captions", "tables"))
    )


def may_name_table(text: str) -> bool:
    """A short line that names a table where rows follow it (各标段中标情况)."""
    return 4 <= len(text) <= 30 and text.endswith(words("captions", "over_rows"))


def caption_score(text: str, alike: int = 1) -> float:
    """Evidence that a line describes a photo; ``alike`` counts lines with the same opening."""
    score = 2.0 if alike >= 2 else 0.0
    score += 1.5 if _acts().search(text[:40]) else 0.0
    score += (
        0.8
        if re.search(r"(?:在|到|赴|深入|走进).{2,24}", text[1:]) and tells_of_doing(text)
        else 0.0
    )
    score += 0.4 if len(text) >= 18 else -0.4
    score -= 1.6 if _PARALLEL.match(text) and alike < 2 else 0.0
    score -= 3.0 if _CHAPTER.match(text) else 0.0
    score -= 0.8 if text[0] in "“「《" or re.search("[！!？?]", text) else 0.0
    score -= 1.0 if text.startswith(words("captions", "actions")) else 0.0
    return score


@cache
def _acts() -> re.Pattern[str]:
    """Somebody, and directly after that what they do or where; not what they are (车辆为一辆…)."""
    actors = "|".join(words("captions", "actors"))
    actions = "|".join(words("captions", "actions"))
    return re.compile(
        rf"(?:{actors})(?:们|們)?(?:[\u4e00-\u9fff]{{2,3}})?(?:正|正在|现场|冒雨|连夜)?(?!为一)(?:{actions})"
    )


@cache
def _actions() -> re.Pattern[str]:
    return re.compile("|".join(re.escape(w) for w in words("captions", "actions") if len(w) > 1))


def tells_of_doing(text: str) -> bool:
    return _actions().search(text) is not None
