"""Cuts between shots, from how much each picture differs from the one before it.

The measure is that of FFmpeg's filter `scdet` (documentation of FFmpeg's filters, section scdet): with m(k) the mean
absolute difference of the luma of pictures k and k - 1, in percent of the full range, a picture's change is
min(m(k), |m(k) - m(k - 1)|). A picture whose change reaches the threshold begins a new shot; dissolves and fades do
not reach it, and no claim is made about them.
"""

CUT_THRESHOLD = 10.0
"""FFmpeg's own default for `scdet`, which recommends 8 to 14."""


def begins_shot(change: float) -> bool:
    """Whether a picture with this change, in [0, 100], is the first of a new shot."""
    return change >= CUT_THRESHOLD
