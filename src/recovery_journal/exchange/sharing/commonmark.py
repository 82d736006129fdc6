"""Text as Markdown that shows exactly this text, and is still pleasant to read as it stands.

A sign gets a backslash only where a CommonMark reader, or one that knows the tables and the
strike-through of GitHub, could take it for more than itself.
"""

import re
from collections.abc import Iterator

from recovery_journal.text import one_line, safe

_SIGNS = re.compile(
    r"""
      \\ (?= [!-/:-@\[-`{-~] | \Z )       # a backslash that would hide or break something
    | ` | \[                              # code, links, images, definitions
    | (?<![^\W_]) _ | _ (?![^\W_])        # emphasis; within a word it is none
    | (?<!\s) \* | \* (?!\s)              # emphasis; between spaces it is none
    | ~ (?=~) | (?<=\S) ~                 # strike-through; a space before it cannot end one
    | < (?! [\s\d] | \Z )                 # tags and addresses; not a heart <3
    | < (?= \d [^\s<>]* @ )
    | & (?= \#? [0-9A-Za-z]+ (?: ; | \Z ) )  # entities
    """,
    re.VERBOSE,
)
_STARTS = re.compile(r"\#{1,6}(?=\s|\Z) | > | [-+](?=\s|\Z)", re.VERBOSE)
_NUMBERED = re.compile(r"([0-9]{1,9})([.)])(?=\s|\Z)")

NEW_LINE = "\n"
BREAK = "  \n"
"""Ends a line within a paragraph; two spaces do it unseen."""


def escape_line(text: str) -> str:
    """Text on one line, as it may stand at the beginning of a line or anywhere in it."""
    body = one_line(text).strip()
    return _line(body) if body else ""


def block_quote(text: str) -> Iterator[str]:
    """The lines of a text as a block quote, none of which can leave it.

    A reader drops spaces before a line, so those become no-break spaces, and tabs become four;
    spaces behind a line are lost. Several blank lines in a row look like one.
    """
    lines = [line.rstrip(" \t") for line in safe(text).strip("\n").split("\n")]
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        body = line.lstrip(" \t")
        if not body:
            yield ">\n"
            continue
        indent = line[: -len(body)].expandtabs(4).replace(" ", "\u00a0")
        yield f"> {indent}{_line(body)}{BREAK if following else NEW_LINE}"


def _line(body: str) -> str:
    """A line that is not empty and has no spaces at its ends."""
    escaped = _SIGNS.sub(r"\\\g<0>", body)
    if _STARTS.match(body) or _underlines(body):
        return f"\\{escaped}"
    return _NUMBERED.sub(r"\1\\\2", escaped, count=1) if _NUMBERED.match(body) else escaped


def _underlines(body: str) -> bool:
    """Whether a line could make a heading or a table of the line above it, or draw a rule."""
    return not body.strip("=") or ("-" in body and not body.strip("-|: \t"))
