"""What is shown while the screen is locked: how to come back, and where help is."""

import asyncio
from typing import TYPE_CHECKING, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.screen import Screen
from textual.widgets import Input, Static

from recovery_journal import clock
from recovery_journal.errors import JournalError, WrongPassphrase
from recovery_journal.tui.actions.actions import ANYWHERE, EVERYWHERE, bindings
from recovery_journal.tui.text.literal import shown
from recovery_journal.tui.widgets.fields import Line
from recovery_journal.tui.widgets.key_hint import Hint
from recovery_journal.words import encryption as words

if TYPE_CHECKING:
    from recovery_journal.tui.app import JournalApp

WORKING = tuple(action for action in ANYWHERE if action.id in ("help_now", "quit"))
WHILE_TYPING = tuple(action for action in EVERYWHERE if action.id in ("now", "hide"))
LEFT_ALONE = 60.0
"""Seconds after which a half-typed passphrase is cleared."""
LOOK = 0.25
"""Seconds between two looks at how long there is still to wait."""
LONGEST = 30
"""Seconds to wait after a wrong passphrase, at most."""


class ScreenLock(Screen[None]):
    """Hides the screen of a journal that is not encrypted, and says so."""

    CSS_PATH = "../styles/palette.tcss"

    BINDINGS = [*bindings(WORKING), Binding("enter", "come_back", "Come back", id="come_back")]

    def compose(self) -> ComposeResult:
        """What this is and is not, and the keys that work."""
        with VerticalScroll(id="page", can_focus=False):
            yield Static(shown(words.SCREEN_LOCK), classes="title")
            yield Static(shown(words.HIDES), id="what")
            yield Static(shown(words.COME_BACK), classes="quiet")
            yield Static(shown(words.TO_ENCRYPT), classes="muted")
        with Horizontal(id="ways"):
            for action in WORKING:
                yield Hint(action, action.title.lower())

    def action_come_back(self) -> None:
        """Show the journal again."""
        cast("JournalApp", self.app).come_in(None)


class Unlock(Screen[None]):
    """Asks for the passphrase; letters go nowhere else, for a passphrase may begin with any."""

    CSS_PATH = "../styles/palette.tcss"
    AUTO_FOCUS = "#passphrase"

    BINDINGS = [Binding("escape", "clear", "Clear", id="clear")]

    def __init__(self) -> None:
        super().__init__()
        self._key: bytes | None = None
        """What opens the journal, until this screen is the one on top again."""
        self._until = 0.0
        """When the next passphrase may be typed."""

    def compose(self) -> ComposeResult:
        """One field, what it is for, and the keys that work."""
        with VerticalScroll(id="page", can_focus=False):
            yield Static(shown(words.LOCKED), classes="title")
            yield Static(shown(words.ENCRYPTED), id="what")
            yield Line(password=True, placeholder=words.ASKED, id="passphrase")
            yield Static(id="answer", classes="quiet")
            yield Static(shown(words.OR_CODE), classes="muted")
        with Horizontal(id="ways"):
            for action in WHILE_TYPING:
                yield Hint(action, action.title.lower())
            yield Static(words.LEAVES, classes="muted")

    @property
    def _app(self) -> "JournalApp":
        return cast("JournalApp", self.app)

    @property
    def _field(self) -> Line:
        return self.query_one("#passphrase", Line)

    def on_mount(self) -> None:
        """See that a passphrase is not left half typed, and how long there is to wait."""
        self.set_interval(LOOK, self._look)

    def on_screen_suspend(self) -> None:
        """Whatever comes on top: what was typed does not wait below."""
        self.action_clear()

    def on_screen_resume(self) -> None:
        """Open at last what was unlocked while another screen was on top."""
        self._enter()

    def action_clear(self) -> None:
        """Forget what was typed."""
        for field in self.query(Line):
            field.clear()

    @on(Input.Submitted)
    def try_it(self, event: Input.Submitted) -> None:
        """See whether this opens the journal, which takes about a second."""
        typed = event.value
        self.action_clear()
        if typed and not self._field.disabled:
            self._field.disabled = True
            self._say(words.OPENING)
            self.run_worker(self._open(typed))

    async def _open(self, typed: str) -> None:
        try:
            self._key = await asyncio.to_thread(_key_of, self._app.path, typed)
        except WrongPassphrase:
            self._app.wrong += 1
            self._until = clock.running() + delay(self._app.wrong)
            self._look()
        except JournalError as error:
            self._say(str(error))
            self._ask()
        else:
            self._enter()

    def _enter(self) -> None:
        if self._key is not None and self.is_active:
            self._app.come_in(self._key)

    def _look(self) -> None:
        if self._until:
            left = max(0, round(self._until - clock.running()))
            self._say(words.wrong(left))
            if not left:
                self._until = 0.0
                self._ask()
        elif self._app.alone() >= LEFT_ALONE:
            self.action_clear()

    def _ask(self) -> None:
        self._field.disabled = False
        self._field.focus()

    def _say(self, sentence: str) -> None:
        self.query_one("#answer", Static).update(shown(sentence))


def delay(wrong: int) -> int:
    """Seconds to wait after so many wrong ones: 0, 1, 2, 4 and so on."""
    return min(LONGEST, 2 ** (wrong - 2)) if wrong > 1 else 0


def _key_of(path: str, typed: str) -> bytes:
    """The key of a journal, by its passphrase or its recovery code."""
    from recovery_journal.store.encryption import keys

    return keys.opened_by_either(keys.read(keys.keys_file(path)), typed)
