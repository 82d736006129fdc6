"""What somebody has to know about a file before it's imported."""

from collections import Counter
from collections.abc import Iterator, Sized
from datetime import date

from recovery_journal.domain.dataclass import dataclass, field
from recovery_journal.errors import BadData, BadInput
from recovery_journal.exchange.importers.answers import OF_A_TRACKER, Answers
from recovery_journal.exchange.importers.item import MOOD, FoundTracker, Item, Refused
from recovery_journal.store.history.importing import ImportedEntry
from recovery_journal.words import import_ as words

SHOWN_FIRST = 5
"""How many entries are shown before they are imported."""
MAX_LISTED_REFUSED = 1000
"""How many rows that can't be read are named."""
MAX_SERIES = 1000
"""More different things, or words for moods, aren't what any program writes."""
MAX_TAGS = 10_000
"""How many different tags are counted; there may be more."""


@dataclass(slots=True)
class Seen:
    """A series of numbers or words."""

    count: int = 0
    low: float | None = None
    high: float | None = None

    def add(self, value: float | None) -> None:
        self.count += 1
        if value is not None:
            if self.low is None or value < self.low:
                self.low = value
            if self.high is None or value > self.high:
                self.high = value


@dataclass(slots=True)
class Look:
    """What is in a file, collected while it's read."""

    answers: Answers
    items: int = 0
    first_day: date | None = None
    last_day: date | None = None
    series: dict[str, Seen] = field(default_factory=dict)
    moods: dict[str, None] = field(default_factory=dict)
    """Words for moods, as written."""
    groups: dict[str, Counter[str]] = field(default_factory=dict)
    """The tags of each group."""
    trackers: list[FoundTracker] = field(default_factory=list)
    named_trackers: set[str] = field(default_factory=set)
    """The trackers that its items are about."""
    needs_zone: bool = False
    """Some of it has a time without a zone."""
    is_answered: bool = True
    """Everything so far is known; what comes after the first question makes no entries."""
    kinds: Counter[str] = field(default_factory=Counter)
    """How many entries of each kind it makes."""
    first_entries: list[ImportedEntry] = field(default_factory=list)
    refused: int = 0
    """How many of its rows can't be read."""
    first_refused: list[Refused] = field(default_factory=list)
    doubtful: int = 0
    """How many of its times fall into an hour in which the clocks were changed."""

    def add_item(self, item: Item) -> None:
        """Count an item.

        Raises:
            BadData: there is no end of different things in this file.
        """
        self.items += 1
        day = item.day
        if self.first_day is None or day < self.first_day:
            self.first_day = day
        if self.last_day is None or day > self.last_day:
            self.last_day = day
        if item.at is not None and item.offset is None and not item.zone:
            self.needs_zone = True
        if item.tracker:
            self.named_trackers.add(item.tracker)
        for series, value, word in item.readings:
            if (seen := self.series.get(series)) is None:
                seen = self.series[series] = Seen()
                self.is_answered &= series in self.answers.targets
                _refuse_too_many(self.series)
            seen.add(value)
            if value is None and word:
                self._add_word(series, word)
        for group, name in item.labels:
            if (names := self.groups.get(group)) is None:
                names = self.groups[group] = Counter()
                self.is_answered &= group in self.answers.targets
            if name in names or len(names) < MAX_TAGS:
                names[name] += 1

    def _add_word(self, series: str, word: str) -> None:
        target = self.answers.targets.get(series)
        if target and target.what == MOOD and word not in self.moods:
            self.moods[word] = None
            self.is_answered &= word.casefold() in self.answers.moods
            _refuse_too_many(self.moods)

    def add_entries(self, entries: list[ImportedEntry]) -> None:
        for one in entries:
            self.kinds[one.entry.kind] += 1
        if len(self.first_entries) < SHOWN_FIRST:
            self.first_entries += entries[: SHOWN_FIRST - len(self.first_entries)]

    def refuse(self, row: Refused) -> None:
        self.refused += 1
        if len(self.first_refused) < MAX_LISTED_REFUSED:
            self.first_refused.append(row)

    def unknown_series(self) -> Iterator[str]:
        """Yield the series of which nobody said what they are."""
        return (name for name in self.series if name not in self.answers.targets)

    def unknown_groups(self) -> Iterator[str]:
        return (name for name in self.groups if name not in self.answers.targets)

    def unknown_moods(self) -> Iterator[str]:
        return (word for word in self.moods if word.casefold() not in self.answers.moods)

    def needed_trackers(self) -> Iterator[str]:
        """Yield the names of trackers that have to be in the journal."""
        coming = {one.name for one in self.trackers}
        targets = (self.answers.targets[one] for one in self.series if one in self.answers.targets)
        answered = {one.tracker for one in targets if one.what in OF_A_TRACKER and one.tracker}
        return iter(sorted((answered | self.named_trackers) - coming))


def _refuse_too_many(names: Sized) -> None:
    if len(names) > MAX_SERIES:
        raise BadData(words.TOO_MANY_SERIES)


class Unanswered(BadInput):
    """A file holds something about which somebody has to be asked first."""
