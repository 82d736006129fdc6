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
_ANY_SIGN = re.compile(r"[\\`\[_*~<&]")
"""What each of them begins with; most lines have none, and are found out many times as fast."""
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

    Consecutive blank lines render as one.
    """
    lines = list(quoted_lines(text))
    for (indent, body), (_, following) in zip(lines, [*lines[1:], ("", "")], strict=True):
        if body:
            yield f"> {indent}{_line(body)}{BREAK if following else NEW_LINE}"
        else:
            yield ">\n"


def quoted_lines(text: str) -> Iterator[tuple[str, str]]:
    """Yield each line of a quote as its indent and the rest, both empty for a blank line.

    Markdown drops leading spaces, so they become no-break spaces, and tabs become four; trailing
    spaces are lost.
    """
    for line in safe(text).strip("\n").split("\n"):
        body = line.strip(" \t")
        indent = line[: line.index(body)] if body else ""
        yield indent.expandtabs(4).replace(" ", "\u00a0"), body


def _line(body: str) -> str:
    """Escape a line that isn't empty and has no spaces at its ends."""
    escaped = _SIGNS.sub(r"\\\g<0>", body) if _ANY_SIGN.search(body) else body
    if _STARTS.match(body) or _underlines(body):
        return f"\\{escaped}"
    return _NUMBERED.sub(r"\1\\\2", escaped, count=1) if _NUMBERED.match(body) else escaped


def _underlines(body: str) -> bool:
    """Return whether a line could turn the one above into a heading or table, or draw a rule."""
    return not body.strip("=") or ("-" in body and not body.strip("-|: \t"))
