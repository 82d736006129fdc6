"""If this happens, then I do that."""

from dataclasses import replace
from typing import Any

import click

from recovery_journal.cli.base import ask, command, confirm, output, values
from recovery_journal.cli.base.command import AS_JSON, WHOLE_NUMBER, Group
from recovery_journal.domain.toolkit import Plan
from recovery_journal.exchange.plain import to_plain as as_values
from recovery_journal.words import toolkit

EXAMPLE = 'rj plan add --if payday --then "I call Sam" --day fri --hour 17'

FIELD_OPTIONS = command.combine_options(
    click.option("--if", "cue", metavar="TEXT", help="What happens; a trigger brings it up."),
    click.option("--then", "act", metavar="TEXT", help="What you do then."),
    click.option("--day", "days", multiple=True, metavar="DAY", help="When it is likely: fri."),
    click.option("--hour", type=WHOLE_NUMBER, metavar="0-23", help="From which hour it is likely."),
)


@click.group("plan", cls=Group, example=EXAMPLE)
def plan() -> None:
    """If this happens, then I do that: decided beforehand."""


@plan.command("add", example=EXAMPLE)
@command.combine_options(FIELD_OPTIONS, AS_JSON)
def add(
    cue: str | None, act: str | None, days: tuple[str, ...], hour: int | None, as_json: bool
) -> None:
    """Add a plan. A craving set off by one of its words brings it up.

    --day can be given several times. Words typed here stay in the history of your shell, and
    others can see them in ps; what is missing is asked for.
    """
    new = Plan(
        cue=ask.line(cue, toolkit.PLAN_CUE, toolkit.PLAN_MISSING),
        act=ask.line(act, toolkit.PLAN_ACT, toolkit.PLAN_MISSING),
        weekdays=values.parse_weekdays(days),
        from_hour=hour,
    )
    with command.open_journal(create=True) as journal:
        added = journal.plans.add(new)
    confirm.print_saved(added, toolkit.plan_line(added), as_json=as_json)


@plan.command("edit", example="rj plan edit 2 --day sat --hour 20")
@command.combine_options(
    click.argument("number", metavar="ID"),
    FIELD_OPTIONS,
    click.option("--any-time", is_flag=True, help="No day and no hour in particular."),
    AS_JSON,
)
def edit(
    number: str,
    cue: str | None,
    act: str | None,
    days: tuple[str, ...],
    hour: int | None,
    any_time: bool,
    as_json: bool,
) -> None:
    """Change a plan; --day takes the place of all days before.

    Words typed here stay in the history of your shell, and others can see them in ps.
    """
    changes: dict[str, Any] = {"weekdays": (), "from_hour": None} if any_time else {}
    said = {
        "cue": cue,
        "act": act,
        "weekdays": values.parse_weekdays(days) or None,
        "from_hour": hour,
    }
    changes |= {name: value for name, value in said.items() if value is not None}
    with command.open_journal() as journal:
        before = journal.plans.find(number)
        after = journal.plans.edit(replace(before, **changes))
    confirm.print_saved(after, toolkit.plan_line(after), as_json=as_json, before=before)


@plan.command("list", example="rj plan list")
@AS_JSON
def list_(as_json: bool) -> None:
    """Show the plans, a line each."""
    with command.open_journal() as journal:
        found = journal.plans.all()
    if as_json:
        output.print_json_array(map(as_values, found))
        return
    output.print_lines(f"{one.id}  {toolkit.plan_line(one)}" for one in found)
    if not found:
        output.print_message(toolkit.NO_PLANS)


@plan.command("delete", example="rj plan delete 2")
@command.combine_options(click.argument("number", metavar="ID"), AS_JSON)
def delete(number: str, as_json: bool) -> None:
    """Move a plan to the trash, for 30 days."""
    with command.open_journal() as journal:
        gone = journal.plans.trash(journal.plans.find(number))
    confirm.print_removed(gone, toolkit.plan_line(gone), as_json=as_json)
