import av

from vmdesk.media.versions import decoders, versions


def test_versions_name_the_libraries_that_decode() -> None:
    told = versions()
    assert told["pyav"] == av.__version__
    assert "libavcodec" in told["ffmpeg"]


def test_decoders_there_and_missing() -> None:
    assert decoders(("h264", "hevc", "no such coding")) == (["h264", "hevc"], ["no such coding"])
