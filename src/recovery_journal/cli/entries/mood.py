"""Logging a mood."""

from dataclasses import replace

import click

from recovery_journal.cli.base import after_saving, command, locked_log, output, values
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
from recovery_journal.domain.entries.mood import Mood
from recovery_journal.words import cli
from recovery_journal.words.format import numbers


@click.command("mood", cls=command.Command, example="rj mood 4 -f calm --sleep 7.5")
@command.combine_options(
    click.argument("mood", metavar="1-5", type=WHOLE_NUMBER, required=False),
    click.option("-f", "--feeling", "feelings", multiple=True, help="What you feel."),
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
    number = values.number_or_ask(
        mood, "How are you, 1 to 5?", "How are you? Say a number from 1 to 5."
    )
    when, text = values.moment_or_now(at), values.words_or_ask(note)
    new = Mood(
        mood=number,
        at=when,
        feelings=feelings,
        note=text,
        energy=energy,
        sleep=sleep,
        kept=bool(kept),
    )
    if locked_log.is_locked():
        what = cli.as_sentence_part(
            numbers.mood_line(new), new.feelings, locked_log.tracker_label(tracker)
        )
        locked_log.seal_entry(new, what, tracker=tracker, private=private, as_json=as_json)
        return
    with command.open_journal(create=True) as journal:
        belongs, name = command.tracker_named(journal, tracker)
        entry = command.add_entry(journal, replace(new, tracker=belongs), private=private)
        helps = after_saving.hard_days_lines(journal, entry) if entry.mood == 1 else []
    what = cli.as_sentence_part(numbers.mood_line(entry), entry.feelings, name)
    command.report_saved(entry, what, as_json=as_json)
    for line in helps:
        output.print_message(line)
