"""Saving a page: its days, its file type, and the one-line check-in."""

import os
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
import time_machine

from recovery_journal.domain.circle import Person
from recovery_journal.domain.dataclass import replace
from recovery_journal.domain.entries.craving import Craving
from recovery_journal.domain.entries.entry import Entry
from recovery_journal.domain.entries.mood import Mood
from recovery_journal.domain.entries.note import Note
from recovery_journal.domain.sharing.share import PageSelection, SharedPage
from recovery_journal.domain.sobriety.tracker import Limit, Tracker, Use
from recovery_journal.errors import BadInput, JournalError
from recovery_journal.exchange.sharing.hand_over import (
    check_in_line,
    next_first_day,
    preset_for,
    propose_path,
    save_page,
)
from recovery_journal.exchange.sharing.page import Page, prepare_page
from recovery_journal.store.journal import Journal
from support.entries import NOW
from support.journals import fresh_journal

TODAY = NOW.date()
DAY = timedelta(days=1)
START = date(2026, 7, 18)


@pytest.fixture
def journal() -> Iterator[Journal]:
    with fresh_journal() as journal, time_machine.travel(NOW, tick=False):
        yield journal


def shared(who: str, since: date, until: date, preset: str = "sponsor") -> SharedPage:
    return SharedPage(who=who, made=NOW, since=since, until=until, preset=preset)


def test_the_next_page_begins_where_the_last_one_ended(journal: Journal) -> None:
    assert next_first_day(journal, "Sam", TODAY) == date(2026, 11, 15)
    journal.shares.add(shared("Sam", TODAY - 9 * DAY, TODAY - DAY))
    assert next_first_day(journal, "Sam", TODAY) == TODAY - DAY
    assert next_first_day(journal, "Ana", TODAY) == TODAY - 7 * DAY
    journal.shares.add(shared("Sam", TODAY - 3 * DAY, TODAY))
    assert next_first_day(journal, "Sam", TODAY) == TODAY - 3 * DAY, "today's, once more"
    journal.shares.add(shared("Sam", TODAY + DAY, TODAY + 2 * DAY))
    assert next_first_day(journal, "Sam", TODAY) == TODAY, "a clock that ran ahead made the last"


def test_a_page_is_for_someone_by_who_they_are_or_as_last_time(journal: Journal) -> None:
    for role, preset in (
        ("sponsor", "sponsor"),
        ("clinician", "counsellor"),
        ("family", "family"),
        ("friend", "sponsor"),
        ("other", "sponsor"),
    ):
        assert preset_for(journal, Person(name="Sam", role=role)) == preset
    journal.shares.add(shared("Sam", TODAY, TODAY, "family"))
    assert preset_for(journal, Person(name="Sam", role="sponsor")) == "family"
    assert preset_for(journal, Person(name="Ana", role="sponsor")) == "sponsor"


@pytest.fixture
def page(journal: Journal) -> Page:
    for days in (1, 2):
        mood = Mood(at=NOW - days * DAY, mood=4, note="secret", private=False)
        journal.entries.add(mood)
    journal.entries.add(Note(at=NOW, note="hidden"))
    choice = PageSelection(
        who="Sam", since=TODAY - 7 * DAY, until=TODAY, preset="counsellor", ask="Call me."
    )
    return prepare_page(journal, choice, TODAY)


def test_a_page_is_saved_by_the_end_of_its_name_and_noted(
    journal: Journal, page: Page, tmp_path: Path
) -> None:
    for end in ("a.md", "b.markdown", "c.txt", "d", "e.MD"):
        noted = save_page(journal, page, str(tmp_path / end))
        assert (tmp_path / end).read_text() == page.text
        assert (tmp_path / end).stat().st_mode & 0o777 == 0o600
    assert (noted.who, noted.made, noted.since, noted.until) == (
        "Sam",
        NOW,
        TODAY - 7 * DAY,
        TODAY,
    )
    assert (noted.preset, noted.ask, noted.file) == (
        "counsellor",
        "Call me.",
        str(tmp_path / "e.MD"),
    )
    assert len(noted.entries) == 2
    assert noted.entries == page.included_uids
    assert len(journal.shares.all()) == 5


def test_a_page_as_html_has_its_charts_unless_its_text_was_changed(
    journal: Journal, page: Page, tmp_path: Path
) -> None:
    for end in ("a.html", "b.htm", "c.HTML"):
        save_page(journal, page, str(tmp_path / end))
        assert (tmp_path / end).read_text().startswith("<!DOCTYPE html>")
        assert (tmp_path / end).read_text().count("<svg") == 1
    save_page(journal, page, str(tmp_path / "d.html"), edited="# Mine\n")
    assert "<h1>Mine</h1>" in (tmp_path / "d.html").read_text()
    assert "<svg" not in (tmp_path / "d.html").read_text()
    save_page(journal, page, str(tmp_path / "e.md"), edited="# Mine\n")
    assert (tmp_path / "e.md").read_text() == "# Mine\n"


def test_what_was_not_saved_is_not_noted(journal: Journal, page: Page, tmp_path: Path) -> None:
    there = tmp_path / "page.md"
    there.write_text("before")
    for wrong in ("page.pdf", "page.docx"):
        with pytest.raises(BadInput):
            save_page(journal, page, str(tmp_path / wrong))
    with pytest.raises(JournalError):
        save_page(journal, page, str(there))
    assert (there.read_text(), journal.shares.all()) == ("before", [])
    save_page(journal, page, str(there), force=True)
    assert there.read_text() == page.text


def test_a_name_for_the_file_that_no_other_has(home: Path) -> None:
    for who, name in (
        ("Sam", "page-Sam-2026-11-22"),
        ("Dr. Ana/Lee ", "page-Dr--Ana-Lee-2026-11-22"),
        ("../..", "page-someone-2026-11-22"),
        ("x" * 50, f"page-{'x' * 40}-2026-11-22"),
    ):
        assert propose_path(who, TODAY, as_html=False) == str(home / f"{name}.md")
        assert propose_path(who, TODAY, as_html=True) == str(home / f"{name}.html")
    for taken, free in (("", "-2"), ("-2", "-3"), ("-3", "-4")):
        os.symlink("nowhere", home / f"page-Sam-2026-11-22{taken}.md")
        proposed = propose_path("Sam", TODAY, as_html=False)
        assert proposed == str(home / f"page-Sam-2026-11-22{free}.md")
    assert propose_path("Sam", TODAY, as_html=True) == str(home / "page-Sam-2026-11-22.html")


# One line to paste anywhere


def line(journal: Journal, *, ask: str = "", ticked: str = "") -> tuple[str, Entry | None]:
    return check_in_line(journal, TODAY, ask=ask, ticked=ticked)


def test_a_line_of_days_the_hour_and_what_is_asked(journal: Journal) -> None:
    assert line(journal) == ("", None)
    assert line(journal, ask=" Call me? ") == ("Call me?", None)
    limit = Limit(2, "cups", "day", START)
    journal.trackers.add(Tracker(name="Hidden", start=START, private=True))
    journal.trackers.add(Tracker(name="Cups", start=START, limit=limit))
    journal.trackers.add(Tracker(name="Ahead", start=TODAY + DAY))
    assert line(journal) == ("", None)
    journal.trackers.add(Tracker(name="Alcohol", start=START))
    journal.trackers.add(Tracker(name="Nicotine", start=TODAY - DAY))
    journal.entries.add(Mood(at=NOW, mood=1, private=False))
    assert line(journal, ask="Call me?") == ("127 days, a hard late evening, Call me?", None)


def test_a_tracker_of_today_says_no_number(journal: Journal) -> None:
    journal.trackers.add(Tracker(name="Alcohol", start=TODAY))
    journal.trackers.add(Tracker(name="Nicotine", start=START))
    assert line(journal) == ("", None)


def test_how_an_hour_was(journal: Journal) -> None:
    at = NOW.replace(hour=18)
    for entry, said in (
        (Craving(at=at, intensity=10), "a hard evening"),
        (Craving(at=at, intensity=6), "a hard evening"),
        (Craving(at=at, intensity=5), "an okay evening"),
        (Craving(at=at, intensity=3), "an okay evening"),
        (Craving(at=at, intensity=2), "a good evening"),
        (Craving(at=at.replace(hour=5), intensity=6), "a hard night"),
        (Mood(at=at.replace(hour=13), mood=2), "a hard afternoon"),
        (Mood(at=at.replace(hour=13), mood=3), "an okay afternoon"),
        (Mood(at=at.replace(hour=13), mood=4), "a good afternoon"),
    ):
        kept = journal.entries.add(replace(entry, private=False))
        assert line(journal) == (said, None), entry
        journal.entries.trash(kept.id)


def test_the_last_hour_of_today_speaks_and_a_private_one_only_when_ticked(
    journal: Journal,
) -> None:
    journal.entries.add(Craving(at=NOW - DAY, intensity=9, private=False))
    journal.entries.add(Note(at=NOW, note="no number", private=False))
    assert line(journal) == ("", None)
    journal.entries.add(Craving(at=NOW - timedelta(hours=1), intensity=1, private=False))
    assert line(journal) == ("a good evening", None)
    hidden = journal.entries.add(Mood(at=NOW, mood=1))
    assert line(journal) == ("", hidden)
    assert line(journal, ticked=hidden.uid) == ("a hard late evening", None)


def test_a_private_return_of_any_tracker_hides_the_days(journal: Journal) -> None:
    journal.trackers.add(Tracker(name="Alcohol", start=START))
    smoking = journal.trackers.add(Tracker(name="Nicotine", start=START))
    assert line(journal) == ("127 days", None)
    use = journal.entries.add(
        Use(at=NOW, tracker=smoking.id, on=TODAY - 2 * DAY, next_start=TODAY - DAY)
    )
    assert line(journal) == ("", None)
    journal.entries.edit(replace(use, private=False))
    assert line(journal) == ("127 days", None)
    journal.entries.add(
        Use(at=NOW, tracker=1, on=TODAY - 9 * DAY, next_start=TODAY - 5 * DAY, private=False)
    )
    assert line(journal) == ("5 days", None)


def test_a_return_of_any_tracker_that_lasts_until_today_hides_the_days(journal: Journal) -> None:
    journal.trackers.add(Tracker(name="Alcohol", start=START))
    smoking = journal.trackers.add(Tracker(name="Nicotine", start=START))
    for on in (TODAY, TODAY - 3 * DAY):
        for next_start in (None, TODAY + DAY):
            use = Use(at=NOW, tracker=smoking.id, on=on, next_start=next_start, private=False)
            kept = journal.entries.add(use)
            assert line(journal) == ("", None), use
            journal.entries.trash(kept.id)
            assert line(journal) == ("127 days", None)
