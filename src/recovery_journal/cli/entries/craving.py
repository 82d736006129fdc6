"""Logging a craving, and how it went on."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

import click

from recovery_journal import clock
from recovery_journal.cli.base import after_saving, command, locked_log, output, values
from recovery_journal.cli.base.command import (
    AS_JSON,
    AT,
    FOR,
    KEEP,
    NOTE,
    PRIVATE,
    WHOLE_NUMBER,
    Command,
)
from recovery_journal.domain.entries.craving import (
    HALT,
    OUTCOMES,
    OUTCOMES_WITH_USE,
    SITUATIONS,
    Craving,
)
from recovery_journal.errors import NotFound
from recovery_journal.words import cli
from recovery_journal.words.format import numbers

if TYPE_CHECKING:
    from recovery_journal.store.journal import Journal

SavedReporter = Callable[..., None]
"""Says what was saved, or seals it and says so."""

OUTCOME = click.option(
    "--outcome", metavar="WORD", help="passed, still strong, used some, used, not sure."
)
STRATEGIES = click.option(
    "-s", "--strategy", "strategies", multiple=True, metavar="NAME", help="What you tried."
)


@click.command("craving", cls=Command, example="rj craving 7 -t lonely -n")
@command.combine_options(
    click.argument("intensity", metavar="0-10", type=WHOLE_NUMBER, required=False),
    click.option("-t", "--trigger", "triggers", multiple=True, help="What set it off."),
    click.option("-f", "--feeling", "feelings", multiple=True, help="What you felt."),
    STRATEGIES,
    NOTE,
    FOR,
    AT,
    click.option("--after", type=WHOLE_NUMBER, metavar="0-10", help="How strong it was later."),
    OUTCOME,
    click.option("--peak", type=WHOLE_NUMBER, metavar="0-10", help="The strongest it became."),
    click.option("--minutes", type=WHOLE_NUMBER, metavar="N", help="How long it lasted."),
    click.option("--situation", metavar="WORDS", help=f"{', '.join(SITUATIONS)}."),
    click.option("--place", "places", multiple=True, help="Where you were."),
    click.option("--with", "company", multiple=True, help="Who was there."),
    click.option("--halt", multiple=True, metavar="WORD", help=f"{', '.join(HALT)}."),
    PRIVATE,
    KEEP,
    AS_JSON,
)
def craving(
    intensity: int | None,
    note: str | None,
    tracker: str | None,
    at: str | None,
    outcome: str | None,
    situation: str | None,
    halt: tuple[str, ...],
    strategies: tuple[str, ...],
    private: bool | None,
    kept: bool | None,
    as_json: bool,
    **others: Any,
) -> None:
    """Log a craving, from 0 (none) to 10 (the strongest ever).

    -t, -f, -s, --place, --with and --halt can be given several times. Words typed here stay in
    the history of your shell, and others can see them in ps; -n alone asks for them instead.
    """
    intensity = values.number_or_ask(
        intensity, "How strong is it, 0 to 10?", "How strong is it? Say a number from 0 to 10."
    )
    new = Craving(
        intensity=intensity,
        at=values.moment_or_now(at),
        note=values.words_or_ask(note),
        outcome=values.one_of("An outcome", outcome, OUTCOMES),
        situation=values.one_of("A situation", situation, SITUATIONS),
        halt=tuple(word for typed in halt if (word := values.one_of("HALT", typed, HALT))),
        strategies=strategies,
        kept=bool(kept),
        **others,
    )
    if locked_log.is_locked():
        seal = partial(locked_log.seal_entry, tracker=tracker, private=private)
        report_craving(
            new,
            locked_log.tracker_label(tracker),
            after_saving.locked_follow_on_lines(new),
            as_json=as_json,
            told=seal,
        )
        return
    with command.open_journal(create=True) as journal:
        number, name = (
            journal.cravings.last_tracker() or (None, "")
            if tracker is None
            else command.tracker_named(journal, tracker)
        )
        new = replace(new, tracker=number, strategies=_strategy_names(journal, strategies))
        entry = command.add_entry(journal, new, private=private)
        helps = after_saving.follow_on_lines(journal, entry)
    report_craving(entry, name, helps, as_json=as_json)


@click.command("after", cls=Command, example="rj after 3 --outcome passed -s slow")
@command.combine_options(
    click.argument("intensity", metavar="0-10", type=WHOLE_NUMBER, required=False),
    OUTCOME,
    STRATEGIES,
    AS_JSON,
)
def after(
    intensity: int | None, outcome: str | None, strategies: tuple[str, ...], as_json: bool
) -> None:
    """Say how strong the last craving is now, 0 to 10.

    It closes the last craving of 24 hours that nobody said anything about since.
    """
    ending = values.one_of("An outcome", outcome, OUTCOMES)
    if ending is None:
        intensity = values.number_or_ask(
            intensity, "How strong is it now, 0 to 10?", "How strong is it now? Say 0 to 10."
        )
    if locked_log.is_locked():
        _seal_after(intensity, ending, strategies, as_json=as_json)
        return
    with command.open_journal() as journal:
        waiting = journal.cravings.last_open(clock.now())
        if waiting is None:
            raise NotFound("No craving of the last 24 hours is waiting. To change one: rj edit ID")
        tried = (*waiting.strategies, *_strategy_names(journal, strategies))
        entry = journal.entries.edit(
            replace(waiting, after=intensity, outcome=ending, strategies=tried)
        )
        tracker = journal.tracker_of(entry)
        helps = after_saving.follow_on_lines(journal, entry)
    report_craving(entry, tracker.name if tracker else "", helps, as_json=as_json)


def _seal_after(
    intensity: int | None, outcome: str | None, tried: tuple[str, ...], *, as_json: bool
) -> None:
    """Seal how the last craving went on, whichever that is."""
    said = Craving(at=clock.now(), intensity=0, after=intensity, outcome=outcome, strategies=tried)
    what = cli.as_sentence_part(numbers.craving_went_on(intensity, outcome), tried)
    locked_log.seal_after(said, what, as_json=as_json)
    _print_follow_on(said, "", after_saving.locked_follow_on_lines(said), as_json=as_json)


def _strategy_names(journal: "Journal", typed: tuple[str, ...]) -> tuple[str, ...]:
    """What was tried: the strategy that begins so, or the person's own words."""
    return (
        journal.strategies.complete_names(typed) if typed else ()
    )  # the book takes a while to load


def report_craving(
    entry: Craving,
    tracker: str,
    helps: list[str],
    *,
    as_json: bool,
    told: SavedReporter = command.report_saved,
) -> None:
    """Say what was saved, or seal it and say so, and what helps beside it."""
    what = cli.as_sentence_part(numbers.craving_line(entry), cli.shown_tags(entry), tracker)
    told(entry, what, as_json=as_json)
    _print_follow_on(entry, tracker, helps, as_json=as_json)


def _print_follow_on(entry: Craving, tracker: str, helps: list[str], *, as_json: bool) -> None:
    for line in helps:
        (output.print_message if as_json else output.print_line)(line)
    if entry.outcome in OUTCOMES_WITH_USE:
        output.print_message(cli.how_to_count_as_return(tracker))
