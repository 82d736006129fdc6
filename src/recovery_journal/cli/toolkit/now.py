"""Help right now, which needs no journal, no home folder and no colour."""

import click

from recovery_journal import clock
from recovery_journal.cli.base import output
from recovery_journal.cli.base.accessible import spoken_lines
from recovery_journal.cli.base.command import Command
from recovery_journal.cli.base.complete import complete_region
from recovery_journal.cli.base.options import AS_JSON, combine_options
from recovery_journal.cli.base.rows import print_sentence
from recovery_journal.cli.toolkit import help_text
from recovery_journal.domain.help_card import Card
from recovery_journal.domain.strategies.strategy import Strategy
from recovery_journal.domain.toolkit import Plan
from recovery_journal.words import right_now
from recovery_journal.words.data import emergencies
from recovery_journal.words.data.helplines import HelpLine, Region
from recovery_journal.words.data.strategy_library import pick_simplest_of_all
from recovery_journal.words.helpline_choice import lines_in_order

REGION = click.option(
    "--region",
    metavar="COUNTRY",
    shell_complete=complete_region,
    help="Another country, by its name or code.",
)

EXIT_CODE = f"{__name__}.exit_code"
"""Where a context holds the code of what was typed wrongly."""


class HelpCommand(Command):
    """Shows help whatever was typed, after saying what wasn't understood."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as error:
            output.print_message(right_now.NOT_UNDERSTOOD)
            ctx.meta[EXIT_CODE] = error.exit_code
            return super().parse_args(ctx, [])

    def invoke(self, ctx: click.Context) -> None:
        super().invoke(ctx)
        ctx.exit(ctx.meta[EXIT_CODE])


@click.command("now", cls=HelpCommand, example="rj now --region peru")
@combine_options(
    REGION,
    click.option("--sources", is_flag=True, help="Show who says so, and when it was checked."),
    AS_JSON,
)
@click.pass_context
def now(ctx: click.Context, region: str | None, sources: bool, as_json: bool) -> None:
    """Show who can help right now, and three things to do."""
    card = help_text.read_own_card()
    place, guessed, code = help_text.choose_region(card, region)
    ctx.meta.setdefault(EXIT_CODE, code)
    lines = lines_in_order(place, clock.now())
    if sources and not as_json:
        from recovery_journal.words import sources as words

        for text in spoken_lines(words.all_sources(place, lines)):
            print_sentence(text)
        return
    strategies, plans = help_text.read_strategies_and_plans()
    ways = pick_simplest_of_all(strategies)
    if as_json:
        _print_json(card, place, lines, ways, plans, guessed=bool(guessed))
        return
    page = help_text.paragraphs(card, place, lines, ways, plans, guessed=guessed)
    for text in spoken_lines(page):
        print_sentence(text)


def _print_json(
    card: Card,
    place: Region,
    lines: tuple[HelpLine, ...],
    ways: tuple[Strategy, ...],
    plans: list[Plan],
    *,
    guessed: bool,
) -> None:
    from recovery_journal.exchange.plain import to_plain

    region = to_plain(place) | {"lines": [to_plain(line) for line in lines], "guessed": guessed}
    output.print_json_report(
        {
            "own_line": to_plain(card.own_line) if card.own_line else None,
            "people": [*map(to_plain, card.people)],
            "region": region,
            "emergencies": [
                {
                    "title": one.title,
                    "signs": [fact.text for fact in one.signs],
                    "steps": emergencies.steps(one, place.emergency),
                    "notes": [fact.text for fact in one.notes],
                }
                for one in emergencies.in_order(card.kinds)
            ],
            "plans": [*map(to_plain, plans)],
            "strategies": [*map(to_plain, ways)],
            "reasons": [*card.reasons],
            "kept_words": [
                {"text": one.text, "who": one.who, "received": one.received.isoformat()}
                for one in card.kept_words
            ],
            "meetings": [*map(to_plain, right_now.meeting_finders())],
        }
    )
