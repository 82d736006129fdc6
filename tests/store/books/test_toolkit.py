from datetime import UTC, date, datetime

import pytest

from recovery_journal.domain.circle import Person
from recovery_journal.domain.dataclass import replace
from recovery_journal.domain.toolkit import Letter, Plan, Reason
from recovery_journal.errors import BadInput, Conflict, NotFound
from recovery_journal.store.journal import Journal
from recovery_journal.text import clean
from support.corpus import HOSTILE
from support.each import each
from support.journals import fresh_journal

SAM = Person(name="Sam", role="sponsor", number="+353 1 234", any_hour=True, favourite=True)


def test_people_come_back_as_they_were(journal: Journal) -> None:
    sam = journal.people.add(SAM)
    assert sam == replace(SAM, id=sam.id, uid=sam.uid, revision=1)
    dated = Person(name="Ana", recovery_day=date(2020, 2, 29), agreed=True, note="two\nlines")
    ana = journal.people.add(dated)
    assert (ana.recovery_day, ana.note) == (date(2020, 2, 29), "two\nlines")
    assert journal.people.all() == [sam, ana]
    gone = journal.people.edit(replace(ana, archived=True))
    assert journal.people.all() == [sam]
    assert journal.people.all(archived=True) == [sam, gone]


def test_people_are_found_by_what_one_types(journal: Journal) -> None:
    sam, samira = journal.people.add(SAM), journal.people.add(Person(name="Samira"))
    assert journal.people.find("sam") == sam
    assert journal.people.find("sami") == samira
    for typed, said in (("", "Nothing was typed"), ("x", "nobody called"), ("99", "nobody called")):
        with pytest.raises(NotFound, match=said):
            journal.people.find(typed)
    with pytest.raises(NotFound, match="Sam, Samira"):
        journal.people.find("sa")


def test_reasons_keep_the_order_a_person_gives_them(journal: Journal) -> None:
    one, two, three = [journal.reasons.add(Reason(text=text)) for text in ("one", "two", "three")]

    def texts() -> list[str]:
        return [reason.text for reason in journal.reasons.all()]

    assert texts() == ["one", "two", "three"]
    assert [reason.text for reason in journal.reasons.move(three, -1)] == ["one", "three", "two"]
    assert texts() == ["one", "three", "two"]
    journal.undo()
    assert texts() == ["one", "two", "three"]
    newest = journal.last_change_number()
    journal.reasons.move(journal.reasons.get(one.id), -1)
    assert (texts(), journal.last_change_number()) == (["one", "two", "three"], newest)
    journal.reasons.move(journal.reasons.get(two.id), 9)
    assert texts() == ["one", "three", "two"]
    journal.reasons.trash(journal.reasons.get(three.id))
    assert texts() == ["one", "two"]
    journal.undo()
    assert texts() == ["one", "three", "two"]


def test_a_reason_that_is_gone_cannot_be_moved(journal: Journal) -> None:
    one, _ = [journal.reasons.add(Reason(text=text)) for text in ("one", "two")]
    journal.reasons.trash(one)
    with pytest.raises(NotFound):
        journal.reasons.move(one, 1)


def test_letters_come_back_as_they_were(journal: Journal) -> None:
    letters = [
        journal.letters.add(Letter(text="Dear me,\n\n  wait.", written=date(2026, 1, 2))),
        journal.letters.add(Letter(text="x", written=date(2026, 1, 2), on_day=date(2027, 1, 1))),
        journal.letters.add(Letter(text="x", written=date(2026, 1, 2), on_count=90)),
    ]
    assert journal.letters.all() == letters
    assert letters[0].text == "Dear me,\n\n  wait."
    opened = datetime(2026, 11, 22, 21, 30, 5, tzinfo=UTC)
    read = journal.letters.edit(replace(letters[0], opened=opened))
    assert journal.letters.get(read.id).opened == opened
    with pytest.raises(Conflict):
        journal.letters.edit(replace(letters[0], text="late"))


def test_plans_come_back_as_they_were(journal: Journal) -> None:
    plan = journal.plans.add(
        Plan(cue="payday\n", act="the pool", weekdays=("fri", "sat"), from_hour=0)
    )
    assert plan == Plan(
        cue="payday",
        act="the pool",
        weekdays=("fri", "sat"),
        from_hour=0,
        id=plan.id,
        uid=plan.uid,
        revision=1,
    )
    bare = journal.plans.add(Plan(cue="a", act="b"))
    assert (bare.weekdays, bare.from_hour) == ((), None)
    journal.plans.trash(plan)
    assert journal.plans.all() == [bare]


def test_the_safety_plan_has_six_steps(journal: Journal) -> None:
    assert journal.safety_plan.texts() == dict.fromkeys(range(1, 7), "")
    journal.safety_plan.write_step(1, "tired\nand alone")
    journal.safety_plan.write_step(6, "Call Sam")
    journal.safety_plan.write_step(1, "tired")
    newest = journal.last_change_number()
    journal.safety_plan.write_step(1, "tired")
    journal.safety_plan.write_step(2, " ")
    assert journal.last_change_number() == newest
    assert journal.safety_plan.texts() == {1: "tired", 2: "", 3: "", 4: "", 5: "", 6: "Call Sam"}
    journal.safety_plan.write_step(6, "")
    assert journal.safety_plan.texts()[6] == ""
    for step in (0, 7):
        with pytest.raises(BadInput, match="six steps"):
            journal.safety_plan.write_step(step, "x")


@each("text", HOSTILE)
def test_any_words_can_be_put_by(text: str) -> None:
    with fresh_journal() as journal:
        text = f"x{text}x"
        line = " ".join(clean(text).split())
        assert journal.people.add(Person(name=text, note=text)).note == clean(text)
        assert journal.people.find(text).name == line
        assert journal.reasons.add(Reason(text=text)).text == line
        assert journal.letters.add(Letter(text=text, written=date(2026, 1, 1))).text == clean(text)
        assert journal.plans.add(Plan(cue=text, act=text)).act == line
        journal.safety_plan.write_step(3, text)
        assert journal.safety_plan.texts()[3] == clean(text)


def test_words_of_which_nothing_is_left_are_refused(journal: Journal) -> None:
    with pytest.raises(BadInput):
        journal.people.add(Person(name="\0"))
    with pytest.raises(BadInput):
        journal.reasons.add(Reason(text="\0"))
    with pytest.raises(BadInput):
        journal.letters.add(Letter(text="\0", written=date(2026, 1, 1)))
    with pytest.raises(BadInput):
        journal.plans.add(Plan(cue="\0", act="b"))
    assert journal.last_change_number() == 0
