"""Notices on Today: shown once, calm, never on a day of use, never a private word."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st
from textual.app import App

from recovery_journal import clock
from recovery_journal.domain.calendar_names import WEEKDAY_CODES
from recovery_journal.domain.circle import KeptWords
from recovery_journal.domain.dataclass import replace
from recovery_journal.domain.entries.craving import Craving
from recovery_journal.domain.entries.mood import Mood
from recovery_journal.domain.settings import Settings
from recovery_journal.domain.sobriety.standing import compute_limit_standing, compute_standing
from recovery_journal.domain.sobriety.tracker import Limit, Tracker, Use, moment_of_use
from recovery_journal.domain.toolkit import Letter, Plan, Reason
from recovery_journal.store.journal import Journal
from recovery_journal.tui.today.day_list import DayList
from recovery_journal.tui.today.notices import MAX_NOTICES, Notice, find_notices
from recovery_journal.tui.today.screen import TodayScreen
from support.corpus import HOSTILE
from support.each import each
from support.journals import fresh_journal
from support.screens import (
    EXTREME_SIZES,
    alcohol_tracker,
    press,
    resize,
    run_app,
    screen_lines,
    screen_text,
    started_journal,
    wait_until,
    wait_until_idle,
)

NOW = datetime(2026, 11, 22, 20, 0, tzinfo=ZoneInfo("Europe/Berlin"))  # a Sunday
TODAY = NOW.date()
DAY = timedelta(days=1)
ASKED = "How strong is it now?"


@pytest.fixture(autouse=True)
def evening() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


def list_words(app: App[Any]) -> str:
    """What the list of Today says, however its lines are broken."""
    options = app.screen.query_one(DayList).options
    return " ".join(" ".join(str(one.prompt) for one in options).split())


def said(journal: Journal, *, discreet: bool = False) -> list[str]:
    """The texts of the notices, for the trackers as they stand now."""
    return [one.text for one in found(journal, discreet=discreet)]


def found(journal: Journal, *, discreet: bool = False) -> tuple[Notice, ...]:
    standings = [
        (compute_limit_standing if one.limit else compute_standing)(
            one, journal.entries.uses(one.id), clock.now().date()
        )
        for one in journal.trackers.all()
    ]
    return find_notices(journal, standings, clock.now(), discreet=discreet)


def craving(minutes_ago: float, intensity: int = 7, **more: Any) -> Craving:
    return Craving(at=clock.now() - timedelta(minutes=minutes_ago), intensity=intensity, **more)


def used(tracker: int, on: date, next_start: date | None) -> Use:
    at = moment_of_use(on, clock.now().date(), clock.now(), clock.LOCAL_ZONE)
    return Use(at=at, tracker=tracker, on=on, next_start=next_start)


class TestHowIsItNow:
    @each(("minutes", "asks"), [(0, 0), (19, 0), (20, 1), (600, 1), (1440, 1), (1441, 0)])
    def test_from_twenty_minutes_on_for_a_day(self, minutes: float, asks: int) -> None:
        with fresh_journal() as journal:
            journal.entries.add(craving(minutes))
            earlier = {600: "Sun 22 Nov 10:00: ", 1440: "Sat 21 Nov 20:00: "}.get(int(minutes), "")
            asked = f"{earlier}Your craving was 7. How strong is it now?"
            assert said(journal) == [asked] * asks

    @each("told", [{"after": 3}, {"outcome": "not sure"}])
    def test_not_when_it_was_told(self, told: dict[str, Any]) -> None:
        with fresh_journal() as journal:
            journal.entries.add(craving(30, **told))
            assert said(journal) == []

    async def test_a_answers_in_a_small_dialog(self, home: Path) -> None:
        path = started_journal(home, alcohol_tracker(date(2026, 7, 18)))
        with Journal(str(path)) as journal:
            journal.entries.add(craving(30))
        async with run_app(path) as (app, pilot):
            assert "Your craving was 7. How strong is it now? a answer x not now" in list_words(app)
            await press(pilot, "a", "2", "tab", "p", "enter")
            assert isinstance(app.screen, TodayScreen)
            assert ASKED not in list_words(app)
            assert "Saved: Craving 7 of 10, afterwards 2. It passed." in screen_text(app)
            [kept] = app.journal.entries.page()
        assert isinstance(kept, Craving)
        assert (kept.after, kept.outcome) == (2, "passed")
        assert kept.minutes is None, "when it passed is not known"

    async def test_an_answer_of_8_or_more_offers_help(self, home: Path) -> None:
        path = started_journal(home)
        with Journal(str(path)) as journal:
            journal.entries.add(craving(30, 5))
        async with run_app(path) as (app, pilot):
            await press(pilot, "a", "7", "enter")
            assert "Help now: !" not in screen_text(app)
            await press(pilot, "u", "a", "9", "enter")
            assert "Help now: !" in screen_text(app)

    async def test_x_ends_it(self, home: Path) -> None:
        path = started_journal(home)
        with Journal(str(path)) as journal:
            journal.entries.add(craving(30))
        async with run_app(path) as (app, pilot):
            await press(pilot, "x")
            assert ASKED not in list_words(app)
            [kept] = app.journal.entries.page()
            assert isinstance(kept, Craving)
            assert (kept.after, kept.outcome) == (None, "not sure")
            await press(pilot, "x", "a", "l")
            assert isinstance(app.screen, TodayScreen), "nothing is asked any more"
            await press(pilot, "u")
            assert ASKED in list_words(app)

    async def test_the_mouse_answers_too(self, home: Path) -> None:
        path = started_journal(home)
        with Journal(str(path)) as journal:
            journal.entries.add(craving(30))
        async with run_app(path) as (app, pilot):
            row = next(at for at, line in enumerate(screen_lines(app)) if "not now" in line)
            await pilot.click(offset=(screen_lines(app)[row].index("not now"), row))
            await wait_until_idle(pilot)
            assert ASKED not in list_words(app)

    async def test_it_comes_up_by_itself(self, home: Path, evening: time_machine.Traveller) -> None:
        async with run_app(started_journal(home)) as (app, pilot):
            await press(pilot, "c", "6", "enter")
            assert ASKED not in list_words(app)
            evening.shift(timedelta(minutes=20))
            today = app.screen
            assert isinstance(today, TodayScreen)
            today._reload_if_current()
            await wait_until(pilot, lambda: f"Your craving was 6. {ASKED}" in list_words(app))


class TestMilestones:
    @each(
        ("start", "reached"),
        [
            (TODAY, []),
            (TODAY - DAY, ["1 day today."]),
            (TODAY - 2 * DAY, []),
            (TODAY - 90 * DAY, ["90 days today."]),
            (TODAY - 100 * DAY, ["100 days in total today."]),
            (date(2025, 11, 22), ["1 year today."]),
            (TODAY + DAY, []),
        ],
    )
    def test_on_the_day_they_are_reached(self, start: date, reached: list[str]) -> None:
        with fresh_journal() as journal:
            journal.trackers.add(alcohol_tracker(start))
            assert said(journal) == reached

    def test_all_in_one_card_with_a_reason(self) -> None:
        with fresh_journal() as journal:
            journal.trackers.add(alcohol_tracker(TODAY - 90 * DAY))
            journal.trackers.add(replace(alcohol_tracker(TODAY - 30 * DAY), name="Nicotine"))
            limit = Limit(2, "cups", "day", TODAY - 30 * DAY)
            journal.trackers.add(Tracker(name="Coffee", start=limit.since, limit=limit))
            journal.reasons.add(Reason(text="Mornings."))
            assert said(journal) == ["Alcohol: 90 days, Nicotine: 30 days today. “Mornings.”"]
            journal.kept_words.add(KeptWords(text="One day is enough.", who="Sam", received=TODAY))
            words = {
                find_notices(
                    journal, [compute_standing(journal.trackers.get(1), [], day)], clock.now()
                )[0].text
                for day in (TODAY, TODAY + 275 * DAY)
            }
            assert words == {
                "90 days today. “Mornings.”",
                "1 year today. “One day is enough.” from Sam",
            }
            assert said(journal, discreet=True) == ["A: 90 days, B: 30 days today."]

    @given(
        since=st.integers(0, 200),
        uses=st.lists(st.tuples(st.integers(0, 200), st.none() | st.integers(1, 40)), max_size=4),
    )
    def test_never_on_a_day_of_use_and_each_only_once(
        self, since: int, uses: list[tuple[int, int | None]]
    ) -> None:
        tracker = replace(alcohol_tracker(TODAY - since * DAY), id=1)
        told = sorted(
            (
                used(1, TODAY - ago * DAY, None if days is None else TODAY + (days - ago) * DAY)
                for ago, days in uses
            ),
            key=lambda one: one.on,
        )
        with fresh_journal() as journal:
            days = [
                (
                    stands := compute_standing(tracker, told, TODAY - ago * DAY),
                    [one.text for one in find_notices(journal, [stands], NOW)],
                )
                for ago in (1, 0)
            ]
        (_, before), (stands, now) = days
        using = any(
            one.on <= TODAY and (one.next_start is None or one.next_start > TODAY) for one in told
        )
        if using or stands.since is None:
            assert now == []
        assert not (now and now == before), "told twice"


class TestLettersAndPlans:
    async def test_a_letter_by_date_is_read_with_l(self, home: Path) -> None:
        path = started_journal(home)
        with Journal(str(path)) as journal:
            journal.letters.add(Letter(text="Dear me, go on.", written=TODAY, on_day=TODAY))
            journal.letters.add(Letter(text="later", written=TODAY, on_day=TODAY + DAY))
        async with run_app(path) as (app, pilot):
            assert "You left yourself a l read letter. Read it?" in list_words(app)
            assert "Dear me" not in screen_text(app)
            await press(pilot, "l")
            assert "Dear me, go on." in screen_text(app)
            await press(pilot, "escape")
            assert "You left yourself a" in list_words(app), "it was sealed again"
            await press(pilot, "l", "enter")
            assert "You left yourself a" not in list_words(app)
            assert [bool(one.opened) for one in app.journal.letters.all()] == [True, False]

    def test_a_letter_by_a_number_of_days(self) -> None:
        with fresh_journal() as journal:
            journal.trackers.add(alcohol_tracker(TODAY - 45 * DAY))
            journal.letters.add(Letter(text="!", written=TODAY, on_count=46))
            assert said(journal) == []
            journal.letters.add(Letter(text="!", written=TODAY, on_count=45))
            assert said(journal) == ["You left yourself a letter. Read it?"]

    def test_plans_near_their_time(self) -> None:
        with fresh_journal() as journal:
            for hour in (20, 23, 16):
                journal.plans.add(Plan(cue=f"it is {hour}", act="walk", from_hour=hour))
            journal.plans.add(Plan(cue="sunday", act="walk", weekdays=("sun",)))
            journal.plans.add(Plan(cue="monday", act="walk", weekdays=("mon",)))
            assert said(journal) == [
                "If it is 20, then walk  (from 20:00)",
                "If it is 23, then walk  (from 23:00)",
            ]
            assert said(journal, discreet=True) == []


class TestHardDays:
    def test_three_days_of_mood_one(self) -> None:
        with fresh_journal() as journal:
            for ago in range(3):
                assert said(journal) == []
                journal.entries.add(Mood(at=clock.now() - ago * DAY, mood=1))
            assert said(journal) == [
                "These are hard days. People and help lines are one key away: \0help_now\0"
            ]

    def test_mood_one_and_a_craving_of_eight(self) -> None:
        with fresh_journal() as journal:
            journal.entries.add(Mood(at=clock.now(), mood=1))
            journal.entries.add(craving(5, 8))
            assert said(journal) == [
                "These are hard days. People and help lines are one key away: \0help_now\0"
            ]


class TestTogether:
    def everything(self, path: Path) -> None:
        with Journal(str(path)) as journal:
            journal.entries.add(craving(30, 9))
            journal.entries.add(Mood(at=clock.now(), mood=1))
            journal.reasons.add(Reason(text="Mornings."))
            journal.letters.add(Letter(text="Dear me", written=TODAY - DAY))
            journal.plans.add(Plan(cue="payday", act="pool", weekdays=WEEKDAY_CODES))

    async def test_few_lines_and_everything_else_can_be_reached(self, home: Path) -> None:
        path = started_journal(home, alcohol_tracker(TODAY - 90 * DAY))
        self.everything(path)
        async with run_app(path) as (app, pilot):
            for size in EXTREME_SIZES:
                await resize(pilot, size)
                assert "Your craving was 9." in list_words(app)
                assert max(map(len, screen_lines(app))) <= size[0]
                await press(pilot, "G")
                assert "1 to 5" in screen_text(app)

    def test_what_matters_most_comes_first(self, home: Path) -> None:
        path = started_journal(home, alcohol_tracker(TODAY - 90 * DAY))
        self.everything(path)
        with Journal(str(path)) as journal:
            assert len(found(journal)) == MAX_NOTICES
            assert [one.action_id for one in found(journal)] == ["answer", "", "letter", ""]

    async def test_discreet_mode_says_none_of_their_words(self, home: Path) -> None:
        path = started_journal(home, alcohol_tracker(TODAY - 90 * DAY))
        self.everything(path)
        async with run_app(path, (100, 30), discreet=True) as (app, _):
            assert "90 days today." in screen_text(app)
            for private in ("Mornings", "payday", "pool", "Dear me", "Alcohol"):
                assert private not in screen_text(app)

    async def test_what_the_person_wrote_is_literal(self, home: Path) -> None:
        path = started_journal(home, alcohol_tracker(TODAY - 90 * DAY))
        with Journal(str(path)) as journal:
            journal.settings.write(Settings(first_start_done=True, milestones=False))
        for text_of_theirs in HOSTILE[::4]:
            if not text_of_theirs.replace("\0", "").strip():
                continue
            with Journal(str(path)) as journal:
                for plan in journal.plans.all():
                    journal.plans.trash(plan)
                for reason in journal.reasons.all():
                    journal.reasons.trash(reason)
                cue = journal.plans.add(
                    Plan(cue=text_of_theirs, act="!", weekdays=WEEKDAY_CODES)
                ).cue
                journal.reasons.add(Reason(text=text_of_theirs))
            async with run_app(path, (100, 30)) as (app, _):
                if cue.isprintable() and len(cue) < 60:
                    assert f"If {cue}, then !" in screen_text(app)
                assert "90 days today." in screen_text(app)
