"""Round steps for the axis of time."""

import math


def tick_step(span: float, at_most: int = 10) -> float:
    """The smallest of 1, 2, 5 x 10^k (seconds) that puts at most `at_most` steps into `span` > 0."""
    rough = span / at_most
    power = 10.0 ** math.floor(math.log10(rough))
    return next(m * power for m in (1.0, 2.0, 5.0, 10.0) if m * power >= rough * (1 - 1e-9))
