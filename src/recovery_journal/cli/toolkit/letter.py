"""Letters to oneself, written in a good hour for a hard one."""

from datetime import date

import click

from recovery_journal import clock
from recovery_journal.cli.base import output, session, values
from recovery_journal.cli.base.accessible import named_lines
from recovery_journal.cli.base.command import WHOLE_NUMBER
from recovery_journal.cli.base.noun_group import Fields, NounGroup, to_plain
from recovery_journal.cli.base.options import AS_JSON, combine_options
from recovery_journal.cli.base.rows import print_rows
from recovery_journal.domain.dataclass import replace
from recovery_journal.domain.dates import parse_upcoming_day
from recovery_journal.domain.days import local_day
from recovery_journal.domain.toolkit import Letter
from recovery_journal.errors import BadInput
from recovery_journal.store.books import due
from recovery_journal.store.journal import Journal
from recovery_journal.words import cli, editor, toolkit

WAIT_OPTIONS = combine_options(
    click.option("--on", metavar="DAY", help="Sealed until a day: 2027-01-01, in 3 weeks."),
    click.option("--at-days", type=WHOLE_NUMBER, metavar="N", help="Until you count so many days."),
    click.option("--for-a-hard-hour", "hard", is_flag=True, help="Until a craving of 8 or more."),
)


letter = NounGroup[Letter](
    "letter",
    lambda journal: journal.letters,
    lambda one: toolkit.letter_name(one, session.today()),
    to_plain=lambda one: _to_plain(one, due=False),  # as it lies in the trash
    help="Letters to yourself, sealed until you need them.",
    example="rj letter write --on 2027-01-01",
)


@letter.command("write", example="rj letter write --for-a-hard-hour")
@combine_options(WAIT_OPTIONS, AS_JSON)
def write(on: str | None, at_days: int | None, hard: bool, as_json: bool) -> None:
    """Write a letter in your editor, or from standard input.

    The editor is $VISUAL or $EDITOR. Without an option it waits for a hard hour.
    """
    _has_one_wait(on, at_days, hard=hard)
    until = None if on is None else _until(on)
    with values.text_or_edit() as text:
        if not text.strip() and output.is_interactive():
            output.print_message(cli.NOTHING_WRITTEN)
            return
        new = Letter(text=text, written=session.today(), on_day=until, on_count=at_days)
        with session.open_journal(create=True) as journal:
            _print_saved(journal, journal.letters.add(new), as_json=as_json)


@letter.command("list", example="rj letter list")
@AS_JSON
def list_(as_json: bool) -> None:
    """Show the letters, a line each: when they open, not what they say."""
    with session.open_journal() as journal:
        found = journal.letters.all()
        waiting = _due(journal)
    if as_json:
        output.print_json_array(_to_plain(one, due=one.id in waiting) for one in found)
        return
    today = session.today()
    print_rows(
        (letter.numbered(one), toolkit.letter_line(one, today, due=one.id in waiting))
        for one in found
    )
    if not found:
        output.print_message(toolkit.NO_LETTERS)


@letter.command("open", example="rj letter open 2")
@combine_options(
    letter.which,
    click.option("--yes", is_flag=True, help="Don't ask, even before its time."),
    AS_JSON,
)
def open_(which: str, yes: bool, as_json: bool) -> None:
    """Read a letter. Before its time, you're asked first."""
    with session.open_journal() as journal:
        found = journal.letters.find(which)
        read = found
        if found.opened is None:
            today = session.today()
            values.confirm(
                toolkit.ask_to_open(found, today),
                yes=yes or found.id in _due(journal),
                needs_yes=toolkit.still_waits(found, today),
                declined=toolkit.STAYS_SEALED,
            )
            read = journal.letters.edit(replace(found, opened=clock.now()))
    if as_json:
        output.print_json(to_plain(read))
        return
    output.print_line("\n".join(named_lines(f"Letter {read.id}", read.text.split("\n"))))
    if found.opened is None:
        output.print_message(toolkit.SEAL_AGAIN_HINT)
    else:
        opened_at = found.opened.astimezone(clock.LOCAL_ZONE)
        day = local_day(opened_at, session.day_starts_at())
        output.print_message(toolkit.opened_on(day, session.today().year))


@letter.command("edit", example="rj letter edit 2 --on 2027-01-01")
@combine_options(
    letter.which,
    WAIT_OPTIONS,
    click.option("--open", "unsealed", is_flag=True, help="Change the words of a sealed one too."),
    AS_JSON,
)
def edit(
    which: str, on: str | None, at_days: int | None, hard: bool, unsealed: bool, as_json: bool
) -> None:
    """Change what a letter waits for, or its words.

    With an option that says what it waits for, only that is changed, and the letter is sealed, even
    if you opened it before. Otherwise you change its words in your editor, or standard input
    replaces them.
    """
    waits = _has_one_wait(on, at_days, hard=hard)
    until = None if on is None else _until(on)
    with session.open_journal() as journal:
        before = journal.letters.find(which)
        if waits:
            after = journal.letters.edit(
                replace(before, on_day=until, on_count=at_days, opened=None)
            )
        elif before.opened is None and not unsealed:
            raise BadInput(toolkit.still_sealed(before.id))
        else:
            with values.text_or_edit(
                before=before.text, if_emptied=editor.emptied(f"rj letter delete {before.id}")
            ) as text:
                after = journal.letters.edit(replace(before, text=text))
        _print_saved(journal, after, as_json=as_json, before=before)


letter.add_delete("Move a letter to the trash, for 30 days, unread.", "rj letter delete 2")


def _has_one_wait(on: str | None, at_days: int | None, *, hard: bool) -> bool:
    """Return whether an option says what the letter waits for; refuse two of them."""
    said = hard + (on is not None) + (at_days is not None)
    if said > 1:
        raise click.UsageError(toolkit.LETTER_WAITS_FOR_ONE_THING)
    return said == 1


def _until(typed: str) -> date:
    day = parse_upcoming_day(typed, session.today())
    if day <= session.today():
        raise BadInput(toolkit.LETTER_DAY_IS_PAST)
    return day


def _due(journal: Journal) -> set[int]:
    """Return the numbers of the letters that are due."""
    return {one.id for one in due.letters(journal, clock.now())}


def _print_saved(
    journal: Journal, saved: Letter, *, as_json: bool, before: Letter | None = None
) -> None:
    if as_json:
        output.print_json(_to_plain(saved, due=saved.id in _due(journal)))
    else:
        letter.print_saved(saved, as_json=False, before=before)


def _to_plain(one: Letter, *, due: bool) -> Fields:
    return to_plain(one) | {"due": due}
