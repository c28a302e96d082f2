"""What the table of windows costs, in milliseconds.

    python tests/bench/table.py [--windows 1000000]

Fills a real table on screen (offscreen platform unless QT_QPA_PLATFORM says otherwise) with made windows, as the end
of a run does and as a batch of 256 does; sorts by score; filters to the display line. Two figures for each: what the
window thread is held up for at a stretch, and how long it takes in all, the other thread's part counted.
"""

import argparse
import gc
import os
import time
from collections.abc import Callable

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np

from vmdesk.domain.result import WindowScore
from vmdesk.ui.app import make_application
from vmdesk.ui.control.table_link import PIECE
from vmdesk.ui.logic.presenter_table import Column, Filtering, GrowingColumns, Sorting, arranged, window_under
from vmdesk.ui.logic.state import State
from vmdesk.ui.logic.table_words import names
from vmdesk.ui.logic.window_csv import WindowList, csv_bytes
from vmdesk.ui.parts.table_panel import TablePanel

BATCH = 256


def made_scores(count: int) -> list[WindowScore]:
    values = np.random.default_rng(5).random(count).tolist()
    return [
        WindowScore(n, 4 * n, 4 * n + 16, 0.16 * n, 0.16 * n + 0.64, n % 3, (1 - v, v), v, "scored")
        for n, v in enumerate(values)
    ]


def told(name: str, *works: tuple[str, Callable[[], object]]) -> None:
    spent = []
    for where, work in works:
        began = time.perf_counter()
        work()
        spent.append(f"{where} {1000 * (time.perf_counter() - began):8.2f} ms")
    print(f"{name:34}" + "   ".join(spent), flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--windows", type=int, default=1_000_000)
    count = parser.parse_args().windows
    application, scores = make_application(), made_scores(count + BATCH)
    gc.freeze()  # the windows themselves are the caller's, and not looked through for garbage while it is timed
    panel, columns = TablePanel(), GrowingColumns()
    panel.resize(700, 600)
    panel.show()
    application.processEvents()
    longest = 0.0
    columns.reserve(count + BATCH)
    began = time.perf_counter()
    for there in range(0, count, PIECE):
        turn = time.perf_counter()
        columns.append(scores[there : min(there + PIECE, count)])
        longest = max(longest, time.perf_counter() - turn)
    print(
        f"fill, {count:,} windows: {1000 * (time.perf_counter() - began):.0f} ms, longest turn {1000 * longest:.2f} ms"
    )
    panel.view.rows.names = names(State(), sorted(columns.tracks), panel.tr)
    now = [panel.view.rows.made]

    def arrange(sorting: Sorting, filtering: Filtering) -> None:
        before = now[0] if now[0].columns.count else None
        now[0] = arranged(columns.columns(), sorting, filtering, before)

    def draw() -> None:
        panel.show_rows(now[0], same=True)
        application.processEvents()

    by_number, by_score = Sorting(), Sorting(Column.SCORE, descending=True)
    for name, sorting, filtering in (
        ("show all", by_number, Filtering()),
        ("sort by score", by_score, Filtering()),
        ("filter: at or above the line", by_score, Filtering(flagged=True)),
        ("filter: one track", by_score, Filtering(track=1)),
        ("filter: none", by_score, Filtering()),
    ):
        told(name, ("arrange", lambda s=sorting, f=filtering: arrange(s, f)), ("draw", draw))
    told(f"batch of {BATCH}: columns", ("append", lambda: columns.append(scores[count:])))
    panel.view.selectRow(1000)
    told(f"batch of {BATCH}: rows by score", ("arrange", lambda: arrange(by_score, Filtering())), ("draw", draw))
    told("window under the playhead", ("find", lambda: window_under(now[0], 2 * count, None)))
    told("row chosen, 5,000 further", ("draw", lambda: panel.view.show_window(int(now[0].rows[5000]))))
    listed = WindowList("exhibit.mp4", "0" * 64, "model", tuple(scores), ())
    told("the list as CSV", ("made", lambda: csv_bytes(listed)))
    told("all rows forgotten", ("draw", lambda: panel.show_rows(now[0], same=False)))


if __name__ == "__main__":
    main()
