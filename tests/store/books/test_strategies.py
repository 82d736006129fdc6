import pytest

from recovery_journal.domain.dataclass import replace
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


LATER = next(one for one in built_in_strategies() if one.key == "spot-check")


@pytest.fixture
def earlier_own(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> Strategy:
    """A strategy of the user's own, from before the library had one of that name."""
    before = tuple(one for one in built_in_strategies() if one.key != LATER.key)
    with monkeypatch.context() as earlier:
        earlier.setattr(
            "recovery_journal.store.books.strategies.built_in_strategies", lambda: before
        )
        return journal.strategies.add(replace(MINE, name=LATER.name.upper()))


def test_a_new_one_of_ours_neither_doubles_nor_changes_the_own_one(
    journal: Journal, earlier_own: Strategy
) -> None:
    assert LATER not in journal.strategies.all(archived=True)
    assert journal.strategies.find(LATER.name) == earlier_own
    changed = journal.strategies.edit(replace(earlier_own, steps=("Sit down.",)))
    assert journal.strategies.all()[-1] == changed
    journal.strategies.trash(changed)
    assert LATER in journal.strategies.all()
    assert journal.strategies.restore(changed).name == earlier_own.name
    assert LATER not in journal.strategies.all()
    journal.strategies.trash(changed)
    with pytest.raises(BadInput, match="already a strategy"):
        journal.strategies.add(replace(MINE, name=LATER.name))


def test_the_own_one_is_merged_from_another_copy_too(
    journal: Journal, earlier_own: Strategy
) -> None:
    with fresh_journal() as other:
        identity = {"uid": earlier_own.uid, "revision": 1, "trashed_at": None}
        assert other.strategies.insert_merged(earlier_own, identity)
        assert other.strategies.all() == [
            *(one for one in built_in_strategies() if one != LATER),
            other.strategies.by_uid(earlier_own.uid),
        ]


def test_words_that_entries_have_are_not_completed_to_a_new_one_of_ours(journal: Journal) -> None:
    assert journal.strategies.complete_names(["prayer", "spot"]) == (
        "Prayer or meditation",
        "Spot check",
    )
    journal.entries.add(Craving(at=NOW, intensity=4, strategies=("Prayer", "ride the WAVE")))
    assert journal.strategies.complete_names(["prayer ", "spot-check", "Ride", "wave"]) == (
        "Prayer",
        "Spot check",
        "Ride the wave",
        "Ride the wave",
    )


def test_a_favourite_of_an_earlier_version_has_the_newest_words(journal: Journal) -> None:
    new = journal.strategies.find("call-someone")
    old = replace(
        new,
        when="Any time, and first of all when it is strong or you are alone.",
        steps=("Open your people.", *new.steps[1:]),
        source="Something older.",
    )
    kept = journal.strategies.edit(replace(old, favourite=True))
    shown = journal.strategies.find("call-someone")
    assert shown == replace(new, favourite=True, id=kept.id, uid=kept.uid, revision=1)
    assert not journal.strategies.favour(shown, favourite=False).favourite
