"""Options whose words are known, and what lets a shell complete them without the journal."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from recovery_journal.cli.base.options import Parameter, option
from recovery_journal.words.cli import shown_choices

if TYPE_CHECKING:
    import click


def choice_option(
    *names: str,
    of: Iterable[str],
    metavar: str = "WORD",
    help: str = "{words}.",  # noqa: A002 - as click calls it
    **settings: Any,
) -> Parameter:
    """Declare an option that takes one of some words: its help lists them, a shell completes them.

    Args:
        names: as for `click.option`.
        of: the words.
        metavar: stands for the value in the help.
        help: with {words} where they are listed.
        settings: anything else of `click.option`.
    """
    return option(
        *names,
        metavar=metavar,
        shell_complete=complete_with(of),
        help=help.format(words=shown_choices(of)),
        **settings,
    )


def complete_with(
    allowed: Iterable[str],
) -> "Callable[[click.Context, click.Parameter, str], list[str]]":
    """Make what lets a shell complete one of these words."""

    def find(ctx: Any, param: Any, incomplete: str) -> list[str]:  # noqa: ARG001
        words = (word.replace(" ", "-") for word in allowed)
        return [word for word in words if word.startswith(incomplete.lower())]

    return find


def complete_region(
    ctx: Any,  # noqa: ARG001
    param: Any,  # noqa: ARG001
    incomplete: str,
) -> "list[click.shell_completion.CompletionItem[str]]":
    """Complete the code of a country, from its code or its name."""
    from click.shell_completion import CompletionItem

    from recovery_journal.words.data.helplines import regions

    start = incomplete.lower()
    return [
        CompletionItem(one.code.lower(), help=one.name)
        for one in regions().values()
        if one.code.lower().startswith(start) or one.name.lower().startswith(start)
    ]
