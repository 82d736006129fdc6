"""Today: day counts, agenda, recent days, and words to hear again."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Container, Vertical, VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from recovery_journal import clock
from recovery_journal.charts.bars import draw_bars
from recovery_journal.domain.entries.entry import Entry
from recovery_journal.domain.entries.filter import Filter
from recovery_journal.domain.entries.recent import RecentDays, summarize_recent_days
from recovery_journal.domain.settings import Settings
from recovery_journal.domain.sobriety.standing import (
    LimitStanding,
    Standing,
    compute_any_standing,
    hours_since_start,
)
from recovery_journal.errors import JournalError
from recovery_journal.store.journal import Journal
from recovery_journal.tui.actions.practice import PROMISE_ACTION
from recovery_journal.tui.actions.screen_keys import TODAY_PLACE
from recovery_journal.tui.place import PlaceScreen
from recovery_journal.tui.text.literal import safe_content
from recovery_journal.tui.text.masking import mask_tracker, tracker_name
from recovery_journal.tui.today import agenda, cutting_down, notices
from recovery_journal.tui.today.agenda import AgendaItem, find_agenda_items
from recovery_journal.tui.today.agenda_line import Agenda, AgendaLine
from recovery_journal.tui.today.counter import Counter
from recovery_journal.tui.today.notices import Notices
from recovery_journal.tui.widgets.key_hint import with_keys
from recovery_journal.words import today as sentences
from recovery_journal.words.format import numbers
from recovery_journal.words.format import standing as words
from recovery_journal.words.format.limits import limit_lines
from recovery_journal.words.practice import kept_words_source, quoted

if TYPE_CHECKING:
    from recovery_journal.domain.circle import KeptWords

CHART_DAYS = 14
"""How many days the two bar charts show."""
MAX_KEPT_ENTRIES = 60
"""One of this many newest kept entries is shown, changing daily."""

RELOAD_SECONDS = 60.0
"""How often Today checks for new questions."""


@dataclass(frozen=True, slots=True)
class View:
    """Everything Today shows, to redraw only after a change."""

    today: date
    discreet: bool
    hour: str
    standings: tuple[Standing | LimitStanding, ...]
    days: RecentDays
    settings: Settings
    kinds: frozenset[str]
    kept: Entry | None
    shows_given_words: bool
    """Whether it's a day for others' kind words, which are loaded later."""


class TodayScreen(PlaceScreen):
    PLACE = "today"
    AUTO_FOCUS = ""
    BINDINGS = [
        *TODAY_PLACE.bindings,
        Binding("down,j", "scroll_page(1)", "Down", show=False),
        Binding("up,k", "scroll_page(-1)", "Up", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._view: View | None = None
        self._agenda_items: tuple[AgendaItem, ...] = ()
        self._agenda = Agenda(())
        self._given: KeptWords | None = None

    def body(self) -> ComposeResult:
        """Compose the page with whatever can be read from the journal now."""
        with VerticalScroll(id="body", can_focus=False):
            yield Notices()
            with Vertical(id="facts"), suppress(JournalError):
                self._view = self._read(self.journal)
                yield from self._facts(self._view)

    def on_mount(self) -> None:
        self.set_interval(RELOAD_SECONDS, self._reload_if_current)

    def _reload_if_current(self) -> None:
        if self.is_current:
            self.reload()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Enable only keys that answer a current question, or log what is there."""
        if action in ("one_more", "dry_day"):
            return bool(self._view and cutting_down.cut_down_standings(self._view.standings))
        if action == "promise":
            return any(one.action is PROMISE_ACTION for one in self._agenda_items)
        return all(one.allows_action(action) for one in self.query(Notices))

    def action_scroll_page(self, by: int) -> None:
        self.query_one("#body").scroll_relative(y=by, animate=False)

    def action_answer(self) -> None:
        notices.ask_how_now(self.app)

    def action_not_now(self) -> None:
        notices.dismiss_follow_up(self.app)

    def action_letter(self) -> None:
        notices.open_due_letter(self.app)

    def action_promise(self, number: int = 0) -> None:
        agenda.answer_promise(self.app, number)

    def action_one_more(self, tracker: int = 0) -> None:
        self._log_amount(tracker, dry_day=False)

    def action_dry_day(self, tracker: int = 0) -> None:
        self._log_amount(tracker, dry_day=True)

    def _log_amount(self, tracker: int, *, dry_day: bool) -> None:
        """Log an amount for a tracker, or for that of the focused line."""
        if isinstance(self.focused, AgendaLine):
            tracker = tracker or self.focused.tracker_id
        if self._view is not None:
            cutting_down.log_amount(self.app, self._view.standings, tracker, dry_day=dry_day)

    def fill_from_journal(self, journal: Journal) -> None:
        """Redraw the page if anything changed, then update agenda and notices."""
        view = self._read(journal)
        self.call_after_refresh(self._show_agenda_and_notices, journal, view)
        if view == self._view:
            return
        if self._view and view.discreet != self._view.discreet:
            self._agenda_items, self._given = (), None
        self._view = view
        facts = self.query_one("#facts")
        facts.remove_children()
        facts.mount(*self._facts(view))

    def _facts(self, view: View) -> Iterator[Widget]:
        yield Container(
            Vertical(*self._trackers(view), classes="counters"),
            Vertical(*self._agenda_and_charts(view), classes="beside-counters"),
            classes="columns",
        )
        yield from self._kept_words_widgets(view)

    def _show_agenda_and_notices(self, journal: Journal, view: View) -> None:
        """Load what can wait until the page is visible; if the journal is busy, try later."""
        if self not in self.app.screen_stack:
            return  # locked meanwhile, or another place is shown; it's refreshed on return
        self.query_one(Notices).show_notices(view.standings)
        with suppress(JournalError):
            found = (
                *cutting_down.cut_down_items(view.standings, discreet=view.discreet),
                *find_agenda_items(
                    journal,
                    view.settings,
                    view.kinds,
                    clock.now(),
                    view.today,
                    discreet=view.discreet,
                ),
            )
            if found != self._agenda_items:
                self._agenda_items = found
                self._agenda.show(found)
                self.query("#nothing").set(display=not found)
            given = (
                notices.read_kept_words(journal)
                if view.shows_given_words and not view.discreet
                else []
            )
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
        today = self.app.today()
        trackers = journal.trackers.all()
        if self.discreet:
            trackers = [mask_tracker(one) for one in trackers if not one.private]
        standings = tuple(
            compute_any_standing(
                tracker, journal.counted_uses(tracker), today, settings.week_starts_on
            )
            for tracker in trackers
        )
        since = today - timedelta(days=CHART_DAYS - 1)
        written = journal.entries.day_kind_mood_since(since)
        kept = journal.entries.page(Filter(kept=True), limit=MAX_KEPT_ENTRIES)
        given, turn = journal.has_any("kept_words"), today.toordinal()
        if kept and given:  # the user's own words one day, others' the next
            turn, other = divmod(turn, 2)
            given = other == 1
        first = next((one for one in standings if isinstance(one, Standing)), None)
        hour = hours_since_start(first, now) if first else None
        return View(
            today=today,
            discreet=self.discreet,
            hour=numbers.count(hour, "hour") if hour else "",
            standings=standings,
            days=summarize_recent_days(written, today, CHART_DAYS),
            settings=settings,
            kinds=frozenset(kind for day, kind, _ in written if day == today),
            kept=kept[turn % len(kept)] if kept and not given else None,
            shows_given_words=given,
        )

    def _trackers(self, view: View) -> Iterator[Widget]:
        """Yield the first tracker in large type, the others in a line or two."""
        if not view.standings:
            yield Static(safe_content(sentences.NOTHING_COUNTED))
            yield Static(safe_content(with_keys(self.app, sentences.ADD_TRACKER)), classes="muted")
        for number, one in enumerate(view.standings):
            name = tracker_name(one.tracker, masked=view.discreet)
            if isinstance(one, Standing) and number == 0:
                yield Counter(one, name, view.hour)
            else:
                lines = words.short_lines(one) if isinstance(one, Standing) else limit_lines(one)
                yield Static(safe_content(f"{name}  {lines[0]}"), classes="also")
                yield from (Static(safe_content(line), classes="muted") for line in lines[1:])

    def _agenda_and_charts(self, view: View) -> Iterator[Widget]:
        """Yield the agenda and the recent days.

        Days without an entry are dots, unlike zero.
        """
        self._agenda = Agenda(self._agenda_items)
        yield self._agenda
        yield Static("Last 14 days", classes="heading")
        cravings, moods = view.days.cravings, view.days.moods
        most = max(4, *(count or 0 for count in cravings))
        drawn = draw_bars(cravings, low=0, high=most)
        what = "check-ins" if view.discreet else "cravings "
        yield Static(safe_content(f"{what}  {drawn}  {view.days.craving_count}"), classes="bars")
        middle = view.days.mood_median
        typical = "" if middle is None else f"  median {numbers.plain_number(middle)}"
        yield Static(
            safe_content(f"mood      {draw_bars(moods, low=1, high=5)}{typical}"), classes="bars"
        )
        if cravings[-1] is None and not self._agenda_items:
            yield Static(safe_content(sentences.NOTHING_LOGGED), classes="muted", id="nothing")

    def _kept_words_widgets(self, view: View) -> Iterator[Widget]:
        """Yield words the user wanted to hear again; discreet mode hides them."""
        if view.kept and view.kept.note and not view.discreet:
            day = view.kept.day or view.kept.at.date()
            yield Static(safe_content(f"“{view.kept.note.strip()}”"), classes="kept")
            yield Static(safe_content(sentences.kept_on(day, view.today)), classes="muted")
        elif self._given and not view.discreet:
            yield from self._given_words(self._given, view.today)

    def _given_words(self, given: "KeptWords", today: date) -> Iterator[Widget]:
        yield Static(safe_content(quoted(given.text)), classes="kept given")
        yield Static(
            safe_content(kept_words_source(given.who, given.received, today)), classes="muted given"
        )
