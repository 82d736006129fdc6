"""Putting the completion of a shell where the shell looks for it, and removing it again."""

import os
import subprocess
from pathlib import Path

import pytest

from recovery_journal.cli.system import shells
from support.command_line import Rj, StartOnTerminal, wait_for_exit
from support.each import each

SCRIPTS = {
    "bash": (
        ".local/share/bash-completion/completions/rj",
        ".local/share/bash-completion/completions/recovery-journal",
    ),
    "zsh": (".local/share/zsh/site-functions/_rj",),
    "fish": (".config/fish/completions/rj.fish", ".config/fish/completions/recovery-journal.fish"),
    "powershell": (".config/powershell/recovery-journal.ps1",),
}
START_FILES = {
    "zsh": ".zshrc",
    "powershell": ".config/powershell/Microsoft.PowerShell_profile.ps1",
}


@pytest.fixture(autouse=True)
def account(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An account of its own, whose bash looks for completions."""
    package = home / "bash_completion"
    package.touch()
    monkeypatch.setattr(shells, "BASH_COMPLETION", (str(package),))
    monkeypatch.setattr("sys.platform", "linux")
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "ZDOTDIR", "BASH_COMPLETION_USER_DIR"):
        monkeypatch.delenv(name, raising=False)
    return home


@each("shell", list(SCRIPTS))
def test_it_is_installed_once_and_removed(rj: Rj, home: Path, shell: str) -> None:
    scripts = [home / name for name in SCRIPTS[shell]]
    told = rj("completion", "install", shell)
    assert told.out == "".join(f"Written: {path}\n" for path in scripts)
    assert "Open a new shell" in told.err
    assert (START_FILES.get(shell, ".bashrc") in told.err) == (shell != "fish")
    whole = rj("completion", shell).out
    for path in scripts:
        assert path.read_text().startswith(whole)
        assert path.stat().st_mode & 0o077 == 0
    written = {path: path.stat().st_mtime_ns for path in scripts}
    again = rj("completion", "install", shell)
    assert (again.out, {path: path.stat().st_mtime_ns for path in scripts}) == ("", written)
    assert all(not (home / name).exists() for name in (*START_FILES.values(), ".bashrc"))
    assert rj("completion", "uninstall", shell).out == "".join(
        f"Removed: {path}\n" for path in scripts
    )
    assert not any(path.exists() for path in scripts)
    assert rj("completion", "uninstall", shell).err == "There was nothing to remove.\n"
    assert not (home / "journal.db").exists()


def test_an_older_script_of_this_program_is_replaced_and_no_other(rj: Rj, home: Path) -> None:
    rj("completion", "install", "fish")
    older, foreign = (home / name for name in SCRIPTS["fish"])
    older.write_text("complete --command rj\n" + older.read_text())
    foreign.write_text("# mine\n")
    refused = rj("completion", "install", "fish", code=73)
    assert refused.err.startswith(f"{foreign} was not made by this program")
    assert rj("completion", "uninstall", "fish", code=73).err == refused.err
    assert (foreign.read_text(), older.exists()) == ("# mine\n", True)
    foreign.unlink()
    rj("completion", "install", "fish")
    assert older.read_text() == foreign.read_text()


def test_the_shell_is_that_of_the_account(
    rj: Rj, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SHELL", "/opt/homebrew/bin/fish")
    rj("completion", "install")
    assert (home / ".config/fish/completions/rj.fish").exists()
    for unknown in ("/bin/tcsh", ""):
        monkeypatch.setenv("SHELL", unknown)
        says = "Which shell is it for: bash, zsh, fish, powershell? For example: "
        assert rj("completion", "install", code=2).err.startswith(says)


def test_folders_of_the_account_are_followed(
    rj: Rj, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(home / "data of mine"))
    monkeypatch.setenv("XDG_CONFIG_HOME", "relative")
    monkeypatch.setenv("ZDOTDIR", str(home / "zsh"))
    monkeypatch.setenv("BASH_COMPLETION_USER_DIR", f"{home}/own:{home}/other")
    for shell, path in (
        ("bash", "own/completions/rj"),
        ("zsh", "data of mine/zsh/site-functions/_rj"),
        ("fish", ".config/fish/completions/rj.fish"),
    ):
        told = rj("completion", "install", shell)
        assert told.out.startswith(f"Written: {home / path}\n")
    assert f"{home}/zsh/.zshrc" in rj("completion", "install", "zsh").err


def test_a_line_is_added_to_a_start_file_only_when_wanted(
    home: Path, on_terminal: StartOnTerminal
) -> None:
    start = home / ".zshrc"
    start.write_text("alias ll='ls -l' # as it was")
    for answer, after in (("no", "Please add it:"), ("yes", "was added to the end of")):
        assert start.read_text() == "alias ll='ls -l' # as it was"
        child = on_terminal("completion", "install", "zsh")
        child.expect_exact("Add the line? yes or no:")
        child.sendline(answer)
        assert wait_for_exit(child) == 0
        assert after in " ".join((child.before or "").split())
    script = home / SCRIPTS["zsh"][0]
    line = f"if [ -r {script} ]; then . {script}; fi"
    assert start.read_text() == f"alias ll='ls -l' # as it was\n{line}\n"
    for _ in range(2):
        child = on_terminal("completion", "install", "zsh")
        assert wait_for_exit(child) == 0
        assert "Nothing was changed." in (child.before or "")
    child = on_terminal("completion", "uninstall", "zsh")
    assert wait_for_exit(child) == 0
    assert "you can delete it:" in (child.before or "")
    shell = subprocess.run(["sh", "-c", f"{line}\necho fine"], capture_output=True, text=True)
    assert (shell.stdout, shell.stderr) == ("fine\n", "")


def test_what_cannot_be_written_is_said_in_a_sentence(rj: Rj, home: Path) -> None:
    (home / ".config").write_text("a file")
    refused = rj("completion", "install", "fish", code=74)
    assert refused.err.count("\n") == 1
    assert os.path.isfile(home / ".config")


def test_without_the_package_bash_needs_a_line(
    rj: Rj, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shells, "BASH_COMPLETION", ())
    told = rj("completion", "install", "bash").err
    assert f"Your shell reads it only with this line in {home}/.bashrc. Please add it:" in told
