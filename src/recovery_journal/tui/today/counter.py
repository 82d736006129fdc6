"""The first tracker: its number in large type, and what belongs to it."""

from collections.abc import Iterator, Sequence

from recovery_journal.charts.digits import half_number, solid_number
from recovery_journal.charts.segments import Line
from recovery_journal.domain.sobriety.standing import LimitStanding, Standing
from recovery_journal.tui.text.wrapping import wrap_clauses
from recovery_journal.tui.widgets.drawn import Drawn
from recovery_journal.words import today
from recovery_journal.words.format import standing as words
from recovery_journal.words.format.limits import limit_lines

SOLID_MIN_ROWS, SOLID_MIN_CELLS = 11, 40
"""The room from which on the number is drawn in its largest size."""
MAX_PROGRESS_CELLS = 28
TODAY_SIGNS = "TODAY"
"""Drawn in place of a 0."""


class CounterText(Drawn):
    """One tracker; with less room, lines go from below."""

    def __init__(self, standing: Standing | LimitStanding, hours: str = "") -> None:
        super().__init__()
        self._standing = standing
        self._hours = hours

    def make_lines(self, width: int, height: int) -> Sequence[Line]:
        is_roomy = height >= SOLID_MIN_ROWS and width >= SOLID_MIN_CELLS
        blank: list[Line] = [()] if is_roomy else []
        number = list(self._number(solid=is_roomy))
        above = [*blank, *number, *(blank if number else [])]
        if height - len(number) == 1:
            above += filter(None, [self._way(width)])
        return [*above, *self._others(width, height - len(above))][:height]

    def _number(self, *, solid: bool) -> Iterator[Line]:
        """Draw the number, with its unit on the last row."""
        number, unit = self._number_and_unit()
        rows = (solid_number if solid else half_number)(number)
        for row, signs in enumerate(rows):
            last = [(f" {unit}", "")] if unit and row == len(rows) - 1 else []
            yield ((signs, "primary bold"), *last)

    def _number_and_unit(self) -> tuple[str, str]:
        standing = self._standing
        if isinstance(standing, LimitStanding):
            number, _, unit = limit_lines(standing)[0].partition(" ")
            return (number, unit) if number[:1].isdigit() else ("", "")
        if standing.number:
            return str(standing.number), words.headline_unit(standing)
        if standing.number is None or standing.planned or standing.still_using:
            return "", ""
        number, _, unit = self._hours.partition(" ")
        return (number, unit) if number else (TODAY_SIGNS, "")

    def _others(self, width: int, rows: int) -> list[Line]:
        """Return the lines below the number, with as much of each text as has room."""
        lines: list[Line] = []

        def say(text: str, style: str) -> None:
            lines.extend(wrap_clauses(text, width, style, rows - len(lines)))

        standing = self._standing
        if isinstance(standing, LimitStanding):
            said = limit_lines(standing)
            for text in said[1:] if self._number_and_unit()[0] else said:
                say(text, "muted")
            return lines
        is_first_day = standing.number == 0 and standing.since == standing.today
        if is_first_day:
            say(today.FIRST_DAY, "")
        say(words.running_line(standing), "muted" * is_first_day)
        if way := self._way(width):
            lines.append(way)
        for text in (words.in_all(standing), words.not_spent(standing)):
            say(text, "muted")
        if standing.recent_return:
            say(today.NOTHING_LOST, "muted")
        return lines

    def _way(self, width: int) -> Line:
        """Draw how far it is to the next milestone, if there is a number."""
        standing = self._standing
        if isinstance(standing, LimitStanding) or standing.headline == "none":
            return ()
        gone = words.progress_to_next_milestone(standing)
        coming = words.next_milestone(standing)
        if gone is None or not coming:
            return ((coming, "muted"),) if coming and gone is not None else ()
        cells = min(MAX_PROGRESS_CELLS, width - len(coming) - 2)
        if cells < 4:
            return ((coming, "muted"),)
        done = round(gone * cells)
        return (
            ("━" * done, "primary"),
            ("─" * (cells - done), "faint"),
            (f"  {coming}", "muted"),
        )
