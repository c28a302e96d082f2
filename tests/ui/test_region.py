import av
import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from vmdesk.domain.faces import Square
from vmdesk.ui.logic.state import Phase


@pytest.fixture(scope="module")
def calm_clip(tmp_path_factory):
    """60 frames of 320 by 240 pixels, a slope that grows a little lighter: no cut in it."""
    path = tmp_path_factory.mktemp("exhibits") / "calm.mp4"
    slope = np.broadcast_to(np.linspace(40, 160, 320)[None, :, None], (240, 320, 3))
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=25, width=320, height=240, pix_fmt="yuv420p")
        for number in range(60):
            frame = av.VideoFrame.from_ndarray((slope + number / 2).astype(np.uint8), format="rgb24")
            container.mux(stream.encode(frame))
        container.mux(stream.encode())
    return path


@pytest.fixture
def faced(make_window, stand_in, calm_clip, qtbot):
    """A window with the calm clip, whose model looks at faces."""
    window = make_window(lambda: stand_in("face"))
    window.open_files([calm_clip])
    qtbot.waitUntil(lambda: window.desk.state.shown == 0 and window.desk.state.model is not None, timeout=30_000)
    return window


def drag(window, qtbot, start, stop):
    view = window.work.view
    area = view.picture_rect()
    scale = area.width() / view.image.width()
    first, last = (QPoint(round(area.x() + x * scale), round(area.y() + y * scale)) for x, y in (start, stop))
    window.commands.region.trigger()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=first)
    QTest.mouseMove(view, last)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=last)


def test_a_region_is_drawn_scored_named_and_cleared(faced, qtbot):
    drag(faced, qtbot, (40, 30), (160, 100))
    region = faced.desk.state.region
    assert region.side == pytest.approx(120, abs=2)
    assert (region.x, region.y) == (pytest.approx(40, abs=1), pytest.approx(30, abs=1))
    assert not faced.commands.region.isChecked()
    faced.commands.analyse.trigger()
    assert not faced.commands.region.isEnabled()
    qtbot.waitUntil(lambda: faced.desk.state.phase in (Phase.FINISHED, Phase.FAILED), timeout=30_000)
    assert faced.desk.state.phase is Phase.FINISHED, faced.banner.words.text()
    assert faced.desk.state.tracks[0].region == region
    assert faced.work.legend.names()[0] == "Drawn region"
    assert faced.facts.playhead.text().startswith("Drawn region · window 0")
    faced.commands.clear_region.trigger()
    assert faced.desk.state.region is None
    assert faced.desk.state.tracks[0].region == region


@pytest.mark.parametrize(
    ("start", "stop", "square"),
    [
        ((200, 200), (100, 150), (100, 100, 100)),
        ((250, 40), (500, 500), (250, 40, 70)),
        ((90, 80), (-9, 60), (10, 0, 80)),
    ],
)
def test_a_region_is_a_square_inside_the_picture(faced, qtbot, start, stop, square):
    drag(faced, qtbot, start, stop)
    found = faced.desk.state.region
    assert (found.x, found.y, found.side) == pytest.approx(square, abs=2)
    assert found.x + found.side <= 320
    assert found.y + found.side <= 240


def test_too_small_a_region_is_refused_in_words_and_the_one_before_stays(faced, qtbot):
    faced.desk.choose_region(Square(1.0, 2.0, 100.0))
    drag(faced, qtbot, (10, 10), (50, 30))
    assert "the model needs 64" in faced.banner.words.text()
    assert faced.desk.state.region == Square(1.0, 2.0, 100.0)


def test_drawing_is_given_up_with_esc(faced, qtbot):
    faced.commands.region.trigger()
    QTest.keyClick(faced.work.view, Qt.Key.Key_Escape)
    assert not faced.commands.region.isChecked()
    QTest.mousePress(faced.work.view, Qt.MouseButton.LeftButton, pos=QPoint(50, 50))
    QTest.mouseRelease(faced.work.view, Qt.MouseButton.LeftButton, pos=QPoint(200, 200))
    assert faced.desk.state.region is None


def test_a_model_of_whole_pictures_offers_no_region(opened, qtbot):
    qtbot.waitUntil(lambda: opened.desk.state.model is not None, timeout=30_000)
    qtbot.waitUntil(lambda: not opened.commands.region.isVisible(), timeout=2_000)
