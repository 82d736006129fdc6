"""Values from the command line: read, or asked for where they are missing."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeVar

from recovery_journal import clock
from recovery_journal.cli.base import output
from recovery_journal.cli.base.context import click_context
from recovery_journal.cli.base.options import ASK_FOR_WORDS
from recovery_journal.cli.base.rehearsal import is_rehearsal
from recovery_journal.cli.base.session import day_starts_at, unlock_before_asking
from recovery_journal.errors import BadInput, NotFound
from recovery_journal.words import cli

if TYPE_CHECKING:
    import click

    from recovery_journal.store.journal import Journal

T = TypeVar("T")
V = TypeVar("V")
TrackerIdAndName = tuple[int | None, str]


def typed(**fields: Any) -> dict[str, Any]:
    """Keep the fields that were typed; the others are None."""
    return {name: value for name, value in fields.items() if value is not None}


def moment_or_now(text: str | None) -> datetime:
    """Read a moment; nothing typed means now."""
    if text is None:
        return clock.now()
    from recovery_journal.domain.dates import parse_moment

    return parse_moment(text, clock.now(), clock.LOCAL_ZONE, day_starts_at())


def can_be_read(read: Callable[[str], object], text: str) -> bool:
    """Return whether `read` takes a text, and doesn't refuse it as bad input."""
    try:
        read(text)
    except BadInput:
        return False
    return True


def note_or_ask(typed: str | None, question: str = "Note:") -> str:
    """Read an option like -n: typed, asked for if it has no words, or left out."""
    if typed is None:
        return ""
    needed = "Without a terminal, -n needs words, or - for standard input."
    return line_or_ask(None if typed == ASK_FOR_WORDS else typed, question, needed)


def can_ask() -> bool:
    """Return whether a command may ask for what it misses."""
    return output.is_interactive() and not is_rehearsal()


def line_or_ask(typed: str | None, question: str, missing: str) -> str:
    """Read one line as `line` does, or ask for it on a terminal.

    Raises:
        UsageError: with `missing` when there is nobody to ask.
    """
    if typed is not None:
        return line(typed)
    if not can_ask():
        raise usage_error(missing)
    unlock_before_asking()
    return output.ask_words(question)


def sentence_or_ask(typed: tuple[str, ...]) -> str:
    """Read the argument TEXT: as typed, from a pipe, or asked for."""
    if not typed and can_ask():
        raise missing("text")
    return read_stdin() if typed in ((), ("-",)) else " ".join(typed)


def read_stdin() -> str:
    """Read all of standard input.

    Raises:
        MissingParameter: this is only a rehearsal, which waits for nobody.
    """
    if is_rehearsal():
        import click

        raise click.MissingParameter
    return output.read_stdin()


def line(typed: str) -> str:
    """Read one line: as typed, or from standard input for "-"."""
    return read_stdin() if typed == "-" else typed


def require_line(name: str, typed: str | None) -> str:
    """Read an option that can't be left out, as `line` does."""
    if typed is None:
        raise missing(name)
    return line(typed)


def parse_named(name: str, typed: T, parse: Callable[[T], V]) -> V:
    """Parse the value of a parameter; on a terminal a wrong one is asked for again.

    Raises:
        BadInput: as `parse`, when there is nobody to ask.
    """
    try:
        return parse(typed)
    except BadInput as error:
        if not can_ask():
            raise
        raise _bad_parameter(name, str(error)) from error


def usage_error(message: str) -> "click.UsageError":
    """Make the error that says that something was typed wrongly."""
    import click

    return click.UsageError(message)


def words_too_many(*words: str) -> "click.UsageError":
    """Make the error about words that the command has no use for."""
    from recovery_journal.cli.base.command import WordsTooMany

    return WordsTooMany(click_context(), [*words])


def missing(name: str, nobody_said: str = "") -> "click.UsageError":
    """Make the error that has a parameter asked for, by its name.

    Args:
        name: the parameter.
        nobody_said: the message when there is nobody to ask; else its name will do.
    """
    if nobody_said and not can_ask():
        return usage_error(nobody_said)
    import click

    return click.MissingParameter(None, click_context(), _parameter(name))


def _bad_parameter(name: str, message: str) -> "click.BadParameter":
    import click

    return click.BadParameter(message, param=_parameter(name))


def _parameter(name: str) -> "click.Parameter":
    (found,) = (one for one in click_context().command.params if one.name == name)
    return found


@contextmanager
def text_or_edit(typed: str | None = None, before: str = "", if_emptied: str = "") -> Iterator[str]:
    """Read a text: as typed, from standard input for "-" or a pipe, or from the editor.

    Save it inside the block: the editor's file is kept until the block ends well.

    Args:
        typed: the words on the command line, if any.
        before: what the editor starts with.
        if_emptied: if the editor leaves no text, end the command with this message.
    """
    if typed is not None and typed != "-":
        yield typed
    elif typed == "-" or not can_ask():
        yield read_stdin()
    else:
        from recovery_journal.cli.base import editor

        unlock_before_asking()
        with editor.edit_text(before, if_emptied=if_emptied) as written:
            yield written.removesuffix("\n")


def ask_until(question: str, parse: Callable[[str], T]) -> T:
    """Ask on the terminal until an answer can be read, saying why another can't.

    Raises:
        BadInput: the input ended instead.
    """
    while True:
        answer = output.ask(question)
        try:
            return parse(answer)
        except (BadInput, NotFound) as error:
            output.print_message(str(error))


def require_number(
    name: str, typed: int | None, nobody_said: str, check: Callable[[int], object]
) -> int:
    """Read a required number; on a terminal a missing or wrong one is asked for.

    Args:
        name: the parameter.
        typed: its value.
        nobody_said: the error when it is missing, and there is nobody to ask.
        check: raises BadInput unless the number is on the scale.

    Raises:
        BadInput: as `check`, when there is nobody to ask for another.
    """
    if typed is None:
        raise missing(name, nobody_said)
    parse_named(name, typed, check)
    return typed


def confirm(
    question: str, *, yes: bool, needs_yes: str, shown: str = "", declined: str = cli.UNCHANGED
) -> None:
    """Continue only if the person agrees.

    Args:
        question: asked on a terminal.
        yes: whether they agreed beforehand, with --yes.
        needs_yes: the error when there is nobody to ask.
        shown: a line printed above the question.
        declined: the message when they say no.

    Raises:
        NeedsNoExample: when there is nobody to ask.
        Exit: with code 0 when they say no.
    """
    if yes:
        return
    if not output.is_interactive():
        from recovery_journal.cli.base.command import NeedsNoExample

        raise NeedsNoExample(needs_yes)
    if shown:
        output.print_line(shown)
    if not output.confirm(question):
        output.print_message(declined)
        import click

        raise click.exceptions.Exit(0)


def none_or(typed: str, parse: Callable[[str], T]) -> T | None:
    """Parse a value; the word "none" means None."""
    return None if typed.strip().casefold() == "none" else parse(typed)


def one_of(what: str, typed: str | None, allowed: tuple[str, ...]) -> str | None:
    """Find the one allowed word that begins as typed, ignoring case and hyphens.

    Raises:
        BadInput: when there is none, or more than one.
    """
    if typed is None:
        return None
    wanted = _folded(typed)
    found = [word for word in allowed if _folded(word) == wanted] or [
        word for word in allowed if wanted and _folded(word).startswith(wanted)
    ]
    if len(found) == 1:
        return found[0]
    raise BadInput(f"{what} is one of: {cli.shown_choices(found or allowed)}.")


def several_of(what: str, typed: Iterable[str], allowed: tuple[str, ...]) -> tuple[str, ...]:
    """Find the allowed words that begin as typed, each once, in their own order."""
    found = {one_of(what, word, allowed) for word in typed}
    return tuple(word for word in allowed if word in found)


def parse_weekdays(typed: Iterable[str]) -> tuple[str, ...]:
    """Read days of the week, with or without commas, and put them in order.

    Raises:
        BadInput: when one is not a day.
    """
    from recovery_journal.domain.calendar_names import WEEKDAY_CODES, WEEKDAYS

    names = tuple(map(str.casefold, WEEKDAYS))
    said = several_of("A day", " ".join(typed).replace(",", " ").split(), names)
    return tuple(code for code, name in zip(WEEKDAY_CODES, names, strict=True) if name in said)


def _folded(word: str) -> str:
    return word.casefold().replace("-", " ").replace("_", " ").strip()


def tracker_named(journal: "Journal", typed: str | None) -> TrackerIdAndName:
    """Find a tracker; nothing typed and "none" mean no tracker."""
    from recovery_journal.domain.entries.entry import names_no_tracker

    if typed is None or names_no_tracker(typed):
        return None, ""
    found = journal.trackers.find(typed)
    return found.id, found.name
