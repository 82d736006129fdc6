"""A journal with every kind of thing in it, each with a word that nothing else has."""

from datetime import date, datetime, timedelta, timezone

from recovery_journal.domain.circle import (
    AttendedMeeting,
    Contact,
    KeptWords,
    Meeting,
    Person,
    Promise,
)
from recovery_journal.domain.entries.craving import Craving
from recovery_journal.domain.entries.entry import Entry
from recovery_journal.domain.entries.mood import Mood
from recovery_journal.domain.entries.note import Note
from recovery_journal.domain.practice import Intention, QuestionPack, Review
from recovery_journal.domain.settings import Settings
from recovery_journal.domain.sharing.share import SharedPage
from recovery_journal.domain.sobriety.tracker import Limit, Tracker, Use
from recovery_journal.domain.strategies.strategy import Strategy
from recovery_journal.domain.toolkit import Letter, Plan, Reason
from recovery_journal.store.journal import Journal

ZONE = timezone(timedelta(hours=1))
SECRET = "zinnia"
"""A word in every text of the journal; no program would say it by itself."""
ENTRIES = 64
LONG_ENTRY = 20
"""The number of an entry whose note fills pages of its own."""


def fill(path: str, today: date) -> None:
    """Write the journal; its newest entry is of the day before `today`."""
    noon = datetime(today.year, today.month, today.day, 12, tzinfo=ZONE)
    with Journal(path) as journal, journal.bulk():
        journal.settings.write(Settings(first_start_done=True, morning=True, region="DE"))
        start = today - timedelta(days=200)
        alcohol = journal.trackers.add(Tracker(name=f"tracka {SECRET}", start=start)).id
        limit = Limit(amount=3, unit="cups", per="day", since=start)
        coffee = journal.trackers.add(Tracker(name=f"trackb {SECRET}", start=start, limit=limit)).id
        for one in "ab":
            journal.people.add(Person(name=f"person{one} {SECRET}", number="030 1", note=SECRET))
            journal.meetings.add(Meeting(name=f"meeting{one} {SECRET}", weekdays=("mon", "fri")))
            journal.reasons.add(Reason(text=f"reason{one} {SECRET}"))
            journal.plans.add(Plan(cue=f"cue{one} {SECRET}", act=f"act{one} {SECRET}"))
            journal.kept_words.add(KeptWords(text=f"kept{one} {SECRET}", received=start))
            journal.promises.add(Promise(text=f"promise{one} {SECRET}", day=today))
            letter = Letter(text=f"letter{one} {SECRET}", written=start, on_day=date(2099, 1, 1))
            journal.letters.add(letter)
            page = SharedPage(
                who=f"reader{one} {SECRET}", made=noon - timedelta(days=9), since=start, until=today
            )
            journal.shares.add(page)
            journal.packs.add(QuestionPack(name=f"pack{one} {SECRET}", prompts=(f"q{one}?",)))
            journal.strategies.add(
                Strategy(name=f"strategy{one} {SECRET}", category="body", steps=(f"step{one}",))
            )
        journal.safety_plan.write_steps({1: f"safetya {SECRET}", 2: f"safetyb {SECRET}"})
        for number in range(1, ENTRIES + 1):
            at = noon - timedelta(days=1 + ENTRIES - number)
            journal.entries.add(_entry(number, at, alcohol, coffee))
        journal.entries.edit(_with_words(journal.entries.get(10)))
        for number in (7, 8):
            journal.entries.trash(number)
        journal.reasons.trash(journal.reasons.add(Reason(text=f"reasonc {SECRET}")))


def token(number: int) -> str:
    """The word of an entry."""
    return f"entry{number}x"


def _with_words(entry: Entry) -> Entry:
    from recovery_journal.domain.dataclass import replace

    return replace(entry, note=f"{entry.note} more")


def _entry(number: int, at: datetime, alcohol: int, coffee: int) -> Entry:
    note = f"{token(number)} {SECRET} and some words about the evening, long enough to fill a page"
    if number == LONG_ENTRY:
        note += " word" * 2000
    shared = {"at": at, "note": note, "private": False}
    match number % 8:
        case 0:
            kept = number == 8 * 3
            return Note(**shared, kept=kept)  # type: ignore[arg-type]
        case 1 | 2:
            return Craving(
                **shared,  # type: ignore[arg-type]
                tracker=alcohol,
                intensity=number % 11,
                after=2,
                outcome="passed",
                situation="conflict",
                triggers=(f"trigger{number % 3}", "shared"),
                feelings=("lonely",),
            )
        case 3 | 4:
            return Mood(**shared, mood=1 + number % 5, energy=3, sleep=7.5)  # type: ignore[arg-type]
        case 5:
            on = at.date()
            if number % 16 == 5:
                return Use(**shared, tracker=coffee, on=on, next_start=None, amount=2.5)  # type: ignore[arg-type]
            then = on + timedelta(days=1)
            return Use(**shared, tracker=alcohol, on=on, next_start=then)  # type: ignore[arg-type]
        case 6:
            if number % 16 == 6:
                meetings = (f"meetinga {SECRET}",)
                return AttendedMeeting(**shared, meetings=meetings)  # type: ignore[arg-type]
            return Contact(**shared, people=(f"persona {SECRET}",))  # type: ignore[arg-type]
        case _:
            if number % 16 == 7:
                return Intention(**shared, went="kept")  # type: ignore[arg-type]
            return Review(**shared, pack="", sleep=7.0, talked=True)  # type: ignore[arg-type]
