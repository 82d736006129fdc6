"""What lets a shell complete the value of an option; none of it opens the journal."""

from collections.abc import Callable, Iterable

import click


def complete_with(
    allowed: Iterable[str],
) -> Callable[[click.Context, click.Parameter, str], list[str]]:
    """Make what lets a shell complete one of these words."""

    def find(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:  # noqa: ARG001
        words = (word.replace(" ", "-") for word in allowed)
        return [word for word in words if word.startswith(incomplete.lower())]

    return find


def complete_region(
    ctx: click.Context,  # noqa: ARG001
    param: click.Parameter,  # noqa: ARG001
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
