"""Numbers of a tracker with a limit in short lines, for Today, `status` and a shared page."""

from datetime import date

from recovery_journal.domain.sobriety.logged_days import LoggedDays
from recovery_journal.domain.sobriety.standing import LimitStanding
from recovery_journal.domain.sobriety.tracker import Limit
from recovery_journal.words.format import numbers
from recovery_journal.words.today import planned

THIS = {"day": "today", "week": "this week"}
"""The current day or week of a limit."""


def limit_lines(standing: LimitStanding) -> list[str]:
    """Describe a cut-down goal: what is logged now, what is left of it, and how it went so far."""
    lines = logged_now(standing)
    if not standing.planned:
        lines += [left_of_limit(standing), _around(standing), within_so_far(standing)]
    return [*filter(None, lines)]


def goal(limit: Limit) -> str:
    """E.g. "at most 2 cups a day"."""
    return f"at most {numbers.amount(limit.amount, limit.unit)} a {limit.per}"


def logged_now(standing: LimitStanding) -> list[str]:
    """E.g. "1 of 2 cups today", "3 or more cups today (limit 2)"; the goal, if there is no sum."""
    if standing.planned:
        return [planned(standing.limit.since, standing.today)]
    limit, now = standing.limit, _now(standing)
    when = THIS[limit.per]
    if not _has_sum(now):
        return [goal(limit), f"{amount_logged(now, limit.unit)} {when}"]
    if now.unknown_amounts:
        return [f"{amount_logged(now, limit.unit)} {when} (limit {_most(limit)})"]
    return [f"{_of_limit(now, limit)} {when}"]


def so_far(standing: LimitStanding) -> str:
    """E.g. "1 of 2 so far", "8 of 10 this week", "a dry day", in a list."""
    limit, now = standing.limit, _now(standing)
    when = "so far" if limit.per == "day" else THIS["week"]
    if not _has_sum(now):
        return amount_logged(now, "")
    if not now.uses and limit.per == "day":
        return "a dry day"
    more = " or more" if now.unknown_amounts else ""
    return f"{numbers.plain_number(now.amount)}{more} of {_most(limit)} {when}"


def logged_around(found: LoggedDays, limit: Limit, today: date) -> str:
    """E.g. "Today: 3 of 2 drinks.", "Week of 16 Nov: 8 of 10 drinks.", after logging."""
    text = amount_logged(found, limit.unit)
    if not found.uses and limit.per == "day":
        text = "a dry day"
    elif found.last < limit.since:
        pass
    elif found.unknown_amounts:
        text += f" (limit {_most(limit)})"
    else:
        text = _of_limit(found, limit)
    return f"{_period(found, limit, today)}: {text}."


def amount_logged(logged: LoggedDays, unit: str) -> str:
    """E.g. "3 cups", "3 or more cups", "nothing logged"."""
    if not logged.logged:
        return "nothing logged"
    if logged.uses and logged.uses == logged.unknown_amounts:
        return f"{numbers.count(logged.uses, 'use')} without an amount"
    if logged.unknown_amounts:
        return f"{numbers.plain_number(logged.amount)} or more {unit}".rstrip()
    return numbers.amount(logged.amount, unit)


def left_of_limit(standing: LimitStanding) -> str:
    """E.g. "1 more is within your limit"; empty on a dry day, or if an amount isn't known."""
    limit, now = standing.limit, _now(standing)
    if not now.uses or now.unknown_amounts:
        return ""
    left = round(limit.amount - now.amount, 9)
    if left < 0:
        return f"{numbers.plain_number(-left)} over your limit of {_most(limit)}"
    if left == 0:
        return "at your limit"
    return f"{numbers.plain_number(left)} more {'is' if left <= 1 else 'are'} within your limit"


def days_line(found: LoggedDays, limit: Limit) -> str:
    """E.g. "6 of 7 days logged: 8 cups, 3 dry days, within the limit on 5 of 6".

    Days that aren't over, or from before this limit, aren't held to it.
    """
    if not found.logged:
        return "nothing logged"
    parts = [amount_logged(found, limit.unit), *([dry_days(found)] if found.dry else [])]
    if found.judged:
        parts.append(f"within the limit on {found.within} of {found.judged}")
    return f"{found.logged} of {numbers.days(found.days)} logged: {', '.join(parts)}"


def dry_days(found: LoggedDays) -> str:
    return numbers.count(found.dry, "dry day")


def _has_sum(found: LoggedDays) -> bool:
    return found.logged > 0 and (not found.uses or found.uses > found.unknown_amounts)


def _most(limit: Limit) -> str:
    return numbers.plain_number(limit.amount)


def _of_limit(found: LoggedDays, limit: Limit) -> str:
    of = numbers.amount(limit.amount, limit.unit)
    return f"{numbers.plain_number(found.amount)} of {of}"


def _period(found: LoggedDays, limit: Limit, today: date) -> str:
    """E.g. "Today", "Sat 21 Nov", "This week", "Week of 16 Nov"."""
    if found.first <= today <= found.last:
        this = THIS[limit.per]
        return this[:1].upper() + this[1:]
    if limit.per == "day":
        return numbers.short_date(found.first, today.year)
    return f"Week of {numbers.plain_date(found.first, today.year)}"


def _now(standing: LimitStanding) -> LoggedDays:
    return standing.day if standing.limit.per == "day" else standing.week


def _around(standing: LimitStanding) -> str:
    """E.g. "8 cups this week, 4 dry days in 14"."""
    limit, recent = standing.limit, standing.recent
    if not (standing.week.logged or recent.logged):
        return ""
    week = standing.week, THIS["week"]
    other, when = week if limit.per == "day" else (standing.day, THIS["day"])
    dry = f", {dry_days(recent)} in {recent.days}" if recent.dry else ""
    return f"{amount_logged(other, limit.unit)} {when}{dry}"


def within_so_far(standing: LimitStanding) -> str:
    """E.g. "within your limit on 32 of 38 logged days"; empty before the first one is over.

    What is logged today isn't judged yet, and where there is some, that is said.

    Days under an earlier limit aren't judged: if there was one, it says since when.
    """
    limit, (within, judged) = standing.limit, standing.within
    if not judged:
        return ""
    on = "on" if limit.per == "day" else "in"
    since = f" since {numbers.plain_date(limit.since, standing.today.year)}"
    changed = since if limit.since > standing.tracker.start else ""
    comma = "," if changed else ""
    before = f"{comma} before {THIS[limit.per]}" if _now(standing).logged else ""
    return (
        f"within your limit {on} {within} of {judged} logged "
        f"{limit.per}{'s' * (judged != 1)}{changed}{before}"
    )
