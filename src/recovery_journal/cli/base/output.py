"""The only module that writes to the terminal: data to stdout, messages to stderr."""

import contextlib
import io
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, TextIO, TypeVar

from recovery_journal import clock
from recovery_journal.errors import BadInput, CannotWrite, NoAnswer, OutputClosed
from recovery_journal.text import from_utf8, one_line, safe

T = TypeVar("T")

MAX_WORD_CHARS = 60
"""How much of a typed word an error repeats."""
JSON_VERSION = 1
"""Of the objects that --json prints; another one if a key comes to mean something else."""
PROGRESS_MIN_ENTRIES = 5000
"""Work on fewer entries shows no progress."""
_unsaved_words: list[str] = []
"""What the person typed in this run and would have to type again."""


def prepare_streams() -> None:
    """Keep characters that the terminal cannot encode from stopping a command; forget old words."""
    _unsaved_words.clear()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def print_line(text: str) -> None:
    """Print data: one line, or several that belong together."""
    _write(sys.stdout, [safe(text), "\n"])


def print_lines(texts: Iterable[str]) -> None:
    """Print data: each text on one line, even if it contains line ends."""
    _write(sys.stdout, (f"{one_line(text)}\n" for text in texts))


def print_coloured(lines: Iterable[Iterable[tuple[str, str]]]) -> None:
    """Print data: the pieces of each line with their codes of colour, none for plain text."""
    _write(sys.stdout, map(coloured_line, lines))


def coloured_line(line: Iterable[tuple[str, str]]) -> str:
    return f"{''.join(_coloured(*piece) for piece in line)}\n"


def _coloured(text: str, codes: str) -> str:
    text = safe(text).replace("\n", " ")
    return f"\x1b[{codes}m{text}\x1b[0m" if codes else text


def print_paragraph(text: str) -> None:
    """Print sentences, wrapped between words to fit the terminal."""
    print_line("\n".join(wrapped(text)))


def wrapped(text: str) -> list[str]:
    """Wrap sentences between words to fit the terminal, if there is one."""
    if not text or sys.stdout is None or not sys.stdout.isatty():
        return [text]
    from shutil import get_terminal_size
    from textwrap import wrap

    indent = " " * (len(text) - len(text.lstrip()))
    width = max(20, min(80, get_terminal_size().columns - 1))
    return wrap(
        text, width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )


def print_message(text: str) -> None:
    """Print to standard error: what happened, what to do next."""
    with contextlib.suppress(OSError, CannotWrite):  # nobody may be listening
        _write(sys.stderr, [safe(text), "\n"])


def redraw(lines: Sequence[str], drawn: int) -> None:
    """Draw lines on the terminal in place of the `drawn` lines above; each has to fit its width."""
    over = f"\r\x1b[{drawn}A\x1b[J" if drawn else ""
    _write(sys.stderr, [over, *(f"{one_line(line)}\n" for line in lines)])


def print_error_notes(error: BaseException) -> None:
    """Print the notes on an error, such as where a text was kept."""
    for note in getattr(error, "__notes__", ()):
        print_message(note)


def print_error_as_json(error: BaseException, message: str, exit_code: int) -> None:
    """Print to standard error what went wrong, as one JSON object on a line.

    `notes` says where a text was kept, for example, and `unsaved` holds words that were typed for
    something that could not be saved.
    """
    told = {
        "exit_code": exit_code,
        "message": message,
        "notes": [*getattr(error, "__notes__", ())],
        "unsaved": _typed_in_vain(),
    }
    with contextlib.suppress(OSError, CannotWrite):  # nobody may be listening
        _write(sys.stderr, [_encoded({"version": JSON_VERSION, "error": told}), "\n"])


def _typed_in_vain() -> str:
    return "\n".join(filter(str.strip, _unsaved_words))


def reprint_unsaved_words() -> None:
    """Print the words that were typed for something that could not be saved."""
    if words := _typed_in_vain():
        from recovery_journal.words.cli import UNSAVED_WORDS

        print_message(UNSAVED_WORDS)
        print_message(words)


def print_json(value: Any) -> None:
    """Print one JSON value in ASCII, so nothing in it can move the cursor."""
    _write(sys.stdout, [_encoded(value), "\n"])


def print_json_report(told: Mapping[str, Any]) -> None:
    """Print a JSON object that is no record: it begins with the version of these forms."""
    print_json({"version": JSON_VERSION, **told})


def print_json_array(values: Iterable[Any]) -> None:
    """Print a JSON array, one value a line, written as the values arrive."""
    _write(sys.stdout, _array(values))


def print_document(write: Callable[[TextIO], T]) -> T:
    """Print a document exactly as it is, in UTF-8; on a terminal, made safe to show.

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
    """Shorten a typed word for an error message."""
    shown = one_line(text[:1000])
    return shown if len(shown) <= MAX_WORD_CHARS else shown[: MAX_WORD_CHARS - 1] + "…"


def is_interactive() -> bool:
    """Whether somebody is there to answer."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stderr))


def ask(question: str) -> str:
    """Ask a question on the terminal and return the answer, one line.

    Raises:
        NoAnswer: when the input ends instead.
        BadInput: when the answer isn't UTF-8.
    """
    _write(sys.stderr, [safe(question), " "])
    answer: bytes = sys.stdin.buffer.readline()
    if not answer:
        print_message("")
        raise NoAnswer(_no_answer())
    return _decoded(answer, "Your answer").rstrip("\r\n")


def _no_answer() -> str:
    from recovery_journal.words.cli import NO_ANSWER

    return NO_ANSWER


def _decoded(data: bytes, what: str) -> str:
    """Decode typed words; `reprint_unsaved_words` prints them again if they aren't UTF-8."""
    try:
        return from_utf8(data, what)
    except BadInput:
        _unsaved_words.append(data.decode("utf-8", "backslashreplace"))
        raise


def ask_words(question: str) -> str:
    """Ask for words that `reprint_unsaved_words` prints again if they cannot be saved."""
    _unsaved_words.append(answer := ask(question))
    return answer


def ask_hidden(question: str) -> str:
    """Ask without showing the answer.

    Raises:
        NoAnswer: the input ended instead.
        BadInput: the answer isn't UTF-8.
    """
    with hiding_input():
        _write(sys.stderr, [safe(question), " "])
        answer: bytes = sys.stdin.buffer.readline()
        print_message("")
    if not answer:
        raise NoAnswer(_no_answer())
    return from_utf8(answer, "Your answer").rstrip("\r\n")


@contextlib.contextmanager
def hiding_input() -> Iterator[None]:
    """Show nothing that is typed; what is typed early answers the next question."""
    import termios

    terminal = sys.stdin.fileno()
    before = termios.tcgetattr(terminal)
    hidden = [*before]
    hidden[3] &= ~termios.ECHO
    termios.tcsetattr(terminal, termios.TCSADRAIN, hidden)
    try:
        yield
    finally:
        termios.tcsetattr(terminal, termios.TCSADRAIN, before)


def confirm(question: str) -> bool:
    """Ask yes or no on the terminal; anything else counts as no."""
    return ask(f"{question} yes or no:").strip().casefold() in ("y", "yes")


def read_stdin() -> str:
    """Read all of standard input, without the line end that programs add after a text."""
    if sys.stdin is not None and sys.stdin.isatty():
        from recovery_journal.words.cli import HOW_TO_END_INPUT

        print_message(HOW_TO_END_INPUT)
    data: bytes = b"" if sys.stdin is None else sys.stdin.buffer.read()
    text = _decoded(data, "Standard input").replace("\r\n", "\n").removesuffix("\n")
    _unsaved_words.append(text)
    return text


@contextlib.contextmanager
def progress(total: int, *, after_seconds: float = 0) -> Iterator[Callable[[int], None]]:
    """Show the progress of long work on a terminal, and clear the line afterwards.

    Work that is done before `after_seconds` shows none.
    """
    from recovery_journal.cli.base.accessible import in_words

    done, shown, stream, begun = 0, 0, sys.stderr, clock.monotonic_seconds()
    if total < PROGRESS_MIN_ENTRIES or stream is None or not stream.isatty() or in_words():
        yield lambda _: None
        return

    def tell(number: int) -> None:
        nonlocal done, shown
        done += number
        percent = min(100, done * 100 // total)
        if percent > shown and clock.monotonic_seconds() - begun >= after_seconds:
            _write(stream, [f"\r{percent} % "])
            shown = percent

    try:
        yield tell
    finally:
        if shown:
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
    if stream is not None:  # closed by the parent process
        with _guarded(stream):
            stream.writelines(texts)


@contextlib.contextmanager
def _guarded(stream: TextIO) -> Iterator[TextIO]:
    """Yield a stream, and say plainly if it accepts no more output."""
    try:
        yield stream
        stream.flush()
    except OSError as error:
        _silence(stream)
        if isinstance(error, BrokenPipeError):
            raise
        raise OutputClosed(f"The output can't be written: {error.strerror}.") from error


def _silence(stream: TextIO) -> None:
    """Discard the rest of the buffer, which Python would try to write again at exit."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    with contextlib.suppress(OSError):
        os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
