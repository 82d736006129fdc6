"""Answers to the questions of an evening, as a note and back."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from recovery_journal.domain.practice import answers_to_note, moment_of_review, note_to_answers
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
