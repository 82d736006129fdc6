"""The middle of the cravings around a day, from counts of each strength."""

from collections.abc import Iterator, Sequence

from recovery_journal.domain.dataclass import dataclass

STRENGTHS = range(11)
MEDIAN_MIN_CRAVINGS = 3
MIDDLE_HALF_MIN_CRAVINGS = 4


@dataclass(frozen=True, slots=True)
class Middle:
    """The median of some cravings, and between which strengths the middle half of them is."""

    median: float | None
    """None with fewer than 3 cravings."""
    half: tuple[int, int] | None
    """None with fewer than 4."""


def middle_of(counts: Sequence[int]) -> Middle:
    """Return the middle of cravings, counted by strength from 0 to 10."""
    of = sum(counts)
    median = None
    half = None
    if of >= MEDIAN_MIN_CRAVINGS:
        median = (_at(counts, (of - 1) // 2) + _at(counts, of // 2)) / 2
    if of >= MIDDLE_HALF_MIN_CRAVINGS:
        half = (_at(counts, (of - 1) // 4), _at(counts, of - 1 - (of - 1) // 4))
    return Middle(median, half)


def _at(counts: Sequence[int], place: int) -> int:
    """Return the strength at a place, when cravings are sorted from the weakest on."""
    for strength, count in enumerate(counts):
        place -= count
        if place < 0:
            return strength
    return STRENGTHS[-1]


def running_middles(days: Sequence[Sequence[int]], window: int) -> Iterator[Middle]:
    """Return the middle of the `window` days up to each day, given the strengths of each day."""
    counts = [0] * len(STRENGTHS)
    for today, strengths in enumerate(days):
        for strength in strengths:
            counts[strength] += 1
        if today >= window:
            for strength in days[today - window]:
                counts[strength] -= 1
        yield middle_of(counts)
