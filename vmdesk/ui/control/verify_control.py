"""Joins the verification of reports to the desk: which report, the dialog, the exhibit guessed, what is saved."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QSettings
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from vmdesk.domain.text import cleaned
from vmdesk.files import write_atomically
from vmdesk.ui.logic.presenter_verify import without_scores
from vmdesk.ui.logic.problem import Problem, said
from vmdesk.ui.logic.verification import Outcome, Wish, is_report
from vmdesk.ui.parts import dialogs
from vmdesk.ui.parts.banner import Banner
from vmdesk.ui.parts.verify_dialog import VerifyDialog
from vmdesk.ui.work.aside import Aside
from vmdesk.ui.work.desk import Desk

Take = Callable[[Sequence[Path]], None]


class VerifyControl(QObject):
    """Verify report; `action` asks which."""

    def __init__(self, desk: Desk, action: QAction, banner: Banner, settings: QSettings, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._banner, self._settings, self._window = desk, banner, settings, window
        self._aside = Aside(self)
        self.dialog: VerifyDialog | None = None
        action.triggered.connect(self.ask)
        work = desk.verification
        work.went.connect(lambda progress: self._on_dialog(lambda shown: shown.show_progress(progress)))
        work.lines.connect(lambda checks: self._on_dialog(lambda shown: shown.show_lines(checks)))
        work.verified.connect(self._on_verified)
        work.failed.connect(self._on_failed)
        work.cancelled.connect(lambda: self._on_dialog(lambda shown: shown.show_left(self._noted())))
        desk.casework.exhibit_found.connect(self._on_exhibit_found)

    def ask(self) -> None:
        """Ask which report."""
        if self._busy():
            return
        usual = self._settings.value("report_folder", str(Path.home()))
        folder = str(self._settings.value("verify_folder", usual))
        dialogs.choose_signed_report(self._window, folder, lambda name: self.verify(Path(name)))

    def verify(self, report: Path) -> None:
        """Show the dialog and verify `report`, unless another is being verified."""
        if self._busy():
            return
        self._settings.setValue("verify_folder", str(report.parent))
        if self.dialog is None:
            self.dialog = self._made()
        self.dialog.show()
        self.dialog.show_report(report)

    def or_else(self, take: Take) -> Take:
        """What is dropped: the first report is verified, all else is given to `take`."""

        def sort(paths: Sequence[Path]) -> None:
            reports = [path for path in paths if is_report(path)]
            others = [path for path in paths if path not in reports]
            if others or not reports:
                take(others)
            if reports:
                self._take_reports(reports)

        return sort

    def _take_reports(self, reports: Sequence[Path]) -> None:
        if len(reports) > 1 and not self._desk.verification.running:
            words = self.tr("{count} reports were given. {name} is verified; give the others one after another.")
            self._banner.tell_notice(words.format(count=len(reports), name=cleaned(reports[0].name)))
        self.verify(reports[0])

    def _busy(self) -> bool:
        """Whether a verification is under way; its dialog is shown then, and says so."""
        if self.dialog is None or not self._desk.verification.running:
            return False
        self.dialog.raise_()
        self.dialog.activateWindow()
        words = self.tr("A verification is under way: await its end, or cancel it, before another report is verified.")
        self._banner.tell_notice(words)
        return True

    def _made(self) -> VerifyDialog:
        dialog = VerifyDialog(self._window)
        dialog.wanted.connect(self._begin)
        dialog.left.connect(self._desk.verification.cancel)
        dialog.other_wanted.connect(self.ask)
        dialog.save_wanted.connect(self._ask_where)
        dialog.finished.connect(self._forget)
        return dialog

    def _forget(self) -> None:
        self.dialog = None

    def _on_dialog(self, do: Callable[[VerifyDialog], None]) -> None:
        if self.dialog is not None:
            do(self.dialog)

    def _begin(self, wish: Wish) -> None:
        self._on_dialog(lambda shown: shown.show_running())
        self._desk.verification.begin(wish)

    def _on_verified(self, outcome: Outcome) -> None:
        told = without_scores(outcome) if self._desk.state.hidden else outcome
        self._on_dialog(lambda shown: shown.show_outcome(told, self._noted()))
        if outcome.wish.evidence is None and outcome.exhibit_sha256 is not None:
            self._desk.casework.find_exhibit(outcome.exhibit_sha256)

    def _on_failed(self, problem: Problem) -> None:
        self._on_dialog(lambda shown: shown.show_problem(problem, self._noted()))
        self._banner.tell_problem(problem)

    def _noted(self) -> str:
        if self._desk.verification.noted:
            return self.tr("Noted in the audit trail of the case that is open.")
        return self.tr("No case is open, so that this verification is noted nowhere.")

    def _on_exhibit_found(self, sha256: str, path: Path | None) -> None:
        """Offer the exhibit that the report shown is about; nothing is read of it before the examiner wants that."""
        dialog = self.dialog
        if dialog is None or dialog.running or dialog.outcome is None or dialog.options.file is not None:
            return
        outcome = dialog.outcome
        if outcome.exhibit_sha256 != sha256:
            return
        if path is not None:
            dialog.options.set_evidence(path)
            dialog.say(self.tr("The case holds the exhibit that the report is about. Verify checks it, too."))
        elif outcome.exhibit:
            words = self.tr("The report is about {name}. Choose that file to have it checked, too.")
            dialog.say(words.format(name=outcome.exhibit))

    def _ask_where(self, outcome: Outcome) -> None:
        folder = Path(str(self._settings.value("check_folder", str(Path.home()))))
        proposed = folder / f"{outcome.wish.report.stem}.check.json"
        dialogs.choose_json(
            self.dialog or self._window,
            self.tr("Save verification"),
            proposed,
            lambda name: self.save(outcome, Path(name)),
        )

    def save(self, outcome: Outcome, path: Path) -> None:
        """Write what `vmdesk verify --json` prints, whole or not at all, and never beside evidence."""
        self._settings.setValue("check_folder", str(path.parent))
        state = self._desk.state
        evidence = [entry.path for entry in state.queue] + ([state.exhibit.path] if state.exhibit else [])
        evidence += [outcome.wish.evidence] if outcome.wish.evidence is not None else []
        self._aside.do(lambda: _write(outcome, path, evidence), lambda _, error: self._tell_saved(path, error))

    def _tell_saved(self, path: Path, error: Exception | None) -> None:
        if error is None:
            words = self.tr("The verification is saved at {path}").format(path=cleaned(str(path), 600))
        else:
            words = self.tr("{name} was not written ({why}).")
            words = words.format(name=cleaned(path.name), why=said(cleaned(str(error), 200), self.tr))
        self._on_dialog(lambda shown: shown.say(words))


def _write(outcome: Outcome, path: Path, evidence: Sequence[Path]) -> None:
    from vmdesk.workbench import refuse_evidence_folder  # only now: it brings all that a run needs

    refuse_evidence_folder(path.parent, evidence)
    pieces = json.JSONEncoder(ensure_ascii=False).iterencode(outcome.check.to_json())  # piece by piece: lets others run
    write_atomically(path, ("".join(pieces) + "\n").encode())
