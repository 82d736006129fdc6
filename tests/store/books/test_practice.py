"""Daily practice in the journal: found by day, saved in one step."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine

from recovery_journal.domain.dataclass import replace
from recovery_journal.domain.practice import Intention, QuestionPack, Review
from recovery_journal.errors import Conflict
from recovery_journal.store.journal import Journal
from support.each import each
from support.journals import fresh_journal

NOW = datetime(2026, 11, 22, 20, 0, tzinfo=ZoneInfo("Europe/Berlin"))
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def _evening() -> object:
    with time_machine.travel(NOW, tick=False):
        yield


def intended(journal: Journal, ago: timedelta = DAY * 0) -> Intention:
    return journal.entries.add(Intention(at=NOW - ago, note="Be kind."))


def test_the_newest_of_a_kind_on_a_day() -> None:
    with fresh_journal() as journal:
        intended(journal, DAY)
        first, second = intended(journal, timedelta(hours=2)), intended(journal)
        assert journal.practice.newest_on(Intention, NOW.date()) == second
        journal.entries.trash(second.id)
        assert journal.practice.newest_on(Intention, NOW.date()) == first
        assert journal.practice.newest_on(Review, NOW.date()) is None
        assert journal.practice.newest_on(Intention, date(2026, 11, 20)) is None


def test_both_are_kept_and_taken_back_as_one() -> None:
    with fresh_journal() as journal:
        intention = intended(journal)
        kept = journal.practice.save(Review(at=NOW, note="well"), replace(intention, went="partly"))
        assert isinstance(kept, Review)
        assert journal.undo().record == journal.entries.by_uid(kept.uid)
        assert journal.entries.page() == [replace(intention, revision=3)]


def test_when_one_was_changed_elsewhere_neither_is_kept() -> None:
    with fresh_journal() as journal:
        intention = intended(journal)
        journal.entries.edit(replace(intention, note="Be kinder."))
        with pytest.raises(Conflict):
            journal.practice.save(Review(at=NOW, note="well"), replace(intention, went="kept"))
        assert journal.entries.count() == 1


def test_what_changed_is_told() -> None:
    with fresh_journal() as journal:
        review = journal.entries.add(Review(at=NOW, note="well"))
        went = journal.practice.save(review, replace(intended(journal), went="kept"))
        assert isinstance(went, Intention)
        assert journal.practice.save(review, None) == review
        assert journal.practice.save(None, went) == went


@each("chosen", ["Mine", "mine", "Plain"])
def test_the_questions_of_the_evening_keep_their_place_under_another_name(chosen: str) -> None:
    with fresh_journal() as journal:
        mine = journal.packs.add(QuestionPack(name="Mine", prompts=("And?",)))
        journal.settings.write(replace(journal.settings.read(), pack=chosen))
        journal.packs.edit(replace(mine, name="Ours"))
        wanted = "Plain" if chosen == "Plain" else "Ours"
        assert journal.settings.read().pack == wanted
        journal.undo()
        assert journal.settings.read().pack == chosen


def test_reviews_keep_their_questions_under_another_name() -> None:
    with fresh_journal() as journal:
        mine = journal.packs.add(QuestionPack(name="Mine", prompts=("And?",)))
        for pack in ("Mine", "Plain", "", "Mine too"):
            journal.entries.add(Review(at=NOW, note="well", pack=pack))
        journal.packs.edit(replace(mine, name="Ours"))
        assert packs(journal) == ["", "Mine too", "Ours", "Plain"]
        journal.undo()
        assert packs(journal) == ["", "Mine", "Mine too", "Plain"]


def packs(journal: Journal) -> list[str]:
    return sorted(one.pack for one in journal.entries.page() if isinstance(one, Review))
