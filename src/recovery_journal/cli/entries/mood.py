"""Logging a mood."""

import click

from recovery_journal import clock
from recovery_journal.cli.base import after_saving, command, output, values
from recovery_journal.cli.base.command import (
    AS_JSON,
    AT,
    DECIMAL_NUMBER,
    FOR,
    KEEP,
    NOTE,
    PRIVATE,
    WHOLE_NUMBER,
)
from recovery_journal.cli.base.complete_own import own_option
from recovery_journal.cli.base.recorder import open_recorder
from recovery_journal.cli.base.saved import report
from recovery_journal.domain.entries.mood import Mood
from recovery_journal.words.format import numbers


@click.command("mood", cls=command.Command, example="rj mood 4 -f calm --sleep 7.5")
@command.combine_options(
    click.argument("mood", metavar="1-5", type=WHOLE_NUMBER, required=False),
    own_option("-f", "--feeling", "feelings", multiple=True, of="feeling", help="What you feel."),
    NOTE,
    click.option("--energy", type=WHOLE_NUMBER, metavar="1-5", help="How much energy you have."),
    click.option("--sleep", type=DECIMAL_NUMBER, metavar="HOURS", help="How long you slept."),
    AT,
    FOR,
    PRIVATE,
    KEEP,
    AS_JSON,
)
def mood(
    mood: int | None,
    feelings: tuple[str, ...],
    note: str | None,
    energy: int | None,
    sleep: float | None,
    at: str | None,
    tracker: str | None,
    private: bool | None,
    kept: bool | None,
    as_json: bool,
) -> None:
    """Log a mood, from 1 (very low) to 5 (very good).

    Words typed here stay in the history of your shell, and others can see them in ps; -n alone
    asks for them instead.
    """
    number = values.require_number(
        "mood",
        mood,
        "How are you? Say a number from 1 to 5.",
        lambda number: Mood(at=clock.now(), mood=number),
    )
    when, text = values.moment_or_now(at), values.note_or_ask(note)
    new = Mood(
        mood=number,
        at=when,
        feelings=feelings,
        note=text,
        energy=energy,
        sleep=sleep,
        kept=bool(kept),
    )
    with open_recorder(create=True) as recorder:
        saved = recorder.log(new, tracker=tracker, private=private, advise=after_saving.mood_lines)
    report(saved, numbers.mood_line(saved.entry), as_json=as_json)
    for line in saved.advice:
        output.print_message(line)
