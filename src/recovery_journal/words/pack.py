"""What is said about packs of strategies."""

from recovery_journal.domain.strategies.strategy import Strategy
from recovery_journal.words.format import numbers

NOT_A_PACK = "This is not a pack of strategies, so nothing was taken in."
NEWER_PACK = "A newer version of this program wrote the pack, so nothing was taken in."
NOTHING_NEW = "You have every strategy of this pack already."
NONE_OWN = "You have no strategy of your own yet. Name one of the library to hand it on."
SAY_YES = "Without a terminal, say --yes to take them in."
TAKE_IN = "Take them in?"
NOT_TAKEN = "Nothing was taken in."


def too_many(most: int) -> str:
    """Said when there are more strategies in it than anybody tries."""
    return f"A pack holds at most {most} strategies, so nothing was taken in."


def wrong(number: int) -> str:
    """Said when one of its strategies cannot be read."""
    return f"Strategy {number} of this pack cannot be read, so nothing was taken in."


def taken(count: int) -> str:
    """Said after a pack was taken in."""
    return f"Taken in: {numbers.count(count, 'strategy', 'strategies')}."


def lines(one: Strategy) -> list[str]:
    """A strategy in full, as it would be taken in."""
    minutes = numbers.count(one.minutes, "minute") if one.minutes else ""
    head = "  ".join(filter(None, (one.name, one.category, minutes, one.when)))
    warning = [f"  warning: {one.warning}"] if one.warning else []
    return [head, *warning, *(f"  {step}" for step in one.steps)]
