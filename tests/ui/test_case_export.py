import hashlib
import json

import pytest
from PySide6.QtWidgets import QFileDialog
from test_cases import analyzed, saved
from trails import trail_of


@pytest.fixture
def cased(make_window, clip, qtbot):
    window = make_window()
    assert not window.commands.export_case.isEnabled()
    analyzed(window, qtbot, clip)
    saved(window, qtbot)
    return window


@pytest.mark.parametrize("ending", ["jsonld", "json", "csv"])
def test_a_case_is_exported_and_the_trail_says_so(cased, tmp_path, qtbot, ending):
    cased.commands.export_case.trigger()
    dialog = cased.findChild(QFileDialog)
    kind = next(one for one in dialog.nameFilters() if f"*.{ending})" in one)
    dialog.selectNameFilter(kind)
    dialog.filterSelected.emit(kind)
    assert dialog.selectedFiles()[0].endswith(f".{ending}")
    dialog.fileSelected.emit(str(tmp_path / f"out.{ending}"))
    qtbot.waitUntil(lambda: "The case lies at" in cased.banner.words.text(), timeout=20_000)
    data = (tmp_path / f"out.{ending}").read_bytes()
    if ending != "csv":
        assert b"analysis finished" in data
        json.loads(data)
    saved(cased, qtbot)
    last = trail_of(cased.desk.state.case.folder)[-1]
    assert (last.action, last.details["sha256"]) == ("case exported", hashlib.sha256(data).hexdigest())


def test_a_case_is_not_exported_beside_the_evidence_or_as_something_else(cased, clip, tmp_path, qtbot):
    cased.case_export.export(clip.parent / "out.json")
    qtbot.waitUntil(lambda: "evidence's own folder" in cased.banner.words.text(), timeout=20_000)
    cased.case_export.export(tmp_path / "out.exe")
    qtbot.waitUntil(lambda: "is not written as out.exe" in cased.banner.words.text(), timeout=20_000)
    assert not (tmp_path / "out.exe").exists()
    assert trail_of(cased.desk.state.case.folder)[-1].action != "case exported"
