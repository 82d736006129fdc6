"""The dialog to add or edit a tracker."""

from collections.abc import Sequence
from datetime import date

from textual import on
from textual.widget import Widget
from textual.widgets import Input, Static

from recovery_journal.domain.dataclass import replace
from recovery_journal.domain.sobriety.money import format_money, parse_money
from recovery_journal.domain.sobriety.tracker import HEADLINES, VERBS_BY_KIND, Limit, Tracker
from recovery_journal.errors import BadInput, JournalError
from recovery_journal.text import parse_decimal
from recovery_journal.tui.dialogs.form import Field, Values
from recovery_journal.tui.dialogs.record_dialog import RecordDialog
from recovery_journal.tui.text.literal import safe_content
from recovery_journal.tui.widgets.date_fields import AnyDayField
from recovery_journal.tui.widgets.fields import LineField
from recovery_journal.tui.widgets.pick import PickOne
from recovery_journal.words import entry_dialogs as words
from recovery_journal.words.data.medical import PRESCRIBED, stopping_facts
from recovery_journal.words.data.medical_sources import Fact
from recovery_journal.words.format import numbers
from recovery_journal.words.format.numbers import short_date
from recovery_journal.words.returns import may_be_medicine

PRIVACY_OPTIONS = {"open": "not private", "private": "private"}


class TrackerDialog(RecordDialog[Tracker]):
    KIND = "tracker"
    CSS_PATH = ["../styles/dialogs.tcss", "../styles/things.tcss"]

    def heading(self) -> str:
        return "Change a tracker" if self.record else "A new tracker"

    def fields(self) -> Sequence[Field | Widget]:
        """Return the fields; a new tracker starts with the most common values."""
        now = self.record or Tracker(name="?", start=self.app.today())
        name, since, verb = "", "today", ""
        if self.record:
            name, since, verb = now.name, now.start.isoformat(), now.verb
        goals = dict(zip(("abstain", "limit"), words.GOALS, strict=True))
        minutes = "" if now.minutes_per_day is None else str(now.minutes_per_day)
        start = Field(
            f"{words.SINCE} {words.SINCE_YOURS}",
            AnyDayField(since, future=True, id="since"),
            above=True,
        )
        self._start = (*start.parts, Static(id="echo", classes="quiet"))
        return [
            Field(words.TRACKER_NAME, LineField(name, id="name"), above=True),
            Field(words.TRACKER_KIND, _choice("kind", now.kind, words.TRACKER_KINDS), above=True),
            Field(
                words.GOAL, _choice("goal", "limit" if now.limit else "abstain", goals), above=True
            ),
            self._limit_field(now.limit),
            start,
            self._start[-1],
            Static(id="stopping", classes="quiet"),
            Field(
                words.TRACKER_VERB,
                LineField(verb, placeholder="drank, smoked, used", id="verb"),
                above=True,
            ),
            Field(
                words.HEADLINE,
                _choice("headline", now.headline, {one: words.HEADLINES[one] for one in HEADLINES}),
                above=True,
            ),
            Field(
                words.TRACKER_PRIVATE,
                _choice("private", "private" if now.private else "open", PRIVACY_OPTIONS),
                above=True,
            ),
            Field(
                words.MONEY,
                LineField(_money(now), placeholder="5.50 EUR a day", id="money"),
                LineField(minutes, placeholder="minutes a day", id="minutes"),
                above=True,
                id="savings",
            ),
            Static(safe_content(PRESCRIBED), classes="muted label", id="prescribed"),
        ]

    def _limit_field(self, limit: Limit | None) -> Field:
        amount = numbers.plain_number(limit.amount) if limit else ""
        return Field(
            words.LIMIT,
            LineField(amount, placeholder="2", id="most"),
            LineField(limit.unit if limit else "", placeholder=words.UNIT_HINT, id="unit"),
            _choice("per", limit.per if limit else "day", words.PERIODS),
            above=True,
            id="limit",
        )

    @on(PickOne.Chosen, "#goal,#kind")
    def show_relevant_fields(self) -> None:
        """Show what fits the goal and the kind: there is no first day without it to cut down."""
        cuts_down = self.values["goal"] == "limit"
        self.row("most").display = cuts_down
        for widget in self._start:
            widget.display = not cuts_down
        self.query_one("#prescribed").display = may_be_medicine(
            self.values["kind"], cuts_down=cuts_down
        )
        self.row("money").display = self.values["kind"] != "gambling"

    def begin(self) -> None:
        super().begin()
        self.show_relevant_fields()

    @on(Input.Changed, "#since")
    @on(PickOne.Chosen, "#kind")
    def echo_date(self) -> None:
        """Show the date that was understood, and what to know if it is recent or in the future."""
        today = self.app.today()
        facts: tuple[Fact, ...] = ()
        try:
            start = self.values["since"]
            said = short_date(start, today.year)
            facts = stopping_facts(self.values["kind"], start, today)
        except JournalError as error:
            said = str(error)
        self.query_one("#echo", Static).update(safe_content(said))
        stopping = self.query_one("#stopping", Static)
        stopping.update(safe_content(" ".join(fact.text for fact in facts)))
        stopping.display = bool(facts)

    def to_result(self, values: Values) -> Tracker:
        kind = values["kind"]
        gambling = kind == "gambling"
        money = "" if gambling else values["money"].strip()
        cents, currency = parse_money(money) if money else (None, "")
        start = values["since"]
        return replace(
            self.record or Tracker(name="?", start=start),
            name=values["name"].strip(),
            kind=kind,
            verb=values["verb"].strip() or VERBS_BY_KIND[kind],
            start=start,
            limit=self._limit(start, values),
            headline=values["headline"],
            private=values["private"] == "private",
            cents_per_day=cents,
            currency=currency,
            minutes_per_day=None if gambling else _read_minutes(values["minutes"].strip()),
        )

    def _limit(self, start: date, values: Values) -> Limit | None:
        if values["goal"] == "abstain":
            return None
        amount = _number(values["most"].strip(), words.LIMIT)
        said = Limit(amount, values["unit"].strip(), values["per"], start)
        before = self.record or Tracker(name="?", start=start)
        return replace(before, start=start).dated_limit(said, self.app.today())


def _choice(name: str, value: str, options: dict[str, str]) -> PickOne:
    return PickOne(options, value=value, needed=True, id=name)


def _money(tracker: Tracker) -> str:
    if tracker.cents_per_day is None:
        return ""
    return format_money(tracker.cents_per_day, tracker.currency)


def _read_minutes(text: str) -> int | None:
    return round(_number(text, "Minutes a day")) if text else None


def _number(text: str, what: str) -> float:
    try:
        number = parse_decimal(text.replace(",", "."))
    except ValueError:
        number = -1.0
    if not 0 <= number < 1e7:
        raise BadInput(f"{what.rstrip('?')}: a number, such as 5 or 2.5")
    return number
