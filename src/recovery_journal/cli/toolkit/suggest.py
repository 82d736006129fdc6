"""Suggesting a strategy, and using one."""

from collections.abc import Iterable, Iterator
from datetime import datetime

import click

from recovery_journal import clock
from recovery_journal.cli.base import after_saving, output, session, values
from recovery_journal.cli.base.command import WHOLE_NUMBER, Command
from recovery_journal.cli.base.complete_own import complete_own
from recovery_journal.cli.base.options import AS_JSON, AT, FOR, combine_options
from recovery_journal.cli.base.rows import Fact, Row, print_outline, print_rows
from recovery_journal.cli.base.saved import Saved
from recovery_journal.cli.entries import craving
from recovery_journal.domain.dataclass import replace
from recovery_journal.domain.entries.craving import OUTCOMES, VERY_STRONG_INTENSITY, Craving
from recovery_journal.domain.entries.entry import require_in_range
from recovery_journal.domain.entries.follow_up import AT_HAND_FOR
from recovery_journal.domain.insights.observations import CravingSeen
from recovery_journal.domain.strategies.strategy import Strategy
from recovery_journal.domain.strategies.suggestions import Suggestion, suggest_strategies
from recovery_journal.exchange.plain import to_plain
from recovery_journal.store.books.strategies import find_strategy
from recovery_journal.store.sqlite.opening import NoJournal
from recovery_journal.text import one_line
from recovery_journal.words import strategies as strategy_words
from recovery_journal.words.data.strategy_library import built_in_strategies
from recovery_journal.words.format import numbers
from recovery_journal.words.insights import findings
from recovery_journal.words.today import HELP_NOW

ASSUMED_INTENSITY = 5
"""The strength of a craving when nothing is known."""
MAX_SUGGESTIONS = 5
"""How many strategies are shown; more would be hard to choose from."""


@click.command("suggest", cls=Command, example="rj strategy suggest --intensity 7 --trigger work")
@combine_options(
    click.option(
        "--intensity", type=WHOLE_NUMBER, metavar="0-10", help="How strong the craving is."
    ),
    click.option("-t", "--trigger", metavar="TEXT", help="What set it off."),
    click.option(
        "--all", "everything", is_flag=True, help=f"More than the first {MAX_SUGGESTIONS}."
    ),
    AS_JSON,
)
def suggest(intensity: int | None, trigger: str | None, everything: bool, as_json: bool) -> None:
    """Show what suits a craving, starting with what went well in ones like it.

    Without --intensity, it uses your open craving of the last two hours, or else 5. Words typed
    here stay in the history of your shell, and others can see them in ps.
    """
    require_in_range("A craving", intensity, 0, 10)
    strategies, told, waiting = _load_strategies_and_cravings()
    if intensity is None:
        intensity = waiting.intensity if waiting else ASSUMED_INTENSITY
        trigger = trigger or next(iter(waiting.triggers if waiting else ()), None)
    found = suggest_strategies(strategies, told, intensity, trigger, session.today())
    shown = found if everything else found[:MAX_SUGGESTIONS]
    if as_json:
        about = {"intensity": intensity, "trigger": trigger}
        output.print_json_report({**about, "suggestions": [*map(to_plain, shown)]})
        return
    output.print_message(
        strategy_words.suited_to(intensity, one_line(trigger) if trigger else None)
    )
    print_rows(_facts(one, intensity, trigger) for one in shown)
    if any(one.tried for one in shown):
        output.print_message(findings.NOT_A_CAUSE)
    if intensity >= VERY_STRONG_INTENSITY:
        output.print_message(HELP_NOW)


@click.command("use", cls=Command, example='rj strategy use "ride the wave" --before 7 --after 3')
@combine_options(
    click.argument("name", metavar="NAME", shell_complete=complete_own("strategy")),
    click.option(
        "--intensity",
        "--before",
        "before",
        type=WHOLE_NUMBER,
        metavar="0-10",
        help="How strong the craving is before.",
    ),
    click.option("--after", type=WHOLE_NUMBER, metavar="0-10", help="How strong it is afterwards."),
    craving.PEAK,
    craving.OUTCOME,
    craving.MINUTES,
    FOR,
    AT,
    AS_JSON,
)
def use(
    name: str,
    before: int | None,
    after: int | None,
    peak: int | None,
    outcome: str | None,
    minutes: int | None,
    tracker: str | None,
    at: str | None,
    as_json: bool,
) -> None:
    """Show the steps of a strategy, and log that you used it.

    It is added to your open craving of the last two hours, or else to a new one as strong as
    --before. If an open one is stronger by now, --before becomes its peak.
    """
    when = values.moment_or_now(at)
    ending = values.one_of("An outcome", outcome, OUTCOMES)
    found, waiting = _find_strategy_and_craving(name, when, tracker)
    told = values.typed(after=after, peak=peak, outcome=ending, minutes=minutes)
    if waiting is None:
        before = values.require_number(
            "before",
            before,
            strategy_words.INTENSITY_BEFORE_MISSING,
            lambda number: Craving(at=when, intensity=number),
        )
        new = Craving(intensity=before, at=when, strategies=(found.name,), **told)
    else:
        require_in_range("A craving", before, 0, 10)
        if before is not None and before > max(waiting.intensity, waiting.peak or 0):
            told = {"peak": before, **told}
        new = replace(waiting, strategies=(*waiting.strategies, found.name), **told)
    with session.open_journal(create=True) as journal:
        if tracker is not None:
            belongs, called = values.tracker_named(journal, tracker)
        elif waiting is None:
            belongs, called = journal.cravings.usual_tracker(clock.now()) or (None, "")
        else:
            belongs = waiting.tracker
            called = journal.trackers.get(belongs).name if belongs else ""
        new = replace(new, tracker=belongs)
        entry = (
            journal.entries.edit(new) if waiting else session.add_entry(journal, new, private=None)
        )
        helps = after_saving.follow_on_lines(journal, entry)
    if not as_json:
        print_outline(_steps(found))
    saved = Saved(entry, called, tuple(helps), added=waiting is not None)
    craving.report_craving(saved, numbers.craving_line(entry), as_json=as_json)
    if entry.is_open:
        output.print_message(strategy_words.AFTERWARDS_HINT)


def _load_strategies_and_cravings() -> tuple[
    Iterable[Strategy], tuple[CravingSeen, ...], Craving | None
]:
    """Read the strategies, past cravings and the open one; without a journal, the library."""
    try:
        with session.open_journal() as journal:
            waiting = journal.cravings.last_open(clock.now(), within=AT_HAND_FOR)
            return journal.strategies.all(), journal.insights.read_history().cravings, waiting
    except NoJournal:
        return built_in_strategies(), (), None


def _find_strategy_and_craving(
    name: str, when: datetime, tracker: str | None
) -> tuple[Strategy, Craving | None]:
    """Find the strategy, and the open craving it belongs to, if any.

    A craving for another tracker than the named one does not count.
    """
    try:
        with session.open_journal() as journal:
            found = journal.strategies.find(name)
            wanted, _ = values.tracker_named(journal, tracker)
            waiting: Craving | None = journal.cravings.last_open(when, within=AT_HAND_FOR)
    except NoJournal:
        return find_strategy(built_in_strategies(), name), None
    if waiting is None or waiting.at > when:
        return found, None
    fits = tracker is None or waiting.tracker in (None, wanted)
    return found, waiting if fits else None


def _steps(found: Strategy) -> Iterator[str]:
    """List the steps, after the warning."""
    yield found.name
    if found.warning:
        yield f"  {strategy_words.warning(found)}"
    yield from (f"  {step}" for step in strategy_words.steps(found))


def _facts(one: Suggestion, intensity: int, trigger: str | None) -> Row:
    """Describe a suggestion: name, length, and how it went or when it fits."""
    minutes = numbers.count(one.strategy.minutes, "minute") if one.strategy.minutes else ""
    went, when = findings.suggestion(one, intensity, trigger), one.strategy.when
    name = one.strategy.name
    return Fact(name, f"Strategy: {name}"), minutes, went or Fact(when, f"when: {when}")
