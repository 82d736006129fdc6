"""Questions about the values of a command, asked one by one on a terminal."""

from collections.abc import Sequence

from recovery_journal.words import circle, practice, strategies, toolkit

QUESTIONS = {
    "craving intensity": "How strong is it, 0 to 10?",
    "after intensity": "How strong is it now, 0 to 10?",
    "mood mood": "How are you, 1 to 5?",
    "strategy use before": strategies.ASK_INTENSITY_BEFORE,
    "safety edit step": toolkit.ASK_WHICH_STEP,
    "note text": "What do you want to write down?",
    "used name": "Which tracker?",
    "used amount": "How much was it?",
    "none name": "Which tracker?",
    "intention text": practice.ASK_INTENTION,
    "contact people": circle.ASK_WHO,
    "meeting add name": circle.ASK_MEETING_NAME,
    "meeting attended name": circle.ASK_MEETING_NAME,
    "people add name": toolkit.PERSON_NAME,
    "promise add text": circle.ASK_PROMISE,
    "promise edit text": circle.ASK_PROMISE,
    "kept add text": circle.ASK_KEPT_WORDS,
    "plan add cue": toolkit.PLAN_CUE,
    "plan add act": toolkit.PLAN_ACT,
    "reason add text": toolkit.ASK_REASON,
    "reason edit text": toolkit.ASK_REASON,
    "tracker add name": "What is it? A name, like Alcohol.",
    "tracker add since": "Since when?",
    "strategy add name": "What is it called?",
    "review questions add name": "What are these questions called?",
    "review questions add prompts": "Which question?",
}
"""By command and parameter; all other questions come from the help."""
IF_LEFT_EMPTY = {"intention text": practice.TODAY_ONLY}
"""What enter alone means, where a value is needed."""
ARGUMENTS = {
    "ID": "Which one? Its number, or how it begins.",
    "NAME": "Which one? Its name, or how it begins.",
    "TRACKER": "Which tracker?",
    "DAY": "Which day?",
    "FILE": "Which file?",
    "VALUE": "What should it be?",
    "QUERY": "Which words?",
    "up|down": "Up or down?",
    "WHAT": "What do you want to log? A number or a word:",
}
"""By what stands for an argument in the help."""

ANOTHER = "Another one? Press enter if not."
NOTHING_SAVED = "Nothing was saved."
NO_ANSWER = "There was no answer, so nothing was saved."


def for_argument(metavar: str) -> str:
    """Return the question for an argument: "Which day?" for DAY."""
    name = metavar.strip("[].")
    return ARGUMENTS.get(name, f"{name}:")


def for_option(text: str, name: str, metavar: str) -> str:
    """Turn the help of an option into a question: "How strong it was later (0-10):".

    Args:
        text: the help.
        name: of the option, like --outcome.
        metavar: stands for its value in the help.
    """
    asked, _, examples = text.partition(". ")[0].removesuffix(".").partition(": ")
    listed = asked.split(", ")
    if len(listed) > 1 and not any(" " in word for word in listed):  # the help is the choice
        asked, examples = name.strip("-").capitalize(), asked
    hint = examples or (metavar if any(map(str.isdecimal, metavar)) else "")
    return f"{asked} ({hint}):" if hint else f"{asked}:"


def yes_or_no(question: str) -> str:
    return f"{question.removesuffix(':')} (yes, no):"


def with_former(question: str, former: str) -> str:
    """Show what enter keeps: "Since when? [yesterday]"."""
    return f"{question} [{former}]"


# rj log

HOW_IT_WORKS = (
    "Press enter to skip a question, and type a full stop to skip the rest. "
    "Nothing is saved before you say so."
)
WHAT = "What you log"
ASK_TO_SAVE = "Save it? yes or no:"
YES_OR_NO = "Please answer yes or no."


def needs_terminal(names: Sequence[str]) -> str:
    *others, last = (f"rj {name}" for name in names)
    return f"rj log asks on a terminal. Elsewhere, use {', '.join(others)} or {last}."


def choice_line(number: int, name: str, text: str, width: int) -> str:
    return f"{number:>3}  {name.ljust(width)}  {text}"


def to_be_saved(what: str, when: str, note: str, private: bool | None) -> str:
    """E.g. "To be saved: craving 7 of 10, lonely. Mon 23 Nov 04:12. “It passed.” Private."."""
    seen = {True: "Private.", False: "Shareable.", None: ""}[private]
    words = f"“{note}”" if note else ""
    return " ".join(filter(None, (f"To be saved: {what} {when}.", words, seen)))
