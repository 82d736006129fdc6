"""docs/json.md says what every command prints with --json, and each does print that."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import pytest
import time_machine

from recovery_journal.cli import json_shapes
from recovery_journal.cli.app import root_command
from recovery_journal.cli.base.arguments import Context
from recovery_journal.cli.commands import COMMANDS
from recovery_journal.cli.json_shapes import ANY_NAME, SHAPES, commands_of, fields_of
from recovery_journal.cli.reference import json_page
from recovery_journal.demo import write_demo_journal
from support.command_line import Rj

PAGE = Path(__file__).parents[2] / "docs" / "json.md"
TYPED = """
craving 9 -t payday -s walk | after 3 | mood 1 -f low --sleep 7.5 | note Rain.
used Coffee 2 | used Alcohol | none Coffee --on friday | intention Rest.
review --answer Well. | contact Sam | meeting attended Tuesday
status | status --line | status --due | list --limit 0 | today | on-this-day | search call
show 700 | show 1 | edit 700 --note Fine. | delete 699 | trash list | trash restore 699
insights | history 700 | history 700 --bring-back 1 | undo | redo | draft | inbox | now
now --region us | tracker list | tracker edit Coffee --headline none | tracker archive Coffee
tracker add Tea --limit "2 cups a day" | strategy list | strategy show ride | strategy suggest
strategy edit ride --favourite | strategy add Swim --category body | strategy use ride --before 5
plan list | plan add --if payday --then walk | plan edit 1 --hour 7 | plan delete 1
trash restore plan 1 | reason list | reason add Mornings | reason edit 1 Evenings
reason move 1 down | reason delete 1 | letter list | letter open 1 --yes | letter edit 1 --at-days 9
letter delete 1 | safety show | safety edit 1 --text Quiet. | people list | people show Sam
people add Ana --recovery-date 2020-01-01 --agreed | people edit Ana --role peer
people archive Ana | people delete Ana | meeting list | meeting show Tuesday | meeting next
meeting add Nine --on mon --at 9:00 | meeting edit Nine --place online | meeting archive Nine
meeting delete Nine | promise list | promise add Call --for friday | promise done 1
promise not-now 2 | promise move 2 friday | promise edit 2 Sing | promise delete 2 | kept list
kept add Yes. | kept delete 1 | share --with Sam | share --line | review questions
review questions add Mine One? | review questions delete Mine | config | config list
config set morning no | backup | backup list | backup verify | doctor | where
share --with Sam -o page.md | share list | share delete 1 | merge all.json --dry-run
import json all.json --dry-run | calendar | calendar -o days.ics
trash empty --yes | erase 5 --yes | restore last --yes
"""
NOT_TRIED = {"people import", "meeting import", "strategy pack import", "import file", "salvage"}
NOT_TRIED |= {f"passphrase {one}" for one in ("set", "change", "recover", "days", "remove")}
NOT_TRIED |= {"inbox answer", "inbox keep", "inbox drop", "letter write", "log", "unseal"}
"""They need files, a terminal or a locked journal of their own; other tests read what they say."""


def fits(value: Any, shape: Any) -> bool:
    match shape:
        case tuple():
            return any(fits(value, one) for one in shape)
        case list():
            return isinstance(value, list) and all(fits(one, tuple(shape)) for one in value)
        case dict():
            return isinstance(value, dict) and fits_keys(value, shape)
        case None:
            return value is None
    if shape is object:
        return True
    if shape is type(None):
        return value is None
    if shape is float:
        return type(value) in (int, float)
    if shape in (date, datetime, time):
        return isinstance(value, str) and bool(shape.fromisoformat(value))
    if shape in (str, int, bool):
        return type(value) is shape
    return fits(value, fields_of(shape))


def fits_keys(value: dict[str, Any], shape: dict[str, Any]) -> bool:
    known = {key.removesuffix("?"): one for key, one in shape.items() if key != ANY_NAME}
    needed = {key for key in shape if key != ANY_NAME and not key.endswith("?")}
    others = value.keys() - known.keys()
    return (
        needed <= value.keys()
        and (ANY_NAME in shape or not others)
        and all(fits(value[key], known[key]) for key in known.keys() & value.keys())
        and all(fits(value[key], shape[ANY_NAME]) for key in others)
    )


def keys_in(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield from value
    for one in value.values() if isinstance(value, dict) else value:
        if isinstance(one, dict | list):
            yield from keys_in(one)


def shape_for(typed: str) -> Any:
    """The shape of the line that names most of what was typed."""
    words = typed.split()
    lines = [
        (len(one.split()), shape)
        for line, shape in SHAPES.items()
        for one in line.split(", ")
        if all(word in words or not word.islower() for word in one.split())
        and words[: len(named(one))] == named(one)
    ]
    if words[:2] == ["trash", "restore"]:
        return SHAPES[
            "trash restore KIND ID" if len(words) == 4 else "show, edit, delete, trash restore ID"
        ]
    return max(lines, key=lambda one: one[0])[1]


def named(one: str) -> list[str]:
    return next(commands_of(one)).split()


@pytest.fixture
def demo(home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.chdir(home)
    with time_machine.travel(datetime(2026, 11, 22, 20, tzinfo=UTC), tick=False):
        write_demo_journal(str(home), date(2026, 11, 22))
        yield


def test_each_command_prints_what_the_page_says(rj: Rj, demo: None) -> None:
    rj("export", "json", "-o", "all.json")
    for typed in re.split(r"[|\n]", TYPED):
        if words := [one.strip('"') for one in re.findall(r'"[^"]*"|\S+', typed)]:
            found = rj(*words, "--json").json
            assert fits(found, shape_for(" ".join(words))), (words, found)
            names = {*keys_in(found)} if isinstance(found, dict | list) else set()
            assert not [name for name in names if not re.fullmatch("[a-z0-9_]+", name)], words


def test_every_command_with_json_is_on_the_page() -> None:
    assert PAGE.read_text(encoding="utf-8") == json_page(), "write it anew: make reference"
    root = Context(root_command, info_name="rj")
    known = {one for line in SHAPES for one in commands_of(line)}
    tried = {one for one in known if re.search(rf"(^|[|\n] ?){one}( |$)", TYPED, re.MULTILINE)}
    assert known - tried == NOT_TRIED
    found = set()
    groups = [(root, name) for name in COMMANDS]
    for parent, name in groups:
        command = parent.command.get_command(parent, name)  # type: ignore[attr-defined]
        context = Context(command, info_name=name, parent=parent)
        groups += [(context, one) for one in getattr(command, "commands", ())]
        if any(one.name == "as_json" for one in command.params):
            found.add(context.command_path.removeprefix("rj "))
    assert found == known


def test_a_shape_is_held_to() -> None:
    craving = fields_of(json_shapes.RECORDS["craving"])
    assert fits({"a": [1, None]}, {"a": [int, None], "b?": str})
    for wrong in ({"a": 1}, {"a": ["x"]}, {"a": [], "c": 1}, {"a": [True]}, {}):
        assert not fits(wrong, {"a": [int, None], "b?": str}), wrong
    assert {"kind", "intensity", "triggers", "uid"} <= craving.keys()
