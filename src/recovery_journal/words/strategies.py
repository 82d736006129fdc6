"""What is said around a strategy: its warning, steps and minutes, and its category in words."""

from recovery_journal.domain.strategies.strategy import Strategy
from recovery_journal.words.format import numbers

CATEGORIES = {
    "pause": "Pause",
    "body": "Breath and body",
    "ground": "Come back to here",
    "think": "Think it through",
    "connect": "People",
    "move": "Move",
    "plan": "Plan and daily life",
}
"""Each category of a strategy as a heading."""

FAVOURITES = "Favourites"
NOTHING_FOUND = "No strategy has these words. esc shows all of them."
COVERED = "Covered in discreet mode. enter opens it."
TRYING_AGAIN = "Another program is using the journal. Trying again …"
ADD_TITLE = "Something that does you good"
EDIT_TITLE = "In your own words"
STEPS = "Steps, one a line"
MINUTES = "How long it takes, in minutes,"
LONGEST_MINUTES = 1440
"""Minutes of a day."""


def strategy_kind(strategy: Strategy, *, own: bool) -> str:
    """What stands below the name: "People · a favourite · in your own words"."""
    marks = ("a favourite" * strategy.favourite, "in your own words" * own)
    return " · ".join(filter(None, (CATEGORIES[strategy.category], *marks)))


def warning(strategy: Strategy) -> str:
    """What stands before the steps: who had better not do it."""
    return f"Read this first: {strategy.warning}" if strategy.warning else ""


def steps(strategy: Strategy) -> tuple[str, ...]:
    """The steps, numbered."""
    return tuple(f"{number}  {step}" for number, step in enumerate(strategy.steps, 1))


def minutes(number: int) -> str:
    """How long it takes: "About 10 minutes"."""
    return f"About {numbers.count(number, 'minute')}"


def went_before(counts: str) -> str:
    """How it went before, which is not why: "Before: 9 of 10 times you did not use"."""
    return f"Before: {counts}" if counts else ""


def strategy_saved(name: str) -> str:
    """A quiet line after a strategy was saved; its name is left out in discreet mode."""
    return f"Saved: {name}  u undo" if name else "Saved.  u undo"


def strategy_favoured(name: str, *, favourite: bool) -> str:
    """A quiet line after a strategy became a favourite, or no longer is one."""
    what = "Now a favourite" if favourite else "No longer a favourite"
    return f"{what}: {name}  u undo" if name else f"{what}.  u undo"


NOT_A_PACK = "This is not a pack of strategies, so nothing was taken in."
NEWER_PACK = "A newer version of this program wrote the pack, so nothing was taken in."
NOTHING_NEW = "You have every strategy of this pack already."
NO_OWN_STRATEGY = "You have no strategy of your own yet. Name one of the library to hand it on."
PACK_NEEDS_YES = "Without a terminal, say --yes to take them in."
ASK_TAKE_IN = "Take them in?"
PACK_NOT_TAKEN_IN = "Nothing was taken in."


def pack_too_large(most: int) -> str:
    """Said when there are more strategies in it than anybody tries."""
    return f"A pack holds at most {most} strategies, so nothing was taken in."


def pack_strategy_unreadable(number: int) -> str:
    """Said when one of its strategies cannot be read."""
    return f"Strategy {number} of this pack cannot be read, so nothing was taken in."


def pack_taken_in(count: int) -> str:
    """Said after a pack was taken in."""
    return f"Taken in: {numbers.count(count, 'strategy', 'strategies')}."


def strategy_lines(one: Strategy) -> list[str]:
    """A strategy in full, as it would be taken in."""
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
    """What the offers are for: "For a craving of 7 with “work”:"; made safe by the caller."""
    return f"For a craving of {intensity}{f' with “{trigger}”' if trigger else ''}:"
