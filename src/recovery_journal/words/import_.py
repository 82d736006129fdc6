"""Sentences about imported files."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, time
from typing import Any

from recovery_journal.words.format.entries import KINDS_IN_PLURAL
from recovery_journal.words.format.numbers import count, exact_number, plain_date

NOTHING = "Nothing was imported."
NOT_OURS = f"This isn't a JSON export of a journal. {NOTHING}"
NOT_SEALED = "This isn't an export of an encrypted journal."
SEALED_DAMAGED = "This sealed file is damaged: it has changed since it was written."
NEWER = f"A newer version of this program wrote this export. {NOTHING}"
CHANGED_MEANWHILE = f"This file was changed while it was read. {NOTHING}"
NOT_UTF8 = "It isn't UTF-8 text. Please save it as UTF-8."
TOO_LARGE = f"This file is too large. {NOTHING}"
DRY_RUN = "This was a dry run: nothing was changed. To import it, leave out --dry-run."
UNDO = "To undo all of it: rj undo"
RECORD_NAMES = {
    "setting": ("set of settings", "settings"),
    "entry": ("entry", "entries"),
    "tracker": ("tracker", "trackers"),
    "strategy": ("strategy", "strategies"),
    "person": ("person", "people"),
    "meeting": ("meeting", "meetings"),
    "promise": ("promise", "promises"),
    "kept_words": ("kept words", "kept words"),
    "reason": ("reason", "reasons"),
    "letter": ("letter", "letters"),
    "plan": ("plan", "plans"),
    "safety_step": ("step of the safety plan", "steps of the safety plan"),
    "pack": ("set of questions", "sets of questions"),
    "share": ("shared page", "shared pages"),
}
"""Singular and plural of each table's records."""


def missing(path: str) -> str:
    return f"There is no file {path}."


def next_file(name: str) -> str:
    """Say which of several files comes next."""
    return f"{name}:"


def unreadable(path: str) -> str:
    return f"{path} can't be read. {NOTHING}"


def from_line(line: int) -> str:
    return f"It can't be read from line {line} on."


def record_unfit(table: str, number: int, why: str) -> str:
    record = f"The {RECORD_NAMES[table][0]} at position {number} of its list"
    return f"{record} can't be imported: {why} {NOTHING}"


def unknown_fields(names: list[str]) -> str:
    return f"Not recognised: {', '.join(names)}. {NOTHING}"


def taken_in(counts: Mapping[str, tuple[int, int, int]]) -> list[str]:
    """Count each table's new, already known and permanently removed records."""
    lines = []
    for table, (new, known, gone) in counts.items():
        parts = [f"{new} new"]
        parts += [f"{known} already here"] if known else []
        parts += [f"{gone} removed for good here, not imported"] if gone else []
        if new or known or gone:
            lines.append(f"{RECORD_NAMES[table][1]}: {', '.join(parts)}")
    return lines or ["There is nothing in this export."]


DIFFERENT = "Already here, but different in the file. These stay as they are here:"
ENTRIES_JOIN_IT = "Its entries in the file now belong to the one here."
MAX_LISTED = 10
"""How many records of one kind are listed."""
MAX_VALUE_CHARS = 40
"""Longer texts aren't repeated."""


def difference(table: str, name: str, values: Mapping[str, tuple[Any, Any]]) -> str:
    """E.g. "tracker Alcohol: start 2026-07-18 (in the file 2026-01-01), note"."""
    told = (_both_values(field, *both) for field, both in values.items())
    return f"  {RECORD_NAMES[table][0]} {name}: {', '.join(told)}"


def settings_left(values: Mapping[str, tuple[Any, Any]]) -> Iterator[str]:
    """Name the settings that stay as they are here."""
    return (f"  {_both_values(field, *both)}" for field, both in values.items())


def _both_values(field: str, here: Any, there: Any) -> str:
    name = field.replace("_", " ")
    mine, theirs = _value(here), _value(there)
    return f"{name} {mine} (in the file {theirs})" if mine and theirs else name


def _value(value: Any) -> str:
    """Return a short value as text; nothing for any other."""
    match value:
        case None | "" | ():
            return "none"
        case bool():
            return "yes" if value else "no"
        case int() | float() | date() | time():
            return str(value)
        case str() if len(value) <= MAX_VALUE_CHARS and "\n" not in value:
            return f"“{value}”"
    return ""


def and_more(number: int) -> str:
    return f"  and {number} more"


def in_the_future(moments: Sequence[str], number: int) -> str:
    """Say that new entries have a time to come; `moments` names the first of them."""
    entries = "1 entry has" if number == 1 else f"{number} entries have"
    more = f" and {number - len(moments)} more" if number > len(moments) else ""
    return (
        f"{entries} a time in the future: {', '.join(moments)}{more}. "
        "If a clock was wrong, change it: rj edit ID"
    )


ENCRYPTED_JRNL = (
    f"This journal is encrypted. {NOTHING} Export it first: jrnl --format json --file journal.json"
)
NO_JSON = f"This JSON is incomplete or damaged. {NOTHING}"


def broken_from_record(number: int) -> str:
    return f"This JSON is incomplete or damaged from record {number} on. {NOTHING}"


BAD_ARCHIVE = f"This archive is damaged, or built to do harm. {NOTHING}"
TOO_MANY_COLUMNS = f"This table has too many columns. {NOTHING}"
TOO_MANY_SERIES = f"This file names too many different things. {NOTHING}"
UNKNOWN_CONTENT = f"This file's content isn't what that program writes. {NOTHING}"
UNREADABLE_RECORD = "that program doesn't write it like this."
NEEDS_ENCODING = (
    f"This text isn't UTF-8. Name its encoding, such as --encoding cp1252 for old Windows files. "
    f"{NOTHING}"
)
DATABASE_DAMAGED = f"This database is damaged, or isn't what that program writes. {NOTHING}"
DATABASE_ACTS = f"This database contains code, which that program never puts there. {NOTHING}"
NO_SAVINGS = "Savings and milestones aren't imported."
EMPTY_ROW = "it has nothing but a day."
PARTS_OF_DAY = {
    "pre": "at night",
    "am": "in the morning",
    "mid": "at midday",
    "pm": "in the evening",
    "all day": "",
}
"""What Bearable has in place of a time."""
NO_PHOTOS = "Photos aren't imported."
WHICH_DATES = (
    "Its dates can be read in two ways: is 3/4 the 3rd of April or the 4th of March? "
    "Say --dates dmy or --dates mdy."
)
THIS_MACHINE = "this machine's zone"
NO_ENTRIES = "nothing to turn into entries"
NOTHING_FOUND = "There is nothing in this file that can be imported."


def unknown_format(names: Sequence[str]) -> str:
    return (
        f"This file isn't from a program that can be imported ({', '.join(names)}), or an export "
        f"of a journal. {NOTHING}"
    )


def which_columns(header: Sequence[str]) -> str:
    names = ", ".join(name[:MAX_VALUE_CHARS] for name in header[:MAX_LISTED])
    return (
        f"Say which columns hold the date and the rest, such as "
        f'--map "date={header[0][:MAX_VALUE_CHARS]},note=…". The columns are: {names}. {NOTHING}'
    )


def no_column(ours: str, theirs: str, known: Sequence[str], header: Sequence[str]) -> str:
    names = ", ".join(name[:MAX_VALUE_CHARS] for name in header[:MAX_LISTED])
    return (
        f"“{ours}={theirs[:MAX_VALUE_CHARS]}” doesn't fit. Before the “=” goes one of: "
        f"{', '.join(known)}. After it goes a column: {names}. {NOTHING}"
    )


def bad_csv(line: int) -> str:
    return f"This table can't be read from line {line} on. {NOTHING}"


def bad_row(*values: object) -> str:
    shown = ", ".join(str(value)[:MAX_VALUE_CHARS] for value in values)
    return f"“{shown}” can't be read."


def no_date(text: str) -> str:
    return f"“{text[:MAX_VALUE_CHARS]}” isn't a date."


def no_time(text: str) -> str:
    return f"“{text[:MAX_VALUE_CHARS]}” isn't a time."


def no_number(name: str) -> str:
    return f"its “{name[:MAX_VALUE_CHARS]}” isn't a number."


def no_encoding(name: str) -> str:
    return f"There is no encoding “{name[:MAX_VALUE_CHARS]}”. One that exists is cp1252."


def no_zone(name: str) -> str:
    return f"There is no time zone “{name[:MAX_VALUE_CHARS]}” here."


def off_scale(value: float, low: float, high: float) -> str:
    return f"{value:g} isn't on a scale from {low:g} to {high:g}."


def bad_target(typed: str) -> str:
    return (
        f"“{typed[:MAX_VALUE_CHARS]}” is not one of: craving, mood, energy, sleep, use:TRACKER, "
        "without:TRACKER, trigger, feeling, place, company, strategy, note, skip. "
        "A scale can follow, such as mood:1-10."
    )


def bad_pair(typed: str) -> str:
    return f"“{typed[:MAX_VALUE_CHARS]}” has no “=”. Write it like “Cravings=craving”."


def reading(series: str, value: float | None, word: str) -> str:
    """E.g. "Steps: 4000", for what has no field of its own."""
    return f"{series}: {word if value is None else exact_number(value)}"


def on_scale(series: str, value: float, low: float, high: float) -> str:
    return f"{series}: {exact_number(value)} (from {low:g} to {high:g})"


def found_in_file(name: str, kinds: Mapping[str, int], first: date, last: date) -> str:
    """E.g. "Daylio: 312 moods, 1 note, 3 Mar 2024 to 20 Nov 2026."."""
    found = [count(number, kind, KINDS_IN_PLURAL[kind]) for kind, number in kinds.items()]
    span = plain_date(first) if first == last else f"{plain_date(first)} to {plain_date(last)}"
    return f"{name}: {', '.join(found) or NO_ENTRIES}, {span}."


def series_found(name: str, count: int, low: float | None, high: float | None) -> str:
    """E.g. "“Urge”: 127 times, 0 to 10"."""
    times = "once" if count == 1 else f"{count} times"
    if low is None or high is None:
        scale = ""
    else:
        scale = f", {low:g}" if low == high else f", {low:g} to {high:g}"
    return f"“{name}”: {times}{scale}"


WHAT_IS_IT = (
    "What is it? (craving, mood, energy, sleep, use:TRACKER, without:TRACKER, note or skip)"
)
USE_OF_WHAT = "nothing says which tracker this use belongs to."
WHAT_ARE_THEY = "What are these? (trigger, feeling, place, company, strategy, note or skip)"


def tags_found(group: str, names: Sequence[str]) -> str:
    """E.g. "“activities”: walk, meeting, cook and 12 more"."""
    shown = names[:MAX_LISTED]
    more = f" and {len(names) - len(shown)} more" if len(names) > len(shown) else ""
    return f"“{group}”: {', '.join(shown)}{more}"


def which_mood(word: str) -> str:
    return f"The mood “{word}”, from 1 (very low) to 5 (very good)? (0 leaves it out)"


NOT_A_MOOD = "A mood is a number from 0 to 5."


def must_say_what(series: Sequence[str], groups: Sequence[str]) -> str:
    """Say which option answers what has to be asked."""
    names = [*series, *groups]
    example = f"{names[0]}={'craving' if series else 'trigger'}"
    return f'Say what this is: {_quoted(names)}. For example: --kind-map "{example}"'


def must_say_moods(names: Sequence[str]) -> str:
    return f'Say how good this is, 1 to 5: {_quoted(names)}. For example: --mood "{names[0]}=3"'


def _quoted(names: Sequence[str]) -> str:
    return ", ".join(f"“{name}”" for name in names)


def zone_line(name: str) -> str:
    return f"Times without a zone are read as times in {name}."


OTHER_ZONE = "For another one: --zone"


def doubtful_times(number: int) -> str:
    times = "1 time is" if number == 1 else f"{number} times are"
    return f"{times} in an hour when the clocks changed."


FIRST_ONES = "The first of them, as they will appear here:"
ALL_PRIVATE = "All of it starts private."
TAKE_IN = "Import it?"
NEEDS_YES = f"Add --yes to import it, or --dry-run to only look. {NOTHING}"
DECLINED = NOTHING


def refused_rows(number: int, first: Sequence[tuple[int, str]]) -> Iterator[str]:
    """Name rows that can't be read."""
    yield "1 row can't be read:" if number == 1 else f"{number} rows can't be read:"
    for row, why in first:
        yield f"  row {row}: {why}"
    if number > len(first):
        yield and_more(number - len(first))


def imported(new: int, known: int, gone: int, trackers: int) -> str:
    """Count what was imported."""
    parts = [f"Imported: {'1 entry' if new == 1 else f'{new} entries'}"]
    parts += [f"{trackers} new {'tracker' if trackers == 1 else 'trackers'}"] if trackers else []
    parts += [f"{known} already here"] if known else []
    parts += [f"{gone} deleted here before, left out"] if gone else []
    return f"{', '.join(parts)}."


def no_such_tracker(name: str) -> str:
    shown = f"“{name[:MAX_VALUE_CHARS]}”"
    return f"There is no tracker {shown} here. To add one: rj tracker add. {NOTHING}"
