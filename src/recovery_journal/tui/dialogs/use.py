"""The dialog for a return to use, or a use on a cut-down tracker: thanks, safety, the day."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from textual import on
from textual.widget import Widget
from textual.widgets import Input, Static

from recovery_journal import clock
from recovery_journal.domain.circle import Person, people_to_call
from recovery_journal.domain.dataclass import replace
from recovery_journal.domain.entries.entry import Entry
from recovery_journal.domain.entries.note import Note
from recovery_journal.domain.sobriety import returns
from recovery_journal.domain.sobriety.standing import compute_standing
from recovery_journal.domain.sobriety.tracker import (
    Tracker,
    Use,
    moment_of_use,
    only_begun,
    that_count,
)
from recovery_journal.domain.toolkit import Plan
from recovery_journal.errors import BadInput
from recovery_journal.store.journal import Journal
from recovery_journal.text import one_line
from recovery_journal.tui.dialogs.entry_dialog import EntryDialog
from recovery_journal.tui.dialogs.form import Field, Values, named_alike
from recovery_journal.tui.text.literal import safe_content
from recovery_journal.tui.text.masking import person_name
from recovery_journal.tui.widgets.date_fields import DayField
from recovery_journal.tui.widgets.fields import (
    LineField,
    NumberField,
    TextField,
)
from recovery_journal.tui.widgets.key_hint import with_keys
from recovery_journal.tui.widgets.pick import PickOne
from recovery_journal.words import entry_dialogs
from recovery_journal.words import returns as words
from recovery_journal.words.data.medical import PRESCRIBED

SAFE_YES = words.SAFE_ANSWERS[0]
NOT_AGAIN, OTHER_DAYS, STILL_USING = words.SINCE_ANSWERS
ONE_DAY = timedelta(days=1)
MAX_AMOUNT = 999_999_999
MAX_PEOPLE_OFFERED = 5


class UseDialog(EntryDialog[Use]):
    """Asks only what it must; enter saves at any point."""

    KIND = "use"
    HEADING = words.TITLE
    NEUTRAL_HEADING = words.TITLE_NEUTRAL

    def __init__(
        self,
        journal: Journal,
        entry: Use | None = None,
        *,
        tracker: int | None = None,
        on: date | None = None,
    ) -> None:
        """Edit `entry`, or start a new one with a tracker and a day."""
        super().__init__(journal, entry)
        if entry is None:
            self._save = self.save_with_plan
        self._tracker_id = entry.tracker if entry else tracker
        self._on = entry.on if entry else on or self.app.today()
        self._is_day_given = on is not None
        self._uses: dict[int, list[Use]] = {}
        self._people: dict[int, Person] = {}
        self._suggested_since = NOT_AGAIN
        self._look_back = Static(safe_content(words.LOOK_BACK), classes="muted", id="look")
        self._contact = Static(
            safe_content("\n".join((words.CONTACT, *words.TO_SEND))), id="contact"
        )
        self._number = Static(id="number")

    # The fields

    def fields(self) -> Sequence[Field | Widget]:
        was = self.entry
        last = was.next_start - ONE_DAY if was and was.next_start else self.app.today()
        since = PickOne(
            named_alike(words.SINCE_ANSWERS), value=self._initial_since(), needed=True, id="since"
        )
        amount = was.amount if was else None
        return [
            Static(id="thanks"),
            Static(safe_content(words.ARE_YOU_SAFE), id="safe-question"),
            Field("", PickOne(named_alike(words.SAFE_ANSWERS), id="safe")),
            Field(words.WHICH_TRACKER, PickOne({}, needed=True, id="tracker")),
            Field(words.WHICH_DAY, DayField(self._on, hint=words.WHICH_DAY_HINT, id="on")),
            Field(words.SINCE_THEN, since),
            Field(words.LAST_DAY, DayField(last, id="last")),
            Field(words.HOW_MUCH, NumberField(amount, words.AN_AMOUNT, 0, MAX_AMOUNT, id="amount")),
            Static(id="body"),
            Static(safe_content(PRESCRIBED), classes="muted", id="prescribed"),
        ]

    def more_fields(self) -> Sequence[Field | Widget]:
        was = self.entry
        plan = [
            Field(words.IF, LineField(placeholder=words.IF_HINT, id="cue")),
            Field(words.THEN, LineField(placeholder=words.THEN_HINT, id="act")),
        ]
        return [
            self._look_back,
            Field(entry_dialogs.IN_WORDS, TextField(was.note if was else "", id="note")),
            self.tags_field(entry_dialogs.TRIGGER, "trigger", was.triggers if was else ()),
            self.tags_field(entry_dialogs.FEELINGS, "feeling", was.feelings if was else ()),
            *self.shared_fields(),
            self._contact,
            Field(words.WHOM, PickOne({}, id="whom")),
            self._number,
            *(plan if was is None else ()),
        ]

    def _initial_since(self) -> str:
        if self.entry is None or self.entry.next_start == self.entry.on + ONE_DAY:
            return NOT_AGAIN
        return OTHER_DAYS if self.entry.next_start else STILL_USING

    # From the journal

    def fill_from_journal(self) -> None:
        """List the trackers; if there are none, offer a note instead."""
        super().fill_from_journal()
        pick = self.field("tracker", PickOne)
        self._uses = {
            number: that_count(self.journal.entries.uses(number), self.trackers[number])
            for number in pick.options
        }
        if not pick.options:
            self._offer_note()
        self.row("tracker").display = any(number != pick.value for number in pick.options)
        self._show_people()
        self.suggest_since()
        self.show_relevant_fields()

    @on(PickOne.Chosen, "#tracker")
    def suggest_since(self) -> None:
        """Preselect "still using" while a use is open, until the user chooses otherwise."""
        since, tracker = self.field("since", PickOne), self._chosen_tracker()
        if self.entry is None and since.value == self._suggested_since:
            still = tracker and returns.latest_open_return(
                tracker, self._uses[tracker.id], self.app.today()
            )
            self._suggested_since = since.value = STILL_USING if still else NOT_AGAIN

    def _show_people(self) -> None:
        """Offer people to call; without any, don't ask."""
        found = people_to_call(self.journal.people.all()) if self.journal.has_any("person") else []
        self._people = {one.id: one for one in found}
        discreet = self.app.discreet
        self.field("whom", PickOne).options = {
            one.id: person_name(one.name, masked=discreet) for one in found[:MAX_PEOPLE_OFFERED]
        }
        self.row("whom").display = bool(found)
        self.show_number()

    @on(PickOne.Chosen, "#whom")
    def show_number(self) -> None:
        someone = self._people.get(self.values["whom"])
        reach = (someone.number or someone.other_ways or words.NO_NUMBER) if someone else ""
        self._number.update(safe_content(one_line(reach)))
        self._number.display = bool(reach)

    def usual_tracker(self, listed: list[int]) -> int | None:
        """Return the requested tracker, else the only one begun; among several the user chooses."""
        if self._tracker_id in listed:
            return self._tracker_id
        only = only_begun((self.trackers[number] for number in listed), self.app.today())
        return only.id if only else None

    def _offer_note(self) -> None:
        for field in ("trigger", "feeling", "cue", "act"):
            self.row(field).display = False
        note = self.field("note", TextField)
        note.text = note.text or words.DEFAULT_NOTE
        note.move_cursor(note.document.end)
        self._look_back.update(safe_content(with_keys(self.app, words.NOTHING_COUNTED)))
        self.query_one("#toggle").display = False
        self.set_more_open(True)

    # Visibility

    @on(PickOne.Chosen, "#safe")
    def offer_help_when_unsafe(self, event: PickOne.Chosen) -> None:
        """Show Right now first; the dialog stays open below."""
        if event.value not in (None, SAFE_YES):
            self.app.action_now()

    @on(PickOne.Chosen)
    @on(Input.Changed)
    def show_relevant_fields(self) -> None:
        """Show the totals that stay, the relevant questions, and medical facts."""
        tracker = self._chosen_tracker()
        counts_days = tracker is not None and tracker.limit is None
        since = self.values["since"]
        self.row("since").display = counts_days
        self.row("last").display = counts_days and since == OTHER_DAYS
        self._show_amount(tracker)
        total, told = 0, ""
        if tracker is not None and counts_days:
            total = compute_standing(tracker, self._uses_with_this(tracker), self.app.today()).total
            told = words.body_advice(tracker.kind, several=since != NOT_AGAIN)
            if since == STILL_USING:
                told = f"{told} {words.WHEN_READY}".strip()
        self.query_one("#thanks", Static).update(safe_content(words.thanks(total)))
        kind = tracker.kind if tracker else ""
        cuts_down = tracker is not None and not counts_days
        question = words.are_you_safe(kind, cuts_down=cuts_down)
        self.query_one("#safe-question", Static).update(safe_content(question))
        for widget in (self.query_one("#safe-question"), self.row("safe")):
            widget.display = bool(question)
        for widget in (self.query_one("#thanks"), self._contact):
            widget.display = not cuts_down
        self.query_one("#prescribed").display = words.may_be_medicine(kind, cuts_down=cuts_down)
        body = self.query_one("#body", Static)
        body.update(safe_content(told))
        body.display = bool(told)

    def _show_amount(self, tracker: Tracker | None) -> None:
        amount, limit = self.row("amount"), tracker.limit if tracker else None
        amount.display = limit is not None or bool(self.entry and self.entry.amount)
        if limit is not None:
            amount.query_one(".name", Static).update(safe_content(words.how_much(limit.unit)))

    def _chosen_tracker(self) -> Tracker | None:
        return self.trackers.get(self.values["tracker"])

    # The result

    def moment(self, values: Values) -> datetime:
        """Return now for a use today, else noon of its day; an unchanged day keeps its time."""
        if self.entry is not None and values["on"] == self._on:
            return self.entry.at
        return moment_of_use(values["on"], self.app.today(), clock.now(), clock.LOCAL_ZONE)

    def save_with_plan(self, entry: Entry) -> Entry:
        """Save the use and the new plan in one transaction."""
        cue, act = (self.values[name].strip() for name in ("cue", "act"))
        plan = Plan(cue=cue, act=act) if cue or act else None
        with self.journal.bulk():
            kept = self._add(entry)
            if plan is not None:
                self.journal.plans.add(plan)
        return kept

    def _add(self, entry: Entry) -> Entry:
        tracker = self._chosen_tracker()
        if tracker is None or not isinstance(entry, Use):
            return self.journal.entries.add(entry)
        return self.journal.returns.record(
            entry,
            self._days(tracker)[1] or returns.STILL_USING,
            only_end_said=self._is_only_end_said(),
            private=entry.private,
        ).use

    def to_entry(self, values: Values) -> Entry:
        """Return the use, a new one without its end, or a note if there is no tracker.

        Raises:
            BadInput: none of several trackers is chosen.
        """
        shared = self.shared_values(values)
        tracker = self._chosen_tracker()
        pick = self.field("tracker", PickOne)
        if tracker is None and pick.options:
            pick.focus()
            raise BadInput(words.CHOOSE_TRACKER)
        if tracker is None:
            return Note(**shared)
        on, next_start = self._days(tracker)
        return self.make_entry(
            Use,
            **shared,
            on=on,
            next_start=next_start if self.entry else None,
            amount=values["amount"],
            triggers=values["trigger"],
            feelings=values["feeling"],
        )

    def _uses_with_this(self, tracker: Tracker) -> list[Use]:
        """Return all uses as they would be after saving."""
        uses = self._uses[tracker.id]
        try:
            on, next_start = self._days(tracker)
            if self.entry:
                kept = replace(self.entry, on=on, next_start=next_start)
            else:
                kept = returns.choose_entry_to_keep(
                    Use(at=clock.now(), tracker=tracker.id, on=on, next_start=None),
                    returns.latest_open_return(tracker, uses, on),
                    next_start or returns.STILL_USING,
                    only_end_said=self._is_only_end_said(),
                )
        except BadInput:
            return [one for one in uses if one != self.entry]
        return returns.with_return(uses, kept)

    def _first_day(self, tracker: Tracker, on: date) -> date:
        """Return when the use that ends began: for an open return, its own first day."""
        if self.entry or not self._is_only_end_said():
            return on
        still_open = returns.latest_open_return(tracker, self._uses[tracker.id], on)
        return still_open.on if still_open else on

    def _is_only_end_said(self) -> bool:
        """Return whether nothing but the end of a use was entered."""
        values = self.values
        return (
            not self._is_day_given
            and values["on"] == self._on
            and values["amount"] is None
            and not self.note(values).strip()
            and not values["trigger"]
            and not values["feeling"]
        )

    def _days(self, tracker: Tracker) -> tuple[date, date | None]:
        """Return the day of use and the next first day; on a cut-down tracker there is none."""
        on: date = self.values["on"]
        since = self.values["since"]
        if tracker.limit is not None and self.entry is not None and on == self.entry.on:
            return on, self.entry.next_start
        if tracker.limit is not None or since == NOT_AGAIN:
            return on, on + ONE_DAY
        if since == STILL_USING:
            return on, None
        last: date = self.values["last"]
        if last < self._first_day(tracker, on):
            raise BadInput(words.LAST_BEFORE_FIRST)
        return on, last + ONE_DAY
