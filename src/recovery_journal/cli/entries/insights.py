"""What a person's own entries show, with counts; nothing where there are too few."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from shutil import get_terminal_size
from typing import Any

import click

from recovery_journal.charts.segments import as_forms
from recovery_journal.cli.base import output, session, values
from recovery_journal.cli.base.accessible import in_words, named_lines
from recovery_journal.cli.base.chart_output import coloured, forms_of_output, is_drawn_on
from recovery_journal.cli.base.command import Command
from recovery_journal.cli.base.complete import choice_option
from recovery_journal.cli.base.options import AS_JSON, combine_options
from recovery_journal.cli.base.pager import Line, print_long
from recovery_journal.cli.base.rows import sentence_lines
from recovery_journal.cli.entries.insights_charts import (
    Shown,
    choose_shown,
    draw_chart,
    draw_weeks,
    say_chart,
)
from recovery_journal.domain.insights.cutting_down import LimitWeeks, weeks_of_limits
from recovery_journal.domain.insights.report import Section, make_report
from recovery_journal.exchange.plain import to_plain
from recovery_journal.text import one_line
from recovery_journal.words.insights import cutting_down
from recovery_journal.words.insights import report as words
from recovery_journal.words.insights.titles import TITLES

SECTION_NAMES = (*words.SECTION_TITLES, cutting_down.NAME)


@click.command("insights", cls=Command, example="rj insights --section triggers")
@combine_options(
    choice_option(
        "--section",
        "names",
        multiple=True,
        metavar="NAME",
        of=SECTION_NAMES,
        help="Only this one; repeatable: {words}.",
    ),
    AS_JSON,
)
def insights(names: tuple[str, ...], as_json: bool) -> None:
    """Show insights from your entries.

    On a terminal it draws charts. Everywhere else it says the same in words.
    """
    wanted = values.several_of("A section", names, SECTION_NAMES)
    with session.open_journal() as journal:
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
    shown = choose_shown(written, today, settings, uses)
    says = in_words() or not is_drawn_on()
    print_long(
        chain(
            _sentence_lines([covered, ""] if (covered := words.coverage(written)) else []),
            *(_section_lines(title, sections, shown, says=says) for title in TITLES),
            *(_week_lines(limit, shown, says=says) for limit in limits),
            _sentence_lines(
                filter(
                    None,
                    (
                        words.nothing_stands_out(sections),
                        words.sections_below_minimum(sections),
                        words.BASIS_NOTE,
                    ),
                )
            ),
        )
    )


def _weeks_to_plain(found: LimitWeeks) -> dict[str, Any]:
    standing = to_plain(found.standing)
    shown = {name: standing[name] for name in ("limit", "within", "unknown")}
    weeks = [to_plain(week) for week in found.weeks]
    tracker = found.standing.tracker.name
    return {"name": cutting_down.NAME, "found": {"tracker": tracker, **shown, "weeks": weeks}}


def _section_lines(
    title: str, found: Sequence[Section], shown: Shown, *, says: bool
) -> Iterator[Line]:
    """Yield what there is under a title: a chart, or words that say the same, and sentences."""
    sections = [one for one in found if one.name in TITLES[title]]
    drawn = [] if says else draw_chart(sections, shown, _width(), forms_of_output())
    said = [] if drawn else say_chart(sections, shown)
    sentences = [text for one in sections for text in _sentences(one, shown.today.year)]
    if drawn or said or sentences:
        if not in_words():
            yield [(title + ":" * says, "")]
        yield from coloured(drawn)
        yield from ([(text, "")] for text in named_lines(title, said))
        yield from _sentence_lines([*named_lines(title, sentences), ""])


def _week_lines(found: LimitWeeks, shown: Shown, *, says: bool) -> Iterator[Line]:
    """Yield what was logged while cutting down: day by day as a chart, or week by week."""
    drawn = [] if says else draw_weeks(found, shown, _width(), forms_of_output())
    name = found.standing.tracker.name
    yield [(cutting_down.title(found, name), "")]
    yield from coloured(drawn)
    said = [*([] if drawn else cutting_down.weeks(found)), *cutting_down.within(found)]
    yield from _sentence_lines([*named_lines(name, said), ""])


def _width() -> int:
    return get_terminal_size().columns - 1


def _sentences(section: Section, this_year: int) -> list[str]:
    sentence = words.section_sentence(section, this_year)
    return [*filter(None, [sentence]), *words.further_cooccurrences(section.found)]


def _sentence_lines(texts: Iterable[str]) -> Iterator[Line]:
    """Yield sentences, each as `sentence_lines` does."""
    for text in texts:
        line = one_line(as_forms(text, forms_of_output()))
        yield from ([(one, "")] for one in sentence_lines(line))
