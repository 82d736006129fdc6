"""Choose a file to import: one that was found, or any other by its path."""

import os
from collections.abc import Callable, Mapping, Sequence

from textual.widget import Widget
from textual.widgets import Static

from recovery_journal.errors import BadInput
from recovery_journal.exchange.importers.given import Given
from recovery_journal.tui.dialogs.dialog import Dialog, Result
from recovery_journal.tui.dialogs.form import Field, Values
from recovery_journal.tui.host import Host
from recovery_journal.tui.text.literal import safe_content
from recovery_journal.tui.widgets.fields import LineField
from recovery_journal.tui.widgets.pick import PickOne
from recovery_journal.words import import_dialogs as words


def choose_file(
    app: Host, dialog: "FileDialog[Result]", go_on: Callable[[Result | None], None]
) -> None:
    """Open the dialog; not in discreet mode, as it leads to others that show what is in a file."""
    if app.discreet:
        app.show_toast(words.show_names_first())
    else:
        app.push_screen(dialog, go_on)


def given_file(path: str) -> Given:
    """Look at a file; "-" is one here, not standard input."""
    return Given(os.path.join(os.curdir, path))


class FileDialog(Dialog[Result]):
    """Returns what was read from the chosen file."""

    HAS_DRAFTS = False
    SAVE_LABEL = words.LOOK

    def __init__(
        self,
        heading: str,
        which: str,
        find: Callable[[], Mapping[str, str]],
        read: Callable[[str], Result],
    ) -> None:
        """Ask for a file.

        Args:
            heading: what it is for.
            which: says what files can be chosen.
            find: returns the label of each file that is probably meant, by its path.
            read: reads the file with a path; raises JournalError if that isn't possible.
        """
        super().__init__(read)
        self.HEADING = heading
        self._which = which
        self._find = find

    def fields(self) -> Sequence[Field | Widget]:
        files = self._find()
        found = PickOne(files, value=next(iter(files), None), id="found")
        return [
            Static(safe_content(self._which), classes="muted"),
            *([Field(words.FOUND, found, above=True)] if files else []),
            Field(words.PATH, LineField(id="path")),
        ]

    def to_result(self, values: Values) -> str:
        """Return the path that was typed, or else the chosen one.

        Raises:
            BadInput: there is none.
        """
        path: str = os.path.expanduser(values["path"].strip()) or values.get("found") or ""
        if not path:
            raise BadInput(words.NO_PATH)
        return path
