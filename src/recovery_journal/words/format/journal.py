"""Sentences of the journal screen: entries, filters, search, and the trash."""

from collections.abc import Sequence
from datetime import date, timedelta

from recovery_journal.domain.calendar_names import WEEKDAYS, hour_of_week
from recovery_journal.domain.circle import AttendedMeeting, Contact
from recovery_journal.domain.entries.craving import Craving
from recovery_journal.domain.entries.entry import TRASH_DAYS, Entry
from recovery_journal.domain.entries.filter import Filter
from recovery_journal.domain.entries.note import Note
from recovery_journal.domain.practice import Intention
from recovery_journal.domain.sobriety.tracker import Tracker, Use
from recovery_journal.text import ended
from recovery_journal.words import practice
from recovery_journal.words.circle import in_short
from recovery_journal.words.format import numbers
from recovery_journal.words.format.entries import KINDS_IN_PLURAL, NEUTRAL_PLURALS, summary
from recovery_journal.words.keys import key_of

TITLE, DAYS_TITLE = "Journal", "Days"
SEARCH, FILTER, TO_A_DATE = "search", "filter", "to a date"
CALENDAR_LEGEND = "Each day has the colour of its strongest craving."
NOTHING_YET = "Nothing here yet, and there's no hurry."
EMPTY = (
    f"{NOTHING_YET} Press {key_of('craving')} to log a craving, "
    f"{key_of('mood')} for a mood, {key_of('note')} for a note."
)
NOTHING_LOGGED = "Nothing is logged yet. To log a craving: rj craving 7"
EMPTY_TRASH = "The trash is empty."
NO_ENTRY_IN_TRASH = "There are no entries in the trash."
IN_TRASH = f"In the trash for {TRASH_DAYS} days. It can be restored until then."
BRING_BACK_FIRST = (
    f"This entry is in the trash. Press {key_of('trash')} to restore it, then change it."
)
TRACKER_STAYS = "A tracker stays in the trash while entries belong to it:"
EMPTY_THE_TRASH = "Empty the trash? This can't be undone."


PRIVATE = "Private: never included on a page you share."
PRIVATE_WITH_TRACKER = "Private, because its tracker is."
SHAREABLE = "Shareable: can be included on a page you share."
KEPT = "Kept for you: these words can come back on Today."
STAYS_PRIVATE = (
    f"Entries of a private tracker stay private. Press {key_of('things')} to see your trackers."
)
NOW_PRIVATE = "Private now."
NOW_SHAREABLE = "Shareable now."
NOT_KEPT = "No longer kept."

FOR, WHOLE_ENTRY = "For", "whole entry"
NOTHING_MATCHES = "No entries match."
NOTHING_TODAY = "Nothing is logged today."
NOTHING_ON_THIS_DAY = "Nothing was logged on this day in earlier years."
SEARCH_PLACEHOLDER = "words you wrote"
SEARCH_TITLE = "Search"
MOST_COUNTED = 1000
"""Hits of a search beyond this are not counted."""
SHOWN_KINDS, TRASH = "Show", "trash"
SEARCHED_TOO = "tags and people are searched too"
WHICH_DAY = "Which day?"
WHICH_DAY_HINT = "A date, “tuesday”, “3 weeks ago”; or 1y, 6m, 2w, 30d back from today."

TAG_LABELS = {
    "trigger": "Trigger",
    "situation": "Situation",
    "feeling": "Felt",
    "place": "Where",
    "company": "With",
    "strategy": "Tried",
    "halt": "You were",
    "person": "Who",
    "meeting": "Meeting",
}
"""The label of each tag role."""


def heading(day: date, today: date) -> str:
    """E.g. "Today, Sun 22 Nov", "Fri 20 Nov", "Sat 22 Nov 2025"."""
    near = {today: "Today, ", today - timedelta(days=1): "Yesterday, "}
    return near.get(day, "") + numbers.short_date(day, today.year)


def short(entry: Entry, tracker: Tracker | None) -> str:
    """Return an entry as a list row: "Craving 7 of 10, then 3", "Mood 4 of 5, good"."""
    if isinstance(entry, Craving):
        later = "" if entry.after is None else f", then {entry.after}"
        return f"Craving {entry.intensity} of 10{later}"
    if isinstance(entry, Intention):
        return practice.intention_short(entry)
    if isinstance(entry, Contact | AttendedMeeting):
        return in_short(entry)
    line = summary(entry, tracker)
    return line if isinstance(entry, Note) else line.partition(". ")[0].removesuffix(".")


def moment(entry: Entry) -> str:
    """E.g. "Sunday 22 November 2026, 02:30, counts as Saturday"."""
    at = entry.at.date()
    text = f"{numbers.long_date(at)}, {numbers.clock_time(entry.at)}"
    if entry.day in (None, at) or isinstance(entry, Use):
        return text
    return f"{text}, counts as {WEEKDAYS[entry.day.weekday()]}"


def use_days(use: Use, today: date) -> str:
    first = numbers.short_date(use.on, today.year)
    if use.next_start is None:
        return f"Since {first}, still using."
    return f"On {first}. Next first day: {numbers.short_date(use.next_start, today.year)}."


def tag_line(kind: str, names: Sequence[str]) -> str:
    """E.g. "Trigger: payday, an argument"."""
    if kind == "halt" and "none of these" in names:
        return "Not hungry, angry, lonely or tired"
    return f"{TAG_LABELS.get(kind, kind)}: {', '.join(names)}"


def entry_states(entry: Entry, tracker: Tracker | None) -> list[str]:
    """Return a sentence each for private, kept and in the trash."""
    lines = [IN_TRASH] if entry.trashed_at else []
    if entry.private and tracker and tracker.private:
        lines.append(PRIVATE_WITH_TRACKER)
    else:
        lines.append(PRIVATE if entry.private else SHAREABLE)
    return [*lines, KEPT] if entry.kept else lines


def more_to_read(characters: int) -> str:
    return f"{characters:,} more characters. Press enter to show them."


def filter_line(which: Filter, tracker: str, *, discreet: bool = False) -> str:
    """Name the active filter and how to clear it: "Only cravings. esc shows all."."""
    plurals = NEUTRAL_PLURALS if discreet else KINDS_IN_PLURAL
    only = [plurals[kind] for kind in which.kinds]
    parts = [" and ".join(only)] if only else []
    parts += [tracker] if tracker else []
    if which.tag:
        parts.append("with the same tag" if discreet else f"with “{which.tag}”")
    parts += [hour_of_week(*which.hour_of_week)] if which.hour_of_week else []
    if which.private is not None:
        parts.append("private" if which.private else "shareable")
    parts += ["kept for you"] if which.kept else []
    parts += [f"“{which.text}”"] if which.text else []
    if not which.trashed:
        said = f"Only {', '.join(parts)}"
        left_out = [name for kind, name in plurals.items() if kind not in which.kinds]
        if len(parts) == 1 and len(only) > len(left_out):
            said = f"All but {' and '.join(left_out)}"
        return f"{said}. Press {key_of('back')} to show everything."
    narrowed = f": {', '.join(parts)}" if parts else ""
    return (
        f"The trash{narrowed}. Press {key_of('trash')} to restore an entry, {key_of('back')} "
        "to leave the trash. "
        "People, plans and more: My things, Trash."
    )


def moved_to_trash(what: str) -> str:
    return (
        f"{f'Moved to the trash for {TRASH_DAYS} days: {what}'.rstrip(': ')}  {key_of('undo')} undo"
    )


def brought_back(what: str) -> str:
    return f"{f'Restored: {what}'.rstrip(': ')}  {key_of('undo')} undo"


def date_jump_line(day: date, found: date | None, today: date) -> str:
    """Say where the cursor went; `found` is the day of the entry it's on, None if all are later."""
    named = numbers.short_date(day, today.year)
    if found is None:
        return f"Nothing was logged on {named} or before. This is the first entry after it."
    if found == day:
        return f"{named}."
    return f"Nothing was logged on {named}. This is the last entry before it."


def hits_line(count: int) -> str:
    """E.g. "7 entries"."""
    return f"{MOST_COUNTED:,} entries or more" if count >= MOST_COUNTED else entries(count)


def empty_list_line(which: Filter, *, discreet: bool = False) -> str:
    if which == Filter():
        return NOTHING_YET if discreet else EMPTY
    if which == Filter(trashed=True):
        return NO_ENTRY_IN_TRASH
    return nothing_found(which.text) if which.text else NOTHING_MATCHES


def nothing_found(query: str) -> str:
    """`query` must already be safe for the terminal."""
    return f"Nothing found for “{query}”."


def nothing_listed(which: Filter, private: int, shareable: int, trashed: int) -> str:
    """Say that a list is empty, and how many entries match but are private, shareable or trashed.

    The text of `which` must already be safe for the terminal.
    """
    said = NOTHING_LOGGED if which == Filter() and not trashed else NOTHING_MATCHES
    told = nothing_found(which.text) if which.text else said
    hidden = {"private (--private)": private, "shareable (--shareable)": shareable}
    hidden |= {"in the trash (rj trash list)": trashed}
    parts = [f"{number} {where}" for where, number in hidden.items() if number]
    return f"{told} Not shown: {', '.join(parts)}." if parts else told


def undone(what: str) -> str:
    return f"Undone: {ended(what)}"


def trashed(count: int) -> str:
    return f"{entries(count)} moved to the trash for {TRASH_DAYS} days."


def entries(number: int) -> str:
    return numbers.count(number, "entry", "entries")


ALL_INCLUDED = "Private entries and the trash are included."


NOTHING_EXPORTED = "No entries match, so the file has none."


def left_out(number: int, option: str) -> str:
    if number == 1:
        return f"1 private entry is left out. {option} includes it."
    return f"{number} private entries are left out. {option} includes them."
