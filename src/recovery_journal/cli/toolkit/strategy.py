"""Coping strategies: the library, and the person's own."""

from typing import Any

import click

from recovery_journal.cli.base import output, session, values
from recovery_journal.cli.base.command import WHOLE_NUMBER
from recovery_journal.cli.base.complete import choice_option
from recovery_journal.cli.base.noun_group import (
    RENAME,
    WITH_ARCHIVED,
    Fields,
    NounGroup,
    print_facts,
)
from recovery_journal.cli.base.options import AS_JSON, combine_options
from recovery_journal.cli.base.rows import Fact, Row
from recovery_journal.cli.toolkit.pack import pack
from recovery_journal.cli.toolkit.suggest import suggest, use
from recovery_journal.domain.strategies.ranking import (
    StrategyEasing,
    StrategyOutcomes,
    results_by_strategy,
)
from recovery_journal.domain.strategies.strategy import CATEGORIES, Strategy
from recovery_journal.exchange.plain import to_plain
from recovery_journal.store.books.strategies import find_strategy
from recovery_journal.store.sqlite.opening import NoJournal
from recovery_journal.words import cli
from recovery_journal.words.data.strategy_library import built_in_strategies
from recovery_journal.words.format import numbers
from recovery_journal.words.insights import findings

FIELD_OPTIONS = combine_options(
    choice_option("--category", of=CATEGORIES),
    click.option("--step", "steps", multiple=True, metavar="TEXT", help="A step; repeatable."),
    click.option("--when", metavar="TEXT", help="When it fits."),
    click.option("--minutes", type=WHOLE_NUMBER, metavar="N", help="About how long it takes."),
    click.option("--warning", metavar="TEXT", help="Who shouldn't do it."),
    click.option("--favourite/--no-favourite", default=None, help="Shown before the others."),
)


strategy = NounGroup[Strategy](
    "strategy",
    lambda journal: journal.strategies,
    lambda one: one.name,
    argument="NAME",
    completes="strategy",
    listed=lambda one: _facts(one),
    help="Coping strategies.",
    example="rj strategy show ride",
)
strategy.add_command(suggest)
strategy.add_command(use)
strategy.add_command(pack)


@strategy.command("list", example="rj strategy list --category body")
@combine_options(
    choice_option(
        "--category", "categories", multiple=True, of=CATEGORIES, help="Repeatable: {words}."
    ),
    WITH_ARCHIVED,
    AS_JSON,
)
def list_(categories: tuple[str, ...], archived: bool, as_json: bool) -> None:
    """Show the strategies, a line each."""
    wanted = values.several_of("A category", categories, CATEGORIES)
    known = [one for one in _all() if one.category in wanted or not wanted]
    shown = [one for one in known if archived or not one.archived]
    strategy.print_list(shown, as_json=as_json)
    if not (shown or as_json):
        output.print_message(cli.only_archived(len(known)))


@strategy.command("show", example="rj strategy show ride")
@combine_options(strategy.which, AS_JSON)
def show(which: str, as_json: bool) -> None:
    """Show one strategy, its warning before its steps."""
    found, tried, eased = _find_with_results(which)
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
    print_facts(facts)


@strategy.adding(
    Strategy,
    click.argument("name"),
    FIELD_OPTIONS,
    example='rj strategy add "Call Sam" --category connect --step "Call."',
)
def add(name: str, **typed: Any) -> Fields:
    """Add a strategy of your own."""
    fields = _fields(**typed)
    if "category" not in fields:
        raise values.missing("category", f"Which --category? {', '.join(CATEGORIES)}.")
    return fields | {"name": name}


@strategy.editing(
    "edit",
    RENAME,
    FIELD_OPTIONS,
    click.option(
        "--archive/--back", "archived", default=None, help="Stop offering it, or offer it again."
    ),
    example="rj strategy edit ride --favourite",
    create=True,
)
def edit(name: str | None, archived: bool | None, **typed: Any) -> Fields:
    """Change a strategy; one from the library becomes your own version."""
    return _fields(**typed) | values.typed(name=name, archived=archived)


def _all() -> list[Strategy]:
    """Read the strategies, archived ones too; before there is a journal, the library."""
    try:
        with session.open_journal() as journal:
            return journal.strategies.all(archived=True)
    except NoJournal:
        return list(built_in_strategies())


def _find_with_results(
    name: str,
) -> tuple[Strategy, StrategyOutcomes | None, StrategyEasing | None]:
    """Find a strategy, and how it went before."""
    try:
        with session.open_journal() as journal:
            found = journal.strategies.find(name)
            went = results_by_strategy(journal.insights.read_history())
    except NoJournal:
        return find_strategy(built_in_strategies(), name), None, None
    return found, *went.get(found.name.casefold(), (None, None))


def _fields(category: str | None, steps: tuple[str, ...], **others: Any) -> Fields:
    category = values.parse_named(
        "category", category, lambda typed: values.one_of("A category", typed, CATEGORIES)
    )
    return values.typed(category=category, steps=steps or None, **others)


def _facts(one: Strategy) -> Row:
    return (
        Fact(one.name, f"Strategy: {one.name}"),
        Fact(one.category, f"category {one.category}"),
        numbers.count(one.minutes, "minute") if one.minutes else "",
        Fact(one.when, f"when: {one.when}"),
        "favourite" if one.favourite else "",
        "archived" if one.archived else "",
    )
