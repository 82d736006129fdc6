from dataclasses import replace

import pytest

from recovery_journal.domain.entries.craving import Craving
from recovery_journal.domain.strategies.strategy import Strategy
from recovery_journal.errors import BadInput, Conflict, NotFound
from recovery_journal.store.journal import Journal
from recovery_journal.words.data.strategy_library import built_in_strategies
from support.each import each
from support.entries import NOW
from support.journals import fresh_journal

MINE = Strategy(name="Feed the cat", category="move", steps=("Get up.", "Open the tin."))


def test_the_library_stands_first_and_the_own_last(journal: Journal) -> None:
    assert journal.strategies.all() == list(built_in_strategies())
    mine = journal.strategies.add(MINE)
    assert mine == replace(MINE, id=mine.id, uid=mine.uid, revision=1)
    assert journal.strategies.all() == [*built_in_strategies(), mine]


def test_one_of_ours_that_was_changed_keeps_its_place(journal: Journal) -> None:
    ours = built_in_strategies()[3]
    changed = journal.strategies.edit(replace(ours, name="My way", favourite=True))
    assert (changed.key, changed.name) == (ours.key, "My way")
    assert journal.strategies.all()[3] == changed
    assert len(journal.strategies.all()) == len(built_in_strategies())
    assert journal.strategies.find(ours.key) == journal.strategies.find("my w") == changed
    again = journal.strategies.edit(replace(changed, favourite=False))
    assert again.revision == 2
    assert journal.strategies.all()[3] == again


def test_two_programs_that_change_one_of_ours_do_not_make_two(journal: Journal, path: str) -> None:
    ours = built_in_strategies()[0]
    with Journal(path) as other:
        other.strategies.favour(ours, favourite=True)
    with pytest.raises(Conflict):
        journal.strategies.edit(replace(ours, minutes=3))
    assert journal.strategies.all()[0].favourite
    assert len(journal.strategies.all()) == len(built_in_strategies())


def test_what_was_archived_is_shown_only_when_asked_for(journal: Journal) -> None:
    ours = built_in_strategies()[0]
    gone = journal.strategies.edit(replace(ours, archived=True))
    assert gone not in journal.strategies.all()
    assert journal.strategies.all(archived=True)[0] == gone
    assert journal.strategies.find(ours.name) == gone


def test_a_strategy_is_found_by_what_a_person_types(journal: Journal) -> None:
    mine = journal.strategies.add(MINE)
    for typed in ("Feed the cat", "feed", " FEED  the\n", mine.uid, str(mine.id)):
        assert journal.strategies.find(typed) == mine
    for one in built_in_strategies():
        assert journal.strategies.find(one.key) == one
        assert journal.strategies.find(one.name.upper()) == one
    for typed in ("", " ", "0", "nothing at all", "%"):
        with pytest.raises(NotFound):
            journal.strategies.find(typed)
    with pytest.raises(NotFound, match="More than one"):
        journal.strategies.find("w")


def test_no_two_have_one_name(journal: Journal) -> None:
    mine = journal.strategies.add(MINE)
    for twin in (
        "feed  the cat",
        "FEED\tTHE CAT",
        built_in_strategies()[2].name,
        f" {built_in_strategies()[2].name}\n",
    ):
        with pytest.raises(BadInput, match="already a strategy"):
            journal.strategies.add(replace(MINE, name=twin))
    with pytest.raises(BadInput, match="already a strategy"):
        journal.strategies.edit(replace(mine, name=built_in_strategies()[0].name))
    with pytest.raises(BadInput, match="already a strategy"):
        journal.strategies.edit(replace(built_in_strategies()[1], name="Feed the cat"))
    assert journal.strategies.edit(replace(mine, name="FEED THE CAT")).name == "FEED THE CAT"


def test_words_are_kept_clean_and_a_step_is_one_line(journal: Journal) -> None:
    mine = journal.strategies.add(
        Strategy(
            name=" Walk\nslowly ",
            category="move",
            when="in the\tevening",
            steps=("one\r\ntwo", "three\x1b[2J"),
            source="me\n",
        )
    )
    assert (mine.name, mine.when, mine.source) == ("Walk slowly", "in the evening", "me")
    assert mine.steps == ("one two", "three␛[2J")
    with pytest.raises(BadInput, match="Each step"):
        journal.strategies.add(replace(MINE, name="x", steps=("one", "\0")))
    with pytest.raises(BadInput, match="needs a name"):
        journal.strategies.add(replace(MINE, name="\0"))


def test_the_same_again_changes_nothing_and_the_outdated_is_refused(journal: Journal) -> None:
    mine = journal.strategies.add(MINE)
    newest = journal.last_change_number()
    assert journal.strategies.edit(replace(mine, name=" Feed the cat ")) == mine
    assert journal.last_change_number() == newest
    journal.strategies.edit(replace(mine, minutes=5))
    with pytest.raises(Conflict):
        journal.strategies.edit(replace(mine, minutes=7))


@each("name", ["ride the wave", "Swim"])
def test_another_name_reaches_every_entry_that_tried_it(name: str) -> None:
    with fresh_journal() as journal:
        journal.strategies.add(Strategy(name="Swim", category="body"))
        tried = Craving(at=NOW, intensity=7, strategies=("Swim", "Ride the wave", "ride"))
        added = journal.entries.add(tried)
        before = journal.strategies.find(name)
        journal.strategies.edit(replace(before, name="Surf"))
        named = journal.entries.by_uid(added.uid).tags()
        assert [tag for _, tag in named] == [
            "Surf" if one.casefold() == before.name.casefold() else one for one in tried.strategies
        ]
        journal.undo()
        assert journal.entries.by_uid(added.uid).tags() == added.tags()
