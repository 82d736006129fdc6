"""Packs of strategies: valid ones are text, others are refused in one sentence."""

import io
import json
from pathlib import Path
from typing import Any

import pytest

from recovery_journal.domain.strategies.strategy import Strategy
from recovery_journal.errors import BadInput, InputMissing, JournalError
from recovery_journal.exchange.packs import (
    FORMAT,
    MAX_PACK_BYTES,
    MAX_PACK_STRATEGIES,
    import_strategies,
    new_strategies,
    read_pack,
    write_pack,
)
from recovery_journal.text import clean
from support.corpus import HOSTILE
from support.each import each
from support.journals import fresh_journal

WALK: dict[str, Any] = {"name": "Walk to the sea", "category": "move", "steps": ["Go."]}


def packed(folder: Path, *strategies: Any, **changes: Any) -> str:
    whole = {"format": FORMAT, "version": 1, "strategies": list(strategies), **changes}
    path = folder / "pack.json"
    path.write_text(json.dumps(whole))
    return str(path)


@each("text", HOSTILE)
def test_any_words_come_back_as_the_journal_keeps_them(tmp_path: Path, text: str) -> None:
    one = Strategy(
        name=f"a{text}", category="move", when=text, steps=(f"b{text}",), warning=text, minutes=5
    )
    with fresh_journal() as journal, fresh_journal() as friend:
        mine = journal.strategies.add(one)
        out = io.StringIO()
        assert write_pack([mine], out) == 1
        assert all(sign.isprintable() or sign == "\n" for sign in out.getvalue())
        path = tmp_path / "pack.json"
        path.write_text(out.getvalue(), "utf-8")
        (theirs,) = import_strategies(friend, read_pack(str(path)))
        for field in ("name", "when", "steps", "warning", "minutes", "category"):
            assert getattr(theirs, field) == getattr(mine, field), field
        assert theirs.name == " ".join(clean(f"a{text}").split())
        assert theirs.uid != mine.uid
        assert import_strategies(friend, read_pack(str(path))) == []


def test_a_friend_can_read_it() -> None:
    one = Strategy(name="Tee für Żaneta", category="pause", steps=("آب \u200f🍵",))
    out = io.StringIO()
    write_pack([one], out)
    assert '"name": "Tee für Żaneta"' in out.getvalue()
    assert '"آب \\u200f🍵"' in out.getvalue()


def test_nothing_personal_goes_along() -> None:
    with fresh_journal() as journal:
        ride = journal.strategies.find("ride")
        mine = journal.strategies.favour(ride, favourite=True)
        out = io.StringIO()
        write_pack([mine], out)
    (told,) = json.loads(out.getvalue())["strategies"]
    assert set(told) == {"name", "category", "when", "steps", "minutes", "source", "warning"}


def test_what_is_there_already_is_left_alone(tmp_path: Path) -> None:
    with fresh_journal() as journal:
        known = journal.strategies.all()[0].name.upper()
        path = packed(tmp_path, WALK, {**WALK, "name": "walk  to the SEA"}, {**WALK, "name": known})
        assert [one.name for one in new_strategies(journal, read_pack(path))] == ["Walk to the sea"]


@each(
    "one",
    [
        None,
        "Walk",
        [],
        {},
        {"name": "Walk"},
        {"category": "move"},
        {**WALK, "name": ""},
        {**WALK, "name": " \u0000 "},
        {**WALK, "name": 7},
        {**WALK, "name": "x" * 301},
        {**WALK, "category": "sleep"},
        {**WALK, "category": ["move"]},
        {**WALK, "steps": "Go."},
        {**WALK, "steps": [1]},
        {**WALK, "steps": ["\0"]},
        {**WALK, "steps": ["Go."] * 1000},
        {**WALK, "minutes": True},
        {**WALK, "minutes": 0},
        {**WALK, "minutes": 5.5},
        {**WALK, "minutes": 10**30},
        {**WALK, "when": None},
        {**WALK, "uid": "a" * 32},
    ],
)
def test_a_strategy_that_is_none_is_refused(tmp_path: Path, one: Any) -> None:
    with pytest.raises(BadInput, match="Strategy 2 of this pack"):
        read_pack(packed(tmp_path, WALK, one))


WHOLE = json.dumps({"format": FORMAT, "version": 1, "strategies": [WALK]}).encode()


@each(
    "data",
    [
        b"",
        b"null",
        b"[]",
        b"{",
        b"NaN",
        WHOLE.replace(b'"version": 1', b'"version": NaN'),
        WHOLE.replace(b'"version": 1', b'"version": 1e999'),
        WHOLE.replace(b'"version": 1', b'"version": true'),
        WHOLE.replace(b'"version": 1', b'"version": 2'),
        WHOLE.replace(b'"version": 1', b'"version": -1'),
        WHOLE.replace(b'"version": 1', b'"version": 1, "version": 1'),
        WHOLE.replace(b'"version": 1', b'"version": ' + b"9" * 5000),
        WHOLE.replace(b"Walk", b"\xff\xfe"),
        WHOLE.decode().encode("utf-16"),
        WHOLE.replace(FORMAT.encode(), b"recovery-journal"),
        b"[" * 200_000,
        b'{"a":' * 100_000,
        json.dumps(
            {"format": FORMAT, "version": 1, "strategies": [WALK] * (MAX_PACK_STRATEGIES + 1)}
        ).encode(),
        WHOLE.replace(b"Walk", b"W" * MAX_PACK_BYTES),
    ],
)
def test_what_is_no_pack_is_refused_in_a_sentence(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "pack.json"
    path.write_bytes(data)
    with pytest.raises(BadInput) as refused:
        read_pack(str(path))
    assert len(str(refused.value)) < 120


def test_a_mark_before_the_text_does_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "pack.json"
    path.write_bytes(b"\xef\xbb\xbf" + WHOLE)
    assert read_pack(str(path))[0].name == "Walk to the sea"


@each("path", ["nothing", "/dev/zero", ".", "a\0b"])
def test_what_is_no_file_is_refused(tmp_path: Path, path: str) -> None:
    with pytest.raises(JournalError) as refused:
        read_pack(str(tmp_path / path))
    assert isinstance(refused.value, InputMissing if path == "nothing" else BadInput)
