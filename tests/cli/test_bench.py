"""`vmdesk bench`: its numbers fit together, and what cannot be measured has its exit code."""

import json
import math
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest


def numbers(told: Any) -> Iterator[float]:
    if isinstance(told, dict):
        for value in told.values():
            yield from numbers(value)
    elif isinstance(told, int | float):
        yield float(told)


def test_numbers_fit_together(vmdesk: Any, plain_model: Path, make_clip: Callable[..., Path]) -> None:
    done = vmdesk("bench", make_clip(frames=60), "--model", plain_model, "--stride", 8, "--rounds", 2, "--json")
    told = json.loads(done.out)
    assert done.code == 0
    assert all(math.isfinite(value) and value >= 0 for value in numbers(told))
    assert (told["frames"], told["stride"], told["windows"], told["windows_of_the_card"]) == (60, 8, 8, 4)
    ours, forward, card, ratios = told["ours"], told["forward_only"], told["card"], told["ratios"]
    assert ours["seconds"] >= ours["stages"]["Scoring windows"] > 0
    assert 0 < ours["first_score_seconds"] < 2 * ours["seconds"]
    assert ours["peak_memory_bytes"] > 2**27
    assert 0 < forward["share_of_matrix_products"] < 1.5
    assert card["windows_per_second_sought"] < card["windows_per_second"]
    assert card["largest_logit_difference"] < 0.05
    assert ratios["scoring_to_card_sought"] > ratios["scoring_to_card"] > 0
    assert "round 2 of 2" in done.err


@pytest.mark.slow
def test_faces_of_the_sample_are_measured_in_their_squares(vmdesk: Any) -> None:
    done = vmdesk("bench", "--rounds", 1, "--windows", 2)
    assert done.code == 0
    assert "astronaut.mp4: 200 frames of 640 x 480, 8.00 s" in done.out
    assert "14 windows computed" in done.out
    difference = float(done.out.rstrip().splitlines()[-1].split()[-1])
    assert 0 <= difference < 0.05


@pytest.mark.parametrize(("arguments", "code"), [(("no-such.mp4",), 3), (("--model", "no-such"), 4)])
def test_what_cannot_be_measured_has_its_exit_code(vmdesk: Any, arguments: tuple[str, ...], code: int) -> None:
    done = vmdesk("bench", *arguments)
    assert (done.code, done.out) == (code, "")
    assert done.err


def test_no_rounds_are_a_wrong_use(vmdesk: Any) -> None:
    assert vmdesk("bench", "--rounds", 0).code == 2
