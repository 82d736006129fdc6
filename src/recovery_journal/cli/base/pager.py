"""Long output: in the person's pager, where it's longer than the screen."""

import os
import shlex
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from itertools import chain, islice
from shutil import get_terminal_size

from recovery_journal.cli.base import output
from recovery_journal.cli.base.accessible import in_words
from recovery_journal.cli.base.chart_output import is_drawn_on
from recovery_journal.cli.base.context import current_context

Line = Sequence[tuple[str, str]]
"""Pieces of text with their codes of colour."""


def print_long(lines: Iterable[Line]) -> None:
    """Print lines; on a terminal that is smaller, in a pager, unless only words are wanted."""
    if is_drawn_on() and not in_words():
        height = get_terminal_size().lines
        first = [*islice(lines := iter(lines), height)]
        lines = chain(first, lines)
        if len(first) == height and _print_in_pager(lines):
            return
    output.print_coloured(lines)


def print_long_text(texts: Iterable[str]) -> None:
    """Print lines of plain text, as `print_long` does."""
    print_long([(text, "")] for text in texts)


def _print_in_pager(lines: Iterable[Line]) -> bool:
    """Print lines in the person's pager; return whether there is one."""
    command = shlex.split(os.environ.get("PAGER", "less"))
    wants_none = current_context().find_root().params.get("no_pager")
    if wants_none or command in ([], ["cat"]) or os.environ.get("TERM") == "dumb":
        return False
    import subprocess

    # A history of searches would be words of the person, in another place.
    environment = {"LESS": "FRX", **os.environ, "LESSHISTFILE": "-"}
    try:
        pager = subprocess.Popen(command, stdin=subprocess.PIPE, env=environment)
    except OSError:
        return False
    if pager.stdin is not None:
        with suppress(BrokenPipeError), pager.stdin as pipe:  # it may be left at any line
            for line in lines:
                text = output.coloured_line(line)
                pipe.write(text.encode(sys.stdout.encoding, "backslashreplace"))
    while pager.poll() is None:
        with suppress(KeyboardInterrupt):  # the pager's own key
            pager.wait()
    return True
