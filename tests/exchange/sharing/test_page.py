"""Shared pages: what they contain, and above all what they never do."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from recovery_journal.domain.circle import AttendedMeeting, Contact, Person, Promise
from recovery_journal.domain.dataclass import replace
from recovery_journal.domain.entries.craving import Craving
from recovery_journal.domain.entries.entry import Entry
from recovery_journal.domain.entries.filter import Filter
from recovery_journal.domain.entries.mood import Mood
from recovery_journal.domain.entries.note import Note
from recovery_journal.domain.practice import Intention, Review
from recovery_journal.domain.sharing.privacy import COUNTED, LISTED, OUT
from recovery_journal.domain.sharing.share import PageSelection
from recovery_journal.domain.sobriety.tracker import Limit, Tracker, Use
from recovery_journal.domain.toolkit import Plan
from recovery_journal.errors import BadInput
from recovery_journal.exchange.sharing.page import Page, prepare_page
from recovery_journal.store.journal import Journal
from recovery_journal.words import sharing as words
from support.commonmark import READERS, blocks
from support.corpus import HOSTILE
from support.entries import NOW
from support.journals import fresh_journal

TODAY = NOW.date()
SINCE = TODAY - timedelta(days=7)
HEADINGS = {
    *(words.DAYS, words.CRAVINGS, words.MOOD, words.PEOPLE, words.INTENTIONS, words.RETURNS),
    *(words.PROUD, words.HARD, words.ENTRIES, words.RISKY_TIMES, words.ASK),
}


def page(journal: Journal, **fields: object) -> Page:
    known = {"who": "Sam", "since": SINCE, "until": TODAY, **fields}
    return prepare_page(journal, PageSelection(**known), TODAY)  # type: ignore[arg-type]


def ago(days: int) -> dict[str, object]:
    return {"at": NOW - timedelta(days=days)}


@pytest.fixture
def journal() -> Iterator[Journal]:
    with fresh_journal() as journal:
        yield journal


@pytest.fixture
def week(journal: Journal) -> Journal:
    """A week of which some things may be shared; Ana is a sponsee."""
    for name, role in (("Sam", "sponsor"), ("Ana", "sponsee"), ("Tom", "peer")):
        journal.people.add(Person(name=name, role=role))
    alcohol = journal.trackers.add(Tracker(name="Alcohol", verb="drank", start=date(2026, 7, 18)))
    own = {"private": False, "tracker": alcohol.id}
    tried = {"triggers": ("payday",), "strategies": ("a walk",), "outcome": "passed"}
    entries: tuple[Entry, ...] = (
        Craving(**ago(6), **own, **tried, intensity=8),  # type: ignore[arg-type]
        Craving(**ago(5), **own, intensity=3, triggers=("Payday", "work"), outcome="not sure"),  # type: ignore[arg-type]
        Craving(**ago(4), intensity=10, note=("secret one"), triggers=("secret two",)),  # type: ignore[arg-type]
        Mood(**ago(6), private=False, mood=2, sleep=6),  # type: ignore[arg-type]
        Mood(**ago(5), private=False, mood=4, note="Tom came by."),  # type: ignore[arg-type]
        Review(**ago(4), private=False, sleep=8, note="Well?\nYes."),  # type: ignore[arg-type]
        Contact(**ago(3), private=False, people=("Tom",)),  # type: ignore[arg-type]
        Contact(**ago(3), private=False, people=("Ana",), helped=True, note="secret three"),  # type: ignore[arg-type]
        AttendedMeeting(**ago(2), private=False, meetings=("Tuesday",), helped=True),  # type: ignore[arg-type]
        Intention(**ago(1), private=False, note="be kind", went="kept"),  # type: ignore[arg-type]
        Intention(**ago(0), private=False, note="stay", went="partly"),  # type: ignore[arg-type]
        Note(**ago(0), note="secret four"),  # type: ignore[arg-type]
    )
    for entry in entries:
        journal.entries.add(entry)
    journal.promises.add(Promise(text="the dishes", to="Sam", day=TODAY, outcome="done"))
    journal.promises.add(Promise(text="secret five", to="Ana", day=TODAY))
    journal.plans.add(Plan(cue="payday", act="I call Tom", weekdays=("fri",), from_hour=17))
    return journal


def uid(journal: Journal, beginning: str) -> str:
    found = [one.uid for one in page(journal).offers if one.line.startswith(beginning)]
    assert len(found) == 1, found
    return found[0]


def test_a_page_of_a_week(week: Journal) -> None:
    made = page(week, ask="Please call me\non Thursday.")
    assert made.text == (
        "# For Sam, 15 Nov to 22 Nov 2026\n"
        "\nBased on 10 entries.\n"
        "\n## My days\n\n- Alcohol: 7 of 7 days without use, 127 days now\n"
        "\n## Cravings\n\n"
        "- 2 cravings, 5.5 of 10 on average, the strongest 8\n"
        "- 1 of 2 passed (where the outcome is known)\n"
        "- Most common triggers: payday (2), work (1)\n"
        "- What I tried when it passed: a walk (1 of 1)\n"
        "\n## Mood and sleep\n\n"
        "- Mood: median 3 of 5, between 2 and 4, from 2 moods\n"
        "- Sleep: 7 hours on average, 2 nights\n"
        "\n## People and meetings\n\n"
        "- 1 meeting\n- 2 contacts\n- Helped someone: 2 times\n"
        "\n## Promises and intentions\n\n"
        "- Intentions: 1 of 2 kept, 1 partly\n"
        "- Promises: 1 of 1 done\n- Promised to you: the dishes, done\n"
        "\n## What I ask of you\n\n> Please call me  \n> on Thursday.\n"
    )
    assert made.private_left_out == 2
    assert [(one.day.day, one.strongest_craving, one.median_mood) for one in made.days[:3]] == [
        (15, None, None),
        (16, 8, 2),
        (17, 3, 4),
    ]


def test_an_intention_of_which_nobody_said_how_it_went_is_not_counted_as_broken(
    week: Journal,
) -> None:
    week.entries.add(Intention(**ago(2), private=False, note="breathe"))  # type: ignore[arg-type]
    assert "- Intentions: 1 of 2 kept, 1 partly, 1 still open\n" in page(week).text


def test_an_entry_tells_what_set_it_off_what_was_felt_and_what_was_tried(week: Journal) -> None:
    """Places, company and HALT tell of others, or are nobody else's business."""
    kept = week.entries.add(
        Craving(
            **ago(0),  # type: ignore[arg-type]
            intensity=4,
            tracker=1,
            triggers=("rain",),
            feelings=("sad", "tired"),
            places=("home",),
            company=("Lea",),
            strategies=("tea",),
            halt=("hungry",),
            note="words",
        )
    )
    made = page(week, ticked=(kept.uid,)).text
    assert made[made.index("## In my own words") :] == (
        "## In my own words\n\nSun 22 Nov 21:30 · Craving 4 of 10.  \nFor: Alcohol  \n"
        "Trigger: rain  \nFelt: sad, tired  \nTried: tea\n\n> words\n"
    )


def test_an_open_intention_stands_there_without_an_outcome(week: Journal) -> None:
    kept = week.entries.add(Intention(**ago(0), note="breathe"))  # type: ignore[arg-type]
    made = page(week, ticked=(kept.uid,)).text
    assert "\nSun 22 Nov 21:30 · Intention.\n\n> breathe\n" in made


def test_a_promise_to_the_reader_can_be_left_out(week: Journal) -> None:
    (promised,) = (one for one in page(week).offers if one.kind == "promise")
    assert (promised.line, promised.day, promised.state) == ("the dishes", TODAY, LISTED)
    without = page(week, left_out=(promised.uid,))
    assert "Promises:" not in without.text
    assert [one.state for one in without.offers if one.kind == "promise"] == [OUT]
    assert promised.uid not in without.included_uids
    assert not [one for one in page(week, preset="family").offers if one.kind == "promise"]


def test_a_promise_that_is_open_is_not_counted_as_broken(week: Journal) -> None:
    week.promises.add(Promise(text="the shelf", day=TODAY))
    assert "- Promises: 1 of 1 done, 1 still open\n" in page(week).text
    week.promises.trash(week.promises.find("the dishes"))
    assert "- Promises: 1 still open\n" in page(week).text


def test_words_stand_on_it_when_they_are_ticked(week: Journal) -> None:
    craving, mood = uid(week, "Craving 10"), uid(week, "Mood 4")
    plan = week.plans.all()[0].uid
    made = page(week, ticked=(craving, plan), proud=mood)
    assert "## Something I am proud of\n\nTue 17 Nov 21:30 · Mood 4 of 5, good.\n" in made.text
    assert "> secret one\n" in made.text
    assert "Trigger: secret two\n" in made.text
    assert "- Fri 27 Nov from 17:00: If payday, then I call Tom\n" in made.text
    assert "secret four" not in made.text
    assert [one.words for one in made.offers if one.kind in ("promise", "plan")] == ["", ""]
    assert [one.line for one in made.private_included] == ["Craving 10 of 10"]
    assert {craving, mood, plan} <= set(made.included_uids)
    assert made.private_left_out == 1
    states = {one.uid: one.state for one in made.offers}
    assert (states[mood], states[uid(week, "Mood 2")]) == (LISTED, COUNTED)


def test_a_plan_stands_there_with_the_days_and_the_hour_it_is_for(week: Journal) -> None:
    """Of the coming week: tomorrow first, and the weekday of today last."""
    plans = [
        week.plans.add(Plan(cue="rain", act="I read", weekdays=("mon", "wed", "sun"))),
        week.plans.add(Plan(cue="late", act="I sleep", from_hour=9)),
        week.plans.add(Plan(cue="any", act="I call")),
    ]
    text = page(week, ticked=tuple(one.uid for one in plans)).text
    assert (
        "- Mon 23 Nov, Wed 25 Nov, Sun 29 Nov: If rain, then I read\n"
        "- from 09:00: If late, then I sleep\n"
        "- If any, then I call\n"
    ) in text


def test_what_is_unticked_has_no_part_in_it(week: Journal) -> None:
    made = page(week, left_out=(uid(week, "Craving 8"), uid(week, "Mood 2")), words=True)
    assert "1 craving, 3 of 10" in made.text
    assert "Mood: 4 of 5, from 1 mood" in made.text
    assert "> Tom came by.\n" in made.text
    assert "secret" not in made.text
    assert [one.state for one in made.offers].count(OUT) == 5


def test_names_become_initials(week: Journal) -> None:
    with_them = Craving(**ago(2), intensity=1, company=("Lea Kim", "friends"), private=False)  # type: ignore[arg-type]
    week.entries.add(with_them)
    asked = page(week, blur=True, ask="Lea Kim, friends, Leah").text
    assert asked.endswith("> L., friends, Leah\n")
    week.people.add(Person(name="Mara Klein"))
    assert page(week, blur=True, ask="Mara Klein, Mara, Marat").text.endswith("> M., M., Marat\n")
    text = page(week, words=True, blur=True, ask="Tom, TOM and Tomorrow: ask Sam.").text
    assert "> T. came by.\n" in text
    assert "> T., T. and Tomorrow: ask Sam.\n" in text


def test_initials_and_what_may_be_left_are_marked_beside_the_page(week: Journal) -> None:
    week.people.add(Person(name="The counsellor"))
    ask = "At the end of the day, Tom and Tomasz. Ask tom's mother."
    made = page(week, words=True, blur=True, ask=ask)
    assert made.text.endswith("> At the end of the day, T. and Tomasz. Ask T.'s mother.\n")
    assert words.names_replaced(made.name_marks) == "Replaced by initials: Tom (2), tom."
    assert words.names_left(made.name_marks) == "These may still be names: Tomasz."
    shown = [made.text[one.start : one.end] for one in made.name_marks]
    assert shown == ["T.", "T.", "Tomasz", "T."]
    assert page(week, words=True, ask=ask).name_marks == ()


def test_the_writer_alone_is_told_why_days_are_missing(week: Journal) -> None:
    assert words.days_withheld(page(week).withheld) == ""
    week.trackers.add(Tracker(name="Pills", start=date(2026, 1, 1), private=True))
    week.trackers.add(Tracker(name="Later", start=TODAY + timedelta(days=9)))
    told = words.days_withheld(page(week).withheld)
    assert told == "Only you see this. A private tracker is never on a page (Pills)."
    for on, private, tracker in ((2, True, 1), (2, False, 1), (40, True, 1), (2, True, 2)):
        day = TODAY - timedelta(days=on)
        at, after = NOW - timedelta(days=on), day + timedelta(days=1)
        use = week.entries.add(
            Use(at=at, tracker=tracker, on=day, next_start=after, private=private)
        )
        for shown in ("sponsor", "family"):
            made = page(week, preset=shown)
            told = words.days_withheld(made.withheld)
            assert ("because a use is private" in told) == (tracker == 1), (on, private)
            assert ("days without use" in made.text) == (tracker == 2)
            for word in ("Only you", "private", "Pills", "left out"):
                assert word not in made.text
        included = page(week, ticked=(use.uid,)) if tracker == 1 else page(week)
        assert "because a use is private" not in words.days_withheld(included.withheld)
        week.entries.trash(use.id)


def test_family_get_the_least(week: Journal) -> None:
    every = tuple(one.uid for one in page(week).offers)
    made = page(week, preset="family", ticked=every, words=True, ask="Be patient.")
    found = {block.text for block in blocks(made.text) if block.kind == "h2"}
    assert found == {words.DAYS, words.PEOPLE, words.INTENTIONS, words.ASK}
    for word in ("secret", "dishes", "payday", "Craving", "Mood"):
        assert word not in made.text
    assert not made.days


# Returns


@pytest.mark.parametrize("private", [True, False])
def test_a_hidden_return_takes_every_day_count_away(week: Journal, private: bool) -> None:
    use = Use(
        **ago(3),  # type: ignore[arg-type]
        tracker=1,
        on=TODAY - timedelta(days=3),
        next_start=TODAY - timedelta(days=2),
        private=private,
        note="one beer",
    )
    kept = week.entries.add(use)
    text = page(week).text
    assert words.DAYS not in text
    assert "without use" not in text
    made = page(week, ticked=(kept.uid,))
    assert "- Alcohol: 6 of 7 days without use, 2 days now, 126 days in total\n" in made.text
    assert "## Returns to use\n\nDrank. On Thu 19 Nov. Next first day: Fri 20 Nov." in made.text
    assert "> one beer\n" in made.text
    assert page(week, until=TODAY - timedelta(days=4)).text.count("without use") == 1


def test_an_earlier_return_is_hidden_too_until_it_is_ticked(week: Journal) -> None:
    day = date(2026, 8, 1)
    use = week.entries.add(
        Use(**ago(90), tracker=1, on=day, next_start=day + timedelta(days=1))  # type: ignore[arg-type]
    )
    assert words.DAYS not in page(week).text
    assert "127" not in page(week).text
    assert "7 of 7 days without use, 112 days now" in page(week, ticked=(use.uid,)).text
    week.entries.edit(replace(use, private=False))
    assert "7 of 7 days without use, 112 days now" in page(week).text
    assert words.RETURNS not in page(week).text


def test_a_hidden_return_takes_the_days_of_other_trackers_too(week: Journal) -> None:
    smoking = week.trackers.add(Tracker(name="Nicotine", start=date(2026, 10, 1)))
    assert page(week).text.count("without use") == 2
    day = TODAY - timedelta(days=20)
    use = Use(**ago(20), tracker=smoking.id, on=day, next_start=day + timedelta(days=1))  # type: ignore[arg-type]
    kept = week.entries.add(use)
    assert words.DAYS not in page(week).text
    assert page(week, ticked=(kept.uid,)).text.count("without use") == 2
    week.trackers.edit(replace(week.trackers.get(smoking.id), private=True))
    assert page(week).text.count("without use") == 1


@pytest.mark.parametrize("end", [SINCE + timedelta(days=2), None])
def test_a_return_that_reaches_into_these_days_is_there_when_it_is_ticked(
    week: Journal, end: date | None
) -> None:
    day = SINCE - timedelta(days=3)
    kept = week.entries.add(
        Use(**ago(10), tracker=1, on=day, next_start=end, private=False)  # type: ignore[arg-type]
    )
    assert words.DAYS not in page(week).text
    made = page(week, ticked=(kept.uid,))
    assert words.RETURNS in made.text
    assert "of 7 days without use" in made.text


def test_a_private_tracker_and_a_limit(week: Journal) -> None:
    week.trackers.add(Tracker(name="Wine", start=SINCE, private=True))
    limit = Limit(2, "cups", "day", SINCE)
    coffee = week.trackers.add(Tracker(name="Coffee", start=SINCE, limit=limit))
    cup = Use(**ago(0), tracker=coffee.id, on=TODAY, next_start=None, amount=1, private=False)  # type: ignore[arg-type]
    kept = week.entries.add(cup)
    text = page(week).text
    assert "Wine" not in text
    on_page = "- Coffee: 1 of 2 cups today, 1 of 8 days logged: 1 cup\n"
    assert on_page in text
    day_before = Use(
        **ago(1),  # type: ignore[arg-type]
        tracker=coffee.id,
        on=TODAY - timedelta(days=1),
        next_start=None,
        amount=3,
        private=False,
    )
    other = week.entries.add(day_before)
    mark = replace(day_before, on=SINCE + timedelta(days=1), amount=0)
    dry = week.entries.add(mark)
    days = "days logged: {} cups, 1 dry day, within the limit on {}"
    assert f"- Coffee: 1 of 2 cups today, 3 of 8 {days.format(4, '1 of 2')}\n" in page(week).text
    before = page(week, until=TODAY - timedelta(days=1)).text
    assert f"- Coffee: at most 2 cups a day, 2 of 7 {days.format(3, '1 of 2')}\n" in before
    coffee = week.trackers.edit(replace(coffee, limit=replace(limit, amount=3, since=TODAY)))
    assert "- Coffee: 1 of 3 cups today, 3 of 8 days logged: 4 cups, 1 dry day\n" in page(week).text
    before = page(week, until=TODAY - timedelta(days=1)).text
    assert "- Coffee: 2 of 7 days logged: 3 cups, 1 dry day\n" in before
    week.entries.trash(other.id)
    week.entries.trash(dry.id)
    assert "Coffee" not in page(week, left_out=(kept.uid,)).text
    assert "Coffee" not in page(week, until=TODAY - timedelta(days=1)).text


# Sponsees


def test_what_a_sponsee_told_is_for_nobody_else(week: Journal) -> None:
    ana = next(one for one in week.people.all() if one.name == "Ana")
    week.people.trash(ana)
    both = Contact(**ago(1), people=("Tom", "ANA"), private=False, note="secret six")  # type: ignore[arg-type]
    told = week.entries.add(both)
    made = page(week, words=True, ticked=(told.uid,))
    assert "secret" not in made.text
    assert told.uid not in {one.uid for one in made.offers}
    assert "secret six" in page(week, who="ana", words=True).text


def test_a_private_contact_with_a_sponsee_is_not_counted(week: Journal) -> None:
    line = "- 2 contacts\n- Helped someone: 2 times\n"
    assert line in page(week).text
    private = Contact(**ago(1), private=True, people=("Ana",), helped=True)  # type: ignore[arg-type]
    kept = week.entries.add(private)
    assert line in page(week).text
    assert line in page(week, ticked=(kept.uid,), words=True).text
    week.entries.edit(replace(kept, private=False))
    assert "- 3 contacts\n- Helped someone: 3 times\n" in page(week).text


def test_what_a_sponsee_told_stays_so_whatever_they_are_called_later(week: Journal) -> None:
    ana = next(one for one in week.people.all() if one.name == "Ana")
    with time_machine.travel(NOW, tick=False):
        ben = week.people.edit(replace(ana, name="Ben", role="peer"))
        later = Contact(at=NOW, private=False, people=("Ben",), note="coffee")
        week.entries.add(later)
        made = page(week, words=True)
        assert "secret three" not in made.text
        assert "coffee" in made.text
        week.people.trash(ben)
        week.trash.empty(NOW + timedelta(seconds=1))
    made = page(week, words=True)
    assert "secret three" not in made.text
    assert len(week.entries.page(Filter(kinds=("contact",)))) == 3


def test_a_sponsee_who_was_one_by_mistake_is_none(week: Journal) -> None:
    tom = next(one for one in week.people.all() if one.name == "Tom")
    week.people.edit(replace(tom, role="sponsee"))
    told = week.entries.add(Contact(**ago(1), private=False, people=("Tom",), note="his call"))  # type: ignore[arg-type]
    assert "his call" not in page(week, words=True).text
    week.undo()
    week.undo()
    assert week.people.find("tom").role == "peer"
    week.entries.restore(told.id)
    assert "his call" in page(week, words=True).text


# Any words

TEXTS = st.sampled_from(HOSTILE) | st.text(max_size=30)
PLANTED = "Qx7planted"
NO_WORDS = "Zq9covered"


@given(
    texts=st.lists(TEXTS, min_size=4, max_size=4),
    private=st.lists(st.booleans(), min_size=3, max_size=3),
    unticked=st.booleans(),
    preset=st.sampled_from(["sponsor", "counsellor", "family"]),
    blur=st.booleans(),
    with_words=st.booleans(),
)
def test_nothing_hidden_is_in_it_and_all_words_stay_text(
    texts: list[str],
    private: list[bool],
    unticked: bool,
    preset: str,
    blur: bool,
    with_words: bool,
) -> None:
    who, ask, shown, hidden = (f"{text}a" for text in texts)
    with fresh_journal() as journal:
        journal.trackers.add(Tracker(name=shown, start=date(2026, 1, 1)))
        journal.people.add(Person(name="Ana", role="sponsee"))
        planted = {"note": f"{hidden}{PLANTED}", "private": True}
        tag = (f"{PLANTED}{hidden}",)
        left_out = journal.entries.add(
            Craving(
                **ago(1),  # type: ignore[arg-type]
                intensity=5,
                note=PLANTED,
                triggers=tag,
                strategies=tag,
                outcome="passed",
                private=private[0],
            )
        )
        journal.entries.add(Craving(**ago(2), **planted, intensity=9, triggers=tag))  # type: ignore[arg-type]
        journal.entries.add(Note(**ago(2), **planted))  # type: ignore[arg-type]
        told = journal.entries.add(
            Contact(**ago(1), people=("Ana", PLANTED), note=PLANTED, private=private[1])  # type: ignore[arg-type]
        )
        journal.entries.add(Note(**ago(0), note=NO_WORDS, private=False))  # type: ignore[arg-type]
        listed = journal.entries.add(
            Craving(**ago(0), note=shown, intensity=2, triggers=(shown,), private=private[2])  # type: ignore[arg-type]
        )
        made = page(
            journal,
            who=who,
            ask=ask,
            preset=preset,
            blur=blur,
            words=with_words,
            ticked=() if unticked else (listed.uid, told.uid),
            left_out=(left_out.uid,),
        )
    assert PLANTED not in made.text
    assert (NO_WORDS in made.text) == (with_words and preset != "family")
    for reader in READERS:
        found = blocks(made.text, reader)
        assert [one.kind for one in found].count("h1") == 1
        assert found[0].kind == "h1"
        assert {one.text for one in found if one.kind == "h2"} <= HEADINGS
        assert {one.kind for one in found} <= {"h1", "h2", "p", "ul li p", "blockquote p"}
        listing = [one for one in found if one.kind == "p" and one.text.startswith("Sun 22 Nov")]
        rows = [one for one in made.offers if one.state == LISTED and preset != "family"]
        assert len(listing) == len(rows)


def test_a_span_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(BadInput, match="first day"):
        PageSelection(who="Sam", since=TODAY, until=SINCE)


def test_an_empty_journal_makes_an_empty_page(journal: Journal) -> None:
    assert page(journal).text == f"# For Sam, 15 Nov to 22 Nov 2026\n\n{words.NOTHING}\n"


def test_a_page_counts_every_entry_of_its_days(journal: Journal) -> None:
    with journal.bulk():
        for _ in range(250):
            journal.entries.add(Mood(**ago(1), mood=3, private=False))  # type: ignore[arg-type]
    made = page(journal)
    assert "Based on 250 entries." in made.text
    assert len(made.offers) == 250
