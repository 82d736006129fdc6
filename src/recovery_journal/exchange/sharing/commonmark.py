"""Escape text as Markdown that renders as exactly this text and stays readable as source.

A character is escaped only where CommonMark, or GitHub's tables and strikethrough, could treat it
as markup.
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
"""A hard line break within a paragraph, invisible in the source."""


def escape_line(text: str) -> str:
    """Escape text for one line, at its start or anywhere within it."""
    body = one_line(text).strip()
    return _line(body) if body else ""


def block_quote(text: str) -> Iterator[str]:
    """Escape text as the lines of a block quote that nothing in it can end.

    Markdown drops leading spaces, so they become no-break spaces, and tabs become four; trailing
    spaces are lost. Consecutive blank lines render as one.
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
    """Escape a line that isn't empty and has no spaces at its ends."""
    escaped = _SIGNS.sub(r"\\\g<0>", body)
    if _STARTS.match(body) or _underlines(body):
        return f"\\{escaped}"
    return _NUMBERED.sub(r"\1\\\2", escaped, count=1) if _NUMBERED.match(body) else escaped


def _underlines(body: str) -> bool:
    """Return whether a line could turn the one above into a heading or table, or draw a rule."""
    return not body.strip("=") or ("-" in body and not body.strip("-|: \t"))
