"""Annotations that leave one library and enter another are the same annotations."""

from __future__ import annotations

import json
import re
import zipfile
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from reader_app.exchange import waiting
from reader_app.exchange.annotation_export import SUFFIXES, Form, export_annotations
from reader_app.exchange.arrival import import_files, settle_waiting
from reader_app.exchange.carried import PART
from reader_app.exchange.wording import Wording
from reader_app.library.anchors import Placement
from reader_app.library.annotation import Annotation, MarkKind
from reader_app.library.library import Library
from tests.exchange.conftest import BRIEFING, bring_papers, document_of, marks

FULL = list(Form)


def leave(library: Library, folder: Path, form: Form, wording: Wording) -> Path:
    path = folder / f"批注{SUFFIXES[form]}"
    export_annotations(library, path, form, wording)
    return path


@pytest.mark.parametrize("form", FULL)
def test_the_same_annotations_in_an_empty_library(
    marked: Library, other: Library, papers: Path, tmp_path: Path, chinese: Wording, form: Form
) -> None:
    file = leave(marked, tmp_path, form, chinese)
    bring_papers(other, papers)
    arrival = import_files(other, [file])
    assert marks(other) == marks(marked)
    assert (arrival.added, arrival.failed, arrival.problems) == (8, [], [])


@pytest.mark.parametrize("form", FULL)
def test_annotations_wait_for_documents_that_come_later(
    marked: Library, other: Library, papers: Path, tmp_path: Path, chinese: Wording, form: Form
) -> None:
    file = leave(marked, tmp_path, form, chinese)
    arrival = import_files(other, [file])
    assert arrival.added == 0
    assert arrival.pending == {"岑阳市防汛工作简报": 5, "关于白渚镇渡口停航的通知": 3}
    assert import_files(other, [file]).pending == arrival.pending  # not doubled
    assert settle_waiting(other).added == 0
    bring_papers(other, papers)
    assert settle_waiting(other).added == 8
    assert marks(other) == marks(marked)
    assert waiting.waiting(other) == []


@pytest.mark.parametrize("form", FULL)
def test_importing_twice_changes_nothing(
    marked: Library, tmp_path: Path, chinese: Wording, form: Form
) -> None:
    file = leave(marked, tmp_path, form, chinese)
    before = marks(marked)
    arrival = import_files(marked, [file, file])
    assert (arrival.added, arrival.updated, arrival.unchanged, arrival.older) == (0, 0, 8, 0)
    assert marks(marked) == before
    assert arrival.change is None


def test_the_newer_state_wins(marked: Library, tmp_path: Path, chinese: Wording) -> None:
    old = leave(marked, tmp_path, Form.JSONLD, chinese)
    one = next(mark for mark in marks(marked) if mark.note == "全文存档")
    marked.annotations.update([one.id], note="改过")
    new = leave(marked, tmp_path / "papers", Form.JSONLD, chinese)

    arrival = import_files(marked, [old])
    assert (arrival.older, arrival.unchanged) == (1, 7)
    assert marked.annotations.some([one.id])[0].note == "改过"

    marked.undo()
    arrival = import_files(marked, [new])
    assert (arrival.updated, arrival.unchanged) == (1, 7)
    assert marked.annotations.some([one.id])[0].note == "改过"


def test_an_import_is_undone_as_one(
    marked: Library, other: Library, papers: Path, tmp_path: Path, chinese: Wording
) -> None:
    file = leave(marked, tmp_path, Form.JSONLD, chinese)
    bring_papers(other, papers)
    import_files(other, [file])
    other.undo()
    assert marks(other) == []


def test_the_text_is_recognised_in_another_file(
    marked: Library, other: Library, tmp_path: Path, chinese: Wording
) -> None:
    """The same text in another encoding is another content, but its marks belong to it."""
    file = leave(marked, tmp_path, Form.JSONLD, chinese)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "副本.txt").write_text(BRIEFING, encoding="utf-8-sig")
    bring_papers(other, elsewhere)
    assert import_files(other, [file]).added == 5


def test_marks_find_their_words_in_a_changed_text(
    marked: Library, other: Library, tmp_path: Path, chinese: Wording
) -> None:
    file = leave(marked, tmp_path, Form.JSONLD, chinese)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    text = BRIEFING.replace("2031年7月12日\n", "2031年7月12日（第二次印发）\n")
    (elsewhere / "简报.txt").write_text(text, encoding="utf-8")
    bring_papers(other, elsewhere)
    import_files(other, [file])
    document = document_of(other, "简报.txt")
    found = other.annotations.of_document(document)
    assert len(found) == 5
    rain = next(one for one in found if one.note.startswith("与水文站"))
    assert rain.placement in (Placement.PLACED, Placement.SUGGESTED)
    assert rain.anchor is not None
    start, end = rain.candidate or (rain.anchor.start, rain.anchor.end)
    assert text[start:end] == "白渚镇累计雨量达186毫米"


def test_marks_go_to_the_version_that_took_the_documents_place(
    marked: Library, other: Library, papers: Path, tmp_path: Path, chinese: Wording
) -> None:
    file = leave(marked, tmp_path, Form.JSONLD, chinese)
    bring_papers(other, papers)
    old = document_of(other, "简报.txt")
    text = BRIEFING.replace("2031年7月12日\n", "2031年7月12日\n（修订）\n")
    (papers / "简报.txt").write_text(text, encoding="utf-8")
    bring_papers(other, papers)
    new = other.document(old).superseded_by
    if new is None:  # the library keeps both as documents of their own
        new = old
    assert import_files(other, [file]).added == 8
    found = other.annotations.of_document(new)
    assert len(found) == 5
    for one in found:
        if one.placement is Placement.PLACED and one.anchor and one.anchor.exact:
            start, end = one.anchor.start, one.anchor.end
            assert other.text(new)[start:end] == one.anchor.exact


def test_what_the_standard_asks_of_an_annotation(
    marked: Library, tmp_path: Path, chinese: Wording
) -> None:
    """Web Annotation Data Model: identity, target, selectors, purposes, a page in a collection."""
    file = json.loads(leave(marked, tmp_path, Form.JSONLD, chinese).read_text(encoding="utf-8"))
    assert file["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    assert (file["type"], file["first"]["type"]) == ("AnnotationCollection", "AnnotationPage")
    assert file["total"] == len(file["first"]["items"]) == 8
    rain = next(
        one for one in file["first"]["items"] if "雨量" in json.dumps(one, ensure_ascii=False)
    )
    assert rain["id"].startswith("urn:uuid:")
    assert rain["motivation"] == "highlighting"
    assert rain["created"].endswith("Z")
    assert [body["purpose"] for body in rain["body"]] == ["commenting", "tagging", "tagging"]
    assert rain["body"][0]["format"] == "text/markdown"
    target = rain["target"]
    assert target["source"]["id"].startswith("ni:///sha-256;")
    position, words, structure = target["selector"]
    assert BRIEFING[position["start"] : position["end"]] == words["exact"]
    assert words["prefix"] == BRIEFING[position["start"] - 32 : position["start"]]
    assert words["suffix"] == BRIEFING[position["end"] : position["end"] + 32]
    assert structure["zj:headings"] == ["一、雨情水情"]
    assert target["styleClass"] == ["zj-red"]
    assert ".zj-red" in rain["stylesheet"]["value"]


def test_the_archive_of_epub_annotations(marked: Library, tmp_path: Path, chinese: Wording) -> None:
    file = leave(marked, tmp_path, Form.ANNOTATIONS, chinese)
    with zipfile.ZipFile(file) as archive:
        sets = [json.loads(archive.read(name)) for name in archive.namelist()]
    assert [one["type"] for one in sets] == ["AnnotationSet"] * 2
    assert {one["about"]["dc:title"] for one in sets} == {
        "岑阳市防汛工作简报",
        "关于白渚镇渡口停航的通知",
    }
    for item in (item for one in sets for item in one["items"]):
        assert item["motivation"] in ("bookmarking", "commenting", "highlighting")
        assert item["body"]["type"] == "TextualBody"
        assert item["body"].get("color", "pink") in ("pink", "yellow", "green", "blue", "purple")
        assert {"id", "created", "target"} <= item.keys()


@pytest.mark.parametrize("form", FULL)
def test_hostile_characters_come_through(
    library: Library, papers: Path, other: Library, tmp_path: Path, chinese: Wording, form: Form
) -> None:
    bring_papers(library, papers)
    nasty = "\x00\x1b[31m\ud800<script>\u202e]]>&\"'\\ =1+1"
    draft = Annotation(
        id="",
        document=document_of(library, "通知.txt"),
        kind=MarkKind.NOTE,
        note=nasty.replace("\ud800", ""),  # which the library does not take
        tags=("a/b", "<&>"),
    )
    library.annotations.add([replace(draft, target=draft.target)])
    file = leave(library, tmp_path, form, chinese)
    bring_papers(other, papers)
    import_files(other, [file])
    assert marks(other)[0].note == nasty.replace("\ud800", "")


def test_a_project_of_other_programs_comes_with_its_tags(
    marked: Library, other: Library, papers: Path, tmp_path: Path, chinese: Wording
) -> None:
    """REFI-QDA knows codes, selections and notes: these are the same, the rest has no place."""
    file = without_carried(leave(marked, tmp_path, Form.QDPX, chinese))
    bring_papers(other, papers)
    arrival = import_files(other, [file])
    assert arrival.problems == []

    def told(library: Library) -> dict[str, tuple[object, ...]]:
        return {
            one.id: (one.anchor and (one.anchor.start, one.anchor.end), one.tags, one.note)
            for one in marks(library)
            if one.anchor is not None and one.placement is Placement.PLACED
        }

    assert told(other) == told(marked)
    whole = next(one for one in marks(other) if one.anchor is None)
    assert whole.tags == ("归档",)
    assert "全文存档" in whole.note and "已删去的一句话" in whole.note


def without_carried(file: Path) -> Path:
    """A package as another program would write it: without what only we put in."""
    theirs = file.with_name(f"theirs{file.suffix}")
    with zipfile.ZipFile(file) as ours, zipfile.ZipFile(theirs, "w") as archive:
        for name in ours.namelist():
            if name != PART:
                archive.writestr(name, ours.read(name))
    return theirs


def test_a_sheet_that_was_saved_again_still_carries_all(
    marked: Library, other: Library, papers: Path, tmp_path: Path, chinese: Wording
) -> None:
    """Excel and WPS keep the texts of cells apart, in a part of their own."""
    file = leave(marked, tmp_path, Form.XLSX, chinese)
    again, strings = tmp_path / "again.xlsx", list[str]()
    with zipfile.ZipFile(file) as ours, zipfile.ZipFile(again, "w") as archive:
        for name in ours.namelist():
            data = ours.read(name).decode()
            if name.startswith("xl/worksheets/"):
                data = re.sub(r't="inlineStr"><is>(.*?)</is>', partial(_shared, strings), data)
            archive.writestr(name, data)
        space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        items = "".join(f"<si>{one}</si>" for one in strings)
        archive.writestr("xl/sharedStrings.xml", f'<sst xmlns="{space}">{items}</sst>')
    bring_papers(other, papers)
    import_files(other, [again])
    assert marks(other) == marks(marked)


def _shared(strings: list[str], found: re.Match[str]) -> str:
    strings.append(found[1])
    return f't="s"><v>{len(strings) - 1}</v>'


@pytest.mark.parametrize("form", [Form.XLSX, Form.CSV, Form.HTML, Form.MARKDOWN, Form.DOCX])
def test_a_quotation_of_any_length_comes_back(
    library: Library, other: Library, papers: Path, tmp_path: Path, chinese: Wording, form: Form
) -> None:
    """A cell of a sheet holds 32,767 characters; a page must not end inside a note."""
    bring_papers(library, papers)
    note = "</script>--><!--]]>" + "很长的批注。" * 12_000
    draft = Annotation("", document_of(library, "通知.txt"), MarkKind.NOTE, note=note)
    library.annotations.add([draft])
    file = leave(library, tmp_path, form, chinese)
    bring_papers(other, papers)
    import_files(other, [file])
    assert [one.note for one in marks(other)] == [note]


@pytest.mark.parametrize("form", [Form.HTML, Form.MARKDOWN, Form.CSV])
def test_what_has_been_cut_off_is_told(
    marked: Library, other: Library, tmp_path: Path, chinese: Wording, form: Form
) -> None:
    file = leave(marked, tmp_path, form, chinese)
    file.write_bytes(file.read_bytes()[:-300])
    arrival = import_files(other, [file])
    assert arrival.failed or arrival.problems
