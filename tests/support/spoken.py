"""Valid command-line arguments, and output that is safe for a terminal."""

import re

from support.command_line import CommandResult

FORBIDDEN_OUTPUT = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f]"
)
"""Characters that must never reach a terminal."""


def as_argument(text: str) -> str:
    """Return a text as an argument can hold it: without NUL and lone surrogates."""
    return text.replace("\0", "").encode("utf-8", "ignore").decode("utf-8")


def assert_harmless(*done: CommandResult) -> None:
    """Check that the output of commands contains nothing that a terminal obeys."""
    for one in done:
        assert not FORBIDDEN_OUTPUT.search(one.out)
        assert not FORBIDDEN_OUTPUT.search(one.err)
