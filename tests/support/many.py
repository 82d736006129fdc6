"""Journals of any size, always the same for the same size."""

import random
from datetime import date, datetime, timedelta, timezone

from recovery_journal.domain.dataclass import replace
from recovery_journal.domain.entries.craving import HALT, OUTCOMES, SITUATIONS, Craving
from recovery_journal.domain.entries.entry import Entry
from recovery_journal.domain.entries.mood import FEELINGS, Mood
from recovery_journal.domain.entries.note import Note
from recovery_journal.domain.sobriety.tracker import Tracker
from recovery_journal.store.journal import Journal

NEWEST_ENTRY_AT = datetime(2025, 11, 22, 21, 30, tzinfo=timezone(timedelta(hours=1)))
"""When the newest entry was made, unless another moment is asked for."""
ENTRY_INTERVAL = timedelta(hours=2, minutes=38)
"""Between two entries: 100 000 of them fill thirty years, and small journals are as dense."""
TRIGGERS = ("work", "an argument", "payday", "the old bar", "boredom", "a wedding", "no sleep")
WORDS = (
    "today the evening morning walk sponsor called rain home quiet tired work dinner sister music "
    "slept better worse long train coffee meeting friend garden breath water anger letter hope "
    "kitchen window again slowly alone together remember afraid proud small step"
)


def fill_journal(journal_path: str, count: int, last: datetime = NEWEST_ENTRY_AT) -> None:
    """Put a tracker and `count` entries, oldest first, into a journal whose first start is over."""
    chance = random.Random(count)
    with Journal(journal_path) as journal, journal._file.transaction():
        journal._file.run("PRAGMA cache_spill=OFF")
        settings = journal.settings
        settings.write(replace(settings.read(), first_start_done=True))
        alcohol = Tracker(name="Alcohol", kind="alcohol", verb="drank", start=date(2025, 7, 18))
        tracker = journal.trackers.add(alcohol)
        for number in range(count):
            at = last - ENTRY_INTERVAL * (count - 1 - number)
            journal.entries.add(_entry(chance, at, tracker.id))


def _entry(chance: random.Random, at: datetime, tracker: int) -> Entry:
    note = " ".join(chance.choices(WORDS.split(), k=chance.randrange(40)))
    private = chance.random() < 0.7
    kind = chance.choices((Craving, Mood, Note), (5, 3, 2))[0]
    if kind is Craving:
        return Craving(
            at=at,
            note=note,
            private=private,
            tracker=tracker,
            intensity=chance.randrange(11),
            after=chance.choice((None, chance.randrange(11))),
            situation=chance.choice((None, *SITUATIONS)),
            halt=tuple(chance.sample(HALT, chance.randrange(3))),
            outcome=chance.choice(OUTCOMES),
            triggers=tuple(chance.sample(TRIGGERS, chance.randrange(3))),
        )
    if kind is Mood:
        feelings = tuple(chance.sample(FEELINGS, chance.randrange(4)))
        return Mood(
            at=at, note=note, private=private, mood=chance.randrange(1, 6), feelings=feelings
        )
    return Note(at=at, note=note or "a quiet day", private=private)
