"""How long and how large the report of a two-hour video is, beside a plain reportlab table of the same rows.

    python -m tests.bench.report [--windows N]

The result is arithmetic in place of scores (`tests.report.conftest`); words, chart, pictures, signature and attachments
are the real ones. Prints seconds and megabytes of both, and their ratios.
"""

import argparse
import io
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.platypus import SimpleDocTemplate, Table

from tests.report.conftest import make_finished, make_result, make_trail
from vmdesk.domain.result import AnalysisResult
from vmdesk.report.blocks import Table as Listed
from vmdesk.report.identity import create_identity
from vmdesk.report.words_windows import all_windows
from vmdesk.report.write import write_report

MEGABYTE = 1e6


def main() -> None:
    """Measure once each; the report first, with whatever it has to load."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--windows", type=int, default=30_000)
    windows = parser.parse_args().windows
    finished, now = make_finished(make_result(windows, 0)), datetime(2026, 3, 1, 12, tzinfo=UTC)
    with tempfile.TemporaryDirectory() as folder:
        identity, path = create_identity(Path(folder) / "home", "default", None, now), Path(folder) / "r.pdf"
        begun = time.perf_counter()
        write_report(path, finished, make_trail(), identity, now)
        seconds, size = time.perf_counter() - begun, path.stat().st_size / MEGABYTE
    begun = time.perf_counter()
    plain_size = len(_plain(finished.result)) / MEGABYTE
    plain = time.perf_counter() - begun
    print(f"windows {windows}")
    print(f"report  {seconds:.1f} s  {size:.2f} MB  (signed, attachments inside, read back and checked)")
    print(f"plain   {plain:.1f} s  {plain_size:.2f} MB  (reportlab Table of the same rows)")
    print(f"ratio   {seconds / plain:.2f} of the time, {size / plain_size:.2f} of the size")


def _plain(result: AnalysisResult) -> bytes:
    """The rows of the annex as reportlab's own table, in its standard font."""
    listed = next(block for block in all_windows(result).blocks if isinstance(block, Listed))
    buffer = io.BytesIO()
    rows = [[column.title for column in listed.columns], *map(list, listed.rows)]
    SimpleDocTemplate(buffer, pagesize=A4).build([Table(rows, repeatRows=1)])
    return buffer.getvalue()


if __name__ == "__main__":
    main()
