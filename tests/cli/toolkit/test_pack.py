"""Packs of strategies on the command line."""

from pathlib import Path

from support.command_line import Rj, StartOnTerminal, wait_for_exit


def test_a_pack_goes_to_a_friend_and_comes_in_once(
    rj: Rj, tmp_path: Path, on_terminal: StartOnTerminal
) -> None:
    path = str(tmp_path / "pack.json")
    rj("mood", "4")
    assert "no strategies of your own" in rj("strategy", "pack", "export", path, code=1).err
    rj("strategy", "add", "Sea", "--category", "move", "--step", "Go there.")
    assert "Written" in rj("strategy", "pack", "export", path).err
    assert Path(path).stat().st_mode & 0o777 == 0o600
    rj("strategy", "pack", "export", path, code=73)
    assert "You have it already: Sea" in rj("strategy", "pack", "import", path).err
    same = rj("strategy", "pack", "import", "-", stdin=Path(path).read_bytes())
    assert "You have it already: Sea" in same.err

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


def test_what_is_left_out_of_a_pack_is_named(rj: Rj, tmp_path: Path) -> None:
    path = str(tmp_path / "pack.json")
    for name in ("Sea", "Swim", "Sing"):
        rj("strategy", "add", name, "--category", "move")
    rj("strategy", "pack", "export", path)
    text = Path(path).read_text().replace('"Sea"', '"SEA"').replace('"Sing"', '"box Breathing"')
    Path(path).write_text(text)
    rj("strategy", "edit", "Swim", "--step", "Dive.")
    done = rj("strategy", "pack", "import", path, "--yes")
    assert done.out == ""
    assert done.err == (
        "Left out: SEA. You keep the one called Sea.\n"
        "Left out: Swim. You keep yours, which is different.\n"
        "Left out: box Breathing. You keep the one called Box breathing.\n"
        "There is nothing new in this pack. Nothing was imported.\n"
    )
    rj("strategy", "edit", "Swim", "--name", "Dive")
    text = text.replace('"SEA"', '"swim"')
    Path(path).write_text(text)
    done = rj("strategy", "pack", "import", path, "--yes")
    assert done.out == "swim  move\n"
    assert "Left out: Swim. You keep the one called swim.\n" in done.err
    assert "You have it already: swim\n" in rj("strategy", "pack", "import", path, "--yes").err
