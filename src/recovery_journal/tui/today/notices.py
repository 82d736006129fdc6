"""What Today brings up on its own: a few lines, each shown once.

Shown after the first screen, so its imports are deferred.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from recovery_journal import clock
from recovery_journal.domain.dataclass import dataclass
from recovery_journal.domain.entries import follow_up
from recovery_journal.domain.sobriety.standing import LimitStanding, Standing
from recovery_journal.errors import JournalError
from recovery_journal.store.journal import Journal
from recovery_journal.text import one_line
from recovery_journal.tui.actions.actions import TODAY
from recovery_journal.tui.host import Host
from recovery_journal.tui.text.masking import tracker_name
from recovery_journal.words import today as sentences
from recovery_journal.words.format import numbers
from recovery_journal.words.practice import quoted

if TYPE_CHECKING:
    from recovery_journal.domain.circle import KeptWords
    from recovery_journal.domain.toolkit import Reason

MAX_NOTICES = 4
"""The most notices at once, most important first."""
ANSWER_ACTION, NOT_NOW_ACTION, LETTER_ACTION, WAITING_ACTION = TODAY
NOTICE_ACTIONS = {
    ANSWER_ACTION.id: ((ANSWER_ACTION, sentences.ANSWER), (NOT_NOW_ACTION, sentences.NOT_NOW)),
    WAITING_ACTION.id: ((WAITING_ACTION, sentences.ANSWER),),
    LETTER_ACTION.id: ((LETTER_ACTION, sentences.READ),),
}
"""The keys of a notice, by its action."""


@dataclass(frozen=True, slots=True)
class Notice:
    text: str
    action_id: str = ""
    """The id of the action that answers it; empty if it asks nothing."""


def find_notices(
    journal: Journal,
    standings: Sequence[Standing | LimitStanding],
    now: datetime,
    *,
    discreet: bool = False,
) -> tuple[Notice, ...]:
    """Return the current notices; in discreet mode without any of the user's words.

    Args:
        journal: the journal.
        standings: today's standings, in the order of Today.
        now: the current local time.
        discreet: letters for trackers, and no words.

    Raises:
        Busy: another process holds the journal.
    """
    found = (
        *_follow_up(journal, now, discreet=discreet),
        *_questions(journal),
        *_hard_days(journal, now),
        *_letter(journal, now),
        *_milestones(journal, standings, discreet=discreet),
        *(() if discreet else _plans(journal, now)),
    )
    return found[:MAX_NOTICES]


def _follow_up(journal: Journal, now: datetime, *, discreet: bool) -> Iterator[Notice]:
    """Ask how an open craving is, once some time has passed."""
    craving = journal.cravings.last_open(now)
    if craving is not None and follow_up.is_due(craving, now):
        earlier = now - craving.at > follow_up.AT_HAND_FOR
        when = numbers.moment(craving.at, now.year) if earlier else ""
        asked = sentences.how_was_it(craving.intensity, when)
        yield Notice(sentences.HOW_IS_IT_NOW if discreet else asked, ANSWER_ACTION.id)


def _questions(journal: Journal) -> Iterator[Notice]:
    """Say how many things logged while the journal was locked wait for an answer."""
    if waiting := journal.questions():
        from recovery_journal.words.encryption import need_answer

        yield Notice(f"{need_answer(len(waiting))}.", WAITING_ACTION.id)


def _hard_days(journal: Journal, now: datetime) -> Iterator[Notice]:
    from recovery_journal.store.books import due

    if due.are_days_hard(journal, now):
        yield Notice(sentences.HARD_DAYS_ON_SCREEN)


def _letter(journal: Journal, now: datetime) -> Iterator[Notice]:
    """Announce a letter that can be opened now."""
    from recovery_journal.store.books import due

    if due.letters(journal, now):
        from recovery_journal.words.right_now import LETTER as LETTER_LEFT

        yield Notice(LETTER_LEFT, LETTER_ACTION.id)


def _milestones(
    journal: Journal, standings: Sequence[Standing | LimitStanding], *, discreet: bool
) -> Iterator[Notice]:
    """Name all milestones reached today in one line, with a quote."""
    reached = [
        sentences.tracker_milestone(tracker_name(one.tracker, masked=discreet), name)
        if len(standings) > 1
        else name
        for one in standings
        for name in (_reached(one) if isinstance(one, Standing) else ())
    ]
    if reached:
        own = "" if discreet else _quote_for_day(journal, standings[0].today)
        yield Notice(sentences.milestones_today(reached, own))


def _reached(standing: Standing) -> Iterator[str]:
    """Yield today's milestones; there are none on a day of use or the first day after it."""
    from recovery_journal.domain.sobriety import milestones
    from recovery_journal.words.format.standing import milestone_name

    since, today = standing.since, standing.today
    if since is None or since >= today:
        return
    period = milestones.reached_today(since, today)
    in_all = milestones.reached_total(standing.total)
    yield from (milestone_name(one) for one in (period, in_all) if one is not None)


def _quote_for_day(journal: Journal, today: date) -> str:
    """Return one of the reasons and kept words, changing daily."""
    found = [quoted(one_line(one.text)) for one in _reasons(journal)]
    found += [quoted(one_line(one.text), one_line(one.who)) for one in read_kept_words(journal)]
    return found[today.toordinal() % len(found)] if found else ""


def _reasons(journal: Journal) -> "list[Reason]":
    """Return the user's reasons, without importing their book if there are none."""
    return journal.reasons.all() if journal.has_any("reason") else []


def read_kept_words(journal: Journal) -> "list[KeptWords]":
    """Return the kept words, newest first."""
    return journal.kept_words.all() if journal.has_any("kept_words") else []


def _plans(journal: Journal, now: datetime) -> Iterator[Notice]:
    from recovery_journal.store.books import due

    if fitting := due.plans(journal, now):
        from recovery_journal.words.toolkit import plan_line

        yield from (Notice(one_line(plan_line(one))) for one in fitting)


def allows_action(notices: Sequence[Notice], action: str) -> bool:
    """Return whether a key answers any of these notices, or is about something else."""
    keys = {one.textual_action.removeprefix("screen."): one for one in TODAY}
    asked = [action for one in notices for action, _ in NOTICE_ACTIONS.get(one.action_id, ())]
    return action not in keys or keys[action] in asked


def ask_how_now(app: Host) -> None:
    from recovery_journal.tui.right_now.craving_at_hand import CravingAtHand
    from recovery_journal.tui.right_now.how_now import HowNowDialog

    app.push_screen(HowNowDialog(CravingAtHand(app, earlier=True)))


def dismiss_follow_up(app: Host) -> None:
    """Close the question: the craving's outcome stays unknown."""
    from recovery_journal.tui.right_now.craving_at_hand import CravingAtHand

    try:
        kept = CravingAtHand(app, earlier=True).set_after(None, "not sure")
    except JournalError as error:
        app.show_status(str(error))
    else:
        app.report_saved_entry(kept)


def open_due_letter(app: Host) -> None:
    from recovery_journal.store.books import due
    from recovery_journal.tui.toolkit.dialogs import ReadLetterDialog

    try:
        waiting = due.letters(app.journal, clock.now())
    except JournalError as error:
        app.show_status(str(error))
        return
    if waiting:
        app.push_screen(ReadLetterDialog(app.journal.letters.edit, waiting[0]))
