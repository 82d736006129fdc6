import io
import tracemalloc
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from recovery_journal.domain.dataclass import replace
from recovery_journal.domain.entries.craving import Craving
from recovery_journal.domain.entries.entry import Entry
from recovery_journal.domain.entries.filter import Filter
from recovery_journal.domain.entries.mood import Mood
from recovery_journal.domain.entries.note import Note
from recovery_journal.domain.sobriety.tracker import Limit, Tracker, Use
from recovery_journal.exchange.export.by_day import WINDOW_DAYS
from recovery_journal.exchange.export.forms import Form, HtmlForm, MarkdownForm
from recovery_journal.exchange.export.readable import (
    LeftOut,
    write_readable,
)
from recovery_journal.store.journal import Journal
from recovery_journal.text import one_line
from recovery_journal.words.format.numbers import long_date
from recovery_journal.words.format.tag_labels import LABELS, ROLES_IN_SUMMARY
from support.commonmark import GITHUB, Block, blocks, paragraphs
from support.corpus import HOSTILE
from support.each import each
from support.entries import NOW, entries
from support.journals import fresh_journal, memory_folder

ALL = Filter()
TODAY = date(2026, 11, 22)
AT = datetime(2026, 11, 22, 21, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def now() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def journal() -> Iterator[Journal]:
    with memory_folder() as folder, Journal(str(folder / "journal.db")) as opened:
        yield opened


def page(
    journal: Journal, chosen: Filter = ALL, *, include_private: bool = True
) -> tuple[str, LeftOut]:
    out = io.StringIO()
    left = write_readable(
        journal, chosen, MarkdownForm(), include_private=include_private, today=TODAY, out=out
    )
    return out.getvalue(), left


def headings(text: str, kind: str) -> list[str]:
    return [block.text for block in blocks(text) if block.kind == kind]


def test_a_page_reads_well_as_it_is(journal: Journal) -> None:
    alcohol = journal.trackers.add(Tracker(name="Alcohol", kind="alcohol", start=date(2025, 6, 1)))
    limit = Limit(amount=2, unit="cups", per="day", since=date(2026, 11, 1))
    coffee = journal.trackers.add(Tracker(name="Coffee", start=date(2026, 11, 1), limit=limit))
    journal.trackers.add(Tracker(name="Cigarettes", kind="nicotine", start=date(2026, 12, 1)))
    for entry in (
        Use(
            at=AT - timedelta(days=127),
            tracker=alcohol.id,
            on=date(2026, 7, 15),
            next_start=date(2026, 7, 18),
            triggers=("wedding",),
        ),
        Use(
            at=AT - timedelta(hours=13, minutes=15),
            tracker=coffee.id,
            on=TODAY,
            next_start=TODAY + timedelta(days=1),
            amount=1,
        ),
        Mood(
            at=AT - timedelta(hours=14), mood=4, energy=3, sleep=7.5, feelings=("hopeful", "rested")
        ),
        Craving(
            at=AT,
            tracker=alcohol.id,
            intensity=7,
            after=3,
            outcome="passed",
            situation="conflict",
            triggers=("argument", "Sunday evening"),
            places=("kitchen",),
            company=("my sister",),
            strategies=("Call someone", "Slow breathing"),
            halt=("tired",),
            note="We argued about dinner.\nI called Sam * he picked up.\n\n- it passed",
        ),
        Note(at=AT - timedelta(days=1), note="  # No heading"),
    ):
        journal.entries.add(entry)
    assert page(journal) == (
        """\
# Recovery journal

15 Jul 2026 to 22 Nov 2026

## Where I am

- Alcohol: 127 days, 4 months 4 days, since 18 Jul; 536 days in total (99%), longest stretch 409
- Coffee: 1 of 2 cups today; 1 more is within your limit; 1 cup this week
- Cigarettes: Planned for 1 Dec

## Entries

### Wednesday 15 July 2026

Used. \x20
Until: Friday 17 July 2026 \x20
For: Alcohol \x20
Triggers: wedding

### Saturday 21 November 2026

21:30 · Note

> \u00a0\u00a0\\# No heading

### Sunday 22 November 2026

07:30 · Mood 4 of 5, good. Energy 3 of 5. 7.5 hours of sleep. \x20
Feelings: hopeful, rested

08:15 · Used, 1 cup. \x20
For: Coffee

21:30 · Craving 7 of 10, afterwards 3. It passed. \x20
For: Alcohol \x20
Situation: conflict \x20
Triggers: argument, Sunday evening \x20
Places: kitchen \x20
With: my sister \x20
Tried: Call someone, Slow breathing \x20
HALT: tired

> We argued about dinner. \x20
> I called Sam * he picked up.
>
> \\- it passed
""",
        LeftOut(0),
    )


def test_an_empty_journal(journal: Journal) -> None:
    assert page(journal) == ("# Recovery journal\n", LeftOut(0))
    assert page(journal, Filter(since=date(2026, 11, 20))) == (
        "# Recovery journal\n\n20 Nov 2026 to 22 Nov 2026\n",
        LeftOut(0),
    )


def expected(kept: list[Entry]) -> list[Block]:
    """The blocks below "Entries", worked out at once from a sorted list."""
    found: list[Block] = []
    day = None
    for entry in sorted(kept, key=lambda one: (one.day or date.min, one.at, one.id)):
        if entry.day is not None and entry.day != day:
            day = entry.day
            found.append(Block("h3", long_date(day)))
        found.append(Block("p", ""))
        found += [Block("blockquote p", text) for text in paragraphs(entry.note)]
    return found


@given(st.lists(entries(tracker=1), max_size=6))
def test_a_page_has_exactly_the_blocks_of_its_entries(drawn: list[Entry]) -> None:
    with fresh_journal() as journal:
        name = journal.trackers.add(Tracker(name=HOSTILE[3], start=date(2026, 1, 1))).name
        kept = [journal.entries.add(entry) for entry in drawn]
        text, _ = page(journal)
    found = blocks(text)
    assert found == blocks(text, GITHUB)
    start = found.index(Block("h2", "Entries")) + 1 if drawn else len(found)
    shown = [Block(block.kind, block.text.strip()) for block in found[start:]]
    assert [
        Block("p", "") if block.kind == "p" else block
        for block in shown
        if block.text or block.kind == "p"
    ] == expected(kept)
    lines = {line for block in shown if block.kind == "p" for line in block.text.split("\n")}
    for entry in kept:
        assert entry.tracker is None or f"For: {one_line(name)}" in lines
        for role in {role for role, _ in entry.tags()}:
            names = [one_line(tag).strip() for known, tag in entry.tags() if known == role]
            listed = ", ".join(names)
            if role in ROLES_IN_SUMMARY:
                assert any(listed in line for line in lines)
            else:
                assert f"{LABELS[role]}: {listed}" in lines


def test_days_follow_each_other_whatever_the_clock_did(journal: Journal) -> None:
    """To the west over the date line, and a return that is written down a week later."""
    tracker = journal.trackers.add(Tracker(name="Alcohol", start=date(2026, 1, 1)))
    auckland, honolulu = timezone(timedelta(hours=13)), timezone(timedelta(hours=-10))
    journal.entries.add(Note(at=datetime(2026, 11, 20, 9, tzinfo=auckland), note="leaving"))
    journal.entries.add(Note(at=datetime(2026, 11, 19, 21, tzinfo=honolulu), note="there"))
    journal.entries.add(Note(at=datetime(2026, 11, 20, 1, tzinfo=honolulu), note="awake"))
    week = date(2026, 11, 13)
    journal.entries.add(
        Use(at=AT, tracker=tracker.id, on=week, next_start=week + timedelta(days=1), note="told")
    )
    text, _ = page(journal, Filter(kinds=("note", "use")))
    assert [block.text for block in blocks(text) if block.kind in ("h3", "blockquote p")] == [
        "Friday 13 November 2026",
        "told",
        "Thursday 19 November 2026",
        "there",
        "Friday 20 November 2026",
        "leaving",
        "awake",
    ]
    assert "21:30" not in text


def test_years_without_an_entry_are_passed_over(journal: Journal) -> None:
    for year in (1971, 1995, 2026):
        journal.entries.add(Note(at=datetime(year, 3, 1, 12, tzinfo=UTC), note=str(year)))
    text, _ = page(journal)
    assert headings(text, "h3") == [long_date(date(year, 3, 1)) for year in (1971, 1995, 2026)]
    assert "\n1 Mar 1971 to 22 Nov 2026\n" in text


def test_every_length_of_a_gap(journal: Journal) -> None:
    days, day = [], TODAY
    for gap in (
        0,
        1,
        WINDOW_DAYS - 2,
        WINDOW_DAYS - 1,
        WINDOW_DAYS,
        WINDOW_DAYS + 1,
        2 * WINDOW_DAYS,
        2 * WINDOW_DAYS + 1,
    ):
        day -= timedelta(days=gap)
        days.append(day)
        journal.entries.add(Mood(at=datetime(day.year, day.month, day.day, 9, tzinfo=UTC), mood=3))
    text, _ = page(journal)
    assert headings(text, "h3") == [long_date(day) for day in sorted(set(days))]
    assert text.count("Mood 3 of 5") == len(days)


def test_the_filter_chooses(journal: Journal) -> None:
    one = journal.trackers.add(Tracker(name="Alcohol", start=date(2026, 11, 1)))
    journal.trackers.add(Tracker(name="Nicotine", start=date(2026, 11, 1)))
    for days in range(10):
        at = AT - timedelta(days=days)
        journal.entries.add(Mood(at=at, mood=3, tracker=one.id if days == 4 else None))
        journal.entries.add(Note(at=at, note=f"day {days} " + "walk" * (days == 2)))
    text, _ = page(journal, Filter(since=date(2026, 11, 15), until=date(2026, 11, 17)))
    assert headings(text, "h3") == [long_date(date(2026, 11, day)) for day in (15, 16, 17)]
    assert "\n15 Nov 2026 to 17 Nov 2026\n" in text
    text, _ = page(journal, Filter(text="wal"))
    assert [block.text for block in blocks(text) if "blockquote" in block.kind] == ["day 2 walk"]
    text, _ = page(journal, Filter(kinds=("mood",), tracker=one.id))
    assert text.count("Mood") == 1
    assert "Alcohol: " in text
    assert "Nicotine" not in text
    text, _ = page(journal, Filter(since=TODAY, until=date(2027, 1, 1)))
    assert "\nSunday 22 November 2026\n" in text


def test_private_entries_are_left_out_and_counted(journal: Journal) -> None:
    journal.entries.add(Note(at=AT, note="open", private=False))
    journal.entries.add(Note(at=AT, note="hidden", private=True))
    journal.entries.add(Note(at=AT - timedelta(days=90), note="hidden too", private=True))
    text, left = page(journal, include_private=False)
    assert left == LeftOut(2)
    assert "hidden" not in text
    assert "\nSunday 22 November 2026\n" in text
    assert page(journal, Filter(since=TODAY), include_private=False)[1] == LeftOut(1)
    # What the filter says about privacy gives way: nothing private comes out by another door.
    assert page(journal, Filter(private=True), include_private=False) == (text, left)
    text, left = page(journal, Filter(private=True))
    assert left == LeftOut(0)
    assert text.count("hidden") == 2


def use(tracker: Tracker, on: date, *, private: bool) -> Use:
    return Use(at=AT, tracker=tracker.id, on=on, next_start=on + timedelta(days=1), private=private)


def test_a_hidden_return_takes_its_tracker_from_the_page(journal: Journal) -> None:
    alcohol = journal.trackers.add(Tracker(name="Alcohol", start=date(2026, 1, 1)))
    journal.trackers.add(Tracker(name="Nicotine", start=date(2026, 11, 1)))
    shared = journal.entries.add(use(alcohol, date(2026, 5, 5), private=False))
    text, _ = page(journal, include_private=False)
    assert "- Alcohol: 200 days, 6 months 16 days, since 6 May; 324 days in total (99%)\n" in text
    assert "Tuesday 5 May 2026" in text

    hidden = journal.entries.add(use(alcohol, date(2026, 9, 1), private=True))
    without, left = page(journal, include_private=False)
    assert left == LeftOut(1)
    assert without == text.replace(
        "- Alcohol: 200 days, 6 months 16 days, since 6 May; 324 days in total (99%)\n", ""
    )
    assert "- Alcohol: 81 days" in page(journal)[0]

    journal.entries.trash(hidden.id)
    assert page(journal, include_private=False) == (text, LeftOut(0))
    journal.entries.edit(replace(shared, private=True))
    assert "Alcohol" not in page(journal, include_private=False)[0]


def test_a_hidden_amount_takes_its_tracker_from_the_page(journal: Journal) -> None:
    limit = Limit(amount=2, unit="cups", per="day", since=date(2026, 11, 1))
    coffee = journal.trackers.add(Tracker(name="Coffee", start=date(2026, 11, 1), limit=limit))
    journal.entries.add(replace(use(coffee, TODAY, private=False), amount=1))
    assert "- Coffee: 1 of 2 cups today;" in page(journal, include_private=False)[0]
    journal.entries.add(replace(use(coffee, TODAY, private=True), amount=1))
    assert "Where I am" not in page(journal, include_private=False)[0]
    assert "- Coffee: 2 of 2 cups today; at your limit;" in page(journal)[0]


def test_a_page_never_says_that_something_was_left_out(journal: Journal) -> None:
    alcohol = journal.trackers.add(Tracker(name="Alcohol", start=date(2026, 1, 1), private=True))
    journal.entries.add(use(alcohol, date(2026, 5, 5), private=True))
    journal.entries.add(Craving(at=AT, intensity=9, tracker=alcohol.id, private=False))
    assert page(journal, include_private=False) == ("# Recovery journal\n", LeftOut(2))
    assert "Alcohol" in page(journal)[0]


def test_what_belongs_to_a_tracker_that_became_private_is_left_out(journal: Journal) -> None:
    alcohol = journal.trackers.add(Tracker(name="Alcohol", start=date(2026, 1, 1)))
    journal.entries.add(Craving(at=AT, intensity=9, tracker=alcohol.id, private=False))
    assert "Alcohol" in page(journal, include_private=False)[0]
    journal.trackers.edit(replace(alcohol, private=True))
    assert page(journal, include_private=False) == ("# Recovery journal\n", LeftOut(1))


def test_numbers_of_a_tracker(journal: Journal) -> None:
    def line(tracker: Tracker) -> str:
        text, _ = page(journal)
        journal.trackers.archive(tracker.id)
        assert f"- {tracker.name}: " not in page(journal)[0]
        return next((one for one in text.splitlines() if one.startswith("- ")), "")

    def add(
        name: str, start: date, *uses: tuple[date, date | None], headline: str = "current"
    ) -> Tracker:
        tracker = journal.trackers.add(Tracker(name=name, start=start, headline=headline))
        for on, end in uses:
            journal.entries.add(Use(at=AT, tracker=tracker.id, on=on, next_start=end))
        return tracker

    january, yesterday = date(2026, 1, 1), date(2026, 11, 21)
    assert line(add("A", TODAY)) == "- A: since 22 Nov"
    assert line(add("B", january, (yesterday, TODAY))) == (
        "- B: 324 days in total, since 22 Nov; 99% of all days, 20 of 21 this month"
    )
    assert (
        line(add("C", january, (yesterday, None)))
        == "- C: 324 days in total; 99% of all days, 20 of 21 this month"
    )
    assert line(add("D", TODAY, (TODAY, None))) == ""
    assert line(add("E", january, headline="none")) == "- E: 10 months 21 days, since 1 Jan"
    assert line(add("F", january, headline="last 90")) == (
        "- F: 90 of the last 90 days, 10 months 21 days, since 1 Jan"
    )


@each("name", HOSTILE)
def test_any_name_is_text(name: str) -> None:
    if not one_line(name).strip() or not name.strip():
        name = f"a{name}"
    start = TODAY - timedelta(days=3)
    limit = Limit(amount=3, unit=name, per="week", since=start)
    with fresh_journal() as journal:
        tracker = journal.trackers.add(Tracker(name=name, start=start, limit=limit, verb=name))
        journal.entries.add(
            replace(use(tracker, TODAY, private=False), triggers=(name, name + "2"), amount=2)
        )
        text, _ = page(journal)
    found = blocks(text)
    assert found == blocks(text, GITHUB)
    assert [block.kind for block in found] == ["h1", "p", "h2", "ul li p", "h2", "h3", "p"]
    shown = one_line(tracker.name).strip()
    assert found[3].text.startswith(f"{shown}: 2 of 3 ")
    assert f"For: {shown}" in found[-1].text


@pytest.mark.slow
@pytest.mark.parametrize("form", [MarkdownForm(), HtmlForm()])
def test_memory_stays_flat(journal: Journal, form: Form) -> None:
    class Nowhere(io.StringIO):
        def write(self, text: str) -> int:
            return len(text)

    def add(years: range) -> None:
        with journal._file.transaction():
            for day in range(365 * years.start, 365 * years.stop, 3):
                at = AT - timedelta(days=day)
                for _ in range(4):
                    journal.entries.add(Note(at=at, note="word " * 20))

    def peak() -> int:
        tracemalloc.start()
        write_readable(journal, Filter(), form, include_private=True, today=TODAY, out=Nowhere())
        try:
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    add(range(1))
    few = peak()
    add(range(1, 5))
    assert peak() < 1.6 * few
