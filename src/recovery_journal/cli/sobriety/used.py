"""Logging a use or a dry day: thanks first, then safety, and no blame."""

from typing import Any

from recovery_journal.cli.base import output, session, values
from recovery_journal.cli.base.accessible import named_lines
from recovery_journal.cli.base.complete_own import complete_own
from recovery_journal.cli.base.options import (
    AS_JSON,
    FEELINGS,
    NOTE,
    PRIVATE,
    TRIGGERS,
    argument,
    decimal_number,
    option,
)
from recovery_journal.cli.base.quick import quick_command
from recovery_journal.cli.base.recorder import open_recorder
from recovery_journal.cli.base.saved import SavedReturn, report
from recovery_journal.domain.days import local_day
from recovery_journal.domain.entries.note import Note
from recovery_journal.domain.sobriety.returns import parse_next_first_day
from recovery_journal.domain.sobriety.tracker import Tracker, Use
from recovery_journal.errors import NotFound
from recovery_journal.words import returns
from recovery_journal.words.data import medical
from recovery_journal.words.format import numbers

TRACKER = argument(
    "name", metavar="[TRACKER]", required=False, shell_complete=complete_own("tracker")
)


@quick_command(
    "used",
    TRACKER,
    argument("amount", metavar="[AMOUNT]", type=decimal_number, required=False),
    option("--on", metavar="WHEN", help="The first day of use: yesterday, tuesday 21:30."),
    option(
        "--next",
        "next_day",
        metavar="DAY",
        help="The first day without use again, or still. Else the day after.",
    ),
    option("--amount", "said", type=decimal_number, help="The amount, as after the tracker."),
    TRIGGERS,
    FEELINGS,
    NOTE,
    PRIVATE,
    AS_JSON,
    example="rj used Alcohol --on yesterday -n",
)
def used(
    name: str | None,
    on: str | None,
    next_day: str | None,
    amount: float | None,
    said: float | None,
    triggers: tuple[str, ...],
    feelings: tuple[str, ...],
    note: str | None,
    private: bool | None,
    as_json: bool,
) -> None:
    """Log that you used. Your total still counts.

    While cutting down, add how much it was; several uses of a day add up, and 0 is a dry day.
    Otherwise, if you are still using, add --next still, and once you have stopped: rj used --next
    DAY. Medicine taken as prescribed, methadone and buprenorphine included, never counts as using.
    """
    if None not in (amount, said) and amount != said:
        raise values.usage_error("Which amount? Give it once.")
    _log(
        name,
        on,
        next_day,
        note,
        private=private,
        as_json=as_json,
        amount=said if amount is None else amount,
        triggers=triggers,
        feelings=feelings,
    )


@quick_command(
    "none",
    TRACKER,
    option("--on", metavar="WHEN", help="Another day: yesterday, tuesday."),
    NOTE,
    PRIVATE,
    AS_JSON,
    example="rj none Wine --on yesterday",
)
def none(
    name: str | None, on: str | None, note: str | None, private: bool | None, as_json: bool
) -> None:
    """Log a dry day: nothing used of what you are cutting down on.

    A use logged later for that day replaces it. Days you don't log are never counted as dry.
    """
    _log(name, on, None, note, private=private, as_json=as_json, amount=0.0)


def _log(
    name: str | None,
    on: str | None,
    next_day: str | None,
    note: str | None,
    *,
    private: bool | None,
    as_json: bool,
    **said: Any,
) -> None:
    """Save a use with what was said about it, and report it."""
    at = values.moment_or_now(on)
    text = values.note_or_ask(note)
    said_next = None if next_day is None else parse_next_first_day(next_day, session.today())
    day = local_day(at, session.day_starts_at())
    use = Use(at=at, tracker=0, on=day, next_start=None, note=text, **said)
    with open_recorder(create=True) as recorder:
        try:
            done = recorder.record_return(
                use, said_next, tracker=name, private=private, day_said=on is not None
            )
        except NotFound as error:
            if name is None or on is not None or not values.can_be_read(values.moment_or_now, name):
                raise
            raise values.words_too_many(name) from error
    _report_return(done, as_json=as_json)


def _report_return(done: SavedReturn, *, as_json: bool) -> None:
    """Say thanks, what was saved, whether an open return ended, and what keeps a person safe."""
    say = output.print_message if as_json else output.print_line
    use, tracker = done.saved.entry, done.tracker
    cuts_down = _cuts_down(tracker, use)
    if not cuts_down:
        say(returns.THANKS if done.total_days is None else returns.thanks(done.total_days))
    line = "Note." if isinstance(use, Note) else numbers.use_of_tracker(use, tracker)
    if done.saved.sealed and done.ended_on:
        line = returns.end_sealed(done.ended_on, session.today().year)
    report(done.saved, line, as_json=as_json)
    if done.ended_on and not done.saved.sealed:
        say(returns.counted_from(done.ended_on, session.today().year))
    lines = named_lines(tracker.name if tracker else "", [done.logged] if cuts_down else [])
    for line in filter(None, [*lines, *_afterwards(tracker, use, cuts_down=cuts_down)]):
        say(line)


def _cuts_down(tracker: Tracker | None, use: Use | Note) -> bool:
    """Return whether a use is one of cutting down; while locked, one with an amount is."""
    if tracker is not None:
        return tracker.limit is not None
    return isinstance(use, Use) and use.amount is not None


def _afterwards(tracker: Tracker | None, use: Use | Note, *, cuts_down: bool) -> list[str]:
    """List safety facts; more of them if it is known what was used."""
    if isinstance(use, Note):
        return [returns.ask_if_safe(), returns.KEPT_AS_NOTE]
    if tracker is None and cuts_down:
        return []
    if tracker is None:
        return [returns.ask_if_safe(), returns.STOPPING_AGAIN, returns.EARLIER_COUNT]
    told = [returns.ask_if_safe(tracker.kind, cuts_down=cuts_down)]
    if cuts_down:
        return told
    days = 0 if use.next_start is None else (use.next_start - use.on).days
    if days != 1 and tracker.kind in returns.KINDS_THAT_MAY_NEED_A_DOCTOR:
        told.append(returns.STOPPING_AGAIN)
    if known := medical.MEDICAL.get(tracker.kind):
        told += [fact.text for fact in known.after_use]
    if use.next_start is None:
        told += [returns.WHEN_READY, returns.when_stopped(tracker.name)]
    return [*told, returns.EARLIER_COUNT]
