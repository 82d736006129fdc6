"""If this happens, then I do that."""

import click

from recovery_journal.cli import asking, command, output
from recovery_journal.cli.command import AS_JSON, NUMBER, Group
from recovery_journal.domain.reserve import WEEKDAYS, Plan
from recovery_journal.domain.when import WEEKDAYS as FULL
from recovery_journal.exchange.plain import plain as values
from recovery_journal.store.shelf import named
from recovery_journal.words import putby, reserve, saved

EXAMPLE = 'rj plan add --if payday --then "I call Sam" --day fri --hour 17'


@click.group("plan", cls=Group, example=EXAMPLE)
def plan() -> None:
    """If this happens, then I do that: decided beforehand."""


@plan.command("add", example=EXAMPLE)
@command.options(
    click.option("--if", "cue", metavar="TEXT", help="What happens; a trigger brings it up."),
    click.option("--then", "act", metavar="TEXT", help="What you do then."),
    click.option("--day", "days", multiple=True, metavar="DAY", help="When it is likely: fri."),
    click.option("--hour", type=NUMBER, metavar="0-23", help="From which hour it is likely."),
    AS_JSON,
)
def add(
    cue: str | None, act: str | None, days: tuple[str, ...], hour: int | None, as_json: bool
) -> None:
    """Add a plan. A craving set off by one of its words brings it up.

    --day can be given several times. Words typed here stay in the history of your shell, and
    others can see them in ps; what is missing is asked for.
    """
    chosen = {command.chosen("A day", day, FULL) for day in days}
    new = Plan(
        cue=asking.line(cue, putby.PLAN_CUE, reserve.PLAN_MISSING),
        act=asking.line(act, putby.PLAN_ACT, reserve.PLAN_MISSING),
        weekdays=tuple(short for short, full in zip(WEEKDAYS, FULL, strict=True) if full in chosen),
        from_hour=hour,
    )
    with command.journal(create=True) as journal:
        added = journal.plans.add(new)
    if as_json:
        output.json(values(added))
    else:
        output.lines([saved.saved_thing(putby.plan_line(added))])


@plan.command("list", example="rj plan list")
@AS_JSON
def listed(as_json: bool) -> None:
    """Show the plans, a line each."""
    with command.journal() as journal:
        found = journal.plans.all()
    if as_json:
        output.json_array(map(values, found))
        return
    output.lines(f"{one.id}  {putby.plan_line(one)}" for one in found)
    if not found:
        output.say(putby.NO_PLANS)


@plan.command("delete", example="rj plan delete 2")
@command.options(click.argument("number", metavar="ID"), AS_JSON)
def delete(number: str, as_json: bool) -> None:
    """Remove a plan; rj undo brings it back."""
    missing = f"There is no plan {number}. To see them: rj plan list"
    with command.journal() as journal:
        found = named(journal.plans.all(), number, lambda one: one.cue, missing)
        gone = journal.plans.trash(found)
    if as_json:
        output.json(values(gone))
    else:
        output.lines([reserve.removed(putby.plan_line(gone))])
