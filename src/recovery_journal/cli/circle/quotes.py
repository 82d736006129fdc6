"""Kind words from others, kept for a hard hour."""

import click

from recovery_journal.cli.base import session, values
from recovery_journal.cli.base.noun_group import Fields, NounGroup
from recovery_journal.cli.base.options import TEXT, own_option
from recovery_journal.domain.circle import KeptWords
from recovery_journal.domain.dates import parse_day
from recovery_journal.store.journal import Journal
from recovery_journal.words import circle

EXAMPLE = 'rj kept add "One day is enough." --from Sam'

kept = NounGroup[KeptWords](
    "kept",
    lambda journal: journal.kept_words,
    lambda one: circle.kept_words_line(one, session.today()),
    noun="kept words",
    help="Kind words from others, for a hard hour.",
    example=EXAMPLE,
)


@kept.adding(
    KeptWords,
    TEXT,
    own_option("--from", "who", metavar="NAME", of="person", help="Who said them."),
    click.option("--on", metavar="DAY", help="When they said them: tuesday."),
    example=EXAMPLE,
)
def add(text: tuple[str, ...], who: str | None, on: str | None) -> Fields:
    """Keep kind words that someone gave you; rj now shows the newest.

    Words typed here stay in the history of your shell, and others can see them in ps; without a
    text, you are asked for it; to read standard input: rj kept add -
    """
    today = session.today()
    day = today if on is None else parse_day(on, today)
    words = values.sentence_or_ask(text)
    return {"text": words, "who": who or "", "received": day}


@kept.listing(empty=circle.NO_KEPT_WORDS)
def list_(journal: Journal) -> list[KeptWords]:
    """Show them, the newest first."""
    return journal.kept_words.all()


kept.add_delete("Move them to the trash, for 30 days.", "rj kept delete 2")
