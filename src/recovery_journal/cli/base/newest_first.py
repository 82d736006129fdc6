"""Commands that list the newest first."""

import re

import click

from recovery_journal.cli.base import arguments
from recovery_journal.cli.base.command import Command

SHORT_LIMIT = re.compile(r"^-(?=\d+$)", re.ASCII)


class NewestFirstCommand(Command):
    """Takes -5 for --limit 5."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        takers = arguments.options_with_value(self.get_params(ctx))
        words = args.index("--") if "--" in args else len(args)
        full = [
            word if previous in takers else SHORT_LIMIT.sub("--limit=", word)
            for previous, word in zip(["", *args], args[:words], strict=False)
        ]
        return super().parse_args(ctx, full + args[words:])
