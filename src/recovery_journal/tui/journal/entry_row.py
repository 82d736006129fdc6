"""The rows of the list of entries, as styled pieces of text."""

from collections.abc import Callable

from rich.cells import cell_len

from recovery_journal.charts.segments import Segment
from recovery_journal.text import one_line
from recovery_journal.tui.text.entry_text import ROW_TEXT_CHARS, EntryRow
from recovery_journal.tui.text.literal import fit_to_cells, shorten_to_cells

FindHits = Callable[[str], list[tuple[int, int]]]
"""Finds where the words searched for are in a text: the start and end of each place."""

KIND_CELLS, VALUE_CELLS, DATE_CELLS, NUMBER_CELLS = 10, 7, 11, 2
KIND_MIN_CELLS = 50
"""A narrower row has no name of the kind, and in a search no time; its sign says the kind."""
MIN_DETAIL_CELLS = 6
"""With no more room than this, no words are shown."""
FLAG_CELLS = 3


def list_row(told: EntryRow, cells: int) -> list[Segment]:
    """Return the time, sign, kind, numbers and words of an entry."""
    kind = f"{told.kind:<{KIND_CELLS}}" if cells >= KIND_MIN_CELLS else ""
    start = [
        (f"{told.time}  ", "muted"),
        (f"{told.sign} ", told.style),
        (kind, ""),
        (f"{told.value:<{VALUE_CELLS}}", told.style),
    ]
    room = cells - _cells(start) - FLAG_CELLS
    # A letter or two would say nothing.
    details = told.details if room > MIN_DETAIL_CELLS else ""
    return [*start, (fit_to_cells(details, room), ""), (f" {told.flags:<2}", "muted")]


def search_row(told: EntryRow, date: str, find: FindHits, cells: int) -> list[Segment]:
    """Return the date, sign and number of an entry, and its words around the first hit."""
    time = f"{told.time}  " if cells >= KIND_MIN_CELLS else ""
    start = [
        (f"{date:<{DATE_CELLS}}  {time}", "muted"),
        (f"{told.sign} {told.number:<{NUMBER_CELLS}} ", told.style),
    ]
    room = cells - _cells(start) - FLAG_CELLS
    words: list[Segment] = []
    if room > MIN_DETAIL_CELLS:
        tags = "  ".join(tag for tag in told.tags if find(tag))
        words = mark_hits(tags, find, room // 2 if told.note else room)
        if tags and told.note:
            words.append(("  ", ""))
        words += mark_hits(told.note, find, room - _cells(words))
    rest = " " * max(0, room - _cells(words))
    return [*start, *words, (rest, ""), (f" {told.flags:<2}", "muted")]


def mark_hits(text: str, find: FindHits, cells: int) -> list[Segment]:
    """Mark each hit in a text; one that is too long begins shortly before the first hit."""
    hits = find(text[:ROW_TEXT_CHARS]) or find(text)  # most have one at the beginning
    line = one_line(text[:ROW_TEXT_CHARS])
    if hits:
        start, end = hits[0]
        if start >= ROW_TEXT_CHARS or cell_len(one_line(text[:end])) >= cells:
            line = f"…{_before(text[:start], cells // 3)}{one_line(text[start:][:ROW_TEXT_CHARS])}"
    line = shorten_to_cells(line, cells)
    pieces: list[Segment] = []
    at = 0
    for start, end in find(line):
        pieces += [(line[at:start], ""), (line[start:end], "hit")]
        at = end
    return [*pieces, (line[at:], "")]


def _before(text: str, cells: int) -> str:
    """Return the last whole words of a text in so many cells, or its last letters."""
    words = one_line(text[-2 * max(1, cells) :]) + " " * text.endswith(("\n", "\t"))
    is_cut = len(text) > 2 * cells
    while words and cell_len(words) > cells:
        words, is_cut = words[1:], True
    return words.partition(" ")[2] if is_cut and " " in words else words


def _cells(parts: list[Segment]) -> int:
    return sum(cell_len(text) for text, _ in parts)
