"""Watched folders: new, changed and moved files in them are brought in quietly.

The system tells of changes in folders on the machine's own disks. Folders of other kinds, and
what the system misses (a file that is written to at its place), are looked through when the user
comes back from another program, and from time to time; nothing is read for that but names, times
and sizes.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QStorageInfo, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication

from reader_app.library import watched
from reader_app.library.library import Library
from reader_app.ui.importing import Importer
from reader_app.ui.jobs import Job, Jobs, Report

# Programs write a file in several steps: what follows one another is looked at once.
SETTLED_MILLISECONDS = 1_500
RESCAN_MILLISECONDS = 60_000
# File systems of other machines, as systems name them.
_REMOTE = frozenset(
    {"nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "sshfs", "afpfs", "webdav", "davfs"}
    | {"davfs2", "9p", "afs", "ceph", "glusterfs", "rclone", "s3fs", "gvfsd-fuse", "ncpfs"}
)
# The system's own watches are few; below the first so many folders it is told, the rest is polled.
_MOST_FOLDERS = 500


class FolderWatch(QObject):
    """Looks after the watched folders of one window's library."""

    changed = Signal()  # the folders that are watched
    failed = Signal(object)
    files_gone = Signal(int)  # so many documents have lost their only file

    def __init__(self, library: Library, importer: Importer, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._library = library
        self._importer = importer
        self._jobs = jobs
        self._job: Job | None = None
        self._folders = watched.folders(library)
        self._system = QFileSystemWatcher(self)
        self._system.directoryChanged.connect(self._on_touched)
        self._system.fileChanged.connect(self._on_touched)
        self._settled = QTimer(self, singleShot=True, interval=SETTLED_MILLISECONDS)
        self._settled.timeout.connect(self.look)
        self._rescan = QTimer(self, interval=RESCAN_MILLISECONDS)
        self._rescan.timeout.connect(self.look)
        QGuiApplication.instance().applicationStateChanged.connect(self._on_state)  # type: ignore[union-attr]
        if self._folders:
            self._settled.start()
            self._rescan.start()

    @property
    def folders(self) -> list[Path]:
        return list(self._folders)

    def watch(self, folder: Path) -> None:
        """Watch a folder and all below it; what is in it already is brought in."""
        watched.watch(self._library, folder)
        self._set(watched.folders(self._library))
        self.look()

    def unwatch(self, folder: Path) -> None:
        """Watch a folder no more; its documents stay in the library."""
        watched.unwatch(self._library, folder)
        self._set(watched.folders(self._library))

    def stop(self) -> None:
        """Look no further: the window closes."""
        self._settled.stop()
        self._rescan.stop()
        if self._job is not None:
            self._job.cancel()

    def _set(self, folders: list[Path]) -> None:
        self._folders = folders
        if folders:
            self._rescan.start()
        else:
            self._rescan.stop()
            self._follow([])
        self.changed.emit()

    @Slot()
    def look(self) -> None:
        """Look through the folders now, unless that is being done or an import is under way."""
        if not self._folders or self._job is not None:
            return
        if self._importer.busy:
            self._settled.start()
            return
        self._job = self._jobs.start(
            _Look(self._library, self._folders).run,
            succeeded=self._on_looked,
            failed=self._on_failed,
            cancelled=self._on_cancelled,
        )

    @Slot(str)
    def _on_touched(self, _path: str) -> None:
        self._settled.start()

    @Slot(Qt.ApplicationState)
    def _on_state(self, state: Qt.ApplicationState) -> None:
        if self._folders and state == Qt.ApplicationState.ApplicationActive:
            self._settled.start()

    @Slot(object)
    def _on_looked(self, seen: _Seen) -> None:
        self._job = None
        self._follow(seen.folders)
        if seen.unsettled:
            self._settled.start()
        if seen.news:
            self._importer.import_quietly(seen.news)
        if seen.gone:
            self.files_gone.emit(seen.gone)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._job = None
        self.failed.emit(error)

    @Slot()
    def _on_cancelled(self) -> None:
        self._job = None

    def _follow(self, folders: list[str]) -> None:
        """Have the system tell of changes in these folders."""
        before = set(self._system.directories())
        if gone := sorted(before.difference(folders)):
            self._system.removePaths(gone)
        if come := sorted(set(folders).difference(before)):
            self._system.addPaths(come)


class _Seen:
    """What a look through the folders brought: files to import, the folders that the system can
    tell of, and how many documents have lost their only file."""

    def __init__(self, news: list[Path], unsettled: bool, folders: list[str], gone: int) -> None:
        self.news = news
        self.unsettled = unsettled
        self.folders = folders
        self.gone = gone


class _Look:
    """What runs on the worker."""

    def __init__(self, library: Library, folders: list[Path]) -> None:
        self._library = library
        self._watched = list(folders)

    def run(self, report: Report) -> _Seen:
        news, unsettled = watched.news(self._library, self._watched, report)
        gone: frozenset[int] = frozenset()
        if not news and not unsettled:  # else a missing file may have come back elsewhere
            missing = watched.gone(self._library, self._watched, report)
            gone = watched.newly_gone(self._library, missing)
        local = [folder for folder in self._watched if _is_local(folder)]
        return _Seen(news, unsettled, watched.subfolders(local, _MOST_FOLDERS), len(gone))


def _is_local(folder: Path) -> bool:
    """Whether a folder lies on a disk of this machine: to have the system follow one on another
    machine could hold up the window, and tells nothing of what others change there."""
    kind = bytes(QStorageInfo(str(folder)).fileSystemType().data()).decode("ascii", "replace")
    return kind.lower().removeprefix("fuse.") not in _REMOTE
