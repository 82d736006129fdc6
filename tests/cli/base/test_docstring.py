"""Help is there where Python leaves docstrings out, too."""

import subprocess
import sys

import pytest

EVERY_HELP = """
import click
from recovery_journal.cli.app import root_command

def tell(command, context):
    print(command.get_help(context), command.get_short_help_str())
    for name in getattr(command, "list_commands", lambda _: ())(context):
        found = command.get_command(context, name)
        tell(found, found.make_context(name, [], parent=context, resilient_parsing=True))

tell(root_command, root_command.make_context("rj", [], resilient_parsing=True))
"""


@pytest.mark.slow
def test_help_does_not_need_docstrings() -> None:
    plain, bare = (
        subprocess.run(
            [sys.executable, *flags, "-c", EVERY_HELP], capture_output=True, text=True, check=True
        ).stdout
        for flags in ((), ("-OO",))
    )
    assert plain == bare
    assert plain.count("Example:") > 100
    assert "Log a craving, from 0 (none) to 10 (the strongest ever)." in bare
