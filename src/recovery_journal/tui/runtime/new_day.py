"""What open screens do when a day ends; imported only then."""

from recovery_journal.tui.host import Host, ShowsJournal
from recovery_journal.tui.widgets.date_fields import DateField


def turn_to_new_day(app: Host) -> None:
    """Refresh what is shown; a day in a dialog stays, and is described afresh."""
    for screen in app.screen_stack:
        if isinstance(screen, ShowsJournal):
            screen.reload()
        for field in screen.query(DateField):
            if field.is_mounted:  # one that is just being opened describes its day by itself
                field.echo()
