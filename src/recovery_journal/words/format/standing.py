"""The standing of one tracker in short lines, for Today, `status` and a shared page."""

from datetime import date

from recovery_journal.domain.sobriety import milestones
from recovery_journal.domain.sobriety.milestones import Milestone
from recovery_journal.domain.sobriety.money import format_money
from recovery_journal.domain.sobriety.standing import Standing
from recovery_journal.words import today
from recovery_journal.words.format import numbers


def milestone_name(milestone: Milestone) -> str:
    """E.g. "90 days", "6 months", "1000 days in total"."""
    if milestone.unit == "total":
        return f"{numbers.days(milestone.count)} in total"
    return numbers.count(milestone.count, milestone.unit)


def dated(milestone: Milestone, on: date, day: date) -> str:
    """E.g. "1 year on Thu 26 Nov"."""
    when = "today" if on == day else f"on {numbers.short_date(on, day.year)}"
    return f"{milestone_name(milestone)} {when}"


def headline_unit(standing: Standing) -> str:
    """Return the unit of the large number."""
    if standing.headline == "last 90":
        return f"of the last {standing.last_90.of} days"
    word = "day" if standing.number == 1 else "days"
    return f"{word} in total" if standing.headline == "total" else word


def running_line(standing: Standing) -> str:
    """E.g. "4 months 4 days, since 18 Jul"."""
    if standing.planned:
        return today.planned(standing.tracker.start, standing.today)
    if standing.still_using:
        return today.STILL_USING
    if standing.since is None:
        return ""
    since = today.since(standing.since, standing.today)
    if standing.current < 31:
        shown = standing.headline == "current" or standing.current == 0
        return since if shown else f"{numbers.days(standing.current)}, {since}"
    return f"{numbers.span(standing.since, standing.today)}, {since}"


def next_milestone(standing: Standing) -> str:
    """E.g. "57 days to 6 months"; empty when no milestone is counted."""
    if standing.since is None:
        return ""
    coming = milestones.next_after(standing.since, standing.today)
    if coming is None:
        return ""
    milestone, on = coming
    return today.milestone_in(milestone_name(milestone), (on - standing.today).days)


def progress_to_next_milestone(standing: Standing) -> float | None:
    """Return the progress from the last milestone to the next, 0 to 1.

    None for 30 days after a return, when Today shows no progress bar.
    """
    if standing.since is None or standing.recent_return:
        return None
    coming = milestones.next_after(standing.since, standing.today)
    if coming is None:
        return None
    reached = milestones.last_reached(standing.since, standing.today)
    begin = reached[1] if reached else standing.since
    return (standing.today - begin).days / max(1, (coming[1] - begin).days)


def in_all(standing: Standing) -> str:
    """Add what the running count leaves out: "412 days in total (99%), longest stretch 285".

    After a return this month, also the number of days this month without one.
    """
    total, of, month = standing.total, standing.days_since_start, standing.this_month
    large, parts = standing.current, []
    percent = f"{100 * total // of}%" if 0 < total < of else ""
    if standing.headline == "total":
        large = total
        parts.append(f"{percent} of all days" if percent else "")
    elif total != large:
        parts.append(f"{numbers.days(total)} in total" + (f" ({percent})" if percent else ""))
    if standing.longest != large:
        parts.append(f"longest stretch {standing.longest}")
    if 0 < month.n < month.of:
        parts.append(f"{month.n} of {month.of} this month")
    return ", ".join(filter(None, parts))


def short_lines(standing: Standing) -> list[str]:
    """Describe a tracker that isn't the first: "31 days", then "29 days to 60 days"."""
    if standing.number is None or standing.planned or standing.still_using:
        return [running_line(standing)]
    if standing.number == 0:
        return [today.TODAY, *filter(None, (in_all(standing),))]
    return [
        f"{standing.number} {headline_unit(standing)}",
        *filter(None, (next_milestone(standing),)),
    ]


def not_spent(standing: Standing) -> str:
    """Return money and time saved over all days; empty if switched off or zero."""
    parts = []
    if standing.cents_not_spent:
        parts.append(format_money(standing.cents_not_spent, standing.tracker.currency))
    if standing.minutes_not_spent and (hours := standing.minutes_not_spent // 60):
        parts.append(numbers.count(hours, "hour"))
    return f"{' and '.join(parts)} not spent on it" if parts else ""
