"""The dialog to add or edit a strategy."""

from collections.abc import Callable
from dataclasses import replace

from textual.app import ComposeResult

from recovery_journal.domain.strategies.strategy import CATEGORIES, Strategy
from recovery_journal.tui.dialogs.dialog import Dialog
from recovery_journal.tui.widgets.fields import FieldRow, LineField, NumberField, TextField
from recovery_journal.tui.widgets.pick import PickOne
from recovery_journal.words import strategies as words


class StrategyDialog(Dialog[Strategy]):
    """Asks for a name and a few steps; only the name is required."""

    CSS_PATH = ["../styles/dialogs.tcss", "../styles/strategies.tcss"]

    def __init__(
        self, keep: Callable[[Strategy], Strategy], strategy: Strategy | None = None
    ) -> None:
        super().__init__(keep)
        self._original = strategy

    def heading(self) -> str:
        return words.EDIT_TITLE if self._original else words.ADD_TITLE

    def fields(self) -> ComposeResult:
        was = self._original or Strategy(name="-", category=CATEGORIES[0])
        steps = "\n".join(was.steps)
        categories = {category: words.CATEGORIES[category] for category in CATEGORIES}
        yield FieldRow("Name", LineField(was.name if self._original else "", id="name"))
        yield FieldRow(
            "Category", PickOne(categories, value=was.category, needed=True, id="category")
        )
        yield FieldRow("When it fits", LineField(was.when, id="when"))
        yield FieldRow(words.STEPS, TextField(steps, id="steps"))
        minutes = NumberField(
            was.minutes, words.MINUTES, 1, words.LONGEST_MINUTES, whole=True, id="minutes"
        )
        yield FieldRow("Minutes", minutes)
        yield FieldRow("Warning", LineField(was.warning, id="warning"))

    def value(self) -> Strategy:
        """Return the strategy; fields not shown here stay unchanged."""
        lines = self.query_one("#steps", TextField).read_text().split("\n")
        minutes = self.query_one("#minutes", NumberField).read_number()
        name = self.query_one("#name", LineField).value
        category = self.query_one("#category", PickOne).value
        return replace(
            self._original or Strategy(name=name, category=category),
            name=name,
            category=category,
            when=self.query_one("#when", LineField).value,
            steps=tuple(line.strip() for line in lines if line.strip()),
            minutes=None if minutes is None else int(minutes),
            warning=self.query_one("#warning", LineField).value,
        )
