"""What is shown while the screen is locked: how to come back, and where help is."""

import asyncio

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.screen import Screen
from textual.widgets import Input, Static

from recovery_journal import clock
from recovery_journal.errors import JournalError, WrongPassphrase
from recovery_journal.tui.actions.actions import EVERY_PLACE, GLOBAL, bindings
from recovery_journal.tui.host import Host
from recovery_journal.tui.text.literal import safe_content
from recovery_journal.tui.widgets.fields import LineField
from recovery_journal.tui.widgets.key_hint import KeyHint
from recovery_journal.words import encryption as words

WORKING_ACTIONS = tuple(action for action in EVERY_PLACE if action.id in ("help_now", "quit"))
ACTIONS_WHILE_TYPING = tuple(action for action in GLOBAL if action.id in ("now", "hide"))
CLEAR_AFTER_SECONDS = 60.0
"""Seconds after which a half-typed passphrase is cleared."""
POLL_SECONDS = 0.25
"""Seconds between two looks at how long there is still to wait."""
MAX_WAIT_SECONDS = 30
"""Seconds to wait after a wrong passphrase, at most."""


class ScreenLock(Screen[None]):
    """Hides the screen of a journal that is not encrypted, and says so."""

    app = getters.app(Host)
    CSS_PATH = "../styles/palette.tcss"

    BINDINGS = [
        *bindings(WORKING_ACTIONS),
        Binding("enter", "come_back", "Come back", id="come_back"),
    ]

    def compose(self) -> ComposeResult:
        """What this is and is not, and the keys that work."""
        with VerticalScroll(id="page", can_focus=False):
            yield Static(safe_content(words.SCREEN_LOCK), classes="title")
            yield Static(safe_content(words.LOCK_ONLY_HIDES), id="what")
            yield Static(safe_content(words.ENTER_COMES_BACK), classes="quiet")
            yield Static(safe_content(words.TO_ENCRYPT), classes="muted")
        with Horizontal(id="ways"):
            for action in WORKING_ACTIONS:
                yield KeyHint(action, action.title.lower())

    def action_come_back(self) -> None:
        """Show the journal again."""
        self.app.reopen(None)


class UnlockScreen(Screen[None]):
    """Asks for the passphrase; letters go nowhere else, for a passphrase may begin with any."""

    app = getters.app(Host)
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
            yield Static(safe_content(words.LOCKED), classes="title")
            yield Static(safe_content(words.ENCRYPTED), id="what")
            yield LineField(password=True, placeholder=words.PASSPHRASE_LABEL, id="passphrase")
            yield Static(id="answer", classes="quiet")
            yield Static(safe_content(words.OR_CODE), classes="muted")
        with Horizontal(id="ways"):
            for action in ACTIONS_WHILE_TYPING:
                yield KeyHint(action, action.title.lower())
            yield Static(words.QUIT_HINT, classes="muted")

    @property
    def _field(self) -> LineField:
        return self.query_one("#passphrase", LineField)

    def on_mount(self) -> None:
        """See that a passphrase is not left half typed, and how long there is to wait."""
        self.set_interval(POLL_SECONDS, self._update_wait)

    def on_screen_suspend(self) -> None:
        """Whatever comes on top: what was typed does not wait below."""
        self.action_clear()

    def on_screen_resume(self) -> None:
        """Open at last what was unlocked while another screen was on top."""
        self._reopen_journal()

    def action_clear(self) -> None:
        """Forget what was typed."""
        for field in self.query(LineField):
            field.clear()

    @on(Input.Submitted)
    def try_passphrase(self, event: Input.Submitted) -> None:
        """See whether this opens the journal, which takes about a second."""
        typed = event.value
        self.action_clear()
        if typed and not self._field.disabled:
            self._field.disabled = True
            self._show_answer(words.OPENING)
            self.run_worker(self._open(typed))

    async def _open(self, typed: str) -> None:
        try:
            self._key = await asyncio.to_thread(_unlock_key, self.app.path, typed)
        except WrongPassphrase:
            self.app.wrong_passphrase_count += 1
            self._until = clock.monotonic_seconds() + seconds_to_wait(
                self.app.wrong_passphrase_count
            )
            self._update_wait()
        except JournalError as error:
            self._show_answer(str(error))
            self._enable_field()
        else:
            self._reopen_journal()

    def _reopen_journal(self) -> None:
        if self._key is not None and self.is_active:
            self.app.reopen(self._key)

    def _update_wait(self) -> None:
        if self._until:
            left = max(0, round(self._until - clock.monotonic_seconds()))
            self._show_answer(words.wrong_passphrase(left))
            if not left:
                self._until = 0.0
                self._enable_field()
        elif self.app.idle_seconds() >= CLEAR_AFTER_SECONDS:
            self.action_clear()

    def _enable_field(self) -> None:
        self._field.disabled = False
        self._field.focus()

    def _show_answer(self, sentence: str) -> None:
        self.query_one("#answer", Static).update(safe_content(sentence))


def seconds_to_wait(wrong: int) -> int:
    """Seconds to wait after so many wrong ones: 0, 1, 2, 4 and so on."""
    return min(MAX_WAIT_SECONDS, 2 ** (wrong - 2)) if wrong > 1 else 0


def _unlock_key(path: str, typed: str) -> bytes:
    """The key of a journal, by its passphrase or its recovery code."""
    from recovery_journal.store.encryption import keys

    return keys.unlock_with_either(keys.read(keys.keys_file(path)), typed)
