"""Chinese names of persons: a surname, one or two given-name characters, and what stands around."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from reader_app.analysis.entities.candidates import CERTAIN, Candidate, Source
from reader_app.analysis.entities.gazetteer import known_bodies
from reader_app.analysis.entities.openings import SURNAMES
from reader_app.analysis.entities.passage import BREAK, Passage
from reader_app.analysis.entities.place_words import PLACE_TAG
from reader_app.analysis.entities.rarity import COMMON, NEVER_SEEN, rarity
from reader_app.analysis.entities.titles import title_pattern
from reader_app.analysis.entities.vocabulary import characters, tried_at, words
from reader_app.analysis.findings import EntityKind

NAME_TAGS = frozenset({"nr", "nrt", "nrfg"})
# Tags of words that may be a name as a whole.
_NAMING_TAGS = NAME_TAGS | {"x", "nz"}
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_ALL_CHINESE = re.compile(r"[\u4e00-\u9fff]*")
_PAUSES = frozenset(BREAK + "，。、；：:,.;！？!?（）()“”\"'《》〈〉【】[]—…·") | {
    blank for blank in map(chr, range(0x3001)) if blank.isspace()
}
# Posts that stand for a name behind a surname (联系人：赵主任), and end a name elsewhere.
_POLITE = ("主任", "经理", "科长", "医生", "大夫", "工")
_NUMERALS = "两二三四五六七八九十"
# Below this rarity a word is so common that it is no name even where its characters are spread.
_EVERYDAY = 8.0
# The weights of the signs that a stretch is a name; a sum of CERTAIN needs no further evidence.
_ONE_NAME_WORD, _ONE_LONG_NAME_WORD = 0.75, 0.9
_ONE_UNKNOWN_WORD, _OTHER_WORD = 0.5, -0.6
_MIDDLE_OF_NAME = frozenset("有如为可能应会必")
# Given names whose first character joins words elsewhere (苏和平).
_WORDS_AS_NAMES = frozenset({"和平", "和生", "和林", "与时", "立和"})
_ADVERBS = frozenset("今昨则也都还就却仍均曾亦便又再正")
_FAIR, _ORPHAN = 0.5, -0.3
_AMBIGUOUS = 0.1
_SYLLABLES, _RARE_GIVEN = 0.1, 0.25
_SURNAME_WORD, _PART_OF_NAME_WORD, _CUT = 0.3, 0.35, -0.5
_COMMON_GIVEN, _UNCOMMON_GIVEN = 0.15, -0.05
_AFTER_PARTICLE = 0.1
_BEFORE_NAME = frozenset("的由和与及是对向让被把给同跟")
_AFTER_ROLE, _BEFORE_SAYING = 0.45, 0.4
_BEFORE_COMRADE, _AFTER_ALL, _COMMON_REST = 0.6, -0.6, -0.4
# What happens at a place, behind its name.
_HAPPENS = re.compile(
    "举行|召开|举办|开幕|闭幕|逝世|病逝|去世|出生|落地|启动|签署|签约|成立|发布|揭晓|揭牌|开工"
)
_WHERE = -0.6
_QUOTED, _OPENING, _CLOSING = -0.6, ("“", "「", "‘"), ("”", "」", "’")
_AFTER_TITLE, _BEFORE_TITLE, _BEFORE_VERB, _AT_PUNCTUATION = 0.6, 0.4, 0.25, 0.15
# The most that what stands behind a name adds; and the sum from which on it is a candidate.
_MOST_BEHIND, _LEAST = _BEFORE_COMRADE, 0.4


def _person(start: int, end: int, score: float = CERTAIN) -> Candidate:
    return Candidate(start, end, EntityKind.PERSON, score)


@cache
def _vague() -> re.Pattern[str]:
    surnames = "".join(sorted(characters("surnames")))
    return re.compile(
        rf"[{surnames}](?:某某|某[\u4e00-\u9fff]?(?=[，。、；：（）(),;因于系在与和的驾等\s]|某)|某|女士|先生|老师|(?:主任|经理|科长|医生|大夫|工)(?![\u4e00-\u9fff])|氏夫妇|小姐|师傅|阿姨|大爷|大妈|奶奶|爷爷|老汉)"
    )


@dataclass(frozen=True)
class Surroundings:
    """Where words that announce or follow a name end and start."""

    posts: frozenset[int]
    announced: frozenset[int]
    followed: frozenset[int]

    def tells(self, start: int) -> bool:
        """Whether a post or an announcement ends where a name starts."""
        return start in self.posts or start in self.announced


def surroundings(passage: Passage, titles: list[tuple[int, int]]) -> Surroundings:
    roles = passage.words_of("role_nouns")
    before = passage.words_of("name_announcers")
    return Surroundings(
        frozenset(_after_gap(passage.text, end) for _, end in titles),
        frozenset(
            _after_gap(passage.text, end)
            for start, end in (*roles, *before)
            if start in passage.borders or end in passage.borders
        ),
        frozenset(start for start, _ in (*titles, *roles)),
    )


def _after_gap(text: str, end: int) -> int:
    """Past the blanks and the colon between an announcement and a name (记者　李晓)."""
    while end < len(text) and text[end] in "：: 　":
        end += 1
    return end


def find_persons(passage: Passage, around: Surroundings) -> list[Candidate]:
    """Stretches that may be Chinese names, each with a score; they may overlap."""
    found = [
        *_vague_names(passage),
        *_spaced_names(passage.text),
        *_spaced_after_posts(passage.text, around.posts),
        *_rulers(passage),
        *_japanese(passage),
    ]
    for start, index in _possible_starts(passage, around):
        if best := _best_at(passage, start, index, around):
            found.append(best)
    return _coordinated(passage.text, found)


def _coordinated(text: str, found: list[Candidate]) -> list[Candidate]:
    """A fair candidate in one list with a sure name is a name (孙书申、张德民、任国军)."""
    best: dict[int, Candidate] = {}
    for candidate in sorted(found, key=lambda c: (c.score, c.length)):
        best[candidate.start] = candidate
    forward = _raised(text, sorted(best.values(), key=_at))
    raised = _raised(text, forward[::-1])
    return [*found, *(c for c in raised if c is not best[c.start])]


def _at(candidate: Candidate) -> int:
    return candidate.start


def _raised(text: str, ordered: list[Candidate]) -> list[Candidate]:
    """The candidates, those made sure that 、 alone parts from a sure one before them."""
    result: list[Candidate] = []
    sure: Candidate | None = None
    for candidate in ordered:
        if sure and _FAIR <= candidate.score < CERTAIN and _next_in_list(text, sure, candidate):
            candidate = _person(candidate.start, candidate.end)
        if candidate.score >= CERTAIN:
            sure = candidate
        result.append(candidate)
    return result


def _next_in_list(text: str, one: Candidate, two: Candidate) -> bool:
    first, second = sorted((one, two), key=_at)
    gap = text[first.end : second.start] if second.start - first.end < 3 else ""
    return gap == "、" or (bool(gap) and not gap.strip())


def _vague_names(passage: Passage) -> Iterator[Candidate]:
    for match in _vague().finditer(passage.text):
        before = passage.text[match.start() - 1 : match.start()]
        if match[0].endswith(_POLITE) and _CHINESE.match(before):
            continue
        if match.start() in passage.borders or match[0][1] == "某":
            yield _person(*match.span())


# What each such name has behind a surname of one, two or four characters.
_OF_SPACED = re.compile("[ 　]{1,2}[\u4e00-\u9fff]")


@cache
def _spaced() -> re.Pattern[str]:
    surnames = "".join(sorted(characters("surnames")))
    compound = "|".join(sorted(words("compound_surnames")))
    return re.compile(
        rf"(?<![\u4e00-\u9fff])(?:[{surnames}]|{compound})[ 　]{{1,2}}[\u4e00-\u9fff]"
        rf"(?=同志|[任为等的和与及]|[{_NUMERALS}]+[名位人]|[^\u4e00-\u9fff]|$)"
    )


def _spaced_names(text: str) -> Iterator[Candidate]:
    """李　明: names of two characters that are spread to the width of three."""
    gaps = [match.start() for match in _OF_SPACED.finditer(text)]
    starts = sorted({gap - size for gap in gaps for size in (1, 2, 4) if gap >= size})
    for match in tried_at(starts, _spaced(), text):
        closed = match[0].replace(" ", "").replace("　", "")
        spread_word = closed in words("title_heads") or rarity(closed) < _EVERYDAY
        if not spread_word and match[0][-1] not in characters("never_in_given_names"):
            yield _person(*match.span())


_SPACED_REST = re.compile("[ 　]{1,2}[\u4e00-\u9fff](?=[^\u4e00-\u9fff]|主持|出席|作|等|$)")


def _spaced_after_posts(text: str, posts: frozenset[int]) -> Iterator[Candidate]:
    """检察长|路　瑶: the same right behind a post."""
    for start in posts if " " in text or "　" in text else ():
        surname = text[start : start + 1] in characters("surnames")
        if surname and (rest := _SPACED_REST.match(text, start + 1)):
            yield Candidate(start, rest.end(), EntityKind.PERSON, source=Source.MARKED)


@cache
def _famous() -> frozenset[str]:
    return words("rulers") | words("foreign_given_names")


def _rulers(passage: Passage) -> Iterator[Candidate]:
    known = _famous()
    if known.isdisjoint(passage.words):
        return
    for word, start in zip(passage.words, passage.starts, strict=True):
        if word in known:
            yield _person(start, start + len(word))


def _japanese(passage: Passage) -> Iterator[Candidate]:
    """A Japanese surname, then a given name of one to three characters up to the next word."""
    for start, middle in passage.words_of("japanese_surnames"):
        if start not in passage.borders:
            continue
        for size in (2, 1, 3):
            end = middle + size
            given = passage.text[middle:end]
            fits = len(given) == size and end in passage.borders and _possible_given(given)
            fits = fits and given not in words("sayings")
            if fits and any(t in NAME_TAGS | {"x", "ns"} for t in passage.tags_of(start, end)):
                yield _person(start, end, CERTAIN if size == 2 else 0.9)
                break


def _possible_starts(passage: Passage, around: Surroundings) -> Iterator[tuple[int, int]]:
    """Where a surname stands that may open a name, with the index of its word."""
    surnames, compound = characters("surnames"), words("compound_surnames")
    text, tags, borders = passage.text, passage.tags, passage.borders
    for start in passage.openings[SURNAMES]:
        if start not in borders:
            continue
        index = passage.word_at(start)
        if tags[index] == PLACE_TAG or (
            text[start] not in surnames and text[start : start + 2] not in compound
        ):
            continue
        if not _is_hopeless(passage, start, index, around):
            yield start, index
    for start in around.posts:
        if start not in passage.borders and text[start : start + 1] in surnames:
            yield start, passage.word_at(start)


def _is_hopeless(passage: Passage, start: int, index: int, around: Surroundings) -> bool:
    """Whether a name that opens with a common word (高度, 任务) can reach no score that counts.

    Two in three surnames at the start of a word are of this kind. Without a post or an
    announcement before it, such a name needs three characters and what is said of persons behind.
    """
    size, end = len(passage.words[index]), start + 3
    if size == 1 or passage.tags[index] in _NAMING_TAGS or around.tells(start):
        return False
    text = passage.text
    if text[start : start + 2] in words("compound_surnames"):
        return False
    return size > 3 or (end not in around.followed and text[end : end + 1] not in _told_by())


@cache
def _told_by() -> frozenset[str]:
    """The first characters of what tells most behind a name."""
    return frozenset({"同"}) | {word[0] for word in words("sayings")}


def _best_at(passage: Passage, start: int, index: int, around: Surroundings) -> Candidate | None:
    """The likeliest name that begins at ``start``, in the word at ``index``."""
    text, told = passage.text, start in around.posts
    if told and _has_two_surnames(passage, start):
        return _person(start, start + 4)
    compound = text[start : start + 2] in words("compound_surnames")
    before = _score_before(passage, start, index, around)
    best: Candidate | None = None
    for size in (3, 4, 2) if compound else (2, 3):
        end = start + size
        given = text[start + (2 if compound and size > 2 else 1) : end]
        if end > len(text) or not _possible_given(given):
            continue
        score = _word_score(passage, index, start, end)
        if not told and score + _given_score(given) + before + _MOST_BEHIND < _LEAST:
            continue  # nine in ten, before all that takes longer to ask
        score = _with_given_name(passage, start, end, given, score, told)
        score = round(score + before + _score_behind(passage, start, end, around), 3)
        if score <= _LEAST or _is_no_name(passage, start, end, around):
            continue
        if best is None or score >= best.score:
            best = _person(start, end, score)
    return best


_DEICTIC = re.compile(
    "本(?:院|人|公司|局|行|市|县|省|区|校|厂|站|报|网|台|次|级|年|月|周|地|案|法)"
)
# 熙宁三年: the years of a reign.
OF_REIGN = re.compile("[元一二三四五六七八九十廿]{1,4}年(?!级|[以之]?[前后来间内])")


def _has_two_surnames(passage: Passage, start: int) -> bool:
    """林郑|月娥: a wife's name behind her husband's, where the fourth character ends a word."""
    text, surnames = passage.text, characters("surnames")
    if text[start] not in surnames or text[start + 1 : start + 2] not in surnames:
        return False
    given = text[start + 2 : start + 4]
    named = start + 1 in passage.borders or passage.tags[passage.word_at(start)] in NAME_TAGS
    if not named or len(given) < 2 or not _ALL_CHINESE.fullmatch(given):
        return False
    if start + 4 not in passage.borders:
        return False
    last = given[1]
    if passage.tags[passage.word_at(start + 3)][0] in "vpdcurfmtq":
        return False  # 蒋云生|带
    return last not in _ADVERBS | _BEFORE_NAME | words("outside_names") and not _is_said(
        text, start + 3
    )


def _is_no_name(passage: Passage, start: int, end: int, around: Surroundings) -> bool:
    text = passage.text
    if text[start + 1] == "本" and _DEICTIC.match(text, start + 1):
        return True  # 向|本院
    if start not in around.posts and OF_REIGN.match(text, end):
        return True
    if text[start:end] in words("not_persons"):
        closed = end == len(text) or text[end] in _PAUSES or _is_said(text, end)
        return not (start in around.posts and closed)  # 秘书长严冬出席
    if text[start:end] in known_bodies():
        return True  # 西门子
    if text[start] == "任" and title_pattern().match(text, start + 1):
        return True  # 任|副主任
    return text[start:end] in words("area_bodies")


@cache
def _followers() -> frozenset[str]:
    return words("sayings") | words("name_followers")


def _is_said(text: str, end: int) -> bool:
    following = _followers()
    return text[end : end + 2] in following or text[end : end + 1] in following


@lru_cache(maxsize=65_536)
def _possible_given(given: str) -> bool:
    never = characters("never_in_given_names")
    if len(given) == 2 and (given[0] in _MIDDLE_OF_NAME or given in _WORDS_AS_NAMES):
        given = given[1]  # 张有为 is a name, 张为 with a verb behind it is none
    return never.isdisjoint(given) and _ALL_CHINESE.fullmatch(given) is not None


@lru_cache(maxsize=65_536)
def _given_score(given: str) -> float:
    common = characters("given_name_characters")
    return sum(_COMMON_GIVEN if c in common else _UNCOMMON_GIVEN for c in given)


def _with_given_name(
    passage: Passage, start: int, end: int, given: str, score: float, told: bool
) -> float:
    """What the characters of a name say, added to what its words say (``score``).

    ``told`` says that a post stands before it, which outweighs how the words were cut.
    """
    if told and end in passage.borders and not _is_common(passage, start, end):
        score = max(score, _SURNAME_WORD)
    score += _given_score(given)
    if not told and passage.text[start] in characters("ambiguous_surnames"):
        score -= _AMBIGUOUS if passage.tag_of(start, end) in NAME_TAGS else 3 * _AMBIGUOUS
        if len(given) == 2 and rarity(given) < COMMON:
            score += _COMMON_REST  # 强|降雨, 高|水平
    return score


def _given_words(passage: Passage, index: int, end: int) -> float:
    """What the words after a surname say for a given name: rare words or syllables do most."""
    rest = []
    while index < len(passage.words) and passage.starts[index] < end:
        rest.append(index)
        index += 1
    if any(passage.tags[i] == PLACE_TAG for i in rest):
        return -0.3
    if len(rest) > 1:
        return _SYLLABLES
    word = passage.words[rest[0]] if rest else ""
    if len(word) < 2:
        return 0.0
    return _RARE_GIVEN if rarity(word) > COMMON + 1 else 0.0


def _is_common(passage: Passage, start: int, end: int) -> bool:
    tag = passage.tag_of(start, end)
    return bool(tag) and tag not in NAME_TAGS and rarity(passage.text[start:end]) < COMMON


def _word_score(passage: Passage, index: int, start: int, end: int) -> float:
    """How well the words that jieba cut agree with a name at this span."""
    if passage.starts[index] != start:
        return _CUT
    word, tag = passage.words[index], passage.tags[index]
    stop = start + len(word)
    if stop == end:
        if tag in NAME_TAGS:
            return _ONE_NAME_WORD if end - start == 2 else _ONE_LONG_NAME_WORD
        return _ONE_UNKNOWN_WORD if tag in {"x", "nz"} else _OTHER_WORD
    if stop > end:
        return _PART_OF_NAME_WORD if tag in NAME_TAGS else _CUT - 0.3
    cut = 0.0 if end in passage.borders or _cuts_nonsense(passage, end) else _CUT
    if len(word) == 1 or word in words("compound_surnames"):
        rest = _given_words(passage, index + 1, end) if not cut else 0.0
        return _SURNAME_WORD + cut + rest + (0.1 if tag in NAME_TAGS else 0.0)
    return (_PART_OF_NAME_WORD if tag in NAME_TAGS else -0.3) + cut


def _cuts_nonsense(passage: Passage, end: int) -> bool:
    """Whether ``end`` lies in a stretch that is no known word (曹馨|文为), a wrong cut."""
    index = passage.word_at(end)
    rest = passage.text[end : passage.end_of(index)]
    return rest in words("name_followers") or rarity(passage.words[index]) > NEVER_SEEN


def _leaves_one_character(text: str, end: int) -> bool:
    """Whether a single character would be left over before a pause (刘海|亮、)."""
    if end >= len(text) or not "\u4e00" <= text[end] <= "\u9fff" or _is_said(text, end):
        return False
    if text[end + 1 : end + 2] in _ADVERBS and text[end] in characters("given_name_characters"):
        return True
    return end + 1 == len(text) or text[end + 1] in _PAUSES


def _score_before(passage: Passage, start: int, index: int, around: Surroundings) -> float:
    """What stands before a name says for it."""
    if start in around.posts:
        return _AFTER_TITLE
    if start in around.announced:
        return _AFTER_ROLE
    before = passage.text[start - 1] if start else BREAK
    if before in _PAUSES:
        return _AT_PUNCTUATION
    if before in _BEFORE_NAME:
        return _AFTER_PARTICLE
    word = passage.words[index - 1 if passage.starts[index] == start else index]
    return _AFTER_ALL if word in words("before_groups") else 0.0


def _score_behind(passage: Passage, start: int, end: int, around: Surroundings) -> float:
    """What stands behind a name says for it, or against it, seen with what stands before."""
    text, score = passage.text, 0.0
    before, behind = text[start - 1 : start], text[end : end + 1] or BREAK
    if before in _OPENING and behind in _CLOSING:
        score += _QUOTED  # 台风“海燕”
    if before == "在" and _HAPPENS.match(text, end) and not around.tells(start):
        score += _WHERE  # 在岑阳举行
    if _leaves_one_character(text, end):
        return score + _ORPHAN
    if text.startswith("同志", end):
        return score + _BEFORE_COMRADE
    if end in around.followed:
        return score + _BEFORE_TITLE
    if behind in _PAUSES:
        return score + _AT_PUNCTUATION
    if behind in words("sayings") or text[end : end + 2] in words("sayings"):
        return score + _BEFORE_SAYING
    followed = behind in words("name_followers") or text[end : end + 2] in words("name_followers")
    return score + _BEFORE_VERB if followed else score
