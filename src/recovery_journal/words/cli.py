"""Sentences that only the command line prints."""

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from recovery_journal.text import ended
from recovery_journal.words.format import numbers

if TYPE_CHECKING:
    from recovery_journal.domain.entries.entry import Entry

ALL_COMMANDS = "All commands: rj --help"
MORE_HELP = "More about a command: rj help COMMAND"
EXIT_CODES = {
    0: "Done.",
    1: "It couldn't be done: nothing has that number or name, or something changed meanwhile.",
    2: "It can't be done as typed: an unknown command or option, or a value that can't be used.",
    70: "An error in the program itself.",
    130: "Stopped with ctrl+c.",
    141: "The program that read its output ended first.",
}
"""The meaning of the exit codes that don't belong to an error in `errors`."""
ANOTHER_COUNTRY = "Another country: rj now --region peru"
SOURCES_HINT = "Who says so, and when it was checked: rj now --sources"
OWN_LINE_HINT = 'A line of your own, shown first: rj config set own-line "NAME; NUMBER; HOURS"'
NEEDS_TERMINAL = "The screen needs a terminal. All commands: rj --help."
DISCREET_IS_FOR_SCREENS = (
    "--discreet hides names and words on the screens, but commands would still print them. "
    "Leave out --discreet, or leave out the command: rj --discreet"
)
SCREENS_NEED_SIGHT = (
    "The screens are drawn, so a screen reader can't read them. Every command works with "
    "--accessible: rj status --accessible, rj now --accessible."
)
UNSAVED_WORDS = "This is what you wrote:"
"""Printed before words that couldn't be saved."""
DEMO_GONE = "That was demo data; nothing was kept."


def unexpected(kind: str) -> str:
    """Return the message for a crash; `kind` is the class of the error, for a bug report."""
    return (
        f"Something went wrong in the program ({kind}). "
        "What was saved before is safe. Help lines: rj now"
    )


def prompt_in_words(text: str) -> str:
    """Say what a shell prompt shows: "Counted: 127, and a craving is open"."""
    number, sign, _ = text.partition("·")
    counted = f"Counted: {number.strip().replace('/', ' of ')}" if number.strip() else ""
    return ", and ".join(filter(None, (counted, "a craving is open" if sign else "")))


def format_unreadable(quoted: str) -> str:
    return f"The form {quoted} has a brace that isn't closed. To show a brace, type it twice."


def no_such_key(quoted: str, known: Iterable[str]) -> str:
    return f"No entry has the key {quoted}. The keys are: {', '.join(known)}."


def found(entries: str) -> str:
    """Say how many a search found: "Found: 34 entries."."""
    return f"Found: {entries}."


JSON_NEEDS_FILE = "With --json, say with -o where the file goes."
FORMAT_OR_JSON = "Say --format or --json."


def more_than(limit: int) -> str:
    return f"These are the newest {limit}. All of them: --limit 0"


def exported(path: str) -> str:
    return f"Written: {path}"


def name_taken(said: str, command: str, name: str, *, archived: bool) -> str:
    """Say that a name is taken; if by something archived, also how to show that again."""
    again = f" It's archived. To show it again: rj {command} {shell_quoted(name)}"
    return f"{said}{again if archived else ''}"


def shell_quoted(name: str) -> str:
    from shlex import quote

    return quote(name)


ALL_THE_SAME = "What you logged is saved all the same."
NO_ANSWER = "There was no answer, so nothing was changed."
HOW_TO_END_INPUT = "Type your words, then press ctrl+d on a line of its own."
UNCHANGED = "Nothing was changed."
STAYS_PRIVATE = "It stays private, because its tracker is."
NEEDS_ANSWER = "This can't be left out. To stop without saving anything: ctrl+c"
NOTHING_WRITTEN = "Nothing was written, so nothing was saved."
TRASHED = "In the trash for 30 days:"
RESTORED = "Restored from the trash:"
NOT_IN_TRASH = "That isn't in the trash. Nothing was changed."
ALREADY_IN_TRASH = "That's already in the trash. Nothing was changed."
UNDO = "Undo: rj undo"
NO_TRACKER = "You're not tracking anything yet. To start: rj tracker add NAME --since DAY"


def only_archived(number: int) -> str:
    """Explain an empty list; `number` counts what it leaves out."""
    return f"Not shown: {number} archived. To see {'it' if number == 1 else 'them'}: --all"


_UNDONE = {
    "add": "Undone (now in the trash):",
    "edit": "Change undone:",
    "trash": RESTORED,
    "restore": "Back in the trash:",
}


def entry_saved(number: int, what: str, when: str, *, added: bool = False) -> str:
    """E.g. "Saved 12: craving 7 of 10. Mon 23 Nov 04:12. Undo: rj undo"."""
    return f"{'Added to' if added else 'Saved'} {number}: {what} {when}. {UNDO}"


def bring_back_first(number: int) -> str:
    return f"Entry {number} is in the trash. To bring it back first: rj trash restore {number}"


def record_saved(what: str) -> str:
    return f"Saved: {ended(what)} {UNDO}"


def as_sentence_part(line: str, tags: Iterable[str] = (), tracker: str = "") -> str:
    """Turn the line of an entry into part of a sentence, tracker and tags after its numbers."""
    head, stop, rest = (line[:1].lower() + line[1:].removesuffix(".")).partition(". ")
    belongs = f" for {tracker}" if tracker else ""
    told = f"{head}{belongs}{''.join(f', {tag}' for tag in tags)}"
    return ended(f"{ended(told)} {rest}" if stop else told)


def in_full(line: str, facts: Iterable[tuple[str, list[str]]]) -> str:
    """Say an entry so that no fact needs its place: "craving 7 of 10. Triggers: rain, payday."."""
    told = (ended(f"{label}: {', '.join(names)}") for label, names in facts)
    return " ".join([ended(line[:1].lower() + line[1:]), *told])


def shown_tags(entry: "Entry") -> list[str]:
    """Return tag names to list, without "none of these" for HALT.

    People and meetings are left out too: the line of the entry names them already.
    """
    return [
        name
        for role, name in entry.tags()
        if role not in ("person", "meeting") and (role, name) != ("halt", "none of these")
    ]


def how_to_log_use(tracker: str) -> str:
    return f"To log it as a use: rj used {tracker and shell_quoted(tracker)}".rstrip()


def undone_lines(action: str, what: str, others: int = 0) -> list[str]:
    """Return what was undone; `others` counts the records that were added along with it."""
    also = [f"And {others} more that went with it."] if others else []
    return [f"{_UNDONE.get(action, 'Undone:')} {what}", *also]


def redone_lines(action: str, what: str, others: int = 0) -> list[str]:
    """Return what was done again, as `undone_lines` does."""
    again = "Back in the trash:" if action == "trash" else "Done again:"
    also = [f"And {others} more that went with it."] if others else []
    return [f"{again} {what}", *also]


def clock_set_back(before: datetime, now: datetime) -> str:
    """Warn that this entry's time is earlier than the last one's."""
    return (
        f"This computer's clock went back: it says {numbers.moment(now, 0)}, and something "
        f"was saved at {numbers.moment(before, 0)}. Nothing is lost, and you can change a "
        "wrong time."
    )


IN_A_COPY = (
    "The copy made just before still holds what was in the trash, and older ones may. "
    "To see them: rj backup list"
)


def removed_for_good(entries: int, others: int = 0) -> str:
    """E.g. "3 entries and 1 other thing are removed for good."."""
    told = [numbers.count(entries, "entry", "entries")] if entries or not others else []
    told += [numbers.count(others, "other thing" if told else "thing")] if others else []
    return f"{' and '.join(told)} {'is' if entries + others == 1 else 'are'} removed for good."


def old_trash_emptied(count: int) -> str:
    things = numbers.count(count, "item")
    gone = "is" if count == 1 else "are"
    return f"{things} older than 30 days {gone} removed for good. {IN_A_COPY}"


def shown_choices(allowed: Iterable[str]) -> str:
    """List words to choose from as they are typed most easily: still-strong, in-person."""
    return ", ".join(word.replace(" ", "-") for word in allowed)
