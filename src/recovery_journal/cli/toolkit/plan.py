"""If-then plans."""

import click

from recovery_journal.cli.base import values
from recovery_journal.cli.base.command import WHOLE_NUMBER
from recovery_journal.cli.base.noun_group import Fields, NounGroup
from recovery_journal.cli.base.options import combine_options
from recovery_journal.domain.toolkit import Plan
from recovery_journal.store.journal import Journal
from recovery_journal.words import toolkit

EXAMPLE = 'rj plan add --if payday --then "I call Sam" --day fri --hour 17'

FIELD_OPTIONS = combine_options(
    click.option("--if", "cue", metavar="TEXT", help="What happens; a trigger brings it up."),
    click.option("--then", "act", metavar="TEXT", help="What you do then."),
    click.option(
        "--on", "--day", "days", multiple=True, metavar="DAYS", help="When it is likely: fri,sat."
    ),
    click.option("--hour", type=WHOLE_NUMBER, metavar="0-23", help="From which hour it is likely."),
)

plan = NounGroup[Plan](
    "plan",
    lambda journal: journal.plans,
    toolkit.plan_line,
    help="If this happens, then I do that: decided in advance.",
    example=EXAMPLE,
)


@plan.adding(Plan, FIELD_OPTIONS, example=EXAMPLE)
def add(cue: str | None, act: str | None, days: tuple[str, ...], hour: int | None) -> Fields:
    """Add a plan. A craving set off by one of its words brings it up.

    --day can be given several times. Words typed here stay in the history of your shell, and others
    can see them in ps; you are asked for what is missing.
    """
    return {
        "cue": values.require_line("cue", cue),
        "act": values.require_line("act", act),
        "weekdays": values.parse_weekdays(days),
        "from_hour": hour,
    }


@plan.editing(
    "edit",
    FIELD_OPTIONS,
    click.option("--any-time", is_flag=True, help="No day and no hour in particular."),
    example="rj plan edit 2 --day sat --hour 20",
)
def edit(
    cue: str | None, act: str | None, days: tuple[str, ...], hour: int | None, any_time: bool
) -> Fields:
    """Change a plan; --day replaces all its days.

    Words typed here stay in the history of your shell, and others can see them in ps.
    """
    before: Fields = {"weekdays": (), "from_hour": None} if any_time else {}
    weekdays = values.parse_weekdays(days) or None
    return before | values.typed(cue=cue, act=act, weekdays=weekdays, from_hour=hour)


@plan.listing(empty=toolkit.NO_PLANS)
def list_(journal: Journal) -> list[Plan]:
    """Show the plans, a line each."""
    return journal.plans.all()


plan.add_delete("Move a plan to the trash, for 30 days.", "rj plan delete 2")
