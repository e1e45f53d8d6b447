"""Chinese names of persons: a surname, one or two given-name characters, and what stands around."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from reader_app.analysis.entities.candidates import CERTAIN, Candidate, Source
from reader_app.analysis.entities.given_names import (
    NAMING_TAGS,
    given_score,
    person_candidate,
    possible_given,
)
from reader_app.analysis.entities.passage import Passage
from reader_app.analysis.entities.person_scores import (
    MOST_BEHIND,
    PAUSES,
    has_two_surnames,
    is_no_name,
    is_said,
    score_before,
    score_behind,
    with_given_name,
    word_score,
)
from reader_app.analysis.entities.person_shapes import find_shaped_names
from reader_app.analysis.entities.place_words import PLACE_TAG
from reader_app.analysis.entities.rarity import COMMON, NEVER_SEEN, rarity
from reader_app.analysis.entities.surroundings import Surroundings
from reader_app.analysis.entities.vocabulary import characters, words
from reader_app.analysis.entities.word_marks import SURNAMED

_MARKS = frozenset("，、；。）")
_NOT_IN_NAMES = frozenset("等的和与及在是了为任单会员级办")
# A candidate of this score is a name beside a sure one; up to the other it is none.
_FAIR, _LEAST = 0.5, 0.4
# 主任|邱映红|带着: what stands behind tells where the name ends, however it was cut.
_CUT_BY_VERB = 0.9
_LONGEST_WORD = 4


def find_persons(passage: Passage, around: Surroundings) -> list[Candidate]:
    """Stretches that may be Chinese names, each with a score; they may overlap."""
    found = [*find_shaped_names(passage, around), *_like_places(passage, around)]
    found += _like_states(passage, around)
    found += _between_post_and_pause(passage, around)
    found += _of_any_people(passage, around)
    for start, index in _possible_starts(passage, around):
        if best := _best_at(passage, start, index, around):
            found.append(best)
    found += [longer for one in found if (longer := _with_last(passage.text, one))]
    return _coordinated(passage.text, found)


def _with_last(text: str, one: Candidate) -> Candidate | None:
    """书记|邵廷和、: before a mark 和 joins nothing, so that it is the last of the name."""
    closed = one.length == 2 and text[one.end : one.end + 1] == "和"
    if not closed or text[one.end + 1 : one.end + 2] not in PAUSES:
        return None
    return person_candidate(one.start, one.end + 1, one.score)


def _between_post_and_pause(passage: Passage, around: Surroundings) -> Iterator[Candidate]:
    """主任|花向荣，: three characters between a post and a pause, the first a surname by itself."""
    text, surnames = passage.text, characters("surnames")
    for start in around.posts:
        end = start + 3
        if text[end : end + 1] not in _MARKS or text[start : start + 1] not in surnames:
            continue
        index = passage.word_at(start)
        alone = passage.starts[index] == start and len(passage.words[index]) == 1
        rest = passage.tag_of(start + 1, end)
        if alone and rest and rest[0] in "nva" and _NOT_IN_NAMES.isdisjoint(text[start:end]):
            yield person_candidate(start, end)._replace(source=Source.MARKED)


def _like_places(passage: Passage, around: Surroundings) -> Iterator[Candidate]:
    """书记|贺兰舟: a name behind a post of which a place's short form is but the beginning."""
    text, surnames = passage.text, characters("surnames")
    for start in around.posts:
        if text[start : start + 2] in words("compound_surnames"):
            short = is_said(text, start + 3) or not text[start + 3 : start + 4].isalpha()
            end = start + 3 if short else start + 4
            given = text[start + 2 : end].isalpha()
            if given and (is_said(text, end) or text[end : end + 1] in PAUSES):
                yield person_candidate(start, end)._replace(source=Source.MARKED)  # 书记|南宫翠微
                continue
        if start not in passage.borders or text[start : start + 1] not in surnames:
            continue
        index, end = passage.word_at(start), start + 3
        if passage.tags[index] != PLACE_TAG or len(passage.words[index]) != 2:
            continue
        if is_said(text, start + 2) and possible_given(text[start + 1 : start + 2]):
            # 副市长|贝宁|主持: what is said of persons follows the whole word.
            yield person_candidate(start, start + 2)._replace(source=Source.MARKED)
            continue
        closed = text[end : end + 1] in PAUSES or end == len(text) or is_said(text, end)
        if closed and possible_given(text[start + 1 : end]):
            yield person_candidate(start, end)._replace(source=Source.MARKED)


# 韩国|新总统: what stands between a state and its post is no given name.
_NOT_GIVEN = frozenset("新前女原老大总副各军队人籍首现旧男")


def _like_states(passage: Passage, around: Surroundings) -> Iterator[Candidate]:
    """韩国瑜|表示: a surname and a given name of which the first two characters are a place."""
    text, surnames = passage.text, characters("surnames")
    for index in passage.places:
        start, end = passage.starts[index], passage.starts[index] + 3
        if len(passage.words[index]) != 2 or text[start] not in surnames:
            continue
        told = end in around.followed or text[end : end + 2] in words("sayings")
        given = text[start + 1 : end]
        told = told and len(given) == 2 and given[1] not in _NOT_GIVEN and possible_given(given)
        if told and rarity(text[start:end]) > COMMON and rarity(given) > COMMON:
            yield person_candidate(start, end)._replace(source=Source.MARKED)


def _of_any_people(passage: Passage, around: Surroundings) -> Iterator[Candidate]:
    """副局长|岩罕|说: a word never seen between a post and what persons say."""
    text, sayings = passage.text, words("sayings")
    for start in around.posts:
        if start not in passage.borders or start >= len(text):
            continue
        index = passage.word_at(start)
        word, end = passage.words[index], passage.end_of(index)
        said = text[end : end + 2] in sayings or text[end : end + 1] in sayings
        shaped = 2 <= len(word) <= _LONGEST_WORD and word.isalpha() and not word.isascii()
        if said and shaped and passage.tags[index] != PLACE_TAG and rarity(word) >= NEVER_SEEN:
            yield person_candidate(start, end)


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
            candidate = person_candidate(candidate.start, candidate.end)
        if candidate.score >= CERTAIN:
            sure = candidate
        result.append(candidate)
    return result


def _next_in_list(text: str, one: Candidate, two: Candidate) -> bool:
    first, second = sorted((one, two), key=_at)
    gap = text[first.end : second.start] if second.start - first.end < 3 else ""
    return gap == "、" or (bool(gap) and not gap.strip())


def _possible_starts(passage: Passage, around: Surroundings) -> Iterator[tuple[int, int]]:
    """Where a surname stands that may open a name, with the index of its word."""
    text, all_words, tags, starts = passage.text, passage.words, passage.tags, passage.starts
    surnames, compound, told_by = characters("surnames"), words("compound_surnames"), _told_by()
    for index in passage.marked(SURNAMED):
        word, tag, start = all_words[index], tags[index], starts[index]
        if tag == PLACE_TAG or (
            word[0] not in surnames and text[start : start + 2] not in compound
        ):
            continue
        # Two in three surnames at the start of a word belong to a common word (高度, 任务). Without
        # a post or an announcement before it, such a name needs three characters and what is said
        # of persons behind, to reach a score that counts.
        if (
            len(word) == 1
            or tag in NAMING_TAGS
            or (len(word) <= 3 and text[start + 3 : start + 4] in told_by)
            or (len(word) <= 3 and start + 3 in around.followed)
            or start in around.posts
            or start in around.announced
            or text[start : start + 2] in compound
        ):
            yield start, index
    for start in around.posts:
        if start not in passage.borders and text[start : start + 1] in surnames:
            yield start, passage.word_at(start)


@cache
def _told_by() -> frozenset[str]:
    """The first characters of what tells most behind a name."""
    return frozenset({"同"}) | {word[0] for word in words("sayings")}


def _best_at(passage: Passage, start: int, index: int, around: Surroundings) -> Candidate | None:
    """The likeliest name that begins at ``start``, in the word at ``index``."""
    text, told = passage.text, start in around.posts
    if told and has_two_surnames(passage, start):
        return person_candidate(start, start + 4)
    compound = text[start : start + 2] in words("compound_surnames")
    before = score_before(passage, start, index, around)
    best: Candidate | None = None
    for size in (3, 4, 2) if compound else (2, 3):
        end = start + size
        given = text[start + (2 if compound and size > 2 else 1) : end]
        likely = given_score(given)
        if end > len(text) or likely is None:
            continue
        score = word_score(passage, index, start, end)
        if not told and score + likely + before + MOST_BEHIND < _LEAST:
            continue  # before all that takes longer to ask
        score = with_given_name(passage, start, end, given, score, told) + likely
        if told and size == 3 and is_said(text, end) and not is_said(text, end - 1):
            score += _CUT_BY_VERB
        score = round(score + before + score_behind(passage, start, end, around), 3)
        if score <= _LEAST or is_no_name(passage, start, end, around):
            continue
        if best is None or score >= best.score:
            best = person_candidate(start, end, score)
    return best
