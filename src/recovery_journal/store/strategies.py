"""The book of strategies: the built-in library, and what the person made of it."""

from dataclasses import replace
from typing import Any

from recovery_journal.domain.strategies import Strategy
from recovery_journal.errors import BadInput, Conflict, NotFound
from recovery_journal.store import rows
from recovery_journal.store.changes import Changes
from recovery_journal.store.file import File
from recovery_journal.text import clean
from recovery_journal.words.library import built_in

OWN = rows.field_names(Strategy, rows.IDENTITY)


class Strategies:
    """Built-in strategies, each as the person changed it, and the person's own."""

    def __init__(self, file: File, changes: Changes) -> None:
        self._file = file
        self._changes = changes

    def all(self, *, archived: bool = False) -> list[Strategy]:
        """Every strategy, the person's own last; with the archived ones when asked."""
        touched = self._read("trashed_at IS NULL ORDER BY id")
        changed = {one.key: one for one in touched if one.key}
        known = [changed.pop(one.key, one) for one in built_in()]
        own = [one for one in touched if not one.key or one.key in changed]
        return [one for one in known + own if archived or not one.archived]

    def by_uid(self, uid: str) -> Strategy:
        """One strategy the person has touched, also from the trash."""
        found = self._read("uid = ?", uid)
        if not found:
            raise NotFound("That strategy is not there any more.")
        return found[0]

    def find(self, name: str) -> Strategy:
        """One strategy by key, number, uid, name or the beginning of its name.

        Raises:
            NotFound: when none or more than one fits.
        """
        wanted = clean(name).strip().casefold()
        known = self.all(archived=True)
        exact = [
            one
            for one in known
            if wanted in (one.name.casefold(), one.key or wanted + "?", str(one.id or ""), one.uid)
            and wanted
        ]
        found = exact or [
            one
            for one in known
            if wanted and (one.name.casefold().startswith(wanted) or one.key.startswith(wanted))
        ]
        if len(found) == 1:
            return found[0]
        if not found:
            raise NotFound(f"There is no strategy {name}. To see them: rj strategy list")
        names = ", ".join(one.name for one in found)
        raise NotFound(f"More than one strategy begins with {name}: {names}.")

    def add(self, strategy: Strategy) -> Strategy:
        """Keep a strategy of the person's own, or one of ours as the person changed it.

        Raises:
            BadInput: when another has that name.
        """
        with self._file.transaction():
            self._refuse_twin(strategy)
            uid = rows.new_uid()
            with self._changes.recorded("add", "strategy", uid):
                row = {"uid": uid, "revision": 1, **_columns(strategy)}
                rows.insert(self._file, "strategy", row)
            return self.by_uid(uid)

    def edit(self, strategy: Strategy) -> Strategy:
        """Keep a changed strategy; the same again changes nothing.

        Raises:
            Conflict: when it has changed since it was read.
            BadInput: when another has that name.
        """
        if not strategy.id:
            return self.add(strategy)
        with self._file.transaction():
            stored = self.by_uid(strategy.uid)
            if stored.revision != strategy.revision:
                raise Conflict(
                    f"{strategy.name} was changed elsewhere meanwhile. Nothing was saved."
                )
            if _columns(stored) == _columns(strategy):
                return stored
            self._refuse_twin(strategy)
            with self._changes.recorded("edit", "strategy", strategy.uid):
                row = {"revision": strategy.revision + 1, **_columns(strategy)}
                rows.update(self._file, "strategy", "uid", strategy.uid, row)
            return self.by_uid(strategy.uid)

    def favour(self, strategy: Strategy, *, favourite: bool) -> Strategy:
        """Mark a strategy as a favourite, or no longer."""
        return self.edit(replace(strategy, favourite=favourite))

    def _refuse_twin(self, strategy: Strategy) -> None:
        name = clean(strategy.name).strip().casefold()
        for other in self.all(archived=True):
            same = other.uid == strategy.uid and (other.uid or other.key == strategy.key)
            if not same and other.name.casefold() == name:
                raise BadInput(f"There is already a strategy called {other.name}.")

    def _read(self, where: str, *values: Any) -> list[Strategy]:
        found = rows.select(self._file, "strategy", (*rows.IDENTITY, *OWN), where, values)
        return [Strategy(**rows.values(Strategy, row)) for row in found]


def _columns(strategy: Strategy) -> dict[str, Any]:
    """Columns of a strategy; a step is one line."""
    steps = tuple(" ".join(clean(step).split()) for step in strategy.steps)
    plain = rows.columns(replace(strategy, steps=steps), OWN)
    return rows.cleaned(plain, line=("name", "when", "source", "warning"))
