"""Files and folders that come to the window, by drop or by dialog: looked through aside, then opened."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject

from vmdesk.case.exhibits import Found
from vmdesk.ui.logic import presenter_found
from vmdesk.ui.logic.problem import Problem
from vmdesk.ui.parts.banner import Banner
from vmdesk.ui.work.search import Search

Open = Callable[[Sequence[Path], str, str], None]
"""Opens files; then words about what else was found, and details of that."""


class Arrivals(QObject):
    """Has `search` look at what comes, tells how far that is, and calls `open_files` with the videos."""

    def __init__(self, search: Search, banner: Banner, open_files: Open, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._search, self._banner, self._open_files = search, banner, open_files
        search.looking.connect(self._on_looking)
        search.found.connect(self._on_found)
        search.failed.connect(self._on_failed)
        banner.cancelled.connect(search.give_up)

    def take(self, paths: Sequence[Path]) -> None:
        """Open what lies at `paths`, as soon as that is known."""
        if paths:
            self._search.look(paths)

    def _on_looking(self, count: int) -> None:
        self._banner.tell_progress(self.tr("Looking through folders: {count} files so far …").format(count=count))

    def _on_found(self, found: Found) -> None:
        self._banner.end_progress()
        files = presenter_found.videos(found)
        if files:
            words = presenter_found.found_words(found, self.tr)
            self._open_files(files, words, presenter_found.left_out(found, self.tr))
        else:
            self._banner.tell_problem(presenter_found.nothing_found(found, self.tr))

    def _on_failed(self, problem: Problem) -> None:
        self._banner.end_progress()
        self._banner.tell_problem(problem)
