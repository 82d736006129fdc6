"""What lets shells complete commands: their scripts, and the files in which they look for them."""

import os
import shlex
import sys
from importlib.resources import files
from typing import NamedTuple

SCRIPTS = {
    "bash": "completion.bash",
    "zsh": "completion.zsh",
    "fish": "completion.fish",
    "powershell": "completion.ps1",
}
"""The script of each shell, beside this module."""
BASH_COMPLETION = (
    "/usr/share/bash-completion/bash_completion",
    "/usr/local/share/bash-completion/bash_completion",
    "/opt/homebrew/share/bash-completion/bash_completion",
    "/opt/local/share/bash-completion/bash_completion",
    "/run/current-system/sw/share/bash-completion/bash_completion",
)
"""Where the package is that makes bash look for completions by the name of the command."""


class ShellFiles(NamedTuple):
    """Where a shell looks for the completion of this program."""

    scripts: tuple[str, ...]
    """The same script under each name that the shell looks for."""
    start_file: str
    """What the shell reads when it starts."""
    line: str
    """What has the start file read the first script; harmless if that is gone."""
    needs_line: bool
    """Whether the shell looks for the script only if the start file has the line."""


def script_for(shell: str) -> str:
    """Return the script that lets a shell complete commands."""
    return files(__package__).joinpath(SCRIPTS[shell]).read_text(encoding="utf-8")


def files_of(shell: str) -> ShellFiles:
    """Return where a shell of this account looks, by its own rules."""
    match shell:
        case "bash":
            data = os.environ.get("BASH_COMPLETION_USER_DIR", "").partition(":")[0]
            folder = data or os.path.join(_data_home(), "bash-completion")
            scripts = tuple(
                os.path.join(folder, "completions", name) for name in ("rj", "recovery-journal")
            )
            start = _in_home(".bash_profile" if sys.platform == "darwin" else ".bashrc")
            has_package = any(map(os.path.exists, BASH_COMPLETION))
            return ShellFiles(scripts, start, _posix_line(scripts[0]), not has_package)
        case "zsh":
            script = os.path.join(_data_home(), "zsh", "site-functions", "_rj")
            start = os.path.join(os.environ.get("ZDOTDIR") or _in_home(""), ".zshrc")
            return ShellFiles((script,), start, _posix_line(script), True)
        case "fish":
            folder = os.path.join(_config_home(), "fish", "completions")
            scripts = (f"{folder}/rj.fish", f"{folder}/recovery-journal.fish")
            return ShellFiles(
                scripts, os.path.join(_config_home(), "fish", "config.fish"), "", False
            )
        case _:
            folder = os.path.join(_config_home(), "powershell")
            script = f"{folder}/recovery-journal.ps1"
            start = f"{folder}/Microsoft.PowerShell_profile.ps1"
            quoted = "'" + script.replace("'", "''") + "'"
            return ShellFiles((script,), start, f"if (Test-Path {quoted}) {{ . {quoted} }}", True)


def _posix_line(script: str) -> str:
    quoted = shlex.quote(script)
    return f"if [ -r {quoted} ]; then . {quoted}; fi"


def _data_home() -> str:
    return _absolute("XDG_DATA_HOME") or _in_home(".local/share")


def _config_home() -> str:
    return _absolute("XDG_CONFIG_HOME") or _in_home(".config")


def _absolute(variable: str) -> str:
    """Return the folder that a variable names; empty without one, or if it isn't a full path."""
    folder = os.environ.get(variable, "")
    return folder if os.path.isabs(folder) else ""


def _in_home(path: str) -> str:
    return os.path.join(os.path.expanduser("~"), path)
