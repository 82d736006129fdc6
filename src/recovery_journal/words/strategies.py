"""Text around a strategy: its category, warning, steps and duration."""

from recovery_journal.domain.strategies.strategy import Strategy
from recovery_journal.text import ended
from recovery_journal.words.format import numbers
from recovery_journal.words.import_ import NOTHING
from recovery_journal.words.keys import key_of

CATEGORIES = {
    "pause": "Pause",
    "body": "Breath and body",
    "ground": "Come back to the present",
    "think": "Think it through",
    "connect": "People",
    "move": "Move",
    "plan": "Plan and daily life",
}
"""Categories as headings."""

TITLE = "Strategies"
SIGNS = "★ favourite · ! warning inside"
NEVER_TRIED = "–"
TRIED, DID_NOT_USE, TYPICAL_DROP = "tried", "did not use", "typical drop"
"""Over the columns of the list."""
HOW_IT_WENT = "How it went for you"
FAVOURITES = "Favourites"
NOTHING_FOUND = f"No strategy has these words. Press {key_of('back')} to show all of them."
COVERED = "Covered in discreet mode. Press enter to open it."
ADD_TITLE = "Something that helps you"
EDIT_TITLE = "In your own words"
STEPS = "Steps, one per line"
MINUTES = "How long it takes, in minutes,"
LONGEST_MINUTES = 1440


def strategy_kind(strategy: Strategy, *, own: bool) -> str:
    """E.g. "People · a favourite · in your own words"."""
    marks = ("a favourite" * strategy.favourite, "in your own words" * own)
    return " · ".join(filter(None, (CATEGORIES[strategy.category], *marks)))


def warning(strategy: Strategy) -> str:
    return f"Read this first: {strategy.warning}" if strategy.warning else ""


def steps(strategy: Strategy) -> tuple[str, ...]:
    return tuple(f"{number}  {step}" for number, step in enumerate(strategy.steps, 1))


def minutes(number: int) -> str:
    return f"About {numbers.count(number, 'minute')}"


def points_lower(times: int) -> str:
    """Follows the number of points."""
    return f"points lower afterwards, typically ({numbers.count(times, 'time')})"


def strategy_saved(name: str) -> str:
    """The name is empty in discreet mode."""
    undo = f"{key_of('undo')} undo"
    return f"Saved: {name}  {undo}" if name else f"Saved.  {undo}"


def favoured(name: str, *, favourite: bool) -> str:
    """The name is empty in discreet mode."""
    what = "Now a favourite" if favourite else "No longer a favourite"
    undo = f"{key_of('undo')} undo"
    return f"{what}: {name}  {undo}" if name else f"{what}.  {undo}"


NOT_A_PACK = f"This isn't a pack of strategies. {NOTHING}"
NEWER_PACK = f"A newer version of this program wrote this pack. {NOTHING}"
NOTHING_NEW = f"There is nothing new in this pack. {NOTHING}"
NO_OWN_STRATEGY = "You have no strategies of your own yet. Name one from the library to share it."
PACK_NEEDS_YES = "To import them without a terminal: --yes"
ASK_TAKE_IN = "Import them?"


def pack_too_large(most: int) -> str:
    return f"A pack holds at most {most} strategies. {NOTHING}"


def pack_strategy_unreadable(number: int) -> str:
    return f"Strategy {number} of this pack can't be read. {NOTHING}"


def pack_left_out(one: Strategy, kept: Strategy | None) -> str:
    """Say that a strategy of a pack isn't imported; `kept` is one of that name that differs."""
    if kept is None:
        return f"You have it already: {one.name}"
    here = f"the one called {kept.name}" if kept.name != one.name else "yours, which is different"
    return f"Left out: {ended(one.name)} You keep {ended(here)}"


def pack_taken_in(count: int) -> str:
    return f"Imported: {numbers.count(count, 'strategy', 'strategies')}."


def strategy_lines(one: Strategy) -> list[str]:
    """Show a whole strategy before it's imported."""
    minutes = numbers.count(one.minutes, "minute") if one.minutes else ""
    head = "  ".join(filter(None, (one.name, one.category, minutes, one.when)))
    warning = [f"  warning: {one.warning}"] if one.warning else []
    return [head, *warning, *(f"  {step}" for step in one.steps)]


ASK_INTENSITY_BEFORE = "How strong is the craving, 0 to 10?"
INTENSITY_BEFORE_MISSING = (
    "No craving of the last two hours is open. Say how strong it is with --before."
)
AFTERWARDS_HINT = "Afterwards: rj after 0-10"


def suited_to(intensity: int, trigger: str | None) -> str:
    """`trigger` must already be safe for the terminal."""
    return f"For a craving of {intensity}{f' with “{trigger}”' if trigger else ''}:"
