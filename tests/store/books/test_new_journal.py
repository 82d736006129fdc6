"""What a new journal assumes about the person."""

import time
from pathlib import Path

import pytest

from recovery_journal.domain.settings import Settings
from recovery_journal.store.journal import Journal
from support.versions import unpack


def in_zone(monkeypatch: pytest.MonkeyPatch, zone: str) -> None:
    monkeypatch.setenv("TZ", zone)
    time.tzset()


def week_of(path: Path) -> str:
    with Journal(str(path)) as journal:
        return journal.settings.read().week_starts_on


def test_a_week_starts_as_is_usual_where_the_journal_is_begun(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for zone, first in (
        ("Africa/Cairo", "saturday"),
        ("Asia/Jerusalem", "sunday"),
        ("Europe/Lisbon", "sunday"),
        ("US/Eastern", "sunday"),
        ("America/Chicago", "sunday"),
        ("Asia/Kolkata", "sunday"),
        ("Africa/Johannesburg", "sunday"),
        ("Europe/Berlin", "monday"),
        ("Australia/Sydney", "monday"),
        ("UTC", "monday"),
    ):
        in_zone(monkeypatch, zone)
        path = tmp_path / f"{zone.replace('/', '-')}.db"
        assert week_of(path) == first, zone
        in_zone(monkeypatch, "Europe/Berlin")
        assert week_of(path) == first, "a journey changes nothing"


def test_a_journal_of_the_first_version_keeps_monday(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_zone(monkeypatch, "America/New_York")
    for version in (1, 4):
        path = tmp_path / f"v{version}.db"
        unpack(version, path)
        path.chmod(0o600)
        assert week_of(path) == "monday"


def test_an_import_brings_its_own_week_until_the_person_has_chosen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_zone(monkeypatch, "America/New_York")
    with Journal(str(tmp_path / "new.db")) as journal:
        assert journal.settings.read() == Settings(week_starts_on="sunday")
        journal.settings.write_unchosen(Settings(region="DE"))
        assert journal.settings.read() == Settings(region="DE")
        journal.settings.write(Settings(region="DE", week_starts_on="saturday"))
        journal.settings.write_unchosen(Settings(region="US", week_starts_on="sunday"))
        assert journal.settings.read() == Settings(region="DE", week_starts_on="saturday")
        journal.undo()
        assert journal.settings.read().week_starts_on == "monday"
