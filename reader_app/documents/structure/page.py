"""Parts of a web page around the text: tool bars, breadcrumbs, menus, link lists, footers."""

from __future__ import annotations

import re
from functools import cache

from reader_app.documents.structure.words import any_of, word_set, words

_SEPARATORS = r"[\s|｜丨/／>＞»›•·,，、:：\[\]【】()（）<>《》&;_\-—–+0-9：。.！!☆★►▶→←↑↓]"
# Words of the net that name no site.
_WEB = re.compile("[互物]联网|网[红络友店民课购约贷上]")
_CRUMBS = re.compile(r"\s*(?:>+|＞+|»|›|&gt;|→)\s*")
# 首页 / 要闻: a stroke parts the crumbs only with blanks around it.
_STROKES = re.compile(r"\s+[/／]\s+")
_MENU_SEPARATORS = re.compile(r"\s*(?:[|｜丨•·／\t]|\s{2,}|\u3000)\s*")
_NEIGHBOUR = re.compile(
    r"^(?:上|下)一?(?:篇|页|条|则|頁|條|則)"
    r"(?:文章|记录|新闻|信息|内容|公告|通知|消息|記錄|新聞|資訊)?\s*(?:[:：]|$)"
)
_LONGEST_BAR = 120
_BARS = re.compile("[|｜丨]")
_CELL_MARKS = "|｜ \u3000"
_FIGURE = re.compile(r"\d")
_HOME = ("首页", "首頁", "网站首页")
_SECTIONS_OF_SITE = 4
_LONGEST_SECTION = 8
_DAY = re.compile(r"(?:19|20)\d{2}[年./-]\d{1,2}[月./-]\d{1,2}")
_RELATED = re.compile("(?:相关|相關)[\u4e00-\u9fff]{2}")
_AROUND_HEADING = " 【】[]<>《》|｜▪·•※◎○□★☆■●◆►▶：:-—\u3000"
_COUNTER = re.compile(
    r"^(?:浏览|阅读|点击|访问|人气|瀏覽|點閱)[^，。]{0,12}[:：]?\s*\d*\s*[人次]*$"
    r"|^[\d,.]+\s*[万wk+]*\s*[人次个条位名]*\s*(?:已|都)?(?:赞同|赞|喜欢|浏览|阅读|关注|评论|收藏|点赞|回复|跟贴|粉丝|播放|推荐|转发|参与)了?[^，。]{0,6}$"
    r"|^(?:(?:主题|帖子|积分|精华|威望|金钱|经验|等级|注册时间|粉丝|关注|查看|回复|获赞|文章)[:：]?\s*[\d,.万]+[\s|｜]*){2,}$"
    r"|^共\d+个回答$"
    r"|^(?:网友)?(?:评论|留言|跟帖)[:：]?\s*\d+\s*条?$"
    r"|^[您你]是(?:本站)?第?\s*[\d,]+\s*位?(?:访问|来访|訪)[^，。]{0,6}$"
)
# The number of a page alone (— 3 —), and a running head or foot that ends in it (第 3 页　共 8 页).
_PAGE_NUMBER = re.compile(
    r"[-—–－]{1,2}\s*\d{1,4}\s*[-—–－]{1,2}"
    r"|(?:.{0,40}[\s\u3000])?第\s*\d{1,4}\s*[页頁][\s\u3000，,/／]*共\s*\d{1,4}\s*[页頁]"
)
_LONGEST_PAGE_NUMBER = 100
_CONTACT = re.compile(r"(?:举报|监督|投诉|受理|咨询)(?:电话|邮箱)[:：]")
_TEMPLATE = re.compile(r"\{\{.*\}\}|\$\{.*\}|<%.*%>|^\s*(?:var|function|document)\b|^\$\(|^[{};]+$")


@cache
def _tools() -> re.Pattern[str]:
    alternatives = "|".join(map(re.escape, words("boilerplate", "tools")))
    return re.compile(rf"(?>{alternatives}|{_SEPARATORS})++")


@cache
def _tool() -> re.Pattern[str]:
    return re.compile("|".join(re.escape(w) for w in words("boilerplate", "tools") if len(w) > 1))


def is_tool_bar(text: str) -> bool:
    """Nothing but labels of tools (分享到, 打印本页, 字体：大 中 小), digits and separators."""
    if len(text) > _LONGEST_BAR or _DAY.match(text):
        return False
    return bool(_tools().fullmatch(text) and _tool().search(text)) or bool(_COUNTER.match(text))


def trailing_tools(text: str) -> int | None:
    """Where a tool bar starts that is glued to the end of a line of metadata, or None."""
    for found in re.finditer(r"[ \t\u3000\u00a0]+(?=\S)|(?=[【\[])", text):
        rest = text[found.end() :]
        if found.start() and not rest[:1].isdigit() and is_tool_bar(rest):
            return found.end()
    return None


def is_breadcrumb(text: str) -> bool:
    """The way from the home page to this one."""
    if len(text) > _LONGEST_BAR:
        return False
    if text.startswith(words("boilerplate", "position")):
        return True
    strokes = _STROKES.split(text)
    if len(strokes) > 1 and strokes[0] in word_set("boilerplate", "menu"):
        return True
    if not _CRUMBS.search(text):
        return False
    parts = [part for part in (p.strip(" |｜") for p in _CRUMBS.split(text)) if part]
    if len(parts) < 2 or any(len(part) > 40 for part in parts) or "。" in text:
        return False
    menu = word_set("boilerplate", "menu")
    return parts[0] in menu or len(parts) >= 3 or parts[-1] in ("正文", "内容", "列表")


def is_menu(text: str) -> bool:
    """Menu entries in a row (首页 | 资讯 | 财经), or one alone."""
    menu = word_set("boilerplate", "menu")
    if text in menu:
        return True
    if len(text) > _LONGEST_BAR:
        return False
    parts = [part for part in _MENU_SEPARATORS.split(text) if part]
    hits = sum(part in menu or is_tool_bar(part) for part in parts)
    return len(parts) >= 2 and hits * 2 >= len(parts)


def is_site_menu(text: str) -> bool:
    """The sections of a site in a row, from its home page on; a hundred characters and more."""
    if not text.startswith(_HOME):
        return False
    parts = [part for part in re.split(r"[|｜丨•·／\s]+", text) if part]
    return len(parts) >= _SECTIONS_OF_SITE and all(len(part) <= _LONGEST_SECTION for part in parts)


def is_row_of_links(text: str) -> bool:
    """Short entries parted by bars, which may as well be the heads of a table's columns."""
    if bars(text) < _SECTIONS_OF_SITE - 1:
        return False
    parts = [part.strip() for part in _BARS.split(text)]
    named = [part for part in parts if part]
    short = all(len(part) <= _LONGEST_SECTION for part in named)
    return len(named) >= _SECTIONS_OF_SITE and short and not _FIGURE.search(text)


def bars(text: str) -> int:
    return len(_BARS.findall(text))


def opens_links(text: str) -> bool:
    """The heading of a list of links (相关阅读), perhaps with a word or two after it."""
    if len(text) > 24:
        return False
    bare = text.strip(_AROUND_HEADING)
    if _RELATED.fullmatch(bare):
        return True
    if not bare.startswith(words("boilerplate", "related")):
        return False
    word = next(word for word in words("boilerplate", "related") if bare.startswith(word))
    return len(bare) - len(word) <= 10


def is_neighbour_link(text: str) -> bool:
    """上一篇：…, 下一篇：…"""
    return len(text) <= 100 and bool(_NEIGHBOUR.match(text))


def is_footer(text: str) -> bool:
    """A line that holds a word of footers and of notices about the page."""
    return len(text) <= 300 and bool(any_of("boilerplate", "footer").search(text))


def is_contact(text: str) -> bool:
    """Where complaints go (举报电话：…): a field of a public notice as well as of a page's foot."""
    return _CONTACT.match(text) is not None


def is_notice(text: str) -> bool:
    """A footer or disclaimer beyond doubt, even where it is a whole sentence."""
    return len(text) <= 400 and bool(any_of("boilerplate", "notice").search(text[:120]))


def is_banner(text: str) -> bool:
    """What a page says about itself before anything else: cookies, scripts, old browsers."""
    return len(text) <= 200 and bool(any_of("boilerplate", "banner").search(text))


def is_empty_row(text: str) -> bool:
    """Nothing but the bars between cells (| |||), as a layout table leaves them."""
    return not text.strip(_CELL_MARKS)


def is_page_number(text: str) -> bool:
    """What a printed page adds at its head or foot: its number, alone or behind a title."""
    return len(text) <= _LONGEST_PAGE_NUMBER and bool(_PAGE_NUMBER.fullmatch(text))


def is_leftover(text: str) -> bool:
    """What a template or a script left behind."""
    return len(text) <= 400 and bool(_TEMPLATE.search(text))


def names_site(text: str) -> bool:
    return len(text) <= 40 and bool(any_of("boilerplate", "site").search(_WEB.sub("", text)))
