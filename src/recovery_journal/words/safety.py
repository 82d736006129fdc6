"""My safety plan: six steps from the first signs to a safer place, for one's own words.

The six steps follow the idea of Stanley and Brown (2012); headings and layout are our own.
"""

from collections.abc import Iterator, Mapping

TITLE = "My safety plan"

STEPS = (
    "How I notice that it is getting dangerous",
    "What I can do by myself to get through the next hour",
    "Where I can go and who I can be with, to think of something else",
    "Who I can tell that I need help",
    "Doctors, services and lines I can call",
    "How I make the place around me safer",
)
"""The heading of each step, the first one first."""

WITH_SOMEONE = "It is best made together: with a doctor, a counsellor, or someone you trust."
CREDIT = "The six steps are an idea of Barbara Stanley and Gregory K. Brown (2012)."

WHICH = "Which step, 1 to 6?"
WHICH_MISSING = "Which step? Say a number from 1 to 6."
CHANGED = "This step was changed elsewhere meanwhile. Nothing was saved."
FILL = "To put a step in your words: rj safety edit 1"


def heading(step: int) -> str:
    """A step with its number: "1. How I notice that it is getting dangerous"."""
    return f"{step}. {STEPS[step - 1]}"


def page(texts: Mapping[int, str], numbers: tuple[str, ...]) -> Iterator[str]:
    """The whole plan, a line each: the words of every step indented below its heading.

    Args:
        texts: the words of the steps 1 to 6, empty where nothing was written.
        numbers: the lines about who answers right now; they stand last.
    """
    yield TITLE
    for step in range(1, len(STEPS) + 1):
        yield ""
        yield heading(step)
        if written := texts.get(step, ""):
            yield from (f"   {line}" if line else "" for line in written.split("\n"))
    yield ""
    yield from numbers
    yield ""
    yield WITH_SOMEONE
    yield CREDIT
