"""What the user does with the document's pictures: go from one to the next, look at one closely."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QImage

from reader_app.documents.model import Image
from reader_app.library.library import Library
from reader_app.ui.actions import Actions
from reader_app.ui.appearance import Appearance
from reader_app.ui.jobs import Jobs
from reader_app.ui.notify import Notifier
from reader_app.ui.panel.side_panel import SidePanel
from reader_app.ui.picture_viewer import PictureViewer
from reader_app.ui.pictures import Pictures
from reader_app.ui.reader.pane import ReadingPane
from reader_app.ui.reading_session import OpenDocument, ReadingSession


class PictureCommands(QObject):
    """Shows the pictures of the open document on the page, in the side panel and alone."""

    def __init__(
        self,
        library: Library,
        jobs: Jobs,
        session: ReadingSession,
        reading: ReadingPane,
        panel: SidePanel,
        actions: Actions,
        appearance: Appearance,
        notifier: Notifier,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._session = session
        self._reading = reading
        self._appearance = appearance
        self._notifier = notifier
        self._shown: Image | None = None
        self._viewer: PictureViewer | None = None
        self.pictures = Pictures(library, jobs, self)
        reading.view.set_images(self.pictures.picture)
        panel.images.set_pictures(self.pictures.thumbnail)
        self.pictures.changed.connect(reading.view.refresh_pictures)
        self.pictures.changed.connect(panel.images.refresh_pictures)
        self.pictures.failed.connect(notifier.report)
        reading.view.picture_clicked.connect(self.look_at)
        actions.connect_to("next_picture", self.next_picture)
        actions.connect_to("previous_picture", self.previous_picture)
        self._actions = actions
        self._allow(False)

    def set_document(self, opened: OpenDocument | None) -> None:
        """Serve another document, before it is on the page."""
        self.pictures.set_document(opened)
        self._allow(bool(opened and opened.document.images))

    def _allow(self, on: bool) -> None:
        for name in ("next_picture", "previous_picture"):
            self._actions[name].setEnabled(on)

    @Slot()
    def next_picture(self) -> None:
        self._step(1)

    @Slot()
    def previous_picture(self) -> None:
        self._step(-1)

    def _step(self, step: int) -> None:
        images = self._images()
        starts = [image.start for image in images]
        here = self._reading.view.here()
        index = bisect_right(starts, here) if step > 0 else bisect_left(starts, here) - 1
        if 0 <= index < len(images):
            self._reading.show_span(images[index].start, images[index].end)

    def _images(self) -> tuple[Image, ...]:
        current = self._session.current
        return current.document.images if current else ()

    @Slot(object)
    def look_at(self, image: Image) -> None:
        """Show a picture alone, if it can be had."""
        reader = self.pictures.reader(image.src)
        if reader is not None:
            self._shown = image
            self._jobs.start(reader.run, succeeded=self._on_read, failed=self._notifier.report)

    @Slot(object)
    def _on_read(self, found: tuple[str, bytes, QImage] | None) -> None:
        image = self._shown
        if image is None or found is None or found[0] != image.src:
            if found is None:
                self._reading.notice.show_news(self.tr("This picture is not in the file."))
            return
        src, data, pixels = found
        viewer = self._viewer or self._open_viewer()
        name = src.rpartition("/")[2].replace(":", "-") or "picture"
        viewer.show_picture(pixels, data, image.caption or image.alt, name)
        images = self._images()
        if image in images:
            viewer.set_place(images.index(image) + 1, len(images))
        viewer.show()

    def _open_viewer(self) -> PictureViewer:
        viewer = PictureViewer(self._appearance.theme, self._reading.window())
        viewer.step_requested.connect(self._on_step_requested)
        viewer.failed.connect(self._notifier.report)
        viewer.finished.connect(self._on_closed)
        self._viewer = viewer
        return viewer

    @Slot(int)
    def _on_step_requested(self, step: int) -> None:
        images = self._images()
        if self._shown in images:
            index = images.index(self._shown) + step
            if 0 <= index < len(images):
                self._reading.show_span(images[index].start, images[index].end)
                self.look_at(images[index])

    @Slot()
    def _on_closed(self) -> None:
        if self._viewer is not None:
            self._viewer.deleteLater()
            self._viewer = None
