from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from test_compare import analysed, shown

from vmdesk.ui.logic.presenter_strip import Strip, strip
from vmdesk.ui.logic.state import State
from vmdesk.ui.parts.film_strip import FilmStrip
from vmdesk.ui.parts.theme import DARK
from vmdesk.ui.work.frame_chores import THUMBNAIL, made_small


def tr(text: str) -> str:
    return text


def loaded(window, qtbot, frames):
    qtbot.waitUntil(lambda: window.facts.strip.loaded == set(frames), timeout=20_000)


def cell_number(film, place) -> int:
    """The number that the small picture at a place shows, as eight grey blocks."""
    image = film.grab().toImage()
    cell = film.cell(place)
    across = [int(cell.left() + (k + 0.5) * cell.width() / 8) for k in range(8)]
    bits = [image.pixelColor(x, cell.top() + cell.height() // 3).lightness() > 128 for x in across]
    return sum(bit << (7 - k) for k, bit in enumerate(bits))


def test_the_windows_frames_are_shown_and_a_click_leads_to_one(opened, qtbot):
    analysed(opened, qtbot)
    shown(opened, qtbot, 20)
    film = opened.facts.strip
    loaded(opened, qtbot, range(16, 32))
    assert film.strip.frames == tuple(range(16, 32))
    assert [cell_number(film, place) for place in range(16)] == list(range(16, 32))
    QTest.mouseClick(film, Qt.MouseButton.LeftButton, pos=film.cell(9).center())
    qtbot.waitUntil(lambda: opened.desk.state.shown == 25, timeout=20_000)
    assert film.strip.current == 25


def test_the_current_frame_is_outlined(opened, qtbot):
    analysed(opened, qtbot)
    shown(opened, qtbot, 3)
    film = opened.facts.strip
    loaded(opened, qtbot, range(16))
    image = film.grab().toImage()
    outlined = [
        place
        for place in range(16)
        if image.pixelColor(film.cell(place).left() + 1, film.cell(place).center().y()).name() == DARK.accent
    ]
    assert outlined == [3]


def test_another_window_brings_other_frames_and_kept_ones_come_at_once(opened, qtbot):
    analysed(opened, qtbot)
    shown(opened, qtbot, 2)
    loaded(opened, qtbot, range(16))
    shown(opened, qtbot, 40)
    loaded(opened, qtbot, range(32, 48))
    opened.desk.seek(2)
    assert opened.facts.strip.loaded == set(range(16))


def test_arrows_lead_to_neighbours_and_out_of_the_window(opened, qtbot):
    analysed(opened, qtbot)
    shown(opened, qtbot, 17)
    film = opened.facts.strip
    film.setFocus()
    columns = film.columns()
    for key, frame in (
        (Qt.Key.Key_Right, 18),
        (Qt.Key.Key_Down, 18 + columns),
        (Qt.Key.Key_Up, 18),
        (Qt.Key.Key_Up, 18),
        (Qt.Key.Key_Left, 17),
        (Qt.Key.Key_Left, 16),
        (Qt.Key.Key_Left, 15),
    ):
        QTest.keyClick(film, key)
        assert opened.desk.state.position == frame
    assert film.strip.frames == tuple(range(16))


def test_while_playing_nothing_is_loaded(opened, qtbot, monkeypatch):
    analysed(opened, qtbot)
    asked = []
    keep = opened.desk.want_thumbnails
    opened.desk.want_thumbnails = lambda frames: (
        asked.append((opened.desk.state.playing, tuple(frames))),
        keep(frames),
    )
    opened.desk.toggle_play()
    qtbot.waitUntil(lambda: opened.desk.state.position > 45, timeout=20_000)
    opened.desk.pause()
    at = opened.desk.state.position
    loaded(opened, qtbot, opened.facts.strip.strip.frames)
    assert at in opened.facts.strip.strip.frames
    assert [frames for playing, frames in asked if playing and frames] == []


def test_without_scores_words_stand_in_place_of_pictures(opened, qtbot):
    film = opened.facts.strip
    assert film.strip.frames == ()
    assert "once it is scored" in film.strip.words
    before = film.height()
    analysed(opened, qtbot)
    qtbot.waitUntil(lambda: film.height() > before, timeout=5_000)


def test_a_window_of_every_second_frame_shows_those(make_exhibit, make_score, ready):
    model = replace(ready, passport=replace(ready.passport, sampling_rate=2))
    score = replace(make_score(0, 0.5, None), stop=31)
    got = strip(State(exhibit=make_exhibit(), model=model, scores=(score,), position=4), tr)
    assert got.frames == tuple(range(0, 31, 2))
    assert got.words == "The model takes one frame in 2."


def test_of_several_windows_the_highest_score_is_shown_and_said(make_exhibit, make_score):
    scores = (make_score(0, 0.2), make_score(1, 0.7, start=8))
    got = strip(State(exhibit=make_exhibit(), scores=scores, position=9), tr)
    assert got.frames == tuple(range(8, 24))
    assert got.words == "Of 2 windows here the one with the highest score."
    assert got.name == "Face track 0 · window 1 · frames 8–23"


@pytest.mark.parametrize(("width", "columns"), [(340, 4), (700, 8)])
def test_rows_follow_the_width_and_stay_inside(qtbot, width, columns):
    film = FilmStrip()
    qtbot.addWidget(film)
    film.show_strip(Strip(tuple(range(16)), 3, "", ""), {})
    film.resize(width, 400)
    film.show()
    assert film.columns() == columns
    assert all(film.rect().contains(film.cell(place)) for place in range(16))


def test_a_frame_that_does_not_decode_is_said_so(qtbot):
    film = FilmStrip()
    qtbot.addWidget(film)
    film.resize(340, 400)
    film.show_strip(Strip(tuple(range(16)), 3, "", ""), {})
    before = film.grab().toImage()
    film.show_strip(film.strip, {5: None})
    assert film.grab().toImage() != before
    assert film.loaded == set()


@pytest.mark.parametrize("shape", [(240, 320), (1080, 1920), (2160, 3840), (5, 700), (1, 1), (700, 1), (383, 385)])
def test_small_pictures_keep_shape_and_colour(shape):
    rgb = np.empty((*shape, 3), np.uint8)
    rgb[:] = (200, 40, 10)
    small = made_small(rgb)
    assert max(small.shape[:2]) <= THUMBNAIL or min(shape) == 1
    assert min(small.shape[:2]) >= 1
    assert (small == (200, 40, 10)).all()
