"""Annotations of other programs: read as these programs write them, put where their words are.

The samples follow the documented forms: Zotero's note export and web API, KOReader's sidecars and
exporters, calibre's annotation collection, Kindle's clippings, Readwise's template.
"""

from __future__ import annotations

import io
import json
import zipfile
from contextlib import suppress
from html import escape
from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader_app.errors import KnownError
from reader_app.exchange.arrival import Arrival, import_files
from reader_app.exchange.colours import colour_of
from reader_app.exchange.readers import FORMS, read_bytes, read_file
from reader_app.exchange.readers.lua_table import parse
from reader_app.library.anchors import Placement
from reader_app.library.annotation import Annotation, Colour, MarkKind, Target
from reader_app.library.library import Library
from tests.exchange.conftest import BRIEFING, SAMPLES, bring_papers, document_of

RAIN, RIVER, CADRES = "白渚镇累计雨量达186毫米", "青溪河水位上涨1.2米", "各级干部要轮流值守"


@pytest.fixture
def stocked(library: Library, papers: Path) -> Library:
    bring_papers(library, papers)
    return library


def taken(library: Library, *names: str) -> tuple[list[Annotation], Arrival]:
    """What an import of samples puts on the briefing."""
    arrival = import_files(library, [SAMPLES / name for name in names])
    return library.annotations.of_document(document_of(library, "简报.txt")), arrival


def on(found: list[Annotation], words: str) -> Annotation:
    """The mark that lies on these words in the text."""
    for one in found:
        if one.anchor and one.anchor.exact == words and one.placement is Placement.PLACED:
            assert BRIEFING[one.anchor.start : one.anchor.end] == words
            return one
    raise AssertionError(words)


def test_readwise(stocked: Library) -> None:
    found, arrival = taken(stocked, "readwise.csv")
    rain = on(found, RAIN)
    assert (rain.note, rain.colour, rain.tags) == ("核对雨量", Colour.YELLOW, ("待核实", "雨量"))
    assert rain.created.startswith("2031-07-13T09:30:00")
    twice = next(one for one in found if one.anchor and one.anchor.exact == "各级干部要")
    assert twice.placement is not Placement.PLACED  # the text says it twice
    lost = next(one for one in found if one.anchor and one.anchor.exact.startswith("文中没有"))
    assert (lost.placement, lost.candidate) == (Placement.UNPLACED, None)
    assert arrival.pending == {"一份没有导入的通知": 1}
    assert [notice.code for notice in arrival.problems] == ["exchange-entry-broken"]
    assert (arrival.added, arrival.tray) == (3, 2)


def test_calibre_finds_the_document_by_its_words(stocked: Library) -> None:
    found, arrival = taken(stocked, "calibre.calibre_annotation_collection")
    river = on(found, RIVER)
    assert (river.note, river.colour) == ("与上月相比？", Colour.GREEN)
    assert river.created == "2031-07-13T01:02:03.456000+00:00"
    assert on(found, "村转移群众369人，其中老人314人").kind is MarkKind.UNDERLINE
    assert (arrival.added, len(arrival.problems)) == (2, 1)


def calibre(folder: Path, *quotations: str) -> Path:
    items = [
        {"type": "highlight", "uuid": str(n), "highlighted_text": words}
        for n, words in enumerate(quotations)
    ]
    exported = {"type": "calibre_annotation_collection", "version": 1, "annotations": items}
    file = folder / "短.calibre_annotation_collection"
    file.write_text(json.dumps(exported), encoding="utf-8")
    return file


SHORT = (
    "昨夜至今晨",
    "普降暴雨",
    "白渚镇累计雨量",
    "青溪河水位上涨",
    "村转移群众",
    "下沉一线",
    "确保通讯畅通",
)


def test_calibre_finds_the_document_by_many_short_quotations(
    stocked: Library, tmp_path: Path
) -> None:
    arrival = import_files(stocked, [calibre(tmp_path, *SHORT)])
    found = stocked.annotations.of_document(document_of(stocked, "简报.txt"))
    assert (arrival.added, arrival.pending) == (7, {})
    assert on(found, "白渚镇累计雨量")


@pytest.mark.parametrize(
    "quotations",
    [
        SHORT[:4],  # too few
        (*SHORT, "文中没有的话"),
        (
            "白渚镇",
            "岑阳市",
            "防汛",
            "群众",
            "儿童",
            "措施",
            "一线",
            "暴雨",
            "河水",
            "确保",
            "通讯",
            "雨量",
        ),
        (SHORT[0],) * 9,
    ],
    ids=["few", "one is not there", "words", "one again and again"],
)
def test_short_quotations_that_do_not_tell_wait(
    stocked: Library, tmp_path: Path, quotations: tuple[str, ...]
) -> None:
    arrival = import_files(stocked, [calibre(tmp_path, *quotations)])
    assert arrival.added == 0
    assert sum(arrival.pending.values()) == len(quotations)


def test_short_quotations_that_a_second_document_has_do_not_count(
    stocked: Library, tmp_path: Path
) -> None:
    other = tmp_path / "another.txt"
    other.write_text(f"岑阳市防汛工作简报（二）\n　　{'，'.join(SHORT[2:])}。\n", encoding="utf-8")
    bring_papers(stocked, other)
    assert import_files(stocked, [calibre(tmp_path, *SHORT)]).added == 0


def test_calibre_keeps_annotations_beside_the_book(stocked: Library) -> None:
    found, arrival = taken(stocked, "metadata.opf")
    river = on(found, RIVER)
    assert (river.note, river.colour) == ("与上月相比？", Colour.GREEN)
    assert [one.name for one in found if one.kind is MarkKind.BOOKMARK] == ["读到这里"]
    assert (arrival.added, len(arrival.problems)) == (2, 1)


def test_a_folder_of_koreader_is_what_is_in_it(stocked: Library) -> None:
    found, _ = taken(stocked, "简报.sdr")
    assert on(found, CADRES).kind is MarkKind.UNDERLINE


def test_koreader_sidecar(stocked: Library) -> None:
    found, arrival = taken(stocked, "简报.sdr/metadata.txt.lua")
    rain = on(found, RAIN)
    assert rain.note == "两次核对\n都是这个数"
    assert rain.modified.startswith("2031-07-13T11:30")
    assert on(found, CADRES).kind is MarkKind.UNDERLINE
    bookmark = next(one for one in found if one.kind is MarkKind.BOOKMARK)
    assert (bookmark.target, bookmark.name) == (Target.DOCUMENT, "in 二、下一步措施")
    assert arrival.added == 3


def test_koreader_sidecar_of_older_versions(stocked: Library) -> None:
    found, _ = taken(stocked, "koreader_old.lua")
    assert on(found, RIVER).note == "自己写的一句"
    assert on(found, CADRES).note == ""  # what KOReader wrote by itself is no note
    assert len(found) == 2


def test_koreader_json(stocked: Library) -> None:
    found, _ = taken(stocked, "koreader.json")
    river = on(found, RIVER)
    assert (river.note, river.created) == ("补注", "2031-07-12T02:40:00.000000+00:00")
    assert on(found, "保通讯畅通").note == ""


def test_clippings(stocked: Library) -> None:
    found, arrival = taken(stocked, "My Clippings.txt")
    assert on(found, RIVER).note == "要查上月数"
    letter = stocked.annotations.of_document(document_of(stocked, "通知.txt"))
    assert letter[0].created.startswith("2031-07-14T15:04:05")
    assert arrival.added == 2


def test_zotero_note(stocked: Library) -> None:
    found, arrival = taken(stocked, "zotero_note.html")
    rain = on(found, RAIN)
    assert (rain.note, rain.colour) == ("与水文站核对", Colour.RED)
    assert next(one for one in found if one is not rain).kind is MarkKind.UNDERLINE
    assert (arrival.added, len(arrival.problems)) == (2, 1)


def test_zotero_note_as_markdown(stocked: Library, tmp_path: Path) -> None:
    html = (SAMPLES / "zotero_note.html").read_text(encoding="utf-8")
    spans = [
        line.split("<p>")[1].removesuffix("</p>") for line in html.splitlines() if "<p>" in line
    ]
    head = next(line for line in html.splitlines() if "data-citation-items" in line)
    file = tmp_path / "note.md"
    file.write_text(f"{head}</div>\n\n# 摘录\n\n" + "\n\n".join(spans), encoding="utf-8")
    import_files(stocked, [file])
    found = stocked.annotations.of_document(document_of(stocked, "简报.txt"))
    assert on(found, RAIN).note == "与水文站核对"
    assert len(found) == 2


def test_zotero_notes_as_rdf(stocked: Library, tmp_path: Path) -> None:
    html = (SAMPLES / "zotero_note.html").read_text(encoding="utf-8")
    note = escape(html.partition("<body>")[2].partition("</body>")[0], quote=False)
    memos = (
        f"<bib:Memo><rdf:value>{value}</rdf:value></bib:Memo>" for value in (note, "&lt;p&gt;")
    )
    file = tmp_path / "zotero.rdf"
    file.write_text(f"<rdf:RDF>{''.join(memos)}</rdf:RDF>", encoding="utf-8")
    import_files(stocked, [file])
    found = stocked.annotations.of_document(document_of(stocked, "简报.txt"))
    assert on(found, RAIN).note == "与水文站核对"
    assert len(found) == 2


def test_a_name_and_most_of_the_words_are_proof(stocked: Library, tmp_path: Path) -> None:
    file = tmp_path / "readwise.csv"
    quotes = f"{RAIN},简报\n{RIVER},简报\n文中没有的一句,简报\n"
    file.write_text(f"Highlight,Title\n{quotes}", encoding="utf-8")
    arrival = import_files(stocked, [file])
    assert (arrival.added, arrival.tray, arrival.pending) == (3, 1, {})


def test_a_name_alone_is_no_proof(stocked: Library, tmp_path: Path) -> None:
    """Another file of nearly the same name gets the marks only if it has their words."""
    for quote, added in (("别处的一句话，这里没有", 0), (RIVER, 1)):
        file = tmp_path / "other.csv"
        file.write_text(f"Highlight,URL\n{quote},file:///x/简报.pdf\n", encoding="utf-8")
        arrival = import_files(stocked, [file])
        assert (arrival.added, len(arrival.pending)) == (added, 1 - added)


def test_zotero_items(stocked: Library) -> None:
    found, _ = taken(stocked, "zotero_items.json")
    rain = on(found, RAIN)
    assert (rain.note, rain.tags) == ("与水文站核对", ("待核实", "雨量"))
    assert rain.modified.startswith("2031-07-13T02:00")
    picture = next(one for one in found if one.note == "见图")
    assert (picture.target, picture.colour) == (Target.DOCUMENT, None)


def test_the_same_annotation_of_note_and_items_comes_once(stocked: Library) -> None:
    taken(stocked, "zotero_items.json")
    found, arrival = taken(stocked, "zotero_note.html")
    assert arrival.added == 1
    assert len([one for one in found if one.anchor and one.anchor.exact == RAIN]) == 1


def test_web_annotations_of_others(stocked: Library) -> None:
    found, arrival = taken(stocked, "hypothesis.jsonld")
    comment = next(one for one in found if one.note == "来源？")
    assert comment.kind is MarkKind.NOTE
    assert (comment.creator, comment.tags) == ("龙小语", ("待核实",))
    assert comment.created == "2031-07-13T01:02:03.000000+00:00"
    start, end = comment.candidate or (comment.anchor.start, comment.anchor.end)  # type: ignore[union-attr]
    assert BRIEFING[start:end] == "各级干部要"
    assert start == BRIEFING.rindex("各级干部要")  # told apart by what stands around it
    assert on(found, "白渚镇累计雨量").kind is MarkKind.HIGHLIGHT
    assert len(arrival.problems) == 1


SAMPLE_NAMES = sorted(
    str(path.relative_to(SAMPLES)) for path in SAMPLES.rglob("*") if path.is_file()
)


@pytest.mark.parametrize("name", SAMPLE_NAMES)
def test_once_more_changes_nothing(stocked: Library, name: str) -> None:
    first, _ = taken(stocked, name)
    again, arrival = taken(stocked, name)
    assert first == again
    assert (arrival.added, arrival.updated) == (0, 0)


# -- hostile files -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "content",
    [
        b'{"type": "AnnotationCollection", "first":',
        b'{"type": "Annotation", ' + b'"a":[' * 100_000,
        b"\xff\xfe{\x00",
        b'{"type":"calibre_annotation_collection","annotations":7}',
        b'return {["annotations"] = os.execute("x")}',
        b"return " + b"{" * 10_000,
        b"PK\x03\x04 no archive",
        b"GIF89a",
        b"",
    ],
)
def test_a_broken_file_is_told(tmp_path: Path, content: bytes) -> None:
    name = "x.annotations" if content.startswith(b"PK") else "x.jsonld"
    with pytest.raises(KnownError) as caught:
        read_bytes(content, str(tmp_path / name))
    assert caught.value.code in ("exchange-broken", "exchange-unknown", "file-damaged")


def packed(names: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in names.items():
            archive.writestr(name, content)
    return target.getvalue()


@pytest.mark.parametrize("name", ["bomb.annotations", "bomb.qdpx"])
def test_an_archive_that_would_fill_the_memory_is_refused(name: str) -> None:
    part = "annotations.json" if name.endswith("s") else "project.qde"
    with pytest.raises(KnownError) as caught:
        read_bytes(packed({part: b" " * (80 << 20)}), name)
    assert caught.value.code == "file-bomb"


def test_nothing_is_read_or_written_outside_an_archive(tmp_path: Path) -> None:
    note = b'{"type": "Annotation", "body": "x"}'
    content = packed({"../../evil.json": note, "/etc/x.json": note, "a/../b.json": note})
    read_bytes(content, str(tmp_path / "x.annotations"))
    assert list(tmp_path.iterdir()) == []
    project = (
        b'<Project xmlns="urn:QDA-XML:project:1.0" name="x"><Sources><TextSource guid="1" '
        b'plainTextPath="internal://../../../etc/passwd"/></Sources></Project>'
    )
    assert read_bytes(packed({"project.qde": project}), "x.qdpx").entries == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_of_xml_are_refused(encoding: str) -> None:
    declared = '<!DOCTYPE x [<!ENTITY a "aaaa">]>'
    project = f'{declared}<Project xmlns="urn:QDA-XML:project:1.0">&a;</Project>'
    sheet = f"{declared}<worksheet>&a;</worksheet>"
    for name, part, xml in (
        ("x.qdpx", "project.qde", project),
        ("x.xlsx", "xl/worksheets/sheet1.xml", sheet),
    ):
        with pytest.raises(KnownError) as caught:
            read_bytes(packed({part: xml.encode(encoding)}), name)
        assert caught.value.code == "exchange-broken"


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(KnownError) as caught:
        read_file(tmp_path / "missing.jsonld")
    assert caught.value.code == "file-missing"


@pytest.mark.parametrize(
    "broken",
    [
        '{"type": "Annotation"}',
        '{"type": "Annotation", "id": 7, "target": 9, "body": 3, "motivation": {}}',
        '{"type": "Annotation", "target": {"selector": {"type": "TextPositionSelector",'
        ' "start": -5, "end": true}}}',
        '{"type": "Annotation", "target": [null, {}], "body": [null, 1, {"purpose": []}],'
        ' "created": {}, "creator": [], "zj:kind": [], "zj:candidate": "x", "zj:headings": {}}',
        '{"type": "Annotation", "target": {"source": {"id": "ni:///sha-256;!!"},'
        ' "selector": [[], {"type": "TextQuoteSelector", "exact": 4, "refinedBy": "x"}]}}',
        '{"type": "Annotation", "target": "http://[::1/x", "body": "\\ud800"}',
        '{"type": "Annotation", "target": {"source": "简报.txt"}, "body": "\\ud800x",'
        ' "creator": "\\udfff", "id": "\\ud800"}',
    ],
)
def test_wrong_types_are_no_reason_to_stop(stocked: Library, tmp_path: Path, broken: str) -> None:
    """A sound annotation in the same file arrives; nothing ends in a traceback."""
    sound = (SAMPLES / "hypothesis.jsonld").read_text(encoding="utf-8")
    file = tmp_path / "mixed.jsonld"
    file.write_text(f"[{broken}, {sound}]", encoding="utf-8")
    arrival = import_files(stocked, [file])
    assert arrival.failed == []
    assert arrival.added >= 2


@given(st.binary(max_size=200), st.sampled_from(SAMPLE_NAMES), st.integers(0, 4000))
def test_damage_anywhere_is_survived(noise: bytes, name: str, at: int) -> None:
    data = (SAMPLES / name).read_bytes()
    at = min(at, len(data))
    with suppress(KnownError):
        read_bytes(data[:at] + noise + data[at + len(noise) :], name)


def form_of(name: str) -> str:
    """The form that a sample is taken for: the first that knows it as its own."""
    data = (SAMPLES / name).read_bytes()
    readers = ((form, import_module(f"reader_app.exchange.readers.{form}")) for form in FORMS)
    return next(form for form, reader in readers if reader.sniff(data, name))


def test_there_is_a_sample_of_every_form() -> None:
    """Projects of REFI-QDA and our own files are written and read in tests of their own."""
    assert {form_of(name) for name in SAMPLE_NAMES} == set(FORMS) - {"refi", "carried"}


def test_lua_constants() -> None:
    source = (
        '--[[ long\n]] return { 1, "a\\n\\"\\228\\184\\173", k = [==[x]]y]==], [-2.5e1] = nil, }'
    )
    assert parse(source) == {1: 1, 2: 'a\n"中', "k": "x]]y", -25.0: None}
    for wrong in ("f()", "{ = 1}", '{"a" "b"}', "{1", "{} x"):
        with pytest.raises(ValueError):
            parse(wrong)


@pytest.mark.parametrize(
    ("named", "colour"),
    [
        ("#ffd400", Colour.YELLOW),
        ("#ff6666", Colour.RED),
        ("#5fb236", Colour.GREEN),
        ("#2ea8e5", Colour.BLUE),
        ("#a28ae5", Colour.PURPLE),
        ("#e56eee", Colour.PURPLE),
        ("#f19837", Colour.YELLOW),
        ("#aaaaaa", None),
        ("Orange", Colour.YELLOW),
        ("#ffd40080", Colour.YELLOW),
        (7, None),
    ],
)
def test_colours_of_other_programs(named: object, colour: Colour | None) -> None:
    assert colour_of(named) is colour
