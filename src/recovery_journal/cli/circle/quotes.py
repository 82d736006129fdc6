"""Words that others gave the person, kept for a hard hour."""

import click

from recovery_journal import clock
from recovery_journal.cli.base import ask, command, confirm, output
from recovery_journal.cli.base.command import AS_JSON, Group
from recovery_journal.domain.circle import KeptWords
from recovery_journal.domain.dates import parse_day
from recovery_journal.exchange.plain import to_plain
from recovery_journal.words import circle

EXAMPLE = 'rj kept add "One day is enough." --from Sam'


@click.group("kept", cls=Group, example=EXAMPLE)
def kept() -> None:
    """Words that others gave you, for a hard hour."""


@kept.command("add", example=EXAMPLE)
@command.combine_options(
    click.argument("text", nargs=-1, metavar="[TEXT]..."),
    click.option("--from", "who", metavar="NAME", help="Whose words they are."),
    click.option("--on", metavar="DAY", help="When you were given them: tuesday."),
    AS_JSON,
)
def add(text: tuple[str, ...], who: str | None, on: str | None, as_json: bool) -> None:
    """Keep words that someone gave you; rj now shows the newest.

    Words typed here stay in the history of your shell, and others can see them in ps; without a
    text it is asked for, or read from standard input: rj kept add -
    """
    today = clock.today()
    day = today if on is None else parse_day(on, today)
    words = ask.sentence(text, circle.ASK_KEPT_WORDS, circle.ASK_KEPT_WORDS)
    new = KeptWords(text=words, who=who or "", received=day)
    with command.open_journal(create=True) as journal:
        added = journal.kept_words.add(new)
    confirm.print_saved(added, circle.kept_words_line(added, today), as_json=as_json)


@kept.command("list", example="rj kept list")
@AS_JSON
def list_(as_json: bool) -> None:
    """Show them, the newest first."""
    with command.open_journal() as journal:
        found = journal.kept_words.all()
    if as_json:
        output.print_json_array(map(to_plain, found))
        return
    today = clock.today()
    output.print_lines(f"{one.id}  {circle.kept_words_line(one, today)}" for one in found)
    if not found:
        output.print_message(circle.NO_KEPT_WORDS)


@kept.command("delete", example="rj kept delete 2")
@command.combine_options(click.argument("number", metavar="ID"), AS_JSON)
def delete(number: str, as_json: bool) -> None:
    """Move them to the trash, for 30 days."""
    with command.open_journal() as journal:
        gone = journal.kept_words.trash(journal.kept_words.find(number))
    confirm.print_removed(gone, circle.kept_words_line(gone, clock.today()), as_json=as_json)
