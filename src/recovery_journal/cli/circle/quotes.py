"""Words that others gave the person, kept for a hard hour."""

import click

from recovery_journal import clock
from recovery_journal.cli.base import ask, command, confirm, output
from recovery_journal.cli.base.command import AS_JSON, Group
from recovery_journal.domain.circle import KeptWords
from recovery_journal.domain.dates import parse_day
from recovery_journal.exchange.plain import plain
from recovery_journal.store.books.book import named
from recovery_journal.words import circle

EXAMPLE = 'rj kept add "One day is enough." --from Sam'


@click.group("kept", cls=Group, example=EXAMPLE)
def kept() -> None:
    """Words that others gave you, for a hard hour."""


@kept.command("add", example=EXAMPLE)
@command.options(
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
    words = ask.sentence(text, circle.KEPT_WORDS, circle.KEPT_WORDS)
    new = KeptWords(text=words, who=who or "", received=day)
    with command.journal(create=True) as journal:
        added = journal.kept_words.add(new)
    confirm.kept(added, circle.kept_words_line(added, today), as_json=as_json)


@kept.command("list", example="rj kept list")
@AS_JSON
def listed(as_json: bool) -> None:
    """Show them, the newest first."""
    with command.journal() as journal:
        found = journal.kept_words.all()
    if as_json:
        output.json_array(map(plain, found))
        return
    today = clock.today()
    output.lines(f"{one.id}  {circle.kept_words_line(one, today)}" for one in found)
    if not found:
        output.say(circle.NO_KEPT_WORDS)


@kept.command("delete", example="rj kept delete 2")
@command.options(click.argument("number", metavar="ID"), AS_JSON)
def delete(number: str, as_json: bool) -> None:
    """Move them to the trash, for 30 days."""
    missing = f"There are no kept words {number}. To see them: rj kept list"
    with command.journal() as journal:
        found = named(journal.kept_words.all(), number, lambda one: one.text, missing)
        gone = journal.kept_words.trash(found)
    confirm.removed(gone, circle.kept_words_line(gone, clock.today()), as_json=as_json)
