"""Text about entries, in a row and in full, masked in discreet mode."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from recovery_journal.domain.entries.craving import Craving
from recovery_journal.domain.entries.entry import Entry
from recovery_journal.domain.entries.note import Note
from recovery_journal.domain.practice import Intention, Review
from recovery_journal.domain.sharing.privacy import is_return
from recovery_journal.domain.sobriety.tracker import Tracker, Use
from recovery_journal.errors import Busy
from recovery_journal.store.books.book import Record
from recovery_journal.store.journal import Journal
from recovery_journal.tui.text.literal import shorten_to_cells
from recovery_journal.tui.text.masking import mask_names, tracker_name, words_or_mask
from recovery_journal.words.format import journal as words
from recovery_journal.words.format import numbers
from recovery_journal.words.format.entries import NEUTRAL_NAMES, record_title, summary
from recovery_journal.words.practice import first_answer

STATUS_LINES, STATUS_MARGIN_CELLS, STATUS_SENTENCE_CELLS = 2, 4, 50
"""Lines of the status line, cells beside it, and cells for its fixed words."""
MIN_DESCRIPTION_CELLS, MAX_DESCRIPTION_CELLS = 12, 60
"""The room for a description on the status line."""
ROW_TEXT_CHARS = 500
"""How many characters of a note are considered for a row."""
ROLES_IN_SUMMARY = ("person", "meeting")
"""Roles whose tags are in the entry's own line."""
ROLES_LEFT_OUT_OF_ROW = ("halt", *ROLES_IN_SUMMARY)
"""Roles whose tags a row doesn't repeat."""
NOTE_PREVIEW_CHARS = 4000
"""How many characters of a note are laid out until the entry is opened."""


def _first_words(entry: Entry) -> str:
    """Return the note's first line for a row; for a Note, which shows that already, the second."""
    beginning = entry.note[: 2 * ROW_TEXT_CHARS].strip()
    if isinstance(entry, Review):
        return first_answer(beginning, asked=bool(entry.pack))
    first, _, rest = beginning.partition("\n")
    return (rest if isinstance(entry, Note) else first).strip()


def describe_for_status(journal: Journal, thing: Entry | Record, width: int) -> str:
    """Describe a record as far as a status line of this width has room.

    If another process holds the journal, the tracker is left out.
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
    time: str
    numbers: str
    """Its numbers in words, or the first line of a note."""
    details: str
    """Its tracker, tags and first words."""
    flags: str
    """p for private, * for kept: the keys that change them."""


@dataclass(frozen=True, slots=True)
class EntryDetail:
    entry_id: int
    moment: str
    numbers: str
    """Its numbers in words, and its tracker."""
    note: str
    tags: str
    """One line per role."""
    standing: str
    """Whether it's private, kept, in the trash."""


class EntryFormatter:
    """Describes entries with the names of their trackers, masked in discreet mode."""

    def __init__(
        self, trackers: Sequence[Tracker] = (), today: date = date.max, *, discreet: bool = False
    ) -> None:
        self.tracker_names = {one.id: tracker_name(one, masked=discreet) for one in trackers}
        self._trackers = {one.id: one for one in trackers}
        self._today = today
        self._discreet = discreet

    def tracker_of(self, entry: Entry) -> Tracker | None:
        return self._trackers.get(entry.tracker or 0)

    def format_day_heading(self, day: date) -> str:
        return words.heading(day, self._today)

    def format_row(self, entry: Entry) -> EntryRow:
        told = self._format_numbers(words.short, entry, masked=self._discreet)
        tracker = self.tracker_names.get(entry.tracker or 0, "")
        several = [tracker] if tracker and len(self.tracker_names) > 1 else []
        note = _first_words(entry)
        tags = ", ".join(name for role, name in entry.tags() if role not in ROLES_LEFT_OUT_OF_ROW)
        pieces = [tags, *several, note]
        if self._discreet:
            # The text of a note is part of the numbers, and masked there.
            behind = "" if isinstance(entry, Note) else f"{tags}{note}"
            pieces = [*several, words_or_mask(behind, masked=True)]
        pieces = [piece[:ROW_TEXT_CHARS] for piece in pieces if piece.strip()]
        signs = "p" * entry.private + "*" * entry.kept
        return EntryRow(
            numbers.clock_time(entry.at), told[:ROW_TEXT_CHARS], " · ".join(pieces), signs
        )

    def format_detail(self, entry: Entry, *, opened: bool) -> EntryDetail:
        """Describe an entry in full; discreet mode masks words unless opened."""
        masked = self._discreet and not opened
        tell = words.short if isinstance(entry, Intention) else summary
        told = [] if isinstance(entry, Note) else [self._format_numbers(tell, entry, masked=masked)]
        tracker = self.tracker_of(entry)
        if tracker:
            told.append(self.tracker_names[tracker.id] if masked else tracker.name)
        if is_return(entry, tracker) and isinstance(entry, Use) and not masked:
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
        """Put an entry's numbers into words; masked, a neutral name or initials."""
        told = tell(entry, self.tracker_of(entry))
        if isinstance(entry, Note):
            return words_or_mask(told, masked=masked)
        return NEUTRAL_NAMES.get(entry.kind) or tell(mask_names(entry), None) if masked else told

    def _tags(self, entry: Entry) -> list[str]:
        lines = []
        if isinstance(entry, Craving) and entry.situation:
            lines.append(words.tag_line("situation", [entry.situation]))
        for kind in dict.fromkeys(entry.tag_roles.values()):
            names = [name for role, name in entry.tags() if role == kind]
            if names and kind not in ROLES_IN_SUMMARY:
                lines.append(words.tag_line(kind, names))
        return lines
