"""The book of tags: the user's words for triggers, feelings, places and company."""

from typing import Any

from recovery_journal.domain.dataclass import replace
from recovery_journal.errors import BadInput
from recovery_journal.store.books.entries import Entries
from recovery_journal.store.history.changes import Changes
from recovery_journal.store.sqlite import rows
from recovery_journal.store.sqlite.file import JournalFile
from recovery_journal.text import clean

USUAL_CRAVINGS = 500
"""How many of the newest cravings say which triggers are usual now."""


class Tags:
    def __init__(self, file: JournalFile) -> None:
        self._file = file
        self._changes = Changes(file)

    def names(self, role: str, beginning: str = "", limit: int = 8) -> list[str]:
        """Return the user's words for a role that start with `beginning`, most used first."""
        folded = clean(beginning).casefold()
        found = self._file.rows(
            "SELECT name FROM tag JOIN entry_tag ON tag = tag.id "
            "WHERE role = ? AND substr(folded, 1, ?) = ? "
            "GROUP BY tag.id HAVING EXISTS (SELECT 1 FROM entry_tag AS there JOIN entry "
            "ON entry.id = there.entry WHERE there.tag = tag.id AND trashed_at IS NULL) "
            "ORDER BY count(*) DESC, folded LIMIT ?",
            (role, len(folded), folded, limit),
        )
        return [name for (name,) in found]

    def usual_triggers(self, limit: int) -> list[str]:
        """Return the triggers of the newest cravings, most used first; quick in any journal."""
        found = self._file.rows(
            "SELECT name FROM (SELECT id FROM entry WHERE kind = 'craving' AND trashed_at IS NULL "
            "ORDER BY place DESC LIMIT ?) AS newest JOIN entry_tag ON entry = newest.id "
            "JOIN tag ON tag.id = tag WHERE role = 'trigger' "
            "GROUP BY tag.id ORDER BY count(*) DESC, folded LIMIT ?",
            (USUAL_CRAVINGS, limit),
        )
        return [name for (name,) in found]

    def rename(self, role: str, name: str, new_name: str) -> int:
        """Rename a tag in every entry; return the number of entries.

        Raises:
            BadInput: the new name is empty, or not allowed for the role.
        """
        name, new_name = rows.on_one_line(name), rows.on_one_line(new_name)
        if not new_name:
            raise BadInput("The new name needs at least one word. Nothing was changed.")
        entries = Entries(self._file)
        with self._file.transaction():
            if name.casefold() == new_name.casefold():
                self._respell(role, new_name)
            found = self._file.rows(
                "SELECT DISTINCT entry FROM entry_tag JOIN tag ON tag.id = tag "
                "WHERE role = ? AND folded = ?",
                (role, name.casefold()),
            )
            for (number,) in found:
                entry = entries.get(number)
                field = next(field for field, kind in entry.tag_roles.items() if kind == role)
                names = dict.fromkeys(
                    new_name if old.casefold() == name.casefold() else old
                    for old in getattr(entry, field)
                )
                changes: dict[str, Any] = {field: tuple(names)}
                entries.edit(replace(entry, **changes))
            return len(found)

    def _respell(self, role: str, name: str) -> None:
        """Change the case of a tag, without changing its entries."""
        for uid, old in self._file.rows(
            "SELECT uid, name FROM tag WHERE role = ? AND folded = ?", (role, name.casefold())
        ):
            if old != name:
                with self._changes.recording("edit", "tag", uid):
                    self._file.run(
                        "UPDATE tag SET name = ?, revision = revision + 1 WHERE uid = ?",
                        (name, uid),
                    )
