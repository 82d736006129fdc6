"""The dialog to add or edit a tracker."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widget import Widget
from textual.widgets import Input, Static

from recovery_journal import clock
from recovery_journal.domain import dates
from recovery_journal.domain.sobriety.tracker import HEADLINES, VERBS_BY_KIND, Limit, Tracker
from recovery_journal.errors import BadInput, JournalError
from recovery_journal.text import parse_decimal
from recovery_journal.tui.dialogs.dialog import Dialog
from recovery_journal.tui.text.literal import safe_content
from recovery_journal.tui.widgets.fields import LineField
from recovery_journal.tui.widgets.pick import PickOne
from recovery_journal.words import entry_dialogs as words
from recovery_journal.words.data.medical import PRESCRIBED
from recovery_journal.words.format import numbers
from recovery_journal.words.format.numbers import short_date


class TrackerDialog(Dialog[Tracker]):
    CSS_PATH = ["../styles/dialogs.tcss", "../styles/things.tcss"]

    def __init__(self, keep: Callable[[Tracker], Tracker], tracker: Tracker | None = None) -> None:
        super().__init__(keep)
        self._tracker = tracker

    def heading(self) -> str:
        return "Change a tracker" if self._tracker else "A new tracker"

    def fields(self) -> ComposeResult:
        """Yield the fields; a new tracker starts with the most common values."""
        now = self._tracker or Tracker(name="?", start=clock.today())
        yield _label(words.TRACKER_NAME)
        yield LineField(self._tracker.name if self._tracker else "", id="name")
        yield _label(words.TRACKER_KIND)
        yield _choice("kind", now.kind, words.TRACKER_KINDS)
        yield _label(f"{words.SINCE} {words.SINCE_YOURS}")
        yield LineField(now.start.isoformat() if self._tracker else "today", id="since")
        yield Static(id="echo", classes="quiet")
        yield _label(words.TRACKER_VERB)
        yield LineField(
            now.verb if self._tracker else "", placeholder="drank, smoked, used", id="verb"
        )
        yield _label(words.GOAL)
        goals = dict(zip(("abstain", "limit"), words.GOALS, strict=True))
        yield _choice("goal", "limit" if now.limit else "abstain", goals)
        yield from self._limit_fields(now.limit)
        yield _label(words.HEADLINE)
        yield _choice("headline", now.headline, {one: words.HEADLINES[one] for one in HEADLINES})
        yield _label(words.TRACKER_PRIVATE)
        open_or_not = {"open": "not private", "private": "private"}
        yield _choice("private", "private" if now.private else "open", open_or_not)
        with Vertical(id="savings"):
            yield _label(words.MONEY)
            with Horizontal(classes="row"):
                yield LineField(_money(now), placeholder="5.50 EUR a day", id="money")
                minutes = "" if now.minutes_per_day is None else str(now.minutes_per_day)
                yield LineField(minutes, placeholder="minutes a day", id="minutes")
        yield Static(safe_content(PRESCRIBED), classes="muted label")

    def _limit_fields(self, limit: Limit | None) -> ComposeResult:
        with Vertical(id="limit"):
            yield _label(words.LIMIT)
            with Horizontal(classes="row"):
                yield LineField(
                    numbers.plain_number(limit.amount) if limit else "", placeholder="2", id="most"
                )
                yield LineField(limit.unit if limit else "", placeholder="drinks", id="unit")
                pers = {"day": "a day", "week": "a week"}
                yield _choice("per", limit.per if limit else "day", pers)

    @on(PickOne.Chosen, "#goal,#kind")
    def show_relevant_fields(self) -> None:
        """Show limit fields only for cutting down, and money for everything but gambling."""
        self.query_one("#limit").display = self._chosen("goal") == "limit"
        self.query_one("#savings").display = self._chosen("kind") != "gambling"

    def begin(self) -> None:
        super().begin()
        self.show_relevant_fields()

    @on(Input.Changed, "#since")
    def echo_date(self) -> None:
        try:
            said = short_date(self._since(), clock.today().year)
        except JournalError as error:
            said = str(error)
        self.query_one("#echo", Static).update(safe_content(said))

    def value(self) -> Tracker:
        kind = self._chosen("kind")
        gambling = kind == "gambling"
        cents, currency = (None, "") if gambling else _read_money(self._text("money"))
        start = self._since()
        return replace(
            self._tracker or Tracker(name="?", start=start),
            name=self._text("name"),
            kind=kind,
            verb=self._text("verb") or VERBS_BY_KIND[kind],
            start=start,
            limit=self._limit(start),
            headline=self._chosen("headline"),
            private=self._chosen("private") == "private",
            cents_per_day=cents,
            currency=currency,
            minutes_per_day=None if gambling else _read_minutes(self._text("minutes")),
        )

    def _limit(self, start: date) -> Limit | None:
        if self._chosen("goal") == "abstain":
            return None
        amount = _number(self._text("most"), words.LIMIT)
        said = Limit(amount, self._text("unit"), self._chosen("per"), start)
        before = self._tracker or Tracker(name="?", start=start)
        return replace(before, start=start).dated_limit(said, clock.today())

    def _since(self) -> date:
        return dates.parse_day(self._text("since"), clock.today(), future=True)

    def _text(self, name: str) -> str:
        return self.query_one(f"#{name}", LineField).value.strip()

    def _chosen(self, name: str) -> str:
        return str(self.query_one(f"#{name}", PickOne).value)


def _label(text: str) -> Widget:
    return Static(safe_content(text), classes="label")


def _choice(name: str, value: str, options: dict[str, str]) -> Widget:
    return PickOne(options, value=value, needed=True, id=name)


def _money(tracker: Tracker) -> str:
    if tracker.cents_per_day is None:
        return ""
    whole, cents = divmod(tracker.cents_per_day, 100)
    return f"{whole}.{cents:02} {tracker.currency}".strip()


def _read_money(text: str) -> tuple[int | None, str]:
    """Return hundredths and currency of "5.50 EUR"; None and "" if empty."""
    if not text:
        return None, ""
    amount, _, currency = text.partition(" ")
    return round(_number(amount, "Money a day") * 100), currency.strip()


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
