"""Flip one bit of a full journal at a time, and see what each command still shows.

Run as a program of its own: `python -m support.flips FIRST LAST`; it prints a line of JSON for each
flip.
"""

import contextlib
import io
import json
import os
import random
import re
import sqlite3
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

from recovery_journal.__main__ import main
from support.file_map import NOTHING, PAGE, Place, map_file
from support.full_journal import SECRET, fill

TODAY = date(2026, 11, 22)
READING: tuple[tuple[str, ...], ...] = (
    ("list", "--limit", "0"),
    ("list", "--limit", "0", "--json"),
    ("search", SECRET, "--limit", "0"),
    ("show", "33"),
    ("history", "10"),
    ("status",),
    ("insights",),
    ("strategy", "list"),
    ("people", "list"),
    ("meeting", "list"),
    ("promise", "list"),
    ("kept", "list"),
    ("reason", "list"),
    ("letter", "list"),
    ("plan", "list"),
    ("safety", "show"),
    ("tracker", "list"),
    ("review", "questions"),
    ("trash", "list"),
    ("config", "list"),
    ("share", "list"),
    ("share", "--with", f"personb {SECRET}", "--since", "2026-01-01", "--words"),
    ("export", "json"),
    ("export", "csv", "--include-private"),
    ("export", "markdown", "--include-private"),
    ("export", "html", "--include-private"),
)
DETAILS = ("craving", "mood", "use", "contact", "attended", "intention", "review")
"""Tables of what only one kind of entry has."""
UNDERIVED = "uid, revision, kind, at, offset, day, tracker, private, kept, note, trashed_at"
"""The columns of an entry that don't follow from others."""
UNEXPLAINED = (1, 70)
"""Codes that say nothing about what is wrong."""
SHOWN_IN_PART = 65
COUNTS_NO_DAYS = re.compile(r"The page doesn't count your days \(.*?\)")
"""Names trackers, which it does of a whole journal, too, when a use is private."""
TOKENS = re.compile(
    r"entry\d+x|(?:track|person|meeting|reason|cue|act|kept|promise|letter|reader|pack|strategy"
    r"|safety)[abc](?= " + SECRET + r")"
)
"""The words of which each belongs to one thing."""


def run(*arguments: str) -> tuple[int, str, str]:
    """Carry out a command in this process: its code, and what it printed."""
    out, err = io.TextIOWrapper(io.BytesIO(), "utf-8"), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main(list(arguments))
    out.seek(0)
    return code, out.read(), err.getvalue()


class Flipper:
    """A journal, and what is seen of it when one bit is another."""

    def __init__(self, home: Path) -> None:
        self.path = home / "journal.db"
        os.environ["RECOVERY_JOURNAL_HOME"] = str(home)
        random_bytes, os.urandom = os.urandom, random.Random(0).randbytes
        fill(str(self.path), TODAY)
        os.urandom = random_bytes
        self.whole = self.path.read_bytes()
        self.places = map_file(self.path)
        self.used = [at for at, place in enumerate(self.places) if place != NOTHING]
        whole = {one: run(*one)[1:] for one in READING}
        self.shown = {one: set(TOKENS.findall(out)) for one, (out, _) in whole.items()}
        self.usual = {one: err for one, (_, err) in whole.items()}
        with closing(sqlite3.connect(self.path)) as reader:
            self.rows = dict(_all_rows(reader))
            self.settings = [name for (name,) in reader.execute("SELECT uid FROM setting")]
            self.tags = dict(reader.execute("SELECT id, name FROM tag"))
            self.tagged = reader.execute("SELECT tag, entry FROM entry_tag").fetchall()

    def flip(self, seed: int) -> dict[str, Any]:
        """Flip a bit, and describe what each command does."""
        chance = random.Random(seed)
        at, bit = chance.choice(self.used), 1 << chance.randrange(8)
        place = self.places[at]
        content = bytearray(self.whole)
        content[at] ^= bit
        found: dict[str, Any] = {"seed": seed, "at": at, "kind": place.kind, "table": place.table}
        own = self._own_tokens(place)
        commands = []
        for arguments in READING:
            self.path.write_bytes(content)
            code, out, err = run(*arguments)
            err = COUNTS_NO_DAYS.sub("", err.replace(self.usual[arguments], ""))
            lost = self.shown[arguments] - set(TOKENS.findall(out)) - own
            commands.append(
                {
                    "command": " ".join(arguments),
                    "code": code,
                    "lost": sorted(lost),
                    "salvage": "rj salvage" in err,
                    "doctor": "rj doctor" in err,
                    "said": err.replace(str(self.path), "PATH")[:300],
                    "leaks": SECRET in err or "Traceback" in err or bool(TOKENS.search(err)),
                    "changed": self.path.read_bytes() != content,
                }
            )
        found["commands"] = commands
        self.path.write_bytes(content)
        found["doctor"], out, err = run("doctor")
        steps = ("rj salvage", "rj doctor --fix", "rj restore")
        found["step"] = any(step in out + err for step in steps)
        found["salvaged"], found["missing"] = self._salvage(at // PAGE, place)
        return found

    def _own_tokens(self, place: Place) -> set[str]:
        """The words of the thing a value belongs to, which may be gone with it."""
        if place.kind not in ("value", "row header"):
            return set()
        if place.table == "tag":
            entries = {entry for tag, entry in self.tagged if tag == place.row}
            name = self.tags[place.row]
            needed = "person" in name or "meeting" in name
            return {f"entry{one}x" for one in entries if needed} | set(TOKENS.findall(name))
        if place.table in DETAILS:
            return {f"entry{place.row}x"}
        row = self.rows.get(place.table, {}).get(place.row, ())
        own = set(TOKENS.findall(" ".join(map(str, row))))
        if place.table == "person":  # nobody else reads what a sponsee confided
            named = {tag for tag, name in self.tags.items() if own & set(TOKENS.findall(name))}
            own |= {f"entry{entry}x" for tag, entry in self.tagged if tag in named}
        return own

    def _salvage(self, page: int, place: Place) -> tuple[int, list[str]]:
        """Salvage: the code, and rows that aren't as they were although their page is whole.

        What only one kind of entry has goes with the entry.
        """
        new = self.path.with_name("new.db")
        code, _, _ = run("salvage", str(self.path), str(new))
        if code:
            return code, []
        with closing(sqlite3.connect(new)) as reader:
            saved = dict(_all_rows(reader))
        os.unlink(new)
        hit = {place, *self.places[page * PAGE : (page + 1) * PAGE]}
        bad = {(one.table, one.row) for one in hit}
        bad |= {(table, row) for one, row in bad if one == "entry" for table in DETAILS}
        bad |= {("entry", row) for one, row in bad if one in DETAILS}
        bad |= {("setting", name) for one, _ in bad if one == "setting" for name in self.settings}
        missing = [
            f"{table} {number}"
            for table, rows in self.rows.items()
            for number in rows
            if saved[table].get(number) != rows[number] and (table, number) not in bad
        ]
        return code, missing


def problems(found: dict[str, Any]) -> list[str]:
    """What is wrong with the commands after a flip."""
    wrong = [f"salvage ended with {found['salvaged']}"] if found["salvaged"] else []
    wrong += [f"not salvaged: {found['missing'][:3]}"] if found["missing"] else []
    wrong += [f"doctor ended with {found['doctor']}"] if found["doctor"] in UNEXPLAINED else []
    for one in found["commands"]:
        name, lost = one["command"], one["lost"]
        wrong += [f"{name} ended with {one['code']}"] if one["code"] in UNEXPLAINED else []
        wrong += [f"{name} said {one['said']}"] if one["leaks"] else []
        wrong += [f"{name} changed the journal"] if one["changed"] else []
        if lost and found["kind"] == "value" and one["code"] != SHOWN_IN_PART:
            wrong.append(f"{name} hid {lost[:3]}")
        elif lost and found["kind"] != "value" and not _names_a_step(found, one):
            wrong.append(f"{name} hid {lost[:3]} and named no step")
    return wrong


def _names_a_step(found: dict[str, Any], one: dict[str, Any]) -> bool:
    """Whether a command that hid something names what helps; a search leaves that to the doctor."""
    says = one["salvage"] or one["doctor"] or one["command"].startswith("search")
    return bool(one["salvage"] or (says and found["step"]))


def _all_rows(reader: sqlite3.Connection) -> Iterator[tuple[str, dict[Any, tuple[Any, ...]]]]:
    """All rows of each table with numbers, and the settings."""
    recorded = "SELECT * FROM setting WHERE uid <> 'first_start_done'"
    yield "setting", {row[0]: row for row in reader.execute(recorded)}
    for (name,) in reader.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE 'CREATE TABLE %' "
        "AND sql NOT LIKE '%WITHOUT ROWID%' AND name NOT LIKE '\\_%' ESCAPE '\\' "
        "AND name NOT LIKE 'entry\\_words%' ESCAPE '\\' AND name NOT LIKE 'sqlite%'"
    ).fetchall():
        listed = UNDERIVED if name == "entry" else "*"
        yield (
            name,
            {row[0]: row[1:] for row in reader.execute(f"SELECT rowid, {listed} FROM {name}")},
        )


def flip_all(seeds: Sequence[int]) -> Iterator[dict[str, Any]]:
    """Flip a bit for each seed."""
    memory = "/dev/shm" if Path("/dev/shm").is_dir() else None
    with tempfile.TemporaryDirectory(dir=memory) as folder:
        flipper = Flipper(Path(folder))
        for seed in seeds:
            yield flipper.flip(seed)


if __name__ == "__main__":
    for found in flip_all(range(int(sys.argv[1]), int(sys.argv[2]))):
        sys.stdout.write(json.dumps(found) + "\n")
        sys.stdout.flush()
