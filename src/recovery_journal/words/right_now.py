"""Text for the worst minute of the day: no questions first, short lines only."""

from typing import NamedTuple

from recovery_journal.domain.circle import Person
from recovery_journal.domain.settings import OwnHelpLine
from recovery_journal.words.data.helplines import MEETINGS, HelpLine, Region, anywhere
from recovery_journal.words.format import numbers
from recovery_journal.words.helpline_choice import crisis_line

TITLE = "Right now"
WHAT_TO_DO = "What to do"
REASONS_AND_LINES = "Your reasons, and help lines"
HERE = "You are here. That is enough for this minute."


class WayOn(NamedTuple):
    """One of the four options on the first screen."""

    key: str
    title: str
    text: str


WAYS_ON = (
    WayOn("person", "A person", "Call or text someone. You don't have to explain."),
    WayOn("leave", "Another room, or outside", "If that is safe. Don't drive."),
    WayOn("breathe", "Slow breathing", "In for 4, out for 6. Stop at any time."),
    WayOn("body", "My body is in trouble", "Signs of danger, and what to do."),
)

TO_SEND = (
    "I have a craving. Can you stay with me for ten minutes?",
    "Can you call me? I don't want to be alone with this.",
    "I'm having a hard time. You don't have to say anything, just be there.",
)
"""Messages ready to send or say."""

NOT_UNDERSTOOD = "That wasn't understood. Help for another country: rj now --region peru"
NOBODY_YET = "Nobody is in your circle yet. You can call or text these:"
MEETINGS_FOUND = "Find a meeting:"
ANOTHER_COUNTRY = "Which country's numbers?"
REGION_FROM_TIME_ZONE = "Guess it from this computer's settings"
HOW_CHECKED = "Checked against saved copies of these pages, not by calling. Numbers can change."
SAFETY_PLAN_HINT = "Your safety plan: rj safety show"
NOBODY_WATCHES = "This program can't alert anyone. To reach a person, use a number above."

OWN_LINE = "Your own line"
NEAREST_HOSPITAL = "the nearest hospital"
FROM_A_MOBILE = "from a mobile phone"
WHAT_NOW = "You wrote it down. What now?"
CALL_A_LINE = "Call a help line"
BREATHE = ("Slow breathing", "in for 4, out for 6")
WAIT = ("15 minutes", "wait with a timer, then see how it is")
ALL_OF_IT = "All of Right now"
WHAT_IS_IN_IT = "people, body, reasons, plan"
HELP_NOW, UNDO = "help now", "undo"
DANGER = "In danger, or thinking of ending your life:"

BODY_TITLE = "Call if you or someone else has any of these."
BODY_UNSURE = "If you are not sure, call. They would rather hear from you."
ALSO_KNOW = "Also good to know"

LEAVE = "Go to another room, or outside, if that is safe. If you have used, don't drive."
LEAVE_SAYING = "“I have to go.” is enough. You don't owe anyone a reason."
LEAVE_THEN = "Once you are there, tell someone where you are."

BREATHE_WITH_IT, IN_AND_OUT, START = "Breathe with it", "in 4, out 6", "start"
BREATHE_IN = "Breathe in"
BREATHE_OUT = "Breathe out"
HOLD = "Hold"
BREATHE_ANYWAY = "If counting is too much, just make the out-breath longer."

TIMER = "Most cravings rise, peak and ease, often within half an hour. Some last longer or return."
TIMER_OTHERWISE = "If it isn't easing, change place or call someone."
TIMER_LEAVE = "You can leave at any time. Nothing is counted."

TIME_OVER = "Time's up. You can go on as long as you like."

WENT_WELL = "What went well before"
TO_DO = "Things to do"
WHICH_STRATEGY = "Which one?"
REASONS = "Your reasons"
KEPT_WORDS = "Kind words"
LETTER = "You left yourself a letter. Read it?"
LETTER_CHOICES = ("now", "later")
SAFETY_PLAN = "My safety plan"
COVERED = "Covered in discreet mode."

CALL_OR_TEXT = "Call or text"
TO_SAY = "Say or text:"
QR_HINT = "Scan this with your phone to call or text."
QR_NEEDS_ROOM = "There isn't enough room for the code here. The number is:"

HOW_NOW = "How strong is it now?"
HOW_AT_FIRST = "How strong was it at first?"
HOW_DID_IT_END = "Did it pass?"
RATING_NEEDED = "Press a number from 0 to 10, or choose how it ended. Press esc to leave."
SAVED_SO_FAR = "What you've entered so far is saved. You can stop here."
AFTERWARDS = "Whatever happened, you came here. Come back any time."


def region_not_known(why: str) -> str:
    """Return the line before what works everywhere; `why` is one or two sentences."""
    return f"{why} Here is what helps anywhere."


def danger_line(region: Region) -> str:
    """E.g. "In danger, or thinking of ending your life: 112 · 988".

    Every first screen ends with this line.
    """
    return f"{DANGER} {danger_numbers(region)}"


def danger_numbers(region: Region) -> str:
    """Return the emergency number and the first crisis line: "112 · 988"."""
    emergency = region.emergency or NEAREST_HOSPITAL
    if not region.code:
        emergency = f"{emergency} {FROM_A_MOBILE}"
    return f"{emergency} · {crisis_line(region).number}"


def own_help_line(line: OwnHelpLine, *, discreet: bool = False) -> str:
    """E.g. "Night line: 0800 1 · 20 to 6"; discreet mode hides the name."""
    name = OWN_LINE if discreet else line.name
    return f"{name}: {' · '.join(filter(None, (line.number, line.hours)))}"


def emergency(region: Region) -> str:
    if not region.emergency:
        return (
            f"We don't know an emergency number for {region.name}. "
            "Ask anyone near you, or go to the nearest hospital or police station."
        )
    note = f" ({region.emergency_note})" if region.emergency_note else ""
    return f"Emergency: {region.emergency}{note}"


def minutes_left(minutes: int) -> str:
    return f"{numbers.count(minutes, 'minute')} left" if minutes > 0 else TIME_OVER


def breath_round(number: int) -> str:
    return f"round {number}"


def step(number: int, of: int) -> str:
    return f"Step {number} of {of}"


def saved_title(what: str) -> str:
    """E.g. "Saved: craving 8 of 10"."""
    return f"Saved: {what.rstrip('.')}" if what else "Saved"


def call(name: str) -> str:
    return f"Call {name}"


def person_details(someone: Person) -> str:
    """E.g. "sponsor · at any hour"."""
    hour = "at any hour" if someone.any_hour else someone.good_times
    role = "" if someone.role == "other" else someone.role
    return " · ".join(filter(None, (role, hour)))


def region_label(region: Region, *, guessed: str) -> str:
    """E.g. "Numbers for Germany, guessed from the time zone."; `guessed` is empty for a choice."""
    if not region.code:
        return "We don't know your country."
    if guessed:
        return f"Numbers for {region.name}, guessed from the {guessed}."
    return f"Numbers for {region.name}"


def meeting_finders() -> tuple[HelpLine, ...]:
    return anywhere().lines_for(MEETINGS)


def meetings_found() -> str:
    return f"{MEETINGS_FOUND} {', '.join(line.number for line in meeting_finders())}"
