"""Writing down a return to use: thanks first, then safety, and no reproach."""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import click

from recovery_journal import clock
from recovery_journal.cli.base import command, locked_log, output, values
from recovery_journal.cli.base.command import AS_JSON, DECIMAL_NUMBER, NOTE, PRIVATE
from recovery_journal.domain.dates import parse_day
from recovery_journal.domain.sobriety.returns import (
    STILL_USING,
    NextFirstDay,
    choose_entry_to_keep,
)
from recovery_journal.domain.sobriety.standing import compute_standing
from recovery_journal.domain.sobriety.tracker import Tracker, Use
from recovery_journal.errors import BadInput, NotFound
from recovery_journal.store.sqlite.opening import NoJournal
from recovery_journal.words import cli, returns
from recovery_journal.words.data import medical
from recovery_journal.words.format import numbers

if TYPE_CHECKING:
    from recovery_journal.store.journal import Journal

STILL_USING_WORDS = (STILL_USING, "still using")


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
    text = values.words_or_ask(note)
    said_next = _parse_next_day(next_day)
    only_end_said = not (on or text or triggers or feelings) and amount is None
    use = Use(
        at=at,
        tracker=0,
        on=at.date(),
        next_start=None,
        amount=amount,
        triggers=triggers,
        feelings=feelings,
        note=text,
    )
    if locked_log.is_locked():
        if not only_end_said:  # what cannot be is refused at once
            choose_entry_to_keep(use, None, said_next, only_end_said=False)
        _seal(use, name, said_next, named=on is not None, private=private, as_json=as_json)
        return
    try:
        opened = command.open_journal()
    except NoJournal:
        raise NotFound(returns.NOTHING_COUNTED_YET) from None
    with opened as journal:
        tracker = _tracker(journal, name)
        if said_next is not None and tracker.limit is not None:
            raise BadInput(returns.NO_NEXT_ON_CUT_DOWN)
        entry, had_open_return = journal.returns.record(
            replace(use, tracker=tracker.id),
            said_next,
            only_end_said=only_end_said,
            private=private,
        )
        command.warn_if_clock_turned_back(journal)
        total = compute_standing(tracker, journal.entries.uses(tracker.id), clock.today()).total
    ended = entry.next_start if had_open_return else None
    _report_use(tracker, entry, total, ended, as_json=as_json)


def _tracker(journal: "Journal", name: str | None) -> Tracker:
    """The tracker that is meant: the named one, the only one, or the one that is answered."""
    if name is not None:
        return journal.trackers.find(name)
    known = journal.trackers.all()
    if not known:
        raise NotFound(returns.NOTHING_COUNTED_YET)
    if len(known) == 1:
        return known[0]
    names = ", ".join(tracker.name for tracker in known)
    if not output.is_interactive():
        raise click.UsageError(f"Which one? {names}.")
    return journal.trackers.find(output.ask(f"Which one? {names}:"))


def _parse_next_day(typed: str | None) -> NextFirstDay:
    """The next first day, or that there is none yet."""
    if typed is None:
        return None
    if typed.strip().casefold() in STILL_USING_WORDS:
        return STILL_USING
    return parse_day(typed, clock.today(), future=True)


def _report_use(
    tracker: Tracker, use: Use, total: int, ended: date | None, *, as_json: bool
) -> None:
    """Thanks, what was saved, whether still using is over, and what is safe to know."""
    say = output.print_message if as_json else output.print_line
    if tracker.limit is None:
        say(returns.thanks(total))
    line = numbers.use_line(use, tracker.verb, tracker.limit.unit if tracker.limit else "")
    what = cli.as_sentence_part(line, cli.shown_tags(use), tracker.name)
    command.report_saved(use, what, as_json=as_json)
    if ended:
        say(returns.counted_from(ended, clock.today().year))
    for said in _afterwards(tracker, use):
        say(said)


def _seal(
    use: Use,
    name: str | None,
    said_next: NextFirstDay,
    *,
    named: bool,
    private: bool | None,
    as_json: bool,
) -> None:
    """Thanks, and what is safe to know of whatever it was: that is looked up later."""
    say = output.print_message if as_json else output.print_line
    say(returns.THANKS)
    what = cli.as_sentence_part(numbers.use_line(use, "used"), cli.shown_tags(use), name or "")
    locked_log.seal_use(
        use, what, tracker=name, private=private, said_next=said_next, named=named, as_json=as_json
    )
    say(returns.ask_if_safe())
    say(returns.STOPPING_AGAIN)
    say(returns.EARLIER_COUNT)


def _afterwards(tracker: Tracker, use: Use) -> list[str]:
    """What is said behind the line that it is saved."""
    if tracker.limit is not None:
        return [returns.CUT_DOWN]
    told = [returns.ask_if_safe(tracker.kind)]
    days = 0 if use.next_start is None else (use.next_start - use.on).days
    if days != 1 and tracker.kind not in returns.KINDS_WITHOUT_SUBSTANCE:
        told.append(returns.STOPPING_AGAIN)
    if known := medical.MEDICAL.get(tracker.kind):
        told += [fact.text for fact in known.after_use]
    if use.next_start is None:
        told += [returns.WHEN_READY, returns.when_stopped(tracker.name)]
    return [*told, returns.EARLIER_COUNT]
