"""The paper card on the command line."""

import click

from recovery_journal import clock, places
from recovery_journal.cli.base import command, output, session
from recovery_journal.cli.base.command import Command
from recovery_journal.cli.base.document_out import OUTPUT_OPTIONS
from recovery_journal.cli.base.options import combine_options, own_option
from recovery_journal.cli.toolkit.now import REGION
from recovery_journal.domain.circle import people_to_call
from recovery_journal.domain.settings import parse_own_help_line
from recovery_journal.domain.sharing.paper_card import PaperCard
from recovery_journal.errors import BadInput
from recovery_journal.store.sidecar.help_card import card_file, read_card
from recovery_journal.store.sqlite.opening import NoJournal
from recovery_journal.words import paper_card as words
from recovery_journal.words import right_now, toolkit
from recovery_journal.words.helpline_choice import one_region_named, region_for


@click.command("card", cls=Command, example="rj safety card -o card.html --person Sam --step 2")
@combine_options(
    own_option(
        "--person", "people", multiple=True, metavar="NAME", of="person", help="With their number."
    ),
    click.option(
        "--step",
        "steps",
        multiple=True,
        metavar="1-6",
        type=command.WHOLE_NUMBER,
        help="This step of your safety plan.",
    ),
    click.option("--reason", "reasons", multiple=True, metavar="ID", help="This reason."),
    click.option("--own-line", is_flag=True, help="Your own help line."),
    REGION,
    OUTPUT_OPTIONS,
)
def card(
    people: tuple[str, ...],
    steps: tuple[int, ...],
    reasons: tuple[str, ...],
    own_line: bool,
    region: str | None,
    path: str | None,
    force: bool,
) -> None:
    """Make a card to print and carry: A6, two sides.

    It has an emergency number, a crisis line and three first steps. Nothing of yours is on it
    unless you choose it; on a terminal you are asked. A file that ends in .html has codes to scan;
    one that ends in .md is plain text.
    """
    from recovery_journal.exchange.sharing.paper_card import card_as_markdown, save_card

    kept = read_card(card_file(places.journal_file())).region
    chosen = kept if region is None else one_region_named(region).code
    place, guessed = region_for(chosen, clock.zone_name(), places.locale_name())
    if people or steps or reasons or own_line:
        made = _named(people, steps, reasons, own_line=own_line)
    else:
        made = _asked_for() if output.is_interactive() else PaperCard()
    if path is None or path == "-":
        output.print_document(lambda out: out.write(card_as_markdown(made, place)))
    else:
        output.print_lines([words.saved(save_card(made, place, path, force=force))])
        output.print_message(words.IS_PLAIN)
    output.print_message(right_now.region_label(place, guessed=guessed))


def _named(
    people: tuple[str, ...], steps: tuple[int, ...], reasons: tuple[str, ...], *, own_line: bool
) -> PaperCard:
    """Find what the options name."""
    with session.open_journal() as journal:
        written = journal.safety_plan.texts()
        for step in steps:
            if not written.get(step, "").strip():
                raise BadInput(words.no_such_step(step))
        line = parse_own_help_line(journal.settings.read().own_line) if own_line else None
        if own_line and line is None:
            raise BadInput(words.NO_OWN_LINE)
        return PaperCard(
            own_line=line,
            people=tuple(dict.fromkeys(map(journal.people.find, people))),
            steps=tuple((step, written[step]) for step in sorted(set(steps))),
            reasons=tuple(dict.fromkeys(journal.reasons.find(one).text for one in reasons)),
        )


def _asked_for() -> PaperCard:
    """Ask about each thing that could be on the card."""
    try:
        journal = session.open_journal()
    except NoJournal:
        return PaperCard()
    with journal:
        line = parse_own_help_line(journal.settings.read().own_line)
        plan = [(step, text) for step, text in journal.safety_plan.texts().items() if text.strip()]
        return PaperCard(
            own_line=line if line and _wanted(line.name) else None,
            people=tuple(one for one in people_to_call(journal.people.all()) if _wanted(one.name)),
            steps=tuple(one for one in plan if _wanted(toolkit.safety_step_heading(one[0]))),
            reasons=tuple(one.text for one in journal.reasons.all() if _wanted(one.text)),
        )


def _wanted(what: str) -> bool:
    return output.confirm(words.ask_to_include(what))
