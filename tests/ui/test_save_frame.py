from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from vmdesk import __version__
from vmdesk.domain.errors import OutputBesideEvidence, UsageError
from vmdesk.media.decoder import Decoder
from vmdesk.media.index import read_index
from vmdesk.ui.control.frame_saving import page, save_frame
from vmdesk.ui.logic.presenter_provenance import Stated, provenance


def tr(text: str) -> str:
    return text


def saved(window, qtbot, path, frame):
    window.desk.seek(frame)
    qtbot.waitUntil(lambda: window.desk.state.shown == frame, timeout=20_000)
    window.work.view.zoom_to(8.0)
    QTest.keyClick(window.work.view, Qt.Key.Key_C)
    dialog = window.findChild(QFileDialog)
    assert Path(dialog.selectedFiles()[0]).name == f"numbered.frame-{frame}.png"
    dialog.fileSelected.emit(str(path))
    dialog.reject()
    qtbot.waitUntil(lambda: window.banner.isVisible(), timeout=20_000)


def test_the_saved_picture_has_the_frames_own_pixels_and_says_where_they_come_from(opened, qtbot, tmp_path, clip):
    qtbot.waitUntil(lambda: opened.desk.state.exhibit.evidence is not None, timeout=20_000)
    target = tmp_path / "frame.png"
    saved(opened, qtbot, target, 37)
    assert str(target) in opened.banner.words.text()
    with Decoder(clip, *read_index(clip)) as decoder:
        frame = decoder.frame_at(37)
    with Image.open(target) as image:
        pixels, texts = np.asarray(image), dict(image.text)
    assert np.array_equal(pixels[:240, :320], frame.rgb)
    exhibit = opened.desk.state.exhibit
    assert texts["Source"] == "numbered.mp4"
    assert texts["Source SHA-256"] == exhibit.evidence.digests.sha256
    assert texts["Frame index"].startswith("37 of 60")
    assert texts["Frame pts"] == str(frame.pts)
    assert texts["Time base"] == f"{exhibit.stream.time_base} s"
    assert texts["Time code"] == "0:00:01.480"
    assert texts["Software"] == f"vmdesk {__version__}"
    assert exhibit.stream.treatment[0] in texts["Pixels"]
    band = pixels[240:]
    assert (band == 255).all(axis=2).mean() > 0.5, "dark words on a white band"
    assert (band < 90).all(axis=2).sum() > 500


def test_nothing_is_saved_beside_the_evidence(opened, qtbot, clip):
    before = sorted(clip.parent.iterdir())
    saved(opened, qtbot, clip.parent / "frame.png", 3)
    assert "evidence's own folder" in opened.banner.words.text()
    assert sorted(clip.parent.iterdir()) == before


def test_the_exhibit_itself_is_not_written_over(tmp_path):
    exhibit = tmp_path / "exhibit.png"
    exhibit.write_bytes(b"evidence")
    with pytest.raises(OutputBesideEvidence):
        save_frame(exhibit, np.zeros((9, 9, 3), np.uint8), (), [exhibit])
    assert exhibit.read_bytes() == b"evidence"


def test_another_kind_of_file_is_refused(tmp_path):
    with pytest.raises(UsageError, match="png"):
        save_frame(tmp_path / "frame.jpg", np.zeros((9, 9, 3), np.uint8), (), [])
    assert list(tmp_path.iterdir()) == []


def test_before_the_digest_is_there_that_is_said(make_exhibit, opened):
    stated = {one.keyword: one.text for one in provenance(make_exhibit(), opened.work.view.picture, tr)}
    assert stated["Source SHA-256"] == "not hashed yet"


@pytest.mark.parametrize("width", [16, 320, 1920])
def test_long_names_wrap_inside_the_page(qapp, width):
    rgb = np.full((20, width, 3), 100, np.uint8)
    short, long = (page(rgb, [Stated("Source", "Exhibit", name)]) for name in ("a.mp4", "a" * 600 + ".mp4"))
    assert short.shape[1] == long.shape[1] >= width
    assert long.shape[0] > short.shape[0] + 20
    band = long[21:]
    assert (band[:, -4:] > 200).all(), "no letter is cut at the right edge"
    assert np.array_equal(long[:20, :width], rgb)
