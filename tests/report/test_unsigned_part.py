import pytest

from vmdesk.report.unsigned_part import apart, content_of, encoded, joined, values_in


def _message(signer):
    frame = encoded(b"\x31", encoded(b"\x30", signer))
    return encoded(b"\x30", b"\x06\x01\x2a" + encoded(b"\xa0", encoded(b"\x30", b"\x02\x01\x01" + frame)))


BARE = _message(b"\x02\x01\x01" + encoded(b"\x04", b"signature"))


@pytest.mark.parametrize("size", [1, 127, 128, 255, 256, 70000])
def test_in_and_out_again(size):
    attributes = encoded(b"\xa1", bytes(size))
    whole = joined(BARE, attributes)
    assert len(whole) > len(BARE) + size
    assert apart(whole) == (BARE, attributes)
    assert apart(BARE) == (BARE, b"")
    assert content_of(attributes) == bytes(size)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x30",
        b"\x30\x80\x00\x00",
        b"\x30\x05\x02\x01\x01",
        b"\x30\x84\xff\xff\xff\xff",
        b"\x3f\x01\x00",
        BARE[:-1],
        _message(b"\x02\x01\x01").replace(b"\xa0", b"\xa2"),
    ],
)
def test_what_is_of_another_shape(data):
    with pytest.raises(ValueError, match=r"value|nothing|message"):
        apart(data)


def test_values_side_by_side():
    assert values_in(b"\x02\x01\x05\x04\x00") == [b"\x02\x01\x05", b"\x04\x00"]
