import numpy as np
import pytest

from vmdesk.domain.sound import RATE
from vmdesk.ui.logic.sound_feed import AHEAD, PART, TOLERATED, SoundFeed


def numbered(start, samples):
    """Sound whose left channel counts samples from 1 on, and the right one too."""
    at = (np.arange(start, start + samples) % 30_000 + 1).astype("<i2")
    return np.stack([at, at], axis=1).tobytes()


def left(pcm):
    return np.frombuffer(pcm, "<i2").reshape(-1, 2)[:, 0].tolist()


@pytest.fixture
def feed():
    one = SoundFeed(1000)
    one.add(1000, numbered(1000, PART))
    return one


def test_sound_at_its_time_is_given_in_order(feed):
    assert left(feed.due(1000, 0, 300)) == list(range(1001, 1301))
    assert left(feed.due(1150, 150, 4)) == [1301, 1302, 1303, 1304]
    assert feed.due(1150, 154, 0) == b""


def test_within_40_ms_nothing_is_dropped_or_inserted(feed):
    assert left(feed.due(1000 + TOLERATED, 0, 2)) == [1001, 1002]
    assert left(feed.due(1002 - TOLERATED, 0, 2)) == [1003, 1004]


def test_sound_that_lags_is_skipped_to_the_clock(feed):
    assert left(feed.due(4000, 100, 2)) == [4101, 4102], "what is buffered is heard first"


def test_sound_that_leads_waits_in_silence(feed):
    feed.due(1000, 0, 5000)
    given = left(feed.due(2000, 3000, 2010))
    assert given[:1000] == [6001 + n for n in range(1000)], "3000 of 5000 are buffered: it is on time"
    lead = 7000 + 1010 - 3000 - 2000
    again = left(feed.due(3000 - 1000, 3000, lead + 2))
    assert again[:-2] == [0] * lead
    assert again[-2:] == [8011, 8012]


def test_a_part_that_comes_late_is_taken_from_the_clock_on():
    feed = SoundFeed(0)
    assert feed.due(10_000, 0, 500) == b""
    feed.add(0, numbered(0, PART))
    assert left(feed.due(10_000, 0, 3)) == [10_001, 10_002, 10_003]


def test_parts_that_do_not_lead_on_are_not_taken(feed):
    feed.add(1000, numbered(1000, PART))
    feed.add(90_000, numbered(90_000, PART))
    assert feed.reach() == 1000 + PART


def test_it_asks_for_more_until_there_is_enough(feed):
    asked = []
    while (start := feed.wanted()) is not None:
        asked.append(start)
        feed.add(start, numbered(start, PART))
    assert asked == [1000 + PART]
    feed.due(1000, 0, 10)
    assert feed.wanted() == 1000 + 2 * PART


def test_a_clock_that_jumped_is_noticed(feed):
    assert not feed.strayed(1000, 0)
    assert not feed.strayed(2000, 0)
    feed.due(1000, 0, 20_000)
    assert not feed.strayed(19_000, 2000)
    assert feed.strayed(1000, 2000), "it went round in a loop"
    assert feed.strayed(feed.reach() + AHEAD, 0)


def test_a_whole_second_in_small_bites_is_complete_and_in_step():
    feed, given, clock, buffered = SoundFeed(0), [], 0, 0
    while clock < RATE:
        if (start := feed.wanted()) is not None:
            feed.add(start, numbered(start, PART))
        pcm = feed.due(clock, buffered, 6000 - buffered)
        given += left(pcm)
        buffered += len(pcm) // 4
        buffered -= 720
        clock += 720
    assert given == left(numbered(0, len(given)))
    assert abs(len(given) - buffered - clock) <= TOLERATED
