"""Evening answers, to a note and back."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recovery_journal.domain.practice import (
    Intention,
    QuestionPack,
    Review,
    answers_to_note,
    find_question_pack,
    moment_of_review,
    note_to_answers,
)
from recovery_journal.errors import BadInput
from support.corpus import HOSTILE

PROMPTS = ("What went well?", "What was hard?", "And tomorrow?")
TEXTS = st.one_of(
    st.sampled_from((*PROMPTS, *HOSTILE)), st.text(alphabet="ab \n?", max_size=12), st.text()
)


@given(st.tuples(TEXTS, TEXTS, TEXTS))
def test_a_note_is_taken_apart_so_that_it_can_be_made_again_or_not_at_all(
    given_answers: tuple[str, str, str],
) -> None:
    note = answers_to_note([*zip(PROMPTS, given_answers, strict=True)])
    found = note_to_answers(note, PROMPTS)
    assert found is None or answers_to_note(found) == note
    assert found is None or [question for question, _ in found] == list(PROMPTS)


@given(TEXTS)
def test_words_of_any_kind_stay_as_they_are(note: str) -> None:
    found = note_to_answers(note, PROMPTS)
    assert found is None or answers_to_note(found) == note


def test_answers_of_several_lines_come_back_each_to_its_question() -> None:
    pairs = [("What went well?", "sleep\n\nand rest"), ("What was hard?", ""), (PROMPTS[2], "x")]
    assert note_to_answers(answers_to_note(pairs), PROMPTS) == pairs
    assert note_to_answers("", PROMPTS) == [(prompt, "") for prompt in PROMPTS]
    assert note_to_answers("What was hard?\nx\n\nWhat went well?\ny", PROMPTS) is None


def test_a_late_review_stands_in_its_evening_and_never_ahead() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    now = datetime(2026, 11, 22, 20, 0, tzinfo=berlin)
    late = moment_of_review(date(2026, 7, 1), now, berlin)
    assert late.isoformat() == "2026-07-01T21:00:00+02:00"
    assert moment_of_review(now.date(), now, berlin) == now
    assert late.astimezone(UTC).hour == 19
    assert moment_of_review(date(2026, 7, 1), now, UTC).isoformat() == "2026-07-01T21:00:00+00:00"


def test_an_intention_needs_a_word_and_an_outcome_is_one_of_the_list() -> None:
    at = datetime(2026, 11, 22, 8, tzinfo=UTC)
    for went in (None, "kept", "partly", "not this time"):
        assert Intention(at=at, note="be kind", went=went).went == went
    with pytest.raises(BadInput, match="is one of: kept, partly, not this time"):
        Intention(at=at, note="be kind", went="broken")
    for empty in ("", " \n"):
        with pytest.raises(BadInput, match="An intention needs at least one word"):
            Intention(at=at, note=empty)


def test_one_answer_of_any_kind_is_a_review() -> None:
    at = datetime(2026, 11, 22, 21, tzinfo=UTC)
    assert Review(at=at, note="well").note == "well"
    assert Review(at=at, talked=False).talked is False
    for hours in (0.0, 24.0):
        assert Review(at=at, sleep=hours).sleep == hours
    for hours in (-0.5, 24.5):
        with pytest.raises(BadInput, match="hours from 0 to 24"):
            Review(at=at, sleep=hours)
    for empty in ("", " \n"):
        with pytest.raises(BadInput, match="A review needs one answer"):
            Review(at=at, note=empty)


def test_questions_have_a_name_and_one_of_them_says_something() -> None:
    pack = QuestionPack(name="mine", prompts=("", "Well?"))
    assert (pack.prompts, pack.key) == (("", "Well?"), "")
    assert (pack.id, pack.uid, pack.revision) == (0, "", 0)
    for empty in ("", " \n"):
        with pytest.raises(BadInput, match="A set of questions needs a name"):
            QuestionPack(name=empty, prompts=("Well?",))
        with pytest.raises(BadInput, match="at least one question"):
            QuestionPack(name="mine", prompts=(empty, empty))


def test_questions_are_found_by_their_name_or_are_the_first() -> None:
    plain, mine = (QuestionPack(name=name, prompts=("Well?",)) for name in ("Plain", "Mine"))
    for name, found in (("mine", mine), ("MINE", mine), ("plain", plain), ("gone", plain)):
        assert find_question_pack([plain, mine], name) == found


def test_an_answer_stands_below_its_question_without_blanks_around() -> None:
    pairs = [(" Well? ", " yes\n"), ("Hard?", " "), ("", "free words"), ("Next?", "rest")]
    assert answers_to_note(pairs) == "Well?\nyes\n\nfree words\n\nNext?\nrest"
    assert note_to_answers("before\nWell?\nyes", ("Well?",)) is None
    assert note_to_answers("Well?\nyes\nHard?\nno", ("Well?", "Hard?")) == [
        ("Well?", "yes\nHard?\nno"),
        ("Hard?", ""),
    ]
