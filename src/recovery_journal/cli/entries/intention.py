"""What the person wants of the next 24 hours, and how that went."""

from dataclasses import replace
from datetime import timedelta

import click

from recovery_journal import clock
from recovery_journal.cli.base import ask, command, locked_log, output, values
from recovery_journal.cli.base.command import AS_JSON, AT, KEEP, PRIVATE, Command
from recovery_journal.domain.entries.filter import Filter
from recovery_journal.domain.practice import WENT, Intention
from recovery_journal.errors import NotFound
from recovery_journal.store.journal import Journal
from recovery_journal.words import cli, practice

RECENT = timedelta(days=2)
"""How long the newest intention can be asked about without its number."""


@click.command("intention", cls=Command, example="rj intention Be kind at dinner.")
@command.options(
    click.argument("text", nargs=-1, metavar="[TEXT]..."),
    click.option("--went", metavar="WORD", help=f"{', '.join(WENT)}: how the newest one went."),
    AT,
    PRIVATE,
    KEEP,
    AS_JSON,
)
def intention(
    text: tuple[str, ...],
    went: str | None,
    at: str | None,
    private: bool | None,
    kept: bool | None,
    as_json: bool,
) -> None:
    """Say what you want of the next 24 hours, or how that went.

    Words typed here stay in the history of your shell, and others can see them in ps; without a
    text it is asked for, or read from standard input: rj intention -
    """
    how = values.chosen("How an intention went", went, WENT)
    if how and not text:
        if (at, private, kept) != (None, None, None):
            raise click.UsageError(practice.NEWEST_ALONE)
        with command.journal() as journal:
            entry = journal.entries.edit(replace(_newest(journal), went=how))
    else:
        when = values.moment(at)
        asked = not text and output.on_terminal()
        words = ask.sentence(text, practice.INTENTION, practice.INTENTION)
        if asked and not words.strip():
            words = practice.TODAY_ONLY
        new = Intention(at=when, note=words, went=how, kept=bool(kept))
        if locked_log.locked():
            what = cli.described(practice.intention_line(new))
            locked_log.entry(new, what, private=private, as_json=as_json)
            return
        with command.journal(create=True) as journal:
            entry = command.add(journal, new, private=private)
    command.told(entry, cli.described(practice.intention_line(entry)), as_json=as_json)


def _newest(journal: Journal) -> Intention:
    """The newest intention of the last two days.

    Raises:
        NotFound: when there is none.
    """
    for entry in journal.entries.page(Filter(kinds=(Intention.kind,)), limit=1):
        if isinstance(entry, Intention) and entry.at > clock.now() - RECENT:
            return entry
    raise NotFound(practice.NO_INTENTION)
