from datetime import date, time, timedelta

import pytest

from recovery_journal.domain.circle import (
    AttendedMeeting,
    Contact,
    KeptWords,
    Meeting,
    Person,
    Promise,
)
from recovery_journal.domain.dataclass import replace
from recovery_journal.domain.entries.filter import Filter
from recovery_journal.domain.practice import Intention, QuestionPack, Review, answers_to_note
from recovery_journal.domain.settings import Settings
from recovery_journal.domain.sharing.share import SharedPage
from recovery_journal.errors import BadInput, Conflict, NotFound
from recovery_journal.store.journal import Journal
from recovery_journal.text import clean
from support.corpus import HOSTILE
from support.each import each
from support.entries import NOW
from support.journals import fresh_journal

TODAY = NOW.date()


def contact(*names: str, ago: int = 0, **fields: object) -> Contact:
    return Contact(at=NOW - timedelta(days=ago), people=names, **fields)  # type: ignore[arg-type]


def test_a_contact_says_who_and_how(journal: Journal) -> None:
    kept = journal.entries.add(contact("Sam", "Ana", way="in person", helped=True, note="coffee"))
    assert (kept.people, kept.way, kept.helped, kept.note) == (
        ("Sam", "Ana"),
        "in person",
        True,
        "coffee",
    )
    assert journal.entries.page(Filter(text="sam coffee")) == [kept]
    changed = journal.entries.edit(replace(kept, helped=False, people=("Ana",)))
    assert (changed.helped, changed.people) == (False, ("Ana",))
    journal.undo()
    assert journal.entries.get(kept.id) == replace(kept, revision=3)


def test_when_somebody_was_last_heard_from(journal: Journal) -> None:
    assert journal.people.last_heard() == {}
    for one in (contact("Sam", ago=9), contact("sam", "Ana", ago=2), contact("Ana", ago=5)):
        journal.entries.add(one)
    today = TODAY
    two_ago = today - timedelta(days=2)
    assert journal.people.last_heard() == {"sam": two_ago, "ana": two_ago}
    journal.undo(2)
    assert journal.people.last_heard() == {
        "sam": today - timedelta(days=9),
        "ana": today - timedelta(days=5),
    }


def test_another_name_reaches_every_entry_in_one_step(journal: Journal) -> None:
    sam = journal.people.add(Person(name="Sam"))
    first, second = journal.entries.add(contact("Sam")), journal.entries.add(contact("SAM", "Ana"))
    journal.people.edit(replace(sam, name="Samira"))
    assert [journal.entries.get(one.id).tags()[0][1] for one in (first, second)] == ["Samira"] * 2
    assert journal.people.last_heard() == {"samira": TODAY, "ana": TODAY}
    journal.undo()
    assert journal.people.find("sam").name == "Sam"
    assert journal.people.last_heard().keys() == {"sam", "ana"}


def test_another_name_reaches_everything_that_names_them(journal: Journal) -> None:
    sam = journal.people.add(Person(name="Sam"))
    journal.people.add(Person(name="Samira"))
    shared = SharedPage(who="Sam", made=NOW, since=TODAY, until=TODAY)
    for name in ("Sam", "SAM", "Samira", "my Sam", ""):
        journal.promises.add(Promise(text="Call Sam", to=name))
        journal.kept_words.add(KeptWords(text="Sam says hi", who=name, received=TODAY))
        journal.shares.add(replace(shared, who=name))
    journal.promises.trash(journal.promises.all()[-1])
    journal.people.edit(replace(sam, name="Tom"))
    promised = [*journal.promises.untrashed(), *journal.promises.trashed()]
    for named in (
        [one.to for one in promised],
        [one.who for one in journal.kept_words.untrashed()],
        [one.who for one in journal.shares.untrashed()],
    ):
        assert sorted(named) == ["", "Samira", "Tom", "Tom", "my Sam"]
    assert {one.text for one in journal.promises.untrashed()} == {"Call Sam"}
    assert journal.shares.last_for("Tom")
    journal.undo()
    assert sorted(one.who for one in journal.shares.untrashed()) == [
        "",
        "SAM",
        "Sam",
        "Samira",
        "my Sam",
    ]


def test_where_a_name_stays_is_counted(journal: Journal) -> None:
    ana = journal.people.add(Person(name="Ana"))
    group = journal.meetings.add(Meeting(name="Group"))
    assert journal.people.count_mentions(ana) == journal.meetings.count_mentions(group) == {}
    for names in (("Ana", "Sam"), ("ana",), ("Anabel",)):
        journal.entries.add(contact(*names))
    journal.entries.trash(journal.entries.add(contact("Ana")).id)
    journal.entries.add(AttendedMeeting(at=NOW, meetings=("group",)))
    journal.promises.add(Promise(text="Call", to="ana"))
    journal.kept_words.add(KeptWords(text="Ana", who="Ana", received=TODAY))
    assert journal.people.count_mentions(ana) == {"entry": 2, "promise": 1, "kept_words": 1}
    assert journal.meetings.count_mentions(group) == {"entry": 1}
    journal.people.trash(ana)
    assert journal.trash.names_that_stay() == [("Ana", journal.people.count_mentions(ana))]


def test_two_people_cannot_have_one_name(journal: Journal) -> None:
    journal.people.add(Person(name="Sam"))
    ana = journal.people.add(Person(name="Ana"))
    with pytest.raises(BadInput, match="already Sam"):
        journal.people.add(Person(name="SAM"))
    with pytest.raises(BadInput, match="already Sam"):
        journal.people.edit(replace(ana, name="sam"))
    assert journal.people.edit(replace(ana, name="ANA")).name == "ANA"


def test_meetings_come_back_as_they_were(journal: Journal) -> None:
    meeting = Meeting(
        name="Tuesday group",
        fellowship="AA",
        weekdays=("tue", "thu"),
        at=time(19, 30),
        place="online",
        home=True,
    )
    kept = journal.meetings.add(meeting)
    assert kept == replace(meeting, id=kept.id, uid=kept.uid, revision=1)
    went = AttendedMeeting(
        at=NOW, meetings=("Tuesday group",), note="one day at a time", helped=True
    )
    entry = journal.entries.add(went)
    assert (entry.meetings, entry.helped) == (("Tuesday group",), True)
    assert journal.meetings.last_attended() == {"tuesday group": TODAY}
    journal.meetings.edit(replace(kept, name="Home"))
    assert journal.meetings.last_attended() == {"home": TODAY}
    assert journal.meetings.find("ho").name == "Home"
    with pytest.raises(NotFound, match="no meeting x"):
        journal.meetings.find("x")


def test_promises_stand_by_their_day(journal: Journal) -> None:
    later, today, whenever, old, past = (
        journal.promises.add(Promise(text=text, day=day))
        for text, day in (
            ("later", TODAY + timedelta(days=3)),
            ("today", TODAY),
            ("whenever", None),
            ("old", TODAY - timedelta(days=8)),
            ("past", TODAY - timedelta(days=7)),
        )
    )
    assert journal.promises.all() == [old, past, today, later, whenever]
    assert journal.promises.due(TODAY) == [past, today]
    done = journal.promises.edit(replace(today, outcome="done", learned="it was short"))
    assert journal.promises.due(TODAY) == [past]
    assert journal.promises.all()[-1] == done
    moved = journal.promises.reschedule(done, TODAY + timedelta(days=1))
    assert (moved.outcome, moved.learned) == ("", "it was short")
    assert journal.promises.find("pas") == past
    with pytest.raises(Conflict):
        journal.promises.reschedule(today, None)


def test_words_from_others_are_kept_newest_first(journal: Journal) -> None:
    old = journal.kept_words.add(KeptWords(text="One\nday.", who="Sam", received=date(2026, 1, 2)))
    new = journal.kept_words.add(KeptWords(text="Call me.", received=TODAY))
    assert journal.kept_words.all() == [new, old]
    assert old.text == "One\nday."


def test_a_day_has_its_intention_and_its_review(journal: Journal) -> None:
    intention = journal.entries.add(Intention(at=NOW, note="Be kind at dinner."))
    assert intention.went is None
    assert journal.entries.edit(replace(intention, went="partly")).went == "partly"
    note = answers_to_note(
        [("What went well?", " a walk\nby the sea "), ("Hard?", " "), ("", "own")]
    )
    assert note == "What went well?\na walk\nby the sea\n\nown"
    review = journal.entries.add(Review(at=NOW, note=note, pack="Plain", sleep=6.5, talked=False))
    assert journal.entries.get(review.id) == review
    assert journal.entries.page(Filter(text="sea")) == [review]
    bare = journal.entries.add(Review(at=NOW, talked=True))
    assert (bare.talked, bare.sleep) == (True, None)
    with pytest.raises(BadInput, match="one answer"):
        Review(at=NOW)


def test_questions_are_ours_and_the_persons_own(journal: Journal) -> None:
    ours = [pack.name for pack in journal.packs.all()]
    assert ours == ["Plain", "Twelve steps", "SMART"]
    mine = journal.packs.add(QuestionPack(name="Mine", prompts=("Why\nnow?", " ", "And then?")))
    assert mine.prompts == ("Why now?", "And then?")
    assert journal.packs.find("mi") == mine
    assert journal.packs.find("twelve").key == "twelve steps"
    for taken in ("plain", "MINE"):
        with pytest.raises(BadInput, match="already questions called"):
            journal.packs.add(QuestionPack(name=taken, prompts=("x",)))
    with pytest.raises(NotFound, match="no questions called x"):
        journal.packs.find("x")


def test_every_share_is_noted_until_it_is_removed(journal: Journal) -> None:
    share = SharedPage(
        who="Sam",
        made=NOW,
        since=TODAY - timedelta(days=7),
        until=TODAY,
        file="/tmp/page.md",
        entries=("a" * 32, "b" * 32),
        ask="Please call me.",
    )
    first = journal.shares.add(share)
    assert first == replace(share, id=first.id, uid=first.uid, revision=1)
    last = journal.shares.add(replace(share, made=NOW + timedelta(days=1), entries=()))
    journal.shares.add(replace(share, who="Ana", made=NOW + timedelta(days=2)))
    assert journal.shares.last_for("sam") == last
    assert journal.shares.last_for("nobody") is None
    journal.shares.trash(last)
    assert journal.shares.last_for("sam") == first


def test_a_practice_is_off_until_it_is_wanted(journal: Journal) -> None:
    settings = journal.settings.read()
    assert (settings.morning, settings.evening, settings.count_meetings) == (False,) * 3
    wanted = Settings(morning=True, evening=True, pack="SMART", count_meetings=True)
    journal.settings.write(wanted)
    assert journal.settings.read() == wanted


@each("text", HOSTILE)
def test_any_words_can_be_kept(text: str) -> None:
    with fresh_journal() as journal:
        text = f"x{text}x"
        line = " ".join(clean(text).split())
        assert journal.entries.add(contact(text, note=text)).people == (line,)
        assert journal.entries.add(AttendedMeeting(at=NOW, meetings=(text,))).meetings == (line,)
        assert journal.entries.add(Intention(at=NOW, note=text)).note == clean(text)
        assert journal.entries.add(Review(at=NOW, pack=text, talked=True)).pack == clean(text)
        assert journal.meetings.add(Meeting(name=text, place=text)).place == line
        assert journal.promises.add(Promise(text=text, to=text, learned=text)).learned == clean(
            text
        )
        assert journal.kept_words.add(KeptWords(text=text, who=text, received=TODAY)).who == line
        assert journal.packs.add(QuestionPack(name=text, prompts=(text,))).prompts == (line,)
        kept = SharedPage(who=text, made=NOW, since=TODAY, until=TODAY, file=text, ask=text)
        assert journal.shares.add(kept).ask == line


def test_words_of_which_nothing_is_left_are_refused(journal: Journal) -> None:
    for entry in (
        contact("\0"),
        AttendedMeeting(at=NOW, meetings=("\0",)),
        Intention(at=NOW, note="\0"),
    ):
        with pytest.raises(BadInput):
            journal.entries.add(entry)
    with pytest.raises(BadInput):
        journal.packs.add(QuestionPack(name="x", prompts=("\0",)))
    assert journal.last_change_number() == 0


def test_every_field_of_theirs_can_be_taken_back(journal: Journal) -> None:
    meeting = journal.meetings.add(Meeting(name="Tuesday group", place="Mill lane"))
    other = replace(meeting, name="x", fellowship="AA", weekdays=("mon",), at=time(9))
    other = replace(other, place="online", home=True, archived=True)
    journal.meetings.edit(other)
    journal.undo()
    assert journal.meetings.get(meeting.id) == replace(meeting, revision=3)
    promise = journal.promises.add(Promise(text="Call Ana", to="Sam", day=TODAY))
    changed = replace(promise, text="x", to="y", day=None, outcome="done", learned="z")
    journal.promises.edit(changed)
    journal.undo()
    assert journal.promises.get(promise.id) == replace(promise, revision=3)
    kept = journal.kept_words.add(KeptWords(text="a", who="b", received=TODAY))
    journal.kept_words.edit(replace(kept, text="c", who="d", received=date(2020, 1, 1)))
    journal.undo()
    assert journal.kept_words.get(kept.id) == replace(kept, revision=3)
