"""Insights: what the entries show, each finding with its count."""

from collections.abc import Iterator
from dataclasses import replace

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from recovery_journal.charts import labelled as charts
from recovery_journal.charts.labelled import draw_labelled_bars
from recovery_journal.domain.insights.cutting_down import LimitWeeks, weeks_of_limits
from recovery_journal.domain.insights.moods import DailyMoods
from recovery_journal.domain.insights.over_time import OverTime
from recovery_journal.domain.insights.report import Section, make_report
from recovery_journal.domain.sobriety.tracker import Tracker, Use
from recovery_journal.store.journal import Journal
from recovery_journal.tui.place import PlaceScreen
from recovery_journal.tui.text.literal import safe_content
from recovery_journal.tui.text.masking import tracker_name
from recovery_journal.tui.widgets.key_hint import with_keys
from recovery_journal.words.insights import cutting_down
from recovery_journal.words.insights import report as words
from recovery_journal.words.tui import COVERED

NARROW_COLUMNS = 72
"""Below this width labels and bars are short."""
WIDE_COLUMNS = 100
"""From this width on they are long."""
MARGIN_COLUMNS, NARROW_MARGIN_COLUMNS = 13, 7
"""Columns next to a chart: padding and the scroll bar."""


class InsightsScreen(PlaceScreen):
    CSS_PATH = "../styles/insights.tcss"

    PLACE = "insights"
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
            page.mount(covered, *self._limit_widgets(limited))
            return
        sections = make_report(written, today, settings.waking_hours, week)
        page.mount(
            Static(safe_content(words.coverage(written)), classes="muted"),
            *self._section_widgets(sections, limited, today.year),
        )

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

    def _limit_widgets(self, limited: tuple[LimitWeeks, ...]) -> Iterator[Widget]:
        for one in limited:
            title = cutting_down.title(one, one.standing.tracker.name)
            yield Static(safe_content(title), classes="heading")
            yield Static(safe_content("\n".join(cutting_down.lines(one))), classes="sentence")

    def on_resize(self) -> None:
        if self._drawn is not None:
            self.reload()

    def action_scroll(self, lines: int) -> None:
        self.query_one("#insights").scroll_relative(y=lines, animate=False)

    def _section_widgets(
        self, sections: tuple[Section, ...], limited: tuple[LimitWeeks, ...], this_year: int
    ) -> Iterator[Widget]:
        for section in sections:
            picture = [*self._picture(section, this_year)]
            sentence = words.section_sentence(section, this_year)
            if picture or sentence:
                yield Static(safe_content(words.SECTION_TITLES[section.name]), classes="heading")
                yield from picture
            if sentence:
                yield Static(safe_content(sentence), classes="sentence")
                yield from (
                    Static(safe_content(line), classes="muted")
                    for line in words.further_cooccurrences(section.found)
                )
        yield from self._limit_widgets(limited)
        for text in (words.nothing_stands_out(sections), words.sections_below_minimum(sections)):
            if text:
                yield Static(safe_content(text), classes="few")
        yield Static(safe_content(words.BASIS_NOTE), classes="muted few")

    def _picture(self, section: Section, this_year: int) -> Iterator[Widget]:
        narrow = self.size.width < NARROW_COLUMNS
        width = max(20, self.size.width - (NARROW_MARGIN_COLUMNS if narrow else MARGIN_COLUMNS))
        match section.found:
            case OverTime() as found:
                newest = found.newest(width)
                yield Static(
                    safe_content(charts.draw_over_time(newest), "$secondary"), classes="picture"
                )
                yield Static(safe_content(words.axis(newest, this_year)), classes="muted")
            case DailyMoods() as found:
                lines = charts.draw_moods(found, width, self._week_starts_on)
                yield Static(safe_content("\n".join(lines), "$secondary"), classes="picture")
                yield Static(safe_content(words.calendar_caption(lines)), classes="muted")
            case found:
                rows = words.bar_rows(found, short=narrow)
                if rows:
                    yield Static(self._bars(rows), classes="picture")

    def _bars(self, rows: list[words.BarRow]) -> Content:
        narrow = self.size.width < NARROW_COLUMNS
        label, bar = (12, 6) if narrow else (20, 12) if self.size.width < WIDE_COLUMNS else (24, 20)
        lines = [
            Content.assemble(
                safe_content(f"{name} "),
                safe_content(drawn, "$secondary"),
                safe_content(f"  {note.partition(',')[0] if narrow else note}"),
            )
            for name, drawn, note in draw_labelled_bars(rows, label=label, bar=bar)
        ]
        return Content("\n").join(lines)
