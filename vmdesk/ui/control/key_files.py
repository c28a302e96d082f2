"""Keys written to a file and read from one, beside the window's thread."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from vmdesk.domain.text import cleaned
from vmdesk.files import require_readable_file, write_atomically
from vmdesk.ui.logic.keymap import MOST_BYTES, KeysRefusedError, imported, written
from vmdesk.ui.logic.problem import said
from vmdesk.ui.parts.key_table import KeyTable, spelt
from vmdesk.ui.work.aside import Aside


class KeyFiles(QObject):
    """Exports the keys of a table, imports them into it, and tells of it in words.

    `evidence` gives the exhibits beside which nothing may be written.
    """

    told = Signal(str)

    def __init__(self, table: KeyTable, evidence: Callable[[], Sequence[Path]], parent: QObject) -> None:
        super().__init__(parent)
        self._table, self._evidence, self._aside = table, evidence, Aside(self)

    def export(self, path: Path) -> None:
        """Write all keys to `path`, whole or not at all."""
        text = written(self._table.keys())
        evidence = tuple(self._evidence())
        self._aside.do(lambda: _write(path, text.encode(), evidence), lambda _, error: self._tell_written(path, error))

    def take(self, path: Path) -> None:
        """Take the keys that the file at `path` names; a file that is wrong anywhere changes nothing."""
        self._aside.do(lambda: _head_of(path), lambda data, error: self._on_read(path, data, error))

    def _on_read(self, path: Path, data: object, error: Exception | None) -> None:
        name = cleaned(path.name)
        if not isinstance(data, bytes):
            text = self.tr("{name} cannot be read ({why}). Nothing was changed.")
            self.told.emit(text.format(name=name, why=said(cleaned(str(error), 200), self.tr)))
            return
        try:
            self._table.apply(imported(data, self._table.keys(), spelt, self.tr))
        except KeysRefusedError as refused:
            text = self.tr("The keys in {name} were not taken. {why} Nothing was changed.")
            self.told.emit(text.format(name=name, why=refused))
        else:
            self.told.emit(self.tr("The keys in {name} are in use now.").format(name=name))

    def _tell_written(self, path: Path, error: Exception | None) -> None:
        if error is None:
            self.told.emit(self.tr("The keys are written to {path}.").format(path=cleaned(str(path), 600)))
        else:
            text = self.tr("{name} was not written ({why}).")
            self.told.emit(text.format(name=cleaned(path.name), why=said(cleaned(str(error), 200), self.tr)))


def _write(path: Path, content: bytes, evidence: tuple[Path, ...]) -> None:
    from vmdesk.workbench import refuse_evidence_folder  # only now: it brings all that a run needs

    refuse_evidence_folder(path.parent, evidence)
    write_atomically(path, content)


def _head_of(path: Path) -> bytes:
    require_readable_file(path)
    with path.open("rb") as file:
        return file.read(MOST_BYTES + 1)
