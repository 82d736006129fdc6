"""Each question has one answer, whichever command or screen is asked, in any journal."""

import asyncio
import re
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from recovery_journal.domain.dataclass import dataclass
from recovery_journal.domain.entries.craving import Craving
from recovery_journal.domain.entries.mood import Mood
from recovery_journal.domain.settings import Settings
from recovery_journal.domain.sobriety.tracker import Limit, Tracker, Use
from recovery_journal.domain.toolkit import Letter, Plan
from recovery_journal.store.journal import Journal
from recovery_journal.tui.app import JournalApp
from recovery_journal.tui.dialogs.craving import CravingDialog
from recovery_journal.tui.dialogs.use import UseDialog
from recovery_journal.tui.today.also import GAP_CELLS, AlsoLine
from recovery_journal.tui.today.day_list import DayList
from recovery_journal.tui.toolkit.lists import LISTS
from recovery_journal.tui.widgets.pane import Pane
from recovery_journal.tui.widgets.pick import PickOne
from support.command_line import Rj
from support.screens import press, resize, run_app, screen_lines, screen_text, type_in

NOW = datetime(2026, 11, 25, 21, 0, tzinfo=ZoneInfo("Europe/Berlin"))  # a Wednesday
TODAY = NOW.date()
DAY = timedelta(days=1)
HOUR = timedelta(hours=1)
NAMES = ("Wine", "Coffee", "Games", "Pills", "Sugar")

in_any_journal = settings(
    max_examples=4,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
"""Each opens the screens, so there are few examples, and a failing one isn't made smaller."""


@pytest.fixture(autouse=True)
def _evening() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@dataclass(frozen=True)
class Thing:
    """A tracker to be added, in which everything is by chance."""

    begins: int
    """In how many days, from today."""
    cut_down: bool
    private: bool
    archived: bool


THINGS = st.lists(
    st.builds(Thing, st.sampled_from([-40, 0, 1]), st.booleans(), st.booleans(), st.booleans()),
    max_size=len(NAMES),
)


def new_journal(home: Path, things: list[Thing] = [], **chosen: Any) -> Path:  # noqa: B006
    """A journal with these trackers; the one of the example before is gone."""
    for one in home.iterdir():
        if one.is_file():
            one.unlink()
    path = home / "journal.db"
    with Journal(str(path)) as journal:
        journal.settings.write(Settings(first_start_done=True, **chosen))
        for name, thing in zip(NAMES, things, strict=False):
            begins = TODAY + thing.begins * DAY
            limit = Limit(2, "cups", "day", begins) if thing.cut_down else None
            journal.trackers.add(
                Tracker(
                    name=name,
                    start=begins,
                    limit=limit,
                    private=thing.private,
                    archived=thing.archived,
                )
            )
    return path


def on_screen(path: Path, look: Callable[[JournalApp, Any], Any], *, discreet: bool = False) -> Any:
    """What a function finds that drives the screens."""

    async def run() -> Any:
        async with run_app(path, (100, 40), discreet=discreet) as (app, pilot):
            return await look(app, pilot)

    return asyncio.run(run())


# Which letter stands for a tracker


@pytest.mark.slow
@in_any_journal
@given(THINGS, st.sets(st.sampled_from(NAMES)))
def test_a_tracker_has_the_same_letter_on_every_screen(
    home: Path, things: list[Thing], archived_later: set[str]
) -> None:
    path = new_journal(home, things)
    letters = dict(zip(NAMES[: len(things)], "ABCDE", strict=False))
    with Journal(str(path)) as journal:
        for one in journal.trackers.all(archived=True):
            journal.entries.add(Mood(at=NOW, mood=3, tracker=one.id))
            if one.name in archived_later:
                journal.trackers.archive(one.id)
        trackers = journal.trackers.all(archived=True)

    async def look(app: JournalApp, pilot: Any) -> None:
        shown = [one for one in trackers if not one.archived]
        named = [one.title for one in app.screen.query(".counter").results(Pane)]
        for also in app.screen.query(AlsoLine):
            lines = ("".join(text for text, _ in line) for line in also.make_lines(96, 20))
            named += [name[0] for line in lines for name in line.split(" " * GAP_CELLS)]
        assert sorted(filter(None, named)) == sorted(
            letters[one.name] for one in shown if not one.private
        )
        await press(pilot, "comma")
        first = screen_lines(app)[3 : 3 + len(trackers)]
        assert [line.strip("│ ▸").split()[0] for line in first] == [
            letters[one.name] for one in trackers
        ]
        await press(pilot, "escape", "2")
        if len(trackers) > 1:
            rows = re.findall(r"mood .*?\b([A-E])\b", screen_text(app))
            assert {*letters.values()} <= {*rows}
        await press(pilot, "1", "c", "f8")
        pick = app.screen.query_one("#tracker", PickOne)
        assert {number: str(name) for number, name in pick.options.items()} == {
            one.id: letters[one.name] for one in shown
        }

    on_screen(path, look, discreet=True)


# What a week sums up to


@in_any_journal
@given(
    st.sampled_from(["monday", "sunday", "saturday"]),
    st.integers(-9, 0),
    st.lists(st.tuples(st.integers(-13, 0), st.integers(0, 9)), min_size=1, max_size=6),
)
def test_a_week_sums_up_to_the_same_everywhere(
    rj: Rj, home: Path, week: str, limited: int, drunk: list[tuple[int, int]]
) -> None:
    path = new_journal(home, week_starts_on=week)
    limit = Limit(99, "drinks", "week", TODAY + limited * DAY)
    with Journal(str(path)) as journal:
        journal.trackers.add(Tracker(name="Wine", start=TODAY - 30 * DAY, limit=limit))
        for ago, amount in drunk:
            on = TODAY + ago * DAY
            journal.entries.add(
                Use(at=NOW + ago * DAY, tracker=1, on=on, next_start=on + DAY, amount=amount)
            )
    first = {"monday": 2, "sunday": 3, "saturday": 4}[week]
    this_week = [amount for ago, amount in drunk if -ago <= first]
    (told,) = rj("status", "--json").json["trackers"]
    assert (told["logged"], told["amount"]) == (len(this_week), sum(this_week))
    if this_week:
        said = f"{sum(this_week)} of 99 drinks this week"
        assert said in rj("status").out
        assert said in rj("export", "markdown", "--include-private").out
        assert f"{sum(this_week)} of 99 this week" in on_screen(path, _first_page)


async def _first_page(app: JournalApp, _: Any) -> str:
    return screen_text(app)


# Which tracker is meant when none is named


@in_any_journal
@given(THINGS, st.lists(st.integers(0, len(NAMES) - 1), max_size=3))
def test_the_same_tracker_is_meant_whoever_is_asked(
    rj: Rj, home: Path, things: list[Thing], craved: list[int]
) -> None:
    path = new_journal(home, things)
    with Journal(str(path)) as journal:
        for number in craved:
            if number < len(things):
                journal.entries.add(Craving(at=NOW - HOUR, intensity=1, tracker=number + 1))
    begun = [one for one in things if not one.archived and one.begins <= 0]
    usual = next((things.index(one) + 1 for one in begun if not one.private), None)
    only = things.index(begun[0]) + 1 if len(begun) == 1 else None

    async def look(app: JournalApp, pilot: Any) -> tuple[int | None, int | None]:
        found = []
        for key, dialog in (("c", CravingDialog), ("r", UseDialog)):
            await press(pilot, key)
            assert isinstance(app.screen, dialog)
            found.append(app.screen.values["tracker"])
            await press(pilot, "escape", "escape")
        return found[0], found[1]

    assert on_screen(path, look) == (usual, only)
    name = f" for {NAMES[usual - 1]}" if usual else ""
    said = rj("craving", "5").out
    assert f"craving 5 of 10{name}." in said
    assert rj("show", said.split()[1].strip(":"), "--json").json["tracker"] == usual
    if only:
        assert rj("used", "--json").json["tracker"] == only
    elif all(one.archived for one in things):
        assert rj("used", "--json").json["kind"] == "note"
    else:
        assert "Which one?" in rj("used", code=2).err


# When a letter is due

LETTERS = st.lists(
    st.tuples(
        st.sampled_from(["day", "count", "hard"]), st.integers(-2, 2), st.booleans(), st.booleans()
    ),
    min_size=1,
    max_size=5,
)


@in_any_journal
@given(LETTERS, st.lists(st.tuples(st.integers(-3, 0), st.integers(6, 9)), max_size=3))
def test_a_letter_is_due_everywhere_or_nowhere(
    rj: Rj,
    home: Path,
    letters: list[tuple[str, int, bool, bool]],
    cravings: list[tuple[int, int]],
) -> None:
    path = new_journal(home, [Thing(-40, cut_down=False, private=False, archived=False)])
    due = []
    with Journal(str(path)) as journal:
        for hours, intensity in cravings:
            journal.entries.add(Craving(at=NOW + hours * HOUR, intensity=intensity))
        for number, (waits, by, early, opened) in enumerate(letters, 1):
            written = NOW - 2 * HOUR if early else NOW
            with time_machine.travel(written, tick=False):
                journal.letters.add(
                    Letter(
                        text="Dear me",
                        written=TODAY,
                        on_day=TODAY + by * DAY if waits == "day" else None,
                        on_count=40 + by if waits == "count" else None,
                        opened=NOW if opened else None,
                    )
                )
            hard = any(
                intensity >= 8 and NOW + hours * HOUR >= written for hours, intensity in cravings
            )
            if not opened and (hard if waits == "hard" else by <= 0):
                due.append(number)
    listed = rj("letter", "list")
    assert [line[0] for line in listed.out.splitlines() if "waiting to be opened" in line] == [
        *map(str, due)
    ]
    as_json = rj("letter", "list", "--json").json
    assert [one["id"] for one in as_json if one["due"]] == due
    assert rj("status", "--json").json["letters"] == due
    assert ("rj letter list" in rj("status").out) is bool(due)

    async def look(app: JournalApp, pilot: Any) -> None:
        kind, journal = LISTS["letters"], app.journal
        found = journal.letters.all()
        lines = kind.record_lines(journal, found, TODAY)
        assert lines == [line.partition("  ")[2] for line in listed.out.splitlines()]
        asked = [one.id for one in found if kind.question(journal, one, TODAY)]
        assert asked == [one.id for one in found if not one.opened and one.id not in due]
        notice = "You left yourself a letter" in screen_text(app)
        await press(pilot, "f2")
        assert notice == ("You left yourself a letter" in screen_text(app)) == bool(due)

    on_screen(path, look)


# When a plan fits

PLANS = st.lists(
    st.tuples(
        st.sampled_from(["Lonely", "I feel lonely at night", "payday", "the"]),
        st.sampled_from([(), ("wed",), ("thu",)]),
        st.sampled_from([None, 1, 17, 18, 23]),
    ),
    max_size=4,
)


NAMED = {
    "feeling lonely": ("Lonely", "I feel lonely at night"),
    "LONELINESS": ("Lonely", "I feel lonely at night"),
    "paydays": ("payday",),
    "at": (),
}
"""The plans that name what a trigger does."""


@in_any_journal
@given(PLANS, st.sampled_from([*NAMED]))
def test_a_plan_fits_everywhere_or_nowhere(
    rj: Rj, home: Path, plans: list[tuple[str, tuple[str, ...], int | None]], trigger: str
) -> None:
    path = new_journal(home)
    with Journal(str(path)) as journal:
        for number, (cue, weekdays, hour) in enumerate(plans, 1):
            journal.plans.add(
                Plan(cue=cue, act=f"walk {number}", weekdays=weekdays, from_hour=hour)
            )
    numbered = list(enumerate(plans, 1))
    named = [number for number, (cue, *_) in numbered if cue in NAMED[trigger]][:2]
    near = [
        number
        for number, (_, weekdays, hour) in numbered
        if weekdays != ("thu",) and (weekdays or hour is not None)
    ]

    async def look(app: JournalApp, pilot: Any) -> list[list[int]]:
        options = app.screen.query_one(DayList).options
        today = " ".join(" ".join(str(one.prompt) for one in options).split())
        await press(pilot, "f2")
        right_now = " ".join(str(one.render()) for one in app.screen.query("#to-do Static"))
        return [shown(today), shown(right_now)]

    def shown(page: str) -> list[int]:
        return [int(found) for found in re.findall(r"then walk (\d)", page)]

    assert [shown(rj("status").out), *on_screen(path, look)] == [near[:2]] * 3
    assert shown(rj("craving", "6", "-t", trigger).out) == named
    expected = [*named, *(number for number in near if number not in named)][:2]
    for command in ("status", "now"):
        assert shown(rj(command).out) == expected
        assert [one["id"] for one in rj(command, "--json").json["plans"]] == expected

    async def look_at_craving_too(app: JournalApp, pilot: Any) -> list[list[int]]:
        seen = await look(app, pilot)
        await press(pilot, "escape", "c", "6", "tab")
        await type_in(pilot, trigger)
        return [*seen, shown("\n".join(one for one in screen_lines(app) if "Your plan" in one))]

    assert on_screen(path, look_at_craving_too) == [expected, expected, named]


# How long a year is


def test_the_insights_say_the_same_of_each_month_of_a_year(rj: Rj, home: Path) -> None:
    path = new_journal(home)
    with Journal(str(path)) as journal:
        for ago in (*range(0, 360, 9), 365, 369, 370, 371, 372):
            at = NOW - ago * DAY
            journal.entries.add(Craving(at=at, intensity=ago % 11))
            journal.entries.add(Mood(at=at, mood=ago % 5 + 1))
    of_a_month = re.compile(r"\b\w{3} \d{4}: [^│\n]*[^│\n ]")
    said = of_a_month.findall(rj("insights", "--accessible").out)
    assert said[0].startswith("Nov 2025: 3 cravings, median strength 6")  # from 20 Nov 2025 on
    assert len(said) == 26

    async def look(app: JournalApp, pilot: Any) -> list[str]:
        await resize(pilot, (100, 200))
        await press(pilot, "5", "t")
        return of_a_month.findall(screen_text(app))

    assert on_screen(path, look) == said
