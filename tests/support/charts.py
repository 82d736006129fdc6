"""What holds for every chart, whatever it draws."""

import re
from collections.abc import Sequence
from itertools import pairwise

from rich.cells import cell_len

from recovery_journal.charts.segments import Forms, Line

STYLE = re.compile(
    r"((muted|faint|primary|secondary|success|ramp-\d|ramp-10|fill-[1-5])?( ?bold| ?reverse)?)"
    r"( ?on band)?"
)


def plain(lines: Sequence[Line]) -> list[str]:
    """Return the text of each line, without blanks at the end."""
    return ["".join(text for text, _ in line).rstrip() for line in lines]


def cells(line: Line) -> list[tuple[str, str]]:
    """Return each cell of a line with its style."""
    return [(sign, style) for text, style in line for sign in text]


def check_lines(lines: Sequence[Line], width: int, forms: Forms) -> None:
    """Check the widths, the styles and the signs of a drawn chart."""
    for line in lines:
        text = "".join(part for part, _ in line)
        assert cell_len(text) == len(text) <= max(0, width), (text, width)
        assert all(part for part, _ in line)
        assert all(one[1] != other[1] for one, other in pairwise(line))
        assert all(STYLE.fullmatch(style) for _, style in line), line
        if forms is Forms.ASCII:
            assert text.isascii(), text
        if forms is not Forms.COLOUR:
            assert "on band" not in " ".join(style for _, style in line)
