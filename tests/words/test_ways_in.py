"""A note can begin with a question."""

from datetime import date, timedelta
from itertools import pairwise

from recovery_journal.words.ways_in import way_in


def test_each_day_has_another_question_than_the_day_before() -> None:
    days = [date(2026, 12, 28) + timedelta(days=ahead) for ahead in range(20)]
    questions = [way_in(day) for day in days]
    assert all(one != following for one, following in pairwise(questions))
    assert all(one.endswith("?") and len(one) < 72 for one in questions)
    assert way_in(date(2026, 12, 28)) == way_in(date(2026, 12, 28))
