"""Sentences of the dialogs that import what another program has exported."""

import shlex

from recovery_journal.domain.entries.entry import Entry
from recovery_journal.words.format.entries import summary
from recovery_journal.words.format.numbers import plain_date
from recovery_journal.words.keys import key_of

IMPORT_LINE = "Import from another app"
HEADING = "Import from another app"
WHICH_FILES = (
    "First export your data from the other app. You can import from Daylio, Track & Graph, Loop, "
    "HabitBull, Day One, jrnl, Bearable, Sobriety, Nomie, Pixels, daily notes and any table "
    "(.csv). Another copy of this journal (.db) or its own export (.json) is merged into it."
)
FOUND = "Found in your folders"
PATH = "Or the path of a file or folder"
NO_PATH = "Which file? Choose one, or type its path."
LOOK, IMPORT = "preview", "import"
DATES = "How are its dates written?"
ORDERS = {"dmy": "day first: 3/4 is 3 April", "mdy": "month first: 3/4 is 4 March"}
CHOOSE_EACH = "Choose an answer for each of them. If you don't want something here, leave it out."
WHAT_IS_IT = "What are these?"
MOODS = {1: "1 very low", 2: "2", 3: "3", 4: "4", 5: "5 very good", 0: "leave the mood out"}
MAX_REFUSED_SHOWN = 3
TO_UNDO = f"To undo all of it, go to Today and press {key_of('undo')}."
_TARGETS = {"note": "words only", "skip": "leave out", "sleep": "sleep in hours"}


def show_names_first() -> str:
    return f"An import shows what is in the file. Press {key_of('discreet')} first to show names."


def file_line(name: str, program: str) -> str:
    """E.g. "daylio_export_2026_11_20.csv (Daylio)"."""
    return f"{name} ({program})"


def reading(percent: int) -> str:
    return f"Reading the file: {percent}%"


def importing(percent: int) -> str:
    return f"Importing: {percent}%"


def own_export(path: str) -> str:
    return f"This is an export of Recovery Journal. To import it: rj import {shlex.quote(path)}"


def import_from(program: str) -> str:
    return f"Import from {program}"


def mood_question(word: str) -> str:
    return f"How good is “{word}”?"


def target_label(typed: str) -> str:
    """Say in words what something becomes: "mood, 1-10", "use of Alcohol", "days without Wine"."""
    what, _, detail = typed.partition(":")
    if what == "use":
        return f"use of {detail}"
    if what == "without":
        return f"days without {detail}"
    return f"{what}, {detail}" if detail else _TARGETS.get(what, what)


def entry_line(entry: Entry) -> str:
    """E.g. "20 Nov 2026 22:10  mood 2 of 5, low"."""
    return f"{plain_date(entry.at.date())} {entry.at:%H:%M}  {summary(entry)}"
