"""What a person's own entries show, with counts; nothing where there are too few."""

import codecs
import sys
from collections.abc import Iterator
from shutil import get_terminal_size
from typing import Any, NamedTuple

import click

from recovery_journal.charts import labelled as charts
from recovery_journal.charts.labelled import draw_labelled_bars
from recovery_journal.cli.base import command, output, values
from recovery_journal.cli.base.command import AS_JSON, Command
from recovery_journal.domain.insights.cutting_down import LimitWeeks, weeks_of_limits
from recovery_journal.domain.insights.moods import DailyMoods
from recovery_journal.domain.insights.over_time import OverTime
from recovery_journal.domain.insights.report import Section, make_report
from recovery_journal.exchange.plain import to_plain
from recovery_journal.text import one_line
from recovery_journal.words.insights import cutting_down
from recovery_journal.words.insights import report as words

CHART_SIZES = ((100, 24, 20), (72, 20, 12), (50, 14, 8), (0, 12, 5))
"""The minimum width of the terminal, and the columns of a label and a bar there."""
SECTION_NAMES = (*words.SECTION_TITLES, cutting_down.NAME)
FULL_NOTE_MIN_COLUMNS = 72
"""On fewer columns a bar has only the first part of its note."""
ASCII_REPLACEMENTS = str.maketrans({"“": '"', "”": '"', "–": "-", "…": "..."})
"""Plain forms of characters, for terminals without Unicode."""


class Canvas(NamedTuple):
    width: int
    ascii: bool

    @property
    def chart_columns(self) -> int:
        return max(20, self.width - 1)

    def to_readable(self, text: str) -> str:
        """Replace characters the terminal lacks, and drop blanks at the end."""
        return (text.translate(ASCII_REPLACEMENTS) if self.ascii else text).rstrip()


@click.command("insights", cls=Command, example="rj insights --section triggers")
@command.combine_options(
    click.option(
        "--section",
        "names",
        multiple=True,
        metavar="NAME",
        help=f"Only this one; repeatable: {', '.join(SECTION_NAMES)}.",
    ),
    AS_JSON,
)
def insights(names: tuple[str, ...], as_json: bool) -> None:
    """Show what your own entries show, each with its count."""
    wanted = values.several_of("A section", names, SECTION_NAMES)
    with command.open_journal() as journal:
        settings = journal.settings.read()
        today = journal.settings.today()
        written = journal.insights.read_history().up_to(today)
        uses = [(one, journal.counted_uses(one)) for one in journal.trackers.all()]
    found = make_report(written, today, settings.waking_hours, settings.week_starts_on)
    sections = tuple(one for one in found if one.name in wanted or not wanted)
    shows_limits = not wanted or cutting_down.NAME in wanted
    limits = weeks_of_limits(uses, today, settings.week_starts_on) if shows_limits else ()
    if as_json:
        output.print_json_array((*map(to_plain, sections), *map(_weeks_to_plain, limits)))
        return
    paper = Canvas(get_terminal_size().columns, not _can_draw_blocks())
    if covered := words.coverage(written):
        output.print_paragraph(covered)
        output.print_line("")
    for one in sections:
        picture = [*_picture(one, paper, settings.week_starts_on)]
        below = [*filter(None, _lines_below_chart(one, picture, today.year))]
        if picture or below:
            output.print_line(words.SECTION_TITLES[one.name])
            output.print_lines(map(paper.to_readable, picture))
            for text in below:
                output.print_paragraph(one_line(paper.to_readable(text)))
            output.print_line("")
    for limit in limits:
        output.print_line(cutting_down.title(limit, limit.standing.tracker.name))
        for text in cutting_down.lines(limit):
            output.print_paragraph(one_line(paper.to_readable(text)))
        output.print_line("")
    for text in (
        words.nothing_stands_out(sections),
        words.sections_below_minimum(sections),
        words.BASIS_NOTE,
    ):
        if text:
            output.print_paragraph(text)


def _weeks_to_plain(found: LimitWeeks) -> dict[str, Any]:
    standing = to_plain(found.standing)
    shown = {name: standing[name] for name in ("limit", "within", "unknown")}
    weeks = [to_plain(week) for week in found.weeks]
    tracker = found.standing.tracker.name
    return {"name": cutting_down.NAME, "found": {"tracker": tracker, **shown, "weeks": weeks}}


def _can_draw_blocks() -> bool:
    """Return whether the output can show block characters."""
    encoding = "" if sys.stdout is None else sys.stdout.encoding
    try:
        return codecs.lookup(encoding or "ascii").name in ("utf-8", "utf-8-sig")
    except LookupError:
        return False


def _lines_below_chart(section: Section, picture: list[str], this_year: int) -> Iterator[str]:
    """Explain a chart: its axis, one sentence, and what goes with it."""
    match section.found:
        case OverTime() as found:
            yield words.axis(found.newest(len(picture[0])), this_year)
        case DailyMoods():
            yield words.calendar_caption(picture)
    yield words.section_sentence(section, this_year)
    yield from words.further_cooccurrences(section.found)


def _picture(section: Section, paper: Canvas, week_starts_on: str) -> Iterator[str]:
    """Draw a chart as wide as the terminal allows."""
    match section.found:
        case OverTime() as found:
            yield charts.draw_over_time(found.newest(paper.chart_columns), ascii=paper.ascii)
        case DailyMoods() as found:
            yield from charts.draw_moods(
                found, paper.chart_columns, week_starts_on, ascii=paper.ascii
            )
        case found:
            yield from _bars(
                words.bar_rows(found, short=paper.width < FULL_NOTE_MIN_COLUMNS), paper
            )


def _bars(rows: list[words.BarRow], paper: Canvas) -> Iterator[str]:
    label, bar = next(sizes for columns, *sizes in CHART_SIZES if paper.width >= columns)
    known = [(one_line(name), value, note) for name, value, note in rows]
    for name, drawn, note in draw_labelled_bars(known, label=label, bar=bar, ascii=paper.ascii):
        if paper.width < FULL_NOTE_MIN_COLUMNS:
            note = note.partition(",")[0].partition(" (")[0]
        yield f"{name} {drawn}  {note}"
