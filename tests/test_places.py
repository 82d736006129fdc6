"""Our folders match those of platformdirs, and one variable moves them all."""

import os
from pathlib import Path

import platformdirs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from recovery_journal import places
from recovery_journal.errors import BadInput

PATHS = (
    "",
    " ",
    "/",
    "/srv/data",
    "/srv/data/",
    "/srv//data",
    " /srv/data ",
    "data",
    "~/data",
    "./d",
)
SOMETIMES = (
    st.none()
    | st.sampled_from(PATHS)
    | st.text(st.characters(codec="ascii")).map(lambda text: text.replace("\0", ""))
)


def set_to(environment: pytest.MonkeyPatch, name: str, value: str | None) -> None:
    if value is None:
        environment.delenv(name, raising=False)
    else:
        environment.setenv(name, value)


@given(data=SOMETIMES, config=SOMETIMES, home=SOMETIMES)
def test_the_folders_are_those_of_platformdirs(
    data: str | None, config: str | None, home: str | None
) -> None:
    with pytest.MonkeyPatch.context() as environment:
        environment.delenv("RECOVERY_JOURNAL_HOME")
        set_to(environment, "XDG_DATA_HOME", data)
        set_to(environment, "XDG_CONFIG_HOME", config)
        set_to(environment, "HOME", home)
        name = "recovery-journal"
        assert places.data_folder() == platformdirs.user_data_dir(name, appauthor=False)
        assert places.config_folder() == platformdirs.user_config_dir(name, appauthor=False)


def test_everything_lies_below_the_home(monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
    monkeypatch.delenv("RECOVERY_JOURNAL_HOME")
    data = home / ".local/share/recovery-journal"
    assert places.journal_file() == str(data / "journal.db")
    assert places.state_file() == str(data / "state.json")
    assert places.config_file() == str(home / ".config/recovery-journal/config.toml")


def test_one_variable_moves_everything(monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
    monkeypatch.setenv("RECOVERY_JOURNAL_HOME", str(home / "stick"))
    monkeypatch.setenv("XDG_DATA_HOME", "/srv/data")
    monkeypatch.setenv("XDG_CONFIG_HOME", "/srv/config")
    files = (places.journal_file(), places.state_file(), places.config_file())
    assert {os.path.dirname(file) for file in files} == {str(home / "stick")}


def test_the_home_of_the_journal_is_the_same_from_each_folder(
    monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    for own, folder in (("~/stick", home / "stick"), ("~", home), (f"{home}/a/../b/", home / "b")):
        monkeypatch.setenv("RECOVERY_JOURNAL_HOME", own)
        assert places.data_folder() == str(folder)
    monkeypatch.chdir(home)
    for own in ("stick", "./stick", "../stick", "~nobody-here/stick"):
        monkeypatch.setenv("RECOVERY_JOURNAL_HOME", own)
        with pytest.raises(BadInput, match="full path, such as /"):
            places.data_folder()


def test_an_empty_home_of_the_journal_counts_as_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RECOVERY_JOURNAL_HOME", "")
    monkeypatch.setenv("XDG_DATA_HOME", "/srv/data")
    assert places.data_folder() == "/srv/data/recovery-journal"
