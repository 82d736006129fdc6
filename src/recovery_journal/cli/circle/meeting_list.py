"""Taking meetings from a public list."""

import os
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from recovery_journal import clock, places
from recovery_journal.cli.base import output, pick, session, values
from recovery_journal.domain.circle import Meeting
from recovery_journal.domain.dates import parse_day, parse_time_of_day
from recovery_journal.domain.meeting_search import (
    MeetingFilter,
    SearchableMeeting,
    find_words,
    searchable,
)
from recovery_journal.domain.meeting_times import in_own_time, require_zone
from recovery_journal.errors import BadData, BadInput
from recovery_journal.exchange.importers.given import Given
from recovery_journal.exchange.meeting_lists.listed import MAX_CHOSEN, MeetingList
from recovery_journal.exchange.meeting_lists.read import day_of_file, read_meeting_list
from recovery_journal.exchange.plain import to_plain
from recovery_journal.words import import_ as import_words
from recovery_journal.words import meeting_list as words
from recovery_journal.words.circle import is_list_old, meeting_facts

if TYPE_CHECKING:
    from recovery_journal.store.books.meetings import TakenMeetings

MAX_REFUSED_SHOWN = 5


def import_list(
    path: str,
    *,
    zone: str,
    dated: str | None,
    everything: bool,
    update: bool,
    trial: bool,
    as_json: bool,
    **filters: Any,
) -> None:
    """Take meetings from a list, chosen by options or on the terminal.

    Raises:
        BadData: the list can't be read.
        BadInput: nothing was chosen.
    """
    wanted = _to_filter(**filters)
    given = Given(path)
    today = session.today()
    day = parse_day(dated, today) if dated else day_of_file(path, today)
    listed = read_meeting_list(given, day)
    listed.assume_zone(require_zone(zone))
    _print_found(listed, today)
    chosen = [] if update else _choose(listed, wanted, everything=everything or trial)
    if trial:
        _print_trial(chosen, as_json=as_json)
        return
    if not chosen and not os.path.lexists(places.journal_file()):
        raise BadInput(words.NOTHING_CHOSEN)
    with session.open_journal(create=True) as journal:
        taken = journal.meetings.take_in([one.meeting for one in listed.meetings], chosen)
    _print_taken(taken, as_json=as_json)


def _to_filter(
    days: tuple[str, ...],
    after: str | None,
    before: str | None,
    typed: str | None,
    types: tuple[str, ...],
    online: bool,
    in_person: bool,
    near: str,
) -> MeetingFilter:
    return MeetingFilter(
        weekdays=values.parse_weekdays(days),
        after=parse_time_of_day(after) if after else None,
        before=parse_time_of_day(before) if before else None,
        words=typed or "",
        types=types,
        online=online,
        in_person=in_person,
        near=near,
    )


def _print_found(listed: MeetingList, today: date) -> None:
    if listed.meetings:
        output.print_message(words.found(len(listed.meetings), listed.source, listed.day, today))
    if listed.single_dates:
        output.print_message(words.single_dates(listed.single_dates))
    if is_list_old(listed.day, today):
        output.print_message(words.LIST_MAY_BE_OLD)
    if listed.without_zone:
        output.print_message(words.without_zone(listed.without_zone))
    if listed.inactive:
        output.print_message(words.left_out(listed.inactive))
    if listed.refused:
        first = listed.refused[:MAX_REFUSED_SHOWN]
        for line in words.refused(len(listed.refused), first):
            output.print_message(line)


def _choose(listed: MeetingList, wanted: MeetingFilter, *, everything: bool) -> list[Meeting]:
    """Return the meetings that are wanted.

    Raises:
        BadData: the list holds none.
        BadInput: none fit, or too many.
        UsageError: nobody says which.
    """
    now = clock.now()
    every = (searchable(one.meeting, now, clock.LOCAL_ZONE, one.region) for one in listed.meetings)
    found = [*filter(wanted.fits, every)]
    if not found:
        raise (BadInput if listed.meetings else BadData)(words.NO_MATCH)
    if not everything and output.is_interactive():
        session.unlock_before_asking()
        found = pick.pick_many(found, lambda typed: find_words(found, typed), _line, words.SEARCH)
    elif not everything and wanted == MeetingFilter():
        raise click.UsageError(words.NEEDS_CHOICE)
    if len(found) > MAX_CHOSEN:
        raise BadInput(words.too_many(len(found), MAX_CHOSEN))
    return [one.listed for one in found]


def _print_trial(chosen: list[Meeting], *, as_json: bool) -> None:
    if as_json:
        output.print_json_array(map(to_plain, chosen))
        return
    now = clock.now()
    output.print_lines(words.line(in_own_time(one, now, clock.LOCAL_ZONE)) for one in chosen)
    output.print_message(import_words.DRY_RUN)


def _print_taken(taken: "TakenMeetings", *, as_json: bool) -> None:
    if as_json:
        changed = [after for after, _ in taken.updated]
        found = {"new": taken.new, "updated": changed, "unchanged": taken.same}
        output.print_json_report({name: [*map(to_plain, those)] for name, those in found.items()})
        return
    now = clock.now()
    for one in taken.new:
        own = in_own_time(one, now, clock.LOCAL_ZONE)
        output.print_lines([words.imported(", ".join(meeting_facts(own)))])
    output.print_lines(words.updated(after.name, changed) for after, changed in taken.updated)
    output.print_line(words.counted(len(taken.new), len(taken.updated), len(taken.same)))
    if taken.new or taken.updated:
        output.print_message(import_words.UNDO)


def _line(found: SearchableMeeting) -> str:
    return words.line(found.own)
