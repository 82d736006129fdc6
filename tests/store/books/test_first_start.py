from datetime import date

import pytest

from recovery_journal.domain.settings import Settings
from recovery_journal.domain.sobriety.tracker import Tracker
from recovery_journal.errors import BadInput
from recovery_journal.store.journal import Journal


def tracker(name: str) -> Tracker:
    return Tracker(name=name, start=date(2026, 11, 22))


def test_all_answers_are_stored_in_the_order_given(journal: Journal) -> None:
    journal.first_start.finish([tracker("Wine"), tracker("Bets")], Settings(region="IE"))
    assert [(one.name, one.position) for one in journal.trackers.all()] == [
        ("Wine", 1),
        ("Bets", 2),
    ]
    assert journal.settings.read() == Settings(region="IE", first_start_done=True)


def test_if_one_answer_cannot_be_stored_none_is(journal: Journal) -> None:
    with pytest.raises(BadInput, match="already a tracker called Wine"):
        journal.first_start.finish([tracker("Wine"), tracker("wine")], Settings(region="IE"))
    assert journal.trackers.all() == []
    assert journal.settings.read() == Settings()
