"""Today: day counts, what is there to do, the last days, and words to hear again."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import date

from textual.app import ComposeResult
from textual.containers import Container
from textual.widget import Widget
from textual.widgets import Static

from recovery_journal import clock
from recovery_journal.domain.insights.by_day import YEAR_DAYS
from recovery_journal.domain.sobriety.standing import (
    LimitStanding,
    Standing,
)
from recovery_journal.errors import JournalError
from recovery_journal.store.journal import Journal
from recovery_journal.tui.actions.practice import PROMISE_ACTION
from recovery_journal.tui.actions.screen_keys import TODAY_PLACE
from recovery_journal.tui.place import PlaceScreen
from recovery_journal.tui.text.literal import safe_content
from recovery_journal.tui.text.masking import tracker_name
from recovery_journal.tui.today import agenda, cutting_down, notices
from recovery_journal.tui.today.agenda import AgendaItem, find_agenda_items
from recovery_journal.tui.today.also import AlsoLine, AlsoText
from recovery_journal.tui.today.counter import CounterText
from recovery_journal.tui.today.day_list import DayList
from recovery_journal.tui.today.first_days import FirstDays, facts_for_today
from recovery_journal.tui.today.kept_words import (
    Quote,
    Words,
    WordsLine,
    WordsText,
    find_year_ago,
)
from recovery_journal.tui.today.milestone import MilestonePane, find_first_words
from recovery_journal.tui.today.notices import Notice, find_notices
from recovery_journal.tui.today.six_weeks import DaysOfLimit, WeeksOfLimit
from recovery_journal.tui.today.view import View, read_view
from recovery_journal.tui.widgets.day_charts import (
    StrengthPane,
    YearChart,
    days_that_fit,
)
from recovery_journal.tui.widgets.key_hint import with_keys
from recovery_journal.tui.widgets.pane import Pane
from recovery_journal.words import today as words
from recovery_journal.words.format.limits import limit_lines
from recovery_journal.words.format.standing import short_lines
from recovery_journal.words.practice import TODAY, kept_words_source, quoted

MAX_QUOTES = 4
RELOAD_SECONDS = 60.0
"""How often Today checks for new questions."""
YEAR_MIN_ROWS = 38
"""From this height on Today shows a year."""


class TodayScreen(PlaceScreen):
    """Panes side by side where there is room; below 80 columns one page."""

    PLACE = "today"
    AUTO_FOCUS = "DayList"
    BINDINGS = TODAY_PLACE.bindings

    def __init__(self) -> None:
        super().__init__()
        self._view: View | None = None
        self._agenda_items: tuple[AgendaItem, ...] = ()
        self._notices: tuple[Notice, ...] = ()
        self._quotes: tuple[Quote, ...] = ()
        self._list = DayList()
        self._year: YearChart | None = None
        self._went_on: date | None = None
        """The day on which the pane of its milestone was left."""

    def body(self) -> ComposeResult:
        """Compose the page with what can be read from the journal now."""
        with Container(id="body"), suppress(JournalError):
            self._view = self._read(self.journal)
            yield from self._panes(self._view)
        if self._view:
            yield from self._milestone(self._view)

    def on_mount(self) -> None:
        self.set_interval(RELOAD_SECONDS, self._reload_if_current)

    def _reload_if_current(self) -> None:
        if self.is_current:
            self.reload()

    def on_resize(self) -> None:
        """Read as many days as there is room for now."""
        super().on_resize()
        if self._view and len(self._view.days) < self._days_wanted():
            self.reload()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Enable only keys that answer a current question, log what is there, or lead back."""
        if action == "back":
            return self.has_class("-alone")
        if action in ("one_more", "dry_day"):
            return bool(self._view and cutting_down.cut_down_standings(self._view.standings))
        if action == "promise":
            return any(one.action is PROMISE_ACTION for one in self._agenda_items)
        return notices.allows_action(self._notices, action)

    def action_answer(self) -> None:
        notices.ask_how_now(self.app)

    def action_not_now(self) -> None:
        notices.dismiss_follow_up(self.app)

    def action_letter(self) -> None:
        notices.open_due_letter(self.app)

    def action_answer_waiting(self) -> None:
        from recovery_journal.tui.today.locked_questions import ask_what_waits

        ask_what_waits(self.app)

    def action_promise(self, number: int = 0) -> None:
        agenda.answer_promise(self.app, number)

    def action_one_more(self, tracker: int = 0) -> None:
        self._log_amount(tracker, dry_day=False)

    def action_dry_day(self, tracker: int = 0) -> None:
        self._log_amount(tracker, dry_day=True)

    def _log_amount(self, tracker: int, *, dry_day: bool) -> None:
        """Log an amount for a tracker, or for that of the focused line."""
        tracker = tracker or self._list.current_tracker
        if self._view is not None:
            cutting_down.log_amount(self.app, self._view.standings, tracker, dry_day=dry_day)

    # What is shown

    def fill_from_journal(self, journal: Journal) -> None:
        """Redraw the panes if anything changed, then what can wait."""
        view = self._read(journal)
        self.call_after_refresh(self._show_the_rest, journal, view)
        if view == self._view:
            return
        if self._view and view.discreet != self._view.discreet:
            self._agenda_items, self._notices, self._quotes = (), (), ()
        self._view = view
        self._replace_panes(view)
        self.query(MilestonePane).remove()
        for pane in self._milestone(view):
            self.mount(pane, after="#body")

    def _milestone(self, view: View) -> Iterator[MilestonePane]:
        """Yield the pane of a milestone that is to be shown; Today's own are hidden then."""
        reached = view.reached if view.today != self._went_on else None
        self.set_class(reached is not None, "-milestone")
        if reached is not None:
            said = "" if view.discreet else find_first_words(self.journal, reached)
            yield (pane := MilestonePane(reached, said))
            self.call_after_refresh(pane.focus)
        elif self.focused is None:
            self.call_after_refresh(self._list.focus)

    def on_milestone_pane_done(self) -> None:
        self._went_on = self._view.today if self._view else None
        self.query(MilestonePane).remove()
        self.remove_class("-milestone")
        self.call_after_refresh(self._list.focus)

    def _replace_panes(self, view: View) -> None:
        """Rebuild all but the list: it has the focus, and a key just pressed would be lost."""
        body = self.query_one("#body")
        if not body.children:
            body.mount(*self._panes(view))
            return
        self._list.show(self._notices, self._agenda_items)
        cursor = self.focused.cursor if isinstance(self.focused, YearChart) else None
        top, list_pane = self.query_one(".top"), self.query_one(".agenda")
        for one in (*top.children, *body.children):
            if one not in (top, list_pane):
                one.remove()
        counter, *others = self._panes_beside_list(view)
        top.mount(counter, before=list_pane)
        top.mount(*others, after=list_pane)
        body.mount(*self._panes_below(view))
        if cursor is not None and self._year is not None:
            self._year.start_at(cursor)
            self.call_after_refresh(self.set_focus, self._year)

    def _panes(self, view: View) -> Iterator[Widget]:
        counter, *others = self._panes_beside_list(view)
        self._list.show(self._notices, self._agenda_items)
        list_pane = Pane(self._list, title=TODAY, classes="agenda")
        yield Container(counter, list_pane, *others, classes="top")
        yield from self._panes_below(view)

    def _panes_beside_list(self, view: View) -> Iterator[Widget]:
        """Yield what is above the list, then what is below it."""
        named = self._named(view)
        if named:
            name, first = named[0]
            yield Pane(CounterText(first, view.hour), title=name, classes="counter")
        else:
            told = Static(
                safe_content(
                    f"{words.NOTHING_TRACKED} {words.WORKS_WITHOUT}\n"
                    f"{with_keys(self.app, words.ADD_TRACKER)}"
                )
            )
            yield Pane(told, classes="counter")
        if also := named[1:]:
            yield Pane(AlsoText(also), title=words.ALSO_COUNTED, classes="also-pane")

    def _panes_below(self, view: View) -> Iterator[Widget]:
        if also := self._named(view)[1:]:
            yield AlsoLine(also)
        if not view.discreet:
            yield from self._charts(view)
        yield WordsLine(self._quotes)

    def _charts(self, view: View) -> Iterator[Widget]:
        if facts := facts_for_today(view.standings):
            yield Pane(FirstDays(facts), title=words.FIRST_DAYS, classes="facts")
        returns = self._returns(view)
        yield Container(
            *self._main_charts(view, returns),
            Pane(WordsText(self._quotes), title=words.KEPT_WORDS, classes="words"),
            classes="middle",
        )
        self._year = None
        if any(mood is not None for mood in view.days.moods):  # else there is nothing in it
            self._year = YearChart(view.days, view.settings.week_starts_on)
            yield Pane(self._year, title=words.YOUR_YEAR, classes="year")

    def _main_charts(self, view: View, returns: frozenset[date]) -> Iterator[Widget]:
        """Yield the cravings; before them, what is first of all cut down on."""
        if view.amounts is None:
            yield StrengthPane(view.days, returns)
            return
        yield Pane(WeeksOfLimit(view.amounts), title=words.SIX_WEEKS, classes="weeks")
        limit = view.amounts.limit
        if limit.per == "day":
            title = words.amounts_against(limit)
            yield Pane(DaysOfLimit(view.amounts), title=title, classes="bars")
        else:
            yield StrengthPane(view.days, returns).add_class("bars")

    def text_to_copy(self) -> str:
        """Return how far the first tracker has come."""
        if not self._view or not self._view.standings:
            return ""
        first = self._view.standings[0]
        lines = limit_lines(first) if isinstance(first, LimitStanding) else short_lines(first)
        return f"{first.tracker.name}: {', '.join(lines)}"

    def _named(self, view: View) -> list[tuple[str, Standing | LimitStanding]]:
        return [(tracker_name(one.tracker, masked=view.discreet), one) for one in view.standings]

    def _returns(self, view: View) -> frozenset[date]:
        """Return the days of use since the first day shown, of trackers without a limit."""
        return frozenset(
            used_on
            for one in view.standings
            if isinstance(one, Standing)
            for _, used_on in one.periods
            if used_on is not None and used_on >= view.days.first
        )

    def _show_the_rest(self, journal: Journal, view: View) -> None:
        """Load what can wait until the page is visible; if the journal is busy, try later."""
        if self not in self.app.screen_stack:
            return  # locked meanwhile, or another place is shown; it's refreshed on return
        with suppress(JournalError):
            self._notices = find_notices(
                journal, view.standings, clock.now(), discreet=view.discreet
            )
            items = (
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
            self._agenda_items = tuple(sorted(items, key=agenda.place_in_list))
            self._list.show(self._notices, self._agenda_items)
            self._quotes = () if view.discreet else tuple(self._find_quotes(journal, view))
            for line in self.query(Words):
                line.show(self._quotes)

    def _find_quotes(self, journal: Journal, view: View) -> Iterator[Quote]:
        """Yield words the user wanted to hear again, then others', those of this day first."""
        for entry in view.kept[:MAX_QUOTES]:
            day = entry.day or entry.at.date()
            yield Quote(f"“{entry.note.strip()}”", words.kept_on(day, view.today))
        given = notices.read_kept_words(journal) if journal.has_any("kept_words") else []
        if given and (view.shows_given_words or not view.kept):
            start = view.today.toordinal() // 2 % len(given)
            for one in (given[start:] + given[:start])[:MAX_QUOTES]:
                source = kept_words_source(one.who, one.received, view.today)
                yield Quote(quoted(one.text), source)
        yield from find_year_ago(journal, view.standings, view.today)

    def _read(self, journal: Journal) -> View:
        return read_view(
            journal, self.app.today(), discreet=self.discreet, days=self._days_wanted()
        )

    def _days_wanted(self) -> int:
        size = self.app.size
        return YEAR_DAYS if size.height >= YEAR_MIN_ROWS else days_that_fit(size.width)
