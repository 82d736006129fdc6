"""One small journal per schema version, as written by the program of that time.

They are never changed, so that what people have on their disks can always be opened. When the
schema gets a new version: put something into every new table below, and then, once it is settled,
`PYTHONPATH=src:tests python -m support.versions` keeps the journal of that version.
"""

import gzip
import shutil
import tempfile
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from recovery_journal.domain.circle import (
    AttendedMeeting,
    Contact,
    KeptWords,
    Meeting,
    Person,
    Promise,
)
from recovery_journal.domain.dataclass import replace
from recovery_journal.domain.entries.craving import Craving
from recovery_journal.domain.entries.mood import Mood
from recovery_journal.domain.entries.note import Note
from recovery_journal.domain.practice import Intention, QuestionPack, Review
from recovery_journal.domain.settings import Settings
from recovery_journal.domain.sharing.share import SharedPage
from recovery_journal.domain.sobriety.tracker import Limit, Tracker, Use
from recovery_journal.domain.strategies.strategy import Strategy
from recovery_journal.domain.toolkit import Letter, Plan, Reason
from recovery_journal.store.encryption.sealed_box import add_private_keys
from recovery_journal.store.history.importing import ImportedEntry
from recovery_journal.store.journal import Journal
from recovery_journal.store.sqlite.schema import SCHEMA_VERSION
from support.corpus import HOSTILE

VERSIONS_FOLDER = Path(__file__).parents[1] / "store" / "versions"
AT = datetime(2026, 11, 22, 21, 30, tzinfo=UTC)
DAY = AT.date()
QUOTES = "it's “quoted”, 'single', \"double\" and `back`; -- ?"


def version_file(version: int) -> Path:
    return VERSIONS_FOLDER / f"v{version}.db.gz"


def unpack(version: int, path: Path | str) -> None:
    with gzip.open(version_file(version)) as packed, open(path, "xb") as out:
        shutil.copyfileobj(packed, out)


def write_first(journal: Journal) -> None:
    """What the first version had: trackers, entries and their history, settings."""
    settings = Settings(region="IE", day_starts_at=4, first_start_done=True)
    journal.settings.write(settings)
    limit = Limit(amount=2, unit="cups", per="day", since=date(2026, 1, 1))
    alcohol = journal.trackers.add(Tracker(name="O'Brien's", kind="alcohol", start=DAY))
    journal.trackers.add(Tracker(name="Coffee", start=DAY, limit=limit, private=True))
    entries = journal.entries
    for number, text in enumerate(HOSTILE[::3]):
        at = AT - timedelta(hours=number)
        entries.add(Craving(at=at, intensity=number % 11, note=f"x{text}", triggers=(f"x{text}",)))
    full = Craving(
        at=AT,
        tracker=alcohol.id,
        intensity=8,
        after=3,
        peak=9,
        minutes=20,
        situation="conflict",
        outcome="passed",
        feelings=("afraid",),
        places=("at home",),
        company=("Ana",),
        strategies=("Walk",),
        halt=("tired",),
        note=QUOTES,
    )
    edited = entries.edit(replace(entries.add(full), kept=True))
    entries.edit(replace(edited, note=f"{QUOTES} edited"))
    journal.undo()
    entries.add(Mood(at=AT, mood=2, energy=1, sleep=4.5, feelings=("sad", "afraid"), note=QUOTES))
    entries.add(Use(at=AT, tracker=alcohol.id, on=DAY, next_start=None, amount=2.5, note=QUOTES))
    entries.trash(entries.add(Note(at=AT, note="in the trash")).id)
    own = Strategy(name="Walk", category="move", steps=("Shoes.", QUOTES), minutes=10)
    journal.strategies.add(own)


def write_toolkit(journal: Journal) -> None:
    """What the second version added, and a purge."""
    journal.people.add(Person(name="Ana", role="sponsor", number="+353 1 234", note=QUOTES))
    journal.reasons.add(Reason(text=QUOTES))
    journal.letters.add(Letter(text=QUOTES, written=DAY, on_count=30))
    journal.plans.add(Plan(cue="payday", act=QUOTES, weekdays=("fri",), from_hour=17))
    journal.safety_plan.write_step(1, QUOTES)
    gone = journal.entries.trash(journal.entries.add(Note(at=AT, note="gone for good")).id)
    journal.trash.empty(AT + timedelta(days=36500))
    journal.entries.trash(journal.entries.add(replace(gone, id=0, trashed_at=None)).id)


def write_circle(journal: Journal) -> None:
    """What the third version added."""
    journal.meetings.add(Meeting(name="Tuesday", fellowship="AA", weekdays=("tue",), home=True))
    journal.kept_words.add(KeptWords(text=QUOTES, who="Ana", received=DAY))
    journal.promises.add(Promise(text=QUOTES, to="Ana", day=DAY))
    journal.packs.add(QuestionPack(name="Mine", prompts=("One?", QUOTES)))
    journal.shares.add(SharedPage(who="Ana", made=AT, since=DAY, until=DAY, ask=QUOTES))
    journal.entries.add(Contact(at=AT, people=("Ana",), way="in person", helped=True, note=QUOTES))
    journal.entries.add(AttendedMeeting(at=AT, meetings=("Tuesday",), note=QUOTES))
    journal.entries.add(Intention(at=AT, note=QUOTES, went="partly"))
    journal.entries.add(Review(at=AT, note=QUOTES, pack="Mine", sleep=7.5, talked=True))


def write_secrets(journal: Journal) -> None:
    """What the fourth version added: the private key for sealed messages."""
    add_private_keys(journal._file, [bytes(range(32))])


def write_sources(journal: Journal) -> None:
    """What the fifth version added: where an entry comes from, and answers about files."""
    journal.importer.add("Daylio", [ImportedEntry("1", Note(at=AT, note=QUOTES))])
    journal.importer.remember("Daylio", {"mood so-so": "3"})


def write_details_of_meetings(journal: Journal) -> None:
    """What the sixth version added: what public lists know of a meeting."""
    meeting = Meeting(
        name="Light",
        weekdays=("sun",),
        at=time(9, 30),
        end=time(10, 30),
        zone="America/New_York",
        address=QUOTES,
        link="https://meet.example.test/room",
        phone="+1 212 555 0100",
        types=("Open", QUOTES),
        notes=QUOTES,
        source="example.test",
        source_key="light-2",
        list_day=DAY,
    )
    journal.meetings.add(meeting)


def write_current_version() -> None:
    """Write a journal with the current schema, and keep it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "journal.db"
        with Journal(str(path)) as journal:
            for write in (
                write_first,
                write_toolkit,
                write_circle,
                write_secrets,
                write_sources,
                write_details_of_meetings,
            ):
                write(journal)
        version_file(SCHEMA_VERSION).write_bytes(gzip.compress(path.read_bytes(), mtime=0))


if __name__ == "__main__":
    write_current_version()
