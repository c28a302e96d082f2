"""The model's picture on the desktop, with the real scoring process and the default model."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from vmdesk.background.process import start_scoring_process
from vmdesk.detect.bundles import PREPROCESSOR, find_bundle
from vmdesk.detect.preprocessing import read_preprocessing
from vmdesk.media.decoder import Decoder
from vmdesk.media.index import read_index
from vmdesk.pipeline.plan import plan_jobs


@pytest.mark.slow
def test_the_square_and_the_pixels_are_those_that_were_scored(make_window, qtbot):
    window = make_window(start_scoring_process)
    window.open_files([window.sample])
    qtbot.waitUntil(lambda: window.desk.state.shown == 0, timeout=30_000)
    window.commands.analyse.trigger()
    qtbot.waitUntil(lambda: len(window.desk.state.scores) > 1, timeout=120_000)
    window.desk.seek(20)
    QTest.keyClick(window.work.view, Qt.Key.Key_W)  # the run goes on beside it
    other = window.work.pictures.other
    qtbot.waitUntil(lambda: other.picture is not None and other.picture.index == 20, timeout=60_000)
    window.commands.cancel.trigger()

    bundle, state = find_bundle(), window.desk.state
    passport = bundle.passport
    jobs = plan_jobs(
        len(state.exhibit.index), passport.stride, passport.sampling_rate, state.tracks, bundle.face_margin
    )
    square = next(job.square for job in jobs if job.window.start <= 20 < job.window.stop)
    with Decoder(window.sample, *read_index(window.sample)) as decoder:
        frame = decoder.frame_at(20)
    scored = read_preprocessing(bundle.folder / PREPROCESSOR).sliding_square(frame.rgb, square)
    assert np.array_equal(other.picture.rgb, scored)
