"""Search: every query finds every document that contains it, however it is written."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import apsw
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader_app.errors import CancelledError
from reader_app.library.importer import ImportResult, import_paths
from reader_app.library.library import Library
from reader_app.library.search import engine, index_file, segments, writing
from reader_app.library.search.codes import codes_of, fold_codes
from reader_app.library.search.fields import Field
from reader_app.library.search.folding import fold
from reader_app.library.search.grammar import parse
from reader_app.library.search.query import (
    Both,
    Either,
    Leaf,
    Near,
    Node,
    Pattern,
    Without,
    Words,
)
from reader_app.library.search.snippets import Hit, find, snippets

from .conftest import Add, Write, quick_analysis

# Few characters, so that they meet often: variants, widths, cases, blanks, marks, beyond the BMP.
ALPHABET = '检查檢查问题問題发发髮aAａ1１·，,。“”"　 \n𠮷😀'
# What queries are made of besides: the operators' own characters.
OPERATORS = [
    "*",
    "?",
    "-",
    "(",
    ")",
    " OR ",
    " AND ",
    " NOT ",
    "NEAR(检 题, 3)",
    '"',
    "title:",
    "标题：",
]


def some_texts() -> list[str]:
    """Two hundred texts of those characters, the same in every run."""
    draw = random.Random(11)
    return ["".join(draw.choices(ALPHABET, k=draw.randint(1, 40))) for _ in range(200)]


TEXTS = some_texts()
PIECES = st.builds(
    lambda text, start, length: text[start : start + length],
    st.sampled_from(TEXTS),
    st.integers(0, 30),
    st.integers(1, 6),
)
QUERIES = st.lists(PIECES | st.sampled_from(OPERATORS), min_size=1, max_size=5).map("".join)


class Corpus(NamedTuple):
    """A library of the texts; the folded title and text of each document."""

    library: Library
    texts: dict[int, str]
    folded: dict[int, dict[Field, str]]


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Corpus]:
    folder = tmp_path_factory.mktemp("corpus")
    for number, text in enumerate(TEXTS):
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    with Library.open(folder / "home") as library:
        import_paths(library, sorted(folder.glob("*.txt")), analyzer=None)
        rows = library.documents()
        texts = {row.id: library.load(row.id).text for row in rows}
        folded = {
            row.id: {Field.TITLE: fold(row.display_title), Field.TEXT: fold(texts[row.id])}
            for row in rows
        }
        yield Corpus(library, texts, folded)


def look_through(node: Node | None, fields: dict[Field, str]) -> bool:
    """Whether a document matches, found without any index."""
    match node:
        case None:
            return False
        case Both(parts):
            return all(look_through(part, fields) for part in parts)
        case Either(parts):
            return any(look_through(part, fields) for part in parts)
        case Without(part):
            return not look_through(part, fields)
        case Words() | Pattern() | Near():
            values = [v for f, v in fields.items() if node.field in (None, f)]
            return any(contains(node, value) for value in values)
    raise AssertionError(node)


def contains(leaf: Leaf, value: str) -> bool:
    match leaf:
        case Words(text):
            return text in value
        case Pattern(pieces, gaps):
            parts = [re.escape(pieces[0])]
            for gap, piece in zip(gaps, pieces[1:], strict=True):
                parts += [f".{{{gap.least},{gap.most}}}", re.escape(piece)]
            return re.search("".join(parts), value, re.DOTALL) is not None
        case Near(words, distance):
            first, *others = ([*occurrences(value, word)] for word in words)
            return any(
                all(any(c - b <= distance and a - d <= distance for c, d in o) for o in others)
                for a, b in first
            )
    raise AssertionError(leaf)


def occurrences(value: str, word: str) -> Iterator[tuple[int, int]]:
    for at in range(len(value) - len(word) + 1):
        if value.startswith(word, at):
            yield at, at + len(word)


@settings(max_examples=400)
@given(query=PIECES | st.builds("{} {}".format, PIECES, PIECES))
def test_every_word_finds_every_text_that_contains_it(corpus: Corpus, query: str) -> None:
    query = query.replace('"', "")
    wanted = [word for part in query.split() if (word := fold(part).strip("\u3000"))]
    expected = {
        number
        for number, fields in corpus.folded.items()
        if wanted and all(any(word in field for field in fields.values()) for word in wanted)
    }
    page = corpus.library.search(query, limit=1000)
    assert {hit.document for hit in page.hits} == expected
    assert page.total == len(expected)
    for hit in page.hits:
        if hit.start is not None:
            assert fold(corpus.texts[hit.document][hit.start : hit.end]) in wanted


@settings(max_examples=600, suppress_health_check=[HealthCheck.too_slow])
@given(query=QUERIES)
def test_operators_equal_looking_through_every_text(corpus: Corpus, query: str) -> None:
    node = parse(query).node
    expected = {id for id, fields in corpus.folded.items() if look_through(node, fields)}
    page = corpus.library.search(query, limit=1000)
    assert {hit.document for hit in page.hits} == expected
    assert page.total == len(expected)


@given(st.text(st.characters()))
def test_folding_keeps_places_and_folds_once(text: str) -> None:
    folded = fold(text)
    assert "".join(map(chr, fold_codes(codes_of(text)))) == folded
    assert len(folded) == len(text)
    assert fold(folded) == folded
    assert not any(character <= "\x7f" for character in folded)
    folded.encode("utf-8")


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("發現問題", "发现问题"),
        ("头发很长", "頭髮"),
        ("ＧＤＰ增长", "gdp"),
        ("gdp增长", "ＧＤＰ"),
        ("群衆爲本", "群众为本"),
        ("羣眾", "群众"),
        ("公佈旅遊辦法", "公布旅游办法"),
        ("委託佔用一週", "委托占用一周"),
        ("姪子啣命開砲", "侄子衔命开炮"),
        ("煖瓶盌碟，妳説", "暖瓶碗碟，你说"),
        ("讚揚託管，鑑定糰粉", "赞扬托管，鉴定团粉"),
        ("增长8.5%", "８．５％"),
        ("“0506”疫情", "“0506”疫情"),
        ("𠮷野家", "𠮷"),
        ("两 字", '"两 字"'),
        ("一行\n下一行", '"一行 下一行"'),
    ],
)
def test_one_thing_written_in_two_ways_is_found(
    library: Library, add: Add, written: str, asked: str
) -> None:
    number = add(f"前文{written}后文")
    assert [hit.document for hit in library.search(asked).hits] == [number]


@pytest.mark.parametrize("pair", ["奶妳", "他牠", "彷仿", "泡砲", "歌哥", "粘黏", "佑右"])
def test_everyday_characters_of_another_meaning_stay_apart(pair: str) -> None:
    one, other = map(fold, pair)
    assert one != other


def test_blanks_part_terms_that_must_all_occur(library: Library, add: Add) -> None:
    both = add("检查组发现问题三处", "a.txt")
    add("检查组没有发现异常", "b.txt")
    for query in ("检查 问题", "检查　问题", "问 检查", "题 问"):
        assert [hit.document for hit in library.search(query).hits] == [both]


def test_a_hit_says_what_was_found_in_its_text(library: Library, add: Add) -> None:
    add("防汛通报\n防汛與防漏演練，各地演练。来源在外：ABC", "a.txt")
    for query, words in {
        "abc 演练": {fold("abc"), "演练"},
        "防?演": {"防?演"},
        "防*?练": {"防?*练"},
        "NEAR(各地 演练, 3)": {"演练", "各地"},
        "通报 -没有": {"通报"},
        "title:防汛": set(),
    }.items():
        (hit,) = library.search(query).hits
        assert set(hit.words) == words, query


def test_a_phrase_stands_together(library: Library, add: Add) -> None:
    add("red tape", "a.txt")
    add("tape red", "b.txt")
    assert library.search("red tape").total == 2
    assert library.search('"red tape"').total == 1


@pytest.mark.parametrize(
    "query",
    [
        '"',
        '"检查',
        'a"b"c"',
        "AND",
        "NOT 检查 OR",
        "body:检",
        "*",
        "^检",
        "(",
        "检*",
        "-",
        "{检} : 查",
    ],
)
def test_what_looks_like_a_command_is_searched_as_it_is(
    library: Library, add: Add, query: str
) -> None:
    add("没有符号的一段话")
    assert library.search(query).total == 0
    number = add(f"写着{query}的一段话", "b.txt")
    assert [hit.document for hit in library.search(query).hits] == [number]


@pytest.mark.parametrize("query", ["\ud83d", "检查 \ud83d", "source:=\ud83d", "collection:\ud83d"])
def test_half_a_character_finds_nothing_and_breaks_nothing(
    library: Library, add: Add, query: str
) -> None:
    add("检查发现问题😀")
    assert library.search(query).total == 0


@pytest.mark.parametrize("query", ["", " ", "　", '""', '" "'])
def test_an_empty_query_finds_nothing(library: Library, add: Add, query: str) -> None:
    add()
    assert library.search(query).hits == ()


def test_a_title_weighs_more_than_a_text(library: Library, add: Add) -> None:
    mentioned = add("春耕备耕简报\n" + "各地落实防汛责任。\n" * 3, "a.txt")
    named = add("防汛简报\n" + "各地落实春耕责任。\n" * 3, "b.txt")
    assert [hit.document for hit in library.search("防汛").hits] == [named, mentioned]


def test_a_hit_is_shown_in_its_surroundings(library: Library, add: Add) -> None:
    text = "开头。" + "铺垫一句话，" * 20 + "\n检查发现檢查问题。" + "收尾一句话，" * 20
    number = add(text)
    (hit,) = library.search("问题").hits
    assert hit.start is not None
    assert text[hit.start : hit.end] == "问题"
    assert "\n" not in hit.snippet
    assert text[hit.snippet_start :].startswith(hit.snippet.lstrip()[:3])
    assert [hit.snippet[a:b] for a, b in hit.marks] == ["问题"]

    (hit,) = library.search("检查 问题").hits
    assert (hit.document, [hit.snippet[a:b] for a, b in hit.marks]) == (
        number,
        ["检查", "檢查", "问题"],
    )


def test_a_late_hit_in_another_form_is_found() -> None:
    text = "字" * 5000 + "檢查" + "字" * 5000
    assert find(text, fold("检查")) == 5000
    (found,) = snippets(text, [Hit(5000, 5002, 0)], 3)
    assert [found.text[a:b] for a, b in found.marks] == ["檢查"]
    assert find(text, fold("没有")) == -1


def test_the_bin_is_not_searched(library: Library, add: Add) -> None:
    number = add()
    library.remove([number])
    assert library.search("防汛").total == 0
    library.restore([number])
    assert library.search("防汛").total == 1


def test_the_index_is_as_good_when_it_was_lost(home: Path, write: Write) -> None:
    with Library.open(home) as library:
        import_paths(library, [write("a.txt")], analyzer=quick_analysis)
    for damage in (index_file.discard, lambda file: file.write_bytes(b"rubbish" * 1000)):
        damage(home / "search.db")
        with Library.open(home) as library:
            library.ensure_indexed()
            assert library.search("防汛").total == 1


def test_damage_that_shows_late_is_mended(home: Path, write: Write) -> None:
    paths = [write(f"{n}.txt", f"第{n}号通报\n" + f"内容{n * n}。" * 40) for n in range(20)]
    with Library.open(home) as library:
        import_paths(library, paths, analyzer=quick_analysis)
    file = home / "search.db"
    whole = file.read_bytes()
    file.write_bytes(whole[:4096] + b"\x55" * (len(whole) - 4096))  # the first page is sound
    with Library.open(home) as library:
        assert library.search("通报").total == 20
        assert library.search("内容 361").total == 1


def test_bytes_that_changed_on_the_disk_are_noticed(home: Path, write: Write) -> None:
    text = "".join(f"第{n}项通报内容。" for n in range(400))
    with Library.open(home) as library:
        import_paths(library, [write("a.txt", text)], analyzer=quick_analysis)
    with apsw.Connection(str(home / "search.db")) as connection:
        connection.execute("UPDATE blocks SET lists = zeroblob(length(lists))")
    with Library.open(home) as library:
        assert library.search("内容").total == 1
        assert library.search("第39").hits[0].count == 11


@pytest.mark.parametrize("change", ["DROP TABLE blocks", "ALTER TABLE known ADD COLUMN more TEXT"])
def test_an_index_without_all_its_tables_is_made_anew(
    home: Path, write: Write, change: str
) -> None:
    with Library.open(home) as library:
        import_paths(library, [write("a.txt")], analyzer=quick_analysis)
    with apsw.Connection(str(home / "search.db")) as connection:
        connection.execute(change)
    with Library.open(home) as library:
        assert library.search("防汛").total == 1


def test_another_form_or_another_library_has_the_index_made_anew(
    home: Path, tmp_path: Path, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Library.open(home) as library:
        import_paths(library, [write("a.txt")], analyzer=quick_analysis)
    with Library.open(tmp_path / "other") as other:
        import_paths(other, [write("b.txt", "另一篇")], analyzer=quick_analysis)
    (home / "search.db").rename(tmp_path / "other" / "search.db")
    with Library.open(tmp_path / "other") as other:
        assert other.index.pending() == 1
        assert other.search("防汛").total == 0
        assert other.search("另一篇").total == 1
        monkeypatch.setattr(index_file, "INDEX_VERSION", index_file.INDEX_VERSION + 1)
    with Library.open(tmp_path / "other") as other:
        assert other.index.pending() == 1
        assert other.search("另一篇").total == 1


def bring_in_without_index(library: Library, write: Write, count: int) -> None:
    """So many bulletins (第0号通报 …), and the index lost."""
    paths = [write(f"{n}.txt", f"第{n}号通报") for n in range(count)]
    import_paths(library, paths, analyzer=None)
    library.index.close()
    index_file.discard(library.path / "search.db")


def test_a_long_queue_is_told_and_can_be_worked_off_in_parts(
    library: Library, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    bring_in_without_index(library, write, 12)
    monkeypatch.setattr(engine, "_AT_ONCE", 5)
    monkeypatch.setattr(writing, "MOST_DOCUMENTS", 4)
    page = library.search("通报")
    assert (page.total, page.pending) == (0, 12)

    def stop(done: int, total: int) -> None:
        if done == 8:
            raise CancelledError

    with pytest.raises(CancelledError):
        library.ensure_indexed(stop)
    assert library.index.pending() == 4
    assert library.search("通报").total == 12


def test_a_search_does_not_wait_for_work_on_the_index(
    library: Library, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    import_paths(library, [write("a.txt", "第一号通报")], analyzer=None)
    paths = [write(f"{n}.txt", f"第{n}号通报") for n in range(3)]
    seen: list[tuple[int, int]] = []

    def look(done: int, total: int) -> None:
        page = library.search("通报")
        seen.append((page.total, page.pending))

    monkeypatch.setattr(library, "ensure_indexed", lambda **_: None)
    import_paths(library, paths, analyzer=None)
    library.index.catch_up(look)
    assert seen[0] == (1, 3)
    assert library.search("通报").total == 4


def test_what_comes_together_is_kept_together(
    library: Library, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A new index has as few segments as a query can be answered from quickly."""
    bring_in_without_index(library, write, 10)
    monkeypatch.setattr(writing, "MOST_DOCUMENTS", 3)
    library.ensure_indexed()
    with apsw.Connection(str(library.path / "search.db")) as connection:
        spaces = connection.execute("SELECT space FROM segments ORDER BY space").fetchall()
    assert spaces == [(writing.TEXTS,), (writing.FIELDS,)]
    assert library.search("通报").total == 10
    assert [hit.title for hit in library.search("第7号").hits] == ["第7号通报"]


def test_joining_segments_loses_nothing(
    library: Library, write: Write, bring_in: Callable[..., ImportResult]
) -> None:
    ids = []
    for number in range(3 * segments.FANS[0]):
        ids += bring_in(write(f"{number}.txt", f"第{number}号通报")).new
        if number % 5 == 4:
            library.remove([ids[number - 2]])
    left = {hit.document for hit in library.search("通报", limit=100).hits}
    assert left == {row.id for row in library.documents()}
    assert library.search("报").total == len(left)
    with library.index.engine._file.database().read() as connection:
        assert connection.execute("SELECT count(*) FROM segments").get < 2 * segments.FANS[0]


@pytest.mark.parametrize("limit", ["LONGEST_RUN", "_PORTION"])
@pytest.mark.parametrize("cut", [0, 1, 2, 50])
def test_a_text_longer_than_a_run_is_one_text(
    library: Library, add: Add, monkeypatch: pytest.MonkeyPatch, limit: str, cut: int
) -> None:
    monkeypatch.setattr(writing, limit, 64)
    text = "".join(f"第{number}项检查发现问题。" for number in range(100))
    text = "第" * (-len(text) % 64 + cut) + text  # seams at, before and behind the text's end
    number = add(text)
    for word in ("第37项", "检查发现问题。第38", "问题", "题"):
        assert [hit.document for hit in library.search(word).hits] == [number]
    (hit,) = library.search("第73项检查发现问题。第74项").hits
    assert hit.start is not None
    assert text[hit.start : hit.end] == "第73项检查发现问题。第74项"
    assert library.search("问题").hits[0].count == 100


def test_a_change_that_search_does_not_see_costs_no_index(library: Library, add: Add) -> None:
    number = add()
    library.search("防汛")
    with library.index.engine._file.database().read() as connection:
        before = connection.execute("SELECT max(id) FROM segments").get
    library.set_position(number, 3, 0.5)
    assert library.index.pending() == 1
    assert library.search("防汛").pending == 0
    with library.index.engine._file.database().read() as connection:
        assert connection.execute("SELECT max(id) FROM segments").get == before
