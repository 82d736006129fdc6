"""What the person's own entries show, each with its count, and nothing below a gate."""

import codecs
import sys
from collections.abc import Iterator
from shutil import get_terminal_size
from typing import NamedTuple

import click

from recovery_journal import clock
from recovery_journal.charts import labelled as charts
from recovery_journal.charts.labelled import labelled_bars
from recovery_journal.cli.base import command, output, values
from recovery_journal.cli.base.command import AS_JSON, Command
from recovery_journal.domain.entries.entry import day_of
from recovery_journal.domain.insights.minimums import TooFew
from recovery_journal.domain.insights.moods import Moods
from recovery_journal.domain.insights.over_time import OverTime
from recovery_journal.domain.insights.report import Section, report
from recovery_journal.exchange.plain import plain
from recovery_journal.text import one_line
from recovery_journal.words.insights import report as words

SIZES = ((100, 24, 20), (72, 20, 12), (50, 14, 8), (0, 12, 5))
"""From how many columns on, how many of them a label and a bar have."""
SHORT_NOTES = 72
"""Columns below which only the first part of a note stands beside its bar."""
PLAINLY = str.maketrans({"“": '"', "”": '"', "–": "-", "…": "..."})
"""Signs that have a plain form, for terminals that know nothing else."""


class Paper(NamedTuple):
    """What there is to draw on."""

    width: int
    ascii: bool

    @property
    def columns(self) -> int:
        """How many of them a picture may take."""
        return max(20, self.width - 1)

    def readable(self, text: str) -> str:
        """A line in the signs there are, without blanks at its end."""
        return (text.translate(PLAINLY) if self.ascii else text).rstrip()


@click.command("insights", cls=Command, example="rj insights --section triggers")
@command.options(
    click.option("--section", metavar="NAME", help=f"Only one of: {', '.join(words.TITLES)}."),
    AS_JSON,
)
def insights(section: str | None, as_json: bool) -> None:
    """Show what your own entries show, each with its count."""
    name = values.chosen("A section", section, tuple(words.TITLES))
    with command.journal() as journal:
        settings = journal.settings.read()
        today = day_of(clock.now(), settings.day_starts_at)
        written = journal.written()
    found = report(written, today, settings.waking)
    sections = tuple(one for one in found if name in (None, one.name))
    if as_json:
        output.json_array(map(plain, sections))
        return
    paper = Paper(get_terminal_size().columns, not _draws())
    for one in sections:
        if not isinstance(one.found, TooFew):
            output.line(words.TITLES[one.name])
            picture = [*_picture(one, paper)]
            output.lines(map(paper.readable, picture))
            for text in _told(one, picture, today.year):
                output.paragraph(one_line(paper.readable(text)))
            output.line("")
    if few := words.gates(sections):
        output.paragraph(few)
    output.paragraph(words.NOTE)


def _draws() -> bool:
    """Whether bars made of blocks can be read where this is printed."""
    encoding = "" if sys.stdout is None else sys.stdout.encoding
    try:
        return codecs.lookup(encoding or "ascii").name in ("utf-8", "utf-8-sig")
    except LookupError:
        return False


def _told(section: Section, picture: list[str], this_year: int) -> Iterator[str]:
    """What is said below a picture: what its bars are, one sentence, and what belongs to it."""
    match section.found:
        case OverTime() as found:
            yield words.axis(found.newest(len(picture[0])), this_year)
        case Moods():
            yield words.weeks(picture)
    yield words.sentence(section, this_year)
    yield from words.more(section.found)


def _picture(section: Section, paper: Paper) -> Iterator[str]:
    """The lines of a picture, as wide as there is room."""
    match section.found:
        case OverTime() as found:
            yield charts.over_time(found.newest(paper.columns), ascii=paper.ascii)
        case Moods() as found:
            yield from charts.moods(found, paper.columns, ascii=paper.ascii)
        case found:
            yield from _bars(words.rows(found, short=paper.width < SHORT_NOTES), paper)


def _bars(rows: list[words.Row], paper: Paper) -> Iterator[str]:
    label, bar = next(sizes for columns, *sizes in SIZES if paper.width >= columns)
    known = [(one_line(name), value, note) for name, value, note in rows]
    for name, drawn, note in labelled_bars(known, label=label, bar=bar, ascii=paper.ascii):
        if paper.width < SHORT_NOTES:
            note = note.partition(",")[0].partition(" (")[0]
        yield f"{name} {drawn}  {note}"
