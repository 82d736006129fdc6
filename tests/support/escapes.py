"""Split terminal output into text and control sequences."""

import re
from collections import Counter
from typing import NamedTuple

_PIECES = re.compile(
    r"""
      (?P<csi> \x1b\[ [0-?]* [ -/]* [@-~])                  # colours, cursor, modes, reports
    | (?P<osc> \x1b\] .*? (?: \x07 | \x1b\\ ))              # title, clipboard, links
    | (?P<string> \x1b [PX^_] .*? \x1b\\ )                  # device control, application, privacy
    | (?P<escape> \x1b [ -/]* [0-~] )                       # everything else behind an escape
    | (?P<control> [\x00-\x1f\x7f-\x9f] )                   # a control character on its own
    """,
    re.VERBOSE | re.DOTALL,
)
_CSI = re.compile(r"\x1b\[([<-?]?)([0-9:;]*)([ -/]*)([@-~])")
_FIXED = re.compile(r"(?:[34]8;5;\d+|[34]8;2;\d+;\d+;\d+)(?=;|$)")
"""Colours out of a theme: one of 256, or a mixture."""
COLOUR = re.compile(r"(?:^|;)(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])(?=;|$)")
"""A colour among the parameters that say how text looks."""


class ControlSequence(NamedTuple):
    """One thing a terminal is told to do."""

    kind: str
    """csi, osc, string, escape or control."""
    text: str
    """The whole of it, as it was sent."""

    @property
    def effect(self) -> str:
        """What it does, without where and without which colour."""
        if self.kind == "osc":
            return self.text.partition(";")[0]
        found = _CSI.fullmatch(self.text)
        if found is None:
            return self.text
        prefix, values, between, final = found.groups()
        if final == "m":
            values = _FIXED.sub("", values).strip(";")
            values = ";".join(sorted(set(filter(None, values.split(";")))))
        elif final not in "hlpu":  # modes are different things; places and counts are not
            values = ""
        return f"{prefix}{values}{between}{final}"


def control_sequences(raw: bytes) -> list[ControlSequence]:
    """Everything in an output that is not text, in its order; all of it must be UTF-8."""
    text = raw.decode("utf-8")
    return [ControlSequence(str(found.lastgroup), found[0]) for found in _PIECES.finditer(text)]


def count_effects(raw: bytes) -> Counter[str]:
    """What a terminal was told to do, and how often; SGR attributes one by one."""
    told: Counter[str] = Counter()
    for order in control_sequences(raw):
        if order.effect.endswith("m") and order.kind == "csi":
            told.update(f"{value}m" for value in order.effect[:-1].split(";"))
        else:
            told[order.effect] += 1
    return told


def coloured(raw: bytes) -> list[str]:
    """The orders that choose a colour."""
    sgr = [
        one.text for one in control_sequences(raw) if one.kind == "csi" and one.text.endswith("m")
    ]
    return [text for text in sgr if COLOUR.search(text[2:-1])]


def plain_text(raw: bytes) -> str:
    """The text alone."""
    return _PIECES.sub("", raw.decode("utf-8"))
