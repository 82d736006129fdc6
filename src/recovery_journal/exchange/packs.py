"""Strategies in a small, readable file to give to a friend; imported only as text."""

import json
from collections.abc import Iterable, Sequence
from typing import Any, TextIO

from recovery_journal.domain.strategies.strategy import Strategy
from recovery_journal.errors import BadData, JournalError
from recovery_journal.exchange.read_json import load_json
from recovery_journal.store.journal import Journal
from recovery_journal.text import clean
from recovery_journal.words import strategies as words

FORMAT = "recovery-journal-strategies"
VERSION = 1
"""Increased when a reader of older packs would misread a newer one."""

MAX_PACK_BYTES = 1_000_000
"""A hundred strategies take a tenth of it."""
MAX_PACK_STRATEGIES = 500
MAX_STEPS = 40
MAX_NAME_CHARS, MAX_LINE_CHARS = 300, 2000
"""Limits for a name, and for any other line."""
LINE_FIELDS = ("when", "source", "warning")
FIELDS = ("name", "category", "when", "steps", "minutes", "source", "warning")
"""The fields in a pack; favourites aren't shared."""


def write_pack(strategies: Iterable[Strategy], out: TextIO) -> int:
    """Write strategies as a pack and return their number."""
    found = [{field: _value(one, field) for field in FIELDS} for one in strategies]
    whole = {"format": FORMAT, "version": VERSION, "strategies": found}
    text = json.dumps(whole, ensure_ascii=False, allow_nan=False, indent=1)
    # Letters are kept readable for the friend; invisible characters are escaped, so that no
    # terminal obeys them.
    seen = (one if one.isprintable() or one == "\n" else json.dumps(one)[1:-1] for one in text)
    out.write("".join(seen) + "\n")
    return len(found)


def read_pack(path: str) -> list[Strategy]:
    """Read the strategies of a pack.

    Raises:
        InputMissing: the file doesn't exist.
        BadData: it isn't a valid pack; one sentence says why.
    """
    whole = load_json(path, MAX_PACK_BYTES, words.NOT_A_PACK)
    if not isinstance(whole, dict) or whole.get("format") != FORMAT:
        raise BadData(words.NOT_A_PACK)
    version, found = whole.get("version"), whole.get("strategies")
    if type(version) is not int or version < 1 or not isinstance(found, list):
        raise BadData(words.NOT_A_PACK)
    if version > VERSION:
        raise BadData(words.NEWER_PACK)
    if len(found) > MAX_PACK_STRATEGIES:
        raise BadData(words.pack_too_large(MAX_PACK_STRATEGIES))
    return [_strategy(one, number) for number, one in enumerate(found, 1)]


def new_strategies(journal: Journal, strategies: Sequence[Strategy]) -> list[Strategy]:
    """Return those whose names the journal doesn't have yet, each once."""
    known = {one.name.casefold() for one in journal.strategies.all(archived=True)}
    found: dict[str, Strategy] = {}
    for one in strategies:
        if (name := _as_stored(one.name).casefold()) not in known:
            found.setdefault(name, one)
    return list(found.values())


def left_out(
    journal: Journal, strategies: Sequence[Strategy]
) -> list[tuple[Strategy, Strategy | None]]:
    """Return those that aren't new, each with the one to keep if that isn't quite the same."""
    new = new_strategies(journal, strategies)
    kept = {one.name.casefold(): one for one in (*journal.strategies.all(archived=True), *new)}
    pairs = [(one, kept[one.name.casefold()]) for one in strategies if one not in new]
    return [(one, None if _same(one, other) else other) for one, other in pairs]


def _same(one: Strategy, other: Strategy) -> bool:
    return all(getattr(one, field) == getattr(other, field) for field in FIELDS)


def import_strategies(journal: Journal, strategies: Sequence[Strategy]) -> list[Strategy]:
    """Add the new strategies of a pack, all or none."""
    with journal.bulk():
        return [journal.strategies.add(one) for one in new_strategies(journal, strategies)]


def _value(one: Strategy, field: str) -> Any:
    value = getattr(one, field)
    return list(value) if isinstance(value, tuple) else value


def _strategy(values: Any, number: int) -> Strategy:
    """Validate every field of one strategy in a pack."""
    if not isinstance(values, dict) or values.keys() - set(FIELDS):
        raise BadData(words.pack_strategy_unreadable(number))
    steps, minutes = values.get("steps", []), values.get("minutes")
    lines = {field: values.get(field, "") for field in LINE_FIELDS}
    fits = (
        _is_line(values.get("name"), MAX_NAME_CHARS)
        and isinstance(values.get("category"), str)
        and all(_is_line(line, MAX_LINE_CHARS) for line in lines.values())
        and isinstance(steps, list)
        and len(steps) <= MAX_STEPS
        and all(_is_line(step, MAX_LINE_CHARS) for step in steps)
        and (minutes is None or type(minutes) is int)
    )
    if not fits:
        raise BadData(words.pack_strategy_unreadable(number))
    try:
        # Built from what the store will keep, so that nothing fails halfway.
        return Strategy(
            name=_as_stored(values["name"]),
            category=values["category"],
            steps=tuple(map(_as_stored, steps)),
            minutes=minutes,
            when=_as_stored(lines["when"]),
            source=_as_stored(lines["source"]),
            warning=_as_stored(lines["warning"]),
        )
    except JournalError as error:
        raise BadData(words.pack_strategy_unreadable(number)) from error


def _is_line(value: Any, longest: int) -> bool:
    return isinstance(value, str) and len(value) <= longest


def _as_stored(line: str) -> str:
    """Return a line as the store will keep it."""
    return " ".join(clean(line).split())
