"""Selecting entries for a page, one at a time."""

from datetime import UTC, date, datetime

import pytest

from recovery_journal.domain.dataclass import replace
from recovery_journal.domain.sharing.share import PageSelection, SharedPage
from recovery_journal.errors import BadInput

DAY = date(2026, 11, 22)
WANTED = PageSelection(
    who="Sam",
    since=DAY,
    until=DAY,
    ticked=("walk", "call"),
    left_out=("rain", "debt"),
    proud="swim",
    hard="wake",
)


def test_an_entry_is_ticked_or_left_out_and_never_both() -> None:
    assert WANTED.with_entry("rain") == replace(
        WANTED, ticked=("walk", "call", "rain"), left_out=("debt",)
    )
    assert WANTED.without_entry("walk") == replace(
        WANTED, ticked=("call",), left_out=("rain", "debt", "walk")
    )
    assert WANTED.with_entry("walk").ticked == ("call", "walk")
    assert WANTED.without_entry("debt").left_out == ("rain", "debt")


def test_an_entry_as_if_nobody_had_said_anything_about_it() -> None:
    assert WANTED.with_entry_reset("debt") == replace(WANTED, left_out=("rain",))
    assert WANTED.with_entry_reset("call") == replace(WANTED, ticked=("walk",))
    assert WANTED.with_entry_reset("swim") == replace(WANTED, proud="")
    assert WANTED.with_entry_reset("wake") == replace(WANTED, hard="")
    assert WANTED.with_entry_reset("another") == WANTED


def test_own_words_are_those_asked_for_and_not_left_out() -> None:
    assert WANTED.uids_in_own_words == ("walk", "call", "swim", "wake")
    assert replace(WANTED, left_out=("call", "wake")).uids_in_own_words == ("walk", "swim")
    assert PageSelection(who="Sam", since=DAY, until=DAY).uids_in_own_words == ()


def test_a_page_starts_as_one_for_a_sponsor_with_no_words_on_it() -> None:
    plain = PageSelection(who="Sam", since=DAY, until=DAY)
    assert (plain.preset, plain.words, plain.blur) == ("sponsor", False, False)
    made = SharedPage(who="Sam", made=datetime(2026, 11, 22, tzinfo=UTC), since=DAY, until=DAY)
    assert (made.preset, made.file, made.entries, made.ask) == ("sponsor", "", (), "")
    assert (made.id, made.uid, made.revision) == (0, "", 0)


def test_a_page_is_for_a_reader_on_the_list() -> None:
    for preset in ("sponsor", "counsellor", "family"):
        assert replace(WANTED, preset=preset).preset == preset
    with pytest.raises(BadInput, match="For whom a page is is one of: sponsor, counsellor, family"):
        replace(WANTED, preset="everyone")
    with pytest.raises(BadInput, match="is one of: sponsor, counsellor, family"):
        SharedPage(
            who="Sam", made=datetime(2026, 11, 22, tzinfo=UTC), since=DAY, until=DAY, preset="boss"
        )


def test_a_page_of_one_day_is_a_page() -> None:
    assert WANTED.since == WANTED.until
    with pytest.raises(BadInput, match="is after the last one"):
        replace(WANTED, until=date(2026, 11, 21))
