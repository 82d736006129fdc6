"""Insights: what the entries show, each finding with its count."""

from collections.abc import Iterator
from datetime import date
from functools import partial

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Container, VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from recovery_journal.charts.bars import count_bars, count_words
from recovery_journal.charts.hours import hours_words
from recovery_journal.charts.mood import mood_words
from recovery_journal.charts.strength import strength_words
from recovery_journal.charts.tried import tried_table, tried_words
from recovery_journal.domain.insights.by_day import YEAR_DAYS
from recovery_journal.domain.insights.moods import DailyMoods
from recovery_journal.domain.insights.rates import Rates
from recovery_journal.domain.insights.triggers import TriggerCounts
from recovery_journal.domain.strategies.ranking import EasingRanking, OutcomeRanking
from recovery_journal.domain.strategies.tried import join_rankings
from recovery_journal.errors import Busy, JournalError
from recovery_journal.store.journal import Journal
from recovery_journal.tui.actions.action import Action
from recovery_journal.tui.actions.actions import INSIGHTS, LOG_ENTRY
from recovery_journal.tui.actions.insights import IN_WORDS
from recovery_journal.tui.actions.screen_keys import INSIGHTS_PLACE
from recovery_journal.tui.host import RETRY_SECONDS
from recovery_journal.tui.insights.charts import NO_DAYS, HoursChart, StrengthOverTime, TagRows
from recovery_journal.tui.insights.counting import Seen, count_all
from recovery_journal.tui.insights.panes import ChartPane, Coverage, Item, Listed
from recovery_journal.tui.place import PlaceScreen
from recovery_journal.tui.runtime import aside
from recovery_journal.tui.text.literal import safe_content
from recovery_journal.tui.widgets.day_charts import YearChart
from recovery_journal.tui.widgets.footer import KeyFooter
from recovery_journal.tui.widgets.key_hint import with_keys
from recovery_journal.tui.widgets.pane import Pane
from recovery_journal.words.insights import cutting_down, panes
from recovery_journal.words.insights import report as words
from recovery_journal.words.insights.findings import moods
from recovery_journal.words.tui import COVERED

STRENGTH, WHEN, SET_OFF = "How strong", "When", "What set it off"
TRIED, MOOD = "What you tried", "Mood"
RANGES_DAYS = (14, 28, 91, YEAR_DAYS)
LEAST_DAYS = RANGES_DAYS[0]
"""What the strength has room for, however new the journal is."""
MANY_ENTRIES = 3000
"""From this many on, counting takes so long that keys would wait for it."""
TELL_AFTER_SECONDS = 0.2
"""When it is said that entries are being counted."""
NOTHING = "-nothing"
"""The class of a pane without anything to show."""


class InsightsScreen(PlaceScreen):
    CSS_PATH = "../styles/insights.tcss"

    PLACE = "insights"
    AUTO_FOCUS = "StrengthOverTime"
    FOOTER = (LOG_ENTRY[0], *INSIGHTS)
    BINDINGS = [
        *INSIGHTS_PLACE.bindings,
        Binding("down,j", "scroll(1)", "Down", show=False, id="insights_down"),
        Binding("up,k", "scroll(-1)", "Up", show=False, id="insights_up"),
        Binding("pagedown,space", "scroll(12)", "Page down", show=False, id="insights_page_down"),
        Binding("pageup", "scroll(-12)", "Page up", show=False, id="insights_page_up"),
        Binding("g,home", "scroll(-100000)", "First", show=False, id="insights_first"),
        Binding("G,end", "scroll(100000)", "Last", show=False, id="insights_last"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._seen: Seen | None = None
        self._state: tuple[str, date, bool] | None = None
        """Tells without reading all of the journal that nothing changed."""
        self._is_counting = False
        self._left_out: aside.Unreadable = frozenset()
        self._waiting = Static(id="counting")
        """Hides numbers that may not be true, as long as it takes to count."""
        self._days_wanted = YEAR_DAYS
        self._in_words = False
        self._left_for_words: Widget | None = None
        """The chart that had the focus before all were said in words."""
        self._strength = StrengthOverTime()
        self._hours = HoursChart()
        self._triggers = TagRows("trigger")
        self._tried = TagRows("strategy", heading_rows=1)
        self._moods = YearChart(NO_DAYS, "monday")
        """Made once: they keep the focus and their cursor when what they show changes."""
        self._panes = {
            STRENGTH: ChartPane(self._strength, classes="strength"),
            WHEN: ChartPane(self._hours, title=WHEN, below=panes.OPEN_HOUR),
            SET_OFF: ChartPane(self._triggers, title=SET_OFF, below=panes.SHOW_ENTRIES),
            TRIED: ChartPane(self._tried, title=TRIED, below=panes.SHOW_ENTRIES),
            MOOD: ChartPane(self._moods, title=panes.A_DAY_A_SQUARE, below=panes.OPEN_DAY),
        }

    def body(self) -> ComposeResult:
        with Container(id="counted-page"):
            yield self._waiting
            with VerticalScroll(id="insights", can_focus=False):
                yield Coverage()
                yield Static(
                    safe_content(with_keys(self.app, COVERED)), id="covered", classes="few"
                )
                yield self._panes[STRENGTH]
                yield Container(self._panes[WHEN], self._panes[SET_OFF], classes="pair")
                yield Container(self._panes[TRIED], self._panes[MOOD], classes="pair -taller")
                yield Container(id="found")
                with Container(classes="pair -last"):
                    with Pane(id="compared"):
                        yield Listed()
                    yield Container(id="limits")
                yield Static(safe_content(words.BASIS_NOTE), id="basis", classes="muted few")

    def fill_from_journal(self, journal: Journal) -> None:
        """Count again if anything relevant changed: at once, or aside if it takes long."""
        state = journal.backups.state(), self.app.today(), self.discreet
        if state == self._state:
            if not self._is_counting:
                journal.note_unreadable(self._left_out)
            return
        if self._seen is None or self._seen.discreet != self.discreet:
            self._waiting.display = True
        if self._is_counting:
            self._state = state
        elif journal.entries.count(at_most=MANY_ENTRIES) < MANY_ENTRIES:
            self._show_counted(count_all(journal, self.app.today(), discreet=self.discreet))
            self._state, self._left_out = state, journal.unreadable
        else:
            self._state, self._is_counting = state, True
            self.run_worker(self._count(), group=aside.GROUP)

    async def _count(self) -> None:
        """Count in a thread until nothing has changed meanwhile, and then show it."""
        telling = self.set_timer(TELL_AFTER_SECONDS, self._tell_of_counting)
        try:
            counted_state = None
            while counted_state != self._state:
                counted_state = self._state
                count = partial(count_all, today=self.app.today(), discreet=self.discreet)
                seen, self._left_out = await aside.read_aside(self.app, count)
        except Busy:
            self._state = None
            self.set_timer(RETRY_SECONDS, self.reload)
        except JournalError as error:
            self._state = None
            self.show_status(str(error))
        else:
            self.journal.note_unreadable(self._left_out)
            self.show_unreadable()
            self._show_counted(seen)
        finally:
            telling.stop()
            self._is_counting = False

    def _show_counted(self, seen: Seen) -> None:
        if seen != self._seen:
            self._seen = seen
            self._draw(seen)
        self._waiting.update("")
        self._waiting.display = False

    def _tell_of_counting(self) -> None:
        """Cover numbers that may no longer be true."""
        self._waiting.update(safe_content(panes.COUNTING))
        self._waiting.display = True

    # What is shown

    def _draw(self, seen: Seen) -> None:
        with self.app.batch_update():
            coverage = "" if seen.discreet else seen.coverage
            self.query_one(Coverage).show(coverage, words.HARD_WEEKS)
            self.set_class(seen.discreet, "-covered")
            self._draw_strength(seen)
            self._draw_hours(seen)
            self._draw_triggers(seen)
            self._draw_tried(seen)
            self._draw_moods(seen)
            self._draw_compared(seen)
            self._replace("#found", self._findings(seen))
            self._replace("#limits", self._limits(seen))
            self.query_one("#limits").set_class(not seen.limited, NOTHING)
            for pair in self.query(".pair"):
                pair.set_class(not any(pane.has_class(NOTHING) for pane in pair.children), "-both")
        self.query_one(KeyFooter).refresh()

    def _show(self, title: str, sentence: str, said: list[str]) -> None:
        """Show a chart below a sentence, or the same in words."""
        self._panes[title].say(sentence, said if self._in_words else [])

    def _draw_strength(self, seen: Seen) -> None:
        pane = self._panes[STRENGTH]
        pane.set_class(seen.discreet or not (seen.cravings or seen.moods), NOTHING)
        if pane.has_class(NOTHING):
            return
        wanted = self._range(seen)
        days = seen.days.newest(max(wanted, panes.DAYS_TO_COMPARE))
        shown = days.newest(wanted)
        sentence = panes.compare_with_year_ago(days)
        self._strength.show(shown.at_least(LEAST_DAYS), seen.returns, sentence)
        pane.set_title(panes.strength_title(len(shown), len(seen.days), seen.days.first))
        keys = [(action, self.footer_name(action)) for action in INSIGHTS]
        pane.set_keys(keys)
        said = strength_words(shown.cravings, shown.first, seen.returns)
        self._show(STRENGTH, sentence if self._in_words else "", [*said, *self._over_time(seen)])

    def _over_time(self, seen: Seen) -> list[str]:
        """Return the sentences about how it changed, which the chart shows anyway."""
        both = [one for one in seen.sections if one.name in ("over time", "trend")]
        sentences = (words.section_sentence(one, seen.today.year) for one in both)
        return [*filter(None, sentences)]

    def _draw_hours(self, seen: Seen) -> None:
        rates = [one for one in seen.sections if isinstance(one.found, Rates)]
        self._panes[WHEN].set_class(not rates, NOTHING)
        if rates:
            self._hours.show(seen.hours, seen.settings.week_starts_on)
            told = [words.section_sentence(one, seen.today.year) for one in rates]
            self._show(WHEN, " ".join(filter(None, told)) or panes.NO_TIME, hours_words(seen.hours))

    def _draw_triggers(self, seen: Seen) -> None:
        found = seen.find(TriggerCounts)
        self._panes[SET_OFF].set_class(found is None, NOTHING)
        if found:
            rows = words.count_rows(found)
            names = [one.name for one in found.found[: len(rows)]]
            self._triggers.show(names, lambda width, forms: count_bars(rows, width, forms))
            self._show(SET_OFF, panes.with_a_trigger(found), count_words(rows))

    def _draw_tried(self, seen: Seen) -> None:
        outcomes, drops = seen.find(OutcomeRanking), seen.find(EasingRanking)
        rows, waited = words.tried_rows(outcomes, drops)
        self._panes[TRIED].set_class(not rows, NOTHING)
        if rows:
            names = [one.name for one in join_rankings(outcomes, drops)[0][: len(rows)]]
            self._tried.show(
                names, lambda width, forms: tried_table(rows, width, forms, waited=waited)
            )
            said = tried_words([*rows, *([waited] if waited else [])])
            self._show(TRIED, panes.typical_drop(drops), said)

    def _draw_moods(self, seen: Seen) -> None:
        found = seen.find(DailyMoods)
        self._panes[MOOD].set_class(found is None, NOTHING)
        if found:
            days = seen.days.newest(YEAR_DAYS)
            self._moods.show(days.at_least(YEAR_DAYS), seen.settings.week_starts_on)
            self._show(MOOD, moods(found), mood_words(days.moods, days.first))

    def _draw_compared(self, seen: Seen) -> None:
        """Show what doesn't stand out, and what there is too little for."""
        same, few = panes.compared(seen.sections), panes.gates(seen.sections)
        pane = self.query_one("#compared", Pane)
        pane.set_class(seen.discreet or not (same or few), NOTHING)
        items = [Item("○", *one) for one in same] + [Item("·", *one) for one in few]
        stands_out = any(one.stands_out for one in seen.sections)
        if same or stands_out:
            title = panes.NOTHING_ELSE if stands_out else panes.NOTHING
            before, after = "", panes.A_RESULT_TOO if same else ""
        else:
            title, after = panes.NOT_ENOUGH, ""
            before = f"{panes.NORMAL}\n\n{panes.too_few(seen.cravings)}"
            if not (seen.cravings or seen.moods):
                before, items = words.NOTHING_YET, []
        pane.set_title(title)
        self.query_one(Listed).show(before, items, after)

    def _findings(self, seen: Seen) -> Iterator[Pane]:
        """Yield a pane for each difference that stands out."""
        for section in seen.sections:
            if title := panes.headline(section):
                told = "\n".join(panes.evidence(section, seen.today.year))
                yield Pane(Static(safe_content(told)), title=title)

    def _limits(self, seen: Seen) -> Iterator[Pane]:
        for one in seen.limited:
            lines = Static(safe_content("\n".join(cutting_down.lines(one))))
            yield Pane(lines, title=cutting_down.title(one, one.standing.tracker.name))

    def _replace(self, where: str, inside: Iterator[Pane]) -> None:
        container = self.query_one(where)
        container.remove_children()
        container.mount(*inside)

    def text_to_copy(self) -> str:
        """Return what the entries show, in sentences."""
        seen = self._seen
        if seen is None or self._waiting.display or seen.discreet:
            return ""
        if not (seen.cravings or seen.moods):
            return ""
        found = (words.section_sentence(one, seen.today.year) for one in seen.sections)
        return "\n".join([seen.coverage, *filter(None, found)])

    # Ranges and words

    def _ranges(self, seen: Seen) -> list[int]:
        """Return the days that can be chosen: those shorter than the journal, and all of it."""
        return [*(days for days in RANGES_DAYS if days < len(seen.days)), len(seen.days)]

    def _range(self, seen: Seen, ahead: int = 0) -> int:
        """Return how many days are shown, or would be some ranges further on; 0 if none is."""
        ranges = self._ranges(seen)
        wanted = min(self._days_wanted, ranges[-1])
        at = ranges.index(next(days for days in ranges if days >= wanted)) + ahead
        return ranges[at] if 0 <= at < len(ranges) else 0

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Enable only what changes something now."""
        if action == "back":
            return self.has_class("-alone")
        if action not in ("shorter_range", "longer_range", "in_words"):
            return True
        if self._seen is None or self._panes[STRENGTH].has_class(NOTHING):
            return False
        ahead = {"shorter_range": -1, "longer_range": 1}.get(action, 0)
        return bool(self._range(self._seen, ahead))

    def footer_name(self, action: Action) -> str:
        if action in INSIGHTS and not self.check_action(
            action.textual_action.partition(".")[2], ()
        ):
            return ""
        return panes.AS_CHARTS if action is IN_WORDS and self._in_words else action.footer

    def action_shorter_range(self) -> None:
        self._choose_range(-1)

    def action_longer_range(self) -> None:
        self._choose_range(1)

    def _choose_range(self, ahead: int) -> None:
        if self._seen is not None:
            self._days_wanted = self._range(self._seen, ahead)
            self._draw_strength(self._seen)
            self._panes[STRENGTH].scroll_visible(animate=False)
            self.query_one(KeyFooter).refresh()

    def action_in_words(self) -> None:
        """Say what the charts show, or draw them again; each keeps the focus."""
        if self._seen is None:
            return
        self._in_words = not self._in_words
        self.set_class(self._in_words, "-in-words")
        left, self._left_for_words = self._left_for_words, self.focused
        self._draw(self._seen)
        if not self._in_words and left is not None:
            self.set_focus(left)

    def action_scroll(self, lines: int) -> None:
        page = next(iter(self.query(".-only")), self.query_one("#insights"))
        page.scroll_relative(y=lines, animate=False)
