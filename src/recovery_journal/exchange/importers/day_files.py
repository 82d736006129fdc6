"""Find the files in a folder that are named after days."""

import json
import os
import re
from collections.abc import Callable, Iterator
from datetime import date

from recovery_journal.errors import BadInput
from recovery_journal.exchange.importers.month_names import month_number
from recovery_journal.exchange.importers.written_dates import calendar_date

SUFFIXES = (".md", ".txt", ".markdown", ".org")
OBSIDIAN = os.path.join(".obsidian", "daily-notes.json")
LOGSEQ = os.path.join("logseq", "config.edn")
MAX_SETTINGS_BYTES = 100_000
_USUAL = re.compile(r"(\d{4})[-_. ]?(\d\d)[-_. ]?(\d\d)(?!\d)")
_LOGSEQ_FORMAT = re.compile(r':journal/file-name-format\s+"([^"]+)"')
_TOKEN = re.compile(r"\[([^\]]*)\]|YYYY|yyyy|M{1,4}|Do|DD?|dd?(?!d)|dddd?|E{1,4}|.")
_LETTERS = r"[^\W\d_]+"
_PARTS = {
    **dict.fromkeys(("YYYY", "yyyy"), ("year", r"(\d{4})")),
    **dict.fromkeys(("MM", "M"), ("month", r"(\d\d?)")),
    **dict.fromkeys(("MMMM", "MMM"), ("month", f"({_LETTERS})")),
    **dict.fromkeys(("DD", "D", "dd", "d"), ("day", r"(\d\d?)")),
    "Do": ("day", rf"(\d\d?){_LETTERS}"),
    **dict.fromkeys(("dddd", "ddd", "EEEE", "EEE", "EE", "E"), ("", _LETTERS)),
}
"""What a part of a name's format stands for, and looks like."""
ReadName = Callable[[str], date | None]


def day_files(folder: str) -> Iterator[tuple[str, date]]:
    """Yield each file named after a day, and its day.

    Names begin with the year, or are as the settings of Obsidian or Logseq say. Hidden folders hold
    settings, and the one with Logseq's settings its own copies of pages.
    """
    read_own = _own_names(folder)
    for where, folders, files in os.walk(folder):
        is_of_logseq = os.path.basename(LOGSEQ) in files
        folders[:] = () if is_of_logseq else sorted(one for one in folders if one[:1] != ".")
        for name in sorted(files):
            stem, suffix = os.path.splitext(name)
            path = os.path.join(where, name)
            if suffix in SUFFIXES and (day := _usual_day(stem) or read_own(_stem(path, folder))):
                yield path, day


def _stem(path: str, folder: str) -> str:
    return os.path.splitext(os.path.relpath(path, folder))[0].replace(os.sep, "/")


def _usual_day(name: str) -> date | None:
    found = _USUAL.match(name)
    try:
        return calendar_date(*map(int, found.groups())) if found else None
    except BadInput:
        return None


def _own_names(folder: str) -> ReadName:
    """Return how names are read that are written as the settings in a folder say."""
    obsidian, logseq = (_settings(os.path.join(folder, name)) for name in (OBSIDIAN, LOGSEQ))
    form = ""
    if obsidian:
        try:
            form = str(json.loads(obsidian).get("format") or "")
        except (ValueError, AttributeError, RecursionError):
            form = ""
    elif found := _LOGSEQ_FORMAT.search(logseq):
        form = found[1]
    return _names_like(form) if form else lambda _: None


def _settings(path: str) -> str:
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            return file.read(MAX_SETTINGS_BYTES)
    except OSError:
        return ""


def _names_like(form: str) -> ReadName:
    """Return how names like "DD-MM-YYYY", or in folders like "YYYY/MMMM/D", are read."""
    parts: list[str] = []
    pattern = ""
    for token in _TOKEN.finditer(form):
        part, looks_like = _PARTS.get(token[0], ("", re.escape(token[1] or token[0])))
        parts += [part] if part else []
        pattern += looks_like
    names = re.compile(rf"(?:.*/)?{pattern}", re.DOTALL)

    def read(name: str) -> date | None:
        if (found := names.fullmatch(name)) is None:
            return None
        written = dict(zip(parts, found.groups(), strict=True))
        month = written.get("month", "")
        try:
            number = int(month) if month.isdecimal() else month_number(month)
            return calendar_date(int(written["year"]), number, int(written["day"]))
        except (BadInput, KeyError):
            return None

    return read
