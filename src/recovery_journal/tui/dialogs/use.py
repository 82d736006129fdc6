"""A return to use, or a use on a tracker that is cut down: thanks, safety, the day, and no more."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, cast

from textual import on
from textual.widget import Widget
from textual.widgets import Input, Static

from recovery_journal import clock
from recovery_journal.domain.circle import Person, first_in_need
from recovery_journal.domain.entries.entry import Entry
from recovery_journal.domain.entries.filter import Filter
from recovery_journal.domain.entries.note import Note
from recovery_journal.domain.sobriety.standing import standing
from recovery_journal.domain.sobriety.tracker import Tracker, Use, moment_of_use
from recovery_journal.domain.toolkit import Plan
from recovery_journal.errors import BadInput, Busy
from recovery_journal.store.journal import Journal
from recovery_journal.text import one_line
from recovery_journal.tui.dialogs.entry_dialog import EntryDialog
from recovery_journal.tui.right_now.choices import called
from recovery_journal.tui.text.literal import shown
from recovery_journal.tui.widgets.date_fields import Day
from recovery_journal.tui.widgets.fields import Line, Number, Row, Tags, Words
from recovery_journal.tui.widgets.pick import Pick
from recovery_journal.words import entry_dialogs
from recovery_journal.words import returns as words
from recovery_journal.words.data.medical import PRESCRIBED

if TYPE_CHECKING:
    from recovery_journal.tui.app import JournalApp

YES = words.SAFE_ANSWERS[0]
NOT_AGAIN, OTHER_DAYS, STILL_USING = words.SINCE_ANSWERS
DAY = timedelta(days=1)
PEOPLE = 5
"""So many people are offered to call."""


class UseDialog(EntryDialog):
    """Asks what it has to; enter at any point saves what is there."""

    HEADING = words.TITLE

    def __init__(
        self,
        journal: Journal,
        entry: Entry | None = None,
        *,
        tracker: int | None = None,
        on: date | None = None,
    ) -> None:
        """Edit `entry`, or begin a new one with a tracker and a day."""
        super().__init__(journal, entry)
        if entry is None:
            self._keep = self.kept_with_plan
        self._was = entry if isinstance(entry, Use) else None
        self._tracker = self._was.tracker if self._was else tracker
        self._on = self._was.on if self._was else on or clock.today()
        self._uses: dict[int, list[Use]] = {}
        self._people: dict[int, Person] = {}
        self._since_offered = NOT_AGAIN

    # The fields

    def first(self) -> Iterator[Widget]:
        """Safety first; then which, when and since then."""
        was = self._was
        today = clock.today()
        yield Static(id="thanks")
        yield Static(shown(words.ARE_YOU_SAFE), id="safe-question")
        yield Pick({one: one for one in words.SAFE_ANSWERS}, id="safe")
        yield Row(words.WHICH_TRACKER, Pick({}, needed=True, id="tracker"))
        yield Row(words.WHICH_DAY, Day(self._on, hint=words.WHICH_DAY_HINT, id="on"))
        since = {one: one for one in words.SINCE_ANSWERS}
        yield Row(words.SINCE_THEN, Pick(since, value=self._since(), needed=True, id="since"))
        last = was.next_start - DAY if was and was.next_start else today
        yield Row(words.LAST_DAY, Day(last, id="last"))
        amount = Number(was.amount if was else None, words.AN_AMOUNT, 0, 999_999_999, id="amount")
        yield Row(words.HOW_MUCH, amount)
        yield Static(id="body")
        yield Static(shown(PRESCRIBED), classes="muted", id="prescribed")

    def more(self) -> Iterator[Widget]:
        """Words and tags, and whom to tell: all of it optional."""
        was = self._was
        yield Static(shown(words.LOOK), classes="muted", id="look")
        yield Row(entry_dialogs.IN_WORDS, Words(was.note if was else "", id="note"))
        yield self.tags(entry_dialogs.TRIGGER, "trigger", was.triggers if was else ())
        yield self.tags(entry_dialogs.FEELINGS, "feeling", was.feelings if was else ())
        yield from self.shared()
        yield Static(shown("\n".join((words.CONTACT, *words.TO_SEND))), id="contact")
        yield Row(words.WHOM, Pick({}, id="whom"))
        yield Static(id="number")
        if was is None:
            yield Row(words.IF, Line(placeholder=words.IF_HINT, id="cue"))
            yield Row(words.THEN, Line(placeholder=words.THEN_HINT, id="act"))

    def _since(self) -> str:
        if self._was is None or self._was.next_start == self._was.on + DAY:
            return NOT_AGAIN
        return OTHER_DAYS if self._was.next_start else STILL_USING

    # What is read from the journal

    def prepare(self) -> None:
        """Fill in the trackers; without one, offer a note."""
        super().prepare()
        pick = self.field("tracker", Pick)
        self._uses = {number: self.journal.entries.uses(number) for number in pick.offered}
        if not pick.offered:
            self._offer_note()
        self._row("tracker").display = len(pick.offered) > 1
        self._show_people()
        self.begin_where_it_stands()
        self.show_what_fits()

    @on(Pick.Chosen, "#tracker")
    def begin_where_it_stands(self) -> None:
        """Begin with "still using" while a use is open, until something else was said."""
        since, uses = self.field("since", Pick), self._uses.get(self.field("tracker", Pick).value)
        if self.entry is None and since.value == self._since_offered:
            still = any(one.next_start is None for one in uses or ())
            self._since_offered = since.value = STILL_USING if still else NOT_AGAIN

    def _show_people(self) -> None:
        """Offer those who can be called; without anyone, nothing is asked."""
        found = first_in_need(self.journal.people.all()) if self.journal.holds("person") else []
        self._people = {one.id: one for one in found}
        discreet = cast("JournalApp", self.app).discreet
        self.field("whom", Pick).offered = {
            one.id: called(one, discreet=discreet) for one in found[:PEOPLE]
        }
        self._row("whom").display = bool(found)
        self.show_number()

    @on(Pick.Chosen, "#whom")
    def show_number(self) -> None:
        """Show how to reach the person who was chosen."""
        someone = self._people.get(self.field("whom", Pick).value)
        reach = (someone.number or someone.other_ways or words.NO_NUMBER) if someone else ""
        number = self.field("number", Static)
        number.update(shown(one_line(reach)))
        number.display = bool(reach)

    def usual_tracker(self, listed: list[int]) -> int | None:
        """The one asked for, else the one of the last use or craving, else the first."""
        if self._tracker in listed:
            return self._tracker
        recent = self.journal.entries.page(Filter(kinds=("use", "craving")))
        found = next((one.tracker for one in recent if one.tracker in listed), None)
        return found or next(iter(listed), None)

    def _offer_note(self) -> None:
        for field in ("since", "last", "amount", "trigger", "feeling", "cue", "act"):
            self._row(field).display = False
        note = self.field("note", Words)
        note.text = note.text or words.AS_A_NOTE
        note.move_cursor(note.document.end)
        self.field("look", Static).update(shown(words.NOTHING_COUNTED))
        self.query_one("#toggle").display = False
        self.open_more(True)

    # What is shown

    @on(Pick.Chosen, "#safe")
    def look_after(self, event: Pick.Chosen) -> None:
        """Help comes first; the dialog stays as it is underneath."""
        if event.value not in (None, YES):
            cast("JournalApp", self.app).action_now()

    @on(Pick.Chosen)
    @on(Input.Changed)
    def show_what_fits(self) -> None:
        """Show what stays, the questions that fit, and what the body may need."""
        tracker = self._chosen_tracker()
        cut_down = tracker is not None and tracker.limit is not None
        since = self.field("since", Pick).value
        if tracker is not None:
            self._row("since").display = not cut_down
            self._row("last").display = not cut_down and since == OTHER_DAYS
            self._show_amount(tracker)
        total = 0
        if tracker is not None and not cut_down:
            total = standing(tracker, self._so_far(tracker), clock.today()).total
        self.query_one("#thanks", Static).update(shown(words.thanks(total)))
        told = ""
        if tracker is not None and not cut_down:
            told = words.body(tracker.kind, several=since != NOT_AGAIN)
            if since == STILL_USING:
                told = f"{told} {words.WHEN_READY}".strip()
        kind = tracker.kind if tracker else ""
        self.query_one("#safe-question", Static).update(shown(words.are_you_safe(kind)))
        self.query_one("#prescribed").display = kind not in words.NOTHING_TAKEN
        body = self.query_one("#body", Static)
        body.update(shown(told))
        body.display = bool(told)

    def _show_amount(self, tracker: Tracker) -> None:
        amount = self._row("amount")
        amount.display = tracker.limit is not None or bool(self._was and self._was.amount)
        if tracker.limit is not None:
            name = words.how_much(tracker.limit.unit)
            amount.query_one(".name", Static).update(shown(name))

    def _row(self, field: str) -> Row:
        return self.row(self.field(field, Widget))

    def _chosen_tracker(self) -> Tracker | None:
        return self.trackers.get(self.field("tracker", Pick).value)

    # What the fields say

    def moment(self) -> datetime:
        """Now for a use of today, else noon of its day; the same day keeps its moment."""
        on = self.field("on", Day).day()
        if self.entry is not None and on == self._on:
            return self.entry.at
        return moment_of_use(on, clock.now(), clock.LOCAL)

    def kept_with_plan(self, entry: Entry) -> Entry:
        """Keep the use, and in the same step the plan that was made beside it."""
        cue, act = (self.field(name, Line).value.strip() for name in ("cue", "act"))
        plan = Plan(cue=cue, act=act) if cue or act else None
        with self.journal.bulk():
            kept = self.journal.entries.add(entry)
            if plan is not None:
                self.journal.plans.add(plan)
        return kept

    def written(self, shared: dict[str, Any]) -> Entry:
        """The use as the fields say; a note while nothing is counted."""
        tracker = self._chosen_tracker()
        if tracker is None:
            return Note(**shared)
        on, next_start = self._days(tracker)
        fields: dict[str, Any] = {
            **shared,
            "on": on,
            "next_start": next_start,
            "amount": self.field("amount", Number).number(),
            "triggers": self.field("trigger", Tags).names(),
            "feelings": self.field("feeling", Tags).names(),
        }
        return replace(self._was, **fields) if self._was else Use(**fields)

    def _so_far(self, tracker: Tracker) -> list[Use]:
        """All uses as they would stand; a next first day ends those still open before it."""
        others = [one for one in self._uses[tracker.id] if one != self.entry]
        try:
            on, next_start = self._days(tracker)
        except BadInput:
            return others
        if next_start is not None:
            others = [
                replace(one, next_start=next_start)
                if one.next_start is None and one.on < next_start
                else one
                for one in others
            ]
        return [*others, Use(at=clock.now(), tracker=tracker.id, on=on, next_start=next_start)]

    def _days(self, tracker: Tracker) -> tuple[date, date | None]:
        """The day of use, and the next first day without; a cut-down goal has no such day."""
        on = self.field("on", Day).day()
        since = self.field("since", Pick).value
        if tracker.limit is not None and self._was is not None and on == self._was.on:
            return on, self._was.next_start
        if tracker.limit is not None or since == NOT_AGAIN:
            return on, on + DAY
        if since == STILL_USING:
            return on, None
        last = self.field("last", Day).day()
        if last < on:
            raise BadInput(words.LAST_BEFORE_FIRST)
        return on, last + DAY


def saved_use(journal: Journal, use: Use) -> str:
    """The quiet line after a use: the days that stay."""
    try:
        tracker = journal.trackers.get(use.tracker)
        stands = standing(tracker, journal.entries.uses(use.tracker), clock.today())
    except Busy:
        return entry_dialogs.saved("")
    if tracker.limit is not None:
        return entry_dialogs.with_keys(words.CUT_DOWN)
    return entry_dialogs.with_keys(words.saved(stands.total, stands.longest))
