"""The book of strategies: the built-in library, with the user's changes and additions."""

import re
from collections.abc import Sequence
from typing import Any

from recovery_journal.domain.dataclass import replace
from recovery_journal.domain.strategies.strategy import Strategy
from recovery_journal.errors import BadInput, Conflict, NotFound
from recovery_journal.store.books.book import CHANGED_ELSEWHERE, Book, find_one
from recovery_journal.store.books.tags import Tags
from recovery_journal.store.sqlite import rows
from recovery_journal.text import ended
from recovery_journal.words.cli import name_taken
from recovery_journal.words.data.strategy_library import (
    brought_up_to_date,
    built_in_strategies,
)


class Strategies(Book[Strategy]):
    """Built-in strategies as changed by the user, and the user's own."""

    table = "strategy"
    record_type = Strategy
    one_line_columns = ("name", "when", "source", "warning")

    def all(self, *, archived: bool = False) -> list[Strategy]:
        """Return all strategies, the user's own last, including archived ones if asked.

        A built-in one that came later than one of the user's own with the same name is left out.
        """
        touched = [
            brought_up_to_date(one) if one.key else one
            for one in self._read("trashed_at IS NULL ORDER BY id")
        ]
        changed = {one.key: one for one in touched if one.key}
        own_names = {one.name.casefold() for one in touched}
        known = [
            changed.pop(one.key, one)
            for one in built_in_strategies()
            if one.key in changed or one.name.casefold() not in own_names
        ]
        own = [one for one in touched if not one.key or one.key in changed]
        return [one for one in known + own if archived or not one.archived]

    def find(self, name: str) -> Strategy:
        """Return one strategy; see `find` below.

        Raises:
            NotFound: none or several match.
        """
        return find_strategy(self.all(archived=True), name)

    def complete_names(self, typed: Sequence[str]) -> tuple[str, ...]:
        """Complete each text to a strategy's name, or keep it as the user's own words.

        Words that entries already have are kept, even if they begin the name of a strategy.
        """
        return tuple(self._complete_name(words) for words in typed)

    def _complete_name(self, words: str) -> str:
        try:
            found = self.find(words)
        except NotFound:
            return words
        folded = rows.on_one_line(words).casefold()
        in_use = self._file.rows(
            "SELECT name FROM tag WHERE role = 'strategy' AND folded = ?", (folded,)
        )
        if found.key and folded not in (found.key, found.name.casefold()):
            return next((name for (name,) in in_use), found.name)
        return found.name

    def edit(self, strategy: Strategy) -> Strategy:
        """Store a changed strategy, and rename it in its entries.

        A changed built-in one becomes the user's.

        Raises:
            Conflict: it changed since it was read.
            BadInput: another strategy has that name.
        """
        with self._file.transaction():
            before = self.by_uid(strategy.uid) if strategy.uid else _built_in(strategy.key)
            if before == strategy:
                return strategy
            after = super().edit(strategy) if strategy.uid else self._add_changed(strategy)
            if before and before.name != after.name:
                Tags(self._file).rename("strategy", before.name, after.name)
            return after

    def _add_changed(self, strategy: Strategy) -> Strategy:
        if strategy.key and self._read("key = ? AND trashed_at IS NULL", strategy.key):
            raise Conflict(CHANGED_ELSEWHERE)
        return self.add(strategy)

    def favour(self, strategy: Strategy, *, favourite: bool) -> Strategy:
        return self.edit(replace(strategy, favourite=favourite))

    def _check(self, strategy: Strategy) -> None:
        name = strategy.name.casefold()
        keeps_name = self._keeps_name(strategy)
        for other in self.all(archived=True):
            one_key = bool(strategy.key) and other.key == strategy.key
            # A built-in strategy is replaced by the user's version of it, and left out if the
            # user had one of that name before it came.
            same = other.uid == strategy.uid if other.uid else one_key or keeps_name
            if not same and (one_key or other.name.casefold() == name):
                known = f"There is already a strategy called {other.name}."
                back = "strategy edit --back"
                raise BadInput(name_taken(known, back, other.name, archived=other.archived))

    def _keeps_name(self, strategy: Strategy) -> bool:
        """Return whether a strategy from this or another copy has the name it had there."""
        name = strategy.name.casefold()
        stored = self._read("uid = ?", strategy.uid)
        return bool(strategy.uid) and all(one.name.casefold() == name for one in stored)

    def _to_row(self, strategy: Strategy) -> dict[str, Any]:
        """Return its columns; each step becomes one line."""
        steps = tuple(rows.on_one_line(step) for step in strategy.steps)
        return super()._to_row(replace(strategy, steps=steps))


def _built_in(key: str) -> Strategy | None:
    return next((one for one in built_in_strategies() if one.key == key), None) if key else None


def find_strategy(known: Sequence[Strategy], name: str) -> Strategy:
    """Return the strategy that matches a key, number, uid, name, or start of a word in its name.

    Raises:
        NotFound: none or several match.
    """
    wanted = rows.on_one_line(name).casefold()
    missing = f"There is no strategy {ended(name)} To see them: rj strategy list"
    if by_key := [one for one in known if one.key and one.key == wanted]:
        return by_key[0]
    inside = re.compile(rf"(?<!\w){re.escape(wanted)}")
    if not any(_begins(one, wanted) for one in known):
        fitting = [one for one in known if inside.search(one.name.casefold())]
        if len(fitting) == 1:
            return fitting[0]
        if fitting:
            names = ", ".join(one.name for one in fitting)
            raise NotFound(f"More than one has a word that begins with {name}: {ended(names)}")
    return find_one(known, name, lambda one: one.name, missing)


def _begins(strategy: Strategy, wanted: str) -> bool:
    """Return whether the text matches without looking at later words of the name."""
    return strategy.name.casefold().startswith(wanted) or wanted in (strategy.uid, str(strategy.id))
