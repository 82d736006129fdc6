"""The search index: keep it up to date, and turn a user's words into a query."""

import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from recovery_journal.errors import JournalError
from recovery_journal.store.sqlite.file import JournalFile
from recovery_journal.store.sqlite.file_format import INDEX_OPTIONS_SQL, LARGE_INDEX_OPTIONS_SQL
from recovery_journal.store.sqlite.schema import CREATE_INDEX_SQL
from recovery_journal.text import clean

# Scripts without spaces between words, which the index would take for one long word. Compiled on
# first use: logging a craving searches nothing.
_UNSPACED = "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"


_PUNCTUATION = "\"'“”‘’«»()[]{}<>,;:!?…–—-"
"""Around a word, these say nothing about it."""
_WORD_SIGNS = "#%&@*/\\_."
"""Parts of a word, such as ".net" or "#tag", though Unicode calls them punctuation."""
MOST_TERMS, MAX_TERM_CHARACTERS = 32, 128
"""Anything beyond this is ignored: SQLite and memory have limits."""


def search_terms(text: str, *, index: bool = True) -> tuple[str, list[str]]:
    """Split a search into an FTS5 expression and terms for LIKE.

    Every term must match; a term matches words that start with it. The index ignores everything but
    letters and digits, so a term without them, or with a sign like that of "C++", is also searched
    literally.

    Args:
        text: what the user typed.
        index: off to search all terms literally, as the trash isn't indexed.
    """
    indexed, plain = [], []
    for term in split_search(text):
        if index and is_indexed(term):
            indexed.append('"' + term.replace('"', '""') + '"*')
            term = without_punctuation(term)
            if has_sign(term):
                # The index knows more spellings of a letter than LIKE does.
                plain.append("".join(map(_letter_pattern, term)))
        else:
            plain.append(_escaped(term))
    return " ".join(indexed), [f"%{pattern}%" for pattern in plain]


def split_search(text: str) -> list[str]:
    """Return the terms that a user typed, each once."""
    terms = list(dict.fromkeys(clean(text).split()))[:MOST_TERMS]
    return [term[:MAX_TERM_CHARACTERS] for term in terms]


def is_indexed(term: str) -> bool:
    """Return whether the index finds a term, as the beginning of a word."""
    return any(map(str.isalnum, term)) and not re.search(_UNSPACED, term)


def without_punctuation(term: str) -> str:
    return term.strip(_PUNCTUATION).rstrip(".")


def has_sign(term: str) -> bool:
    return any(map(_is_sign, term))


def _is_sign(character: str) -> bool:
    """Tell whether a character other than a letter or digit means something: "+", "#", "%", "€"."""
    from unicodedata import category

    if character in _PUNCTUATION or character.isalnum():
        return False
    return character in _WORD_SIGNS or category(character).startswith("S")


def _letter_pattern(character: str) -> str:
    return "_" if not character.isascii() and character.isalnum() else _escaped(character)


def _escaped(text: str) -> str:
    """Return text as LIKE finds it literally."""
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


# Updated here instead of by triggers: with trusted_schema=OFF, which protects against a stranger's
# file, SQLite lets no trigger write to a virtual table.


def remove_from_index(file: JournalFile, uid: str) -> None:
    """Remove an entry's words from the index, while they are still as they were added."""
    file.run(
        "INSERT INTO entry_words (entry_words, rowid, words) "
        "SELECT 'delete', place, words FROM entry WHERE uid = ? AND trashed_at IS NULL",
        (uid,),
    )


def add_to_index(file: JournalFile, uid: str) -> None:
    """Add an entry's words to the index, unless it's trashed."""
    file.run(
        "INSERT INTO entry_words (rowid, words) "
        "SELECT place, words FROM entry WHERE uid = ? AND trashed_at IS NULL",
        (uid,),
    )


def add_new_to_index(file: JournalFile, first: int, last: int) -> None:
    """Add the words of new entries, by their numbers from first to last."""
    file.run(
        "INSERT INTO entry_words (rowid, words) "
        "SELECT place, words FROM entry WHERE id BETWEEN ? AND ? AND trashed_at IS NULL",
        (first, last),
    )


def add_all_to_index(file: JournalFile) -> None:
    """Add the words of all entries to an empty index."""
    file.run(
        "INSERT INTO entry_words (rowid, words) "
        "SELECT place, words FROM entry WHERE trashed_at IS NULL ORDER BY place"
    )


INDEX_SHADOW_TABLES = ("data", "idx", "docsize", "config")
"""The tables of the index, as documented by FTS5."""


def index_matches_entries(file: JournalFile) -> bool:
    """Return whether the index matches the entries exactly, without writing to the file.

    SQLite's own check needs write access, and compares the index with all entries, including
    trashed ones. So it checks an in-memory copy against the entries that should be in it.
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
    """Rebuild the whole index from the entries.

    The new index is built in memory and then copied over the old one, which may be too damaged for
    SQLite to clear.
    """
    with _index_in_memory(file):
        file.run("INSERT INTO temp.copied (rowid, words) SELECT place, words FROM temp.held")
        file.run("SAVEPOINT written")  # makes FTS5 flush what it holds back
        file.run("RELEASE written")
        for part in INDEX_SHADOW_TABLES:
            file.run(f"DELETE FROM main.entry_words_{part}")
            file.run(f"INSERT INTO main.entry_words_{part} SELECT * FROM temp.copied_{part}")


def is_index_large(file: JournalFile) -> bool:
    """Return whether the index is one of a journal made earlier, which takes more room."""
    large = "SELECT 1 FROM main.sqlite_schema WHERE name = 'entry_words' AND instr(sql, ?)"
    return file.row(large, (LARGE_INDEX_OPTIONS_SQL,)) is not None


def replace_large_index(file: JournalFile) -> None:
    """Make a small index of the entries instead of a large one that is whole."""
    file.run("DROP TABLE entry_words")
    file.run(CREATE_INDEX_SQL)
    add_all_to_index(file)


@contextmanager
def _index_in_memory(file: JournalFile) -> Iterator[None]:
    """Create an empty index in memory over the entries that should be found."""
    options = LARGE_INDEX_OPTIONS_SQL if is_index_large(file) else INDEX_OPTIONS_SQL
    file.run("PRAGMA temp.secure_delete=OFF")  # else dropping it would take as much memory again
    try:
        file.run(
            "CREATE TEMP VIEW held AS SELECT place, words FROM main.entry WHERE trashed_at IS NULL"
        )
        file.run(
            "CREATE VIRTUAL TABLE temp.copied USING fts5 "
            f'(words, content="held", content_rowid="place", {options})'
        )
        yield
    finally:
        file.run("DROP TABLE IF EXISTS temp.copied")
        file.run("DROP VIEW IF EXISTS temp.held")
