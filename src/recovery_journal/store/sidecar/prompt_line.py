"""The number for a shell prompt, read before every prompt: fast, silent, never in the way.

It opens the journal on its own, because the usual way is slower, and may wait or migrate.
"""

import sqlite3
from contextlib import closing
from datetime import date, datetime, timedelta

from recovery_journal.domain.days import first_of_week, local_day
from recovery_journal.domain.entries.follow_up import WAITS_FOR
from recovery_journal.domain.instants import to_seconds
from recovery_journal.domain.sobriety.counting import CountBasis, headline_number
from recovery_journal.store.sqlite.file_format import (
    APPLICATION_ID,
    DAY_START_SQL,
    PLACES_PER_SECOND,
)
from recovery_journal.store.sqlite.guard import is_encrypted
from recovery_journal.store.sqlite.quick_read import connect_quickly

READABLE_VERSIONS = (5, 6)
"""Of the schema, which would take long to load at every prompt; the last one is today's, which the
tests hold it to, and what is read here was the same in the others."""
BUSY_TIMEOUT_SECONDS = 0.05
"""How long to wait for another process that is writing."""
OPEN_CRAVING_SIGN = "·"
"""Follows the number while a craving is open."""
FIRST_DAY_TEXT = "Today"
"""Shown in place of 0."""
NOTHING_LOGGED, UNKNOWN_AMOUNT, OR_MORE = "-", "?", "+"
"""While cutting down: in place of the amount, and after one that may be higher."""

WEEK_START_SQL = "SELECT value FROM setting WHERE uid = 'week_starts_on'"
"""Finds the day on which weeks start, or nothing for Monday."""


def read_prompt_text(path: str, now: datetime) -> str:
    """Return the count of the first visible tracker, with a sign while a craving is open.

    While cutting down, it's today's or this week's amount, such as "1/2". Private, archived and
    planned trackers are skipped. Empty if there is nothing to show, or on any error.
    """
    try:
        return _read(path, now)
    except (OSError, ValueError, sqlite3.Error):
        return ""


def _read(path: str, now: datetime) -> str:
    # Waits at most once, and reads a single state.
    opened = connect_quickly(path, BUSY_TIMEOUT_SECONDS)
    if opened is None:
        return _locked(path, now)
    with closing(opened) as journal:
        header = tuple(
            journal.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("application_id", "user_version")
        )
        if header not in [(APPLICATION_ID, version) for version in READABLE_VERSIONS]:
            return ""
        starts_at = journal.execute(DAY_START_SQL).fetchone()
        today = local_day(now, int(starts_at[0]) if starts_at else 0)
        number = _of_limit(journal, today)
        if number is None:
            number = _shown(read_count_basis(journal, today), today)
        return " ".join(filter(None, (number, _open_craving_text(journal, now))))


def _locked(path: str, now: datetime) -> str:
    """Return what the user allowed to show of a locked journal."""
    if not is_encrypted(path):
        return ""
    from recovery_journal.store.sidecar import prompt_file

    if (found := prompt_file.read(path)) is None:
        return ""
    counted, starts_at = found
    return _shown(counted, local_day(now, starts_at))


def _of_limit(journal: sqlite3.Connection, today: date) -> str | None:
    """Return the amount out of the limit of the first visible tracker; None if it has no limit."""
    found = journal.execute(
        "SELECT id, headline, limit_amount, limit_per FROM tracker WHERE trashed_at IS NULL "
        "AND archived = 0 AND private = 0 AND coalesce(limit_since, start) <= ? "
        "ORDER BY position, id LIMIT 1",
        (today.isoformat(),),
    ).fetchone()
    if found is None or found[2] is None:
        return None
    tracker, headline, most, per = found
    if headline == "none":
        return ""
    first = today
    if per == "week":
        starts_on = journal.execute(WEEK_START_SQL).fetchone()
        first = first_of_week(today, starts_on[0] if starts_on else "monday")
    # Here and below, CROSS starts from the few uses, not from all entries of the tracker.
    logged, known, amount = journal.execute(
        "SELECT count(*), count(amount), total(amount) "
        "FROM use CROSS JOIN entry ON entry.id = use.entry "
        'WHERE tracker = ? AND trashed_at IS NULL AND "on" BETWEEN ? AND ?',
        (tracker, first.isoformat(), today.isoformat()),
    ).fetchone()
    text = f"{amount:.2f}".rstrip("0").rstrip(".") + OR_MORE * (known < logged)
    if not known:
        text = UNKNOWN_AMOUNT if logged else NOTHING_LOGGED
    return f"{text}/{most:.2f}".rstrip("0").rstrip(".")


def read_count_basis(journal: sqlite3.Connection, today: date) -> CountBasis | None:
    """Return what to count for the first visible tracker without a limit."""
    found = journal.execute(
        "SELECT id, start, headline FROM tracker WHERE trashed_at IS NULL AND archived = 0 "
        "AND private = 0 AND limit_amount IS NULL AND start <= ? ORDER BY position, id LIMIT 1",
        (today.isoformat(),),
    ).fetchone()
    if found is None:
        return None
    tracker, start, headline = found
    uses = journal.execute(
        'SELECT "on", next_start FROM use CROSS JOIN entry ON entry.id = use.entry '
        "WHERE tracker = ? AND trashed_at IS NULL AND amount IS NOT 0",
        (tracker,),
    )
    spans = tuple(
        (date.fromisoformat(on), None if end is None else date.fromisoformat(end))
        for on, end in uses.fetchall()
    )
    return headline, date.fromisoformat(start), spans


def _shown(found: CountBasis | None, today: date) -> str:
    number = None if found is None else headline_number(*found, today)
    return "" if number is None else str(number or FIRST_DAY_TEXT)


def _open_craving_text(journal: sqlite3.Connection, now: datetime) -> str:
    found = journal.execute(
        "SELECT 1 FROM entry JOIN craving ON entry.id = craving.entry WHERE kind = 'craving' "
        "AND trashed_at IS NULL AND after IS NULL AND outcome IS NULL "
        "AND place >= ? AND place < ? LIMIT 1",
        [
            to_seconds(moment) * PLACES_PER_SECOND
            for moment in (now - WAITS_FOR, now + timedelta(seconds=1))
        ],
    ).fetchone()
    return "" if found is None else OPEN_CRAVING_SIGN
