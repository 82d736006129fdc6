"""Replace other people's names with initials."""

import re
from collections.abc import Iterable

from recovery_journal.domain.entries.entry import Entry


def names_to_hide(circle: Iterable[str], entries: Iterable[Entry], reader: str) -> list[str]:
    """Return all names to replace, longest first, with first names in addition to full names.

    Args:
        circle: the names of the people in the journal.
        entries: entries whose tags may name others.
        reader: who will read the page; their name stays.
    """
    tags = [tag for entry in entries for tag in entry.tags()]
    names = {*circle} | {name for role, name in tags if role == "person"}
    names |= {name.partition(" ")[0] for name in names}
    # Company can be a name, or a word such as "friends".
    names |= {name for role, name in tags if role == "company" and name[:1].isupper()}
    theirs = reader.casefold()
    shown = {"", theirs, theirs.partition(" ")[0]}
    return sorted((one for one in names if one.casefold() not in shown), key=len, reverse=True)


def initials_pattern(names: Iterable[str]) -> re.Pattern[str] | None:
    """Match these names as whole words, ignoring case; None if there are none."""
    either = "|".join(map(re.escape, names))
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE) if either else None


def with_initials(text: str, names: re.Pattern[str] | None) -> str:
    return text if names is None else names.sub(lambda name: f"{name[0][0].upper()}.", text)
