"""What was tried against cravings: how often, and how it went."""

from collections.abc import Sequence
from typing import NamedTuple

from recovery_journal.charts import dates
from recovery_journal.charts.cells import fit
from recovery_journal.charts.segments import Forms, Line, Segment, merge

DROP_DOTS = 6
"""The most dots a drop has, one a point; its number says more."""
DOTS_MIN_WIDTH = 56
DROP_MIN_WIDTH = 38
MIN_WIDTH = 24
NAME_MAX_CELLS = 26


class Tried(NamedTuple):
    """How one strategy went."""

    name: str
    held: int
    """Times the person did not use, out of `of`."""
    of: int
    drop: float | None
    """By how many points cravings typically came down; None if too few tell."""


def drop_dots(drop: float, forms: Forms) -> Line:
    """Draw a dot for each point, then the number."""
    full = min(max(round(drop), 0), DROP_DOTS)
    dots = [("●" * full, "secondary"), ("○" * (DROP_DOTS - full), "faint")]
    return merge([*dots, (f"  {dates.number(drop)}", "bold")], forms)


def tried_table(
    rows: Sequence[Tried], width: int, forms: Forms, *, waited: Tried | None = None
) -> list[Line]:
    """Draw a heading and a row for each strategy; just waiting comes last, after a blank row.

    Narrow tables have no dots, narrower ones no drop. Empty below MIN_WIDTH.
    """
    if width < MIN_WIDTH:
        return []
    digits = max((len(str(one.of)) for one in (*rows, waited) if one), default=1)
    lines = [
        _heading(width, _held_cells(digits)),
        *(_row(one, width, digits, forms) for one in rows),
    ]
    if waited:
        quiet = [(text, "muted") for text, _ in _row(waited, width, digits, forms)]
        lines += [[], quiet]
    return [merge(line, forms) for line in lines]


def tried_words(rows: Sequence[Tried]) -> list[str]:
    """Say how often each was tried, how often without use, and the drop: "Walk: 9, 8, 4.2"."""
    return [
        f"{one.name}: {one.of}, {one.held}"
        + ("" if one.drop is None else f", {dates.number(one.drop)}")
        for one in rows
    ]


def _heading(width: int, held: int) -> list[Segment]:
    names = "  did not use".ljust(2 + held)
    if width >= DOTS_MIN_WIDTH:
        names = " tried  did not use   typical drop"
    elif width >= DROP_MIN_WIDTH:
        names += "   drop"
    return [(" " * _name_cells(width, held) + names, "muted")]


def _name_cells(width: int, held: int) -> int:
    rest = 36 if width >= DOTS_MIN_WIDTH else held + 9 if width >= DROP_MIN_WIDTH else held + 2
    return min(NAME_MAX_CELLS, width - rest)


def _row(one: Tried, width: int, digits: int, forms: Forms) -> list[Segment]:
    cells = _held_cells(digits)
    name = (fit(one.name, _name_cells(width, cells)), "")
    held = f"{one.held:>{digits}} of {one.of:<{digits}}".ljust(cells)
    if width < DROP_MIN_WIDTH:
        return [name, (f"  {held}", "")]
    if width < DOTS_MIN_WIDTH:
        drop = "–" if one.drop is None else dates.number(one.drop)
        return [name, (f"  {held}", ""), (f"   {drop:>4}", "bold")]
    dots = [("–", "muted")] if one.drop is None else drop_dots(one.drop, forms)
    return [name, (f"{one.of:>4}", "bold"), (f"    {held:<14}", ""), *dots]


def _held_cells(digits: int) -> int:
    """Return the cells of "28 of 28", at least those of its heading."""
    return max(len("did not use"), 2 * digits + len(" of "))
