"""Words that a command needs: typed, asked for, from standard input, or from the editor."""

import contextlib
from collections.abc import Iterator

import click

from recovery_journal.cli.base import output


def line(typed: str | None, question: str, missing: str) -> str:
    """One line: as typed, from standard input for "-", else asked for on a terminal.

    Raises:
        UsageError: saying `missing` when there is nobody to ask.
    """
    if typed == "-":
        return output.read_stdin()
    if typed is not None:
        return typed
    if not output.is_interactive():
        raise click.UsageError(missing)
    return output.ask_words(question)


def sentence(typed: tuple[str, ...], question: str, missing: str) -> str:
    """One line of several words: as typed, from standard input or a pipe, or asked for."""
    given = " ".join(typed) if typed else None
    if given is None and not output.is_interactive():
        given = "-"
    return line(given, question, missing)


@contextlib.contextmanager
def text(typed: str | None = None, before: str = "") -> Iterator[str]:
    """Many lines: as typed, from standard input for "-" or a pipe, else from the editor.

    Saving belongs into the block: until it ends well, the editor's file is kept.

    Args:
        typed: what stood on the command line, if anything.
        before: what the editor begins with.
    """
    if typed is not None and typed != "-":
        yield typed
    elif typed == "-" or not output.is_interactive():
        yield output.read_stdin()
    else:
        from recovery_journal.cli.base import editor

        with editor.edit_text(before) as written:
            yield written.removesuffix("\n")
