"""What is asked for on the way to a page: the ask, the text itself, a last look, the file."""

from collections.abc import Callable, Sequence
from datetime import date

from textual import on
from textual.app import ComposeResult
from textual.widgets import Static

from recovery_journal.domain.circle import Person
from recovery_journal.domain.sharing.share import Share
from recovery_journal.errors import BadInput
from recovery_journal.exchange.sharing.hand_over import proposed
from recovery_journal.exchange.sharing.page import Item
from recovery_journal.text import clean
from recovery_journal.tui.dialogs.dialog import Dialog
from recovery_journal.tui.text.literal import shown
from recovery_journal.tui.widgets.fields import Line, Row, Words
from recovery_journal.tui.widgets.pick import Pick
from recovery_journal.tui.widgets.scroll_page import Page
from recovery_journal.words import sharing as words

KINDS = {"html": "to read and print", "md": "plain text"}
"""How a page may be saved, by the end of its name."""


class AskDialog(Dialog[str]):
    """One thing to ask of the one who reads it."""

    HEADING = words.ASK
    SAVE = "Put it there"

    def __init__(self, ask: str) -> None:
        super().__init__(lambda text: text)
        self._ask = ask

    def fields(self) -> ComposeResult:
        """One line."""
        yield Line(self._ask, id="ask", placeholder=words.ASK_EXAMPLE)

    def value(self) -> str:
        """What is asked; nothing is an answer too."""
        return clean(self.query_one("#ask", Line).value).strip()


class TextDialog(Dialog[str]):
    """The whole page, to be changed as the person likes."""

    HEADING = words.YOUR_TEXT
    SAVE = "Use this text"

    def __init__(self, text: str) -> None:
        super().__init__(lambda text: text)
        self._text = text

    def fields(self) -> ComposeResult:
        """The text."""
        yield Words(self._text, id="text")

    def value(self) -> str:
        """The text as it is now.

        Raises:
            BadInput: when nothing is left of it.
        """
        text = clean(self.query_one("#text", Words).words())
        if not text.strip():
            raise BadInput(words.NO_TEXT)
        return text if text.endswith("\n") else f"{text}\n"


class LastLook(Dialog[bool]):
    """Every private entry on the page, before it is saved."""

    SAVE = "Go on"
    LEAVE = "Not yet"
    HINT = "enter goes on · esc leads back"

    def __init__(self, private: Sequence[Item], said: Callable[[Item], str]) -> None:
        super().__init__(lambda seen: bool(seen))
        self._private = private
        self._said = said

    def heading(self) -> str:
        """How many they are."""
        return words.last_look(len(self._private))

    def fields(self) -> ComposeResult:
        """A line for each, to scroll through."""
        with Page(id="private"):
            for one in self._private:
                yield Static(shown(self._said(one)), classes="private")

    def value(self) -> bool:
        """They were seen."""
        return True


class SaveDialog(Dialog[Share]):
    """As what and where to save it."""

    HEADING = words.SAVE_PAGE

    def __init__(self, keep: Callable[[str], Share], person: Person, today: date) -> None:
        super().__init__(keep)
        self._person = person
        self._today = today

    def fields(self) -> ComposeResult:
        """The kind of file and its name."""
        yield Row("As", Pick(KINDS, value="html", needed=True, id="kind"))
        yield Row("File", Line(self._proposed("html"), id="path"))
        yield Static(words.NOT_SENT_YET, classes="muted")

    def on_mount(self) -> None:
        """Begin where the name is: it is right more often than not."""
        super().on_mount()
        self.query_one("#path", Line).focus()

    def _proposed(self, kind: str) -> str:
        return proposed(self._person.name, self._today, as_html=kind == "html")

    @on(Pick.Chosen, "#kind")
    def rename(self, event: Pick.Chosen) -> None:
        """Give the name the end that goes with the kind."""
        path = self.query_one("#path", Line)
        for kind in KINDS:
            if path.value.endswith(f".{kind}"):
                proposal = path.value == self._proposed(kind)
                stem = path.value.removesuffix(f".{kind}")
                path.value = self._proposed(event.value) if proposal else f"{stem}.{event.value}"
                self.remember()
                break

    def value(self) -> str:
        """The name of the file.

        Raises:
            BadInput: when there is none.
        """
        path = self.query_one("#path", Line).value.strip()
        if not path:
            raise BadInput(words.NO_NAME)
        return path

    def wrong(self, sentence: str) -> None:
        """Say what is wrong; nothing on this screen replaces a file."""
        super().wrong(sentence.partition(" To replace it:")[0])
