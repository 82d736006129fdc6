"""Answer what was logged while the journal was locked and only the user can place."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from functools import partial

from textual.widget import Widget

from recovery_journal.domain.entries.entry import Entry
from recovery_journal.domain.entries.locked_message import FOLLOW_UP_KIND
from recovery_journal.domain.sobriety.tracker import Use
from recovery_journal.errors import JournalError
from recovery_journal.store.encryption.locked_messages import Question
from recovery_journal.tui.dialogs.choose import ChooseScreen
from recovery_journal.tui.dialogs.count_as_return import YesNoScreen
from recovery_journal.tui.dialogs.dialog import Dialog
from recovery_journal.tui.dialogs.form import Field, Values
from recovery_journal.tui.host import Host
from recovery_journal.tui.text.masking import tracker_name
from recovery_journal.tui.widgets.date_fields import MomentField
from recovery_journal.words import locked_messages as words
from recovery_journal.words.format import numbers

WHEN, KEEP, DROP, FOR = "when", "keep", "drop", "for "
"""The answers; the last one is followed by the number of a tracker."""


class WhenDialog(Dialog[datetime]):
    """Asks when something was."""

    HAS_DRAFTS = False
    HEADING = words.WHEN_WAS_IT

    def __init__(self, before: datetime) -> None:
        super().__init__(lambda at: at)
        self._before = before

    def fields(self) -> Sequence[Field | Widget]:
        return [Field("", MomentField(self._before, id="when"))]

    def to_result(self, values: Values) -> datetime:
        moment: datetime = values["when"]
        return moment


def ask_what_waits(app: Host) -> None:
    """Ask about what waits; if that is more than one thing, first which of them."""
    with _reporting(app):
        waiting = app.journal.questions()
        if len(waiting) == 1:
            _ask(app, waiting[0])
        elif waiting:
            rows = [(str(place), _describe(app, one)) for place, one in enumerate(waiting)]
            app.push_screen(
                ChooseScreen(words.WHICH_TO_ANSWER, rows), partial(_ask_about, app, waiting)
            )


def _ask_about(app: Host, waiting: Sequence[Question], chosen: str | None) -> None:
    if chosen is not None:
        with _reporting(app):
            _ask(app, waiting[int(chosen)])


def _describe(app: Host, question: Question) -> str:
    if question.message is None:
        return question.asks
    when = numbers.moment(question.message.at, app.today().year)
    if app.discreet:
        return f"{when}: {words.LOGGED_WHILE_LOCKED}"
    return f"{when}: {words.describe(question.message)}"


def _ask(app: Host, question: Question) -> None:
    """Show what was logged, what isn't clear about it, and the answers there are."""
    heading = _describe(app, question)
    rows = [(DROP, words.REMOVE)]
    if (message := question.message) is not None:
        is_counted = message.kind in (Use.kind, FOLLOW_UP_KIND)
        rows = [
            *(
                (f"{FOR}{one.id}", words.for_tracker(tracker_name(one, masked=app.discreet)))
                for one in app.journal.inbox.trackers_that_settle(question)
            ),
            (WHEN, words.ANOTHER_TIME),
            (KEEP, words.SAVE_AS_NOTE if is_counted else words.SAVE_WITHOUT_TRACKER),
            *rows,
        ]
        if not app.discreet:
            heading = f"{heading} {question.asks}"
    app.push_screen(ChooseScreen(heading, rows), partial(_take_answer, app, question))


def _take_answer(app: Host, question: Question, answer: str | None) -> None:
    if answer is None:
        return
    if answer == WHEN and question.message is not None:
        app.push_screen(WhenDialog(question.message.at), partial(_correct_time, app, question))
    elif answer == KEEP:
        _save(app, partial(app.journal.inbox.keep, question))
    elif answer == DROP:
        app.push_screen(YesNoScreen(words.ASK_DROP, for_good=True), partial(_drop, app, question))
    else:
        with _reporting(app):
            tracker = app.journal.trackers.get(int(answer.removeprefix(FOR)))
            _save(app, partial(app.journal.inbox.answer, question, tracker=tracker.name))


def _correct_time(app: Host, question: Question, at: datetime | None) -> None:
    """Save it with another time, or ask what still isn't clear."""
    if at is None:
        return
    with _reporting(app):
        corrected = app.journal.inbox.correct(question, at=at)
        if corrected.asks:
            _ask(app, corrected)
        else:
            _save(app, partial(app.journal.inbox.answer, corrected))


def _drop(app: Host, question: Question, is_sure: bool | None) -> None:
    if is_sure:
        with _reporting(app):
            app.journal.inbox.drop(question)
            app.show_status(words.DROPPED)
            app.reload_place()


@contextmanager
def _reporting(app: Host) -> Iterator[None]:
    """Say above the keys what can't be done; the question keeps waiting."""
    try:
        yield
    except JournalError as error:
        app.show_status(str(error))


def _save(app: Host, save: Callable[[], Entry]) -> None:
    with _reporting(app):
        app.report_saved_entry(save())
