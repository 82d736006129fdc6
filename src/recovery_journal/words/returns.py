"""What is said when somebody writes down that they used: first thanks, then safety, no reproach."""

from recovery_journal.words import numbers

TITLE = "I used"
KEY_HINT = "Enter at any point keeps what is there."

ARE_YOU_SAFE = "Are you safe right now, from what you took and from yourself?"
SAFE_ANSWERS = ("yes", "not sure", "no")

WHICH_DAY = "Which day was it?"
WHICH_DAY_HINT = "The arrow keys step by day."

SINCE_THEN = "And since then?"
SINCE_ANSWERS = ("not again", "on other days", "still using")
OTHER_DAYS = "Which day was the first without use?"
STOPPING_AGAIN = "After several days, stopping again can need a doctor."
WHEN_READY = "You can set a new first day whenever you are ready."

CONTACT = "Is there someone you want to tell?"
TO_SEND = (
    "I used, and I don't want to hide it. Can we talk?",
    "I used. I'm safe. Can you call me when you can?",
)
"""Sentences ready to send or to say."""

LOOK = "If you like: what was it like before, during and after?"
LOOK_HINT = "Just looking. There is nothing to explain."
PLAN = "If you like, one small plan for next time:"
PLAN_FORM = ("If", "then I will")

CUT_DOWN = "Written down. On a goal to cut down, a use is a day and an amount; it closes nothing."

SAVED = "Kept. u takes it back."
EARLIER_COUNT = "If you correct or remove this, the earlier count comes back exactly."


def thanks(total: int) -> str:
    """The first thing said: "Thank you for writing it down. Your 412 days stay."."""
    if total < 1:
        return "Thank you for writing it down."
    return f"Thank you for writing it down. Your {numbers.days(total)} stay{'s' * (total == 1)}."
