"""Which PyAV and FFmpeg are here, and what they decode."""

import av


def versions() -> dict[str, str]:
    """Versions of PyAV and of the FFmpeg libraries inside it."""
    libraries = " ".join(f"{name} {'.'.join(map(str, number))}" for name, number in sorted(av.library_versions.items()))
    return {"pyav": av.__version__, "ffmpeg": f"{av.ffmpeg_version_info} ({libraries})"}


def decoders(names: tuple[str, ...]) -> tuple[list[str], list[str]]:
    """Which of the named codings this build decodes, and which it does not."""
    there, missing = [], []
    for name in names:
        try:
            av.Codec(name, "r")
            there.append(name)
        except av.codec.codec.UnknownCodecError:
            missing.append(name)
    return there, missing
