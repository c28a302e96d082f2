"""No file makes vmdesk open another file or a socket: proven at system-call level, because FFmpeg is not Python."""

import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

DECOY = "neighbour"
READ_EACH = """
import sys
from pathlib import Path
from vmdesk.domain.errors import EvidenceError
from vmdesk.media.decoder import Decoder
from vmdesk.media.index import read_index
from vmdesk.media.inspection import read_inspection
for path in map(Path, sys.argv[1:]):
    read_inspection(path)
    try:
        facts, index = read_index(path)
        with Decoder(path, facts, index) as decoder:
            print(path.name, sum(1 for _ in decoder.iter_frames()), "frames")
    except EvidenceError as error:
        print(path.name, error.kind)
"""
OPEN_WITH_DEFAULTS = """
import sys
import av
for path in sys.argv[1:]:
    try:
        with av.open(path) as container:
            next(container.decode(video=0))
    except (av.error.FFmpegError, OSError, ValueError, StopIteration, IndexError):
        pass
"""


def traced(tmp_path: Path, program: str, files: list[Path]) -> tuple[str, str]:
    """What `program` printed over `files`, and every opening, connection and socket of it and its threads."""
    strace = shutil.which("strace")
    if strace is None:
        pytest.skip("strace, which sees what FFmpeg opens, is not installed")
    log = tmp_path / "strace.log"
    calls = "trace=open,openat,openat2,connect,socket,bind,sendto"
    command = [strace, "-f", "-s", "4096", "-e", calls, "-o", str(log), sys.executable, "-c", program, *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    if "ptrace" in done.stderr and done.returncode:
        pytest.skip(f"strace may not trace here: {done.stderr.strip()[:100]}")
    assert done.returncode == 0, done.stderr
    return done.stdout, log.read_text(errors="replace")


def alias_movie(clip: Path, target: Path) -> bytes:
    """`clip` with its data reference turned into an alias that names `target` (QuickTime's `alis`, version 2)."""
    name = target.name.encode()
    absolute = str(target).encode()
    record = bytes(4) + (150 + 4 + len(absolute) + len(absolute) % 2 + 4).to_bytes(2, "big") + (2).to_bytes(2, "big")
    record += bytes(2) + bytes([4]) + b"disk".ljust(27, b"\0") + bytes(12) + bytes([len(name)]) + name.ljust(63, b"\0")
    record += bytes(16) + (1).to_bytes(2, "big") + (1).to_bytes(2, "big") + bytes(16)
    record += (18).to_bytes(2, "big") + len(absolute).to_bytes(2, "big") + absolute + b"\0" * (len(absolute) % 2)
    record += b"\xff\xff\0\0"
    whole = clip.read_bytes()
    at = whole.index(b"dref")
    old = int.from_bytes(whole[at - 4 : at], "big")
    entry = (12 + len(record)).to_bytes(4, "big") + b"alis" + bytes(4) + record
    new = (16 + len(entry)).to_bytes(4, "big") + b"dref" + bytes(4) + (1).to_bytes(4, "big") + entry
    grown = bytearray(whole[: at - 4] + new + whole[at - 4 + old :])
    for kind in (b"moov", b"trak", b"mdia", b"minf", b"dinf"):
        place = grown.index(kind) - 4
        size = int.from_bytes(grown[place : place + 4], "big") + len(new) - old
        grown[place : place + 4] = size.to_bytes(4, "big")
    return bytes(grown)


@pytest.fixture
def hostile(tmp_path: Path, make_clip: Callable[..., Path]) -> list[Path]:
    """Files that point to neighbours and to the network, the neighbours there and sound."""
    folder = tmp_path / "exhibits"
    folder.mkdir()
    clip, stream = make_clip(frames=20), make_clip(frames=20, suffix=".ts")
    (folder / f"{DECOY}.mp4").write_bytes(clip.read_bytes())
    (folder / f"{DECOY}.ts").write_bytes(stream.read_bytes())
    (folder / f"{DECOY}.sub").write_bytes(b"\0\0\1\xba" + b"\x44" * 4096)
    for k in range(1, 4):
        shutil.copyfile(_still(folder), folder / f"{DECOY}{k:03d}.png")
    local = f"#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\n{DECOY}.ts\n#EXT-X-ENDLIST\n"
    remote = local.replace(f"{DECOY}.ts", "http://127.0.0.1:9/x.ts")
    keyed = local.replace("#EXTINF", '#EXT-X-KEY:METHOD=AES-128,URI="http://127.0.0.1:9/key"\n#EXTINF')
    concat = f"ffconcat version 1.0\nfile {DECOY}.mp4\n"
    sdp = "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=video 5004 RTP/AVP 33\n"
    dash = f'<MPD xmlns="urn:mpeg:dash:schema:mpd:2011"><Period><BaseURL>{DECOY}.mp4</BaseURL></Period></MPD>'
    vobsub = "# VobSub index file, v7 (do not modify this line!)\nid: en, index: 0\n"
    vobsub += "timestamp: 00:00:01:000, filepos: 000000000\n"
    texts = {"local.m3u8": local, "remote.m3u8": remote, "keyed.m3u8": keyed, "hls.mp4": local, "list.ffconcat": concat}
    texts |= {"concat.mp4": concat, "session.sdp": sdp, "session.mp4": sdp, f"{DECOY}.idx": vobsub, "dash.mpd": dash}
    texts |= {f"{DECOY}%03d.png": "x", "remote.asx": '<asx><entry><ref href="http://127.0.0.1:9/x"/></entry></asx>'}
    for name, text in texts.items():
        (folder / name).write_text(text)
    (folder / "alias.mov").write_bytes(alias_movie(make_clip(frames=20, suffix=".mov"), folder / f"{DECOY}.mp4"))
    return [*(folder / name for name in texts), folder / "alias.mov"]


def _still(folder: Path) -> Path:
    from PIL import Image

    Image.new("RGB", (32, 32), "gray").save(folder / "still.png")
    return folder / "still.png"


def leaks(trace: str, hostile: list[Path]) -> list[str]:
    """Lines of the trace that open a neighbour or touch the network."""
    given = {str(path) for path in hostile}
    found = []
    for line in trace.splitlines():
        named = re.search(r'"([^"]*)"', line)
        beside = named is not None and DECOY in named[1] and named[1] not in given
        if beside or re.search(r"\b(socket|connect|bind|sendto)\(.*(AF_INET|sin_|sin6_)", line):
            found.append(line)
    return found


def test_no_other_file_and_no_socket(tmp_path: Path, hostile: list[Path]) -> None:
    printed, trace = traced(tmp_path, READ_EACH, hostile)
    assert len(printed.splitlines()) == len(hostile), printed
    for path in hostile:
        assert str(path) in trace, "the trace should at least show the file itself being opened"
    assert leaks(trace, hostile) == []


def test_the_trace_would_show_them(tmp_path: Path, hostile: list[Path]) -> None:
    _, trace = traced(tmp_path, OPEN_WITH_DEFAULTS, hostile)
    found = "\n".join(leaks(trace, hostile))
    assert f"{DECOY}.ts" in found
    assert f"{DECOY}.mp4" in found
    assert f"{DECOY}001.png" in found


def test_a_sound_video_opens_itself_alone(tmp_path: Path, sample: Path) -> None:
    printed, trace = traced(tmp_path, READ_EACH, [sample])
    assert printed.endswith("frames\n")
    assert "AF_INET" not in trace
    beside = [line for line in trace.splitlines() if str(sample.parent) in line and str(sample) not in line]
    assert beside == []
