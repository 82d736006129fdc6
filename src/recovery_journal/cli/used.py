"""Writing down a return to use: thanks first, then safety, and no reproach."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

import click

from recovery_journal import clock
from recovery_journal.cli import command, output
from recovery_journal.cli.command import AMOUNT, AS_JSON, NOTE, PRIVATE
from recovery_journal.domain.sobriety import standing
from recovery_journal.domain.tracker import Tracker, Use
from recovery_journal.domain.when import parse_day
from recovery_journal.errors import NotFound
from recovery_journal.store.file import NoJournal
from recovery_journal.words import medical, numbers, returns, saved
from recovery_journal.words import used as words

if TYPE_CHECKING:
    from recovery_journal.store.journal import Journal

STILL = ("still", "still using")


@click.command("used", cls=command.Command, example="rj used Alcohol --on yesterday -n")
@command.options(
    click.argument("name", metavar="[TRACKER]", required=False),
    click.option("--on", metavar="WHEN", help="The first day of use: yesterday, tuesday 21:30."),
    click.option(
        "--next",
        "next_start",
        metavar="DAY",
        help="The first day without use again, or still. Else the day after.",
    ),
    click.option("--amount", type=AMOUNT, help="How much, in the unit of the tracker."),
    click.option("-t", "--trigger", "triggers", multiple=True, help="What set it off."),
    click.option("-f", "--feeling", "feelings", multiple=True, help="What you felt."),
    NOTE,
    PRIVATE,
    AS_JSON,
)
def used(
    name: str | None,
    on: str | None,
    next_start: str | None,
    amount: float | None,
    triggers: tuple[str, ...],
    feelings: tuple[str, ...],
    note: str | None,
    private: bool | None,
    as_json: bool,
) -> None:
    """Write down that you used. Your total stays.

    Medicine taken as prescribed, methadone and buprenorphine included, is never a return to use.
    """
    at = command.moment(on)
    day = at.date()
    text = command.words(note)
    try:
        opened = command.journal()
    except NoJournal:
        raise NotFound(words.NOTHING_COUNTED) from None
    with opened as journal:
        tracker = _tracker(journal, name)
        use = Use(
            at=at,
            tracker=tracker.id,
            on=day,
            next_start=_next(next_start, day),
            amount=amount,
            triggers=triggers,
            feelings=feelings,
            note=text,
        )
        entry = command.add(journal, use, private=private)
        total = standing(tracker, journal.entries.uses(tracker.id), clock.today()).total
    unit = tracker.limit.unit if tracker.limit else ""
    line = numbers.use_line(entry, tracker.verb, unit)
    what = saved.described(line, saved.tags(entry), tracker.name)
    if tracker.limit is None:
        _tell(returns.thanks(total), as_json=as_json)
    command.told(entry, what, as_json=as_json)
    for said in _afterwards(tracker, entry):
        _tell(said, as_json=as_json)


def _tracker(journal: "Journal", name: str | None) -> Tracker:
    """The tracker that is meant: the named one, the only one, or the one that is answered."""
    if name is not None:
        return journal.trackers.find(name)
    known = journal.trackers.all()
    if not known:
        raise NotFound(words.NOTHING_COUNTED)
    if len(known) == 1:
        return known[0]
    names = ", ".join(tracker.name for tracker in known)
    if not output.on_terminal():
        raise click.UsageError(f"Which one? {names}.")
    return journal.trackers.find(output.ask(f"Which one? {names}:"))


def _next(typed: str | None, on: date) -> date | None:
    if typed is None:
        return on + timedelta(days=1)
    if typed.strip().casefold() in STILL:
        return None
    return parse_day(typed, clock.today(), future=True)


def _afterwards(tracker: Tracker, use: Use) -> list[str]:
    """What is said behind the line that it is saved."""
    if tracker.limit is not None:
        return [returns.CUT_DOWN]
    told = [words.SAFE]
    days = 0 if use.next_start is None else (use.next_start - use.on).days
    if days != 1:
        told.append(returns.STOPPING_AGAIN)
    if known := medical.MEDICAL.get(tracker.kind):
        told += [fact.text for fact in known.after_use]
    if use.next_start is None:
        told.append(returns.WHEN_READY)
    return [*told, returns.EARLIER_COUNT]


def _tell(text: str, *, as_json: bool) -> None:
    (output.say if as_json else output.line)(text)
