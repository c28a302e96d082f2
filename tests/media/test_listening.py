"""Sound: the right tone at the right time, silence where there is none, findings where it is damaged."""

from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest

from vmdesk.domain.sound import RATE, SoundFacts
from vmdesk.media.decoder import Decoder
from vmdesk.media.index import read_index
from vmdesk.media.listening import Listener

SECONDS = 4


def write(path: Path, codec: str | None, rate: int = 44_100, layout: str = "mono", late: float = 0.0) -> Path:
    """A clip of 4 s; its tone is 500 Hz in the first second, 1000 Hz in the next and so on, from `late` seconds on."""
    with av.open(str(path), "w") as container:
        video = container.add_stream("libx264", rate=25, options={"preset": "ultrafast", "threads": "1"})
        video.width, video.height, video.pix_fmt = 64, 64, "yuv420p"
        audio = container.add_stream(codec, rate=rate, layout=layout) if codec else None
        for number in range(25 * SECONDS):
            frame = av.VideoFrame.from_ndarray(np.full((64, 64, 3), number, np.uint8), format="rgb24")
            container.mux(video.encode(frame))
        container.mux(video.encode())
        if audio is not None:
            at = np.arange(SECONDS * rate) / rate
            tone = np.sin(2 * np.pi * 500 * (at.astype(int) + 1) * at) * 12_000
            sound = av.AudioFrame.from_ndarray(tone.astype(np.int16)[None], format="s16", layout="mono")
            sound.sample_rate, sound.pts, sound.time_base = rate, int(late * rate), Fraction(1, rate)
            resampler = av.AudioResampler(audio.format, audio.layout, rate, audio.frame_size or None)
            for part in [*resampler.resample(sound), *resampler.resample(None)]:
                container.mux(audio.encode(part))
            container.mux(audio.encode())
    return path


@pytest.fixture
def listen():
    made = []

    def start(path: Path) -> Listener:
        _, index = read_index(path)
        made.append(Listener(path, index.start_pts * index.time_base))
        return made[-1]

    yield start
    for one in made:
        one.close()


def samples_of(part) -> np.ndarray:
    return np.frombuffer(part.pcm, "<i2").reshape(-1, 2).astype(float)


def pitch(samples: np.ndarray) -> float:
    spectrum = np.abs(np.fft.rfft(samples[:, 0] * np.hanning(len(samples))))
    return float(np.argmax(spectrum)) * RATE / len(samples)


KINDS = [(".mp4", "aac", 44_100), (".mkv", "libopus", 48_000), (".avi", "mp3", 44_100), (".mov", "pcm_s16le", 32_000)]


@pytest.mark.parametrize(("suffix", "codec", "rate"), KINDS)
def test_every_second_has_its_own_tone_in_any_order(listen, tmp_path, suffix, codec, rate):
    listener = listen(write(tmp_path / f"tone{suffix}", codec, rate))
    for second in (0, 1, 2, 3, 1, 0, 3):
        part = listener.part(second * RATE + RATE // 4, RATE // 2)
        assert pitch(samples_of(part)) == pytest.approx(500 * (second + 1), abs=4)
        assert not part.damaged
        assert samples_of(part).max() > 8_000
    assert listener.findings == ()


@pytest.mark.parametrize(("suffix", "codec", "rate"), [kind for kind in KINDS if kind[0] != ".avi"])
def test_the_tone_changes_at_its_time(listen, tmp_path, suffix, codec, rate):
    listener = listen(write(tmp_path / f"tone{suffix}", codec, rate))
    for second in (1, 2):  # AVI is left out: it has no times, and FFmpeg's for its first picture are not 0
        step = listener.part(second * RATE - 4800, 9600)
        heard = samples_of(step)[:, 0]
        window, changes = 960, []
        for low in range(0, len(heard) - window, 96):
            crossings = int((np.diff(np.sign(heard[low : low + window])) != 0).sum())
            changes.append(crossings)
        turn = (np.argmax(np.array(changes) > (changes[0] + changes[-1]) / 2) * 96 + window // 2) / RATE
        assert turn == pytest.approx(0.1, abs=0.03)


def test_parts_that_follow_each_other_are_the_sound_in_one_piece(listen, tmp_path):
    path = write(tmp_path / "tone.mov", "pcm_s16le", 48_000)
    whole = samples_of(listen(path).part(4_800, 48_000))
    other = listen(path)
    pieces = [samples_of(other.part(4_800 + n * 4_000, 4_000)) for n in range(12)]
    assert np.array_equal(np.concatenate(pieces), whole)
    at = np.arange(4_800, 48_000) / 48_000
    tone = np.sin(2 * np.pi * 500 * at) * 12_000 / np.sqrt(2)  # one channel, shared out among two
    assert np.abs(whole[: len(at), 0] - tone).max() < 3


def test_sound_decoded_on_is_where_sound_sought_is(listen, tmp_path):
    path = write(tmp_path / "tone.avi", "mp3")
    on, sought = listen(path), listen(path)
    on.part(0, RATE)
    a, b = samples_of(on.part(RATE, RATE))[:, 0], samples_of(sought.part(RATE, RATE))[:, 0]
    assert np.abs(a).max() > 8_000
    assert np.abs(a - b).max() < 200


def test_sound_that_begins_late_is_silent_before_and_ends_in_silence(listen, tmp_path):
    listener = listen(write(tmp_path / "late.mkv", "pcm_s16le", 48_000, late=1.0))
    before, after = samples_of(listener.part(0, RATE)), samples_of(listener.part(RATE, RATE))
    assert np.abs(before[: RATE - 100]).max() == 0
    assert pitch(after) == pytest.approx(500, abs=4)
    assert np.abs(samples_of(listener.part(20 * RATE, 1000))).max() == 0


def test_without_sound_there_is_silence_and_no_facts(listen, tmp_path):
    path = write(tmp_path / "silent.mp4", None)
    assert np.abs(samples_of(listen(path).part(0, 1000))).max() == 0
    with Decoder(path, *read_index(path)) as decoder:
        assert decoder.sound() is None


def test_the_decoder_of_the_pictures_tells_what_sound_there_is(tmp_path):
    path = write(tmp_path / "tone.mp4", "aac", layout="stereo")
    with Decoder(path, *read_index(path)) as decoder:
        first = decoder.frame_at(3).rgb
        assert decoder.sound() == SoundFacts("aac", 44_100, 2, 1)
        assert np.array_equal(decoder.frame_at(3).rgb, first)


def test_damaged_sound_is_told_and_the_rest_is_heard(listen, tmp_path):
    path = write(tmp_path / "tone.mp4", "aac")
    with av.open(str(path)) as container:
        packets = [p for p in container.demux(audio=0) if p.size]
        broken = [(p.pos, p.size) for p in packets if RATE <= float(p.pts * p.time_base) * RATE < 1.5 * RATE]
    data = bytearray(path.read_bytes())
    for place, size in broken:
        data[place : place + size] = b"\xff" * size
    path.write_bytes(data)
    listener = listen(path)
    assert listener.part(RATE, RATE // 2).damaged
    later = listener.part(2 * RATE + RATE // 2, RATE // 2)
    assert pitch(samples_of(later)) == pytest.approx(1500, abs=4)
    with Decoder(path, *read_index(path)) as decoder:
        assert not decoder.frame_at(30).damaged


def test_too_much_at_once_is_refused(listen, tmp_path):
    with pytest.raises(RuntimeError, match="ValueError"):
        listen(write(tmp_path / "tone.mp4", "aac")).part(0, 100 * RATE)


def test_a_process_that_ends_is_replaced_once(listen, tmp_path):
    listener = listen(write(tmp_path / "tone.mp4", "aac"))
    before = listener.part(RATE, 4_800).pcm
    listener._process.kill()
    assert listener.part(RATE, 4_800).pcm == before
    assert "decoding sound" in listener.findings[0]
