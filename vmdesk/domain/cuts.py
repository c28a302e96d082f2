"""Cuts between shots, from how much each picture differs from the one before it.

The measure is that of FFmpeg's filter `scdet` (documentation of FFmpeg's filters, section scdet): with m(k) the mean
absolute difference of the luma of pictures k and k - 1, in percent of the full range, a picture's change is
min(m(k), |m(k) - m(k - 1)|). A picture whose change reaches the threshold begins a new shot; dissolves and fades do
not reach it, and no claim is made about them. A flash of light counts as one where it begins.

Two things are done otherwise than there. Of high pictures not every row is compared: each n-th, n such that at least
`ROWS_COMPARED` are left. And a picture of another size than the one before counts as changed altogether.
"""

CUT_THRESHOLD = 10.0
"""FFmpeg's own default for `scdet`, which recommends 8 to 14."""
MOST_CHANGE = 100.0
"""Change of a picture that has nothing in common with the one before."""
ROWS_COMPARED = 270
"""A picture with fewer than twice as many rows is compared whole."""


def change_of(difference: float, difference_before: float) -> float:
    """A picture's change, in [0, 100], from its mean difference and that of the picture before it, in percent."""
    return min(difference, abs(difference - difference_before), MOST_CHANGE)


def begins_shot(change: float) -> bool:
    """Whether a picture with this change, in [0, 100], is the first of a new shot."""
    return change >= CUT_THRESHOLD
