"""The user's own words: kept in lists, marked in the text, counted, stepped through."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from reader_app.analysis.findings import EntityKind
from reader_app.library import word_lists
from reader_app.library.word_lists import WordList
from reader_app.ui.dialogs.word_lists import WordListsDialog
from reader_app.ui.models.document_roles import FACTS_ROLE
from reader_app.ui.word_marks import FindWords

ROADS = WordList("道路", "blue", ("石桥镇", "石桥", "公里"))
PEOPLE = WordList("人", "red", ("村民",))


def places(text: str, *words: str) -> list[str]:
    (marks,) = FindWords(text, [WordList("x", "red", words)]).run(lambda _: None)
    spans = marks.spans
    return [text[spans.starts[n] : spans.ends[n]] for n in range(len(spans))]


def test_case_width_and_script_make_no_difference() -> None:
    assert places("云溪发展，雲溪發展；ABC、ａｂｃ", "发展", "abc") == [
        "发展",
        "發展",
        "ABC",
        "ａｂｃ",
    ]


def test_the_longest_word_at_a_place_counts() -> None:
    assert places("石桥镇、石桥村", "石桥", "石桥镇") == ["石桥镇", "石桥"]


def test_signs_of_expressions_are_words_like_others() -> None:
    assert places("甲(1)乙", "(1)", ".*") == ["(1)"]


@given(st.text("ab甲乙", max_size=40), st.lists(st.text("ab甲乙", min_size=1, max_size=3)))
def test_every_hit_is_a_word_and_no_word_is_missed(text: str, words: list[str]) -> None:
    found = places(text, *words)
    assert set(found) <= set(words)
    assert bool(found) == any(word in text for word in words)


def test_hits_across_slices_of_a_long_text_are_found_once() -> None:
    text = "水" * ((1 << 18) - 1) + "石桥镇" + "水" * 9 + "石桥"
    assert places(text, "石桥镇", "石桥") == ["石桥镇", "石桥"]


def test_lists_are_marked_counted_and_kept(open_window, reopen, qtbot: QtBot, folder: Path) -> None:
    window = open_window(folder / "report.txt")
    window.words.set_lists([ROADS, PEOPLE])
    chips = window.reading.chips
    text = window.session.current.document.text
    assert chips.lists["道路"].count == text.count("石桥") + text.count("公里")
    assert chips.lists["人"].count == text.count("村民")

    chips.lists["人"].click()
    window.commands["next_word"].trigger()
    first = min(text.index("石桥"), text.index("公里"))
    assert window.reading.view.caret_position() == first
    again = reopen(window)
    assert again.words.lists == (ROADS, WordList("人", "red", ("村民",), shown=False))
    assert not again.reading.chips.lists["人"].isChecked()


def test_marks_stay_when_the_findings_arrive_or_layers_are_switched(
    open_window, qtbot: QtBot, folder: Path
) -> None:
    window = open_window(folder / "report.txt")
    window.words.set_lists([PEOPLE])
    view = window.reading.view
    ticks = len(view.verticalScrollBar().ticks())
    window.reading.show_analysis(window.session.current)
    assert len(view.verticalScrollBar().ticks()) == ticks
    window.reading.chips.lists["人"].click()
    assert len(view.verticalScrollBar().ticks()) == ticks - 1


def test_words_of_a_long_text_are_found_beside_the_window(
    open_window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader_app.ui.word_lists._AT_ONCE", 10)
    path = tmp_path / "a.txt"
    path.write_text("石桥镇的村民修路。\n村民说好。\n" * 20, encoding="utf-8")
    window = open_window(path)
    with qtbot.waitSignal(window.words.found, timeout=10_000):
        window.words.set_lists([PEOPLE])
    assert window.reading.chips.lists["人"].count == 40


def test_the_selection_is_added_from_the_menu_over_the_text(
    open_window, qtbot: QtBot, folder: Path
) -> None:
    window = open_window(folder / "report.txt")
    start = window.session.current.document.text.index("村道路")
    window.reading.view.select(start, start + 3)
    menu = window.reading_commands.menu()
    submenu = next(a.menu() for a in menu.actions() if a.menu() and "村道路" in a.text())
    submenu.actions()[-1].trigger()
    (made,) = window.words.lists
    assert made.words == ("村道路",)
    assert window.reading.chips.lists[made.name].count == 1
    menu.deleteLater()


@pytest.fixture
def dialog(qtbot: QtBot):
    dialog = WordListsDialog([ROADS, PEOPLE])
    dialog.show()
    yield dialog
    dialog.close()


def test_a_list_is_edited_word_by_line(qtbot: QtBot, dialog: WordListsDialog) -> None:
    with qtbot.waitSignal(dialog.changed, timeout=2_000) as told:
        dialog.words.setPlainText("桥\n\n 桥 \n路\n")
    assert told.args[0][0] == WordList("道路", "blue", ("桥", "路"))
    assert told.args[0][1] == PEOPLE


def test_a_removed_list_comes_back(qtbot: QtBot, dialog: WordListsDialog) -> None:
    with qtbot.waitSignal(dialog.changed) as told:
        dialog.remove.click()
    assert told.args[0] == (PEOPLE,)
    with qtbot.waitSignal(dialog.changed) as told:
        dialog.undo.click()
    assert told.args[0] == (ROADS, PEOPLE)


def test_two_lists_never_share_a_name(qtbot: QtBot, dialog: WordListsDialog) -> None:
    dialog.name.setText("人")
    with qtbot.waitSignal(dialog.changed, timeout=2_000) as told:
        dialog.name.textEdited.emit("人")
    assert [one.name for one in told.args[0]] == ["人 2", "人"]


def test_words_come_from_and_go_to_text_files(
    qtbot: QtBot, dialog: WordListsDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source, target = tmp_path / "in.txt", tmp_path / "out.txt"
    source.write_bytes("桥梁\r\n公里\r\n".encode("gb18030"))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(source), ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    dialog.take_in.click()
    dialog.give_out.click()
    assert target.read_text("utf-8") == "石桥镇\n石桥\n公里\n桥梁\n"


def test_words_of_a_file_that_name_something_go_to_lists_of_their_kind(
    dialog: WordListsDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "in.txt"
    source.write_text("阿木头\t人物\n桥梁\n石老\tperson\n黑水洼\tplace\n", encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(source), ""))
    dialog.take_in.click()
    roads, _, people, places = dialog.lists
    assert roads.words == (*ROADS.words, "桥梁")
    assert (people.kind, people.words) == (EntityKind.PERSON, ("阿木头", "石老"))
    assert (places.kind, places.words) == (EntityKind.PLACE, ("黑水洼",))
    dialog.new.click()
    dialog.take_in.click()
    assert dialog.lists[-2].kind is EntityKind.PERSON and "桥梁" in dialog.lists[-2].words


def test_a_list_that_went_to_a_file_comes_back_with_its_kind(tmp_path: Path) -> None:
    people = WordList("人", "red", ("阿木头", "New York"), kind=EntityKind.PERSON)
    word_lists.export_words(people, tmp_path / "a.txt")
    assert word_lists.import_words(tmp_path / "a.txt") == {people.kind: people.words}


def test_a_file_that_cannot_be_read_is_told(
    qtbot: QtBot, dialog: WordListsDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(tmp_path), ""))
    with qtbot.waitSignal(dialog.failed) as told:
        dialog.take_in.click()
    assert told.args[0].code == "file-unreadable"


def test_damaged_lists_are_left_out(open_window) -> None:
    library = open_window().library
    library.set_state("word_lists", [{"name": "a", "colour": "?", "words": ["b", 3]}, 7, {}])
    assert word_lists.load(library) == (WordList("a", word_lists.COLOURS[0], ("b",)),)


def test_the_list_of_documents_says_how_many_listed_words_each_has(
    open_window, qtbot: QtBot, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(folder)
    window.word_counts.findChild(QTimer).setInterval(0)
    model = window.list_pane.model

    def told() -> dict[str, str]:
        rows = [model.index(row) for row in range(model.rowCount())]
        return {row.data(): row.data(FACTS_ROLE)[0] for row in rows}

    window.words.set_lists([PEOPLE])
    qtbot.waitUntil(lambda: "1 listed word" in told().values(), timeout=10_000)
    assert told()["云岭县三天修通进村道路"] == "1 listed word"
    assert "listed" not in told()["关于开展夏季防溺水检查的通知"]
    window.words.set_lists([ROADS, PEOPLE])
    qtbot.waitUntil(lambda: "listed" not in "".join(told().values()))
    text = window.session.current.document.text
    roads = f"道路 {text.count('石桥') + text.count('公里')}"
    qtbot.waitUntil(lambda: roads in told().values(), timeout=10_000)
    row = model.index_of(window.session.current.row.id)
    assert row.data(FACTS_ROLE)[:2] == [roads, "人 1"]
    assert f"{roads} · 人 1" in row.data(Qt.ItemDataRole.ToolTipRole)
    window.words.set_lists([PEOPLE])
    window.reading.chips.lists["人"].click()
    assert "listed" not in "".join(told().values())


def test_words_with_a_kind_reach_the_analysis_at_once_and_can_be_undone(
    open_window, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "note.txt"
    path.write_text("值班记录\n\n当晚两人在渡口值守，渡口每两小时巡查一次。\n", encoding="utf-8")
    window = open_window(path)

    def names() -> set[str]:
        return {entity.name for entity in window.session.current.analysis.entities}

    assert "渡口" not in names()
    watches = WordList("值守", "green", ("渡口",), kind=EntityKind.EVENT)
    with qtbot.waitSignal(window.session.analysis_ready, timeout=10_000):
        window.words.set_lists([watches])
    found = next(e for e in window.session.current.analysis.entities if e.name == "渡口")
    assert (found.kind, len(found.mentions)) == (EntityKind.EVENT, 2)
    assert word_lists.load(window.library) == (watches,)
    assert window.library.analysis(window.session.current.row.id) is not None
    with qtbot.waitSignal(window.session.analysis_ready, timeout=10_000):
        window.commands["undo"].trigger()
    assert "渡口" not in names()


def test_changed_words_make_the_findings_of_all_documents_stale(
    open_window, qtbot: QtBot, folder: Path
) -> None:
    window = open_window(folder)
    qtbot.waitUntil(lambda: not window.background.busy and not window.library.stale())
    with qtbot.waitSignal(window.background.finished, timeout=20_000):
        window.words.set_lists([WordList("路", "blue", ("进村道路",))])
    assert window.library.stale() == []
    assert "进村道路" in {
        keyword.term
        for row in window.library.documents()
        for keyword in window.library.analysis(row.id).keywords
    }


def test_a_change_of_the_lists_is_undone_and_made_again_by_name_after_a_restart_too(
    open_window, reopen, qtbot: QtBot, folder: Path
) -> None:
    window = open_window(folder / "report.txt")
    window.words.set_lists([ROADS])
    assert window.commands["undo"].text() == "Undo: change word lists"
    again = reopen(window)
    with qtbot.waitSignal(again.words.changed):
        again.commands["undo"].trigger()
    assert again.words.lists == () == word_lists.load(again.library)
    qtbot.waitUntil(lambda: again.commands["redo"].text() == "Redo: change word lists")
    with qtbot.waitSignal(again.words.changed):
        again.commands["redo"].trigger()
    assert again.reading.chips.lists["道路"].count


def test_what_is_changed_while_the_dialog_is_open_is_one_step(
    open_window, qtbot: QtBot, folder: Path
) -> None:
    window = open_window(folder / "report.txt")
    window.words.set_lists([ROADS, PEOPLE])
    window.reading_commands.edit_word_lists()
    dialog = window.findChild(WordListsDialog)
    dialog.words.setPlainText("桥")
    dialog.remove.click()
    dialog.close()
    window.commands["undo"].trigger()
    qtbot.waitUntil(lambda: window.words.lists == (ROADS, PEOPLE))


def test_showing_a_list_or_not_is_no_step_and_stands_in_the_way_of_none(
    open_window, qtbot: QtBot, folder: Path
) -> None:
    window = open_window(folder / "report.txt")
    window.words.set_lists([ROADS])
    window.words.set_lists([ROADS, PEOPLE])
    window.words.set_shown("道路", False)
    window.commands["undo"].trigger()
    qtbot.waitUntil(lambda: [one.name for one in window.words.lists] == ["道路"])
    assert not window.words.lists[0].shown


def test_lists_of_before_keep_what_was_hidden(open_window, reopen, folder: Path) -> None:
    window = open_window(folder / "report.txt")
    entry = {"name": "道路", "colour": "blue", "words": ["公里"], "shown": False, "kind": None}
    window.library.set_state("word_lists", [entry])
    (kept,) = word_lists.load(window.library)
    assert (kept.shown, kept.words) == (False, ("公里",))
    word_lists.save(window.library, [kept, PEOPLE])
    assert [one.shown for one in word_lists.load(window.library)] == [False, True]


def test_another_window_s_lists_are_taken_over(open_window, qtbot: QtBot, folder: Path) -> None:
    window = open_window(folder / "report.txt")
    word_lists.save(window.library, [PEOPLE])
    window.watch.look()
    assert window.words.lists == (PEOPLE,)


def test_words_that_are_listed_while_the_text_is_analysed_are_found(
    open_window, qtbot: QtBot, folder: Path
) -> None:
    window = open_window(folder / "report.txt")
    session = window.session
    session.current = session.current._replace(analysis=None)  # as while the first analysis runs
    people = WordList("车", "green", ("挖掘机",), kind=EntityKind.PERSON)
    with qtbot.waitSignal(session.analysis_ready, timeout=10_000):
        window.words.set_lists([people])
    assert "挖掘机" in {entity.name for entity in session.current.analysis.entities}


def test_another_colour_is_no_reason_to_analyse_anew(
    open_window, qtbot: QtBot, folder: Path
) -> None:
    window = open_window(folder / "report.txt")
    window.words.set_lists([ROADS])
    with qtbot.assertNotEmitted(window.words.terms_changed):
        window.words.set_lists([WordList("道路", "red", ROADS.words)])


def test_many_words_are_found_beside_the_window(
    open_window, qtbot: QtBot, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader_app.ui.word_lists._WORDS_AT_ONCE", 1)
    window = open_window(folder / "report.txt")
    with qtbot.waitSignal(window.words.found, timeout=10_000):
        window.words.set_lists([ROADS])
    assert window.reading.chips.lists["道路"].count == 5


def test_words_reach_the_other_documents_when_the_open_one_is_too_long_to_be_analysed(
    open_window, qtbot: QtBot, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(folder)
    qtbot.waitUntil(lambda: not window.background.busy and not window.library.stale())
    monkeypatch.setattr("reader_app.ui.reading_session.LONGEST_ANALYSED", 0)
    with qtbot.waitSignal(window.background.finished, timeout=20_000):
        window.words.set_lists([WordList("路", "blue", ("进村道路",))])
    assert window.library.stale() == []


def test_a_double_click_takes_a_listed_word_whole(open_window, qtbot: QtBot, folder: Path) -> None:
    window = open_window(folder / "report.txt")
    view = window.reading.view
    at = window.session.current.document.text.index("进村道路")
    word = "修通进村道路"
    assert view.units.word(at) != (at - 2, at + 4)
    window.words.set_lists([WordList("路", "blue", ("道路", word))])
    assert view.units.word(at) == (at - 2, at + 4)
    window.commands["undo"].trigger()
    qtbot.waitUntil(lambda: view.units.word(at) != (at - 2, at + 4))
