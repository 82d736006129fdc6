"""The entries of today, and those of this day in earlier years."""

from typing import Any

import click

from recovery_journal.cli.base import output, session
from recovery_journal.cli.base.newest_first import NewestFirstCommand
from recovery_journal.cli.entries.list import PRINT_OPTIONS, print_entries
from recovery_journal.domain.entries.filter import Filter
from recovery_journal.words.format import journal as words


@click.command("today", cls=NewestFirstCommand, example="rj today")
@PRINT_OPTIONS
def today(**how: Any) -> None:
    """Show what you logged today, newest first."""
    day = session.today()
    _print(Filter(since=day, until=day), words.NOTHING_TODAY, **how)


@click.command("on-this-day", cls=NewestFirstCommand, example="rj on-this-day")
@PRINT_OPTIONS
def on_this_day(**how: Any) -> None:
    """Show what you logged on this day in earlier years."""
    chosen = Filter(same_day_before=session.today())
    _print(chosen, words.NOTHING_ON_THIS_DAY, **how)


def _print(chosen: Filter, empty: str, *, limit: int, template: str | None, as_json: bool) -> None:
    with session.open_journal() as journal:
        found = print_entries(journal, chosen, limit, template, as_json=as_json)
        if not found and not as_json and "entry" not in journal.unreadable_tables:
            output.print_message(empty)
