"""The line that was probably meant, where words were typed that a command doesn't take."""

import re
import shlex
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from itertools import chain
from typing import Any

import click

from recovery_journal.cli.base import session, values
from recovery_journal.domain.dates import parse_day, parse_time_of_day
from recovery_journal.errors import BadInput
from recovery_journal.words.related_commands import related_command

MAX_LINE_CHARS = 200
"""A longer line is no help."""
PHONE_NUMBER = re.compile(r"\+?\d[\d ()/-]{4,}", re.ASCII)
PATH = re.compile(r".*/.*|.*\.\w{2,8}", re.ASCII)


def meant_line(ctx: click.Context, typed: Sequence[str], extra: Sequence[str]) -> str:
    """Return the typed line with the words that are too many in options of the command.

    Args:
        ctx: of the command.
        typed: all words after its name.
        extra: those that it doesn't take, in the order they were typed.

    Returns:
        The line; an empty text if nobody can tell where the words belong.
    """
    options = [one for one in ctx.command.params if isinstance(one, click.Option)]
    free = [one for one in options if not one.is_flag and {*one.opts}.isdisjoint(typed)]
    placed = [*_placed(ctx, free, extra)]
    return as_line(ctx, *_without(typed, extra), *placed) if placed else ""


def meant_subcommand(ctx: click.Context, typed: Sequence[str]) -> str:
    """Return the line that does something with these words, of a group that doesn't know them."""
    group = ctx.command
    first = typed[0]
    if not isinstance(group, click.Group) or first.startswith("-"):
        return ""
    kind = first.rpartition(".")[2]
    if kind != first and kind in group.commands and len(typed) == 1:
        return as_line(ctx, kind, "-o", first)
    if line := meant_line(ctx, typed, typed):
        return line
    takes = "show" if len(typed) == 1 and "show" in group.commands else "add"
    taking = group.commands[takes].params if takes in group.commands else []
    arguments = [one for one in taking if isinstance(one, click.Argument)]
    is_name = any(one.nargs == 1 for one in arguments)
    if not arguments or (
        is_name and any(values.can_be_read(parse_time_of_day, word) for word in typed)
    ):
        return ""
    return as_line(ctx, takes, " ".join(typed))


def meant_list(ctx: click.Context, typed: Sequence[str]) -> str:
    """Return the line that lists entries since a day, if that is all that was typed."""
    text = " ".join(typed)
    return as_line(ctx, "list", "--since", text) if values.can_be_read(_read_day, text) else ""


def meant_tracker(ctx: click.Context, typed: Sequence[str]) -> str:
    """Return the line that counts days since a day: "sober since 3 may", "wine since monday"."""
    name, since, day = " ".join(typed).partition(" since ")
    if not since or not values.can_be_read(_read_day, day):
        return ""
    is_name = " " not in name and not related_command(name)
    return as_line(ctx, "tracker", "add", name if is_name else "NAME", "--since", day)


def meant_note(ctx: click.Context, typed: Sequence[str]) -> str:
    """Return the line that notes a sentence, if one was typed that begins with no command."""
    text = " ".join(typed)
    has_option = any(word.startswith("-") for word in typed)
    return as_line(ctx, "note", text) if " " in text.strip() and not has_option else ""


def as_line(ctx: click.Context, *words: str) -> str:
    """Return a line that can be typed; an empty text if it's too long to be a help.

    Nor is one with "--", after which nothing is an option.
    """
    line = f"{ctx.command_path} {shlex.join(words)}"
    is_help = "--" not in words and len(line) <= MAX_LINE_CHARS and line.isprintable()
    return line if is_help else ""


def _without(typed: Sequence[str], extra: Sequence[str]) -> list[str]:
    kept = [*typed]
    for word in extra:
        if word in kept:
            kept.reverse()
            kept.remove(word)
            kept.reverse()
    return kept


def _placed(
    ctx: click.Context, options: Sequence[click.Option], words: Sequence[str]
) -> Iterator[str]:
    """Yield options with all the words as one value, or each as one, or all as a note."""
    text = " ".join(words)
    if whole := _option_with(ctx, options, text):
        yield from whole
        return
    each = dict(filter(None, (_option_with(ctx, options, word) for word in words)))
    if len(each) == len(words):
        yield from chain.from_iterable(each.items())
    elif any("-n" in one.opts for one in options) and re.search(r"[^\W\d_]", text):
        yield from ("-n", text)


def _option_with(
    ctx: click.Context, options: Sequence[click.Option], text: str
) -> tuple[str, str] | None:
    """Return the option that takes this value, and the value as it takes it.

    That is one of its words, a moment, or a number to call.
    """
    for option in options:
        if value := _as_taken(ctx, option, text):
            return option.opts[-1], value
    return None


def _as_taken(ctx: click.Context, option: click.Option, text: str) -> str:
    """Return the value as an option takes it; "cravings" is one craving. Empty if it doesn't."""
    for word in (text, text.removesuffix("s")):
        if word and word in _words_of(ctx, option, word):
            return word
    read = READERS.get(option.metavar or "")
    return text if read and not text.isdecimal() and values.can_be_read(read, text) else ""


def _words_of(ctx: click.Context, option: click.Option, begun: str) -> set[str]:
    """Return what a shell could complete to; none if nobody can tell where the journal is."""
    with suppress(BadInput):
        completed = option.shell_complete(ctx, begun)
        return {item.value for item in completed if item.type == "plain"}
    return set()


def _read_day(text: str) -> None:
    parse_day(text, session.today(), future=True)


def _read_weekdays(text: str) -> None:
    values.parse_weekdays([text])


def _matching(pattern: re.Pattern[str]) -> Callable[[str], None]:
    def read(text: str) -> None:
        if not pattern.fullmatch(text):
            raise BadInput

    return read


def _read_name(text: str) -> None:
    if not text.istitle():
        raise BadInput


READERS: dict[str, Callable[[str], Any]] = {
    "WHEN": values.moment_or_now,
    "DAY": _read_day,
    "DAYS": _read_weekdays,
    "TIME": parse_time_of_day,
    "NUMBER": _matching(PHONE_NUMBER),
    "FOLDER": _matching(PATH),
    "FILE": _matching(PATH),
    "NAME": _read_name,
}
"""What reads the value of an option, by what the help calls it."""
