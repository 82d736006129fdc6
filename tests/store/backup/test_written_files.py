"""Every file that the program writes by itself is on the list of what is erased."""

import asyncio
import json
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cli.test_daily_copy import WAYS, lived_in, use
from recovery_journal.domain.dataclass import replace
from recovery_journal.store.backup.written_files import (
    AMONG_TEMPORARY_FILES,
    BESIDE_THE_JOURNAL,
    is_listed,
)
from recovery_journal.store.encryption import keys
from recovery_journal.store.journal import Journal
from support.encrypted import LIGHT_COST
from support.locked import passphrase_option
from support.screens import press, run_app, type_in

__all__ = ["lived_in"]

WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
NAMING = {"os.rename": 1, "os.link": 1, "os.symlink": 1, "os.mkdir": 0}
"""Events that give something a name, and which of their details that is."""


def written_by(carry_out: Callable[[], None], report: Path) -> set[str]:
    """Everything a child process creates or writes, by path, while it carries something out."""
    if os.fork() == 0:
        seen: set[str] = set()

        def watch(event: str, details: tuple[Any, ...]) -> None:
            if event == "open" and isinstance(details[0], str) and details[2] & WRITING:
                seen.add(os.path.abspath(details[0]))
            elif event in NAMING:
                seen.add(os.path.abspath(os.fsdecode(details[NAMING[event]])))
            elif event == "sqlite3.connect" and "mode=rw" in str(details[0]):
                seen.add(str(details[0]).removeprefix("file:").partition("?")[0])

        code = 1
        try:
            sys.addaudithook(watch)
            carry_out()
            code = 0
        finally:
            sys.stderr.flush()
            report.write_text(json.dumps(sorted(seen)))
            os._exit(code)
    assert os.wait()[1] == 0
    return {*json.loads(report.read_text())}


def live(home: Path, out: Path) -> None:
    """Use everything there is, plain and encrypted, by command and on the screens."""
    keys.DEFAULT_COST = LIGHT_COST
    os.environ["EDITOR"] = "sed -i s/^/more/"
    for way in WAYS:
        use(*way.removeprefix("!").format(day=1, home=out).split())
    for way in (
        f"export markdown -o {out}/a.md|export json -o {out}/a.json|import json {out}/a.json"
        f"|share -o {out}/page.md|safety export -o {out}/plan.txt|backup --to {out}/stick"
        f"|config set backup-folder {out}/disk|note edited in between|edit 1|letter write"
        f"|salvage {home}/journal.db {out}/saved.db|demo --into {out}/demo|undo|restore asked --yes"
    ).split("|"):
        use(*way.split())
    asyncio.run(use_screens(home))
    with passphrase_option("one") as option:
        assert use(*option, "passphrase", "set", "--show-days") == 0
    assert use("note", "sealed") == use("used", "Alcohol") == 0
    for way in ("list", "backup", f"export json -o {out}/sealed.json", "passphrase days"):
        with passphrase_option("one") as option:
            assert use(*option, *way.split()) == 0, way
    with passphrase_option("one\ntwo") as option:
        assert use(*option, "passphrase", "change", "--new-key") == 0
    with passphrase_option("two") as option:
        assert use(*option, "passphrase", "remove", "--yes") == 0
    damaged = bytearray((home / "journal.db").read_bytes())
    damaged[:100] = bytes(100)
    (home / "journal.db").write_bytes(damaged)
    use("salvage", str(home / "journal.db"), f"{out}/again.db")
    whole = next(home.glob("backups/*-purge-*.db"))
    assert use("restore", str(whole), "--yes") == 0
    torn = out / "torn.db"
    torn.write_bytes(whole.read_bytes()[:100_000])
    assert use("restore", str(torn), "--yes") == 0


async def use_screens(home: Path) -> None:
    path = home / "journal.db"
    with Journal(str(path)) as journal:
        journal.settings.write(replace(journal.settings.read(), first_start_done=True))
    async with run_app(path) as (app, pilot):
        app.action_other_theme()
        await press(pilot, "n")
        await type_in(pilot, "words that are not saved")
        await pilot.pause(1.2)
        app.keep_words()


@pytest.mark.slow
@pytest.mark.needs("fork")
def test_every_writer_is_on_the_list_and_all_of_it_is_erased(
    home: Path,
    lived_in: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    shutil.copytree(lived_in, home, dirs_exist_ok=True)
    out = tmp_path_factory.mktemp("out")
    (out / "disk").mkdir(mode=0o700)
    found = written_by(lambda: live(home, out), out / "report")
    names = {Path(path).relative_to(home).parts[0] for path in found if path.startswith(f"{home}/")}
    assert {name for name in names if not is_listed(name, BESIDE_THE_JOURNAL)} == set()
    assert len(names) > 25
    elsewhere = {path for path in found if not path.startswith((f"{home}", f"{out}", "/dev/null"))}
    assert {
        path
        for path in elsewhere
        if not is_listed(Path(path).name, AMONG_TEMPORARY_FILES)
        and not any(part.startswith("rj-") for part in Path(path).parts)
    } == set()
    assert use("erase", "--everything", "--yes") == 0
    assert [*home.iterdir()] == []
    for one in ("journal.keys.next", "prompt.json", "draft-*.json", "state.json", "inbox"):
        assert any(is_listed(name, {one: ""}) for name in names), f"nothing has written {one}"


def test_a_demo_that_was_killed_is_erased_and_one_that_runs_is_not(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(home))
    for number in (99999999, os.getpid()):
        (home / f"rj-demo-{number}-abcd_123").mkdir()
    assert use("erase", "--everything", "--yes") == 0
    assert [one.name for one in home.iterdir()] == [f"rj-demo-{os.getpid()}-abcd_123"]
