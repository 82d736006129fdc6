"""Help in lines that each say what they are, for a screen reader."""

from collections.abc import Iterable
from typing import Any

import click

ONE_OF = {"Options": "Option", "Commands": "Command", "Settings": "Setting"}


class SpokenHelp(click.HelpFormatter):
    """Writes no columns and no indents: each line begins with the title it's under."""

    def __init__(self) -> None:
        super().__init__(width=100_000)
        self._title = ""

    def write_heading(self, heading: str) -> None:
        self._title = f"{ONE_OF.get(heading, heading)}: "

    def indent(self) -> None:
        """Leave all lines at the margin."""

    def dedent(self) -> None:
        self._title = ""

    def write_text(self, text: str) -> None:
        for paragraph in text.split("\n\n"):
            self.write(f"{self._title}{' '.join(paragraph.split())}\n")

    def write_dl(self, rows: Iterable[tuple[str, str]], *_: Any, **__: Any) -> None:
        for term, text in rows:
            self.write(f"{self._title}{term.strip()}: {' '.join(text.split())}\n")
