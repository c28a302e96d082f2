import av

from vmdesk import media


def test_versions_name_the_libraries_that_decode() -> None:
    told = media.versions()
    assert told["pyav"] == av.__version__
    assert "libavcodec" in told["ffmpeg"]


def test_decoders_there_and_missing() -> None:
    assert media.decoders(("h264", "hevc", "no such coding")) == (["h264", "hevc"], ["no such coding"])
