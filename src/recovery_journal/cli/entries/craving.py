"""Logging a craving, and following it up."""

from typing import Any

from recovery_journal import clock
from recovery_journal.cli.base import after_saving, output, values
from recovery_journal.cli.base.complete import choice_option
from recovery_journal.cli.base.options import (
    AS_JSON,
    AT,
    FEELINGS,
    FOR,
    KEEP,
    NOTE,
    PRIVATE,
    TRIGGERS,
    argument,
    option,
    own_option,
    strength,
    whole_number,
)
from recovery_journal.cli.base.quick import quick_command
from recovery_journal.cli.base.recorder import open_recorder
from recovery_journal.cli.base.saved import Saved, report
from recovery_journal.domain.entries.craving import (
    HALT,
    OUTCOMES,
    OUTCOMES_WITH_USE,
    SITUATIONS,
    Craving,
)
from recovery_journal.words import cli
from recovery_journal.words.format import numbers

COMPANY = own_option("--with", "company", multiple=True, of="company", help="Who was there.")
OUTCOME = choice_option("--outcome", of=OUTCOMES)
SITUATION = choice_option("--situation", metavar="WORDS", of=SITUATIONS)
HALT_ANSWERS = choice_option("--halt", multiple=True, of=HALT)
STRATEGIES = own_option(
    "-s",
    "--strategy",
    "strategies",
    multiple=True,
    metavar="NAME",
    of="strategy",
    help="What you tried.",
)
PEAK = option("--peak", type=strength, metavar="0-10", help="The strongest it became.")
MINUTES = option("--minutes", type=whole_number, metavar="N", help="How long it lasted.")


@quick_command(
    "craving",
    argument("intensity", metavar="0-10", type=strength, required=False),
    TRIGGERS,
    FEELINGS,
    STRATEGIES,
    NOTE,
    FOR,
    AT,
    option("--after", type=strength, metavar="0-10", help="How strong it was later."),
    OUTCOME,
    PEAK,
    MINUTES,
    SITUATION,
    own_option("--place", "places", multiple=True, of="place", help="Where you were."),
    COMPANY,
    HALT_ANSWERS,
    PRIVATE,
    KEEP,
    AS_JSON,
    example="rj craving 7 -t lonely -n",
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

    Without --for it belongs to the first tracker that has begun and isn't private.

    -t, -f, -s, --place, --with and --halt can be given several times. Words typed here stay in
    the history of your shell, and others can see them in ps; -n alone asks for them instead.
    """
    intensity = values.require_number(
        "intensity",
        intensity,
        "How strong is it? Say a number from 0 to 10.",
        lambda number: Craving(at=clock.now(), intensity=number),
    )
    new = Craving(
        intensity=intensity,
        at=values.moment_or_now(at),
        note=values.note_or_ask(note),
        outcome=values.one_of("An outcome", outcome, OUTCOMES),
        situation=values.one_of("A situation", situation, SITUATIONS),
        halt=tuple(word for typed in halt if (word := values.one_of("HALT", typed, HALT))),
        strategies=strategies,
        kept=bool(kept),
        **others,
    )
    with open_recorder(create=True) as recorder:
        saved = recorder.log(
            new, tracker=tracker, private=private, advise=after_saving.follow_on_lines
        )
    report_craving(saved, numbers.craving_line(saved.entry), as_json=as_json)


@quick_command(
    "after",
    argument("intensity", metavar="0-10", type=strength, required=False),
    OUTCOME,
    MINUTES,
    STRATEGIES,
    AS_JSON,
    example="rj after 3 --outcome passed -s slow",
)
def after(
    intensity: int | None,
    outcome: str | None,
    minutes: int | None,
    strategies: tuple[str, ...],
    as_json: bool,
) -> None:
    """Say how strong the last craving is now, 0 to 10.

    It updates your last craving of the past 24 hours, if you haven't yet.
    """
    ending = values.one_of("An outcome", outcome, OUTCOMES)
    if ending is None:
        intensity = values.require_number(
            "intensity",
            intensity,
            "How strong is it now? Say 0 to 10.",
            lambda number: Craving(at=clock.now(), intensity=0, after=number),
        )
    said = Craving(
        at=clock.now(),
        intensity=0,
        after=intensity,
        outcome=ending,
        minutes=minutes,
        strategies=strategies,
    )
    with open_recorder() as recorder:
        saved = recorder.follow_up(said, after_saving.follow_on_lines)
    # Only the open journal knows the intensity of that craving.
    line = (
        numbers.craving_went_on(intensity, ending)
        if saved.sealed
        else numbers.craving_line(saved.entry)
    )
    report_craving(saved, line, as_json=as_json)


def report_craving(saved: Saved[Craving], line: str, *, as_json: bool) -> None:
    """Say what was saved, and below it what may help; `line` is the craving in numbers."""
    report(saved, line, as_json=as_json)
    for advice in saved.advice:
        (output.print_message if as_json else output.print_line)(advice)
    if saved.entry.outcome in OUTCOMES_WITH_USE:
        output.print_message(cli.how_to_log_use(saved.tracker))
