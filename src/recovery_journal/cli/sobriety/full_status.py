"""The day counts, and what there is today."""

from datetime import date
from typing import Any, NamedTuple

from recovery_journal import clock
from recovery_journal.cli.base import output, session
from recovery_journal.cli.base.accessible import in_words
from recovery_journal.cli.base.rows import print_outline
from recovery_journal.domain.anniversaries import UpcomingAnniversary, anniversaries_within
from recovery_journal.domain.circle import Meeting, Promise
from recovery_journal.domain.entries import follow_up
from recovery_journal.domain.entries.craving import Craving
from recovery_journal.domain.practice import Intention
from recovery_journal.domain.sobriety import milestones
from recovery_journal.domain.sobriety.milestones import Milestone
from recovery_journal.domain.sobriety.standing import (
    LimitStanding,
    Standing,
    compute_any_standing,
    hours_since_start,
)
from recovery_journal.domain.toolkit import Plan
from recovery_journal.exchange.plain import to_plain
from recovery_journal.store.books import due
from recovery_journal.store.journal import Journal
from recovery_journal.words import circle, cli, practice
from recovery_journal.words import today as sentences
from recovery_journal.words.due import craving as craving_due
from recovery_journal.words.due import meeting as meeting_due
from recovery_journal.words.format import numbers
from recovery_journal.words.format import standing as words
from recovery_journal.words.returns import when_stopped
from recovery_journal.words.toolkit import letters_waiting, your_plan

MAX_MILESTONES = 3
"""How many upcoming milestones the JSON lists per tracker."""


class Status(NamedTuple):
    today: date
    trackers: list[Standing | LimitStanding]
    waiting: Craving | None
    """The open craving."""
    letters: list[int]
    """The numbers of letters that are due."""
    plans: list[Plan]
    """The plans that fit now."""
    questions: int
    """How many things logged while it was locked wait for an answer."""
    intention: Intention | None
    promises: list[Promise]
    meetings: list[Meeting]
    """The meetings of today that haven't begun."""
    dates: list[UpcomingAnniversary]
    """Anniversaries of others within a week."""


def print_status(*, as_json: bool) -> None:
    """Show the day counts, and what there is today."""
    with session.open_journal() as journal:
        found = _read_status(journal)
    if as_json:
        output.print_json_report(_to_plain(found))
        return
    _print_status(found)
    if not (found.trackers or "tracker" in journal.unreadable_tables):
        output.print_message(cli.NO_TRACKER)


def _read_status(journal: Journal) -> Status:
    now, settings = clock.now(), journal.settings.read()
    today = journal.settings.local_day(now)
    return Status(
        today=today,
        trackers=[
            compute_any_standing(
                tracker, journal.counted_uses(tracker), today, settings.week_starts_on
            )
            for tracker in journal.trackers.all()
        ],
        waiting=journal.cravings.last_open(now),
        letters=[one.id for one in due.letters(journal, now)],
        plans=due.plans(journal, now),
        questions=len(journal.questions()),
        intention=journal.practice.newest_on(Intention, today),
        promises=journal.promises.due(today),
        meetings=due.meetings(journal, now, today),
        dates=anniversaries_within(journal.people.all(), today),
    )


def _print_status(found: Status) -> None:
    for one in found.trackers:
        first, *more = _limit_lines(one) if isinstance(one, LimitStanding) else _days(one)
        print_outline([f"{one.tracker.name}: {first}", *(f"  {fact}" for fact in more)])
        if isinstance(one, Standing) and one.still_using:
            output.print_message(when_stopped(one.tracker.name))
    if found.waiting and follow_up.is_due(found.waiting, clock.now()):
        at = numbers.moment(found.waiting.at, found.today.year)
        output.print_lines([f"{at}: {craving_due(found.waiting)}"])
    if found.letters:
        output.print_line(letters_waiting(len(found.letters)))
    output.print_lines(map(your_plan, found.plans))
    if found.intention:
        output.print_lines([practice.intention_line(found.intention)])
    output.print_lines(meeting_due(one, found.today, clock.now()) for one in found.meetings)
    output.print_lines(circle.promise_due(one, found.today) for one in found.promises)
    output.print_lines(
        f"{one.person.name}: {words.dated(one.milestone, one.on, found.today)}"
        for one in found.dates
    )


def _to_plain(found: Status) -> dict[str, Any]:
    return {
        "trackers": [to_plain(one) | {"milestones": _milestones(one)} for one in found.trackers],
        "waiting": to_plain(found.waiting) if found.waiting else None,
        "letters": found.letters,
        "plans": [*map(to_plain, found.plans)],
        "questions": found.questions,
        "intention": to_plain(found.intention) if found.intention else None,
        "meetings": [*map(to_plain, found.meetings)],
        "promises": [*map(to_plain, found.promises)],
        "dates": [
            {"name": one.person.name, **_dated_milestone(one.milestone, one.on)}
            for one in found.dates
        ],
    }


def _milestones(one: Standing | LimitStanding) -> list[dict[str, Any]]:
    """List the next milestones of the current period as JSON."""
    if isinstance(one, LimitStanding) or one.since is None:
        return []
    coming = milestones.upcoming(one.since, one.today, MAX_MILESTONES)
    return [_dated_milestone(milestone, on) for milestone, on in coming]


def _dated_milestone(milestone: Milestone, on: date) -> dict[str, Any]:
    return {"count": milestone.count, "unit": milestone.unit, "on": on.isoformat()}


def _next_milestone(one: Standing) -> str:
    """Return the next milestone, "6 months in 57 days"; a screen reader hears what it is."""
    found = words.next_milestone(one)
    return f"the next milestone: {found}" if found and in_words() else found


def _limit_lines(one: LimitStanding) -> list[str]:
    from recovery_journal.words.format.limits import limit_lines

    return limit_lines(one)


def _days(one: Standing) -> list[str]:
    """List the headline and further facts, without repeating any."""
    if one.planned:
        return [words.running_line(one)]
    first = "" if one.number is None else f"{one.number} {words.headline_unit(one)}"
    if one.number == 0:
        hour = hours_since_start(one, clock.now())
        first = f"{sentences.TODAY}, {numbers.count(hour, 'hour')}" if hour else sentences.TODAY
    facts = (
        first,
        words.running_line(one),
        _next_milestone(one),
        words.in_all(one) if first else "",
        words.not_spent(one),
    )
    return [fact for fact in facts if fact] or [sentences.STILL_USING]
