"""What --json prints, command by command: docs/json.md is made from it, and a test holds it.

A shape is a type, a class whose fields are the keys, `[shape]` for an array, a dictionary for an
object (`ANY_NAME` for names that aren't fixed), or a tuple of alternatives.
"""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from recovery_journal.domain.circle import KeptWords, Meeting, Person, Promise
from recovery_journal.domain.dataclass import fields, is_dataclass
from recovery_journal.domain.entries.entry import Entry
from recovery_journal.domain.entries.kinds import ENTRY_CLASSES, entry_class
from recovery_journal.domain.insights.report import Section
from recovery_journal.domain.practice import Intention, QuestionPack
from recovery_journal.domain.settings import OwnHelpLine, Settings
from recovery_journal.domain.sharing.share import PageSelection, SharedPage
from recovery_journal.domain.sobriety.logged_days import LoggedDays
from recovery_journal.domain.sobriety.standing import LimitStanding, Standing
from recovery_journal.domain.sobriety.tracker import Tracker
from recovery_journal.domain.strategies.ranking import StrategyEasing, StrategyOutcomes
from recovery_journal.domain.strategies.strategy import Strategy
from recovery_journal.domain.strategies.suggestions import Suggestion
from recovery_journal.domain.toolkit import Letter, Plan, Reason
from recovery_journal.store.backup.journal_checks import Finding
from recovery_journal.store.backup.salvage import Salvaged
from recovery_journal.store.history.versions import Version
from recovery_journal.store.sidecar.drafts import Draft
from recovery_journal.words.data.helplines import HelpLine, Region
from recovery_journal.words.settings import SETTINGS

INTRODUCTION = (
    "This page is made from the program: `make reference` writes it.\n\n"
    "With `--json` a command prints one JSON value, in ASCII, and nothing else to standard output; "
    "messages go to standard error.\n\n"
    "A day is text like `2026-11-22`, a moment text like `2026-11-22T20:12:00+01:00`, a time text "
    "like `19:30:00`. `[…]` is an array, `{…}` an object. A key with `?` is there only when it's "
    "known, and `NAME` stands for keys that depend on your journal. A name such as craving or "
    "Tracker stands for the record of that name below. A tracker in an entry is its `id`; a `uid` "
    "is the same on all your machines. Keys may be added; none is renamed or removed.\n\n"
    "A record is the same wherever it's printed, alone or in an array. Any other object begins "
    "with `version`, which is 1. Should a key ever come to mean something else, it will be 2.\n\n"
    'What is logged while the journal is locked is printed as it was sealed: `{"sealed": true, …}`.'
)
ABOUT_ERRORS = (
    "With `--json`, a command that fails prints an object on one line to standard error. What the "
    "exit code in it means is on the page of [commands](commands.md#exit-codes). `notes` says, for "
    "example, where a text was kept, and `unsaved` holds words that couldn't be saved."
)

Shape = Any
ANY_NAME = "NAME"
"""Stands for keys that depend on the journal."""

RECORDS: dict[str, type] = {
    **{kind: entry_class(kind) for kind in ENTRY_CLASSES},
    **{
        one.__name__: one
        for one in (
            *(Tracker, Strategy, Person, Meeting, Promise, KeptWords, Reason, Plan),
            *(QuestionPack, SharedPage, HelpLine, Letter, Standing, LimitStanding, LoggedDays),
        )
    },
}
"""The classes that have a name in the page; all others are written out."""
ENTRY = tuple(entry_class(kind) for kind in ENTRY_CLASSES)


@cache
def fields_of(kind: type) -> dict[str, Shape]:
    """The shapes of the fields of a class, by their keys."""
    hints = get_type_hints(kind, localns={"LoggedDays": LoggedDays, "date": date})
    names = getattr(kind, "_fields", None) or [one.name for one in fields(kind)]
    found: dict[str, Shape] = {"kind": str} if issubclass(kind, Entry) else {}
    return found | {name: shape_of(hints[name]) for name in names}


def shape_of(hint: Any) -> Shape:
    """The shape of what has this type in the code."""
    origin, several = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return tuple(map(shape_of, several))
    if origin in (list, tuple) or (isinstance(origin, type) and issubclass(origin, list)):
        kinds = dict.fromkeys(one for one in several if one is not ...)
        return [*map(shape_of, kinds)]
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return {ANY_NAME: shape_of(several[1])}
    if origin is Literal:
        return str
    return object if hint is Any else hint


def _is_record(shape: Shape) -> bool:
    return isinstance(shape, type) and (is_dataclass(shape) or hasattr(shape, "_fields"))


MILESTONE = {"count": int, "unit": str, "on": date}
LETTER = {**fields_of(Letter), "text": (str, None)}
LETTER_DUE = {**LETTER, "due": bool}
PERSON = {**fields_of(Person), "next_date": (MILESTONE, None), "last_heard": (date, None)}
MEETING = {**fields_of(Meeting), "last_attended": (date, None)}
BACKUP = {"name": str, "path": str, "made": datetime, "schema": int, "reason": str}
SAFETY_STEP = {"step": int, "heading": str, "text": str}
ALL_SETTINGS = {one.field: fields_of(Settings)[one.field] for one in SETTINGS.values()}
ANYTHING = {ANY_NAME: object}
DONE = {"action": str, "subject": str, "thing": (ANYTHING, str, None)}
COUNTS = {"new": int, "known": int, "gone": int}
IMPORTED = {**COUNTS, "differing": [{"id": (int, None), "fields": [str]}], "future": [int]}
WEEKS = {"tracker": str, "limit": fields_of(LimitStanding)["limit"], "unknown": int}
WEEKS |= {"within": fields_of(LimitStanding)["within"], "weeks": [LoggedDays]}
PACK = {**fields_of(QuestionPack), "chosen": bool}
QUESTION: Shape = {"number": int, "path": str, "asks": str, "kind?": str, "at?": datetime}
QUESTION |= {"tracker?": (str, None), "next_start?": (str, None), "values?": ANYTHING}
OFFER = {"id": int, "uid": str, "kind": str, "day": (date, None), "private": bool, "state": str}

STATUS = {
    "trackers": [
        {**fields_of(Standing), "milestones": [MILESTONE]},
        {**fields_of(LimitStanding), "milestones": [MILESTONE]},
    ],
    "waiting": (RECORDS["craving"], None),
    "letters": [int],
    "plans": [Plan],
    "questions": int,
    "intention": (Intention, None),
    "promises": [Promise],
    "meetings": [Meeting],
    "dates": [{"name": str, **MILESTONE}],
}
NOW = {
    "own_line": (OwnHelpLine, None),
    "people": [Person],
    "region": {**fields_of(Region), "guessed": bool},
    "emergencies": [{"title": str, "signs": [str], "steps": [str], "notes": [str]}],
    "plans": [Plan],
    "strategies": [Strategy],
    "reasons": [str],
    "kept_words": [{"text": str, "who": str, "received": date}],
    "meetings": [HelpLine],
}
WHERE: Shape = {}
for _name, _if_any in (("journal", ""), ("keys", "?"), ("card", ""), ("config", ""), ("state", "")):
    WHERE |= {f"{_name}{_if_any}": str, f"{_name}_bytes{_if_any}": (int, None)}
    WHERE |= {f"{_name}_permissions?": str, f"{_name}_readable_by?": str}
WHERE |= {"inbox?": str, "inbox_waits?": int, "plain_copies": [str]}


def report(keys: dict[str, Shape]) -> Shape:
    """The shape of an object that is no record."""
    return {"version": int, **keys}


SHAPES: dict[str, Shape] = {
    "status": report(STATUS),
    "status --line": report({"line": str}),
    "status --due": [{"kind": str, "text": str}],
    "list, today, on-this-day, search": [ENTRY],
    "show, edit, delete, trash restore ID": ENTRY,
    "log": ENTRY,
    "craving, after, strategy use": RECORDS["craving"],
    "mood": RECORDS["mood"],
    "note": RECORDS["note"],
    "used, none": (RECORDS["use"], RECORDS["note"]),
    "intention": RECORDS["intention"],
    "review": RECORDS["review"],
    "contact": RECORDS["contact"],
    "meeting attended": RECORDS["attended"],
    "insights": [(Section, {"name": str, "found": WEEKS})],
    "history": [Version],
    "history --bring-back": ENTRY,
    "undo, redo": report(DONE),
    "trash list": [(*ENTRY, {"subject": str, **ANYTHING})],
    "trash restore KIND ID": ANYTHING,
    "trash empty": report({"removed": int}),
    "erase": report({"removed": (int, None)}),
    "draft": (*ENTRY, Draft, None),
    "inbox": [QUESTION],
    "inbox answer, inbox keep": ENTRY,
    "inbox drop": QUESTION,
    "now": report(NOW),
    "tracker list": [Tracker],
    "tracker add, tracker edit, tracker archive": Tracker,
    "strategy list": [Strategy],
    "strategy add, strategy edit": Strategy,
    "strategy show": {
        **fields_of(Strategy),
        "tried": (StrategyOutcomes, None),
        "eased": (StrategyEasing, None),
    },
    "strategy suggest": report(
        {"intensity": int, "trigger": (str, None), "suggestions": [Suggestion]}
    ),
    "strategy pack import": [Strategy],
    "plan list": [Plan],
    "plan add, plan edit, plan delete": Plan,
    "reason list": [Reason],
    "reason add, reason edit, reason delete": Reason,
    "reason move": [Reason],
    "letter list": [LETTER_DUE],
    "letter write, letter edit, letter delete": LETTER_DUE,
    "letter open": LETTER,
    "safety show": [SAFETY_STEP],
    "safety edit": SAFETY_STEP,
    "people list": [PERSON],
    "people show": PERSON,
    "people add, people edit, people archive, people delete": Person,
    "people import": [PERSON],
    "meeting list": report({"meetings": [MEETING], "last_90_days": (int, None)}),
    "meeting show": MEETING,
    "meeting add, meeting edit, meeting archive, meeting delete": Meeting,
    "meeting next": ({**fields_of(Meeting), "next_day": date, "next_time": (time, None)}, None),
    "meeting import": report({"new": [Meeting], "updated": [Meeting], "unchanged": [Meeting]}),
    "meeting import --dry-run": [Meeting],
    "promise list": [Promise],
    "promise add, promise edit, promise move, promise delete": Promise,
    "promise done, promise not-now": Promise,
    "kept list": [KeptWords],
    "kept add, kept delete": KeptWords,
    "share": report({"choice": PageSelection, "text": str, "entries": [OFFER], "file": str}),
    "share --line": report({"line": str}),
    "share list": [SharedPage],
    "share delete": SharedPage,
    "review questions": [PACK],
    "review questions add, review questions delete": QuestionPack,
    "config, config list, config set": report(ALL_SETTINGS),
    "unseal": report({"file": str}),
    "calendar": report({"events": int, "file": str, "text": str}),
    "passphrase set, passphrase change, passphrase recover, passphrase remove": report(
        {"encrypted": bool, "recovery_code": (str, None)}
    ),
    "passphrase days": report({"days_shown": bool}),
    "backup": {**BACKUP, "entries": (int, None)},
    "restore": report({"entries": (int, None), "kept": (str, None)}),
    "backup list": [{**BACKUP, "encrypted": bool}],
    "backup verify": [{**BACKUP, "entries": int, "whole": (bool, None)}],
    "doctor": [Finding],
    "salvage": report(fields_of(Salvaged)),
    "where": report(WHERE),
    "import file": report(
        {
            **{"program": str, "found": {ANY_NAME: int}, **COUNTS, "future": int, "trackers": int},
            "refused": [{"row": int, "why": str}],
        }
    ),
    "import json": report({ANY_NAME: IMPORTED}),
    "merge": report({"unreadable": int, ANY_NAME: {ANY_NAME: int}}),
}
"""What each command prints; those of one shape have one line, divided by commas."""

ERROR = {
    "version": int,
    "error": {"exit_code": int, "message": str, "notes": [str], "unsaved": str},
}


def commands_of(line: str) -> Iterator[str]:
    """The commands of a line of SHAPES, without options and values."""
    for one in line.split(", "):
        yield " ".join(word for word in one.split() if word.islower() and word[0] != "-")


WORDS_FOR: dict[Any, str] = {
    **{str: "text", int: "whole number", float: "number", bool: "true or false"},
    **{date: "day", datetime: "moment", time: "time", object: "anything"},
    **{None: "null", NoneType: "null"},
}


def as_record(shape: dict[str, Shape]) -> tuple[str, dict[str, Shape]] | None:
    """The record whose keys are all in a shape, and what else is in it."""
    for name, kind in RECORDS.items():
        if (keys := fields_of(kind)).keys() <= shape.keys():
            changed = {key: one for key, one in shape.items() if keys.get(key) != one}
            return name, changed
    return None


def describe(shape: Shape) -> str:
    """Describe a shape for the page."""
    match shape:
        case list():
            return f"[{describe(tuple(shape))}, …]"
        case tuple():
            several = dict.fromkeys(map(describe, shape))
            if several.keys() >= ENTRY_CLASSES.keys():
                several = {"entry": None} | {
                    one: None for one in several if one not in ENTRY_CLASSES
                }
            return " or ".join(several)
        case dict() if known := as_record(shape):
            name, others = known
            return f"{name} with {describe(others)}" if others else name
        case dict():
            return f"{{{', '.join(f'{key}: {describe(one)}' for key, one in shape.items())}}}"
        case type() if shape in RECORDS.values():
            return next(name for name, one in RECORDS.items() if one is shape)
        case type() if _is_record(shape):
            return describe(fields_of(shape))
        case _:
            return WORDS_FOR[shape]
