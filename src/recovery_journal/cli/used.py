"""Writing down a return to use: thanks first, then safety, and no reproach."""

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import click

from recovery_journal import clock
from recovery_journal.cli import command, output
from recovery_journal.cli.command import AMOUNT, AS_JSON, NOTE, PRIVATE
from recovery_journal.domain.sobriety import standing
from recovery_journal.domain.tracker import Tracker, Use
from recovery_journal.domain.when import parse_day
from recovery_journal.errors import BadInput, NotFound
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
        "next_day",
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
    at = command.moment(on)
    text = command.words(note)
    try:
        opened = command.journal()
    except NoJournal:
        raise NotFound(words.NOTHING_COUNTED) from None
    with opened as journal:
        tracker = _tracker(journal, name)
        open_before = _open_before(journal, tracker, at.date())
        next_start = _next(next_day, at.date(), tracker, still=open_before is not None)
        alone = not (on or text or triggers or feelings) and amount is None
        if open_before and next_day and next_start and alone:
            entry = journal.entries.edit(replace(open_before, next_start=next_start))
        else:
            use = Use(
                at=at,
                tracker=tracker.id,
                on=at.date(),
                next_start=next_start,
                amount=amount,
                triggers=triggers,
                feelings=feelings,
                note=text,
            )
            entry = command.add(journal, use, private=private)
        total = standing(tracker, journal.entries.uses(tracker.id), clock.today()).total
    ended = entry.next_start if open_before else None
    _tell(tracker, entry, total, ended, as_json=as_json)


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


def _open_before(journal: "Journal", tracker: Tracker, on: date) -> Use | None:
    """The latest use up to a day of which nobody said that it is over."""
    if tracker.limit is not None:
        return None
    uses: list[Use] = journal.entries.uses(tracker.id)
    still = (use for use in uses if use.next_start is None and use.on <= on)
    return max(still, key=lambda use: use.on, default=None)


def _next(typed: str | None, on: date, tracker: Tracker, *, still: bool) -> date | None:
    """The next first day; while still using only the person can say it."""
    if typed is None:
        return None if still else on + timedelta(days=1)
    if tracker.limit is not None:
        raise BadInput(words.NO_NEXT)
    if typed.strip().casefold() in STILL:
        return None
    return parse_day(typed, clock.today(), future=True)


def _tell(tracker: Tracker, use: Use, total: int, ended: date | None, *, as_json: bool) -> None:
    """Thanks, what was saved, whether still using is over, and what is safe to know."""
    say = output.say if as_json else output.line
    if tracker.limit is None:
        say(returns.thanks(total))
    line = numbers.use_line(use, tracker.verb, tracker.limit.unit if tracker.limit else "")
    what = saved.described(line, saved.tags(use), tracker.name)
    command.told(use, what, as_json=as_json)
    if ended:
        say(words.counted_from(ended, clock.today().year))
    for said in _afterwards(tracker, use):
        say(said)


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
        told += [returns.WHEN_READY, words.when_stopped(tracker.name)]
    return [*told, returns.EARLIER_COUNT]
