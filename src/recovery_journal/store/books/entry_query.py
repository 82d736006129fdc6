"""Load entries from rows: a page of any length takes three to five queries."""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from recovery_journal.domain.dataclass import dataclass
from recovery_journal.domain.entries.entry import Entry
from recovery_journal.domain.entries.filter import Filter
from recovery_journal.domain.entries.kinds import entry_class, kind_named, own_fields
from recovery_journal.domain.instants import from_seconds
from recovery_journal.errors import Damaged, NotFound
from recovery_journal.store.books.search import search_terms, split_search
from recovery_journal.store.sqlite import rows
from recovery_journal.store.sqlite.connection import damaged_error
from recovery_journal.store.sqlite.file import JournalFile
from recovery_journal.store.sqlite.file_format import PLACES_PER_SECOND

SHARED_FIELDS = ("id", "uid", "revision", "day", "tracker", "private", "kept", "note", "trashed_at")
"""Columns that are read as fields of their own."""
SHARED_COLUMNS = (*SHARED_FIELDS, "kind", "at", "offset", "place")
TRASH_SOURCE = "entry INDEXED BY entry_trash"
"""The trash is small, so finding and sorting it is faster than walking the whole journal."""
BY_DAY = "entry INDEXED BY entry_day"
"""For entries since a recent day."""
BY_PLACE = "entry INDEXED BY entry_place"
"""For entries since a day long ago: starts from the newest."""
BROKEN_INDEX = ("index", "entry_place")
"""Noted when the index that leads to the entries repeats some, or leaves some out."""
IN_WORDS_SQL = "entry.words LIKE ? ESCAPE '\\'"
IN_INDEX_SQL = "entry.place IN (SELECT rowid FROM entry_words WHERE entry_words MATCH ?)"
SEARCH_SOURCE = "entry_words JOIN entry ON entry.place = entry_words.rowid"
TAGGED_SQL = """entry.id IN (SELECT entry FROM entry_tag JOIN tag ON tag.id = tag
    WHERE folded = ? AND ? IN ('', role))"""
WEEKDAY_SQL = "CAST(strftime('%w', day) AS INTEGER)"
"""Numbered from Sunday."""
HOUR_SQL = "((at + offset) % 86400 + 86400) % 86400 / 3600"
"""The hour of the clock where an entry was logged."""
IS_PRIVATE_SQL = """(entry.private OR EXISTS
    (SELECT 1 FROM tracker WHERE tracker.id = entry.tracker AND tracker.private))"""
"""Entries follow their tracker's privacy, even when it changes later."""


def build_query(chosen: Filter) -> tuple[str, str, tuple[Any, ...]]:
    """Return what to read from, the condition, and its values."""
    conditions = [f"trashed_at IS {'NOT ' if chosen.trashed else ''}NULL"]
    values: list[Any] = []
    if chosen.kinds:
        conditions.append(f"kind IN ({', '.join('?' * len(chosen.kinds))})")
        values += chosen.kinds
    for column, sign, wanted in (
        ("tracker", "=", chosen.tracker),
        ("day", ">=", chosen.since),
        ("day", "<=", chosen.until),
    ):
        if wanted is not None:
            conditions.append(f"{column} {sign} ?")
            values.append(wanted if isinstance(wanted, int) else wanted.isoformat())
    if same := chosen.same_day_before:
        conditions.append("day < ? AND substr(day, 6) = ?")
        values += (same.isoformat(), f"{same:%m-%d}")
    if chosen.hour_of_week is not None:
        weekday, hour = chosen.hour_of_week
        conditions.append(f"{WEEKDAY_SQL} = ? AND {HOUR_SQL} = ?")
        values += ((weekday + 1) % 7, hour)
    # Literal values, because the partial index of kept entries needs a constant.
    for column, flag in ((IS_PRIVATE_SQL, chosen.private), ("kept", chosen.kept)):
        if flag is not None:
            conditions.append(f"{column} = {int(flag)}")
    for condition, wanted_values in _of_details(chosen):
        conditions.append(condition)
        values += wanted_values
    terms = split_search(chosen.text)
    kinds = {term: kind for term in terms if (kind := kind_named(term))}
    for term, kind in kinds.items():
        expression, patterns = search_terms(term, index=not chosen.trashed)
        conditions.append(f"(kind = ? OR {IN_INDEX_SQL if expression else IN_WORDS_SQL})")
        values += (kind, expression or patterns[0])
    others = " ".join(term for term in terms if term not in kinds)
    expression, plain = search_terms(others, index=not chosen.trashed)
    for pattern in plain:
        conditions.append(IN_WORDS_SQL)
        values.append(pattern)
    if expression:
        conditions.append("entry_words MATCH ?")
        values.append(expression)
        return SEARCH_SOURCE, " AND ".join(conditions), tuple(values)
    return TRASH_SOURCE if chosen.trashed else "entry", " AND ".join(conditions), tuple(values)


def _of_details(chosen: Filter) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """Yield the conditions on what other tables hold of an entry, with their values."""
    if chosen.tag:
        yield (
            TAGGED_SQL,
            (chosen.tag.casefold(), chosen.tag_role),
        )
    if chosen.strength:
        yield (
            "entry.id IN (SELECT entry FROM craving WHERE intensity BETWEEN ? AND ?)",
            chosen.strength,
        )
    if chosen.outcome:
        yield "entry.id IN (SELECT entry FROM craving WHERE outcome = ?)", (chosen.outcome,)


def place_column(source: str) -> str:
    """Return the column that orders a source by time without sorting."""
    return "entry_words.rowid" if source == SEARCH_SOURCE else "place"


def entries_where(
    file: JournalFile, where: str, values: tuple[Any, ...], source: str = "entry"
) -> list[Entry]:
    """Return whole entries in the order of the condition's ORDER BY.

    Those that can't be read are left out and noted.
    """
    return make_entries(file, read_rows(file, where, values, source))


@dataclass(frozen=True, slots=True)
class EntryRow:
    """Everything stored about an entry."""

    shared: dict[str, Any]
    """By SHARED_COLUMNS."""
    details: dict[str, Any]
    """The columns of its kind; empty if they are missing."""
    tags: dict[str, list[str]]
    """Names by role."""


def read_rows(
    file: JournalFile, where: str, values: tuple[Any, ...], source: str = "entry"
) -> list[EntryRow]:
    """Return the rows of entries in the order of the condition's ORDER BY."""
    listed = ", ".join(
        IS_PRIVATE_SQL if name == "private" else f"entry.{name}" for name in SHARED_COLUMNS
    )
    with file.reading():
        found = file.rows(f"SELECT {listed} FROM {source} WHERE {where}", values)
        shared = [dict(zip(SHARED_COLUMNS, row, strict=True)) for row in found]
        numbers = ", ".join(str(row["id"]) for row in shared)
        tags = _tags(file, numbers)
        details: dict[tuple[str, int], dict[str, Any]] = {}
        for kind in {row["kind"] for row in shared}:
            if columns := own_fields(kind):
                for row in rows.select(file, kind, ("entry", *columns), f"entry IN ({numbers})"):
                    details[kind, row.pop("entry")] = row
    return [
        EntryRow(row, details.get((row["kind"], row["id"]), {}), tags[row["id"]]) for row in shared
    ]


def indexed_place(file: JournalFile, row: dict[str, Any]) -> int | None:
    """Return the place at which a row was found, by its SHARED_COLUMNS.

    If a bit of its moment changed on the disk, that is no longer its own place, and reading on from
    there would skip entries or repeat them.
    """
    with suppress(TypeError):
        place: int = row["at"] * PLACES_PER_SECOND + row["id"] % PLACES_PER_SECOND
        if place == row["place"]:
            return place
    found = file.row("SELECT place FROM entry INDEXED BY entry_place WHERE +id = ?", (row["id"],))
    return found[0] if found else None


def missing_error(file: JournalFile, where: str, value: int | str) -> Damaged | NotFound:
    """Return why an entry wasn't found: there is none, or damaged pages no longer lead to it."""
    for source in ("entry NOT INDEXED", BY_PLACE):
        if file.row(f"SELECT 1 FROM {source} WHERE +{where}", (value,)):
            return damaged_error(file.path)
    return NotFound(f"There is no entry {value}. To see them: rj list")


def note_missing(file: JournalFile, chosen: Filter, number: int, total: int) -> None:
    """Note a damaged index that left entries out, or led to another one in place of one.

    The search index isn't checked: that would take longer than most searches.

    Args:
        file: the journal.
        chosen: which entries were looked for.
        number: how many were found and read.
        total: the sum of their numbers.
    """
    source, where, values = build_query(chosen)
    if source != SEARCH_SOURCE:
        ((count, sum_of_all),) = file.rows(
            f"SELECT count(*), total(id) FROM entry NOT INDEXED WHERE {where}", values
        )
        unreadable = [number for table, number in file.unreadable if table == "entry"]
        missing = count - number - len(unreadable)
        if missing > 0 or (missing == 0 and total + sum(unreadable) != sum_of_all):
            file.unreadable.add(BROKEN_INDEX)


def make_entries(file: JournalFile, found: list[EntryRow]) -> list[Entry]:
    """Return the entries of rows; those that can't be read are left out and noted."""
    return file.make_each("entry", found, make_entry, lambda row: row.shared["id"])


def _tags(file: JournalFile, numbers: str) -> dict[int, dict[str, list[str]]]:
    """Return the tags of entries by role; those that can't be read are left out and noted."""
    tags: dict[int, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for entry, role, name, number in file.rows(
        "SELECT entry, role, name, id FROM entry_tag JOIN tag ON tag.id = tag "
        f"WHERE entry IN ({numbers}) ORDER BY entry, position"
    ):
        if type(role) is str is type(name):
            tags[entry][role].append(name)
        else:
            file.unreadable.add(("tag", number))
    return tags


def make_entry(row: EntryRow) -> Entry:
    shared = row.shared
    kind = entry_class(shared["kind"])
    values = rows.from_columns(Entry, {name: shared[name] for name in SHARED_FIELDS})
    values |= rows.from_columns(kind, row.details)
    values |= {field: tuple(row.tags[role]) for field, role in kind.tag_roles.items()}
    return kind(at=from_seconds(shared["at"], shared["offset"]), **values)


def make_bare_use(row: EntryRow) -> Entry:
    """Make a use of its days alone, as one that is private, without words."""
    bare = {"revision": 1, "day": None, "private": 1, "kept": 0, "note": ""}
    return make_entry(EntryRow(row.shared | bare, row.details, defaultdict(list)))
