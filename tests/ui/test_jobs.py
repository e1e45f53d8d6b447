"""The seam between the window and its workers."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QObject, QThread, Slot
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from reader_app.errors import BugError, KnownError
from reader_app.ui.giving_way import GivingWay
from reader_app.ui.jobs import Job, Jobs, Report


class Receiver(QObject):
    """Notes what arrives, and in which thread."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[str, object]] = []
        self.threads: set[QThread] = set()

    def _note(self, what: str, value: object) -> None:
        self.seen.append((what, value))
        self.threads.add(QThread.currentThread())

    @Slot(object)
    def succeeded(self, value: object) -> None:
        self._note("succeeded", value)

    @Slot(object)
    def failed(self, error: object) -> None:
        self._note("failed", type(error))

    @Slot(object)
    def progressed(self, value: object) -> None:
        self._note("progressed", value)

    @Slot()
    def cancelled(self) -> None:
        self._note("cancelled", None)


@pytest.fixture
def jobs(qapp: object) -> Iterator[Jobs]:
    jobs = Jobs()
    yield jobs
    assert jobs.stop()


def run(qtbot: QtBot, jobs: Jobs, operation) -> Receiver:
    receiver = Receiver()
    jobs.start(
        operation,
        succeeded=receiver.succeeded,
        failed=receiver.failed,
        progressed=receiver.progressed,
        cancelled=receiver.cancelled,
    )
    qtbot.waitUntil(lambda: jobs.running == 0)
    return receiver


def test_result_and_progress_arrive_in_the_gui_thread(qtbot: QtBot, jobs: Jobs) -> None:
    def operation(report: Report) -> int:
        assert threading.current_thread() is not threading.main_thread()
        report(1)
        report(2)
        return 3

    receiver = run(qtbot, jobs, operation)
    assert receiver.seen == [("progressed", 1), ("progressed", 2), ("succeeded", 3)]
    assert receiver.threads == {jobs.thread()}


def test_known_error_and_bug_are_told_apart(qtbot: QtBot, jobs: Jobs) -> None:
    def known(_report: Report) -> None:
        raise KnownError("file-empty", path="x")

    def bug(_report: Report) -> None:
        raise ZeroDivisionError

    assert run(qtbot, jobs, known).seen == [("failed", KnownError)]
    assert run(qtbot, jobs, bug).seen == [("failed", BugError)]


def test_cancel_stops_at_the_next_report(qtbot: QtBot, jobs: Jobs) -> None:
    started = threading.Event()
    asked = threading.Event()
    passed: list[int] = []

    def operation(report: Report) -> None:
        started.set()
        assert asked.wait(5)
        report(0)
        passed.append(1)

    receiver = Receiver()
    job = jobs.start(operation, succeeded=receiver.succeeded, cancelled=receiver.cancelled)
    assert started.wait(5)
    job.cancel()
    asked.set()
    qtbot.waitUntil(lambda: jobs.running == 0)
    assert passed == []
    assert receiver.seen == [("cancelled", None)]


def test_a_report_of_nothing_is_told_to_nobody(qtbot: QtBot, jobs: Jobs) -> None:
    assert run(qtbot, jobs, lambda report: report(None)).seen == [("succeeded", None)]


class Window(QWidget):
    """Takes its time to be painted, and says whether a worker went on meanwhile."""

    def __init__(self) -> None:
        super().__init__()
        self.painting, self.go_on = threading.Event(), threading.Event()
        self.disturbed: list[bool] = []

    def paintEvent(self, _event: QPaintEvent) -> None:
        self.painting.set()
        self.disturbed.append(self.go_on.wait(0.02))


def test_workers_let_a_window_that_is_painted_go_first(qtbot: QtBot, jobs: Jobs) -> None:
    window = Window()
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    giving_way = GivingWay(jobs, window)
    window.painting.clear()
    window.disturbed.clear()

    def work() -> None:
        window.painting.wait(5)
        giving_way.wait()
        window.go_on.set()

    worker = threading.Thread(target=work)
    giving_way.begin()
    worker.start()
    window.update()
    qtbot.waitUntil(window.go_on.is_set)  # once there is nothing else to do
    worker.join(5)
    assert window.disturbed == [False]
    giving_way.end()
    giving_way.work()
    giving_way.wait()  # nobody is waited for any more


def test_the_collector_runs_in_the_windows_thread_while_there_is_work(
    qtbot: QtBot, jobs: Jobs
) -> None:
    threads: set[str] = set()
    enough = threading.Event()

    def note(phase: str, _info: dict[str, int]) -> None:
        threads.add(threading.current_thread().name)
        enough.set()

    def litter(report: Report) -> None:
        kept = []
        while not enough.is_set():
            kept.append([{} for _ in range(1_000)])
            report(None)

    jobs.collect()  # the start is over
    gc.callbacks.append(note)
    try:
        run(qtbot, jobs, litter)
    finally:
        gc.callbacks.remove(note)
    assert threads == {"MainThread"}


def test_long_jobs_do_not_hold_up_short_ones(qtbot: QtBot, jobs: Jobs) -> None:
    gate = threading.Event()

    def waits(_report: Report) -> None:
        assert gate.wait(5)

    for _ in range(3):
        jobs.start(waits, long=True)
    receiver = Receiver()
    jobs.start(lambda _report: "here", succeeded=receiver.succeeded)
    qtbot.waitUntil(lambda: receiver.seen == [("succeeded", "here")])
    gate.set()
    qtbot.waitUntil(lambda: jobs.running == 0)


def test_work_that_outlives_the_window_ends_quietly(qapp: object) -> None:
    """A long step cannot be stopped: it may end when nobody is there any more."""
    jobs = Jobs()
    gone = Job(jobs, lambda report: "late")
    shiboken6.delete(gone)
    gone.run()
