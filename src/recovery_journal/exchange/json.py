"""Everything a journal holds, without loss, for other programs and for later."""

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TextIO

from recovery_journal import clock
from recovery_journal.domain.entry import Entry
from recovery_journal.domain.filter import Filter
from recovery_journal.errors import Conflict
from recovery_journal.exchange.days import unheard
from recovery_journal.exchange.plain import plain
from recovery_journal.store.journal import Journal

FORMAT = "recovery-journal"
VERSION = 1
"""Grows when a reader of older exports would misunderstand a newer one."""

PAGE = 500
"""Entries held in memory at once."""


def write_json(journal: Journal, out: TextIO, told: Callable[[int], None] = unheard) -> int:
    """Write everything the journal holds, private or not; how many entries that were.

    One object with an entry a line, newest first. What lies in the trash comes last and says since
    when. Of the strategies only those are written that the person added or changed. All of it is
    ASCII, so that no terminal obeys what a person typed. `told` hears how many entries were just
    read, for those who wait.

    Raises:
        Conflict: when another program wrote to the journal meanwhile; this copy is not whole then.
    """
    state = journal.data_version()
    head = {
        "format": FORMAT,
        "version": VERSION,
        "exported_at": clock.now().isoformat(),
        "settings": plain(journal.settings.read()),
    }
    out.write("{\n")
    for name, value in head.items():
        out.write(f'"{name}": {_text(value)},\n')
    for name, things in _small_books(journal):
        _write_list(out, name, things)
        out.write(",\n")
    number = _write_list(out, "entries", _entries(journal, told))
    out.write("\n}\n")
    if journal.data_version() != state:
        raise Conflict(
            "The journal was written to meanwhile, so this copy of it is not whole. "
            "Nothing was lost; please try again."
        )
    return number


BOOKS = {
    "trackers": "tracker",
    "strategies": "strategy",
    "people": "person",
    "meetings": "meeting",
    "promises": "promise",
    "kept_words": "kept_words",
    "reasons": "reason",
    "letters": "letter",
    "plans": "plan",
    "safety_plan": "safety_step",
    "questions": "pack",
    "shares": "share",
}
"""Every book that fits into memory, by its name in the export and in the journal."""


def _small_books(journal: Journal) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """What each of BOOKS holds; what lies in the trash comes last and says so."""
    for name, table in BOOKS.items():
        book = journal.shelves[table]
        gone = [plain(one) | {"trashed": True} for one in book.trashed()]
        yield name, [*map(plain, book.stored()), *gone]


def _entries(journal: Journal, told: Callable[[int], None]) -> Iterator[dict[str, Any]]:
    """All entries, a page at a time."""
    for chosen in (Filter(), Filter(trashed=True)):
        page: list[Entry] = journal.entries.page(chosen, limit=PAGE)
        while page:
            yield from map(plain, page)
            told(len(page))
            page = journal.entries.page(chosen, before=page[-1], limit=PAGE)


def _write_list(out: TextIO, name: str, values: Iterable[dict[str, Any]]) -> int:
    out.write(f'"{name}": [')
    number = 0
    for number, value in enumerate(values, start=1):
        out.write(("\n" if number == 1 else ",\n") + _text(value))
    out.write("\n]" if number else "]")
    return number


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=True, allow_nan=False)
