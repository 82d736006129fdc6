"""Words only, for a screen reader: no columns, charts, signs or colours."""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING

from recovery_journal import places
from recovery_journal.cli.base.context import current_or_none
from recovery_journal.errors import BadInput

if TYPE_CHECKING:
    import click

WANTED = "recovery_journal.accessible"
"""Where the context of a run notes it, once it's known."""


def is_typed(context: "click.Context") -> bool:
    """Whether --accessible was typed."""
    return WANTED in context.meta


def in_words() -> bool:
    """Whether to print words only: --accessible was typed, or the settings say so.

    The help card knows that setting, which a locked journal couldn't tell.
    """
    context = current_or_none()
    if context is None:
        return False
    if WANTED not in context.meta:
        from recovery_journal.store.sidecar.words_only import are_wanted

        with suppress(BadInput):  # nobody can tell where the journal is
            context.meta[WANTED] = are_wanted(places.journal_file())
    return bool(context.meta.get(WANTED))


def spoken_lines(lines: Iterable[str]) -> Iterator[str]:
    """Yield lines; if only words are wanted, those below another begin with its name.

    A name ends at the first colon: "Slow breathing:", "Alcohol: 127 days". A line that is no more
    than a name is left out, if those below it say it.
    """
    if not in_words():
        yield from lines
        return
    above: list[tuple[int, str]] = []
    name_alone: list[str] = []
    for line in lines:
        text = re.sub(r"^(\d+)  ", r"step \1: ", line.strip())
        text = text.replace(" · ", ", ").replace("  (", " (").replace("  ", ", ")
        indent = len(line) - len(line.lstrip())
        if not (text and above and indent > above[-1][0]):
            yield from name_alone
        name_alone = []
        while above and above[-1][0] >= indent:
            above.pop()
        said = f"{above[-1][1]}: {text}" if text and above else text
        name = text.partition(":")[0]
        if text and text.removesuffix(":") == name:
            name_alone = [said]
        else:
            yield said
        if text:
            above.append((indent, name))
    yield from name_alone


def spoken_page(markdown: str) -> Iterator[str]:
    """Yield the lines of a page without its marks, each with the name of its part."""
    outline = []
    for line in markdown.split("\n"):
        marks, written = re.findall(r"^(#+ |- |> ?|)(.*)", line)[0]
        text = re.sub(r"\\([^\w\s])", r"\1", written).strip()
        depth = len(marks) - 2 if "#" in marks else 9
        if text:
            outline.append(f"{' ' * depth}{'Note: ' * (marks[:1] == '>')}{text}")
    return spoken_lines(outline)


def named_lines(name: str, lines: Iterable[str]) -> Iterator[str]:
    """Yield lines about one thing, each with its name if only words are wanted."""
    return (f"{name}: {line}" for line in lines) if name and in_words() else iter(lines)
