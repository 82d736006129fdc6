"""Today's agenda: practices the user wants, promises due, and milestones of others.

Shown after the first screen, so its imports are deferred.
"""

from collections.abc import Iterator, Set
from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple

from recovery_journal.domain.days import is_late
from recovery_journal.domain.settings import Settings
from recovery_journal.errors import JournalError
from recovery_journal.store.journal import Journal
from recovery_journal.text import one_line
from recovery_journal.tui.actions.action import Action
from recovery_journal.tui.actions.actions import MOOD
from recovery_journal.tui.actions.practice import INTENTION_ACTION, PROMISE_ACTION, REVIEW_ACTION
from recovery_journal.tui.host import Host
from recovery_journal.tui.text.masking import person_name, promise_name
from recovery_journal.words import practice as words

if TYPE_CHECKING:
    from recovery_journal.domain.circle import Promise

MEETING_SIGN, DATE_SIGN = "◷", "♦"
MAX_ITEMS_PER_KIND = 5
"""The most promises, or milestones, listed; today's come first."""


class AgendaItem(NamedTuple):
    """One line of the agenda."""

    name: str
    detail: str = ""
    """Shown after the name; if empty, the key of its action is."""
    done: bool = False
    action: Action | None = None
    """What enter, a click and its key do."""
    promise_id: int = 0
    """The promise's number; 0 for any other line."""
    tracker_id: int = 0
    """The number of a tracker that is being cut down on; 0 for any other line."""
    sign: str = ""
    """The sign before a line that is neither open nor done."""


def find_agenda_items(
    journal: Journal,
    settings: Settings,
    kinds: Set[str],
    now: datetime,
    today: date,
    *,
    discreet: bool,
) -> tuple[AgendaItem, ...]:
    """Return the agenda of a local day; in discreet mode without any of the user's words.

    Args:
        journal: the journal.
        settings: which practices the user wants.
        kinds: the kinds of entries logged on that day.
        now: the current local time.
        today: the local day.
        discreet: initials for people, and no words.
    """
    return (
        *_meetings(journal, now, today, discreet=discreet),
        *_practices(journal, settings, kinds, now, today, discreet=discreet),
        *_promises(journal, today, discreet=discreet),
        *_dates(journal, today, discreet=discreet),
    )


def place_in_list(item: AgendaItem) -> int:
    """Return a number to sort by: meetings, what is open, what is done, then dates of others."""
    if item.sign == MEETING_SIGN:
        return 0
    if item.sign == DATE_SIGN:
        return 3
    return 2 if item.done else 1


def find_due_promises(journal: Journal, today: date) -> "list[Promise]":
    """Return today's promises, then unanswered ones of the last seven days."""
    found = journal.promises.due(today) if journal.has_any("promise") else []
    return sorted(found, key=lambda one: one.day or today, reverse=True)


def _meetings(
    journal: Journal, now: datetime, today: date, *, discreet: bool
) -> Iterator[AgendaItem]:
    if discreet or not journal.has_any("meeting"):
        return
    from recovery_journal.store.books import due

    for one in due.meetings(journal, now, today):
        yield AgendaItem(one.name, words.meeting_at(one.at, today, now), sign=MEETING_SIGN)


def _practices(
    journal: Journal,
    settings: Settings,
    kinds: Set[str],
    now: datetime,
    today: date,
    *,
    discreet: bool,
) -> Iterator[AgendaItem]:
    there = "intention" in kinds
    if settings.morning or there:
        told = _intention(journal, today) if there and not discreet else ""
        yield AgendaItem(words.INTENTION_LABEL, told, done=there, action=INTENTION_ACTION)
    if settings.morning or settings.evening:
        yield AgendaItem(words.MOOD_LABEL, done="mood" in kinds, action=MOOD)
    there = "review" in kinds
    if there or (settings.evening and is_late(now, settings.day_starts_at)):
        yield AgendaItem(words.REVIEW_LABEL, done=there, action=REVIEW_ACTION)


def _intention(journal: Journal, today: date) -> str:
    from recovery_journal.domain.practice import Intention

    found = journal.practice.newest_on(Intention, today)
    return words.quoted(one_line(found.note.strip())) if found else ""


def _promises(journal: Journal, today: date, *, discreet: bool) -> Iterator[AgendaItem]:
    found = find_due_promises(journal, today)
    for one in found[:MAX_ITEMS_PER_KIND]:
        name = promise_name(one, masked=discreet)
        yield AgendaItem(
            name,
            words.promise_planned_for(one.day, today),
            action=PROMISE_ACTION,
            promise_id=one.id,
        )
    if len(found) > MAX_ITEMS_PER_KIND:
        yield AgendaItem(
            words.more_promises(len(found) - MAX_ITEMS_PER_KIND), action=PROMISE_ACTION
        )


def _dates(journal: Journal, today: date, *, discreet: bool) -> Iterator[AgendaItem]:
    """Yield upcoming milestones of others, who agreed to have their date kept."""
    if not journal.has_any("person"):
        return
    from recovery_journal.domain.anniversaries import anniversaries_within
    from recovery_journal.words.format.standing import milestone_name

    for one in anniversaries_within(journal.people.all(), today)[:MAX_ITEMS_PER_KIND]:
        name = person_name(one.person.name, masked=discreet)
        line = words.anniversary_line(name, milestone_name(one.milestone), one.on, today)
        yield AgendaItem(line, sign=DATE_SIGN)


def answer_promise(app: Host, number: int = 0) -> None:
    """Ask how a promise went: the given one, the only one due, or one the user picks."""
    from recovery_journal.tui.circle.promise_outcome import PromiseOutcomeDialog
    from recovery_journal.tui.dialogs.choose import ChooseScreen
    from recovery_journal.words.circle import promise_line
    from recovery_journal.words.entry_dialogs import entry_saved

    def ask(chosen: str | None) -> None:
        if chosen is not None:
            promise = app.journal.promises.get(int(chosen))
            app.push_screen(PromiseOutcomeDialog(app.journal, promise), told)

    def told(kept: "Promise | None") -> None:
        if kept is not None:
            app.show_status(
                entry_saved("" if app.discreet else promise_line(kept, app.today())), undo=True
            )
            app.reload_place()

    try:
        if number:
            ask(str(number))
            return
        today = app.today()
        found = find_due_promises(app.journal, today)
        if len(found) == 1:
            ask(str(found[0].id))
        elif found:
            named = [(str(one.id), _promise_label(app, one, today)) for one in found]
            app.push_screen(ChooseScreen(words.WHICH_PROMISE, named), ask)
    except JournalError as error:
        app.show_status(str(error))


def _promise_label(app: Host, promise: "Promise", today: date) -> str:
    name = promise_name(promise, masked=app.discreet)
    return f"{name}, {words.promise_planned_for(promise.day, today)}"
