"""Labels of the entry dialogs, and the status lines after saving."""

from recovery_journal.text import ended
from recovery_journal.words.keys import key_of

CRAVING = "How strong is the craving?"
CRAVING_NEUTRAL = "How strong is it?"
CRAVING_NEEDED = "Press a number from 0 to 10 first. For 10, press 1, then 0."
MOOD = "How are you?"
MOOD_NEEDED = "Press a number from 1 to 5 first."
NOTE = "What would you like to write?"

TRIGGER = "What set it off?"
USUAL_TRIGGERS = f"{TRIGGER} Choose, or type below."
IN_WORDS = "In your words"
SITUATION = "Which situation?"
PLACE = "Where were you?"
COMPANY = "Who was there?"
FEELINGS = "What did you feel?"
FEELING = "What do you feel?"
PLEASANT, DIFFICULT = "pleasant", "difficult"
LAST_MOODS = "Last 14 days"
MORE_FEELINGS = "Other words"
HALT = "Any of these?"
PEAK = "At its strongest"
MINUTES = "How many minutes?"
TRIED = "What did you try?"
AFTER = "How strong now?"
OUTCOME = "How did it end?"
ENERGY = "How much energy?"
SLEEP = "Hours of sleep"
TRACKER = "Which tracker?"
YOUR_EDITOR = "your editor"
NO_OWN_EDITOR = "An editor needs a terminal."
FOR = "For"
ABOUT_IT = "About it"
WHEN = "When was it?"
PRIVACY = "This entry is"
PRIVACY_NAMES = {True: "private", False: "shareable"}
KEEP = "These words"
KEEP_FOR_ME = "keep for me"
MORE = "More"
LESS = "Less"
HOW_MANY_MINUTES = "How long a craving lasted, in minutes,"
HOW_MUCH_SLEEP = "Sleep, in hours,"

COUNT_AS_RETURN = "You wrote that you used. Count it as a return to use? Your total still counts."
COUNT_AS_USE = "You wrote that you used. Log it as a use, with the amount?"
COUNT_NEUTRAL = "Log this as an update, too? Your total still counts."
YES = "Yes (y)"
NO = "No (n)"


LOGGED = "Logged."
"""Said after a use while cutting down, before the new sum of the day or week."""


def entry_saved(what: str, day: str = "", *, needs_help: bool = False) -> str:
    """Say what was saved, and for which day, if that isn't today."""
    saved = f"Saved for {day}" if day else "Saved"
    said = f"{saved}: {ended(what)}" if what else "Saved."
    return with_keys(said, needs_help=needs_help)


def with_keys(said: str, *, needs_help: bool = False) -> str:
    undo, help_now = f"Press {key_of('undo')} to undo", key_of("help_now")
    keys = f"{undo}. Help now: {help_now}" if needs_help else f"{undo}, {help_now} for help now."
    return f"{said} {keys}"


TRACKER_NAME = "What are you quitting or cutting down on?"
TRACKER_KIND = "What kind is it? (for the right safety advice)"
TRACKER_VERB = "What verb fits?"
GOAL = "What is your goal?"
GOALS = ("quit", "cut down")
LIMIT = "How much at most, per day or week?"
PERIODS = {"day": "a day", "week": "a week"}
UNIT_HINT = "drinks"
UNITS = {
    "alcohol": "drinks",
    "nicotine": "cigarettes",
    "caffeine": "cups",
    "cannabis": "joints",
}
"""The unit of some kinds, unless the user has another word."""
SINCE = "When is your first day?"
SINCE_HINT = "Your first day without it: today, a date, or “3 weeks ago”. A future date is a plan."
SINCE_YOURS = "It's your call which day that is."
HEADLINE = "Which number should Today show large?"
HEADLINES = {
    "current": "days since your latest first day",
    "total": "days in total",
    "last 90": "days of the last 90",
    "none": "no number",
}
TRACKER_PRIVATE = "Private: never included on a page you share, never named in a shell prompt."
MONEY = "Money and time saved, counted over all days"

TRACKER_KINDS = {
    "alcohol": "alcohol",
    "benzodiazepine": "benzodiazepines",
    "opioid": "opioids",
    "stimulant": "stimulants",
    "nicotine": "nicotine",
    "caffeine": "caffeine",
    "cannabis": "cannabis",
    "gambling": "gambling",
    "self-harm": "self-harm",
    "other": "something else",
}
"""The name of each kind in a list."""
KINDS_BY_NAME = {
    name: kind
    for kind, names in {
        "alcohol": "beer wine vodka whisky whiskey spirits liquor drinking",
        "benzodiazepine": "benzos xanax valium diazepam alprazolam lorazepam clonazepam",
        "opioid": "heroin fentanyl oxycodone codeine tramadol morphine",
        "stimulant": "cocaine coke crack meth speed amphetamine mdma ecstasy",
        "nicotine": "cigarettes smoking tobacco vaping",
        "caffeine": "coffee",
        "cannabis": "weed marijuana hash",
        "gambling": "betting bets slots casino poker",
    }.items()
    for name in names.split()
}
"""The kind of a tracker by other common names."""
