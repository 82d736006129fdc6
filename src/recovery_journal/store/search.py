"""The search index: what stands in it, and how a person's words become a query."""

import re

from recovery_journal.store.file import File
from recovery_journal.text import clean

# Scripts that write without spaces, which the index would take for one long word.
# Compiled when something is first looked for: logging a craving looks for nothing.
_UNSPACED = "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"


MOST_TERMS, LONGEST_TERM = 32, 128
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
        term = term[:LONGEST_TERM]
        if index and any(map(str.isalnum, term)) and not re.search(_UNSPACED, term):
            indexed.append('"' + term.replace('"', '""') + '"*')
        else:
            escaped = term.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
            plain.append(f"%{escaped}%")
    return " ".join(indexed), plain


# The index is kept here and not by triggers: while the schema of a file is not trusted, SQLite
# lets no trigger write to a virtual table, and a stranger's file must not be trusted.


def leave_index(file: File, uid: str) -> None:
    """Take the words of an entry out of the index, as long as they stand as they were put in."""
    file.run(
        "INSERT INTO entry_words (entry_words, rowid, words) "
        "SELECT 'delete', place, words FROM entry WHERE uid = ? AND trashed_at IS NULL",
        (uid,),
    )


def join_index(file: File, uid: str) -> None:
    """Put the words of an entry into the index; what lies in the trash is not found."""
    file.run(
        "INSERT INTO entry_words (rowid, words) "
        "SELECT place, words FROM entry WHERE uid = ? AND trashed_at IS NULL",
        (uid,),
    )
