"""Which insights there are, and in which order."""

from datetime import date

from recovery_journal.domain.insights.minimums import TooFew
from recovery_journal.domain.insights.observations import History
from recovery_journal.domain.insights.report import make_report


def test_every_question_is_asked_and_of_nothing_each_says_how_little_there_is() -> None:
    report = make_report(History(), date(2026, 11, 22))
    assert [section.name for section in report] == [
        "trend",
        "over time",
        "part of the day",
        "weekday",
        "triggers",
        "together",
        "went well",
        "came down",
        "mood",
        "halt",
        "sleep",
    ]
    assert all(isinstance(section.found, TooFew) for section in report)
