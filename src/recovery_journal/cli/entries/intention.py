"""What a person wants from the next 24 hours, and how it went."""

from datetime import timedelta

import click

from recovery_journal import clock
from recovery_journal.cli.base import output, session, values
from recovery_journal.cli.base.command import Command
from recovery_journal.cli.base.complete import choice_option
from recovery_journal.cli.base.options import AS_JSON, AT, KEEP, PRIVATE, TEXT, combine_options
from recovery_journal.cli.base.recorder import open_recorder
from recovery_journal.cli.base.saved import Saved, report
from recovery_journal.domain.dataclass import replace
from recovery_journal.domain.entries.filter import Filter
from recovery_journal.domain.practice import INTENTION_OUTCOMES, Intention
from recovery_journal.errors import NotFound
from recovery_journal.store.journal import Journal
from recovery_journal.words import cli, practice

NEWEST_INTENTION_AGE = timedelta(days=2)
"""An older intention is answered only by its number."""


@click.command("intention", cls=Command, example="rj intention Be kind at dinner.")
@combine_options(
    TEXT,
    choice_option("--went", of=INTENTION_OUTCOMES, help="{words}: how the newest one went."),
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
    """Say what you want from the next 24 hours, or how that went.

    Words typed here stay in the history of your shell, and others can see them in ps; without a
    text, you are asked for it; to read standard input: rj intention -
    """
    how = values.one_of("How an intention went", went, INTENTION_OUTCOMES)
    if how and not text:
        if (at, private, kept) != (None, None, None):
            raise click.UsageError(practice.NEWEST_ALONE)
        with session.open_journal() as journal:
            before = _newest(journal)
            saved = Saved(journal.entries.edit(replace(before, went=how)))
        if saved.entry == before and not as_json:
            output.print_message(cli.UNCHANGED)
            return
    else:
        when = values.moment_or_now(at)
        words = values.sentence_or_ask(text)
        new = Intention(at=when, note=words, went=how, kept=bool(kept))
        with open_recorder(create=True) as recorder:
            saved = recorder.log(new, private=private)
    report(saved, practice.intention_line(saved.entry), as_json=as_json)


def _newest(journal: Journal) -> Intention:
    """Find the newest intention of the last two days.

    Raises:
        NotFound: when there is none.
    """
    until_now = Filter(kinds=(Intention.kind,), until=journal.settings.today())
    for entry in journal.entries.page(until_now, limit=1):
        if isinstance(entry, Intention) and entry.at > clock.now() - NEWEST_INTENTION_AGE:
            return entry
    raise NotFound(practice.NO_INTENTION)
