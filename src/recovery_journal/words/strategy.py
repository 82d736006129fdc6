"""What is said around a strategy: its warning, steps and minutes, and its category in words."""

from recovery_journal.domain.strategies import Strategy
from recovery_journal.words import numbers

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
OWN = "Your own words"
NOTHING_FOUND = "No strategy has these words. esc shows all of them."
COVERED = "Covered in discreet mode. enter opens it."
COVERED_NAME = "One of your own"
NOT_SAVED_YET = "Another program is using the journal. Trying again …"
STEPS_HINT = "one step a line"
ADD = "Add a strategy of your own"
EDIT = "Put it in your own words"
NO_MINUTES = "Minutes are a whole number from 1 to 1440, or nothing."


def warning(strategy: Strategy) -> str:
    """What stands before the steps: "First: not with a heart condition …"."""
    return f"First: {strategy.warning}" if strategy.warning else ""


def steps(strategy: Strategy) -> tuple[str, ...]:
    """The steps, numbered."""
    return tuple(f"{number}  {step}" for number, step in enumerate(strategy.steps, 1))


def minutes(number: int) -> str:
    """How long it takes: "About 10 minutes"."""
    return f"About {numbers.count(number, 'minute')}"


def favoured(name: str, *, favourite: bool) -> str:
    """A quiet line after a strategy became a favourite, or no longer is one."""
    what = "Now a favourite" if favourite else "No longer a favourite"
    return f"{what}: {name}  u undo" if name else f"{what}.  u undo"
