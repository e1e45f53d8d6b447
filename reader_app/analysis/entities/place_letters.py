"""Places named by a single character, where the words around leave no doubt (中美两国, 驻华)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import product
from typing import TYPE_CHECKING

from reader_app.analysis.entities.candidates import MOSTLY_OFFICIAL, Candidate
from reader_app.analysis.entities.gazetteer import divisions, known_places
from reader_app.analysis.entities.place_words import place_candidate
from reader_app.analysis.entities.rarity import NEVER_SEEN, rarity
from reader_app.analysis.entities.vocabulary import lines

if TYPE_CHECKING:
    from reader_app.analysis.entities.passage import Passage

PLACE_LETTERS = "place letters"
# What stands behind two or three states, or parts of China, that are named together.
_BETWEEN_STATES = (
    "[两三]国|两军|两党|[双三][方边]|关系|建交|邦交|边[界境]|外长|防长|首脑|元首|领导人|贸易|经贸|友好|合作|"
    "会[谈晤]|谈判|之间|[同联]盟|安保|联合[声公军]|军事|协[定议]|条约|轴心|争端|冲突|和谈|对话|合资|科技|"
    "外交|战略|人民|友谊|高层|磋商|纠纷|摩擦|核[谈会]|战争|战事|局势|停火"
)
_BETWEEN_PARTS = "[两三四][地省市]|交界|边[界区]|接壤|之间|合作|经贸|同胞"
_LEADS = "驻访赴抵旅留返来离进援对在入"
# A word that may stand between a state and its office (韩|前总统).
_HELD = "前新"
# 阿根廷总统说，|阿政府: the first character of a place that the block has named before.
_OF_NAMED = re.compile(
    "政府[军将在已为的是对与同和不]|总统|总理|外长|军方|首相|国防部长|外交部长|反政府武装|当局"
)
_NEVER_NAMED = frozenset("前新现原副老女大小正代该本中任各时和与对以日国")
_OFFICES = (
    "政府|总统|首相|总理|外长|防长|财长|国务卿|国防部长|外交部长|军方|特使|大使|总领事|外交官|"
    "媒体|警方|官员|驻军|战机|军舰|航母|局势|大选|"
    "相(?![关互机册片当比信对处较似同])"
)
# 美|驻俄大使: whom a state sends.
_SENT = "驻[\u4e00-\u9fff]{1,6}(?:大使|使馆|[总副]?领事|代表|军|部队)"
_SENT_TO_ONE = re.compile("驻(.)(?:大使|使馆|[总副]?领事|代表|军|部队)")
# What a state does, behind its character at the start of a clause (俄|拒绝, 美|宣布).
_DOES = (
    "将|已|不会|同意|拒绝|要求|呼吁|宣布|希望|警告|否认|指责|表示|坚持|召见|驳斥|谴责|反对|承认|制裁|"
    "威胁|考虑|计划|提出|解除|取消|暂停|恢复|试射|发射|增兵|撤军|扣押|加强|敦促|[拟欲促吁]"
)
_DONE_THERE = re.compile(
    "举行|召开|开幕|闭幕|会[见晤]|签[署字]|成立|发布|宣布|逝世|病逝|揭晓|首[演映]|展出|访问|考察"
)
# Words of their own, or what a ship does.
_NO_GOALS = frozenset(
    {
        *(
            "来日",
            "在日",
            "离港",
            "进港",
            "来港",
            "对京",
            "援日",
            "对港",
            "在印",
            "对印",
            "在台",
            "入港",
            "入沪",
        )
    }
)

# What is counted in days, and words for one.
_OF_DAYS = re.compile(
    "[\\d一二三四五六七八九十今昨明近当次翌同每某连即往平数两几生节假末终整半抗周]$"
)
# 辽、吉、黑|三省
_COUNTED_TOGETHER = re.compile("[两三四五六七八九十]{1,2}[国省市地县州区]")

# 在|法说会, 访|华府: words that open with the character of a place.
_OF_ANOTHER_WORD = re.compile("法说会|法[人院]|华府|台[上下]|日[内前后]")


@cache
def _letters() -> dict[str, str]:
    """The characters of each setting."""
    return dict(line.split() for line in lines("lexicons/names/place_letters.txt"))


@cache
def common_letters() -> frozenset[str]:
    """Those that are common words, too."""
    return frozenset(_letters()["common"])


def is_pair(name: str) -> bool:
    """Whether a name is but two places side by side, each by its character (粤|港)."""
    letters = _letters()["provinces"]
    pair = len(name) == 2 and name[0] in letters and name[1] in letters
    return pair and name not in known_places() and not divisions().is_name(name)


@cache
def heads() -> frozenset[str]:
    """The two characters with which such a setting may begin."""
    use = _letters()
    every = {*use["states"], *use["provinces"]}
    pairs = [
        product(every, "、"),
        product(use["states"], use["states"]),
        product(use["provinces"], use["provinces"]),
        product(_LEADS, use["goals"]),
        product("与同对", use["states"]),
        product(use["acting"], {verb[0] for verb in _DOES.split("|")}),
        product(
            use["governed"], {office[0] for office in _OFFICES.split("|")} | {*"府督驻", *_HELD}
        ),
    ]
    return frozenset(one + other for some in pairs for one, other in some if one != other)


@cache
def _setting() -> re.Pattern[str]:
    """A list, a pair, a goal, or an owner of what stands behind."""
    use = _letters()
    every = f"[{use['states']}{use['provinces']}]"
    states, parts = f"[{use['states']}]{{2,3}}", f"[{use['provinces']}]{{2,3}}"
    great = f"[{use['great']}]{{2,3}}(?=[在就将已互于应须拟])"
    return re.compile(
        f"(?P<list>{every}(?:、{every})+(?:[和与及]{every})?)"
        f"|(?P<pair>{states}(?={_BETWEEN_STATES})|{parts}(?={_BETWEEN_PARTS})|{great})"
        f"|[{_LEADS}](?P<goal>[{use['goals']}])"
        f"|[与同对](?P<tied>[{use['states']}])(?=关系|贸易|边[境界]|谈判|断交|建交|开战|宣战)"
        f"|[{use['governed']}](?=[{_HELD}]?(?:{_OFFICES})|{_SENT}|(?<=港)[府督])"
        f"|(?<![\u4e00-\u9fff])[{use['acting']}](?={_DOES})"
    )


def find_place_letters(passage: Passage, officialness: float) -> Iterator[Candidate]:
    """The places of one block that are named by one character.

    Official prose says 来粤, 在京 of everybody and names no place with it.
    """
    if officialness > MOSTLY_OFFICIAL:
        return
    yield from _of_named(passage)
    done = 0
    for start in passage.openings[PLACE_LETTERS]:
        if start < done or start not in passage.borders:
            continue
        for position in _read(passage, start):
            done = position + 1
            yield place_candidate(position, done)


def _of_named(passage: Passage) -> Iterator[Candidate]:
    for match in _OF_NAMED.finditer(passage.text):
        at = match.start() - 1
        letter = passage.text[at] if at >= 0 else ""
        if letter in _NEVER_NAMED or at not in passage.borders:
            continue
        block = passage.block_at(at)[0]
        named = (name for start, _, name in passage.known if block <= start < at)
        if any(name[0] == letter and len(name) > 2 and name in known_places() for name in named):
            yield place_candidate(at, at + 1)


def _read(passage: Passage, start: int) -> Iterable[int]:
    """Where the places stand of the setting that begins at ``start``, if one does."""
    match = _setting().match(passage.text, start)
    if match is None:
        return ()
    if match["list"]:
        return _of_list(passage, *match.span())
    if match["pair"]:
        return range(*match.span())
    if match["tied"]:
        return match.span("tied")[:1]
    if match["goal"]:
        return match.span("goal")[:1] if _is_goal(passage, start) else ()
    if passage.text[start] == "日" and _OF_DAYS.search(passage.text, max(0, start - 2), start):
        return ()  # 6日|总统, 近日|官员
    sent = _SENT_TO_ONE.match(passage.text, start + 1)
    return (start, start + 2) if sent and sent[1] in _letters()["goals"] else (start,)


def _of_list(passage: Passage, start: int, end: int) -> list[int]:
    """Where the members of a list stand, if they are two and more, and one is no common word."""
    found = [at for at in range(start, end, 2) if at + 2 < end or _ends_list(passage, at)]
    letters = {passage.text[at] for at in found}
    return found if len(found) > 1 and letters - common_letters() else []


def _ends_list(passage: Passage, position: int) -> bool:
    """Whether no word goes on behind the last member that is one by itself (美、英|军机)."""
    if _COUNTED_TOGETHER.match(passage.text, position + 1):
        return True
    index = passage.word_at(position)
    word = passage.words[index]
    return len(word) == 1 or passage.starts[index] < position or rarity(word) > NEVER_SEEN


def _is_goal(passage: Passage, start: int) -> bool:
    """Whether verb and place are not part of a longer word, nor a word of another sense."""
    led = passage.text[start : start + 2]
    if led in _NO_GOALS or _OF_ANOTHER_WORD.match(passage.text, start + 1):
        return False
    return start + 2 in passage.borders or _DONE_THERE.match(passage.text, start + 2) is not None
