"""Text of My things."""

from datetime import date

from recovery_journal.domain.sobriety.counting import RECENT_RETURN_DAYS
from recovery_journal.domain.sobriety.money import format_money
from recovery_journal.domain.sobriety.tracker import Tracker
from recovery_journal.words.entry_dialogs import HEADLINES, TRACKER_KINDS
from recovery_journal.words.format import numbers
from recovery_journal.words.toolkit import ARCHIVED, tracker_goal

OPENS_IT, CHANGES_IT = "opens it", "changes it"
"""What enter does."""
NONE = "none"
ADD_TRACKER_ABOUT = "Count the days without something, or how much of it you use."
TRASH_ABOUT = "What you deleted in the last 30 days. You can restore it."
THEME, DISCREET = "Theme", "Discreet mode"
THEME_ABOUT = "Light or dark. You see each theme as you choose."
ASK_THEME = "Which theme?"
DISCREET_ABOUT = "Shows letters for names and hides your words when others can see the screen."


def short_goal(tracker: Tracker) -> str:
    """E.g. "since 18 Jul 2026", "at most 2 cups a day"."""
    return tracker_goal(tracker) if tracker.limit else f"since {numbers.plain_date(tracker.start)}"


def tracker_facts(tracker: Tracker, last_use: date | None, headline: str) -> list[tuple[str, str]]:
    """Return what is known about a tracker, each with its label.

    Args:
        tracker: the tracker.
        last_use: the last day of use.
        headline: what Today shows large now; empty for a tracker with a limit.
    """
    large = HEADLINES.get(tracker.headline, "") if headline else ""
    if headline == "total" != tracker.headline:
        large = f"{HEADLINES['total']} for {RECENT_RETURN_DAYS} days after a return, then {large}"
    money = tracker.cents_per_day
    minutes = tracker.minutes_per_day
    facts = [
        ("Kind", TRACKER_KINDS[tracker.kind]),
        ("Verb", tracker.verb),
        ("Goal", tracker_goal(tracker)),
        ("Last use", numbers.plain_date(last_use) if last_use else ""),
        ("Large on Today", large),
        ("Money", "" if money is None else f"{format_money(money, tracker.currency)} a day"),
        ("Time", "" if minutes is None else f"{minutes} minutes a day"),
        ("Private", "yes" if tracker.private else "no"),
        ("On Today", ARCHIVED if tracker.archived else ""),
    ]
    return [(label, value) for label, value in facts if value]
