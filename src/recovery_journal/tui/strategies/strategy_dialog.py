"""A strategy in the person's own words: a new one, or one that is there already."""

from collections.abc import Callable
from dataclasses import replace

from textual.app import ComposeResult

from recovery_journal.domain.strategies.strategy import CATEGORIES, Strategy
from recovery_journal.tui.dialogs.dialog import Dialog
from recovery_journal.tui.widgets.fields import Line, Number, Row, Words
from recovery_journal.tui.widgets.pick import Pick
from recovery_journal.words import strategies as words


class StrategyDialog(Dialog[Strategy]):
    """Asks for a name and a few steps; only the name is needed."""

    CSS_PATH = ["../styles/dialogs.tcss", "../styles/strategies.tcss"]

    def __init__(
        self, keep: Callable[[Strategy], Strategy], strategy: Strategy | None = None
    ) -> None:
        super().__init__(keep)
        self._was = strategy

    def heading(self) -> str:
        """Whether it is a new one."""
        return words.EDIT if self._was else words.ADD

    def fields(self) -> ComposeResult:
        """What it is called, what it works through, when it fits, its steps."""
        was = self._was or Strategy(name="-", category=CATEGORIES[0])
        steps = "\n".join(was.steps)
        categories = {category: words.CATEGORIES[category] for category in CATEGORIES}
        yield Row("Name", Line(was.name if self._was else "", id="name"))
        yield Row("Category", Pick(categories, value=was.category, needed=True, id="category"))
        yield Row("When it fits", Line(was.when, id="when"))
        yield Row(words.STEPS, Words(steps, id="steps"))
        minutes = Number(was.minutes, words.MINUTES, 1, words.LONGEST, whole=True, id="minutes")
        yield Row("Minutes", minutes)
        yield Row("Warning", Line(was.warning, id="warning"))

    def value(self) -> Strategy:
        """The strategy as the fields say; what is not asked for stays as it was."""
        lines = self.query_one("#steps", Words).words().split("\n")
        minutes = self.query_one("#minutes", Number).number()
        name = self.query_one("#name", Line).value
        category = self.query_one("#category", Pick).value
        return replace(
            self._was or Strategy(name=name, category=category),
            name=name,
            category=category,
            when=self.query_one("#when", Line).value,
            steps=tuple(line.strip() for line in lines if line.strip()),
            minutes=None if minutes is None else int(minutes),
            warning=self.query_one("#warning", Line).value,
        )
