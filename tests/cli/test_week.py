"""A week of commands through a pipe: everything logged shows up later."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import time_machine

from support.command_line import Rj
from support.journals import check_integrity

MORNING = datetime(2026, 11, 16, 7, 30, tzinfo=UTC)  # a Monday
DAY = timedelta(days=1)


def test_a_week(rj: Rj, home: Path) -> None:
    with time_machine.travel(MORNING, tick=False) as clock:

        def later(hours: float) -> None:
            clock.move_to(datetime.now(UTC) + timedelta(hours=hours))

        rj("people", "add", "Sam", "--role", "sponsor", "--number", "+353 1 234")
        rj("people", "add", "Kim", "--recovery-date", "2025-11-22", "--agreed")
        rj("meeting", "add", "Tuesday group", "--on", "tue", "--at", "19:30")
        rj("config", "set", "count-meetings", "yes")
        rj("intention", stdin=b"Be kind at dinner.")
        rj("promise", "add", "Call Ana", "--to", "sam", "--for", "thursday")
        assert rj("status").out == "Intention: Be kind at dinner.\nKim: 1 year on Sun 22 Nov\n"

        later(14)
        rj("intention", "--went", "kept")
        rj("review", "--answer", "The walk.", "--sleep", "7", "--talked")

        later(24)  # Tuesday evening
        assert rj("status").out == "Kim: 1 year on Sun 22 Nov\n"
        rj("meeting", "attended", "tue", "-n", "-", "--keep", stdin=b"One day is enough.")
        rj("contact", "sam", "--how", "message", "-n", "Told him about Sunday.")

        later(2 * 24)  # Thursday evening
        assert "Promise 1: Call Ana, to Sam, for today. rj promise done 1\n" in rj("status").out
        rj("promise", "move", "1", "sat")
        rj("kept", "add", "You came back.", "--from", "Sam")

        later(4 * 24)  # Monday evening; nothing was written for three days, and nothing says so
        assert rj("status").out == (
            "Promise 1: Call Ana, to Sam, for Sat 21 Nov. rj promise done 1\n"
        )
        rj("promise", "not-now", "1", "--learned", "Mornings are easier.")
        rj("review", "-", "--at", "yesterday 22:00", stdin=b"Kim was proud.")
        assert rj("people", "list").out == (
            "1  Sam  sponsor  +353 1 234  last contact: Tue 17 Nov\n2  Kim  since 22 Nov 2025\n"
        )
        assert rj("meeting", "list").out == (
            "1  Tuesday group  tue 19:30  last attended Tue 17 Nov\n"
            "1 meeting in the last 90 days.\n"
        )
        assert rj("list").out == (
            "5  2026-11-22 22:00  evening review.  Kim was proud.\n"
            "4  2026-11-17 21:30  message with Sam.  Told him about Sunday.\n"
            "3  2026-11-17 21:30  meeting: Tuesday group.  kept  One day is enough.\n"
            "2  2026-11-16 21:30  evening review. 7 hours of sleep. Talked to someone.  "
            "What went well? The walk.\n"
            "1  2026-11-16 07:30  intention. Kept.  Be kind at dinner.\n"
        )
        assert "“You came back.” Sam" in rj("now").out
        as_json = rj("export", "json").json
        assert len(as_json["entries"]) == 5
    check_integrity(home / "journal.db")
