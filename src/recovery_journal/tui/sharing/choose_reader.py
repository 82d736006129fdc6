"""Ask who a page is for, and open it."""

from recovery_journal.errors import JournalError
from recovery_journal.tui.dialogs.choose import ChooseScreen
from recovery_journal.tui.host import Host
from recovery_journal.tui.sharing.screen import SharingScreen
from recovery_journal.tui.text.masking import person_name
from recovery_journal.words import sharing as words


def prepare_page_for_someone(app: Host) -> None:
    try:
        people = app.journal.people.all()
    except JournalError as error:
        app.show_status(str(error))
        return
    if not people:
        app.show_status(words.NOBODY)
        return
    sponsors = sorted(people, key=lambda one: (one.role != "sponsor", not one.favourite))
    names = [(one.uid, person_name(one.name, masked=app.discreet)) for one in sponsors]
    by_uid = {one.uid: one for one in people}

    def opened(uid: str | None) -> None:
        if uid is not None:
            app.push_screen(SharingScreen(by_uid[uid]))

    app.push_screen(ChooseScreen(words.FOR_WHOM, names), opened)
