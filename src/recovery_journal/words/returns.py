"""Sentences after a return to use: thanks first, then safety, and no reproach."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from recovery_journal.text import ended
from recovery_journal.words.cli import shell_quoted
from recovery_journal.words.data.medical import MEDICAL
from recovery_journal.words.format import numbers
from recovery_journal.words.keys import key_of

TITLE = "I used"
TITLE_NEUTRAL = "Update"

ARE_YOU_SAFE = "Are you safe right now - physically, and from hurting yourself?"
SAFE_FROM_YOURSELF = "Are you safe right now, and safe from hurting yourself?"
SAFE_FROM_HURTING = "Are you safe right now, and has any wound been looked after?"
KINDS_WITHOUT_SUBSTANCE = ("gambling", "self-harm")
"""Kinds that aren't a drug: nothing is said about medicine."""
KINDS_WITHOUT_DANGER = ("nicotine", "caffeine")
"""Kinds after which nobody is asked whether they are safe."""
SAFE_ANSWERS = ("yes", "not sure", "no")

WHICH_TRACKER = "What was it?"
CHOOSE_TRACKER = "Choose what it was, then save."
WHICH_DAY = "Which day was it?"
WHICH_DAY_HINT = "← → day"

SINCE_THEN = "Have you used since?"
SINCE_ANSWERS = ("no", "on other days too", "still using")
LAST_DAY = "The last time was"
LAST_BEFORE_FIRST = "The last time is before the first one. Choose a later day."


def tracker_or_amount(number: str) -> str:
    """Ask what a number alone means: taken for the tracker, it could end a count by mistake."""
    return f"Is {number} the tracker or the amount? Name the tracker first, then the amount."


STOPPING_AGAIN = (
    "After several days of alcohol, benzodiazepines or GHB, stopping again can need a doctor."
)
KINDS_THAT_MAY_NEED_A_DOCTOR = ("alcohol", "benzodiazepine", "other")
"""Kinds where stopping again after several days may be dangerous."""
WHEN_READY = "You can set a new first day whenever you are ready."
KINDS_RISKY_AT_ONCE = ("opioid", "gambling")
"""Kinds where a single use after a break can be dangerous."""

HOW_MUCH = "How much?"
AN_AMOUNT = "An amount"
CONTACT = "Is there someone you want to tell? You could say:"
WHOM = "Someone to call"
NO_NUMBER = "no number yet"
IF = "One small plan: if"
IF_HINT = "payday"
THEN = "then"
THEN_HINT = "I call Sam"
TO_SEND = (
    "I used, and I don't want to hide it. Can we talk?",
    "I used. I'm safe. Can you call me when you can?",
)
"""Messages ready to send or say."""
LOOK_BACK = "If you like: what was it like before, during and after? You don't owe an explanation."

EARLIER_COUNT = "If you change or delete this, your earlier count comes back exactly as it was."
NOTHING_COUNTED = (
    "You're not tracking anything yet, so this is saved as a note. To count days, press "
    f"{key_of('things')} on Today and add a tracker."
)
DEFAULT_NOTE = "I used."
"""The note saved when the user writes nothing else."""

THANKS = "Thank you for writing it down."


def thanks(total: int) -> str:
    if total < 1:
        return THANKS
    return f"{THANKS} Your {numbers.days(total)} still count{'s' * (total == 1)}."


def are_you_safe(kind: str, *, cuts_down: bool = False) -> str:
    """Return the question after a use of this kind; empty if nobody needs to be asked."""
    if kind == "self-harm":
        return SAFE_FROM_HURTING
    if cuts_down or kind in KINDS_WITHOUT_DANGER:
        return ""
    return SAFE_FROM_YOURSELF if kind in KINDS_WITHOUT_SUBSTANCE else ARE_YOU_SAFE


def may_be_medicine(kind: str, *, cuts_down: bool = False) -> bool:
    """Return whether to say that medicine taken as prescribed doesn't count as use."""
    return not (cuts_down or kind in (*KINDS_WITHOUT_DANGER, *KINDS_WITHOUT_SUBSTANCE))


def how_much(unit: str) -> str:
    return f"How much, in {unit}?" if unit else HOW_MUCH


def return_saved(total: int, longest: int) -> str:
    if total < 1:
        return "Saved."
    stay = f"Your {numbers.days(total)} in total still count{'s' * (total == 1)}"
    return f"Saved. {stay}." if longest == total else f"Saved. {stay}, longest {longest}."


def body_advice(kind: str, *, several: bool) -> str:
    """Return what keeps people safe after one use, or after `several` days; often empty."""
    if not (several or kind in KINDS_RISKY_AT_ONCE):
        return ""
    known = MEDICAL.get(kind)
    if known and known.after_use:
        return " ".join(fact.text for fact in known.after_use)
    return STOPPING_AGAIN if kind in KINDS_THAT_MAY_NEED_A_DOCTOR else ""


NOTHING_TO_CUT_DOWN = (
    "A dry day is for something you are cutting down on. To add it: "
    'rj tracker add NAME --limit "2 drinks a day"'
)
DRY_DAY = "A dry day."
KEPT_AS_NOTE = (
    "It is saved as a note. To count days, add a tracker: rj tracker add NAME --since DAY"
)


def use_as_note(
    tracker: str | None, said: Mapping[str, Any], next_start: date | str | None = None
) -> str:
    """Turn a use that belongs to no tracker into the text of a note.

    Args:
        tracker: the name that was typed, if any.
        said: what else was typed, by the fields of a use.
        next_start: the next first day, or "still".
    """
    tags = (*said.get("triggers", ()), *said.get("feelings", ()))
    amount = said.get("amount")
    what = DRY_DAY if amount == 0 else DEFAULT_NOTE
    facts = (
        ended(f"{what[:-1]}: {tracker}") if tracker else what,
        f"How much: {numbers.plain_number(amount)}." if amount else "",
        ended(", ".join(tags)) if tags else "",
        f"Next first day: {next_start}." if next_start else "",
        str(said.get("note", "")),
    )
    return "\n".join(filter(None, facts))


NO_NEXT_ON_CUT_DOWN = (
    "While you're cutting down, a use doesn't end anything, so there is no next first day. "
    "Leave out --next."
)


def ask_if_safe(kind: str = "", *, cuts_down: bool = False) -> str:
    asked = are_you_safe(kind, cuts_down=cuts_down)
    return asked and f"{asked} If not, or not sure: rj now"


def when_stopped(tracker: str) -> str:
    return f"When you have stopped: rj used {shell_quoted(tracker)} --next DAY"


def end_sealed(day: date, this_year: int) -> str:
    return f"No use since {numbers.short_date(day, this_year)}."


def counted_from(day: date, this_year: int) -> str:
    return f"Your days count again from {numbers.short_date(day, this_year)}."
