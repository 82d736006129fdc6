"""Logging a mood."""

from recovery_journal import clock
from recovery_journal.cli.base import after_saving, output, values
from recovery_journal.cli.base.options import (
    AS_JSON,
    AT,
    FOR,
    KEEP,
    NOTE,
    PRIVATE,
    argument,
    decimal_number,
    mood_or_energy,
    option,
    own_option,
)
from recovery_journal.cli.base.quick import quick_command
from recovery_journal.cli.base.recorder import open_recorder
from recovery_journal.cli.base.saved import report
from recovery_journal.domain.entries.mood import Mood
from recovery_journal.words.format import numbers


@quick_command(
    "mood",
    argument("mood", metavar="1-5", type=mood_or_energy, required=False),
    own_option("-f", "--feeling", "feelings", multiple=True, of="feeling", help="What you feel."),
    NOTE,
    option("--energy", type=mood_or_energy, metavar="1-5", help="How much energy you have."),
    option("--sleep", type=decimal_number, metavar="HOURS", help="How long you slept."),
    AT,
    FOR,
    PRIVATE,
    KEEP,
    AS_JSON,
    example="rj mood 4 -f calm --sleep 7.5",
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
