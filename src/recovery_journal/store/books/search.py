"""The search index: what stands in it, and how a person's words become a query."""

import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from recovery_journal.errors import JournalError
from recovery_journal.store.sqlite.file import JournalFile
from recovery_journal.store.sqlite.file_format import INDEX_OPTIONS_SQL
from recovery_journal.text import clean

# Scripts that write without spaces, which the index would take for one long word.
# Compiled when something is first looked for: logging a craving looks for nothing.
_UNSPACED = "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"


MOST_TERMS, MAX_TERM_CHARACTERS = 32, 128
"""Of more, only the beginning is looked for: SQLite has its limits, and memory too."""


def search_terms(text: str, *, index: bool = True) -> tuple[str, list[str]]:
    """The terms the index can find, as one FTS5 expression, and the terms left for LIKE.

    Every term has to occur; a term matches words that begin with it. Signs without a letter or
    digit are no words to the index, so they are looked for as they stand.

    Args:
        text: what the person typed.
        index: off: all terms are looked for as they stand, as there is no index of the trash.
    """
    indexed, plain = [], []
    for term in list(dict.fromkeys(clean(text).split()))[:MOST_TERMS]:
        term = term[:MAX_TERM_CHARACTERS]
        if index and any(map(str.isalnum, term)) and not re.search(_UNSPACED, term):
            indexed.append('"' + term.replace('"', '""') + '"*')
        else:
            escaped = term.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
            plain.append(f"%{escaped}%")
    return " ".join(indexed), plain


# The index is kept here and not by triggers: while the schema of a file is not trusted, SQLite
# lets no trigger write to a virtual table, and a stranger's file must not be trusted.


def remove_from_index(file: JournalFile, uid: str) -> None:
    """Take the words of an entry out of the index, as long as they stand as they were put in."""
    file.run(
        "INSERT INTO entry_words (entry_words, rowid, words) "
        "SELECT 'delete', place, words FROM entry WHERE uid = ? AND trashed_at IS NULL",
        (uid,),
    )


def add_to_index(file: JournalFile, uid: str) -> None:
    """Put the words of an entry into the index; what lies in the trash is not found."""
    file.run(
        "INSERT INTO entry_words (rowid, words) "
        "SELECT place, words FROM entry WHERE uid = ? AND trashed_at IS NULL",
        (uid,),
    )


INDEX_SHADOW_TABLES = ("data", "idx", "docsize", "config")
"""The tables that the index consists of, as FTS5 documents them."""


def index_matches_entries(file: JournalFile) -> bool:
    """Whether the index holds every word of every entry, and no other; nothing is written.

    SQLite looks through an index only where it may write, and holds it to all entries, those in
    the trash too. So it gets to see a copy in memory, beside the entries that ought to be in it.
    """
    with _index_in_memory(file), suppress(JournalError), file.translating_sqlite_errors():
        for part in INDEX_SHADOW_TABLES:
            theirs = f"SELECT * FROM main.entry_words_{part}"
            if part == "config" and file.rows(theirs) != file.rows("SELECT * FROM copied_config"):
                return False
            file.run(f"DELETE FROM temp.copied_{part}")
            file.run(f"INSERT INTO temp.copied_{part} {theirs}")
        file.run("INSERT INTO temp.copied (copied, rank) VALUES ('integrity-check', 1)")
        return True
    return False


def rebuild_index(file: JournalFile) -> None:
    """Make the whole index from the entries.

    It is made in memory and put in the place of the other, which may be too damaged for SQLite
    to empty it.
    """
    with _index_in_memory(file):
        file.run("INSERT INTO temp.copied (rowid, words) SELECT place, words FROM temp.held")
        file.run("SAVEPOINT written")  # up to here FTS5 keeps some of it to itself
        file.run("RELEASE written")
        for part in INDEX_SHADOW_TABLES:
            file.run(f"DELETE FROM main.entry_words_{part}")
            file.run(f"INSERT INTO main.entry_words_{part} SELECT * FROM temp.copied_{part}")


@contextmanager
def _index_in_memory(file: JournalFile) -> Iterator[None]:
    """An empty index like that of the journal, over the entries that ought to be found."""
    try:
        file.run("CREATE TEMP TABLE held (place INTEGER PRIMARY KEY, words TEXT)")
        file.run(
            "INSERT INTO temp.held SELECT place, words FROM main.entry WHERE trashed_at IS NULL"
        )
        file.run(
            "CREATE VIRTUAL TABLE temp.copied USING fts5 "
            f'(words, content="held", content_rowid="place", {INDEX_OPTIONS_SQL})'
        )
        yield
    finally:
        file.run("DROP TABLE IF EXISTS temp.copied")
        file.run("DROP TABLE IF EXISTS temp.held")
