"""What was used on each day as a bar, against a limit per day."""

from collections.abc import Sequence
from datetime import date, timedelta

from recovery_journal.charts import dates
from recovery_journal.charts.date_axis import draw_date_axis
from recovery_journal.charts.day_scale import LABEL_CELLS, DayScale
from recovery_journal.charts.segments import EIGHTHS, Canvas, Forms, Line
from recovery_journal.domain.sobriety.amounts import Amount

CELLS_A_DAY = 2


def day_bars(
    days: Sequence[Amount | None],
    first: date,
    limit: float,
    width: int,
    height: int,
    forms: Forms,
    *,
    since: date = date.min,
) -> list[Line]:
    """Draw the newest of the days from `first` on that fit: `height` rows, and one with dates.

    Days before `since`, when the limit began, aren't held to it. A "+" on a bar says that an amount
    is missing in it, "?" that none is known.
    """
    canvas = Canvas(width, max(1, height))
    ground = canvas.height - 1
    shown = max(1, min(len(days), (width - LABEL_CELLS) // CELLS_A_DAY))
    newest = days[-shown:]
    begin = first + timedelta(days=len(days) - shown)
    top = max(2 * limit + 1, *(one.known for one in newest if one), 0)

    def eighths(amount: float) -> int:
        return max(1, round(amount / top * canvas.height * 8))

    for row in range(canvas.height):
        canvas.put(LABEL_CELLS - 1, row, "│", "muted")
    limit_row = ground - (eighths(limit) - 1) // 8
    canvas.put(LABEL_CELLS, limit_row, "╌" * CELLS_A_DAY * shown, "muted")
    for amount, row in ((0, ground), (limit, limit_row)):
        canvas.put(0, row, f"{_label(amount)}┤", "muted")
    for day, one in enumerate(newest):
        column = LABEL_CELLS + CELLS_A_DAY * day
        if one is None:
            canvas.put(column, ground, "·", "faint")
        elif one.known > 0:
            bar = "█" * (eighths(one.known) // 8) + EIGHTHS[eighths(one.known) % 8].strip()
            is_over = one.known > limit and begin + timedelta(days=day) >= since
            style = "primary" if is_over else "secondary"
            for up, block in enumerate(bar + "+" * one.incomplete):
                canvas.put(column, ground - up, block, style)
        elif one.incomplete:
            canvas.put(column, ground, "?", "muted")
        else:
            canvas.put(column, ground, "○", "success")
    scale = DayScale(shown, CELLS_A_DAY * shown)
    return [*canvas.lines(forms), draw_date_axis(begin, (), scale, width, forms)]


def _label(amount: float) -> str:
    """Return an amount in four cells; blank if it is longer."""
    text = dates.number(amount)
    return f"{text:>3} " if len(text) <= 3 else text.rjust(4) if len(text) == 4 else " " * 4
