"""The review report, and the whole library in open formats."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from reader_app.errors import KnownError
from reader_app.exchange.arrival import import_files
from reader_app.exchange.citation import FIELDS, PRESETS, Cited, cite
from reader_app.exchange.open_library import export_library
from reader_app.exchange.page_file import PageForm
from reader_app.exchange.review_report import review_report
from reader_app.exchange.wording import Wording
from reader_app.library import word_lists
from reader_app.library.importer import import_paths
from reader_app.library.library import Library
from reader_app.library.rows import Status
from tests.exchange.conftest import BRIEFING, document_of, marks, nothing_found
from tests.exchange.test_pages import docx_text


def written(library: Library, folder: Path, form: PageForm, language: str = "zh") -> str:
    path = folder / "报告"
    ids = [row.id for row in library.documents()]
    review_report(library, path, form, Wording(language), ids)
    data = path.read_bytes()
    return docx_text(data) if form is PageForm.DOCX else data.decode("utf-8")


@pytest.fixture
def checked(marked: Library, papers: Path) -> Library:
    """The marked library with findings of the real analysis, and states."""
    from reader_app.analysis.pipeline import analyze

    for row in marked.documents():
        marked.store_analysis(row.id, analyze(marked.load(row.id), marked.lexicon()))
    marked.set_status([document_of(marked, "简报.txt")], Status.REVIEWED)
    marked.tags.add([document_of(marked, "简报.txt")], ["防汛"])
    return marked


@pytest.mark.parametrize("form", list(PageForm))
def test_a_report_has_all_that_a_review_knows(
    checked: Library, tmp_path: Path, form: PageForm
) -> None:
    text = written(checked, tmp_path, form)
    wanted = [
        "审阅报告",
        "概览",
        "关于白渚镇渡口停航的通知",
        "文中没有可以重算的数字关系",
        "没有问题",
        "全文存档",
        "已删去的一句话",
        "澄湾日报",
        "已审",
        "防汛",
        "369 = 314 + 55",
        "相符",
        "村转移群众369人，其中老人314人、儿童55人",
        "总数与分项一致",
        "白渚镇累计雨量达186毫米",
    ]
    for words in wanted:
        assert words in text, words
    # In each document the checks come first, then the findings, then the other marks.
    briefing = text[text.index("老人314人、儿童55人") :]
    assert briefing.index("总数与分项一致") < briefing.index("与水文站")


def test_a_report_in_english(checked: Library, tmp_path: Path) -> None:
    text = written(checked, tmp_path, PageForm.MARKDOWN, "en")
    for words in ("Review report", "Reviewed", "Findings", "holds", "Nothing", "No findings."):
        assert words in text or words == "Nothing"


def test_a_report_makes_the_findings_that_are_missing(marked: Library, tmp_path: Path) -> None:
    import_paths(marked, [], analyzer=nothing_found)
    with marked.database.write() as connection:
        connection.execute("DELETE FROM analyses")
    assert "369 = 314 + 55" in written(marked, tmp_path, PageForm.MARKDOWN)


# -- the whole library -------------------------------------------------------------------------


def test_the_whole_library_in_open_formats(
    checked: Library, other: Library, tmp_path: Path, chinese: Wording
) -> None:
    letter = document_of(checked, "通知.txt")
    folder = checked.collections.create("岑阳")
    checked.collections.add(folder.id, [letter])
    word_lists.save(checked, [word_lists.WordList("水系", "blue", ("青溪河",))])
    target = tmp_path / "out"
    opened = export_library(checked, target, chinese)
    assert (opened.documents, opened.problems) == (2, [])

    library = json.loads((target / "library.json").read_text(encoding="utf-8"))
    briefing = next(one for one in library["documents"] if one["name"] == "简报.txt")
    assert (briefing["status"], briefing["tags"]) == ("reviewed", ["防汛"])
    assert (target / briefing["original"]).read_text(encoding="utf-8") == BRIEFING
    assert (target / briefing["text"]).read_text(encoding="utf-8") == BRIEFING
    assert next(d for d in library["documents"] if d["name"] == "通知.txt")["collections"] == [
        folder.id
    ]
    assert library["collections"][0]["name"] == "岑阳"
    assert library["word_lists"][0]["words"] == ["青溪河"]
    assert library["colour_names"] == {"red": "存疑"}
    assert (target / "word-lists" / "水系.txt").read_text(encoding="utf-8") == "青溪河\n"
    table = (target / "documents.csv").read_text(encoding="utf-8-sig")
    assert len(list(csv.reader(io.StringIO(table)))) == 3
    assert "annotations.jsonld" in (target / "README.txt").read_text(encoding="utf-8")

    import_paths(other, [target / "originals"], analyzer=nothing_found)
    import_files(other, [target / "annotations.jsonld"])
    assert marks(other) == marks(checked)


def test_documents_in_the_bin_leave_too(marked: Library, tmp_path: Path, chinese: Wording) -> None:
    marked.remove([document_of(marked, "通知.txt")])
    export_library(marked, tmp_path / "out", chinese)
    library = json.loads((tmp_path / "out" / "library.json").read_text(encoding="utf-8"))
    assert [one["name"] for one in library["documents"] if one["removed"]] == ["通知.txt"]
    assert "全文存档" in (tmp_path / "out" / "annotations.md").read_text(encoding="utf-8")


def test_a_folder_that_holds_something_is_left_alone(
    marked: Library, tmp_path: Path, chinese: Wording
) -> None:
    target = tmp_path / "out"
    target.mkdir()
    (target / "mine.txt").write_text("x")
    with pytest.raises(KnownError) as caught:
        export_library(marked, target, chinese)
    assert caught.value.code == "folder-taken"
    assert [one.name for one in target.iterdir()] == ["mine.txt"]


# -- citations ---------------------------------------------------------------------------------

CITED = Cited(
    title="岑阳市防汛工作简报",
    source="澄湾日报",
    author="卫青禾",
    date="2031-07-12",
    quote="转移群众369人",
    page="3",
    type="N",
    accessed="2031-08-01",
    link="zhanjuan:x",
)


def test_citations_of_the_presets() -> None:
    assert cite(PRESETS["gbt7714"], CITED) == (
        "卫青禾. 岑阳市防汛工作简报[N]. 澄湾日报, 2031-07-12: 3[2031-08-01]."
    )
    assert cite(PRESETS["simple"], CITED) == (
        "“转移群众369人”——《岑阳市防汛工作简报》，澄湾日报，2031-07-12，第3页"
    )


def test_what_is_not_known_leaves_no_gap() -> None:
    bare = Cited(title="通知", quote="停航")
    assert cite(PRESETS["gbt7714"], bare) == "通知[Z]."
    assert cite(PRESETS["simple"], bare) == "“停航”——《通知》"


def test_values_are_never_templates() -> None:
    assert cite("{title}<：{quote}>", Cited(title="{quote}<x>", quote="{{")) == "{quote}<x>：{{"
    assert cite("{{<<>>}}", CITED) == "{<>}"


@pytest.mark.parametrize(
    "template",
    [
        "{title.__class__}",
        "{title[0]}",
        "{title!r}",
        "{title:>99999999}",
        "{0}",
        "{}",
        "{secret}",
        "{title",
        "title}",
        "<{title}",
        "{title}>",
        "<a<{title}>>x>",
        "x" * 3000,
    ],
)
def test_a_template_reaches_nothing_but_its_fields(template: str) -> None:
    with pytest.raises(KnownError) as caught:
        cite(template, CITED)
    assert caught.value.code == "citation-template"


def test_every_field_can_be_used() -> None:
    cite("".join(f"{{{name}}}" for name in FIELDS), CITED)
