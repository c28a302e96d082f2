"""The machine's output for sound, by Qt."""

from PySide6.QtCore import QIODevice, QObject

from vmdesk.domain.sound import CHANNELS, RATE, SAMPLE_BYTES

_BUFFER_SAMPLES = RATE // 8


class NoAudioOutputError(Exception):
    """There is no device for sound here, or none that takes 48 kHz stereo."""


class AudioOutput:
    """The default device; it takes int16 stereo at 48 kHz and plays it at once. Raises NoAudioOutputError.

    QtMultimedia and the sound system's library are loaded here and nowhere else, when sound is first switched on:
    the window is to be there at once, and most of the time nobody listens.
    """

    def __init__(self, parent: QObject) -> None:
        from PySide6.QtMultimedia import QAudioFormat, QAudioSink, QMediaDevices, QtAudio

        self._no_error = QtAudio.Error.NoError
        wanted = QAudioFormat()
        wanted.setSampleRate(RATE)
        wanted.setChannelCount(CHANNELS)
        wanted.setSampleFormat(QAudioFormat.SampleFormat.Int16)
        device = QMediaDevices.defaultAudioOutput()
        if device.isNull() or not device.isFormatSupported(wanted):
            raise NoAudioOutputError
        self._sink = QAudioSink(device, wanted, parent)
        self._sink.setBufferSize(_BUFFER_SAMPLES * SAMPLE_BYTES)
        self._pipe: QIODevice | None = None

    def start(self, volume: float) -> None:
        """Begin with an empty buffer, `volume` in [0, 1]."""
        self.stop()
        self._sink.setVolume(volume)
        self._pipe = self._sink.start()

    def stop(self) -> None:
        """Be silent at once; what is buffered is not played."""
        if self._pipe is not None:
            self._sink.reset()
            self._pipe = None

    def set_volume(self, volume: float) -> None:
        """Between 0 and 1."""
        self._sink.setVolume(volume)

    def free(self) -> int:
        """Samples that can be given now."""
        return self._sink.bytesFree() // SAMPLE_BYTES

    def buffered(self) -> int:
        """Samples given and not played yet."""
        return (self._sink.bufferSize() - self._sink.bytesFree()) // SAMPLE_BYTES

    def give(self, pcm: bytes) -> None:
        """Play this after what is buffered."""
        if self._pipe is not None and pcm:
            self._pipe.write(pcm)

    def broken(self) -> bool:
        """Whether the device has gone."""
        return self._pipe is not None and self._sink.error() not in (self._no_error,)
