"""What a file holds, found by reading it once before anything is taken in."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from recovery_journal.exchange.importers.answers import Answers
from recovery_journal.exchange.importers.format import Format
from recovery_journal.exchange.importers.given import Given
from recovery_journal.exchange.importers.item import FoundTracker, Item, Refused


@dataclass(slots=True)
class Seen:
    """A series of numbers or words."""

    count: int = 0
    low: float | None = None
    high: float | None = None

    def add(self, value: float | None) -> None:
        self.count += 1
        if value is not None:
            self.low = value if self.low is None else min(self.low, value)
            self.high = value if self.high is None else max(self.high, value)


@dataclass(slots=True)
class Preview:
    """What a file holds."""

    items: int = 0
    first: date | None = None
    last: date | None = None
    series: dict[str, Seen] = field(default_factory=dict)
    moods: Counter[str] = field(default_factory=Counter)
    """Words for moods, as written."""
    groups: dict[str, Counter[str]] = field(default_factory=dict)
    """The tags of each group."""
    trackers: list[FoundTracker] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    named_trackers: set[str] = field(default_factory=set)
    """The trackers that its items are about."""
    needs_zone: bool = False
    """Some of it has a time without a zone."""

    def add(self, item: Item) -> None:
        self.items += 1
        self.first = min(self.first or item.day, item.day)
        self.last = max(self.last or item.day, item.day)
        self.needs_zone |= item.at is not None and item.offset is None and not item.zone
        if item.tracker:
            self.named_trackers.add(item.tracker)
        for reading in item.readings:
            self.series.setdefault(reading.series, Seen()).add(reading.value)
            if reading.value is None and reading.word:
                self.moods[reading.word] += 1
        for label in item.labels:
            self.groups.setdefault(label.group, Counter())[label.name] += 1

    def unknown_series(self, answers: Answers) -> Iterator[str]:
        """Yield the series of which nobody said what they are."""
        return (name for name in self.series if name not in answers.targets)

    def unknown_groups(self, answers: Answers) -> Iterator[str]:
        return (name for name in self.groups if name not in answers.targets)

    def unknown_moods(self, answers: Answers) -> Iterator[str]:
        return (word for word in self.moods if word.casefold() not in answers.moods)


def preview(given: Given, form: Format, answers: Answers) -> Preview:
    """Read a whole file, keeping nothing but counts.

    Raises:
        BadInput: it can't be read, or there's nothing in it.
    """
    found = Preview()
    for one in form.read(given, answers):
        if isinstance(one, Item):
            found.add(one)
        elif isinstance(one, Refused):
            found.refused.append(one)
        else:
            found.trackers.append(one)
    return found
