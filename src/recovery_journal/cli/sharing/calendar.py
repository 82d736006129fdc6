"""A calendar file of meetings, promises and milestones."""

from datetime import timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import click

from recovery_journal import clock
from recovery_journal.cli.base import command, output, session
from recovery_journal.cli.base.document_out import OUTPUT_OPTIONS, write_document
from recovery_journal.cli.base.options import AS_JSON, combine_options
from recovery_journal.domain.dates import parse_time_of_day
from recovery_journal.words import calendar as words

EXAMPLE = "rj calendar -o days.ics --alarm 30"
MAX_ALARM_MINUTES = 10_000


@click.command("calendar", cls=command.Command, example=EXAMPLE)
@combine_options(
    OUTPUT_OPTIONS,
    click.option("--names", is_flag=True, help="Let titles say what an event is about."),
    click.option(
        "--alarm", type=command.WHOLE_NUMBER, metavar="MINUTES", help="Remind you this long before."
    ),
    click.option("--intention", metavar="TIME", help="An event each morning: 07:30."),
    click.option("--review", metavar="TIME", help="An event each evening: 21:30."),
    AS_JSON,
)
def calendar(
    path: str | None,
    force: bool,
    names: bool,
    alarm: int | None,
    intention: str | None,
    review: str | None,
    as_json: bool,
) -> None:
    """Write meetings, promises and milestones for a calendar.

    Only meetings and promises with a day are included, and people's dates only if they agreed. If
    you import the file again, your calendar updates its events and adds none twice.
    """
    from recovery_journal.exchange.calendar import CalendarChoices, make_calendar

    if alarm is not None and not 0 <= alarm <= MAX_ALARM_MINUTES:
        raise click.UsageError(words.ALARM_RANGE)
    chosen = CalendarChoices(
        zone=_known_zone(),
        names=names,
        alarm=None if alarm is None else timedelta(minutes=alarm),
        intention=parse_time_of_day(intention) if intention else None,
        review=parse_time_of_day(review) if review else None,
    )
    with session.open_journal() as journal:
        text, number = make_calendar(journal, chosen, session.today())
    file = path if number and path != "-" else None
    if number:
        output.print_message(words.TRAVELS)
        if file or not as_json:
            write_document(lambda out: out.write(text), path, force=force)
    if as_json:
        shown = text if number else ""
        output.print_json_report({"events": number, "file": file or "", "text": shown})
    output.print_message(words.written(number) if number else words.NOTHING)


def _known_zone() -> str | None:
    """Return the name of this machine's time zone, if it's one whose rules are here."""
    name = clock.zone_name()
    try:
        return ZoneInfo(name).key if name else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
