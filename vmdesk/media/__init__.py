"""Pixels out of a file, and nothing but: the only importer of av."""

import av


def versions() -> dict[str, str]:
    """Versions of PyAV and of the FFmpeg libraries inside it."""
    libraries = " ".join(f"{name} {'.'.join(map(str, number))}" for name, number in sorted(av.library_versions.items()))
    return {"pyav": av.__version__, "ffmpeg": f"{av.ffmpeg_version_info} ({libraries})"}
