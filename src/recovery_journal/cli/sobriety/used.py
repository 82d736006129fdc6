"""Logging a return to use: thanks first, then safety, and no blame."""

import click

from recovery_journal.cli.base import command, output, values
from recovery_journal.cli.base.command import AS_JSON, DECIMAL_NUMBER, NOTE, PRIVATE
from recovery_journal.cli.base.recorder import open_recorder
from recovery_journal.cli.base.saved import SavedReturn, report
from recovery_journal.domain.days import local_day
from recovery_journal.domain.entries.note import Note
from recovery_journal.domain.sobriety.returns import parse_next_first_day
from recovery_journal.domain.sobriety.tracker import Tracker, Use
from recovery_journal.words import returns
from recovery_journal.words.data import medical
from recovery_journal.words.format.entries import summary


@click.command("used", cls=command.Command, example="rj used Alcohol --on yesterday -n")
@command.combine_options(
    click.argument("name", metavar="[TRACKER]", required=False),
    click.option("--on", metavar="WHEN", help="The first day of use: yesterday, tuesday 21:30."),
    click.option(
        "--next",
        "next_day",
        metavar="DAY",
        help="The first day without use again, or still. Else the day after.",
    ),
    click.option("--amount", type=DECIMAL_NUMBER, help="How much, in the unit of the tracker."),
    click.option("-t", "--trigger", "triggers", multiple=True, help="What set it off."),
    click.option("-f", "--feeling", "feelings", multiple=True, help="What you felt."),
    NOTE,
    PRIVATE,
    AS_JSON,
)
def used(
    name: str | None,
    on: str | None,
    next_day: str | None,
    amount: float | None,
    triggers: tuple[str, ...],
    feelings: tuple[str, ...],
    note: str | None,
    private: bool | None,
    as_json: bool,
) -> None:
    """Write down that you used. Your total stays.

    While you are still using, say --next still, and once you have stopped, rj used --next DAY.
    Medicine taken as prescribed, methadone and buprenorphine included, is never a return to use.
    """
    at = values.moment_or_now(on)
    text = values.note_or_ask(note)
    said_next = None if next_day is None else parse_next_first_day(next_day, command.today())
    use = Use(
        at=at,
        tracker=0,
        on=local_day(at, command.day_starts_at()),
        next_start=None,
        amount=amount,
        triggers=triggers,
        feelings=feelings,
        note=text,
    )
    with open_recorder(create=True) as recorder:
        done = recorder.record_return(
            use, said_next, tracker=name, private=private, day_said=on is not None
        )
    _report_return(done, as_json=as_json)


def _report_return(done: SavedReturn, *, as_json: bool) -> None:
    """Say thanks, what was saved, whether an open return ended, and what keeps a person safe."""
    say = output.print_message if as_json else output.print_line
    use, tracker = done.saved.entry, done.tracker
    if done.total_days is None:
        say(returns.THANKS)
    elif not (tracker and tracker.limit):
        say(returns.thanks(done.total_days))
    line = "Note." if isinstance(use, Note) else summary(use, tracker)
    if done.saved.sealed and done.ended_on:
        line = returns.end_sealed(done.ended_on, command.today().year)
    report(done.saved, line, as_json=as_json)
    if done.ended_on and not done.saved.sealed:
        say(returns.counted_from(done.ended_on, command.today().year))
    for line in _afterwards(tracker, use):
        say(line)


def _afterwards(tracker: Tracker | None, use: Use | Note) -> list[str]:
    """List safety facts; more of them if it is known what was used."""
    if isinstance(use, Note):
        return [returns.ask_if_safe(), returns.KEPT_AS_NOTE]
    if tracker is None:
        return [returns.ask_if_safe(), returns.STOPPING_AGAIN, returns.EARLIER_COUNT]
    if tracker.limit is not None:
        return [returns.CUT_DOWN]
    told = [returns.ask_if_safe(tracker.kind)]
    days = 0 if use.next_start is None else (use.next_start - use.on).days
    if days != 1 and tracker.kind in returns.KINDS_THAT_MAY_NEED_A_DOCTOR:
        told.append(returns.STOPPING_AGAIN)
    if known := medical.MEDICAL.get(tracker.kind):
        told += [fact.text for fact in known.after_use]
    if use.next_start is None:
        told += [returns.WHEN_READY, returns.when_stopped(tracker.name)]
    return [*told, returns.EARLIER_COUNT]
