"""What Today says by itself, a line or two each: a question, a day worth marking, a plan."""

from collections.abc import Iterable

ANSWER = "answer"
NOT_NOW = "not now"
READ = "read"


def marked(milestones: Iterable[str], words: str = "") -> str:
    """A day worth marking, with words for it: "90 days today. “Mornings.”"."""
    return f"{', '.join(milestones)} today. {words}".rstrip()


def of_tracker(name: str, milestone: str) -> str:
    """Whose milestone it is, where more than one thing is counted: "Alcohol: 90 days"."""
    return f"{name}: {milestone}"
