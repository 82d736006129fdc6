"""Logging a return to use: thanks, safety, the days that still count, and no blame."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pexpect
import pytest
import time_machine

from recovery_journal.domain.sobriety.tracker import Limit, Tracker, Use
from recovery_journal.store.journal import Journal
from recovery_journal.words import returns, today
from recovery_journal.words.data import medical
from support.command_line import Rj, StartOnTerminal
from support.each import each
from support.locked import write_locked_journal

NOW = datetime(2026, 11, 23, 4, 12, tzinfo=UTC)
START = date(2026, 7, 18)


@pytest.fixture(autouse=True)
def path(home: Path) -> Iterator[str]:
    with time_machine.travel(NOW, tick=False):
        yield str(home / "journal.db")


def track(
    path: str, name: str, kind: str = "other", verb: str = "used", limit: Limit | None = None
) -> None:
    with Journal(path) as journal:
        journal.trackers.add(Tracker(name=name, kind=kind, verb=verb, start=START, limit=limit))


def uses(path: str, tracker: int = 1) -> list[Use]:
    with Journal(path) as journal:
        return journal.entries.uses(tracker)


def test_a_return_today(rj: Rj, path: str) -> None:
    track(path, "Alcohol", "alcohol", "drank")
    done = rj("used", "-n", "It was a hard day.")
    assert done.out.splitlines() == [
        "Thank you for writing it down. Your 128 days still count.",
        "Saved 1: drank for Alcohol. Mon 23 Nov. Undo: rj undo",
        f"{returns.ARE_YOU_SAFE} If not, or not sure: rj now",
        *(fact.text for fact in medical.MEDICAL["alcohol"].after_use),
        returns.EARLIER_COUNT,
    ]
    assert not done.err
    (use,) = uses(path)
    assert (use.on, use.next_start, use.note) == (
        NOW.date(),
        date(2026, 11, 24),
        "It was a hard day.",
    )


def test_a_day_in_the_past(rj: Rj, path: str) -> None:
    track(path, "Alcohol")
    assert "Your 127 days still count." in rj("used", "--on", "2026-11-20").out
    (use,) = uses(path)
    assert (use.on, use.next_start) == (date(2026, 11, 20), date(2026, 11, 21))
    rj("undo")
    assert not uses(path)


def test_several_days_and_still(rj: Rj, path: str) -> None:
    track(path, "Alcohol")
    done = rj("used", "--on", "2026-11-10", "--next", "2026-11-14", "-t", "party", "-f", "sad")
    assert "used for Alcohol, party, sad. Tue 10 Nov." in done.out
    assert returns.STOPPING_AGAIN in done.out
    done = rj("used", "--on", "yesterday 23:30", "--next", "Still", "--json")
    assert done.json["next_start"] is None
    assert done.json["at"] == "2026-11-22T23:30:00+00:00"
    assert returns.STOPPING_AGAIN in done.err
    assert returns.WHEN_READY in done.err
    assert [use.next_start for use in uses(path)] == [date(2026, 11, 14), None]


@each("alias", ["relapse", "slip", "drank", "smoked", "gambled"], anew=True)
def test_other_words_are_understood_and_never_said(rj: Rj, path: str, alias: str) -> None:
    track(path, "Nicotine", "nicotine", "smoked")
    assert rj(alias, "--json").json["kind"] == "use"
    said = rj("used", "--help").out + rj("--help").out + rj(alias, "--help").out
    said += rj(alias, "--nonsense", code=2).err + rj("relaps", code=2).err.replace("“relaps”", "")
    returns = said.casefold().replace("rj used", "").split()
    assert not {"relapse", "slip", "gambled", "drank"} & set(returns)


def test_a_limit_is_not_a_return(rj: Rj, path: str) -> None:
    limit = Limit(amount=2, unit="cups", per="day", since=START)
    track(path, "Coffee", "other", "drank", limit=limit)
    assert rj("used", "coffee", "--amount", "3").out == (
        "Saved 1: drank, 3 cups for Coffee. Mon 23 Nov. Undo: rj undo\nToday: 3 of 2 cups.\n"
    )


def test_which_tracker_is_asked_for_and_never_guessed(rj: Rj, path: str) -> None:
    track(path, "Alcohol")
    track(path, "Nicotine")
    assert "Which one? Alcohol, Nicotine. For example: rj used Alcohol" in rj("used", code=2).err
    assert rj("used", "nico", "--json").json["tracker"] == 2


def test_enter_alone_on_a_terminal_saves_nothing(on_terminal: StartOnTerminal, path: str) -> None:
    track(path, "Alcohol")
    track(path, "Nicotine")
    child = on_terminal("used")
    for answer in ("", "  ", "nico"):
        child.expect("Which one\\? Alcohol, Nicotine:")
        assert not uses(path, 1) + uses(path, 2)
        child.sendline(answer)
        if not answer.strip():
            child.expect_exact("Nothing was typed. Type a name or a number.")
    child.expect("Saved 1")
    child.expect(pexpect.EOF)
    assert (len(uses(path, 1)), len(uses(path, 2))) == (0, 1)


def test_a_name_that_ends_in_a_full_stop_ends_its_sentence(rj: Rj) -> None:
    said = [rj("tracker", "add", name, "--since", "today") for name in ("K.", "Tea?")]
    said += [rj("used", "K.", "-t", "Mr. B."), rj("used", "K?", code=1), rj("used", code=2)]
    said += [rj("people", "add", "M."), rj("people", "show", "L.", code=1), rj("undo")]
    said += [rj("mood", "3", "--for", "K."), rj("tracker", "edit", "", "--name", "x", code=1)]
    for done in said:
        assert not re.search(r"\.\.|[?!]\.| \.", done.out + done.err), done
    assert said[0].out.startswith("Saved: K., since")
    assert said[5].out == "Saved: M. Undo: rj undo\n"


def test_a_use_is_never_taken_for_one_of_a_tracker_that_is_only_planned(rj: Rj, path: str) -> None:
    rj("tracker", "add", "Coffee", "--since", "tomorrow")
    assert "Which one? Coffee." in rj("used", code=2).err
    track(path, "Alcohol")
    assert rj("used", "--json").json["tracker"] == 2
    assert rj("used", "coffee", "--json").json["tracker"] == 1


@each(
    ("options", "code"),
    [
        (("--next", "2026-11-23"), 2),
        (("--next", "soon"), 2),
        (("--on", "tomorrow"), 2),
        (("--amount", "-1"), 2),
        (("--amount", "inf"), 2),
        (("nothing",), 1),
    ],
    anew=True,
)
def test_what_cannot_be(rj: Rj, path: str, options: tuple[str, ...], code: int) -> None:
    track(path, "Alcohol")
    assert rj("used", *options, code=code).err.count("\n") == 1
    assert not uses(path)


def status(rj: Rj) -> list[str]:
    return rj("status").out.splitlines()


def test_where_nothing_is_taken_nothing_is_said_of_it(rj: Rj, path: str) -> None:
    track(path, "Betting", "gambling", "bet")
    said = rj("used", "--next", "still").out
    assert "Are you safe right now, and safe from hurting yourself?" in said
    assert "doctor" not in said


def test_still_using_and_then_not_any_more(rj: Rj, path: str) -> None:
    track(path, "Red wine", "alcohol", "drank")
    still = rj("used", "--on", "2026-11-18", "--next", "still", "-n", "At the wedding.")
    assert returns.when_stopped("Red wine") in still.out.splitlines()
    assert status(rj) == [
        "Red wine: 123 days in total",
        f"  {today.STILL_USING}",
        "  96% of all days, 17 of 22 this month",
    ]
    assert "rj used 'Red wine' --next DAY" in rj("status").err

    done = rj("used", "--next", "yesterday")
    assert done.out.splitlines()[:3] == [
        "Thank you for writing it down. Your 124 days still count.",
        "Saved 1: drank for Red wine. Wed 18 Nov. Undo: rj undo",
        "Your days count again from Sun 22 Nov.",
    ]
    assert returns.STOPPING_AGAIN in done.out
    assert status(rj)[:2] == ["Red wine: 124 days in total", "  1 day, since 22 Nov"]
    (use,) = uses(path)
    assert (use.on, use.next_start, use.note) == (
        date(2026, 11, 18),
        date(2026, 11, 22),
        "At the wedding.",
    )
    rj("undo")
    assert [use.next_start for use in uses(path)] == [None]


def test_the_next_first_day_may_lie_ahead_but_not_on_a_day_of_use(rj: Rj, path: str) -> None:
    track(path, "Alcohol")
    rj("used", "--next", "still")
    assert "after the day of use" in rj("used", "--next", "today", code=2).err
    said = rj("used", "--next", "in 3 days").out
    assert "Your days count again from Thu 26 Nov." in said
    assert len(uses(path)) == 1
    # Nothing is open now, so this is another return.
    rj("used", "--next", "tomorrow")
    assert len(uses(path)) == 2


def test_a_use_while_still_using_does_not_guess_that_it_is_over(rj: Rj, path: str) -> None:
    track(path, "Alcohol")
    rj("used", "--on", "2026-11-18", "--next", "still")
    said = rj("used", "-n", "Again.").out
    assert returns.when_stopped("Alcohol") in said
    assert [use.next_start for use in uses(path)] == [None, None]
    assert rj("used", "--on", "2026-11-01", "--json").json["next_start"] == "2026-11-02"
    # Words beside it tell of another day of use; its end is the end of all.
    rj("used", "--on", "2026-11-20", "--next", "2026-11-21", "-t", "party")
    assert rj("status", "--json").json["trackers"][0]["still_using"] is True
    rj("used", "--next", "tomorrow")
    assert rj("status", "--json").json["trackers"][0]["still_using"] is False


def test_to_stop_is_said_as_json_too(rj: Rj, path: str) -> None:
    track(path, "Alcohol")
    rj("used", "--on", "yesterday", "--next", "still")
    done = rj("used", "--next", "today", "--json")
    assert done.json["next_start"] == "2026-11-23"
    assert "again from Mon 23 Nov" in done.err


@pytest.mark.parametrize(
    "beside", [("--amount", "2"), ("-n", "Again."), ("-f", "tired"), ("--on", "today")]
)
def test_what_tells_of_another_use_is_one(rj: Rj, path: str, beside: tuple[str, ...]) -> None:
    track(path, "Alcohol")
    rj("used", "--on", "yesterday", "--next", "still")
    rj("used", "--next", "tomorrow", *beside)
    assert [(use.on, use.next_start, use.amount) for use in uses(path)] == [
        (date(2026, 11, 22), date(2026, 11, 24), None),
        (date(2026, 11, 23), date(2026, 11, 24), 2 if "--amount" in beside else None),
    ]


def test_what_was_said_before_there_is_a_tracker_is_a_note(rj: Rj, path: str) -> None:
    done = rj("used", "-n", "It was a long day.", "-t", "boss", "--next", "still")
    assert done.out.startswith("Thank you for writing it down.\nSaved 1: note.")
    assert "rj tracker add NAME --since DAY" in done.out
    assert "Are you safe right now" in done.out
    rj("used", "Wine", "--amount", "2.5", "--on", "yesterday", "--shareable")
    rj("used", "--json", "-n", "schön")
    with Journal(path) as journal:
        entries = journal.entries.page(oldest=True)
        assert [(one.kind, one.note, one.private) for one in entries] == [
            ("note", "I used.\nschön", True),
            ("note", "I used.\nboss.\nNext first day: still.\nIt was a long day.", True),
            ("note", "I used: Wine.\nHow much: 2.5.", False),
        ]
    track(path, "Alcohol")
    assert "no tracker" in rj("used", "Wine", "-n", "x", code=1).err
    assert not uses(path)


def test_a_limit_knows_no_next_first_day(rj: Rj, path: str) -> None:
    track(path, "Coffee", limit=Limit(amount=2, unit="cups", per="day", since=START))
    for day in ("still", "tomorrow"):
        assert rj("used", "--next", day, code=2).err == returns.NO_NEXT_ON_CUT_DOWN + "\n"
    assert not uses(path)


# Cutting down


def test_what_is_logged_of_a_limit(rj: Rj, path: str) -> None:
    rj("tracker", "add", "Wine", "--kind", "alcohol", "--limit", "2 glasses a day")
    wine = rj("tracker", "list", "--json").json[0]
    assert (wine["start"], wine["limit"]["since"]) == ("2026-11-23", "2026-11-23")
    for typed, line, summed in (
        (("none",), "a dry day for Wine. Mon 23 Nov.", "Today: a dry day."),
        (("used", "wine", "1.5"), "drank, 1.5 glasses for Wine. ", "Today: 1.5 of 2 glasses."),
        (("used", "wine", "--amount", "2"), "drank, 2 glasses ", "Today: 3.5 of 2 glasses."),
        (("drank", "Wine", "1", "--amount", "1"), "drank, 1 glass ", "Today: 4.5 of 2 glasses."),
        (("used",), "drank for Wine. ", "Today: 4.5 or more glasses (limit 2)."),
        (("none", "wine", "--on", "yesterday"), "a dry day ", "Sun 22 Nov: a dry day."),
        (("used", "wine", "1", "--on", "sat"), "drank, 1 glass ", "Sat 21 Nov: 1 glass."),
    ):
        done = rj(*typed)
        saved, *after = done.out.splitlines()
        assert line in saved, typed
        assert after == [summed], typed
        assert done.err == "", typed
    assert rj("used", "wine", "1", "--json").json["amount"] == 1
    listed = rj("list").out
    assert listed.count("drank") + listed.count("Drank") == 6, "each is listed on its own"
    assert listed.casefold().count("a dry day") == 1
    assert rj("status", "--line").out == "5.5+/2\n"


def test_amounts_and_dry_days_that_cannot_be(rj: Rj, path: str) -> None:
    assert "--limit" in rj("none", code=2).err
    track(path, "Alcohol")
    assert "--limit" in rj("none", code=2).err
    for typed in (("none", "alcohol"), ("used", "alcohol", "0")):
        assert "Alcohol has no limit" in rj(*typed, code=2).err
    rj("tracker", "add", "Tea", "--limit", "3 cups a day")
    rj("used", "tea", "1")
    assert "isn't a dry day" in rj("none", code=2).err
    assert "Give it once" in rj("used", "tea", "1", "--amount", "2", code=2).err
    assert "“lots” is not a number" in rj("used", "tea", "lots", code=2).err
    assert rj("none", "--on", "tomorrow", code=2).err.count("\n") == 1
    rj("tracker", "add", "Wine", "--limit", "3 glasses a week")
    assert "Which one? Tea, Wine." in rj("none", code=2).err
    assert [use.amount for use in uses(path)] == []
    assert len(rj("list", "--json").json) == 1


@each(
    ("kind", "limit", "asked"),
    [
        ("alcohol", "", returns.ARE_YOU_SAFE),
        ("alcohol", "2 drinks a day", ""),
        ("opioid", "2 pills a week", ""),
        ("nicotine", "", ""),
        ("caffeine", "", ""),
        ("caffeine", "2 cups a day", ""),
        ("self-harm", "", "wound"),
        ("self-harm", "1 time a week", "wound"),
        ("gambling", "", returns.SAFE_FROM_YOURSELF),
    ],
    anew=True,
)
def test_who_is_asked_whether_they_are_safe(
    rj: Rj, path: str, kind: str, limit: str, asked: str
) -> None:
    goal = ("--limit", limit) if limit else ()
    rj("tracker", "add", "Mine", "--since", "today", "--kind", kind, *goal)
    said = rj("used", "Mine", "4").out if limit else rj("used").out
    assert ("re you safe" in said) == bool(asked)
    assert asked in said
    assert "ethadone" not in said
    assert not (limit and "return to use" in said)


def test_while_locked_an_amount_asks_nobody_whether_they_are_safe(rj: Rj, path: str) -> None:
    write_locked_journal(path)
    for typed, what in (
        (("none", "wine"), "a dry day for wine"),
        (("used", "wine", "2"), "used, 2"),
    ):
        done = rj(*typed)
        assert what in done.out.casefold()
        for never in ("Thank you", "re you safe", "days of alcohol"):
            assert never not in done.out, typed
    assert returns.ARE_YOU_SAFE in rj("used", "wine").out


def test_a_number_alone_never_ends_the_count_of_the_tracker_with_that_number(rj: Rj) -> None:
    rj("tracker", "add", "Alcohol", "--since", "2020-01-01")
    for typed in ("1", "2", "0", "2.5"):
        refused = rj("used", typed, code=2)
        assert refused.err.startswith(f"Is {typed} the tracker or the amount?")
    assert rj("list", "--json").json == []


def test_a_tracker_whose_name_is_a_number_is_meant_by_it(rj: Rj, path: str) -> None:
    for name in ("420", "7.5"):
        track(path, name)
        assert f"used for {name}." in rj("used", name).out
    refused = rj("used", "42", code=2)
    assert refused.err.startswith("Is 42 the tracker or the amount?")
    assert len(uses(path, 1)) == len(uses(path, 2)) == 1


def test_while_locked_a_number_alone_is_asked_about(rj: Rj, path: str) -> None:
    write_locked_journal(path)
    assert rj("used", "2", code=2).err.startswith("Is 2 the tracker or the amount?")
