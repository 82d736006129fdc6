"""Ask who a page is for, and open it."""

from collections.abc import Sequence
from datetime import date

from rich.cells import cell_len

from recovery_journal.domain.circle import Person
from recovery_journal.errors import JournalError
from recovery_journal.tui.dialogs.choose import ChooseScreen
from recovery_journal.tui.host import Host
from recovery_journal.tui.sharing.screen import SharingScreen
from recovery_journal.tui.text.literal import fit_to_cells
from recovery_journal.tui.text.masking import person_name
from recovery_journal.tui.widgets.find_list import find_among
from recovery_journal.words import circle
from recovery_journal.words import sharing as words

MAX_NAME_CELLS, ROLE_CELLS = 16, 9


def prepare_page_for_someone(app: Host) -> None:
    try:
        people = app.journal.people.all()
        pages = {one.who.casefold(): one.until for one in reversed(app.journal.shares.all())}
    except JournalError as error:
        app.show_status(str(error))
        return
    if not people:
        app.show_status(words.NOBODY)
        return
    sponsors = sorted(people, key=lambda one: (one.role != "sponsor", not one.favourite))
    uids = [one.uid for one in sponsors]
    lines = [*zip(uids, _lines(app, sponsors, pages), strict=True)]
    by_uid = {one.uid: one for one in people}

    def opened(uid: str | None) -> None:
        if uid is not None:
            app.push_screen(SharingScreen(by_uid[uid]))

    find = find_among([(line, uid) for uid, line in lines])
    app.push_screen(ChooseScreen(words.FOR_WHOM, lines, find), opened)


def _lines(app: Host, people: Sequence[Person], pages: dict[str, date]) -> list[str]:
    """Return each name with the role, and when the last page for them was made."""
    names = [person_name(one.name, masked=app.discreet) for one in people]
    cells = min(MAX_NAME_CELLS, max(map(cell_len, names)))
    lines = []
    for name, one in zip(names, people, strict=True):
        role = "" if app.discreet else circle.role(one)
        last = pages.get(one.name.casefold())
        made = words.last_page(last, app.today().year) if last else ""
        lines.append(f"{fit_to_cells(name, cells)}  {role:<{ROLE_CELLS}}  {made}".rstrip())
    return lines
