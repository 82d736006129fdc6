"""The only module that writes to the terminal: data to standard output, talk to standard error."""

import contextlib
import io
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TextIO, TypeVar

from recovery_journal.errors import BadInput, CannotWrite, OutputClosed
from recovery_journal.text import one_line, safe

T = TypeVar("T")

MAX_WORD_CHARS = 60
"""How much of one typed word an error repeats."""
PROGRESS_MIN_ENTRIES = 5000
"""From so many entries on it is told how far something has come."""
_unsaved_words: list[str] = []
"""The words of this command that nothing holds but this process."""


def prepare_streams() -> None:
    """Let no sign that the terminal's encoding lacks stop a command; begin without any words."""
    _unsaved_words.clear()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def print_line(text: str) -> None:
    """Data: one line, or several lines that belong together."""
    _write(sys.stdout, [safe(text), "\n"])


def print_lines(texts: Iterable[str]) -> None:
    """Data: many lines, each of them one line whatever a person typed into it."""
    _write(sys.stdout, (f"{one_line(text)}\n" for text in texts))


def print_paragraph(text: str) -> None:
    """Data: sentences, broken between words where the terminal is narrow."""
    if sys.stdout is not None and sys.stdout.isatty():
        from shutil import get_terminal_size
        from textwrap import fill

        indent = " " * (len(text) - len(text.lstrip()))
        width = max(20, min(80, get_terminal_size().columns - 1))
        text = fill(
            text, width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
        )
    print_line(text)


def print_message(text: str) -> None:
    """Talk: what happened, what to do next."""
    with contextlib.suppress(OSError, CannotWrite):  # nobody may be listening
        _write(sys.stderr, [safe(text), "\n"])


def print_error_notes(error: BaseException) -> None:
    """What was noted on an error on its way: where a text is kept."""
    for note in getattr(error, "__notes__", ()):
        print_message(note)


def reprint_unsaved_words() -> None:
    """Show what the person wrote for something that could not be saved."""
    if words := "\n".join(filter(str.strip, _unsaved_words)):
        from recovery_journal.words.cli import UNSAVED_WORDS

        print_message(UNSAVED_WORDS)
        print_message(words)


def print_json(value: Any) -> None:
    """Data as one JSON value: plain ASCII, so that nothing in it can move a cursor."""
    _write(sys.stdout, [_encoded(value), "\n"])


def print_json_array(values: Iterable[Any]) -> None:
    """Data as one JSON array, a value each line, written as the values come."""
    _write(sys.stdout, _array(values))


def print_document(write: Callable[[TextIO], T]) -> T:
    """A whole document as data: exactly as it is, in UTF-8; made safe where a terminal shows it.

    Returns:
        What `write` returned.
    """
    if sys.stdout is None or sys.stdout.isatty():
        document = io.StringIO()
        result = write(document)
        print_line(document.getvalue().removesuffix("\n"))
        return result
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="strict", newline="\n")
    with _guarded(sys.stdout) as stream:
        return write(stream)


def shorten_word(text: str) -> str:
    """A typed word as an error may repeat it."""
    shown = one_line(text[:1000])
    return shown if len(shown) <= MAX_WORD_CHARS else shown[: MAX_WORD_CHARS - 1] + "…"


def is_interactive() -> bool:
    """Whether there is somebody to ask."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stderr))


def ask(question: str) -> str:
    """What a person answers on the terminal, on one line.

    Raises:
        BadInput: when they end the input instead.
    """
    _write(sys.stderr, [safe(question), " "])
    answer: bytes = sys.stdin.buffer.readline()
    if not answer:
        print_message("")
        raise BadInput("There was no answer, so nothing was changed.")
    return answer.decode("utf-8", "replace").rstrip("\r\n")


def ask_words(question: str) -> str:
    """The same for words that must not be lost; see `reprint_unsaved_words`."""
    _unsaved_words.append(answer := ask(question))
    return answer


def ask_hidden(question: str) -> str:
    """What a person answers on the terminal, without showing it.

    Raises:
        BadInput: when they end the input instead.
    """
    from getpass import getpass

    try:
        return getpass(safe(question) + " ")
    except (EOFError, UnicodeDecodeError):
        print_message("")
        raise BadInput("There was no answer, so nothing was changed.") from None


def confirm(question: str) -> bool:
    """Whether a person says yes on the terminal; anything else is a no."""
    return ask(f"{question} yes or no:").strip().casefold() in ("y", "yes")


def read_stdin() -> str:
    """Everything on standard input, without the line end that programs put behind a text."""
    data: bytes = b"" if sys.stdin is None else sys.stdin.buffer.read()
    text = data.decode("utf-8", "replace").replace("\r\n", "\n").removesuffix("\n")
    _unsaved_words.append(text)
    return text


@contextlib.contextmanager
def progress(total: int) -> Iterator[Callable[[int], None]]:
    """Tell whoever sits at the terminal how far long work has come; the line is gone afterwards."""
    done, stream = 0, sys.stderr
    if total < PROGRESS_MIN_ENTRIES or stream is None or not stream.isatty():
        yield lambda _: None
        return

    def tell(number: int) -> None:
        nonlocal done
        if (done + number) * 100 // total > done * 100 // total:
            _write(stream, [f"\r{min(100, (done + number) * 100 // total)} % "])
        done += number

    try:
        yield tell
    finally:
        _write(stream, ["\r      \r"])


def _encoded(value: Any) -> str:
    import json

    return json.dumps(value, ensure_ascii=True, allow_nan=False)


def _array(values: Iterable[Any]) -> Iterator[str]:
    before = "[\n"
    for value in values:
        yield before + _encoded(value)
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


def _write(stream: TextIO | None, texts: Iterable[str]) -> None:
    if stream is not None:  # closed by whoever started the program
        with _guarded(stream):
            stream.writelines(texts)


@contextlib.contextmanager
def _guarded(stream: TextIO) -> Iterator[TextIO]:
    """Write to a stream to its end, and say plainly when it takes no more."""
    try:
        yield stream
        stream.flush()
    except OSError as error:
        _silence(stream)
        if isinstance(error, BrokenPipeError):
            raise
        raise OutputClosed(f"The output cannot be written: {error.strerror}.") from error


def _silence(stream: TextIO) -> None:
    """Send what is left in the buffer nowhere, or Python would try again at its end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    with contextlib.suppress(OSError):
        os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
