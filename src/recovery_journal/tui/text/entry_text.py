"""How an entry is told on the screen, in a row and in full; masked in discreet mode."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from recovery_journal.domain.entries.craving import Craving
from recovery_journal.domain.entries.entry import Entry
from recovery_journal.domain.entries.note import Note
from recovery_journal.domain.practice import Intention, Review
from recovery_journal.domain.sobriety.tracker import Tracker, Use
from recovery_journal.errors import Busy
from recovery_journal.store.books.book import Record
from recovery_journal.store.journal import Journal
from recovery_journal.tui.text.literal import shorten_to_cells
from recovery_journal.tui.text.masking import mask_names, tracker_name, words_or_mask
from recovery_journal.words.format import journal as words
from recovery_journal.words.format import numbers
from recovery_journal.words.format.entries import record_title, summary
from recovery_journal.words.practice import first_answer

STATUS_LINES, STATUS_MARGIN_CELLS, STATUS_SENTENCE_CELLS = 2, 4, 50
"""The lines of the quiet line, the cells beside them, and those that its own words take."""
MIN_DESCRIPTION_CELLS, MAX_DESCRIPTION_CELLS = 12, 60
"""Cells that a thing takes there."""
ROW_TEXT_CHARS = 500
"""How many characters of a text are looked at for a row."""
ROLES_IN_SUMMARY = ("person", "meeting")
"""Roles of tags that stand in the line of the entry itself."""
ROLES_LEFT_OUT_OF_ROW = ("halt", *ROLES_IN_SUMMARY)
"""Roles of tags that a row does not repeat."""
NOTE_PREVIEW_CHARS = 4000
"""How many characters of a note are laid out while the cursor only passes by."""


def _first_words(entry: Entry) -> str:
    """The words of a row; those of a note stand in the row already, up to its second line."""
    beginning = entry.note[: 2 * ROW_TEXT_CHARS].strip()
    if isinstance(entry, Review):
        return first_answer(beginning, asked=bool(entry.pack))
    first, _, rest = beginning.partition("\n")
    return (rest if isinstance(entry, Note) else first).strip()


def describe_for_status(journal: Journal, thing: Entry | Record, width: int) -> str:
    """One thing in as many words as the quiet line of a screen so wide has room for.

    While another program holds the journal, its tracker is left out.
    """
    room = max(
        MIN_DESCRIPTION_CELLS,
        min(
            MAX_DESCRIPTION_CELLS,
            STATUS_LINES * (width - STATUS_MARGIN_CELLS) - STATUS_SENTENCE_CELLS,
        ),
    )
    if not isinstance(thing, Entry):
        return shorten_to_cells(record_title(thing), room)
    tracker = None
    with suppress(Busy):
        tracker = journal.trackers.get(thing.tracker) if thing.tracker else None
    return shorten_to_cells(summary(thing, tracker), room)


class EntryRow(NamedTuple):
    """An entry in a row."""

    time: str
    numbers: str
    """What it says in numbers, or the first line of a note."""
    details: str
    """Its tracker, tags and first words."""
    flags: str
    """p for private, * for kept: the keys that change it."""


@dataclass(frozen=True, slots=True)
class EntryDetail:
    """An entry in full."""

    entry_id: int
    moment: str
    numbers: str
    """Its numbers in words, and its tracker."""
    note: str
    tags: str
    """A line a role."""
    standing: str
    """Whether it is private, kept, in the trash."""


class EntryFormatter:
    """Tells entries with the names of their trackers, or with letters and dots."""

    def __init__(
        self, trackers: Sequence[Tracker] = (), today: date = date.max, *, discreet: bool = False
    ) -> None:
        # Today gives no letter to a private tracker, so those come last.
        ordered = sorted(trackers, key=lambda one: (one.archived, one.private))
        self.tracker_names = {
            one.id: tracker_name(one, position, masked=discreet)
            for position, one in enumerate(ordered)
        }
        self._trackers = {one.id: one for one in trackers}
        self._today = today
        self._discreet = discreet

    def tracker_of(self, entry: Entry) -> Tracker | None:
        """The tracker an entry belongs to."""
        return self._trackers.get(entry.tracker or 0)

    def format_day_heading(self, day: date) -> str:
        """A day above its entries."""
        return words.heading(day, self._today)

    def format_row(self, entry: Entry) -> EntryRow:
        """An entry in one line."""
        told = self._format_numbers(words.short, entry, masked=self._discreet)
        tracker = self.tracker_names.get(entry.tracker or 0, "")
        several = [tracker] if tracker and len(self.tracker_names) > 1 else []
        note = _first_words(entry)
        tags = ", ".join(name for role, name in entry.tags() if role not in ROLES_LEFT_OUT_OF_ROW)
        pieces = [tags, *several, note]
        if self._discreet:
            # The words of a note are masked before them already.
            behind = "" if isinstance(entry, Note) else f"{tags}{note}"
            pieces = [*several, words_or_mask(behind, masked=True)]
        pieces = [piece[:ROW_TEXT_CHARS] for piece in pieces if piece.strip()]
        signs = "p" * entry.private + "*" * entry.kept
        return EntryRow(
            numbers.clock_time(entry.at), told[:ROW_TEXT_CHARS], " · ".join(pieces), signs
        )

    def format_detail(self, entry: Entry, *, opened: bool) -> EntryDetail:
        """An entry in full; in discreet mode its words show only when it was opened."""
        masked = self._discreet and not opened
        tell = words.short if isinstance(entry, Intention) else summary
        told = [] if isinstance(entry, Note) else [self._format_numbers(tell, entry, masked=masked)]
        tracker = self.tracker_of(entry)
        if tracker:
            told.append(self.tracker_names[tracker.id] if masked else tracker.name)
        if isinstance(entry, Use) and not (tracker and tracker.limit):
            told.append(words.use_days(entry, self._today))
        note = words_or_mask(entry.note.strip("\n"), masked=masked)
        if len(note) > NOTE_PREVIEW_CHARS and not opened:
            more = words.more_to_read(len(note) - NOTE_PREVIEW_CHARS)
            note = f"{note[:NOTE_PREVIEW_CHARS]} …\n\n{more}"
        tags = "\n".join(self._tags(entry))
        return EntryDetail(
            entry_id=entry.id,
            moment=words.moment(entry),
            numbers="\n".join(told),
            note=note,
            tags=words_or_mask(tags, masked=masked),
            standing="\n".join(words.entry_states(entry, tracker)),
        )

    def _format_numbers(
        self, tell: Callable[[Entry, Tracker | None], str], entry: Entry, *, masked: bool
    ) -> str:
        """What the entry says in numbers; the verb and the unit of a tracker tell what it is."""
        if isinstance(entry, Note):
            return words_or_mask(tell(entry, self.tracker_of(entry)), masked=masked)
        return tell(mask_names(entry), None) if masked else tell(entry, self.tracker_of(entry))

    def _tags(self, entry: Entry) -> list[str]:
        lines = []
        if isinstance(entry, Craving) and entry.situation:
            lines.append(words.tag_line("situation", [entry.situation]))
        for kind in dict.fromkeys(entry.tag_roles.values()):
            names = [name for role, name in entry.tags() if role == kind]
            if names and kind not in ROLES_IN_SUMMARY:
                lines.append(words.tag_line(kind, names))
        return lines
