"""A month of cutting down, logged by commands and by keys: every number is one counted by hand."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import time_machine

from recovery_journal.__main__ import main
from recovery_journal.domain.sobriety.tracker import Limit, Tracker, Use
from recovery_journal.store.journal import Journal
from support.screens import dialog_words, press, run_app, screen_text, started_journal, type_in

NEVER = ("return to use", "returns to use", "re you safe", "ethadone", "streak")


def november(day: int) -> datetime:
    return datetime(2026, 11, day, 20, tzinfo=UTC)


def coffee_tracker(amount: float = 2) -> Tracker:
    limit = Limit(amount=amount, unit="cups", per="day", since=date(2026, 11, 1))
    return Tracker(name="Coffee", kind="caffeine", start=limit.since, limit=limit)


def flat(shown: str) -> str:
    return " ".join(shown.split())


BY_COMMAND: dict[int, tuple[str, ...]] = {
    1: ("used coffee 1", "used Coffee --amount 1"),  # a Sunday
    2: ("none",),
    5: ("used coffee 1", "used coffee 2"),
    7: ("none coffee --on yesterday", *("used coffee 0.5",) * 3),
    9: ("used coffee",),
    11: ("used coffee 0",),
    13: ("used coffee 4",),
    14: ("none", "used coffee 2"),
    16: ("none",),
    17: ("tracker edit coffee --limit=3_cups_a_day", "used coffee 3"),
    18: ("used coffee 4",),
    22: ("used coffee 1.25", "none --on yesterday"),
    23: ("none",),
    24: ("used coffee 3", "used coffee 1"),
    26: ("used coffee 2",),
    27: ("none",),
    29: ("used coffee 3",),
    30: ("used coffee 1",),
}
BY_KEYS: dict[int, tuple[str, ...]] = {
    3: ("0", "enter", "plus", "enter"),
    10: ("plus", "enter", "plus", "enter"),
    20: ("plus", "3", "enter"),
}
WEEKS = (
    "Week of 1 Nov: 6 of 7 days logged: 7.5 cups, 2 dry days",
    "Week of 8 Nov: 5 of 7 days logged: 8 or more cups, 1 dry day",
    "Week of 15 Nov: 6 of 7 days logged: 12 cups, 2 dry days, within the limit on 3 of 4",
    "Week of 22 Nov: 5 of 7 days logged: 7.25 cups, 2 dry days, within the limit on 4 of 5",
    "Week of 29 Nov: 2 of 2 days logged: 4 cups, within the limit on 1 of 1",
    "Within your limit on 8 of 10 logged days since 17 Nov, before today.",
)


async def test_a_month_of_cutting_down(home: Path, capfd: pytest.CaptureFixture[str]) -> None:
    def rj(command: str) -> str:
        capfd.readouterr()
        assert main([word.replace("_", " ") for word in command.split()]) == 0, command
        said = "".join(capfd.readouterr())
        assert not any(word in said for word in NEVER), (command, said)
        return said

    with time_machine.travel(november(1), tick=False) as clock:
        path = started_journal(home, coffee_tracker())
        rj("config set week-starts-on sunday")
        rj("config set entries-private no")
        for day in range(1, 31):
            clock.move_to(november(day))
            for command in BY_COMMAND.get(day, ()):
                rj(command)
            if day in BY_KEYS:
                async with run_app(path) as (app, pilot):
                    await press(pilot, *BY_KEYS[day])
                    assert "Logged. Today: " in screen_text(app), day
            if day == 15:  # as version 0.1 stored it
                with Journal(str(path)) as journal:
                    for _ in range(2):
                        on, end = date(2026, 11, 15), date(2026, 11, 16)
                        use = Use(at=november(15), tracker=1, on=on, next_start=end, amount=1)
                        journal.entries.log(use)

        assert rj("status").splitlines() == [
            "Coffee: 1 of 3 cups today",
            "  2 more are within your limit",
            "  4 cups this week, 3 dry days in 14",
            "  within your limit on 8 of 10 logged days since 17 Nov, before today",
        ]
        assert rj("status --line") == "1/3\n"
        listed = rj("list --limit 0").casefold()
        assert (listed.count("for coffee"), listed.count("a dry day")) == (31, 7)
        assert all(week in flat(rj("insights")) for week in WEEKS)
        rj("people add Sam")
        assert (
            "- Coffee: 1 of 3 cups today, 5 of 7 days logged: 10 cups, 1 dry day, "
            "within the limit on 3 of 4\n"
        ) in rj("share --with Sam --since 2026-11-24")

        async with run_app(path, (100, 30)) as (app, pilot):
            shown = flat(screen_text(app))
            for number in ("1 of 3 so far", "of 3 cups today", "3 dry days in 14", "8 of 10"):
                assert number in shown, number
            for keys in (
                *("1", "2", "f", "escape", "3", "4", "5", "r", "escape", "1", "c", "escape"),
                *("plus", "escape", "0", "escape", "question_mark", "pagedown", "escape"),
                *("comma", "enter", "escape"),
            ):
                await press(pilot, keys)
                seen = flat(screen_text(app))
                assert not any(word in seen for word in NEVER), (keys, seen)
                if keys == "5":
                    assert all(week in seen for week in WEEKS)


async def test_an_amount_is_the_sum_of_a_day(home: Path) -> None:
    with time_machine.travel(november(22), tick=False):
        path = started_journal(home, coffee_tracker())
        async with run_app(path) as (app, pilot):
            await press(pilot, "plus")
            assert "Coffee: how many cups in total today?" in screen_text(app)
            assert "Nothing logged so far today. 1 in total is within" in dialog_words(app)
            await type_in(pilot, "2.5")
            assert "2.5 in total is 0.5 over your limit of 2." in dialog_words(app)
            await press(pilot, "enter", "plus", "tab", "left")
            assert "Nothing logged. 1 in total is within your limit." in dialog_words(app)
            await press(pilot, "right", "shift+tab")
            assert "2.5 cups logged so far today. 3.5 in total" in dialog_words(app)
            for less in ("1", "2.5", "0"):
                await press(pilot, "home", "shift+end")
                await type_in(pilot, less)
                await press(pilot, "enter")
                assert "2.5 cups logged for that day already." in dialog_words(app), less
            await press(pilot, "home", "shift+end")
            await type_in(pilot, "0")
            await press(pilot, "tab", "left")
            assert "how many cups in total on Sat 21 Nov?" in screen_text(app)
            assert "Nothing logged. 0 is a dry day." in dialog_words(app)
            await press(pilot, "enter")
            assert "Logged. Sat 21 Nov: a dry day." in screen_text(app)
    with Journal(str(path)) as journal:
        assert [(use.on.day, use.amount) for use in journal.entries.uses(1)] == [
            (21, 0),
            (22, 2.5),
        ]


async def test_the_keys_log_for_the_selected_line(home: Path) -> None:
    with time_machine.travel(november(22), tick=False):
        wine = Limit(amount=10, unit="glasses", per="week", since=date(2026, 11, 1))
        path = started_journal(
            home, coffee_tracker(), Tracker(name="Wine", start=wine.since, limit=wine)
        )
        async with run_app(path) as (app, pilot):
            await press(pilot, "down", "plus")
            assert "Wine: how many glasses in total today?" in screen_text(app)
            assert "1 in total makes 1 of 10 this week." in dialog_words(app)
            await press(pilot, "escape", "up", "plus")
            assert "Coffee: how many cups" in screen_text(app)
            await press(pilot, "escape", "down", "0", "enter")
            assert "Logged. This week: 0 of 10 glasses." in screen_text(app)
    with Journal(str(path)) as journal:
        assert [len(journal.entries.uses(tracker)) for tracker in (1, 2)] == [0, 1]


async def test_without_a_limit_there_is_nothing_to_press(home: Path) -> None:
    with time_machine.travel(november(22), tick=False):
        path = started_journal(home, Tracker(name="Alcohol", start=date(2026, 7, 18)))
        async with run_app(path) as (app, pilot):
            before = screen_text(app)
            await press(pilot, "0", "plus")
            assert screen_text(app) == before
