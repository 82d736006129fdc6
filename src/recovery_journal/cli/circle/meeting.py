"""Regular meetings, and the ones a person attended."""

from datetime import date, timedelta
from typing import Any

import click

from recovery_journal import clock
from recovery_journal.cli.base import command, output, session, values
from recovery_journal.cli.base.accessible import named_lines
from recovery_journal.cli.base.complete import choice_option
from recovery_journal.cli.base.complete_own import complete_own
from recovery_journal.cli.base.noun_group import (
    RENAME,
    WITH_ARCHIVED,
    Fields,
    NounGroup,
    print_facts,
)
from recovery_journal.cli.base.options import AS_JSON, AT, KEEP, NOTE, PRIVATE, combine_options
from recovery_journal.cli.base.rows import print_long_fact, print_table
from recovery_journal.cli.base.saved import Saved, report
from recovery_journal.cli.entries.contact import HELPED
from recovery_journal.domain.circle import FELLOWSHIPS, AttendedMeeting, Meeting
from recovery_journal.domain.dataclass import replace
from recovery_journal.domain.dates import parse_time_of_day
from recovery_journal.domain.entries.filter import Filter
from recovery_journal.domain.meeting_times import NextMeeting, in_own_time, next_of, require_zone
from recovery_journal.exchange.plain import to_plain
from recovery_journal.store.journal import Journal
from recovery_journal.words import circle, cli, meeting_list
from recovery_journal.words.format import numbers

EXAMPLE = 'rj meeting add "Tuesday group" --kind AA --on tue --at 19:30 --place online'
COUNTED_DAYS = 90

FIELD_OPTIONS = combine_options(
    choice_option("--kind", of=FELLOWSHIPS),
    click.option(
        "--day",
        "--on",
        "days",
        multiple=True,
        metavar="DAYS",
        help="The days it is on: tue,thu. Or none.",
    ),
    click.option("--at", "clock_time", metavar="TIME", help="When it begins: 19:30. Or none."),
    click.option("--end", metavar="TIME", help="When it ends: 20:30. Or none."),
    click.option("--zone", metavar="ZONE", help="The time zone it's in: Europe/Berlin."),
    click.option("--place", metavar="TEXT", help="Where it is, or online."),
    click.option("--address", metavar="TEXT", help="Its street and town."),
    click.option("--link", metavar="URL", help="Its web address."),
    click.option(
        "--number", "--phone", "phone", metavar="NUMBER", help="The number to join by phone."
    ),
    click.option("--type", "types", multiple=True, metavar="TEXT", help="What it's like. Or none."),
    click.option("-n", "--note", "--notes", "notes", metavar="TEXT", help="What else to know."),
    click.option("--home/--no-home", default=None, help="Your home group."),
)

LIST_OPTIONS = combine_options(
    click.argument("path", metavar="FILE", type=command.FILE_PATH),
    click.option(
        "--day", "--on", "days", multiple=True, metavar="DAYS", help="Only on these days: tue,thu."
    ),
    click.option("--after", metavar="TIME", help="Only those that begin then or later."),
    click.option("--before", metavar="TIME", help="Only those that begin then or earlier."),
    click.option("--words", "typed", metavar="TEXT", help="Only those with all these words."),
    click.option("--type", "types", multiple=True, metavar="TEXT", help="Only this type: open."),
    click.option("--online", is_flag=True, help="Only those that can be joined online."),
    click.option("--in-person", is_flag=True, help="Only those at a place."),
    click.option("--near", default="", metavar="PLACE", help="Only with this in the address."),
    click.option("--all", "everything", is_flag=True, help="Import all that match without asking."),
    click.option("--update", is_flag=True, help="Only update those you have; add none."),
    click.option(
        "--zone", default="", metavar="ZONE", help="For meetings that don't give a time zone."
    ),
    click.option("--dated", metavar="DAY", help="The date of the list, if it isn't the file's."),
    click.option("--dry-run", "trial", is_flag=True, help="Only say what would be imported."),
    AS_JSON,
)


meeting = NounGroup[Meeting](
    "meeting",
    lambda journal: journal.meetings,
    lambda one: one.name,
    saved_line=lambda one: ", ".join(_facts(one)),
    argument="NAME",
    completes="meeting",
    help="Meetings, and one thing you heard there.",
    example=EXAMPLE,
)


@meeting.adding(Meeting, click.argument("name", metavar="NAME"), FIELD_OPTIONS, example=EXAMPLE)
def add(name: str, **typed: Any) -> Fields:
    """Add a meeting you go to.

    A name is enough. Words typed here stay in the history of your shell, and others can see them
    in ps.
    """
    return _fields(**typed) | {"name": values.line(name)}


@meeting.command("list", example="rj meeting list")
@combine_options(WITH_ARCHIVED, AS_JSON)
def list_(archived: bool, as_json: bool) -> None:
    """Show the meetings, a line each.

    To see how many you went to in 90 days: rj config set count-meetings yes
    """
    with session.open_journal() as journal:
        found = journal.meetings.all(archived=archived)
        hidden = 0 if found else len(journal.meetings.all(archived=True))
        last = journal.meetings.last_attended()
        counted = _counted(journal) if journal.settings.read().count_meetings else None
    if as_json:
        meetings = [_to_plain(one, last.get(one.name.casefold())) for one in found]
        output.print_json_report({"meetings": meetings, "last_90_days": counted})
        return
    print_table(
        (meeting.numbered(one), *_facts(one, last.get(one.name.casefold()))) for one in found
    )
    if counted is not None:
        output.print_line(circle.attended_in(counted, COUNTED_DAYS))
    if not found:
        output.print_message(cli.only_archived(hidden) if hidden else circle.NO_MEETINGS)


@meeting.command("show", example='rj meeting show "Tuesday group"')
@combine_options(meeting.which, AS_JSON)
def show(which: str, as_json: bool) -> None:
    """Show everything about a meeting."""
    with session.open_journal() as journal:
        found = journal.meetings.find(which)
        last = journal.meetings.last_attended().get(found.name.casefold())
    if as_json:
        output.print_json(_to_plain(found, last))
        return
    own = in_own_time(found, clock.now(), clock.LOCAL_ZONE)
    facts = (
        ("id", str(found.id)),
        ("name", found.name),
        ("kind", found.fellowship),
        ("on", ", ".join(own.weekdays)),
        ("at", circle.time_of_day(own.at)),
        ("end", circle.time_of_day(own.end)),
        ("zone", own.zone),
        ("there", circle.meeting_time_there(found, own)),
        ("place", found.place),
        ("address", found.address),
        ("link", found.link),
        ("phone", found.phone),
        ("types", ", ".join(found.types)),
        ("source", circle.meeting_source(found, session.today())),
        ("home group", "yes" if found.home else ""),
        ("last there", numbers.short_date(last, session.today().year) if last else ""),
        ("archived", "yes" if found.archived else ""),
    )
    print_facts(facts)
    if found.notes:
        print_long_fact("notes", found.notes)


@meeting.editing(
    "edit",
    RENAME,
    FIELD_OPTIONS,
    example='rj meeting edit "Tuesday group" --at 20:00',
)
def edit(name: str | None, **typed: Any) -> Fields:
    """Change what you noted about a meeting.

    --on replaces all its days. Words typed here stay in the history of your shell, and others can
    see them in ps.
    """
    return _fields(**typed) | values.typed(name=name)


meeting.add_archive(
    "Stop showing a meeting.",
    back="Show it again.",
    example='rj meeting archive "Tuesday group"',
)
meeting.add_delete(
    """Move a meeting to the trash, for 30 days.

    Your visits stay in the journal.
    """,
    'rj meeting delete "Tuesday group"',
)


@meeting.command("attended", example="rj meeting attended Tuesday -n")
@combine_options(
    click.argument("name", metavar="NAME", shell_complete=complete_own("meeting")),
    *(NOTE, HELPED, AT, PRIVATE, KEEP, AS_JSON),
)
def attended(
    name: str,
    note: str | None,
    helped: bool,
    at: str | None,
    private: bool | None,
    kept: bool | None,
    as_json: bool,
) -> None:
    """Log a meeting you went to.

    It doesn't have to be one of your meetings. -n is for one thing you heard. Words typed here stay
    in the history of your shell, and others can see them in ps; -n alone asks for them instead.
    """
    when = values.moment_or_now(at)
    typed = values.line(name)
    new = AttendedMeeting(
        meetings=(typed,),
        note=values.note_or_ask(note, circle.ASK_HEARD),
        helped=helped,
        at=when,
        kept=bool(kept),
    )
    with session.open_journal(create=True, to_log=new) as journal:
        called = journal.meetings.complete_name(typed)
        new = replace(new, meetings=(called,))
        entry = session.add_entry(journal, new, private=private)
    report(Saved(entry), circle.attended_line(entry), as_json=as_json)


@meeting.command("import", example="rj meeting import meetings.json --on tue,thu --near Brooklyn")
@LIST_OPTIONS
def import_(**typed: Any) -> None:
    """Import meetings from a public list.

    The list is JSON or CSV from the Meeting Guide (AA) or a BMLT server (NA), or a calendar (.ics).
    On a terminal you choose from the list; otherwise use the options. Nothing is loaded from the
    internet. A newer list updates the meetings you imported before.
    """
    from recovery_journal.cli.circle.meeting_list import import_list

    import_list(**typed)


@meeting.command("next", example="rj meeting next")
@AS_JSON
def next_(as_json: bool) -> None:
    """Show the next of your meetings, with how to get there."""
    now, today = clock.now(), session.today()
    with session.open_journal() as journal:
        coming = next_of(journal.meetings.all(), today, now, clock.LOCAL_ZONE)
    if as_json:
        output.print_json(_next_to_plain(coming))
    elif coming is None:
        output.print_message(meeting_list.NO_NEXT)
    else:
        first, *more = circle.next_meeting_lines(coming.meeting, coming.own, coming.day, today, now)
        output.print_lines([first, *named_lines(coming.meeting.name, more)])


def _next_to_plain(coming: NextMeeting | None) -> dict[str, Any] | None:
    """Turn the next meeting into JSON, with the day and the time it begins here."""
    if coming is None:
        return None
    at = coming.own.at.isoformat() if coming.own.at else None
    return to_plain(coming.meeting) | {"next_day": coming.day.isoformat(), "next_time": at}


def _counted(journal: Journal) -> int:
    """Count the meetings attended in the last 90 days, including today."""
    today = journal.settings.today()
    since = today - timedelta(days=COUNTED_DAYS - 1)
    return journal.entries.count(Filter(kinds=("attended",), since=since, until=today))


def _fields(
    kind: str | None,
    days: tuple[str, ...],
    clock_time: str | None,
    end: str | None,
    zone: str | None,
    types: tuple[str, ...],
    notes: str | None,
    **others: Any,
) -> Fields:
    fields = values.typed(
        fellowship=values.one_of("The kind of a meeting", kind, FELLOWSHIPS),
        weekdays=_weekdays(" ".join(days)) if days else None,
        zone=None if zone is None else require_zone(zone),
        types=() if types == ("none",) else types or None,
        notes=None if notes is None else values.note_or_ask(notes),
        **others,
    )
    for name, typed in (("at", clock_time), ("end", end)):
        if typed is not None:
            fields[name] = values.none_or(typed, parse_time_of_day)
    return fields


def _weekdays(typed: str) -> tuple[str, ...]:
    return values.none_or(typed, lambda days: values.parse_weekdays([days])) or ()


def _to_plain(one: Meeting, last: date | None) -> dict[str, Any]:
    return to_plain(one) | {"last_attended": last.isoformat() if last else None}


def _facts(one: Meeting, last: date | None = None) -> list[str]:
    """Describe a meeting: "Tuesday group", "AA", "tue 19:30", "last there on Tue 17 Nov"."""
    one = in_own_time(one, clock.now(), clock.LOCAL_ZONE)
    there = circle.last_there(last, session.today())
    archived = "archived" if one.archived else ""
    return [fact for fact in (*circle.meeting_facts(one), there, archived) if fact]
