"""The dialog for an amount while cutting down: how much it was in total on a day."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime

from textual import on
from textual.widget import Widget
from textual.widgets import Input, Static

from recovery_journal import clock
from recovery_journal.domain.entries.entry import Entry
from recovery_journal.domain.sobriety.logged_days import LoggedDays, count_days, count_days_around
from recovery_journal.domain.sobriety.tracker import Limit, Tracker, Use, moment_of_use
from recovery_journal.errors import BadInput
from recovery_journal.store.journal import Journal
from recovery_journal.tui.dialogs.entry_dialog import EntryDialog
from recovery_journal.tui.dialogs.form import Field, Values
from recovery_journal.tui.text.literal import safe_content
from recovery_journal.tui.text.masking import tracker_name
from recovery_journal.tui.widgets.date_fields import DayField
from recovery_journal.tui.widgets.fields import LineField, NumberField
from recovery_journal.tui.widgets.pick import PickOne
from recovery_journal.words import cutting_down as words
from recovery_journal.words import returns
from recovery_journal.words.format import numbers

MAX_AMOUNT = 999_999_999


class AmountDialog(EntryDialog[Use]):
    """Asks for the sum of a day, and adds what is missing as a use; 0 marks a dry day."""

    KIND = "amount"
    HEADING = words.HOW_MUCH
    HINT = words.AMOUNT_HINT
    FIRST_FIELD = "#total"

    def __init__(
        self,
        journal: Journal,
        entry: Use | None = None,
        *,
        tracker: int | None = None,
        dry_day: bool = False,
    ) -> None:
        """Propose one more than what is logged, or a dry day."""
        super().__init__(journal, entry)
        self._save = self._record
        self._tracker_id = tracker
        self._is_dry_day = dry_day
        self._uses: dict[int, list[Use]] = {}
        self._week_starts_on = ""
        self._sum = Static(id="sum")
        self._proposed = ""
        """The amount in the field, until the user types another."""

    # The fields

    def fields(self) -> Sequence[Field | Widget]:
        return [
            Field(returns.WHICH_TRACKER, PickOne({}, needed=True, id="tracker")),
            Field("", NumberField(None, returns.AN_AMOUNT, 0, MAX_AMOUNT, id="total")),
            self._sum,
            Field(
                returns.WHICH_DAY, DayField(self.app.today(), hint=returns.WHICH_DAY_HINT, id="on")
            ),
            Field(words.NOTE, LineField(id="note")),
        ]

    def more_fields(self) -> Sequence[Field]:
        return self.shared_fields()

    # From the journal

    def fill_from_journal(self) -> None:
        """List what is being cut down on, and propose an amount."""
        super().fill_from_journal()
        pick = self.field("tracker", PickOne)
        pick.options = {
            number: name for number, name in pick.options.items() if self.trackers[number].limit
        }
        self.row("tracker").display = self._tracker_id is None
        self._uses = {
            number: self.journal.counted_uses(self.trackers[number]) for number in pick.options
        }
        self._week_starts_on = self.journal.settings.read().week_starts_on
        self.show_sum()

    def usual_tracker(self, listed: list[int]) -> int | None:
        return self._tracker_id if self._tracker_id in listed else None

    def _chosen_tracker(self) -> Tracker | None:
        return self.trackers.get(self.values["tracker"])

    def _logged(self, limit: Limit, tracker: int) -> LoggedDays:
        """Return what is logged on the chosen day."""
        day = self.values["on"]
        return count_days(self._uses[tracker], day, day, limit, self.app.today())

    @on(PickOne.Chosen)
    @on(Input.Changed)
    def show_sum(self) -> None:
        """Say what is asked, what is logged, and where this amount leads."""
        tracker = self._chosen_tracker()
        if tracker is None or tracker.limit is None or tracker.id not in self._uses:
            return
        limit, today, said = tracker.limit, self.app.today(), ""
        with suppress(BadInput):
            day, discreet = self.values["on"], self.app.discreet
            name, unit = tracker_name(tracker, masked=discreet), "" if discreet else limit.unit
            heading = words.how_much_in_all(name, unit, day, today)
            self.set_heading(heading)
            logged = self._logged(limit, tracker.id)
            self._propose(logged)
            total = self.values["total"]
            around = count_days_around(
                self._uses[tracker.id], day, limit, today, self._week_starts_on
            )
            said = words.sum_in_all(logged, around, total, limit, unit, is_today=day == today)
        self._sum.update(safe_content(said))

    def _propose(self, logged: LoggedDays) -> None:
        """Fill in a dry day, or one more than that day has, unless something else was typed."""
        field = self.field("total", NumberField)
        if field.value == self._proposed:
            total = 0 if self._is_dry_day else logged.amount + 1
            self._proposed = field.value = numbers.plain_number(total)

    # The result

    def moment(self, values: Values) -> datetime:
        return moment_of_use(values["on"], self.app.today(), clock.now(), clock.LOCAL_ZONE)

    def to_entry(self, values: Values) -> Entry:
        """Return a use of what is missing to the sum.

        Raises:
            BadInput: nothing is missing.
        """
        shared, total = self.shared_values(values), values["total"]
        tracker = self._chosen_tracker()
        if tracker is None or tracker.limit is None:
            raise BadInput(returns.CHOOSE_TRACKER)
        if total is None:
            raise BadInput(words.AMOUNT_NEEDED)
        self._uses[tracker.id] = self.journal.counted_uses(tracker)
        logged = self._logged(tracker.limit, tracker.id)
        missing = round(total - logged.amount, 9)
        if logged.uses and missing <= 0:
            raise BadInput(words.already_logged(logged, tracker.limit.unit))
        return Use(**shared, on=values["on"], next_start=None, amount=missing)

    def _record(self, entry: Use) -> Entry:
        return self.journal.returns.record(
            entry, None, only_end_said=False, private=entry.private
        ).use
