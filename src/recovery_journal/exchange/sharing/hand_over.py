"""Handing a page on: for which days, saved as what, and noted for the person alone."""

import os
from datetime import date, datetime, timedelta

from recovery_journal import clock
from recovery_journal.domain.circle import Person
from recovery_journal.domain.entries.craving import Craving
from recovery_journal.domain.entries.entry import Entry
from recovery_journal.domain.entries.filter import Filter
from recovery_journal.domain.entries.mood import Mood
from recovery_journal.domain.sharing.share import FAMILY, READER_PRESETS, SharedPage
from recovery_journal.domain.sobriety.standing import compute_standing
from recovery_journal.errors import BadInput
from recovery_journal.exchange.private_file import write_file
from recovery_journal.exchange.sharing.html import page_to_html
from recovery_journal.exchange.sharing.page import Page
from recovery_journal.store.journal import Journal
from recovery_journal.words import sharing as words

WEEK = timedelta(days=7)
"""What a first page is about."""
HTML_ENDINGS = (".html", ".htm")
MARKDOWN_ENDINGS = (".md", ".markdown", ".txt", "")
"""How the name of a page may end."""
HARD, OKAY, GOOD = "hard", "okay", "good"
HARD_CRAVING, OKAY_CRAVING = 6, 3
"""From these strengths on an hour is called hard, or okay."""


def next_first_day(journal: Journal, who: str, today: date) -> date:
    """The first day of the next page for someone: the last one of the page before it.

    A page of today can be made once more, in another form or with other entries on it.
    """
    last = journal.shares.last_for(who)
    if last is None:
        return today - WEEK
    return last.until if last.until < today else min(last.since, today)


def preset_for(journal: Journal, person: Person) -> str:
    """What a page for someone holds unless it is said: as last time, else by who they are."""
    if last := journal.shares.last_for(person.name):
        return last.preset
    return {"clinician": "counsellor", "family": FAMILY}.get(person.role, READER_PRESETS[0])


def save_page(
    journal: Journal, page: Page, path: str, *, edited: str | None = None, force: bool = False
) -> SharedPage:
    """Save a page as Markdown, or as HTML by the end of its name, and note that it was made.

    Args:
        journal: the journal it is noted in.
        page: the page.
        path: where it is to be.
        edited: the text as the person changed it; nothing is drawn beside that.
        force: replace a file that is there.

    Raises:
        BadInput: when the name ends like that of another kind of file.
        JournalError: when it cannot be written, as `write_file` says.
    """
    text = page.text if edited is None else edited
    end = os.path.splitext(path)[1].casefold()
    if end not in (*HTML_ENDINGS, *MARKDOWN_ENDINGS):
        raise BadInput(words.FILE_ENDINGS)
    if end in HTML_ENDINGS:
        text = page_to_html(text, page.days if edited is None else ())
    path = os.path.abspath(path)
    choice = page.choice
    made = SharedPage(
        who=choice.who,
        made=clock.now(),
        since=choice.since,
        until=choice.until,
        preset=choice.preset,
        file=path,
        entries=page.included_uids,
        ask=choice.ask,
    )
    with journal.bulk():  # noted when it is there, and there when it is noted
        noted = journal.shares.add(made)
        write_file(path, lambda out: out.write(text), force=force)
    return noted


def propose_path(who: str, today: date, *, as_html: bool) -> str:
    """A name for the file in the person's home, which no other file has yet."""
    said = "".join(sign if sign.isalnum() else "-" for sign in who)[:40].strip("-") or "someone"
    path = os.path.join(os.path.expanduser("~"), f"page-{said}-{today.isoformat()}")
    end, number = (".html" if as_html else ".md"), 1
    while os.path.lexists(path + (f"-{number}" if number > 1 else "") + end):
        number += 1
    return path + (f"-{number}" if number > 1 else "") + end


def check_in_line(
    journal: Journal, now: datetime, today: date, *, ask: str, ticked: str
) -> tuple[str, Entry | None]:
    """One line to paste anywhere, and today's last entry if that is private and was left out.

    Args:
        journal: the journal.
        now: the moment, as on the clock here.
        today: the local day of entries.
        ask: what the person asks, in their words.
        ticked: the uid of the private entry that may speak.
    """
    felt = journal.entries.page(Filter(since=today, until=today, kinds=("craving", "mood")))
    last = next(iter(felt), None)
    speaks = last if last and (not last.private or last.uid == ticked) else None
    parts = [
        _days(journal, now.date()),
        words.part_of_day(*_hour_word(speaks)) if speaks else "",
        ask.strip(),
    ]
    return ", ".join(filter(None, parts)), last if last is not speaks else None


def _days(journal: Journal, today: date) -> str:
    """The days of the first tracker that may be seen; nothing where a return of any is private."""
    seen = [
        (tracker, journal.entries.uses(tracker.id))
        for tracker in journal.trackers.all()
        if not (tracker.private or tracker.limit is not None or tracker.start > today)
    ]
    if not seen or any(use.private for _, uses in seen for use in uses):
        return ""
    number = compute_standing(*seen[0], today).current
    return words.day_count(number) if number else ""


def _hour_word(entry: Entry) -> tuple[str, int]:
    """How an hour was, in a word, and the hour."""
    how = GOOD
    if isinstance(entry, Craving):
        how = HARD if entry.intensity >= HARD_CRAVING else how
        how = OKAY if OKAY_CRAVING <= entry.intensity < HARD_CRAVING else how
    elif isinstance(entry, Mood):
        how = HARD if entry.mood < 3 else OKAY if entry.mood == 3 else how
    return how, entry.at.hour
