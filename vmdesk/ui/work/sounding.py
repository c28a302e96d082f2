"""Sound while playing: switched on and off, kept with the pictures' clock, silent at all speeds but 100 % forwards."""

from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from vmdesk.domain.sound import RATE, SoundFacts
from vmdesk.ui.logic.news import Part
from vmdesk.ui.logic.problem import said
from vmdesk.ui.logic.sound_feed import PART, SoundFeed
from vmdesk.ui.logic.state import State
from vmdesk.ui.work.audio_output import AudioOutput, NoAudioOutputError
from vmdesk.ui.work.player import Player
from vmdesk.ui.work.sound_thread import SoundFailed, SoundHeard, SoundRequest, SoundThread

_PUMP_MS = 15


class Output(Protocol):
    """What plays samples, int16 stereo at 48 kHz; see `AudioOutput`."""

    def start(self, volume: float) -> None: ...  # noqa: D102
    def stop(self) -> None: ...  # noqa: D102
    def set_volume(self, volume: float) -> None: ...  # noqa: D102
    def free(self) -> int: ...  # noqa: D102
    def buffered(self) -> int: ...  # noqa: D102
    def give(self, pcm: bytes) -> None: ...  # noqa: D102
    def broken(self) -> bool: ...  # noqa: D102


class Sounding(QObject):
    """Owned by the desk, whose state it changes by `put`. `make_output` is called when sound is first switched on."""

    told = Signal(str)
    """Why there is no sound, in a sentence."""
    found = Signal(str)
    """What was found on the exhibit's sound, without a full stop."""

    def __init__(
        self,
        parent: QObject,
        player: Player,
        read: Callable[[], State],
        put: Callable[[State, Part], None],
        make_output: Callable[[QObject], Output] = AudioOutput,
    ) -> None:
        super().__init__(parent)
        self._player, self._read, self._put = player, read, put
        self.make_output = make_output
        self.worker = SoundThread(parent)
        self.worker.told.connect(self._on_told)
        self._output: Output | None = None
        self._feed: SoundFeed | None = None
        self._on, self._volume = False, 1.0
        self._serial = self._asked = self._noticed = 0
        self._damage_told = -1
        self._pump = QTimer(self, interval=_PUMP_MS, timerType=Qt.TimerType.PreciseTimer)
        self._pump.timeout.connect(self._give)
        player.began.connect(self._begin)

    def know(self, facts: SoundFacts | None) -> None:
        """The open exhibit's sound, or that it has none."""
        self._noticed = 0
        self._show(replace(self._read(), sound=facts, sound_known=True, sound_on=self._on and facts is not None))

    def toggle(self) -> None:
        """Sound on, or off."""
        state = self._read()
        if self._on:
            self._switch_off()
        elif state.sound is not None and self._has_output():
            self._on = True
            self._show(replace(state, sound_on=True))
            self._begin()

    def set_volume(self, volume: float) -> None:
        """Between 0 and 1."""
        self._volume = volume
        if self._output is not None:
            self._output.set_volume(volume)

    def silence(self) -> None:
        """Playing has stopped."""
        self._pump.stop()
        self._feed = None
        if self._output is not None:
            self._output.stop()

    def _switch_off(self) -> None:
        self._on = False
        self.silence()
        self.worker.rest()
        self._show(replace(self._read(), sound_on=False))

    def _has_output(self) -> bool:
        try:
            self._output = self._output or self.make_output(self)
        except (NoAudioOutputError, ImportError):  # the sound system's library is not everywhere
            self.told.emit(self.tr("This computer has no output for sound."))
            self._show(self._read())  # the command and the button have shown themselves pressed
            return False
        return True

    def _show(self, state: State) -> None:
        self._put(state, Part.POSITION | Part.RUN)

    def _begin(self) -> None:
        """The clock runs from a new place on, or sound was switched on while it runs."""
        self.silence()
        clock, state = self._player.clock(), self._read()
        if not self._on or self._output is None or clock is None or clock.speed != 1 or state.sound is None:
            return
        self._serial += 1
        self._feed = SoundFeed(self._place())
        self._output.start(self._volume)
        self._ask()
        self._pump.start()

    def _place(self) -> int:
        clock = self._player.clock()
        return 0 if clock is None else max(0, int(clock.place_at(self._player.elapsed()) * RATE))

    def _ask(self) -> None:
        exhibit, feed = self._read().exhibit, self._feed
        start = feed.wanted() if feed is not None else None
        if exhibit is not None and start is not None and self._asked != self._serial:
            self._asked = self._serial
            origin = exhibit.index.start_pts * exhibit.index.time_base
            self.worker.want(SoundRequest(exhibit.generation, self._serial, exhibit.path, origin, start, PART))

    def _give(self) -> None:
        feed, output, clock = self._feed, self._output, self._player.clock()
        if feed is None or output is None or clock is None:
            self.silence()
        elif output.broken():
            self._output = None
            self._switch_off()
            self.told.emit(self.tr("The output for sound is gone; sound is off."))
        elif feed.strayed(self._place(), output.buffered()):
            self._begin()
        else:
            output.give(feed.due(self._place(), output.buffered(), output.free()))
            self._ask()

    def _on_told(self, message: SoundHeard | SoundFailed) -> None:
        if message.request.serial != self._serial or self._feed is None:
            return
        if isinstance(message, SoundFailed):
            self._switch_off()
            self.told.emit(self.tr("No sound: {why}").format(why=said(message.problem.message, self.tr)))
            return
        self._asked = 0
        self._feed.add(message.part.start, message.part.pcm)
        self._tell_findings(message)
        self._ask()

    def _tell_findings(self, message: SoundHeard) -> None:
        for finding in message.findings[self._noticed :]:
            self.found.emit(finding)
        self._noticed = len(message.findings)
        generation = message.request.generation
        if message.part.damaged and self._damage_told != generation:
            self._damage_told = generation
            second = message.part.start // RATE
            words = self.tr("the sound is damaged at second {second}; silence stands for what does not decode")
            self.found.emit(words.format(second=second))
