"""The pattern of a moment: year, part of the year, month, day, weekday, part of the day, clock."""

from __future__ import annotations

import re
from functools import cache

from reader_app.analysis.dates.atoms import DIGIT, N2, ONE, TO, WEEKDAY, Y4, S, part, shared
from reader_app.analysis.dates.clock_grammar import CLOCK
from reader_app.analysis.dates.ordinal_units import NTH
from reader_app.analysis.dates.words import any_of, table

LUNAR = "(?:农历|阴历|旧历|夏历)"
_WEEK = "(?:周|星期|礼拜)"
STEMS, BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_BEGIN = r"(?:(?<=[\n，。；、：“”（( ,;:'《])|(?<![\s\S]))"

# 初, 底, 末 after a unit, where they begin no other word.
_EDGE = (
    "(?:初(?![中一二三四五六七八九十级步心衷始次审赛评选任创])"
    "|底(?![部层线盘座气价数片蕴子特色])|末(?![端梢尾代]))期?"
)
# 月 where it begins no other word.
_MONTH_SIGN = "月份?(?![龄亮饼球台光薪租均息刊供票牙嫂食色子结经革])"
_YEAR_EDGE = f"(?:年?{_EDGE}|年中(?![国央考秋华共旬间小型]))"
_BARE_EDGE = (
    "(?:年(?:初|底|末)|月(?:初|底|末))(?![一二三四五六级步])"
    "|(?<![全一今去当本往这新])年中(?![国央考秋华共旬间小型])"
    "|(?<![个一二三四五六七八九十\\d])月中(?=[，。、,的])"
)

# 九八年, 一六年; but 七八年 is seven or eight years.
_TWO_PLACES = f"(?!一二|二三|六七|七八|八九)[〇一二六七八九]{DIGIT}"
# A year of two places: ’98年; 22年3月; at the head of a clause 98年; 自09年; 九八年.
_Y2 = (
    rf"’{S}(?P<quoted_year>\d\d){S}年"
    rf"|(?P<short_year>\d\d|{DIGIT}{{2}}){S}年(?={S}{N2}{S}月|第?[一二三四1-4]季度|[上下]半年)"
    rf"|(?:{_BEGIN}(?:’)?|(?<=[自从于在到至])|(?<=截至)|(?<=早在))(?P<bare_year>0\d|[5-9]\d|[1-9]\d[1-9])"
    rf"{S}年(?![以之]?[来多余间内后前半一历]|的[时历])"
    rf"|(?P<placed_year>{_TWO_PLACES})年(?![以之]?[来多余间内后前半])"
    rf"|(?P<edged_year>\d\d)年(?=年?[初底末](?![级中步]))"
)


@cache
def year_pattern() -> str:
    words = table("words")["years"]
    document, text = any_of((*words["document"], *words["topic"])), any_of(words["text"])
    reigns = any_of(table("reigns")["reigns"])
    return rf"""(?:
        (?:公元|西元|(?<=[(，、])(?=前\d))(?P<bc>前)?{S}(?:约)?(?P<era_year>\d{{1,4}}|[〇一二三四五六七八九十百千]{{1,7}}){S}年
      | (?P<reign>{reigns})(?P<reign_year>元|\d{{1,3}}|[〇一二三四五六七八九十百]{{1,5}})年
      | (?P<year>{Y4}){S}(?:年度?|(?:财|学)年|(?=Q[1-4]|[上下]半年)|{shared(Y4, "[财学]?年")})
      | (?<!\d)(?P<roc_year>1[0-3]\d){S}年(?={S}\d{{1,2}}{S}月{S}\d{{1,2}}{S}日)
      | {_Y2}
      | (?<![年以过])(?!后年(?:产(?!业)|[均销增耗]))(?P<document_year>{document})(?![龄纪均级代])
      | (?<![应不相共一首每本])(?P<text_year>{text})(?![龄纪级代均])
      | (?P<ganzhi>[{STEMS}][{BRANCHES}])年(?![级])
    )"""


@cache
def _month_slot() -> str:
    words = table("words")
    months = any_of((*words["months"]["document"], *words["months"]["text"]))
    quarters = any_of(words["quarters"])
    return rf"""(?:
        (?P<two_quarters>一二|二三|三四)季度
      | 第?(?P<quarter>[一二三四1-4])(?:季度|季(?=[末初])|{shared("第?[一二三四1-4]", "季度")})
      | (?<=年)第(?P<bare_quarter>[一二三四1-4])季(?![节赛])
      | 第?(?P<latin_quarter>Q[1-4])(?![0-9A-Za-z])
      | (?P<first_quarter>首季度?)
      | [前头](?P<first_quarters>[二两三23])个?季度
      | (?:(?<=年)|{_BEGIN})[前头](?P<first_months>{N2}|两)个月(?![的内里来])
      | (?P<quarter_word>{quarters})
      | (?P<half>[上下前后])半年(?!期)
      | (?<=年)(?P<first_half>半年)(?:度|(?=报))
      | (?P<season>[春夏秋冬])(?:[天季](?!学期|招|运|入)|(?=[，。、,；;）)\s]|\Z))
      | 第(?P<iso_week>{N2})[个]?周(?![岁年期])
      | (?<![以])(?P<month_word>{months})(?!球|亮|票)
      | (?P<leap>闰)?(?P<month>{N2}|元){S}(?:{_MONTH_SIGN}|{shared(N2, "月")})
      | (?P<two_months>一二|二三|三四|四五|五六|六七|七八|八九|九十){_MONTH_SIGN}
      | (?P<lunar_month>正|腊|冬)月
    )"""


@cache
def _day_slot() -> str:
    words = table("words")["days"]
    days = any_of((*words["document"], *words["text"]))
    parted = any_of((*words["document_with_part"], *words["text_with_part"]))
    lunar_tens = f"(?:二?十{ONE}?|三十)(?![日号〇一二三四五六七八九十百千万个])"
    weeks = any_of(table("words")["weeks"])
    return rf"""(?:
        (?P<lunar_day>初[一二三四五六七八九十]|廿{ONE}(?!号))(?:日(?!本))?
      | (?P<lunar_tens>(?<=月){lunar_tens}|(?<=年)三十(?![日年天个一二三四五六七八九了多出好岁]))
      | (?P<day>{N2}){S}(?P<day_unit>日|号|{shared(N2, "[日号]")})
      | [今昨明]\((?P<noted_day>{N2})\)[日天]
      | (?<=月)(?P<open_day>\d{{1,2}})(?=[\s，。,；)、上下晚凌中清]|\Z)
      | (?<![目以之此提今然最应适相年如])(?P<day_word>{days})(?![均常益])
      | (?<![目以之此提])(?P<parted_day>{parted})(?:上|间|里)?(?![会报餐宴])
      | (?<![基])(?P<week>{weeks}){_WEEK}(?:的{_WEEK})?(?P<week_day>[一二三四五六日天末])?
        (?![年岁期边围转刊密全知长身遭折旋报])
      | (?:(?<=[周期拜][一二三四五六日天])|(?<![(一二两三四五六七八九十\d半几]))
        (?P<weekday>{WEEKDAY})(?![年岁])
      | {_BEGIN}(?P<weekend>周末)
    )"""


@cache
def moment() -> re.Pattern[str]:
    """Every group may be missing; what stands there is judged by ``calendar_grammar``."""
    return re.compile(
        rf"""
        (?P<lunar_before>{LUNAR})?
        (?:{year_pattern()}{S}(?P<year_edge>{_YEAR_EDGE})?|(?P<bare_edge>{_BARE_EDGE}))?
        (?:的(?={N2}月|第?[一二三四]季度|[上下]半年|[前头]|[春夏秋冬][天季]))?{S}
        (?P<lunar_after>{LUNAR}|大年|年(?=三十))?
        {_month_slot()}?{S}
        (?P<third>[上中]中?旬|中?下旬|上半月|下半月)?
        (?P<month_edge>{_EDGE})?
        (?:{NTH})?
        (?:(?<=月)的(?={N2}[日号]))?{_day_slot()}?
        (?:(?<![周期拜][一二三四五六日天]){S}(?P<named_weekday>{WEEKDAY}))?
        (?:{S}\((?P<bracket>{WEEKDAY}|(?:{N2}月)?(?P<bracket_day>{N2})[日号]|[今昨明前后当次][天日]|{LUNAR}[^()\n]{{2,8}})\)
           (?={S}(?:{part()}|\d{{1,2}}[点时:]|{DIGIT}{{1,3}}[点时])))?
        (?:的(?={part()}))?{S}(?P<part>{part()})?
        (?:{S}(?:(?<!\d年)(?:大约|将近|[约近]){S}(?=\d|[〇一二三四五六七八九十两]))?(?P<clock>{CLOCK}))?
        """,
        re.X,
    )


@cache
def to() -> re.Pattern[str]:
    return re.compile(TO, re.X)
