from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recovery_journal.clock import LOCAL_ZONE
from recovery_journal.domain.dataclass import replace
from recovery_journal.domain.entries.craving import Craving
from recovery_journal.domain.entries.entry import Entry
from recovery_journal.domain.settings import Settings
from recovery_journal.domain.sobriety.standing import compute_standing
from recovery_journal.domain.sobriety.tracker import VERBS_BY_KIND, Limit, Tracker, Use
from recovery_journal.errors import BadInput, OutOfRange
from recovery_journal.exchange.plain import entry_from_plain, from_plain, to_plain
from support.entries import entries

AT = datetime(2026, 11, 22, 21, 30, tzinfo=timezone(timedelta(hours=1)))


def test_an_entry_says_its_kind_first_and_all_its_fields() -> None:
    values = to_plain(
        Craving(at=AT, intensity=7, triggers=("argument", "late"), day=date(2026, 11, 22))
    )
    assert list(values)[:2] == ["kind", "at"]
    assert values["kind"] == "craving"
    assert values["at"] == "2026-11-22T21:30:00+01:00"
    assert values["day"] == "2026-11-22"
    assert values["triggers"] == ["argument", "late"]
    assert values["after"] is None
    assert "roles" not in values


def test_an_instant_in_the_zone_of_the_machine_carries_its_offset() -> None:
    values = to_plain(Craving(at=datetime(2026, 11, 22, 21, 30, tzinfo=LOCAL_ZONE), intensity=7))
    assert values["at"] == "2026-11-22T21:30:00+00:00"


def test_the_kind_of_a_tracker_stays_its_own() -> None:
    limit = Limit(amount=2.5, unit="cups", per="day", since=date(2026, 11, 1))
    tracker = Tracker(
        name="Coffee", kind="other", start=date(2026, 1, 31), start_time=time(7, 5), limit=limit
    )
    values = to_plain(tracker)
    assert values["kind"] == "other"
    assert values["start_time"] == "07:05:00"
    assert values["limit"] == {"amount": 2.5, "unit": "cups", "per": "day", "since": "2026-11-01"}
    assert from_plain(Tracker, values) == tracker


def test_a_standing_is_plain_to_the_bottom() -> None:
    tracker = Tracker(name="Alcohol", kind="alcohol", start=date(2026, 1, 1), id=1)
    use = Use(at=AT, tracker=1, on=date(2026, 3, 1), next_start=date(2026, 3, 3))
    values = to_plain(compute_standing(tracker, [use], date(2026, 3, 13)))
    assert values["current"] == 10
    assert values["periods"] == [["2026-01-01", "2026-03-01"], ["2026-03-03", None]]
    assert values["last_90"] == {"n": 69, "of": 71}
    assert values["tracker"]["name"] == "Alcohol"
    assert values["last_use"]["kind"] == "use"


@given(entries())
def test_an_entry_comes_back_as_it_was(entry: Entry) -> None:
    assert entry_from_plain(to_plain(entry)) == entry


@given(
    st.builds(
        Tracker,
        name=st.text(min_size=1).filter(str.strip),
        kind=st.sampled_from([kind for kind in VERBS_BY_KIND if kind != "gambling"]),
        start=st.dates(),
        start_time=st.none() | st.times(),
        limit=st.none()
        | st.builds(
            Limit,
            amount=st.floats(0.01, 1e6),
            unit=st.text(),
            per=st.sampled_from(["day", "week"]),
            since=st.dates(),
        ),
        cents_per_day=st.none() | st.integers(0, 10**8),
        private=st.booleans(),
    )
)
def test_a_tracker_comes_back_as_it_was(tracker: Tracker) -> None:
    assert from_plain(Tracker, to_plain(tracker)) == tracker


def test_settings_come_back_as_they_were() -> None:
    settings = Settings(region="DE", day_starts_at=4, entries_private=False)
    assert from_plain(Settings, to_plain(settings)) == settings


def test_absent_fields_get_their_defaults() -> None:
    entry = entry_from_plain({"kind": "craving", "at": "2026-11-22T21:30:00+01:00", "intensity": 7})
    assert entry == Craving(at=AT, intensity=7)


def test_what_is_not_known_or_not_possible_is_refused() -> None:
    values = to_plain(Craving(at=AT, intensity=7))
    with pytest.raises(BadInput, match="no field colour"):
        entry_from_plain({**values, "colour": "red"})
    with pytest.raises(BadInput, match="kind of an entry"):
        entry_from_plain({**values, "kind": "dream"})
    with pytest.raises(OutOfRange):
        entry_from_plain({**values, "intensity": 11})


def test_an_offset_of_seconds_survives() -> None:
    early = datetime(1890, 5, 1, 12, tzinfo=timezone(timedelta(minutes=53, seconds=28)))
    entry = replace(Craving(at=early, intensity=0), trashed_at=datetime(2026, 1, 1, tzinfo=UTC))
    assert entry_from_plain(to_plain(entry)) == entry
