"""Valid command-line arguments, and output that is safe for a terminal."""

import re

from support.command_line import CommandResult

FORBIDDEN_OUTPUT = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f]"
)
"""What no terminal may get from us."""


def as_argument(text: str) -> str:
    """A text as the system hands it to a program: NUL cannot be in it, and halves are bytes."""
    raw = text.replace("\0", "").encode("utf-8", "surrogatepass")
    return raw.decode("utf-8", "surrogateescape")


def assert_harmless(*done: CommandResult) -> None:
    """Nothing that a terminal obeys is in what commands printed and said."""
    for one in done:
        assert not FORBIDDEN_OUTPUT.search(one.out)
        assert not FORBIDDEN_OUTPUT.search(one.err)
