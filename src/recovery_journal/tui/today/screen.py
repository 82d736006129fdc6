"""Today: how far have I come, what is there today, what do I want to hear."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, cast

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Container, Vertical, VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from recovery_journal import clock
from recovery_journal.charts.bars import bars
from recovery_journal.domain.entries.entry import Entry, day_of
from recovery_journal.domain.entries.filter import Filter
from recovery_journal.domain.entries.recent import Recent, recent
from recovery_journal.domain.settings import Settings
from recovery_journal.domain.sobriety.standing import (
    LimitStanding,
    Standing,
    hours,
    limit_standing,
    standing,
)
from recovery_journal.errors import JournalError
from recovery_journal.store.journal import Journal
from recovery_journal.tui.actions.actions import PRACTICE, TODAY, bindings
from recovery_journal.tui.actions.practice import PROMISE
from recovery_journal.tui.place import Place
from recovery_journal.tui.text.literal import shown
from recovery_journal.tui.text.masking import tracker_name
from recovery_journal.tui.today import agenda, notices
from recovery_journal.tui.today.agenda import Item, items
from recovery_journal.tui.today.agenda_line import Daily
from recovery_journal.tui.today.counter import Counter
from recovery_journal.tui.today.notices import Notices
from recovery_journal.words import today as sentences
from recovery_journal.words.format import numbers
from recovery_journal.words.format import standing as words
from recovery_journal.words.practice import given_by, quoted

if TYPE_CHECKING:
    from recovery_journal.domain.circle import KeptWords
    from recovery_journal.tui.app import JournalApp

DAYS = 14
"""How many days the two rows of bars show."""
KEPT = 60
"""From how many of the newest kept words one is chosen a day."""

LOOK_AGAIN = 60.0
"""Seconds after which Today looks whether there is something to ask by now."""


@dataclass(frozen=True, slots=True)
class View:
    """Everything Today shows, so that nothing is drawn anew while nothing has changed."""

    today: date
    discreet: bool
    hour: str
    standings: tuple[Standing | LimitStanding, ...]
    days: Recent
    settings: Settings
    kinds: frozenset[str]
    kept: Entry | None
    given: bool
    """Whether it is a day for words that others gave; they come when the page stands."""


class Today(Place):
    """The first place."""

    PLACE = "today"
    AUTO_FOCUS = ""
    BINDINGS = [
        *bindings(PRACTICE, TODAY),
        Binding("down,j", "scroll_page(1)", "Down", show=False),
        Binding("up,k", "scroll_page(-1)", "Up", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._view: View | None = None
        self._items: tuple[Item, ...] = ()
        self._daily = Daily(())
        self._given: KeptWords | None = None

    def body(self) -> ComposeResult:
        """One scrolling page, drawn at once as far as the journal can be read by now."""
        with VerticalScroll(id="body", can_focus=False):
            yield Notices()
            with Vertical(id="facts"), suppress(JournalError):
                self._view = self._read(self.journal)
                yield from self._facts(self._view)

    def on_mount(self) -> None:
        """Look now and then, for what comes with time."""
        self.set_interval(LOOK_AGAIN, self._look)

    def _look(self) -> None:
        if self.is_current:
            self.reload()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """A key answers only what is asked."""
        if action == "promise":
            return any(one.action is PROMISE for one in self._items)
        return all(one.answered_by(action) for one in self.query(Notices))

    def action_scroll_page(self, by: int) -> None:
        """Show what there was no room for."""
        self.query_one("#body").scroll_relative(y=by, animate=False)

    def action_answer(self) -> None:
        """Say how strong the craving is now."""
        notices.answer(cast("JournalApp", self.app))

    def action_not_now(self) -> None:
        """End the question."""
        notices.not_now(cast("JournalApp", self.app))

    def action_letter(self) -> None:
        """Read the letter."""
        notices.read_letter(cast("JournalApp", self.app))

    def action_promise(self, number: int = 0) -> None:
        """Say how a promise went."""
        agenda.answer_promise(cast("JournalApp", self.app), number)

    def show(self, journal: Journal) -> None:
        """Draw the page, when it says something else than before; then what there is to ask."""
        view = self._read(journal)
        self.call_after_refresh(self._bring_up, journal, view)
        if view == self._view:
            return
        if self._view and view.discreet != self._view.discreet:
            self._items, self._given = (), None
        self._view = view
        facts = self.query_one("#facts")
        facts.remove_children()
        facts.mount(*self._facts(view))

    def _facts(self, view: View) -> Iterator[Widget]:
        """What is counted, what was written down beside it, and words to hear again."""
        yield Container(
            Vertical(*self._trackers(view), classes="counters"),
            Vertical(*self._beside(view), classes="beside-counters"),
            classes="columns",
        )
        yield from self._words(view)

    def _bring_up(self, journal: Journal, view: View) -> None:
        """What can wait until the page stands; while another program holds the journal, it does."""
        if self not in self.app.screen_stack:
            return  # locked meanwhile, or another place is shown; it is drawn anew when it is back
        self.query_one(Notices).bring_up(view.standings)
        with suppress(JournalError):
            found = items(
                journal, view.settings, view.kinds, clock.now(), view.today, discreet=view.discreet
            )
            if found != self._items:
                self._items = found
                self._daily.show(found)
                self.query("#nothing").set(display=not found)
            given = notices.given_words(journal) if view.given and not view.discreet else []
            one = given[view.today.toordinal() // 2 % len(given)] if given else None
            if one != self._given:
                self._given = one
                self.query(".given").remove()
                if one is not None:
                    facts = self.query_one("#facts")
                    facts.mount(*self._given_words(one, view.today))

    def _read(self, journal: Journal) -> View:
        now = clock.now()
        settings = journal.settings.read()
        today = day_of(now, settings.day_starts_at)
        trackers = [one for one in journal.trackers.all() if not (self.discreet and one.private)]
        standings = tuple(
            (limit_standing if tracker.limit else standing)(
                tracker, journal.entries.uses(tracker.id), now.date()
            )
            for tracker in trackers
        )
        since = today - timedelta(days=DAYS - 1)
        written = journal.entries.days_since(since)
        kept = journal.entries.page(Filter(kept=True), limit=KEPT)
        given, turn = journal.holds("kept_words"), today.toordinal()
        if kept and given:  # one's own words on one day, those of others on the next
            turn, other = divmod(turn, 2)
            given = other == 1
        first = next((one for one in standings if isinstance(one, Standing)), None)
        hour = hours(first, now) if first else None
        return View(
            today=today,
            discreet=self.discreet,
            hour=numbers.count(hour, "hour") if hour else "",
            standings=standings,
            days=recent(written, today, DAYS),
            settings=settings,
            kinds=frozenset(kind for day, kind, _ in written if day == today),
            kept=kept[turn % len(kept)] if kept and not given else None,
            given=given,
        )

    def _trackers(self, view: View) -> Iterator[Widget]:
        """The first tracker in large type, the others in a line or two each."""
        if not view.standings:
            yield Static(shown(sentences.NOTHING_COUNTED))
            yield Static(shown(sentences.ADD_TRACKER), classes="muted")
        for number, one in enumerate(view.standings):
            name = tracker_name(one.tracker, number, view.discreet)
            if isinstance(one, Standing) and number == 0:
                yield Counter(one, name, view.hour)
            else:
                lines = words.short(one) if isinstance(one, Standing) else words.limit_lines(one)
                yield Static(shown(f"{name}  {lines[0]}"), classes="also")
                yield from (Static(shown(line), classes="muted") for line in lines[1:])

    def _beside(self, view: View) -> Iterator[Widget]:
        """What there is today, and what was written down lately.

        Days without a word are dots, unlike zero.
        """
        self._daily = Daily(self._items)
        yield self._daily
        yield Static("Last 14 days", classes="heading")
        cravings, moods = view.days.cravings, view.days.moods
        most = max(4, *(count or 0 for count in cravings))
        drawn = bars(cravings, low=0, high=most)
        yield Static(shown(f"cravings  {drawn}  {view.days.craving_count}"), classes="bars")
        middle = view.days.mood_median
        typical = "" if middle is None else f"  median {numbers.plain(middle)}"
        yield Static(shown(f"mood      {bars(moods, low=1, high=5)}{typical}"), classes="bars")
        if cravings[-1] is None and not self._items:
            yield Static(shown(sentences.NOTHING_LOGGED), classes="muted", id="nothing")

    def _words(self, view: View) -> Iterator[Widget]:
        """Words the person wanted to hear again; in discreet mode they stay closed."""
        if view.kept and view.kept.note and not view.discreet:
            day = view.kept.day or view.kept.at.date()
            yield Static(shown(f"“{view.kept.note.strip()}”"), classes="kept")
            yield Static(shown(sentences.kept_on(day, view.today)), classes="muted")
        elif self._given and not view.discreet:
            yield from self._given_words(self._given, view.today)

    def _given_words(self, given: "KeptWords", today: date) -> Iterator[Widget]:
        yield Static(shown(quoted(given.text)), classes="kept given")
        yield Static(shown(given_by(given.who, given.received, today)), classes="muted given")
