"""The craving dialog: one number and enter; everything else is optional."""

from collections.abc import Sequence

from textual import events, on
from textual.widget import Widget
from textual.widgets import Input, Static

from recovery_journal import clock
from recovery_journal.domain.entries.craving import HALT, OUTCOMES, SITUATIONS, Craving
from recovery_journal.domain.entries.entry import Entry
from recovery_journal.domain.toolkit import Plan, plans_for
from recovery_journal.errors import BadInput
from recovery_journal.store.journal import Journal
from recovery_journal.text import one_line
from recovery_journal.tui.dialogs.count_as_return import ask_to_count
from recovery_journal.tui.dialogs.entry_dialog import EntryDialog
from recovery_journal.tui.dialogs.form import Field, Values, named_alike
from recovery_journal.tui.text.literal import safe_content
from recovery_journal.tui.widgets.chips import LETTERS, Chips
from recovery_journal.tui.widgets.fields import FieldRow, NumberField, TagsField, TextField
from recovery_journal.tui.widgets.pick import PickMany, PickOne
from recovery_journal.tui.widgets.scale import Scale
from recovery_journal.words import entry_dialogs as words
from recovery_journal.words.format import numbers
from recovery_journal.words.toolkit import your_plan

MAX_MINUTES = 100_000


class CravingDialog(EntryDialog[Craving]):
    KIND = "craving"
    HEADING = words.CRAVING
    NEUTRAL_HEADING = words.CRAVING_NEUTRAL

    def __init__(self, journal: Journal, entry: Craving | None = None) -> None:
        super().__init__(journal, entry)
        self._plans: list[Plan] = []
        self._chips = Chips(field="#trigger", id="usual")
        self._usual_row = FieldRow(words.USUAL_TRIGGERS, self._chips)
        self._usual_row.add_class("-usual")

    def fields(self) -> Sequence[Field | Widget]:
        was = self.entry
        strong = was.intensity if was else None
        return [
            Field("", Scale(0, 10, value=strong, words=numbers.INTENSITIES, id="intensity")),
            self._usual_row,
            self.tags_field(words.TRIGGER, "trigger", was.triggers if was else ()),
            Static(id="plan"),
            Field(words.IN_WORDS, TextField(was.note if was else "", id="note")),
        ]

    def detail_fields(self) -> Sequence[Field]:
        was = self.entry
        situation, outcome = (was.situation, was.outcome) if was else (None, None)
        peak, after, minutes = (was.peak, was.after, was.minutes) if was else (None, None, None)
        halt, tried = (was.halt, was.strategies) if was else ((), ())
        lasted = NumberField(
            minutes, words.HOW_MANY_MINUTES, 0, MAX_MINUTES, whole=True, id="minutes"
        )
        return [
            Field(
                words.SITUATION, PickOne(named_alike(SITUATIONS), value=situation, id="situation")
            ),
            self.tags_field(words.PLACE, "place", was.places if was else ()),
            self.tags_field(words.COMPANY, "company", was.company if was else ()),
            self.tags_field(words.FEELINGS, "feeling", was.feelings if was else ()),
            Field(words.HALT, PickMany(named_alike(HALT), chosen=halt, alone=HALT[-1], id="halt")),
            Field(words.PEAK, Scale(0, 10, value=peak, id="peak")),
            Field(words.MINUTES, lasted),
            Field(words.TRIED, TagsField(tried, self._complete_strategy, id="strategy")),
            Field(words.AFTER, Scale(0, 10, value=after, id="after")),
            Field(words.OUTCOME, PickOne(named_alike(OUTCOMES), value=outcome, id="outcome")),
        ]

    def to_entry(self, values: Values) -> Entry:
        shared = self.shared_values(values)
        if values["intensity"] is None:
            raise BadInput(words.CRAVING_NEEDED)
        minutes = values["minutes"]
        return self.make_entry(
            Craving,
            **shared,
            intensity=values["intensity"],
            triggers=values["trigger"],
            situation=values["situation"],
            places=values["place"],
            company=values["company"],
            feelings=values["feeling"],
            halt=values["halt"],
            peak=values["peak"],
            minutes=None if minutes is None else int(minutes),
            strategies=values["strategy"],
            after=values["after"],
            outcome=values["outcome"],
        )

    def fill_from_journal(self) -> None:
        super().fill_from_journal()
        if not self.app.discreet and self.journal.has_any("plan"):
            self._plans = self.journal.plans.all()
        self.show_matching_plans()
        self._offer_usual_triggers()

    # Usual triggers

    def _offer_usual_triggers(self) -> None:
        """Offer the triggers named most, unless a bystander could read them."""
        names = [] if self.app.discreet else self.journal.tags.usual_triggers(len(LETTERS))
        self._chips.offer(names)
        self._usual_row.display = bool(names)
        if names:
            self.row("trigger").query_one(".name").display = False
        self.tick_usual_triggers()

    def on_key(self, event: events.Key) -> None:
        """Numbers rate the craving while the usual triggers have the focus, too."""
        if self.focused is self._chips:
            self.field("intensity", Scale).on_key(event)

    @on(Input.Changed, "#trigger")
    def tick_usual_triggers(self) -> None:
        """Tick those that the field holds."""
        named = {one.casefold() for one in self.values["trigger"]}
        self._chips.chosen = tuple(one for one in self._chips.options if one.casefold() in named)

    @on(PickMany.Chosen, "#usual")
    def name_usual_triggers(self, event: PickMany.Chosen) -> None:
        """Put what was ticked in the field, after what was typed there."""
        field = self.field("trigger", TagsField)
        offered = {one.casefold() for one in self._chips.options}
        typed = [one for one in field.read() if one.casefold() not in offered]
        known = {one.casefold() for one in field.read()}
        if known != {one.casefold() for one in (*typed, *event.chosen)}:
            field.write((*typed, *event.chosen))

    # Plans for the chosen triggers

    @on(Input.Changed, "#trigger")
    def show_matching_plans(self) -> None:
        fitting = plans_for(self._plans, self.values["trigger"])
        plan = self.query_one("#plan", Static)
        plan.update(safe_content("\n".join(one_line(your_plan(one)) for one in fitting)))
        plan.display = bool(fitting)

    def usual_tracker(self, listed: list[int]) -> int | None:  # noqa: ARG002
        usual = self.journal.cravings.usual_tracker(clock.now())
        return usual[0] if usual else None

    def finish(self, kept: Entry) -> None:
        """Ask whether a craving that newly ended in use counts as a return, then close."""
        if kept == self.entry:
            super().finish(kept)
            return

        def close(use: Entry | None) -> None:
            self.dismiss(use or kept)

        ask_to_count(self, self.entry, kept, close)

    def _complete_strategy(self, beginning: str) -> list[str]:
        """Complete from the user's own words first, then from strategy names."""
        own = self.journal.tags.names("strategy", beginning)
        names = (one.name for one in self.journal.strategies.all())
        return own + [name for name in names if name.casefold().startswith(beginning.casefold())]
