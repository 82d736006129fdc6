"""What is due, a line each, for a prompt, a status bar or a reminder. It never asks anything."""

import os
import sys
from collections.abc import Iterator
from datetime import date, datetime

from recovery_journal import clock, places
from recovery_journal.cli.base import output
from recovery_journal.domain.days import is_late
from recovery_journal.domain.entries import follow_up
from recovery_journal.store.books import due
from recovery_journal.store.journal import Journal
from recovery_journal.store.sqlite.guard import is_encrypted
from recovery_journal.text import one_line
from recovery_journal.words import due as words

BUSY_TIMEOUT_SECONDS = 1.0
Due = tuple[str, str]
"""What kind of thing is due, and a line that says it."""


def print_due(*, as_json: bool) -> None:
    """Print what is due; of a locked journal nothing, as nobody may be there to unlock it."""
    path = places.journal_file()
    found: list[Due] = []
    if is_encrypted(path):
        if sys.stdout is not None and sys.stdout.isatty():
            output.print_message(words.LOCKED)
    elif os.path.lexists(path):
        with Journal(path, create=False, wait=BUSY_TIMEOUT_SECONDS) as journal:
            found = [*_find_due(journal, clock.now())]
    if as_json:
        output.print_json([{"kind": kind, "text": one_line(text)} for kind, text in found])
    else:
        output.print_lines(text for _, text in found)


def _find_due(journal: Journal, now: datetime) -> Iterator[Due]:
    """Yield what is due: what can't wait first."""
    today = journal.settings.local_day(now)
    waiting = journal.cravings.last_open(now)
    if waiting and follow_up.is_due(waiting, now):
        yield "craving", words.craving(waiting)
    for meeting in due.meetings(journal, now, today):
        yield "meeting", words.meeting(meeting, today, now)
    if journal.has_any("promise"):
        for one in journal.promises.due(today):
            yield "promise", words.promise(one, today)
    yield from _practices(journal, now, today)
    if letters := due.letters(journal, now):
        yield "letter", words.letters(len(letters))
    if questions := journal.questions():
        yield "question", words.questions(len(questions))


def _practices(journal: Journal, now: datetime, today: date) -> Iterator[Due]:
    """Yield the intention and the review, if the person wants to be asked for them."""
    settings = journal.settings.read()
    if not (settings.morning or settings.evening):
        return
    from recovery_journal.domain.practice import Intention, Review

    late = is_late(now, settings.day_starts_at)
    if settings.morning and not late and not journal.practice.newest_on(Intention, today):
        yield "intention", words.INTENTION
    if settings.evening and late and not journal.practice.newest_on(Review, today):
        yield "review", words.REVIEW
