"""The model's own pictures for the desktop to show, made beside a run by the code that makes them for scoring."""

import threading
from collections.abc import Callable
from contextlib import suppress

import numpy as np

from vmdesk.background.failures import failure_of
from vmdesk.background.protocol import InputFailed, InputMade, MakeInput, Reply
from vmdesk.domain.scoring import Scorer

Tell = Callable[[Reply], None]


class Sights:
    """A thread that answers the newest request; `scorer` gives the model, from any thread."""

    def __init__(self, scorer: Callable[[], Scorer], tell: Tell) -> None:
        self._scorer, self._tell = scorer, tell
        self._changed = threading.Condition()
        self._wanted: MakeInput | None = None
        threading.Thread(target=self._run, name="sights", daemon=True).start()

    def ask(self, request: MakeInput) -> None:
        """Answer `request`, in place of one that waits."""
        with self._changed:
            self._wanted = request
            self._changed.notify()

    def _run(self) -> None:
        with suppress(OSError, ValueError):  # the line is closed: the process ends
            while True:
                with self._changed:
                    self._changed.wait_for(lambda: self._wanted is not None)
                    request, self._wanted = self._wanted, None
                assert request is not None  # noqa: S101 - waited for
                self._tell(self._answer(request))

    def _answer(self, request: MakeInput) -> InputMade | InputFailed:
        try:
            return made(self._scorer(), request)
        except Exception as error:  # noqa: BLE001 - whatever went wrong is shown in words
            return InputFailed(request.serial, failure_of(error))


def made(scorer: Scorer, request: MakeInput) -> InputMade:
    """The answer of a model. Raises ValueError where the pixels are not as many as the request says."""
    rgb = request.pixels.reshape(request.height, request.width, 3)
    pixels = scorer.sliding_pixels(rgb, request.square)
    return InputMade(request.serial, pixels.shape[0], np.ascontiguousarray(pixels).reshape(-1))
