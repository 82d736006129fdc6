"""The entries of today, and those of this day in the years before."""

import click

from recovery_journal.cli.base import command, output
from recovery_journal.cli.base.command import AS_JSON
from recovery_journal.cli.entries.list import LIMIT_OPTION, NewestFirstCommand, print_entries
from recovery_journal.domain.entries.filter import Filter
from recovery_journal.words.format import journal as words


@click.command("today", cls=NewestFirstCommand, example="rj today")
@command.combine_options(LIMIT_OPTION, AS_JSON)
def today(limit: int, as_json: bool) -> None:
    """Show what you logged today, newest first."""
    day = command.today()
    _print(Filter(since=day, until=day), limit, words.NOTHING_TODAY, as_json=as_json)


@click.command("on-this-day", cls=NewestFirstCommand, example="rj on-this-day")
@command.combine_options(LIMIT_OPTION, AS_JSON)
def on_this_day(limit: int, as_json: bool) -> None:
    """Show what you logged on this day in earlier years."""
    chosen = Filter(same_day_before=command.today())
    _print(chosen, limit, words.NOTHING_ON_THIS_DAY, as_json=as_json)


def _print(chosen: Filter, limit: int, empty: str, *, as_json: bool) -> None:
    with command.open_journal() as journal:
        found = print_entries(journal, chosen, limit, as_json=as_json)
        if not found and not as_json and "entry" not in journal.unreadable_tables:
            output.print_message(empty)
