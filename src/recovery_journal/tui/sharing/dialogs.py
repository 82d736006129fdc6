"""The dialogs of a shared page: the request, the text, the last check, the file."""

import os
from collections.abc import Callable, Sequence

from textual import on
from textual.widget import Widget
from textual.widgets import Static

from recovery_journal.errors import BadInput
from recovery_journal.exchange.sharing.page import Offer
from recovery_journal.text import clean
from recovery_journal.tui.dialogs.dialog import Dialog
from recovery_journal.tui.dialogs.form import Field, Values
from recovery_journal.tui.text.literal import safe_content
from recovery_journal.tui.widgets.fields import LineField, TextField
from recovery_journal.tui.widgets.pick import PickOne
from recovery_journal.tui.widgets.scroll_page import ScrollPage
from recovery_journal.words import sharing as words

FILE_KINDS = {"html": "to read and print", "md": "plain text"}
"""File types by ending."""


class RequestDialog(Dialog[str]):
    """What to ask of the reader."""

    HAS_DRAFTS = False
    HEADING = words.ASK
    SAVE_LABEL = "add to page"

    def __init__(self, ask: str) -> None:
        super().__init__(lambda text: text)
        self._ask = ask

    def fields(self) -> Sequence[Field]:
        return [Field("", LineField(self._ask, id="ask", placeholder=words.ASK_EXAMPLE))]

    def to_result(self, values: Values) -> str:
        return clean(values["ask"]).strip()


class PageTextDialog(Dialog[str]):
    """The whole page, to be edited freely."""

    HAS_DRAFTS = False
    HEADING = words.YOUR_TEXT
    SAVE_LABEL = "use this text"

    def __init__(self, text: str) -> None:
        super().__init__(lambda text: text)
        self._text = text

    def fields(self) -> Sequence[Field]:
        return [Field("", TextField(self._text, id="text"))]

    def to_result(self, values: Values) -> str:
        """Return the text.

        Raises:
            BadInput: it's empty.
        """
        text = clean(values["text"])
        if not text.strip():
            raise BadInput(words.NO_TEXT)
        return text if text.endswith("\n") else f"{text}\n"


class ConfirmPrivateDialog(Dialog[bool]):
    """Lists every private entry on the page before it's saved."""

    SAVE_LABEL = "continue"
    LEAVE_LABEL = "back"

    def __init__(self, private: Sequence[Offer], said: Callable[[Offer], str]) -> None:
        super().__init__(lambda seen: bool(seen))
        self._private = private
        self._entry_line = said

    def heading(self) -> str:
        return words.private_on_page(len(self._private))

    def fields(self) -> Sequence[Widget]:
        lines = [
            Static(safe_content(self._entry_line(one)), classes="private") for one in self._private
        ]
        return [ScrollPage(*lines, id="private")]

    def to_result(self, values: Values) -> bool:  # noqa: ARG002
        return True


class SavePageDialog(Dialog[str]):
    """Returns where the page is."""

    HAS_DRAFTS = False
    HEADING = words.SAVE_PAGE

    def __init__(self, keep: Callable[[str], str], propose: Callable[[bool], str]) -> None:
        """Ask for a file.

        Args:
            keep: saves the page there, and returns where it is.
            propose: returns a name; its argument tells whether for HTML.
        """
        super().__init__(lambda path: keep(os.path.expanduser(path)))
        self._propose = propose

    def fields(self) -> Sequence[Field | Widget]:
        return [
            Field("As", PickOne(FILE_KINDS, value="html", needed=True, id="kind")),
            Field("File", LineField(self._proposed("html"), id="path")),
            Static(words.NOT_SENT_YET, classes="muted"),
        ]

    def begin(self) -> None:
        """Focus the file name: the type is usually right."""
        super().begin()
        self.query_one("#path", LineField).focus()

    def _proposed(self, kind: str) -> str:
        return self._propose(kind == "html")

    @on(PickOne.Chosen, "#kind")
    def change_suffix(self, event: PickOne.Chosen) -> None:
        """Adapt the file name to the chosen type."""
        path = self.query_one("#path", LineField)
        for kind in FILE_KINDS:
            if path.value.endswith(f".{kind}"):
                proposal = path.value == self._proposed(kind)
                stem = path.value.removesuffix(f".{kind}")
                path.value = self._proposed(event.value) if proposal else f"{stem}.{event.value}"
                break

    def to_result(self, values: Values) -> str:
        """Return the path.

        Raises:
            BadInput: it's empty.
        """
        path: str = values["path"].strip()
        if not path:
            raise BadInput(words.NO_NAME)
        return path

    def show_error(self, sentence: str) -> None:
        """Show an error without its advice on replacing a file, which this dialog can't do."""
        super().show_error(sentence.partition(" To replace it:")[0])
