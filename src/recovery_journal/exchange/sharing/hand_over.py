"""Choose the days of a shared page, save it, and record that it was made."""

import os
from datetime import date, timedelta

from recovery_journal import clock
from recovery_journal.domain.circle import Person
from recovery_journal.domain.entries.craving import Craving
from recovery_journal.domain.entries.entry import Entry
from recovery_journal.domain.entries.filter import Filter
from recovery_journal.domain.entries.mood import Mood
from recovery_journal.domain.sharing.privacy import lasts_until
from recovery_journal.domain.sharing.share import FAMILY, READER_PRESETS, SharedPage
from recovery_journal.domain.sobriety.standing import compute_standing
from recovery_journal.exchange.private_file import write_file
from recovery_journal.exchange.sharing.file_endings import is_html, unused_path
from recovery_journal.exchange.sharing.html import page_to_html
from recovery_journal.exchange.sharing.page import Page
from recovery_journal.store.journal import Journal
from recovery_journal.words import sharing as words

WEEK = timedelta(days=7)
"""The days of someone's first page."""
HARD, OKAY, GOOD = "hard", "okay", "good"
HARD_CRAVING, OKAY_CRAVING = 6, 3
"""From these intensities on, an hour is called hard, or okay."""
OKAY_MOOD = 3
"""With this mood an hour is called okay; below it, hard."""


def next_first_day(journal: Journal, who: str, today: date) -> date:
    """Return the first day of someone's next page, which is the last day of the one before.

    A page that ends today can be made again, in another form or with other entries.
    """
    last = journal.shares.last_for(who)
    if last is None:
        return today - WEEK
    return last.until if last.until < today else min(last.since, today)


def preset_for(journal: Journal, person: Person) -> str:
    """Return the preset of the last page for this person, else one that fits their role."""
    if last := journal.shares.last_for(person.name):
        return last.preset
    return {"clinician": "counsellor", "family": FAMILY}.get(person.role, READER_PRESETS[0])


def save_page(
    journal: Journal, page: Page, path: str, *, edited: str | None = None, force: bool = False
) -> SharedPage:
    """Save a page as Markdown, or as HTML if its name ends so, and record that it was made.

    Args:
        journal: where it's recorded.
        page: the page.
        path: where to save it.
        edited: the text as changed by the user; it gets no charts.
        force: replace an existing file.

    Raises:
        BadInput: the file ending belongs to another kind of file.
        JournalError: it can't be written, see `write_file`.
    """
    text = page.text if edited is None else edited
    if is_html(path, words.FILE_ENDINGS):
        text = page_to_html(text, page.days if edited is None else ())
    path = os.path.abspath(path)
    selection = page.selection
    made = SharedPage(
        who=selection.who,
        made=clock.now(),
        since=selection.since,
        until=selection.until,
        preset=selection.preset,
        file=path,
        entries=page.included_uids,
        ask=selection.ask,
    )
    with journal.bulk():  # recorded if and only if it was written
        noted = journal.shares.add(made)
        write_file(path, lambda out: out.write(text), force=force)
    return noted


def propose_path(who: str, today: date, *, as_html: bool) -> str:
    """Suggest an unused file name for someone's page."""
    said = "".join(sign if sign.isalnum() else "-" for sign in who)[:40].strip("-") or "someone"
    return unused_path(f"page-{said}-{today.isoformat()}", as_html=as_html)


def check_in_line(
    journal: Journal, today: date, *, ask: str, ticked: str
) -> tuple[str, Entry | None]:
    """Return a one-line check-in, and today's last entry if it's private and was left out.

    Args:
        journal: the journal.
        today: the local day.
        ask: what the user asks, in their words.
        ticked: the uid of a private entry to include.
    """
    felt = journal.entries.page(Filter(since=today, until=today, kinds=("craving", "mood")))
    last = next(iter(felt), None)
    speaks = last if last and (not last.private or last.uid == ticked) else None
    parts = [
        _days(journal, today),
        words.hour_in_words(*_hour_word(speaks)) if speaks else "",
        ask.strip(),
    ]
    return ", ".join(filter(None, parts)), last if last is not speaks else None


def _days(journal: Journal, today: date) -> str:
    """Return the days of the first shareable tracker.

    The text is empty while any return is private, or lasts until today: a line shows no returns.
    """
    seen = [
        (tracker, journal.counted_uses(tracker))
        for tracker in journal.trackers.all()
        if not (tracker.private or tracker.limit is not None or tracker.start > today)
    ]
    returns = [use for _, uses in seen for use in uses]
    if not seen or any(use.private or lasts_until(use, today) for use in returns):
        return ""
    number = compute_standing(*seen[0], today).current
    return words.day_count(number) if number else ""


def _hour_word(entry: Entry) -> tuple[str, int]:
    """Return a word for how an hour was, and the hour."""
    match entry:
        case Craving(intensity=intensity):
            hard, okay = intensity >= HARD_CRAVING, intensity >= OKAY_CRAVING
        case Mood(mood=mood):
            hard, okay = mood < OKAY_MOOD, mood == OKAY_MOOD
        case _:
            hard, okay = False, False
    return HARD if hard else OKAY if okay else GOOD, entry.at.hour
