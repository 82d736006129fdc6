"""What was tried against cravings: how often, and how it went."""

from collections.abc import Iterator, Sequence

from recovery_journal.charts import dates
from recovery_journal.charts.cells import cell_count, fit
from recovery_journal.charts.segments import Forms, Line, Segment, merge
from recovery_journal.domain.dataclass import dataclass
from recovery_journal.domain.strategies.tried import Tried

DROP_DOTS = 6
"""The most dots a drop has, one a point; its number says more."""
DOTS_MIN_WIDTH = 56
DROP_MIN_WIDTH = 38
MIN_WIDTH = 24


def drop_dots(drop: float, forms: Forms) -> Line:
    """Draw a dot for each point, then the number."""
    full = min(max(round(drop), 0), DROP_DOTS)
    dots = [("●" * full, "secondary"), ("○" * (DROP_DOTS - full), "faint")]
    return merge([*dots, (f"  {drop:.1f}", "bold")], forms)


def tried_table(
    rows: Sequence[Tried], width: int, forms: Forms, *, waited: Tried | None = None
) -> list[Line]:
    """Draw a heading and a row for each strategy; just waiting comes last, after a blank row.

    Narrow tables have no dots, narrower ones no drop. Empty below MIN_WIDTH.
    """
    if width < MIN_WIDTH:
        return []
    columns = _Columns.fit([*rows, *([waited] if waited else [])], width)
    lines = [columns.heading(), *(columns.row(one, forms) for one in rows)]
    if waited:
        lines += [[], [(text, "muted") for text, _ in columns.row(waited, forms)]]
    return [merge(line, forms) for line in lines]


def tried_words(rows: Sequence[Tried]) -> list[str]:
    """Say how it went with each.

    E.g. "Walk: tried 9 times, did not use 8 times, typically 4.2 points lower afterwards".
    """
    return [", ".join(_facts(one)) for one in rows]


def _facts(one: Tried) -> Iterator[str]:
    yield f"{one.name}: tried {dates.count(one.of, 'time')}"
    if one.held is None:
        yield "not known how it ended"
    else:
        yield f"did not use {dates.count(one.held, 'time')}"
    if one.drop is not None:
        yield f"typically {one.drop:.1f} points lower afterwards"


@dataclass(frozen=True, slots=True)
class _Columns:
    """The cells of each column, and which there are."""

    name: int
    held: int
    digits: int
    """Of the highest count."""
    has_drop: bool
    has_dots: bool

    @classmethod
    def fit(cls, rows: Sequence[Tried], width: int) -> "_Columns":
        digits = max((len(str(one.of)) for one in rows), default=1)
        held = max(len("did not use"), 2 * digits + len(" of "))
        has_dots, has_drop = width >= DOTS_MIN_WIDTH, width >= DROP_MIN_WIDTH
        others = 36 if has_dots else held + 9 if has_drop else held + 2
        longest = max((cell_count(one.name) for one in rows), default=0)
        return cls(min(longest, width - others), held, digits, has_drop, has_dots)

    def heading(self) -> list[Segment]:
        if self.has_dots:
            names = " tried  did not use   typical drop"
        else:
            names = "  did not use".ljust(2 + self.held) + "   drop" * self.has_drop
        return [(" " * self.name + names, "muted")]

    def row(self, one: Tried, forms: Forms) -> list[Segment]:
        name = (fit(one.name, self.name), "")
        held = f"{'–' if one.held is None else one.held:>{self.digits}}"
        held += "" if one.held is None else f" of {one.of}"
        if self.has_dots:
            dots = [("–", "muted")] if one.drop is None else drop_dots(one.drop, forms)
            return [name, (f"{one.of:>4}", "bold"), (f"    {held:<14}", ""), *dots]
        if self.has_drop:
            drop = "–" if one.drop is None else f"{one.drop:.1f}"
            return [name, (f"  {held:<{self.held}}", ""), (f"   {drop:>4}", "bold")]
        return [name, (f"  {held}", "")]
