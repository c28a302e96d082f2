"""The digest of the frame on screen, made when it is asked for."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from vmdesk.ui.logic.messages import FrameHashed, FrameHashFailed, Thumbnailed
from vmdesk.ui.logic.news import Part
from vmdesk.ui.logic.presenter_picture import digest_words
from vmdesk.ui.logic.problem import said
from vmdesk.ui.parts import theme
from vmdesk.ui.parts.facts_widgets import DigestField
from vmdesk.ui.work.desk import Desk


class FrameHashBox(QWidget):
    """A button, the digest once it is made, and which frame it is of."""

    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.words.setAccessibleName(self.tr("Frame of the digest"))
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.button = QToolButton()
        self.button.setText(self.tr("Hash frame"))
        self.button.setToolTip(self.tr("SHA-256 of the decoded planes, as FFmpeg's framehash gives it (H)"))
        self.button.clicked.connect(self.wanted)
        self.digest = DigestField(self.tr("SHA-256 of the frame"))
        self.digest.field.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        row, column = QHBoxLayout(), QVBoxLayout(self)
        row.addWidget(self.words, 1)
        row.addWidget(self.button)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP // 2)
        column.addLayout(row)
        column.addWidget(self.digest)
        self.show_digest(self.tr("Not hashed."), None)

    def show_digest(self, words: str, sha256: str | None) -> None:
        """Say `words`, and show a digest where there is one."""
        self.words.setText(words)
        self.digest.show_digest(sha256 or "", known=sha256 is not None)
        self.digest.setVisible(sha256 is not None)


class HashControl(QObject):
    """Asks for the digest of the frame on screen, and takes it away when another frame is gone to."""

    def __init__(self, parent: QObject, desk: Desk, box: FrameHashBox) -> None:
        super().__init__(parent)
        self._desk, self._box = desk, box
        self._frame: int | None = None
        self._of = (-1, -1)
        box.wanted.connect(self.hash)
        desk.changed.connect(self._on_changed)
        desk.chore_done.connect(self._on_chore)

    def hash(self) -> None:
        """Hash the frame under the playhead; playing stops."""
        self._desk.pause()
        if self._desk.state.exhibit is not None:
            self._frame = self._desk.state.position
            self._desk.hash_frame(self._frame)
            self._box.show_digest(self.tr("Frame {frame} is being hashed …").format(frame=self._frame), None)

    def _on_changed(self, parts: Part) -> None:
        state = self._desk.state
        now = state.exhibit.generation if state.exhibit is not None else -1, state.position
        if parts & (Part.EXHIBIT | Part.POSITION) and now != self._of:
            self._of = now
            if self._frame is not None:
                self._frame = None
                self._desk.hash_frame(None)
                self._box.show_digest(self.tr("Not hashed."), None)

    def _on_chore(self, done: FrameHashed | FrameHashFailed | Thumbnailed) -> None:
        if isinstance(done, Thumbnailed) or done.frame != self._frame:
            return
        if isinstance(done, FrameHashFailed):
            text = self.tr("Frame {frame} cannot be hashed: {why}")
            why = said(done.problem.message, self.tr)
            self._box.show_digest(text.format(frame=done.frame, why=why), None)
        elif self._desk.state.exhibit is not None:
            index = self._desk.state.exhibit.index
            self._box.show_digest(digest_words(index, done.frame, self.tr), done.sha256)
