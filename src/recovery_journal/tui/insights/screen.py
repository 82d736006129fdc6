"""Insights: what the entries show, each finding with its count."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from recovery_journal.charts.labelled import draw_labelled_bars
from recovery_journal.domain.entries.recent import EntrySeen, summarize_recent_days
from recovery_journal.domain.insights.by_day import count_hours
from recovery_journal.domain.insights.cutting_down import LimitWeeks, weeks_of_limits
from recovery_journal.domain.insights.moods import DailyMoods
from recovery_journal.domain.insights.observations import History
from recovery_journal.domain.insights.over_time import OverTime
from recovery_journal.domain.insights.report import Section, make_report
from recovery_journal.domain.sobriety.tracker import Tracker, Use
from recovery_journal.store.journal import Journal
from recovery_journal.tui.insights.hours_chart import HoursChart
from recovery_journal.tui.place import PlaceScreen
from recovery_journal.tui.text.literal import safe_content
from recovery_journal.tui.text.masking import tracker_name
from recovery_journal.tui.widgets.day_charts import (
    MANY_DAYS,
    DaysSeen,
    StrengthPane,
    YearChart,
)
from recovery_journal.tui.widgets.key_hint import with_keys
from recovery_journal.tui.widgets.pane import Pane
from recovery_journal.words.insights import cutting_down
from recovery_journal.words.insights import report as words
from recovery_journal.words.tui import COVERED

NARROW_COLUMNS = 72
"""Below this width labels and bars are short."""
WIDE_COLUMNS = range(100, 120)
"""In these widths they are long: a pane has all of the screen."""


class InsightsScreen(PlaceScreen):
    CSS_PATH = "../styles/insights.tcss"

    PLACE = "insights"
    AUTO_FOCUS = ""  # keys scroll the page until a chart is chosen
    BINDINGS = [
        Binding("down,j", "scroll(1)", "Down", show=False, id="insights_down"),
        Binding("up,k", "scroll(-1)", "Up", show=False, id="insights_up"),
        Binding("pagedown,space", "scroll(12)", "Page down", show=False, id="insights_page_down"),
        Binding("pageup", "scroll(-12)", "Page up", show=False, id="insights_page_up"),
        Binding("g,home", "scroll(-100000)", "First", show=False, id="insights_first"),
        Binding("G,end", "scroll(100000)", "Last", show=False, id="insights_last"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._drawn: tuple[object, ...] | None = None
        """What the page was drawn from."""
        self._week_starts_on = ""

    def body(self) -> ComposeResult:
        yield VerticalScroll(id="insights", can_focus=False)

    def fill_from_journal(self, journal: Journal) -> None:
        """Redraw every section if anything relevant changed."""
        today = self.app.today()
        written = journal.insights.read_history().up_to(today)
        settings = journal.settings.read()
        week = self._week_starts_on = settings.week_starts_on
        limited = weeks_of_limits(self._trackers(journal), today, week)
        drawn = (
            *(written, limited, today, settings.waking_hours),
            *(week, self.size.width, self.discreet),
        )
        if drawn == self._drawn:
            return
        self._drawn = drawn
        page = self.query_one("#insights", VerticalScroll)
        page.remove_children()
        if self.discreet:
            covered = Static(safe_content(with_keys(self.app, COVERED)), classes="few")
            panes = Container(*self._limit_panes(limited), classes="panes")
            page.mount(covered, panes)
            return
        sections = make_report(written, today, settings.waking_hours, week)
        page.mount(
            Static(safe_content(words.coverage(written)), classes="muted coverage"),
            *self._charts(written, today),
            Container(*self._panes(sections, limited, today.year), classes="panes"),
            *self._below(sections),
        )

    def _charts(self, written: History, today: date) -> Iterator[Widget]:
        """Yield how strong cravings were, when they came, and the mood of each day."""
        if not (written.cravings or written.moods):
            return
        seen = [
            EntrySeen(one.day, "craving", one.hour, None, one.intensity) for one in written.cravings
        ]
        seen += [EntrySeen(one.day, "mood", mood=one.mood) for one in written.moods]
        seen += [EntrySeen(day, "") for day in written.days]
        days = DaysSeen(summarize_recent_days(seen, today, MANY_DAYS), (), self._week_starts_on)
        yield StrengthPane(days, words.OVER_THE_YEAR)
        beside: list[Widget] = []
        if written.cravings:
            counts = count_hours(written.cravings)
            chart = HoursChart(counts, self._week_starts_on)
            beside.append(Pane(chart, title=words.WHEN, below=words.ONE_CELL_AN_HOUR))
        if written.moods:
            title = words.SECTION_TITLES["mood"]
            beside.append(Pane(YearChart(days), title=title))
        yield Container(*beside, classes="panes")

    def _trackers(self, journal: Journal) -> list[tuple[Tracker, list[Use]]]:
        """Return the trackers with their uses; discreet mode hides what and how it is counted."""
        return [
            (
                replace(
                    one,
                    name=tracker_name(one, masked=self.discreet),
                    limit=replace(one.limit, unit="" if self.discreet else one.limit.unit),
                ),
                journal.counted_uses(one),
            )
            for one in journal.trackers.all()
            if one.limit is not None and not (self.discreet and one.private)
        ]

    def on_resize(self) -> None:
        super().on_resize()
        if self._drawn is not None:
            self.reload()

    def action_scroll(self, lines: int) -> None:
        self.query_one("#insights").scroll_relative(y=lines, animate=False)

    def _panes(
        self, sections: tuple[Section, ...], limited: tuple[LimitWeeks, ...], this_year: int
    ) -> Iterator[Widget]:
        for section in sections:
            if inside := [*self._section_widgets(section, this_year)]:
                yield Pane(*inside, title=words.SECTION_TITLES[section.name])
        yield from self._limit_panes(limited)

    def _limit_panes(self, limited: tuple[LimitWeeks, ...]) -> Iterator[Widget]:
        for one in limited:
            lines = Static(safe_content("\n".join(cutting_down.lines(one))))
            yield Pane(lines, title=cutting_down.title(one, one.standing.tracker.name))

    def _section_widgets(self, section: Section, this_year: int) -> Iterator[Widget]:
        yield from self._picture(section)
        sentence = words.section_sentence(section, this_year)
        if sentence:
            yield Static(safe_content(sentence), classes="sentence")
            for line in words.further_cooccurrences(section.found):
                yield Static(safe_content(line), classes="muted")

    def _below(self, sections: tuple[Section, ...]) -> Iterator[Widget]:
        for text in (words.nothing_stands_out(sections), words.sections_below_minimum(sections)):
            if text:
                yield Static(safe_content(text), classes="few")
        yield Static(safe_content(words.BASIS_NOTE), classes="muted few")

    def _picture(self, section: Section) -> Iterator[Widget]:
        """Draw bars, but for what has a chart of its own."""
        if isinstance(section.found, OverTime | DailyMoods):
            return
        narrow = self.size.width < NARROW_COLUMNS
        rows = words.bar_rows(section.found, short=narrow)
        if rows:
            yield Static(self._bars(rows), classes="picture")

    def _bars(self, rows: list[words.BarRow]) -> Content:
        narrow = self.size.width < NARROW_COLUMNS
        is_wide = self.size.width in WIDE_COLUMNS
        label, bar = (12, 6) if narrow else (24, 20) if is_wide else (20, 12)
        lines = [
            Content.assemble(
                safe_content(f"{name} "),
                safe_content(drawn, "$secondary"),
                safe_content(f"  {note.partition(',')[0] if narrow else note}"),
            )
            for name, drawn, note in draw_labelled_bars(rows, label=label, bar=bar)
        ]
        return Content("\n").join(lines)
