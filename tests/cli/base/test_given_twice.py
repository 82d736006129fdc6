"""An option that is given twice adds, or is refused; it never silently takes the last value."""

from collections.abc import Iterator
from pathlib import Path

import click

from recovery_journal.cli.app import root_command
from recovery_journal.store.journal import Journal
from support.command_line import Rj
from support.each import each


def _options(
    group: click.Group = root_command, path: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], click.Option]]:
    """Every option of every command, with the words of the command."""
    context = click.Context(group)
    for one in group.get_params(context):
        if isinstance(one, click.Option):
            yield path, one
    for name in group.list_commands(context):
        found = group.get_command(context, name)
        if isinstance(found, click.Group):
            yield from _options(found, (*path, name))
        elif found is not None:
            for one in found.get_params(click.Context(found)):
                if isinstance(one, click.Option):
                    yield (*path, name), one


def test_an_option_of_one_value_is_refused_twice(rj: Rj, home: Path) -> None:
    number = 0
    for words, option in _options():
        if option.multiple or (option.is_flag and not option.secondary_opts):
            continue
        if words == ("now",):  # whatever was typed, help is printed
            assert "rj now --region" in rj(*words, "--region", "DE", "--region", "FR", code=2).err
            continue
        number += 1
        last = (*option.secondary_opts, option.opts[0])[0]
        value = () if option.is_flag else ("7",)
        said = rj(*words, option.opts[0], *value, last, *value, code=2).err
        assert option.opts[-1] in said, (words, option.opts)
        assert "was given more than once. Say it once. For example: rj" in said
    assert number > 100
    assert not list(home.iterdir())


@each(
    "arguments",
    [
        ("--at=9:00", "--at", "10:00"),
        ("-n", "one", "--note", "two"),
        ("-none", "-ntwo"),
        ("--private", "-t", "work", "--shareable"),
    ],
)
def test_a_craving_told_in_two_ways_is_not_saved(
    rj: Rj, home: Path, arguments: tuple[str, ...]
) -> None:
    assert "more than once" in rj("craving", "7", *arguments, code=2).err
    assert not list(home.iterdir())


def test_a_switch_says_the_same_twice(rj: Rj) -> None:
    rj("note", "here", "--json", "--json")
    assert rj("--discreet", "--discreet", "--version").out
    rj("list", "--kept", "--kept")


def test_values_that_add_up_are_all_taken(rj: Rj, home: Path) -> None:
    rj("craving", "7")
    rj("mood", "3")
    rj("note", "here")
    both = rj("list", "--kind", "mood", "--kind", "crav", "--kind", "mood", "--json").json
    assert [one["kind"] for one in both] == ["mood", "craving"]
    table = rj("export", "csv", "--kind", "note", "--kind", "mood", "--include-private").out
    assert [line.split(",")[2] for line in table.splitlines()[1:]] == ["note", "mood"]
    known = rj("strategy", "list", "--category", "body", "--category", "connect", "--json").json
    assert {one["category"] for one in known} == {"body", "connect"}
    shown = rj("insights", "--section", "triggers", "--section", "weekday", "--json").json
    assert {one["name"] for one in shown} == {"weekday", "triggers"}
    rj("meeting", "add", "Group", "--on", "thu", "--on", "mon,tue")
    rj("meeting", "edit", "Group", "--on", "sun", "--on", "sat")
    with Journal(str(home / "journal.db")) as journal:
        assert journal.meetings.all()[0].weekdays == ("sat", "sun")


@each(
    "command",
    [
        ("list",),
        ("search", "work"),
        ("export", "csv"),
        ("export", "markdown"),
        ("export", "html"),
    ],
)
def test_days_in_the_wrong_order_are_refused(rj: Rj, command: tuple[str, ...]) -> None:
    rj("note", "work")
    said = rj(*command, "--since", "2026-03-02", "--until", "2025-12-31", code=2).err
    assert said == "The first day, 2026-03-02, is after the last one, 2025-12-31.\n"
    assert rj(*command, "--since", "today", "--until", "today").code == 0
