"""Packs of strategies on the command line."""

from pathlib import Path

from support.command_line import Rj, StartOnTerminal, wait_for_exit


def test_a_pack_goes_to_a_friend_and_comes_in_once(
    rj: Rj, tmp_path: Path, on_terminal: StartOnTerminal
) -> None:
    path = str(tmp_path / "pack.json")
    rj("mood", "4")
    assert "no strategy of your own" in rj("strategy", "pack", "export", path, code=1).err
    rj("strategy", "add", "Sea", "--category", "move", "--step", "Go there.")
    assert "Written" in rj("strategy", "pack", "export", path).err
    assert Path(path).stat().st_mode & 0o777 == 0o600
    rj("strategy", "pack", "export", path, code=73)
    assert "already" in rj("strategy", "pack", "import", path).err

    (tmp_path / "journal.db").unlink()
    done = rj("strategy", "pack", "import", path, code=2)
    assert done.out == "Sea  move\n  Go there.\n"
    assert "--yes" in done.err
    child = on_terminal("strategy", "pack", "import", path)
    child.expect("yes or no:")
    child.sendline("no")
    assert wait_for_exit(child) == 0
    child = on_terminal("strategy", "pack", "import", path)
    child.expect("yes or no:")
    child.sendline("y")
    assert wait_for_exit(child) == 0
    assert "1 strategy" in (child.before or "")
    assert rj("strategy", "pack", "import", path, "--json").json == []
    rj("strategy", "pack", "export", path, "sea", "ride", "--force")
    assert "Ride" in Path(path).read_text()
    assert "no file" in rj("strategy", "pack", "import", f"{path}x", code=66).err
