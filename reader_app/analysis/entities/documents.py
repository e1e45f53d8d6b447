"""Documents: titles in 《》, document numbers, and rules that were issued under a name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader_app.analysis.entities.candidates import Candidate, Source
from reader_app.analysis.entities.gazetteer import known_bodies
from reader_app.analysis.entities.passage import Passage
from reader_app.analysis.findings import EntityKind

_TITLED = re.compile(r"《(?:[^《》\n\0]|《[^《》\n\0]*》){1,120}》")
# The year in a document number stands in 〔〕 (GB/T 9704-2012); careless texts use [] or ().
_NUMBER = re.compile(
    r"[〔\[【（(﹝]\s*(?:19|20)\d\d\s*[〕\]】）)﹞]\s*(?:第\s*)?\d{1,5}(?:-\d+)?\s*号"
)
_ISSUER = re.compile(
    r"[\u4e00-\u9fff]{1,12}(?:[（(][\u4e00-\u9fff]{1,6}[）)])?[\u4e00-\u9fff]{0,6}$"
)
_LONGEST_ISSUER = 24
_STANDARD = re.compile(
    r"(?<![A-Za-z])(?:GB|DB|HJ|YY|JT|SL)\d{0,2}(?:/[TZ])?\s?\d{2,6}(?:\.\d+)?[-—–]\d{4}"
)
# Orders and announcements that are numbered under their issuer (国务院令第493号).
_ORDER = re.compile(
    r"(?:[\u4e00-\u9fff]{2,14}?(?:令|公告|通告)(?:\d{4}年)?|主席令)第\s?(?:\d{1,4}|[一二三四五六七八九十百零〇]{1,6})号"
)
# 《…规定》（教育部、市场监管总局令第45号）: an order of several in brackets behind what it issues.
_JOINT_ORDER = re.compile(
    r"(?<=》[（(])[\u4e00-\u9fff]{2,14}(?:、[\u4e00-\u9fff]{2,14}){1,8}令第\s?\d{1,4}号"
)
# What every order has.
_OF_ORDERS = re.compile("(?:令|公告|通告)(?:\\d{4}年)?第")
_OF_RULES = re.compile("[条项个](?:禁令|规定|措施|铁规|严禁|准则|办法)")
_RULES = re.compile(
    r"(?:中央)?八项规定(?:实施细则)?(?:精神)?|"
    r"[“\"]?[一二三四五六七八九十]{1,4}(?:条禁令|项禁令|条规定|项规定|条措施|条铁规|个严禁|项准则|条办法)(?:实施细则)?[”\"]?"
)
_PERIODICAL = re.compile(
    r"(?:日|晚|晨|早|商|时|青年|法制|法治|工人|农民|都市|周|学|画|党)报|周刊|月刊|杂志|学报|时报$"
)
_LONGEST_PERIODICAL = 12
# A paper by its last character, and not a bulletin, a forecast, a telegram.
_PAPER = re.compile("(?<![公通简快年月海情汇预战捷电申呈填谎壁喜])报》$")
_PRINTED_IN = re.compile("(?:[刊载发登]|发表|刊登|刊载|刊发|连载)[在于]$|原载$")
_OF_PAPERS = re.compile("(?:杂志|期刊|周刊|月刊|报道|报导|记者|刊文|社论|总编|编辑部|评论员)")
_LEADING = re.compile(
    r"^(?:根据|按照|依据|依照|经|以|和|及|与|见|由|为|的|文件|印发|转发|发文字号|文号|号)+"
)


# 专门下发|梧安办〔2021〕52号: verbs whose object a numbered paper is.
_ISSUED = re.compile(
    "^.*(?:下发|印发|转发|批转|制发|发布|发出|出台|根据|依据|按照|参照|作出|收到)(?:的|了)?"
)
# Rules on Case Numbers (Supreme People's Court, 2015): （2022）赣04破11号之三
_CASE = re.compile(
    r"[（(〔](?:19|20)\d\d[）)〕][\u4e00-\u9fff]{1,2}\d{0,4}[\u4e00-\u9fff]{1,6}第?\d{1,6}号(?:之[一二三四五六七八九十]{1,2})?"
)
# 环监|（2023）水字第1187号: the sign of a body before the year of its report.
_SIGN = re.compile("(?:^|[、，。；：（(\0《》 ])([\u4e00-\u9fff]{1,6})$")
# A number alone in its field, whose issuer the page tells elsewhere (〔2021〕7号).
_ALONE = re.compile(r"(?:^|[\0：:])[ 　]*$")


def find_documents(passage: Passage) -> Iterator[Candidate]:
    """The documents of one block; a newspaper in 《》 is an organisation."""
    text = passage.text
    for match in _TITLED.finditer(text):
        kind = EntityKind.ORGANIZATION if _is_periodical(text, match) else EntityKind.DOCUMENT
        yield Candidate(*match.span(), kind, source=Source.MARKED)
    for match in _NUMBER.finditer(text) if "号" in text else ():
        yield from _numbered(text, match)
    for match in _CASE.finditer(text) if "号" in text else ():
        sign = _SIGN.search(text, max(0, match.start() - 7), match.start())
        start = sign.start(1) if sign and "字第" in match[0] else match.start()
        yield Candidate(start, match.end(), EntityKind.DOCUMENT, source=Source.MARKED)
    for match in _JOINT_ORDER.finditer(text) if "令第" in text else ():
        yield Candidate(*match.span(), EntityKind.DOCUMENT, source=Source.MARKED)
    for match in _ORDER.finditer(text) if _OF_ORDERS.search(text) else ():
        lead = _LEADING.match(match[0])
        yield Candidate(
            match.start() + (lead.end() if lead else 0),
            match.end(),
            EntityKind.DOCUMENT,
            source=Source.MARKED,
        )
    for match in _STANDARD.finditer(text) if "》(" in text or "》（" in text else ():
        if text.endswith(("》(", "》（"), 0, match.start()):
            yield Candidate(*match.span(), EntityKind.DOCUMENT, source=Source.MARKED)
    for match in _RULES.finditer(text) if _is_ruled(text) else ():
        yield from _rule(match)


def _is_periodical(text: str, match: re.Match[str]) -> bool:
    """Told by its own last word, or by what papers and journals have around them."""
    if len(match[0]) >= _LONGEST_PERIODICAL:
        return False
    if match[0] in known_bodies():
        return True
    if _PERIODICAL.search(match[0][-4:-1]) or _PAPER.search(match[0]):
        return True
    return bool(
        _PRINTED_IN.search(text, max(0, match.start() - 4), match.start())
        or _OF_PAPERS.match(text, match.end())
    )


def _is_ruled(text: str) -> bool:
    """Whether a text holds what every name of a rule has; most hold none."""
    return "八项规定" in text or _OF_RULES.search(text) is not None


def _numbered(text: str, match: re.Match[str]) -> Iterator[Candidate]:
    """A document number from the issuer's sign on (国办发〔2018〕108号)."""
    issuer = _ISSUER.search(text, max(0, match.start() - _LONGEST_ISSUER), match.start())
    if issuer is None and text[match.start()] in "〔﹝" and _ALONE.search(text[: match.start()]):
        yield Candidate(*match.span(), EntityKind.DOCUMENT, source=Source.MARKED)
    if issuer:
        lead = _ISSUED.match(issuer[0]) or _LEADING.match(issuer[0])
        start = issuer.start() + (lead.end() if lead else 0)
        if start < match.start():
            yield Candidate(start, match.end(), EntityKind.DOCUMENT, source=Source.MARKED)


def _rule(match: re.Match[str]) -> Iterator[Candidate]:
    """A named rule: quoted, or known by its issuer; its marks and 精神 stay out."""
    name = match[0]
    quoted = name[0] in '“"' and name[-1] in '”"'
    if quoted or "八项规定" in name:
        start = match.start() + quoted
        end = match.end() - quoted
        if name.endswith("精神"):
            end -= 2
        yield Candidate(start, end, EntityKind.DOCUMENT, source=Source.MARKED)
