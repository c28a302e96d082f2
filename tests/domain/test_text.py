import unicodedata

import pytest

from vmdesk.domain.text import cleaned


@pytest.mark.parametrize(
    ("untrusted", "shown"),
    [
        ("plain name.mp4", "plain name.mp4"),
        ("Bär 東京 🎬.mp4", "Bär 東京 🎬.mp4"),
        ("a\u202e4pm.exe", "a\\u{202e}4pm.exe"),
        ("a\u2066b\u2069", "a\\u{2066}b\\u{2069}"),
        ("two\nlines\r\t", "two\\u{a}lines\\u{d}\\u{9}"),
        ("\x1b[31mred", "\\u{1b}[31mred"),
        ("nul\0", "nul\\u{0}"),
        ("\udcff.mp4", "\\u{dcff}.mp4"),
        ("\u2028\u2029", "\\u{2028}\\u{2029}"),
        ("zero\u200bwidth\ufeff", "zero\\u{200b}width\\u{feff}"),
        ("\ue000\U0010ffff", "\\u{e000}\\u{10ffff}"),
        ("", ""),
    ],
)
def test_hidden_characters_are_written_out(untrusted: str, shown: str) -> None:
    assert cleaned(untrusted) == shown


def test_long_text_is_cut() -> None:
    assert cleaned("x" * 200) == "x" * 200
    assert cleaned("x" * 201) == "x" * 199 + "…"
    assert len(cleaned("\n" * 500, 50)) == 50


def test_every_character_comes_out_printable_and_encodable() -> None:
    for start in range(0, 0x110000, 0x1000):
        text = cleaned("".join(map(chr, range(start, start + 0x1000))), limit=10**9)
        text.encode("utf-8")
        assert not {unicodedata.category(c) for c in text} & {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
