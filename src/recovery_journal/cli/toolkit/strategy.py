"""The coping library: what came with the program, and the person's own."""

from dataclasses import replace
from typing import Any

import click

from recovery_journal.cli.base import command, confirm, output, values
from recovery_journal.cli.base.command import AS_JSON, WHOLE_NUMBER, Group
from recovery_journal.cli.toolkit.pack import pack
from recovery_journal.cli.toolkit.suggest import suggest, use
from recovery_journal.domain.strategies.ranking import (
    StrategyEasing,
    StrategyOutcomes,
    results_by_strategy,
)
from recovery_journal.domain.strategies.strategy import CATEGORIES, Strategy
from recovery_journal.exchange.plain import to_plain
from recovery_journal.store.books.strategies import find
from recovery_journal.store.sqlite.opening import NoJournal
from recovery_journal.words import cli
from recovery_journal.words.data.strategy_library import built_in_strategies
from recovery_journal.words.format import numbers
from recovery_journal.words.insights import findings

FIELD_OPTIONS = command.combine_options(
    click.option("--category", metavar="WORD", help=f"{', '.join(CATEGORIES)}."),
    click.option("--step", "steps", multiple=True, metavar="TEXT", help="A step; repeatable."),
    click.option("--when", metavar="TEXT", help="When it fits."),
    click.option("--minutes", type=WHOLE_NUMBER, metavar="N", help="About how long it takes."),
    click.option("--warning", metavar="TEXT", help="Who had better not do it."),
    click.option("--favourite/--no-favourite", default=None, help="Shown before the others."),
)


@click.group("strategy", cls=Group, example="rj strategy show ride")
def strategy() -> None:
    """What to do with a craving or a hard hour."""


strategy.add_command(suggest)
strategy.add_command(use)
strategy.add_command(pack)


@strategy.command("list", example="rj strategy list --category body")
@command.combine_options(
    click.option("--category", metavar="WORD", help=f"{', '.join(CATEGORIES)}."),
    click.option("--all", "everything", is_flag=True, help="With the archived ones."),
    AS_JSON,
)
def list_(category: str | None, everything: bool, as_json: bool) -> None:
    """Show the strategies, a line each."""
    wanted = values.one_of("A category", category, CATEGORIES)
    known = [one for one in _all(archived=everything) if wanted in (None, one.category)]
    if as_json:
        output.print_json_array(map(to_plain, known))
    else:
        output.print_lines(map(_row, known))


@strategy.command("show", example="rj strategy show ride")
@command.combine_options(click.argument("name"), AS_JSON)
def show(name: str, as_json: bool) -> None:
    """Show one strategy, its warning before its steps."""
    found, tried, eased = _find_with_results(name)
    if as_json:
        went = {"tried": tried and to_plain(tried), "eased": eased and to_plain(eased)}
        output.print_json({**to_plain(found), **went})
        return
    facts = (
        ("name", found.name),
        ("category", found.category),
        ("when", found.when),
        ("minutes", str(found.minutes or "")),
        ("warning", found.warning),
        *(("step", step) for step in found.steps),
        ("source", found.source),
        ("favourite", "yes" if found.favourite else ""),
        ("archived", "yes" if found.archived else ""),
        ("before", findings.strategy_results(tried, eased)),
    )
    output.print_lines(f"{key}: {value}" for key, value in facts if value)


@strategy.command("add", example='rj strategy add "Call Sam" --category connect --step "Call."')
@command.combine_options(click.argument("name"), FIELD_OPTIONS, AS_JSON)
def add(name: str, as_json: bool, **fields: Any) -> None:
    """Add a strategy of your own."""
    changes = _changes(**fields)
    if "category" not in changes:
        raise click.UsageError(f"Which --category? {', '.join(CATEGORIES)}.")
    new = Strategy(name=name, **changes)
    with command.open_journal(create=True) as journal:
        added = journal.strategies.add(new)
    confirm.print_saved(added, added.name, as_json=as_json)


@strategy.command("edit", example="rj strategy edit ride --favourite")
@command.combine_options(
    click.argument("name"),
    click.option("--name", "new_name", metavar="NAME", help="Another name."),
    FIELD_OPTIONS,
    click.option("--archive/--back", "archived", default=None, help="No longer offered, or again."),
    AS_JSON,
)
def edit(
    name: str, new_name: str | None, archived: bool | None, as_json: bool, **fields: Any
) -> None:
    """Change a strategy; one of the library becomes your own version of it."""
    changes = _changes(**fields)
    if new_name is not None:
        changes["name"] = new_name
    if archived is not None:
        changes["archived"] = archived
    with command.open_journal(create=True) as journal:
        before = journal.strategies.find(name)
        after = replace(before, **changes)
        if after == before:
            output.print_message(cli.UNCHANGED)
            return
        after = journal.strategies.edit(after)
    confirm.print_saved(after, after.name, as_json=as_json)


def _all(*, archived: bool) -> list[Strategy]:
    """The strategies; before there is a journal, the library."""
    try:
        with command.open_journal() as journal:
            return journal.strategies.all(archived=archived)
    except NoJournal:
        return list(built_in_strategies())


def _find_with_results(
    name: str,
) -> tuple[Strategy, StrategyOutcomes | None, StrategyEasing | None]:
    """The strategy, and how it went with it before."""
    try:
        with command.open_journal() as journal:
            found = journal.strategies.find(name)
            went = results_by_strategy(journal.insights.read_history())
    except NoJournal:
        return find(built_in_strategies(), name), None, None
    return found, *went.get(found.name.casefold(), (None, None))


def _changes(
    category: str | None,
    steps: tuple[str, ...],
    when: str | None,
    minutes: int | None,
    warning: str | None,
    favourite: bool | None,
) -> dict[str, Any]:
    """The fields that were said."""
    changes = {
        "category": values.one_of("A category", category, CATEGORIES),
        "steps": steps or None,
        "when": when,
        "minutes": minutes,
        "warning": warning,
        "favourite": favourite,
    }
    return {name: value for name, value in changes.items() if value is not None}


def _row(one: Strategy) -> str:
    marks = ("favourite" if one.favourite else "", "archived" if one.archived else "")
    minutes = numbers.count(one.minutes, "minute") if one.minutes else ""
    return "  ".join(filter(None, (one.name, one.category, minutes, one.when, *marks)))
