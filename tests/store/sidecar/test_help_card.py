"""The help card: current after every change, private to its owner, and never an error."""

import contextlib
import json
import os
import sqlite3
import stat
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recovery_journal.domain.circle import ROLES, KeptWords, Person
from recovery_journal.domain.dataclass import replace
from recovery_journal.domain.entries.craving import Craving
from recovery_journal.domain.help_card import Card
from recovery_journal.domain.settings import Settings
from recovery_journal.domain.sobriety.tracker import Tracker
from recovery_journal.domain.strategies.strategy import Strategy
from recovery_journal.domain.toolkit import Letter, Plan, Reason
from recovery_journal.store.backup.daily import run_daily_upkeep
from recovery_journal.store.journal import Journal
from recovery_journal.store.sidecar.help_card import card_file, read_card, write_card
from recovery_journal.text import clean
from support.corpus import HOSTILE
from support.each import each
from support.entries import NOW
from support.entries import TEXTS as TYPED
from support.journals import fresh_journal

SAM = Person(
    name="Sam",
    role="sponsor",
    number="+353 1 234",
    other_ways="Signal",
    any_hour=True,
    good_times="evenings",
    favourite=True,
    note="Met in 2019.",
)
ON_CARD = replace(SAM, note="")
"""What the card holds of Sam: enough to reach them."""

GOOD: dict[str, Any] = {
    "people": [
        {
            "name": "Sam",
            "role": "sponsor",
            "number": "1",
            "other_ways": "",
            "any_hour": True,
            "good_times": "",
            "favourite": False,
        }
    ],
    "reasons": ["Mornings."],
    "region": "IE",
    "kinds": ["alcohol"],
}
WORDS: dict[str, Any] = {"text": "One day is enough.", "who": "Sam", "received": "2026-03-03"}


@pytest.fixture
def card(path: str) -> str:
    return card_file(path)


def test_it_lies_beside_the_journal(journal: Journal, path: str, card: str) -> None:
    assert os.path.dirname(card) == os.path.dirname(path)
    assert not os.path.exists(card)


def test_it_holds_what_right_now_needs(journal: Journal, card: str) -> None:
    journal.people.add(Person(name="Ana"))
    journal.people.add(SAM)
    journal.people.add(Person(name="Kim", role="sponsee"))
    journal.reasons.add(Reason(text="one"))
    journal.reasons.move(journal.reasons.add(Reason(text="two")), -1)
    journal.settings.write(Settings(region="IE"))
    for name, kind in (("A", "alcohol"), ("B", "opioid"), ("C", "alcohol")):
        journal.trackers.add(Tracker(name=name, kind=kind, start=date(2026, 1, 1)))
    kept = read_card(card)
    assert kept.people == (ON_CARD, Person(name="Ana"))
    assert kept.reasons == ("two", "one")
    assert (kept.region, kept.kinds) == ("IE", ("alcohol", "opioid"))
    assert "2019" not in Path(card).read_text()


def test_every_change_reaches_it_and_so_does_taking_it_back(journal: Journal, card: str) -> None:
    sam = journal.people.add(SAM)
    assert read_card(card).people == (ON_CARD,)
    journal.people.edit(replace(sam, name="Samira"))
    assert read_card(card).people[0].name == "Samira"
    journal.undo()
    assert read_card(card).people == (ON_CARD,)
    journal.people.trash(journal.people.get(sam.id))
    assert read_card(card) == Card()
    journal.undo()
    with journal.bulk():
        journal.reasons.add(Reason(text="one"))
        journal.reasons.add(Reason(text="two"))
        assert read_card(card).reasons == ()
    assert read_card(card).reasons == ("one", "two")


def test_it_is_made_anew_once_a_day(journal: Journal, card: str) -> None:
    journal.people.add(SAM)
    os.unlink(card)
    run_daily_upkeep(journal, NOW)
    assert read_card(card).people == (ON_CARD,)
    os.unlink(card)
    run_daily_upkeep(journal, NOW)
    assert not os.path.exists(card)


def test_what_does_not_stand_on_it_does_not_write_it(journal: Journal, card: str) -> None:
    journal.people.add(SAM)
    os.unlink(card)
    craving = journal.entries.add(Craving(at=NOW, intensity=7, triggers=("x",)))
    journal.entries.trash(craving.id)
    journal.letters.add(Letter(text="x", written=date(2026, 1, 1)))
    journal.plans.add(Plan(cue="a", act="b"))
    journal.strategies.add(Strategy(name="x", category="body"))
    journal.people.edit(journal.people.get(1))
    journal.settings.write(journal.settings.read())
    assert not os.path.exists(card)
    with contextlib.suppress(KeyboardInterrupt), journal.bulk():
        journal.reasons.add(Reason(text="x"))
        raise KeyboardInterrupt
    assert not os.path.exists(card)
    journal.reasons.add(Reason(text="x"))
    assert read_card(card).reasons == ("x",)


def test_only_its_owner_can_read_it(journal: Journal, card: str) -> None:
    mask = os.umask(0)
    try:
        journal.people.add(SAM)
    finally:
        os.umask(mask)
    assert stat.S_IMODE(os.stat(card).st_mode) == 0o600
    os.chmod(card, 0o644)
    journal.reasons.add(Reason(text="x"))
    assert stat.S_IMODE(os.stat(card).st_mode) == 0o600
    assert sorted(os.listdir(os.path.dirname(card))) == ["card.json", "journal.db"]


def test_it_is_replaced_as_a_whole(journal: Journal, card: str, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.write_text("mine")
    os.symlink(other, card)
    with open(card) as before:
        journal.people.add(SAM)
        assert before.read() == "mine"
    assert other.read_text() == "mine"
    assert not os.path.islink(card)
    assert read_card(card).people == (ON_CARD,)
    assert not [*Path(card).parent.glob("card.json.*")]


def test_a_place_that_takes_no_card_costs_nothing_else(journal: Journal, card: str) -> None:
    os.mkdir(card)
    assert journal.people.add(SAM).id == 1
    assert journal.people.all()[0].name == "Sam"
    assert os.listdir(card) == []
    assert not [*Path(card).parent.glob("card.json.*")]
    assert read_card(card) == Card()
    write_card("/proc/no/such/folder/card.json", Card(reasons=("x",)))


def test_a_journal_that_is_taken_right_after_a_change(path: str, card: str) -> None:
    """What was saved is told as saved, though nothing more can be read just then."""
    with Journal(path, wait=0) as journal:
        holder = sqlite3.connect(path, isolation_level=None)
        journal.people.add(Person(name="Ana"))

        def hold(statement: str) -> None:
            committed = not journal._file.connection.in_transaction
            if " FROM person " in statement and committed:
                holder.execute("BEGIN EXCLUSIVE")
                journal._file.connection.set_trace_callback(None)

        journal._file.connection.set_trace_callback(hold)
        assert journal.people.add(SAM).name == "Sam"
        assert holder.in_transaction
        assert [one.name for one in read_card(card).people] == ["Ana"]
        holder.execute("ROLLBACK")
        holder.close()
        assert len(journal.people.all()) == 2


def broken(*path: Any, to: Any) -> bytes:
    """A good card with one thing in it that is not as it was written."""
    card = json.loads(json.dumps(GOOD))
    inner = card
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = to
    return json.dumps(card).encode()


WRONG: tuple[Any, ...] = (None, 1, True, {}, {"0": "x"})
BROKEN = (
    b"",
    b" ",
    b"{",
    b"null",
    b"true",
    b"1",
    b"[]",
    b"{}",
    b'"people"',
    b"[" * 100_000,
    b'{"people":' * 50_000,
    b"\xff\xfe{}",
    b"\x00" * 100,
    b"1" * 10_000,
    b"NaN",
    b'{"people": [], "reasons": [], "region": ""',
    b'{"people": [], "reasons": [], "region": "", "kinds": []} x',
    json.dumps(GOOD).encode("utf-16"),
    json.dumps(GOOD).encode()[:-1],
    json.dumps(GOOD).encode()[: len(json.dumps(GOOD)) // 2],
    *(json.dumps({k: v for k, v in GOOD.items() if k != name}).encode() for name in GOOD),
    *(broken(name, to=to) for name in GOOD for to in WRONG),
    *(broken(name, to="x") for name in ("people", "reasons", "kinds")),
    *(broken(name, to=[to]) for name in ("people", "reasons", "kinds") for to in WRONG),
    *(broken("people", 0, name, to=None) for name in GOOD["people"][0]),
    *(broken("people", 0, name, to=["x"]) for name in GOOD["people"][0]),
    broken("people", 0, "name", to=""),
    broken("people", 0, "name", to=7),
    broken("people", 0, "number", to=112),
    broken("people", 0, "role", to="boss"),
    broken("people", 0, "any_hour", to="yes"),
    broken("people", 0, to={}),
    broken("people", 0, to=["Sam"]),
    *(broken("kept_words", to=to) for to in (*WRONG, [1], [{}], [["x", "", "2026-01-01"]])),
    *(broken("kept_words", to=[{**WORDS, name: to}]) for name in WORDS for to in WRONG),
    broken("kept_words", to=[{**WORDS, "text": " "}]),
    broken("kept_words", to=[{**WORDS, "received": "soon"}]),
)


@each("content", BROKEN)
def test_a_broken_card_is_an_empty_one(card: str, content: bytes) -> None:
    Path(card).write_bytes(content)
    assert read_card(card) == Card()


def test_a_good_card_is_read(card: str) -> None:
    Path(card).write_bytes(json.dumps({**GOOD, "later": 1}).encode())
    kept = read_card(card)
    assert (kept.people, kept.reasons) == (
        (Person(name="Sam", role="sponsor", number="1", any_hour=True),),
        ("Mornings.",),
    )
    assert kept.kept_words == ()
    Path(card).write_bytes(json.dumps({**GOOD, "kept_words": [WORDS]}).encode())
    (given,) = read_card(card).kept_words
    assert given == KeptWords(text="One day is enough.", who="Sam", received=date(2026, 3, 3))


def test_the_newest_words_of_others_stand_on_it(journal: Journal, card: str) -> None:
    for day in (3, 1, 4, 2):
        journal.kept_words.add(KeptWords(text=f"{day}", received=date(2026, 1, day)))
    assert [one.text for one in read_card(card).kept_words] == ["4", "3", "2"]
    journal.kept_words.trash(journal.kept_words.all()[0])
    assert [one.text for one in read_card(card).kept_words] == ["3", "2", "1"]


def test_what_is_no_file_is_an_empty_card_at_once(card: str, tmp_path: Path) -> None:
    assert read_card(card) == Card()
    os.mkfifo(card)
    assert read_card(card) == Card()
    os.unlink(card)
    os.mkdir(card)
    assert read_card(card) == Card()
    os.rmdir(card)
    os.symlink("/dev/zero", card)
    assert read_card(card) == Card()
    os.unlink(card)
    os.symlink(card, card)
    assert read_card(card) == Card()
    assert read_card("\0") == Card()
    assert read_card("/nowhere/" + "x" * 5000) == Card()


@given(st.binary(max_size=200))
def test_any_bytes_are_a_card(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "any-card.json"
    path.write_bytes(content)
    assert isinstance(read_card(str(path)), Card)


TEXTS = TYPED.map(clean)
PEOPLE = st.builds(
    Person,
    name=TEXTS.filter(lambda text: bool(text.strip())),
    role=st.sampled_from(ROLES),
    number=TEXTS,
    other_ways=TEXTS,
    any_hour=st.booleans(),
    good_times=TEXTS,
    favourite=st.booleans(),
)
CARDS = st.builds(
    Card,
    people=st.lists(PEOPLE, max_size=4).map(tuple),
    reasons=st.lists(TEXTS, max_size=4).map(tuple),
    region=TEXTS,
    kinds=st.lists(TEXTS, max_size=4).map(tuple),
    kept_words=st.lists(
        st.builds(
            KeptWords,
            text=TEXTS.filter(lambda text: bool(text.strip())),
            who=TEXTS,
            received=st.dates(),
        ),
        max_size=4,
    ).map(tuple),
)


@given(CARDS)
def test_what_is_written_is_read(tmp_path_factory: pytest.TempPathFactory, card: Card) -> None:
    path = str(tmp_path_factory.getbasetemp() / "card.json")
    write_card(path, card)
    assert read_card(path) == card
    assert Path(path).read_bytes().isascii()


def test_a_reason_of_any_length_stands_on_it(journal: Journal, card: str) -> None:
    journal.people.add(SAM)
    journal.reasons.add(Reason(text="今" * 1_000_000))
    assert read_card(card).people == (ON_CARD,)
    assert len(read_card(card).reasons[0]) == 1_000_000


@each("text", HOSTILE)
def test_any_words_on_it_are_those_of_the_journal(text: str) -> None:
    with fresh_journal() as journal:
        journal.people.add(Person(name=f"x{text}", number=text, other_ways=text, good_times=text))
        journal.reasons.add(Reason(text=f"x{text}"))
        journal.kept_words.add(KeptWords(text=f"x{text}", who=text, received=date(2026, 1, 1)))
        journal.settings.write(Settings(region="IE"))
        kept, now = read_card(card_file(journal.path)), journal.sidecars.build_card()
        words = tuple(replace(one, id=0, uid="", revision=0) for one in now.kept_words)
        plain = tuple(
            replace(one, id=0, uid="", revision=0, note="", recovery_day=None) for one in now.people
        )
        assert kept == replace(now, people=plain, kept_words=words)
