"""The model's picture, made for the desktop: the very pixels that are scored."""

import threading
from pathlib import Path

import numpy as np
import pytest
import torch

from vmdesk.background.protocol import InputFailed, InputMade, MakeInput
from vmdesk.background.sights import Sights, made
from vmdesk.detect.bundles import find_bundle
from vmdesk.detect.scorer import VideoMAEScorer, load_scorer
from vmdesk.domain.faces import Square
from vmdesk.media.decoder import Decoder
from vmdesk.media.index import read_index


@pytest.fixture(scope="module")
def scorer(plain_model: Path) -> VideoMAEScorer:
    return load_scorer(find_bundle(str(plain_model)), "cpu")


@pytest.fixture(scope="module")
def frame(sample: Path) -> np.ndarray:
    with Decoder(sample, *read_index(sample)) as decoder:
        return decoder.frame_at(20).rgb


def request(rgb: np.ndarray, square: Square | None, serial: int = 1) -> MakeInput:
    return MakeInput(serial, rgb.shape[0], rgb.shape[1], rgb.reshape(-1), square)


@pytest.mark.parametrize("square", [None, Square(127.4, -12.2, 338.0), Square(500.0, 300.0, 300.0)])
def test_the_picture_is_what_the_scorer_normalises_pixel_for_pixel(scorer, frame, square):
    got = made(scorer, request(frame, square))
    picture = got.pixels.reshape(got.size, got.size, 3)
    scored = scorer.frame_input(frame) if square is None else scorer.face_input(frame, square)
    assert got.size == 224
    assert torch.equal(scorer.picture_input(picture), scored)
    moved = picture.copy()
    moved[100, 100, 1] ^= 1
    assert not torch.equal(scorer.picture_input(moved), scored)


def answers(scorer, requests):
    """What `Sights` tells, until the newest is answered."""
    told, last = [], threading.Event()

    def tell(reply):
        told.append(reply)
        if reply.serial == requests[-1].serial:
            last.set()

    sights = Sights(scorer, tell)
    for one in requests:
        sights.ask(one)
    assert last.wait(60)
    return told


def test_the_newest_request_is_answered(scorer, frame):
    told = answers(lambda: scorer, [request(frame, None, serial) for serial in range(1, 40)])
    assert told[-1].serial == 39
    assert [one.serial for one in told] == sorted({one.serial for one in told})
    assert all(isinstance(one, InputMade) for one in told)


def test_what_goes_wrong_is_told_in_words(frame):
    def refused():
        raise ValueError("no model")

    told = answers(refused, [request(frame, None, 5)])
    assert isinstance(told[0], InputFailed)
    assert told[0].failure.message == "no model"
