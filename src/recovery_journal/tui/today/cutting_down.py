"""What is being cut down on, as lines of today's agenda, and the amounts logged from there.

Shown after the first screen, so its imports are deferred.
"""

from collections.abc import Iterator, Sequence

from recovery_journal.domain.sobriety.standing import LimitStanding, Standing
from recovery_journal.errors import JournalError
from recovery_journal.tui.actions.practice import ONE_MORE_ACTION
from recovery_journal.tui.host import Host
from recovery_journal.tui.text.masking import tracker_name
from recovery_journal.tui.today.agenda import AgendaItem
from recovery_journal.words.format.limits import so_far

Standings = Sequence[Standing | LimitStanding]


def cut_down_standings(standings: Standings) -> list[LimitStanding]:
    return [one for one in standings if isinstance(one, LimitStanding) and not one.planned]


def cut_down_items(standings: Standings, *, discreet: bool) -> Iterator[AgendaItem]:
    for one in cut_down_standings(standings):
        yield AgendaItem(
            tracker_name(one.tracker, masked=discreet),
            so_far(one),
            action=ONE_MORE_ACTION,
            tracker_id=one.tracker.id,
        )


def log_amount(app: Host, standings: Standings, tracker: int, *, dry_day: bool) -> None:
    """Open the amount dialog for a tracker, for the only one, or for one the user picks."""
    from recovery_journal.tui.dialogs.amount import AmountDialog
    from recovery_journal.tui.dialogs.choose import ChooseScreen
    from recovery_journal.words.returns import WHICH_TRACKER

    found = cut_down_standings(standings)

    def ask(chosen: str | None) -> None:
        if chosen is not None:
            dialog = AmountDialog(app.journal, tracker=int(chosen), dry_day=dry_day)
            app.push_screen(dialog, app.report_saved_entry)

    try:
        if tracker or len(found) == 1:
            ask(str(tracker or found[0].tracker.id))
        elif found:
            named = [
                (str(one.tracker.id), tracker_name(one.tracker, masked=app.discreet))
                for one in found
            ]
            app.push_screen(ChooseScreen(WHICH_TRACKER, named), ask)
    except JournalError as error:
        app.show_status(str(error))
