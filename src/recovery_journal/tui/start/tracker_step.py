"""The step of the first start that asks about one tracker."""

from collections.abc import Iterator, Mapping
from datetime import date

from textual import getters, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widget import Widget
from textual.widgets import Input, Static

from recovery_journal.domain.sobriety.tracker import VERBS_BY_KIND, Limit, Tracker
from recovery_journal.errors import BadInput
from recovery_journal.tui.host import Host
from recovery_journal.tui.text.literal import safe_content
from recovery_journal.tui.widgets.date_fields import AnyDayField
from recovery_journal.tui.widgets.fields import LineField, NumberField
from recovery_journal.tui.widgets.pick import PickOne
from recovery_journal.words import first_start as words
from recovery_journal.words.data.medical import PRESCRIBED, stopping_facts
from recovery_journal.words.entry_dialogs import LIMIT, PERIODS, TRACKER_KINDS, UNITS
from recovery_journal.words.format.numbers import short_date
from recovery_journal.words.returns import may_be_medicine

MAX_LIMIT = 999_999


class TrackerStep(Vertical):
    """Asks for the first day or for the limit, and for a name."""

    app = getters.app(Host)

    def __init__(self, kind: str, *, cuts_down: bool, typed: Mapping[str, str]) -> None:
        """Ask about a tracker of a kind; `typed` is what its fields held before, by id."""
        super().__init__()
        self.kind = kind
        self.cuts_down = cuts_down
        usual = {"name": "" if kind == "other" else TRACKER_KINDS[kind].capitalize()}
        usual |= {"since": "today", "most": "", "unit": UNITS.get(kind, ""), "per": "day"}
        self._typed = usual | {**typed}

    def compose(self) -> ComposeResult:
        name = self._typed["name"] or TRACKER_KINDS[self.kind].capitalize()
        yield Static(safe_content(name), classes="title")
        yield from self._ask_limit() if self.cuts_down else self._ask_since()
        yield Static(id="echo", classes="quiet")
        with Horizontal(id="called"):
            yield Static(words.NAME)
            yield LineField(self._typed["name"], id="name")
        if facts := stopping_facts(self.kind, self.app.today(), self.app.today()):
            sources = "; ".join(dict.fromkeys(fact.source.name for fact in facts))
            yield Vertical(
                Static(words.BEFORE_STOPPING, classes="question"),
                *(Static(safe_content(fact.text)) for fact in facts),
                Static(safe_content(sources), classes="muted"),
                id="stopping",
            )
        if may_be_medicine(self.kind, cuts_down=self.cuts_down):
            yield Static(safe_content(PRESCRIBED), classes="muted")

    def _ask_since(self) -> Iterator[Widget]:
        yield Static(words.SINCE, classes="question")
        yield Static(words.SINCE_HINT, classes="muted")
        yield AnyDayField(self._typed["since"], future=True, id="since")

    def _ask_limit(self) -> Iterator[Widget]:
        yield Static(LIMIT, classes="question")
        yield Static(words.LIMIT_HINT, classes="muted")
        most = NumberField(None, words.THE_LIMIT, 0, MAX_LIMIT, id="most")
        most.value = self._typed["most"]
        yield most
        yield LineField(self._typed["unit"], placeholder=words.UNIT_HINT, id="unit")
        yield PickOne(PERIODS, value=self._typed["per"], needed=True, id="per")

    def on_mount(self) -> None:
        self.query("LineField").first().focus(scroll_visible=False)

    # What is answered

    def contents(self) -> dict[str, str]:
        """Return what the fields hold, by their ids."""
        fields = (*self.query(LineField), *self.query(PickOne))
        return {field.id or "": field.to_draft() for field in fields}

    def read(self) -> Tracker | None:
        """Return the tracker, or None if something is missing; the focus is on it then."""
        today, limit = self.app.today(), None
        since = today
        try:
            if self.cuts_down:
                limit = self._read_limit(today)
            else:
                since = self.query_one("#since", AnyDayField).read()
        except BadInput as error:
            self.refuse(str(error))
            return None
        name = self.query_one("#name", LineField)
        if not name.value.strip():
            name.focus()
            return None
        verb = VERBS_BY_KIND[self.kind]
        return Tracker(name=name.value, kind=self.kind, verb=verb, start=since, limit=limit)

    def _read_limit(self, since: date) -> Limit:
        """Return the limit from today on.

        Raises:
            BadInput: it isn't a number above 0.
        """
        return Limit(
            amount=self.query_one("#most", NumberField).read() or 0,
            unit=self.query_one("#unit", LineField).value.strip(),
            per=self.query_one("#per", PickOne).value,
            since=since,
        )

    def refuse(self, sentence: str, field: str = "") -> None:
        """Say what can't be, at the field it's about."""
        self.query_one("#echo", Static).update(safe_content(sentence))
        self.query_one(field or ("#most" if self.cuts_down else "#since")).focus()

    @on(Input.Changed, "#since")
    def echo_date(self) -> None:
        today = self.app.today()
        try:
            day = self.query_one("#since", AnyDayField).read()
        except BadInput as error:
            said = str(error)
        else:
            said = short_date(day, today.year)
            shown = bool(stopping_facts(self.kind, day, today))
            self.query("#stopping").set(display=shown)
        self.query_one("#echo", Static).update(safe_content(said))

    @on(Input.Changed, "#most,#unit")
    def clear_error(self) -> None:
        self.query_one("#echo", Static).update("")
