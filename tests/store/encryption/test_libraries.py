"""The command that adds the libraries of an encrypted journal fits the installation."""

import json
import sys
import tomllib
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from recovery_journal.store.encryption import libraries
from support.each import each

PYPROJECT = Path(__file__).parents[3] / "pyproject.toml"


def test_they_are_those_of_the_extra() -> None:
    extras = tomllib.loads(PYPROJECT.read_text())["project"]["optional-dependencies"]
    names = [one.partition(">")[0] for one in extras["encrypted"]]
    assert names == ["pynacl", "sqlcipher3"] == [*libraries.LIBRARIES]


@each(
    "folder, mark, url, pip, command",
    [
        ("recovery-journal", "pipx_metadata.json", "", True,
            "pipx inject recovery-journal pynacl sqlcipher3"),
        ("recovery-journal-dev", "pipx_metadata.json", "file:///x", False,
            "pipx inject recovery-journal-dev pynacl sqlcipher3"),
        ("recovery-journal", "uv-receipt.toml", "", False,
            "uv tool install --with pynacl --with sqlcipher3 recovery-journal"),
        ("recovery-journal", "uv-receipt.toml", "file:///my%20code/rj", False,
            "uv tool install --with pynacl --with sqlcipher3 '/my code/rj'"),
        ("venv", "pyvenv.cfg", "file:///x", True,
            "'/my venv/python' -m pip install pynacl sqlcipher3"),
        ("venv", "pyvenv.cfg", "", False,
            "uv pip install --python '/my venv/python' pynacl sqlcipher3"),
    ],
)  # fmt: skip
def test_the_command_fits_the_installer(
    folder: str, mark: str, url: str, pip: bool, command: str, tmp_path: Path
) -> None:
    environment = tmp_path / folder
    environment.mkdir(exist_ok=True)
    (environment / mark).write_text("")
    direct_url = json.dumps({"url": url, "dir_info": {}}) if url else None
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "prefix", str(environment))
        patch.setattr(sys, "executable", "/my venv/python")
        patch.setattr("importlib.util.find_spec", lambda name: find_spec(name) if pip else None)
        found: Any = SimpleNamespace(read_text=lambda _: direct_url)
        patch.setattr(metadata, "distribution", lambda _: found)
        assert libraries.install_command() == command
    (environment / mark).unlink()
