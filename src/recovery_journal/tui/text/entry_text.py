"""Text about entries, in a row and in full, masked in discreet mode."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date
from typing import NamedTuple

from recovery_journal.domain.dataclass import dataclass
from recovery_journal.domain.entries.craving import Craving
from recovery_journal.domain.entries.entry import Entry
from recovery_journal.domain.entries.note import Note
from recovery_journal.domain.practice import Review
from recovery_journal.domain.sharing.privacy import is_return
from recovery_journal.domain.sobriety.tracker import Tracker, Use
from recovery_journal.errors import Busy
from recovery_journal.store.books.book import Record
from recovery_journal.store.journal import Journal
from recovery_journal.tui.text.literal import shorten_to_cells
from recovery_journal.tui.text.masking import mask_names, tracker_name, words_or_mask
from recovery_journal.words.format import entry_columns as columns
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
ROLES_LEFT_OUT_OF_ROW = ("halt", "person", "meeting")
"""Roles whose tags a row doesn't repeat: people and meetings are in its numbers."""
NOTE_PREVIEW_CHARS = 4000
"""How many characters of a note are laid out until the entry is opened."""


def _first_words(entry: Entry) -> str:
    """Return the first line of a note for a row; all that is left of a Note has room there, too."""
    beginning = entry.note[:ROW_TEXT_CHARS].strip()
    if isinstance(entry, Review):
        return first_answer(beginning, asked=bool(entry.pack))
    return beginning if isinstance(entry, Note) else beginning.partition("\n")[0].strip()


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
    """An entry in a list; in discreet mode without numbers and words."""

    time: str
    sign: str
    style: str
    """Of its sign and numbers: the colour of how strong it was."""
    kind: str
    value: str
    """Its numbers, such as "7 → 2"."""
    number: str
    """The first of them."""
    details: str
    """What the numbers mean, its tags, tracker and first words."""
    flags: str
    """p for private, * for kept: the keys that change them."""
    tags: tuple[str, ...]
    note: str
    """Its words, of any length."""


@dataclass(frozen=True, slots=True)
class EntryDetail:
    entry_id: int
    kind: str
    sign: str
    style: str
    moment: str
    moment_in_short: str
    headline: str
    """Its numbers in one line."""
    strength: tuple[int, int | None] | None
    """Of a craving: how strong, and how strong afterwards."""
    facts: tuple[tuple[str, str], ...]
    """What else is known, each with its label."""
    row: EntryRow
    note: str
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
        masked = self._discreet
        told = self._columns(entry)
        tracker = self.tracker_names.get(entry.tracker or 0, "")
        several = [tracker] if tracker and len(self.tracker_names) > 1 else []
        note, strength = _first_words(entry), columns.strength(entry)
        tags = ", ".join(name for role, name in entry.tags() if role not in ROLES_LEFT_OUT_OF_ROW)
        pieces = [told.more, tags, *several, note]
        if masked:
            pieces = [told.more, *several, words_or_mask(f"{tags}{note}", masked=True)]
        return EntryRow(
            time=numbers.clock_time(entry.at),
            sign=columns.sign(entry),
            style="" if masked or strength is None else f"ramp-{strength}",
            kind=told.kind,
            value=told.value,
            number=told.value.partition(" ")[0],
            details="  ".join(piece[:ROW_TEXT_CHARS] for piece in pieces if piece.strip()),
            flags="p" * entry.private + "*" * entry.kept,
            tags=() if masked else tuple(name for _, name in entry.tags()),
            note=words_or_mask(entry.note, masked=masked),
        )

    def _columns(self, entry: Entry) -> columns.Columns:
        """Return the columns of an entry; masked, without what it says."""
        if not self._discreet:
            return columns.columns(entry, self.tracker_of(entry))
        kind = columns.kind_name(entry, discreet=True)
        if entry.kind in NEUTRAL_NAMES:
            return columns.Columns(kind)
        return columns.columns(mask_names(entry), None)._replace(kind=kind)

    def format_date(self, entry: Entry) -> str:
        return numbers.plain_date(entry.day or entry.at.date(), self._today.year)

    def format_detail(self, entry: Entry, *, opened: bool) -> EntryDetail:
        """Describe an entry in full; discreet mode masks words unless opened."""
        masked = self._discreet and not opened
        tracker, row = self.tracker_of(entry), self.format_row(entry)
        hides_numbers = masked and entry.kind in NEUTRAL_NAMES
        told = "" if hides_numbers else self._headline(entry, masked=masked)
        note = words_or_mask(entry.note.strip("\n"), masked=masked)
        if len(note) > NOTE_PREVIEW_CHARS and not opened:
            more = words.more_to_read(len(note) - NOTE_PREVIEW_CHARS)
            note = f"{note[:NOTE_PREVIEW_CHARS]} …\n\n{more}"
        strength = (entry.intensity, entry.after) if isinstance(entry, Craving) else None
        return EntryDetail(
            entry_id=entry.id,
            kind=columns.kind_name(entry, discreet=masked).capitalize(),
            sign=row.sign,
            style=row.style,
            moment=words.moment(entry),
            moment_in_short=numbers.moment(entry.at, self._today.year),
            headline=told,
            strength=None if hides_numbers else strength,
            facts=tuple(self._facts(entry, masked=masked)),
            row=row,
            note=note,
            standing="\n".join(words.entry_states(entry, tracker)),
        )

    def _headline(self, entry: Entry, *, masked: bool) -> str:
        shown = mask_names(entry) if masked else entry
        return columns.headline(shown, None if masked else self.tracker_of(entry))

    def _facts(self, entry: Entry, *, masked: bool) -> Iterator[tuple[str, str]]:
        facts = columns.facts(entry)
        if not masked:
            yield from facts
        elif first := next(facts, None):
            yield "", words_or_mask(first[1], masked=True)
        if tracker := self.tracker_of(entry):
            yield words.FOR, self.tracker_names[tracker.id] if masked else tracker.name
            if isinstance(entry, Use) and is_return(entry, tracker) and not masked:
                yield from columns.days_of_return(entry, self._today)
