"""Read the input of the insights in three plain queries instead of whole entries."""

from collections import defaultdict
from datetime import date
from typing import Any

from recovery_journal.domain.entries.craving import Craving
from recovery_journal.domain.insights.observations import CravingSeen, History, MoodSeen
from recovery_journal.store.sqlite.file import JournalFile

FIELD_OF_TAG_ROLE = {role: field for field, role in Craving.tag_roles.items()}
"""The field of a craving for each tag role."""


class Insights:
    def __init__(self, file: JournalFile) -> None:
        self._file = file

    def read_history(self) -> History:
        """Return all cravings, moods and observed days that aren't trashed."""
        file = self._file
        with file.reading():
            found = file.rows("SELECT DISTINCT day FROM entry WHERE trashed_at IS NULL")
            days = {text: date.fromisoformat(text) for (text,) in found}
            tags = _tags(file)
            cravings = tuple(
                CravingSeen(days[day], hour, *values)._replace(**tags.get(number, {}))
                for number, day, hour, *values in file.rows(
                    "SELECT entry, day, ((at + offset) % 86400 + 86400) % 86400 / 3600, "
                    "intensity, after, outcome, situation "
                    "FROM craving JOIN entry ON entry.id = entry WHERE trashed_at IS NULL"
                )
            )
            moods = tuple(
                MoodSeen(days[day], mood, sleep)
                for day, mood, sleep in file.rows(
                    "SELECT day, mood, sleep FROM mood JOIN entry ON entry.id = entry "
                    "WHERE trashed_at IS NULL"
                )
            )
        return History(cravings, moods, frozenset(days.values()))


def _tags(file: JournalFile) -> dict[int, dict[str, Any]]:
    """Return the tags of every craving by field, in the order given."""
    names: dict[int, str] = dict(file.rows("SELECT id, name FROM tag"))
    roles: dict[int, str] = dict(file.rows("SELECT id, role FROM tag"))
    tags: dict[int, dict[str, Any]] = defaultdict(dict)
    for entry, tag in file.rows(
        "SELECT entry, tag FROM entry_tag JOIN craving USING (entry) ORDER BY entry, position"
    ):
        field = FIELD_OF_TAG_ROLE[roles[tag]]
        known = tags[entry]
        known[field] = (*known.get(field, ()), names[tag])
    return tags
