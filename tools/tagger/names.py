"""Invented and well-known names to fill training sentences with, one function for each slot."""

from __future__ import annotations

import random
import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import cache
from itertools import pairwise
from pathlib import Path

import jieba

from reader_app.analysis.entities.gazetteer import divisions, known_places
from reader_app.analysis.entities.script import simplified
from reader_app.analysis.entities.vocabulary import characters, lines, synonyms, words

HERE = Path(__file__).parent
PERSON, ORGANIZATION, PLACE = range(3)
NONE = None


@cache
def lists() -> dict[str, list[str]]:
    with (HERE / "lists.toml").open("rb") as file:
        return {name: text.split() for name, text in tomllib.load(file).items()}


@cache
def dictionary(*tags: str) -> list[str]:
    """The words of jieba's dictionary (MIT licence) with one of these tags."""
    path = Path(jieba.__file__).parent / "dict.txt"
    rows = (line.split() for line in path.read_text(encoding="utf-8").splitlines())
    return [row[0] for row in rows if row[-1] in tags and len(row[0]) > 1]


@cache
def transliterations() -> list[str]:
    syllables, marks = characters("transliteration_characters"), characters("foreign_marks")
    return [
        word
        for word in (*dictionary("nrt", "nr", "nrfg"), *known_places())
        if len(word) > 2 and syllables.issuperset(word) and len(marks.intersection(word)) > 1
    ]


@cache
def syllable_chain() -> dict[str, list[str]]:
    chain: dict[str, list[str]] = defaultdict(list)
    for name in transliterations():
        for first, second in pairwise(f"^{name}$"):
            chain[first].append(second)
    return chain


@cache
def ordered(name: str) -> list[str]:
    return [c for c in "".join(lines(f"lexicons/names/{name}.txt")) if c != " "]


@cache
def dictionary_persons() -> list[str]:
    surnames = frozenset(ordered("surnames")[:200])
    doubtful = characters("ambiguous_surnames")
    return [
        word
        for word in dictionary("nr")
        if len(word) == 3
        and word[0] in surnames
        and word[0] not in doubtful
        and not characters("never_in_given_names").intersection(word[1:])
    ]


@cache
def dictionary_places() -> list[str]:
    return [w for w in dictionary("ns") if len(w) > 2 and w.endswith(tuple(words("place_types")))]


@cache
def dictionary_bodies() -> list[str]:
    ends = tuple(words("institution_types"))
    return [w for w in dictionary("nt") if len(w) > 3 and w.endswith(ends)]


@cache
def common_characters() -> list[str]:
    text = "".join(lines("lexicons/characters/by_use.txt"))
    return [c for c in text[:3000] if "\u4e00" <= c <= "\u9fff" and simplified(c) == c]


@cache
def division_names(digits: int, short: bool) -> list[str]:
    rows = (line.split(" ", 1) for line in lines("gazetteers/divisions.txt"))
    names = [name for code, name in rows if len(code) == digits]
    return [s for s in map(divisions().short, names) if s] if short else names


@cache
def townships() -> list[str]:
    return sorted(divisions()._townships)


@cache
def foreign_places() -> list[str]:
    return [name for name in synonyms("gazetteers/world.txt") if len(name) > 1]


class Names:
    """Draws names; the same seed draws the same names."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def pick(self, name: str) -> str:
        return self.random.choice(lists()[name])

    def one(self, *makers: tuple[float, Callable[[], str]]) -> str:
        weights, functions = zip(*makers, strict=True)
        return self.random.choices(functions, weights)[0]()

    def maybe(self, chance: float, text: str) -> str:
        return text if self.random.random() < chance else ""

    def of(self, choices: Iterable[str]) -> Callable[[], str]:
        return lambda: self.random.choice(choices)  # type: ignore[arg-type]

    # Persons

    def surname(self) -> str:
        surnames = ordered("surnames")
        if self.random.random() < 0.03:
            return self.random.choice(sorted(words("compound_surnames")))
        return self.random.choices(surnames, [1 / (rank + 20) for rank in range(len(surnames))])[0]

    def given(self) -> str:
        size = 1 if self.random.random() < 0.27 else 2
        never = characters("never_in_given_names")
        chosen = ""
        while len(chosen) < size:
            pool = (
                ordered("given_name_characters")
                if self.random.random() < 0.8
                else common_characters()
            )
            character = self.random.choice(pool)
            chosen += character if character not in never else ""
        return chosen

    def chinese(self) -> str:
        def made():
            return self.surname() + self.given()

        return self.one((0.75, made), (0.25, self.of(dictionary_persons())))

    def syllables(self, least: int = 2, most: int = 6) -> str:
        while True:
            name, at = "", "^"
            while (at := self.random.choice(syllable_chain()[at])) != "$":
                name += at
            if least <= len(name) <= most:
                return name

    def foreign(self) -> str:
        def plain():
            return self.syllables()

        known = self.of(transliterations())

        def dotted():
            return f"{self.syllables(1, 4)}·{self.syllables()}"

        def triple():
            return f"{self.syllables(2, 4)}·{self.syllables(1, 3)}·{self.syllables()}"

        def initial():
            return f"{self.random.choice('ABCDEFGHJKLMPRSTW')}·{self.syllables()}"

        return self.one(
            (0.45, plain),
            (0.15, known),
            (0.25, dotted),
            (0.03, triple),
            (0.02, initial),
            (0.1, self.japanese),
        )

    def japanese(self) -> str:
        surname = self.random.choice(sorted(words("japanese_surnames")))
        ends = "郎子美男夫雄介也人代香奈纪树一太二平彦吉之助"
        return (
            surname
            + self.random.choice(ordered("given_name_characters"))
            + self.maybe(0.7, self.random.choice(ends))
        )

    def latin(self) -> str:
        return self.pick("latin_first") + self.maybe(0.6, " " + self.pick("latin_last"))

    def person(self) -> str:
        return self.one(
            (0.58, self.chinese), (0.34, self.foreign), (0.05, self.latin), (0.03, self.nickname)
        )

    def nickname(self) -> str:
        given = self.given()
        return self.one(
            (1, lambda: "小" + given[0]),
            (1, lambda: "阿" + given[0]),
            (1, lambda: given[0] * 2),
            (1, lambda: self.surname()[0] + "某"),
        )

    def familiar(self) -> str:
        """What friends and colleagues call somebody."""
        given = self.given()
        return self.one(
            (3, lambda: self.random.choice("小老大阿") + self.surname()[0]),
            (2, lambda: self.random.choice("小阿") + given[-1]),
            (2, lambda: given[-1] * 2),
            (2, lambda: given[-1] + self.random.choice("哥姐仔妹姨叔儿爷妈")),
            (1, lambda: given),
        )

    def addressed(self) -> str:
        """A surname with the word of respect that stands for the rest of the name."""
        return self.surname()[0] + self.pick("honorifics")

    def ruler(self) -> str:
        return self.syllables(2, 4) + self.random.choice("一二三四五") + "世"

    # Places

    def stem(self) -> str:
        pool = lists()["place_stems"][0]
        size = 3 if self.random.random() < 0.12 else 2
        wide = self.random.random() < 0.3
        return "".join(
            self.random.choice(common_characters() if wide else pool) for _ in range(size)
        )

    def province_short(self) -> str:
        return self.random.choice(division_names(2, True))

    def province(self) -> str:
        full = self.of(division_names(2, False))
        return self.one((0.6, self.province_short), (0.4, full))

    def city_short(self) -> str:
        return self.one(
            (0.6, self.of(division_names(4, True))),
            (0.2, self.of(division_names(6, True))),
            (0.2, self.stem),
            (
                0.15,
                lambda: self.random.choice(
                    ["北京", "上海", "广州", "深圳", "天津", "重庆", "香港", "台北"]
                ),
            ),
        )

    def city(self) -> str:
        known = self.one(
            (0.5, self.of(division_names(4, False))), (0.5, lambda: self.stem() + "市")
        )
        return self.one((0.3, lambda: known), (0.7, self.known_city_short))

    def known_city_short(self) -> str:
        return (
            self.of(division_names(4, True))()
            if self.random.random() < 0.7
            else self.random.choice(
                ["北京", "上海", "广州", "深圳", "天津", "重庆", "香港", "澳门", "台北"]
            )
        )

    def county_short(self) -> str:
        return self.one((0.7, self.of(division_names(6, True))), (0.3, self.stem))

    def county(self) -> str:
        def made():
            return self.stem() + self.random.choice("县县区区市")

        return self.one(
            (0.55, self.of(division_names(6, False))),
            (0.3, made),
            (0.15, self.of(division_names(6, True))),
        )

    def township(self) -> str:
        def made():
            return self.stem() + self.random.choice(["镇", "镇", "乡", "街道"])

        return self.one((0.6, self.of(townships())), (0.4, made))

    def village(self) -> str:
        return self.stem() + self.random.choice(["村", "村", "村", "社区", "屯", "庄", "寨"])

    def road(self) -> str:
        return self.one((0.5, lambda: self.pick("road_words")), (0.5, self.stem)) + self.pick(
            "road_ends"
        )

    def sight(self) -> str:
        def made():
            return self.maybe(0.2, self.city_short()) + self.stem() + self.pick("scenic_ends")

        return self.one((0.3, lambda: self.pick("sights")), (0.7, made))

    def river(self) -> str:
        known = [
            "长江",
            "黄河",
            "珠江",
            "淮河",
            "海河",
            "松花江",
            "湘江",
            "赣江",
            "汉江",
            "闽江",
            "嘉陵江",
        ]

        def made():
            return self.stem() + self.random.choice("河江溪水")

        return self.one(
            (0.3, self.of(known)), (0.6, made), (0.1, lambda: self.syllables(2, 4) + "河")
        )

    def hill(self) -> str:
        known = [
            "泰山",
            "华山",
            "秦岭",
            "太行山",
            "昆仑山",
            "天山",
            "庐山",
            "黄山",
            "峨眉山",
            "喜马拉雅山",
        ]
        return self.one(
            (0.3, self.of(known)), (0.7, lambda: self.stem() + self.random.choice("山岭峰"))
        )

    def island(self) -> str:
        return self.one((0.5, self.stem), (0.5, lambda: self.syllables(2, 4))) + self.random.choice(
            ["岛", "岛", "群岛"]
        )

    def country(self) -> str:
        return self.pick("countries")

    def foreign_city(self) -> str:
        return self.one(
            (0.5, self.of(foreign_places())),
            (0.4, lambda: self.syllables(2, 5)),
            (0.1, self.foreign_place),
        )

    def foreign_place(self) -> str:
        ends = [
            "州",
            "省",
            "市",
            "县",
            "岛",
            "湖",
            "河",
            "镇",
            "郡",
            "山",
            "区",
            "海峡",
            "半岛",
            "谷",
            "港",
        ]
        return self.syllables(2, 5) + self.random.choice(ends)

    def estate(self) -> str:
        brand = self.brand if self.random.random() < 0.5 else self.stem
        return brand() + self.pick("housing_ends")

    def chain(self) -> str:
        return (
            self.maybe(0.5, self.province())
            + self.city_short()
            + "市"
            + self.county()
            + self.maybe(0.5, self.township())
        )

    def place(self) -> str:
        return self.one(
            (4, self.city),
            (2, self.county),
            (1, self.township),
            (1, self.village),
            (2, self.road),
            (3, self.sight),
            (2, self.river),
            (1, self.hill),
            (1, self.island),
            (3, self.country),
            (4, self.foreign_city),
            (2, self.foreign_place),
            (2, self.of(dictionary_places())),
            (1, self.estate),
            (1, self.chain),
            (2, self.province),
            (1, self.of(foreign_places())),
            (0.3, lambda: self.pick("states_short")),
        )

    # Organisations

    def brand(self) -> str:
        first, second = lists()["brand_first"][0], lists()["brand_second"][0]

        def made():
            return self.random.choice(first) + self.random.choice(second)

        return self.one(
            (0.7, made),
            (0.15, lambda: self.syllables(2, 4)),
            (0.15, lambda: self.given() + self.given()[0]),
        )

    def company(self) -> str:
        return self.one(
            (4, lambda: self.pick("companies")),
            (1, lambda: self.pick("companies") + self.pick("company_ends")),
            (2, lambda: self.brand() + self.pick("industries")),
            (
                3,
                lambda: (
                    self.maybe(0.3, self.city_short())
                    + self.brand()
                    + self.maybe(0.5, self.pick("industries"))
                    + self.pick("company_ends")
                ),
            ),
            (
                1,
                lambda: (
                    f"{self.city_short()}市{self.brand()}{self.pick('industries')}{self.pick('company_ends')}"
                ),
            ),
            (
                1,
                lambda: (
                    self.syllables(2, 4)
                    + self.random.choice(["公司", "集团", "航空公司", "石油公司", "公司"])
                ),
            ),
            (1, lambda: self.pick("latin_organizations")),
            (0.5, self.bank),
        )

    def bank(self) -> str:
        def made():
            return (
                self.one((1, self.city_short), (1, self.brand), (1, lambda: self.syllables(2, 4)))
                + "银行"
            )

        return self.one((0.75, lambda: self.pick("banks")), (0.25, made))

    def bureau(self) -> str:
        area = self.one(
            (3, lambda: self.city_short() + "市"),
            (2, self.county),
            (1, self.province),
            (1, self.city),
            (3, lambda: self.random.choice(["市", "县", "区", "省"])),
        )
        return self.one(
            (0.75, lambda: area + self.pick("bureaus")), (0.25, lambda: self.pick("central"))
        )

    def school(self) -> str:
        def made():
            return self.one(
                (3, self.city_short),
                (1, self.province_short),
                (1, self.stem),
                (1, lambda: self.syllables(2, 4)),
            ) + self.pick("schools_ends")

        def full():
            return self.county() + self.stem() + self.random.choice(["小学", "中学", "中心小学"])

        return self.one((0.35, lambda: self.pick("universities")), (0.5, made), (0.15, full))

    def hospital(self) -> str:
        return self.one(
            (2, lambda: self.city_short() + self.maybe(0.6, "市")), (1, self.county)
        ) + self.pick("courts_and_hospitals")

    def institute(self) -> str:
        host = self.one(
            (1, lambda: "中国科学院"),
            (1, self.school),
            (1, self.province_short),
            (1, self.city_short),
        )
        return host + self.pick("research_fields") + self.pick("research")

    def club(self) -> str:
        return self.one(
            (6, lambda: self.pick("clubs")),
            (2, lambda: self.known_city_short() + self.pick("club_words")),
            (2, lambda: self.known_city_short() + "队"),
            (2, lambda: self.country() + "队"),
            (
                1,
                lambda: (
                    self.country()
                    + self.random.choice(
                        ["男篮", "女排", "男足", "女足", "女篮", "国奥队", "国家队"]
                    )
                ),
            ),
            (3, lambda: self.syllables(2, 5) + self.maybe(0.3, "队")),
        )

    def publisher(self) -> str:
        return self.one(
            (1, lambda: self.pick("publishers")), (1, lambda: self.city_short() + "出版社")
        )

    def medium(self) -> str:
        def made():
            return self.city_short() + self.random.choice(
                ["日报", "晚报", "电视台", "晨报", "早报", "商报"]
            )

        return self.one((0.75, lambda: self.pick("media")), (0.25, made))

    def army(self) -> str:
        def made():
            return self.random.choice("清明宋元魏蜀吴晋隋唐汉秦齐楚赵燕周梁陈辽金夏") + "军"

        return self.one(
            (0.6, lambda: self.pick("armies")),
            (0.2, made),
            (
                0.2,
                lambda: self.country() + self.random.choice(["军队", "海军", "陆军", "空军", "军"]),
            ),
        )

    def body(self) -> str:
        return self.one(
            (5, self.company),
            (3, self.bureau),
            (3, self.school),
            (2, self.club),
            (1, self.bank),
            (2, self.medium),
            (1, self.army),
            (1, self.hospital),
            (1, self.institute),
            (3, self.of(dictionary_bodies())),
            (1, lambda: self.pick("organizations_world")),
            (1, lambda: self.pick("parties")),
            (1, lambda: self.pick("latin_organizations")),
        )

    # What stands around names

    def number(self) -> str:
        value = self.random.randrange(1, 10 ** self.random.randint(1, 4))
        return self.one(
            (8, lambda: str(value)),
            (1, lambda: f"{value / 10:.1f}"),
            (1, lambda: self.random.choice("一二三四五六七八九十")),
        )

    def day(self) -> str:
        month, day = self.random.randint(1, 12), self.random.randint(1, 28)
        return self.one(
            (1, lambda: f"{month}月{day}日"),
            (1, lambda: f"{day}日"),
            (0.5, lambda: f"2{self.random.randint(0, 30):03}年{month}月{day}日"),
        )

    def year(self) -> str:
        return str(self.random.randint(1800, 2030))

    def work(self) -> str:
        size = self.random.randint(2, 5)
        return f"《{''.join(self.random.choices(common_characters(), k=size))}》"


SLOTS: dict[str, tuple[int | None, Callable[[Names], str]]] = {
    "人": (PERSON, Names.person),
    "华人": (PERSON, Names.chinese),
    "外人": (PERSON, Names.foreign),
    "拉丁人": (PERSON, Names.latin),
    "帝王": (PERSON, Names.ruler),
    "华名": (NONE, Names.given),
    "昵称": (PERSON, Names.familiar),
    "尊称": (PERSON, Names.addressed),
    "职称": (NONE, lambda n: n.pick("ranks")),
    "朝": (NONE, lambda n: n.pick("dynasties")),
    "地": (PLACE, Names.place),
    "国": (PLACE, Names.country),
    "国简": (PLACE, lambda n: n.pick("states_short")),
    "省": (PLACE, Names.province),
    "省字": (PLACE, lambda n: n.pick("provinces_short")),
    "省简": (PLACE, Names.province_short),
    "城": (PLACE, Names.city),
    "城简": (PLACE, Names.city_short),
    "县": (PLACE, Names.county),
    "县简": (PLACE, Names.county_short),
    "乡": (PLACE, Names.township),
    "村": (PLACE, Names.village),
    "路": (PLACE, Names.road),
    "景": (PLACE, Names.sight),
    "江河": (PLACE, Names.river),
    "山": (PLACE, Names.hill),
    "岛": (PLACE, Names.island),
    "海": (PLACE, lambda n: n.pick("seas")),
    "洲": (PLACE, lambda n: n.pick("continents")),
    "外城": (PLACE, Names.foreign_city),
    "外地": (PLACE, Names.foreign_place),
    "小区": (PLACE, Names.estate),
    "楼盘": (PLACE, Names.estate),
    "线路": (PLACE, lambda n: n.stem() + "线"),
    "机构": (ORGANIZATION, Names.body),
    "政府": (ORGANIZATION, Names.bureau),
    "公司": (ORGANIZATION, Names.company),
    "银行": (ORGANIZATION, Names.bank),
    "学校": (ORGANIZATION, Names.school),
    "医院": (ORGANIZATION, Names.hospital),
    "研究所": (ORGANIZATION, Names.institute),
    "球队": (ORGANIZATION, Names.club),
    "媒体": (ORGANIZATION, Names.medium),
    "出版社": (ORGANIZATION, Names.publisher),
    "军": (ORGANIZATION, Names.army),
    "国际组织": (ORGANIZATION, lambda n: n.pick("organizations_world")),
    "拉丁机构": (ORGANIZATION, lambda n: n.pick("latin_organizations")),
    "联赛": (NONE, lambda n: n.pick("leagues")),
    "基金": (ORGANIZATION, lambda n: n.pick("funds")),
    "股票": (ORGANIZATION, lambda n: n.brand() + n.pick("stocks_ends")),
    "政府部门": (ORGANIZATION, lambda n: n.pick("ministries")),
    "球队简": (ORGANIZATION, lambda n: n.pick("club_words")),
    "数": (NONE, Names.number),
    "日": (NONE, Names.day),
    "年": (NONE, Names.year),
    "作品": (NONE, Names.work),
}
