"""What was used under a limit: a row for each week, a sign and an amount for each day."""

from collections.abc import Sequence
from datetime import date, timedelta

from recovery_journal.charts import dates
from recovery_journal.charts.cells import cell_count
from recovery_journal.charts.segments import Forms, Line, Segment, add_while_it_fits, merge
from recovery_journal.domain.calendar_names import WEEKDAYS
from recovery_journal.domain.sobriety.amounts import Amount, add_up, is_within
from recovery_journal.domain.sobriety.tracker import Limit

NAME_CELLS = 7
GAP_MAX_CELLS = 3

DRY = ("○", "success")
WITHIN = ("■", "secondary")
OVER = ("▲", "primary bold")
UNKNOWN = ("?", "muted")
NOT_LOGGED = ("·", "faint")
NOT_JUDGED = (" ", "")


def week_grid(
    days: Sequence[Amount | None],
    first: date,
    limit: Limit,
    width: int,
    forms: Forms,
    *,
    today: date | None = None,
) -> list[Line]:
    """Draw the days from `first` on, the first of a week: a heading, then a row for each week.

    Under a limit per week, its sum has the sign. Empty where the amounts don't fit.
    """
    weeks = _weeks(days, first)
    day_cells = max((len(_amount(one)) for one in days), default=1)
    sum_cells = max((len(_amount(add_up(week))) for _, week in weeks), default=1)
    for blank in (1, 0):
        cells = 1 + blank + day_cells
        room = width - NAME_CELLS - 7 * cells - 1 - blank - sum_cells
        gap = min(GAP_MAX_CELLS, room // 7)
        if gap > 0:
            break
    else:
        return []
    names = [WEEKDAYS[(first + timedelta(days=ahead)).weekday()] for ahead in range(7)]
    heading = "".join(name[: min(3, cells)].ljust(cells + gap) for name in names)
    sum_room = width - NAME_CELLS - 7 * (cells + gap)
    lines = [merge([(" " * NAME_CELLS + heading + _sum_heading(limit, sum_room), "muted")], forms)]
    for start, week in weeks:
        row = [(dates.day_and_month(start).ljust(NAME_CELLS), "muted")]
        for ahead, amount in enumerate(week):
            day = start + timedelta(days=ahead)
            sign, style = _day_sign(amount, day, limit)
            text = f"{sign}{' ' * blank}{_amount(amount)}"
            row += [(text, f"{style} reverse".strip() if day == today else style)]
            row += [(" " * (cells + gap - len(text)), "")]
        row += [(" " * (7 - len(week)) * (cells + gap), "")]
        sign, style = _sum_sign(week, start, limit)
        row += [(f"{sign}{' ' * blank}{_amount(add_up(week)):>{sum_cells}}", style)]
        lines.append(merge(row, forms))
    return lines


def week_grid_legend(limit: Limit, width: int, forms: Forms) -> Line:
    """Name the signs, as far as they fit."""
    of = "week " if limit.per == "week" else ""
    amount = dates.number(limit.amount)
    meanings = [(DRY, "dry"), (WITHIN, f"{of}within {amount}"), (OVER, f"{of}over {amount}")]
    meanings += [(NOT_LOGGED, "not logged"), (UNKNOWN, "amount missing")]
    parts = [[sign, (f" {meaning}   ", "muted")] for sign, meaning in meanings]
    parts[-1][-1] = (parts[-1][-1][0].rstrip(), "muted")
    return add_while_it_fits(parts, width, forms)


def week_grid_words(days: Sequence[Amount | None], first: date, limit: Limit) -> list[str]:
    """Say it week by week: "Week of 16 Nov 2026: Mon 1, Tue 0, Wed 3 over; 4 in total"."""
    return [_week_in_words(start, week, limit) for start, week in _weeks(days, first)]


def _week_in_words(start: date, week: Sequence[Amount | None], limit: Limit) -> str:
    each = []
    for ahead, amount in enumerate(week):
        day = start + timedelta(days=ahead)
        over = " over" if _day_sign(amount, day, limit) == OVER else ""
        each.append(f"{WEEKDAYS[day.weekday()][:3]} {_amount(amount) or 'not logged'}{over}")
    total = _amount(add_up(week))
    over = ", over" if _sum_sign(week, start, limit) == OVER else ""
    words = f"Week of {dates.full_date(start)}: {', '.join(each)}"
    return f"{words}; {total} in total{over}" if total else words


def _weeks(
    days: Sequence[Amount | None], first: date
) -> list[tuple[date, Sequence[Amount | None]]]:
    return [
        (first + timedelta(days=begin), days[begin : begin + 7]) for begin in range(0, len(days), 7)
    ]


def _amount(amount: Amount | None) -> str:
    """Return an amount, with "+" if it may have been more; empty if nothing was logged."""
    return f"{dates.number(amount.known)}{'+' * amount.incomplete}" if amount else ""


def _day_sign(amount: Amount | None, day: date, limit: Limit) -> Segment:
    if amount is None:
        return NOT_LOGGED
    if amount == Amount(0):
        return DRY
    return _sign(amount, limit) if limit.per == "day" and day >= limit.since else NOT_JUDGED


def _sum_sign(week: Sequence[Amount | None], start: date, limit: Limit) -> Segment:
    total = add_up(week)
    judged = total and limit.per == "week" and start >= limit.since
    return _sign(total, limit) if total and judged else NOT_JUDGED


def _sign(amount: Amount, limit: Limit) -> Segment:
    match is_within(amount, limit):
        case True:
            return WITHIN
        case False:
            return OVER
        case None:
            return UNKNOWN


def _sum_heading(limit: Limit, room: int) -> str:
    """Say what the sums count, if that fits."""
    names = (f"{limit.unit} a week", "week")
    return next((name for name in names if cell_count(name) <= room), "")
