"""The craving dialog: one number and enter; everything else is optional."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from textual import on
from textual.widget import Widget
from textual.widgets import Input, Static

from recovery_journal.domain.entries.craving import HALT, OUTCOMES, SITUATIONS, Craving
from recovery_journal.domain.entries.entry import Entry
from recovery_journal.domain.toolkit import Plan
from recovery_journal.errors import BadInput
from recovery_journal.store.journal import Journal
from recovery_journal.text import one_line
from recovery_journal.tui.dialogs.count_as_return import ask_to_count
from recovery_journal.tui.dialogs.entry_dialog import EntryDialog
from recovery_journal.tui.text.literal import safe_content
from recovery_journal.tui.widgets.fields import FieldRow, NumberField, TagsField, TextField
from recovery_journal.tui.widgets.pick import PickMany, PickOne
from recovery_journal.tui.widgets.scale import Scale
from recovery_journal.words import entry_dialogs as words
from recovery_journal.words.format import numbers
from recovery_journal.words.toolkit import your_plan

MAX_MINUTES = 100_000
MAX_PLANS_SHOWN = 2


class CravingDialog(EntryDialog):
    KIND = "craving"
    HEADING = words.CRAVING

    def __init__(self, journal: Journal, entry: Entry | None = None) -> None:
        super().__init__(journal, entry)
        self._original = entry if isinstance(entry, Craving) else None
        self._plans: list[Plan] = []

    def main_fields(self) -> Iterator[Widget]:
        was = self._original
        strong = was.intensity if was else None
        yield Scale(0, 10, value=strong, words=numbers.INTENSITIES, id="intensity")
        yield self.tags_row(words.TRIGGER, "trigger", was.triggers if was else ())
        yield Static(id="plan")
        yield FieldRow(words.IN_WORDS, TextField(was.note if was else "", id="note"))

    # Plans for the chosen triggers

    def fill_from_journal(self) -> None:
        super().fill_from_journal()
        discreet = self.app.discreet
        if not discreet and self.journal.has_any("plan"):
            self._plans = self.journal.plans.all()
        self.show_matching_plans()

    @on(Input.Changed, "#trigger")
    def show_matching_plans(self) -> None:
        triggers = self._tag_names("trigger")
        fitting = [one for one in self._plans if any(map(one.matches_trigger, triggers))]
        plan = self.query_one("#plan", Static)
        plan.update(
            safe_content("\n".join(one_line(your_plan(one)) for one in fitting[:MAX_PLANS_SHOWN]))
        )
        plan.display = bool(fitting)

    def detail_fields(self) -> Iterator[Widget]:
        was = self._original
        situation, outcome = (was.situation, was.outcome) if was else (None, None)
        peak, after, minutes = (was.peak, was.after, was.minutes) if was else (None, None, None)
        long = NumberField(
            minutes, words.HOW_MANY_MINUTES, 0, MAX_MINUTES, whole=True, id="minutes"
        )
        yield FieldRow(
            words.SITUATION,
            PickOne(options_named_alike(SITUATIONS), value=situation, id="situation"),
        )
        yield self.tags_row(words.PLACE, "place", was.places if was else ())
        yield self.tags_row(words.COMPANY, "company", was.company if was else ())
        yield self.tags_row(words.FEELINGS, "feeling", was.feelings if was else ())
        halt = was.halt if was else ()
        yield FieldRow(
            words.HALT, PickMany(options_named_alike(HALT), chosen=halt, alone=HALT[-1], id="halt")
        )
        yield FieldRow(words.PEAK, Scale(0, 10, value=peak, id="peak"))
        yield FieldRow(words.MINUTES, long)
        tried = TagsField(was.strategies if was else (), self._complete_strategy, id="strategy")
        yield FieldRow(words.TRIED, tried)
        yield FieldRow(words.AFTER, Scale(0, 10, value=after, id="after"))
        yield FieldRow(
            words.OUTCOME, PickOne(options_named_alike(OUTCOMES), value=outcome, id="outcome")
        )

    def to_entry(self, shared: dict[str, Any]) -> Entry:
        strong = self.field("intensity", Scale).value
        if strong is None:
            raise BadInput(words.CRAVING_NEEDED)
        minutes = self.field("minutes", NumberField).read_number()
        fields: dict[str, Any] = {
            **shared,
            "intensity": strong,
            "triggers": self._tag_names("trigger"),
            "situation": self.field("situation", PickOne).value,
            "places": self._tag_names("place"),
            "company": self._tag_names("company"),
            "feelings": self._tag_names("feeling"),
            "halt": self.field("halt", PickMany).chosen,
            "peak": self.field("peak", Scale).value,
            "minutes": None if minutes is None else int(minutes),
            "strategies": self._tag_names("strategy"),
            "after": self.field("after", Scale).value,
            "outcome": self.field("outcome", PickOne).value,
        }
        return replace(self._original, **fields) if self._original else Craving(**fields)

    def usual_tracker(self, listed: list[int]) -> int | None:  # noqa: ARG002
        """Return the tracker of the last craving, else the only tracker."""
        last = self.journal.cravings.last_tracker()
        return last[0] if last else None

    def finish(self, kept: Entry) -> None:
        """Ask whether a craving that newly ended in use counts as a return, then close."""
        if kept == self.entry:
            super().finish(kept)
            return

        def close(use: Entry | None) -> None:
            self.dismiss(use or kept)

        ask_to_count(self, self.entry, kept, close)

    def _tag_names(self, role: str) -> tuple[str, ...]:
        return self.field(role, TagsField).read_names()

    def _complete_strategy(self, beginning: str) -> list[str]:
        """Complete from the user's own words first, then from strategy names."""
        own = self.journal.tags.names("strategy", beginning)
        names = (one.name for one in self.journal.strategies.all())
        return own + [name for name in names if name.casefold().startswith(beginning.casefold())]


def options_named_alike(names: tuple[str, ...]) -> dict[str, str]:
    return {name: name for name in names}
