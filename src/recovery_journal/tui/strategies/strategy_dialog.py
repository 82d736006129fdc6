"""The dialog to add or edit a strategy."""

from collections.abc import Sequence
from typing import Self

from recovery_journal.domain.dataclass import replace
from recovery_journal.domain.strategies.strategy import CATEGORIES, Strategy
from recovery_journal.store.journal import Journal
from recovery_journal.tui.dialogs.form import Field, Values
from recovery_journal.tui.dialogs.record_dialog import RecordDialog
from recovery_journal.tui.widgets.fields import LineField, NumberField, TextField
from recovery_journal.tui.widgets.pick import PickOne
from recovery_journal.words import strategies as words


class StrategyDialog(RecordDialog[Strategy]):
    """Asks for a name and a few steps; only the name is required."""

    KIND = "strategy"
    CSS_PATH = ["../styles/dialogs.tcss", "../styles/strategies.tcss"]

    def __init__(self, journal: Journal, record: Strategy | None = None) -> None:
        super().__init__(journal, record)
        if record is not None:
            self.uid = record.uid or record.key

    @classmethod
    def reopen(cls, journal: Journal, uid: str) -> Self:
        return cls(journal, journal.strategies.find(uid) if uid else None)

    def heading(self) -> str:
        return words.EDIT_TITLE if self.record else words.ADD_TITLE

    def fields(self) -> Sequence[Field]:
        was = self.record or Strategy(name="-", category=CATEGORIES[0])
        name = was.name if self.record else ""
        categories = {category: words.CATEGORIES[category] for category in CATEGORIES}
        category = PickOne(categories, value=was.category, needed=True, id="category")
        minutes = NumberField(
            was.minutes, words.MINUTES, 1, words.LONGEST_MINUTES, whole=True, id="minutes"
        )
        return [
            Field("Name", LineField(name, id="name")),
            Field("Category", category),
            Field("When it fits", LineField(was.when, id="when")),
            Field(words.STEPS, TextField("\n".join(was.steps), id="steps")),
            Field("Minutes", minutes),
            Field("Warning", LineField(was.warning, id="warning")),
        ]

    def to_result(self, values: Values) -> Strategy:
        """Return the strategy; fields not shown here stay unchanged."""
        lines, minutes = values["steps"].split("\n"), values["minutes"]
        name, category = values["name"], values["category"]
        return replace(
            self.record or Strategy(name=name, category=category),
            name=name,
            category=category,
            when=values["when"],
            steps=tuple(line.strip() for line in lines if line.strip()),
            minutes=None if minutes is None else int(minutes),
            warning=values["warning"],
        )
