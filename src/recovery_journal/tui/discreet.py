"""What others may read over a shoulder: letters for trackers, dots for words."""

from recovery_journal.domain.tracker import Tracker

MASK = "···"
"""Stands for words that have not been opened."""


def tracker_name(tracker: Tracker, position: int, discreet: bool) -> str:
    """The name of a tracker, or its letter: A for the first."""
    return chr(ord("A") + position % 26) if discreet else tracker.name
