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
from recovery_journal.tui.actions.actions import HIDE, NOW
from recovery_journal.tui.actions.screen_keys import NO_JOURNAL
from recovery_journal.tui.host import Host
from recovery_journal.tui.text.literal import safe_content
from recovery_journal.tui.widgets.fields import LineField
from recovery_journal.tui.widgets.key_hint import KeyHint
from recovery_journal.words import encryption as words

FORGET_AFTER_SECONDS = 60.0
"""Seconds without a key after which the memory is cleared of what was typed here."""
POLL_SECONDS = 0.25
"""Seconds between two looks at how long there is still to wait."""
MAX_WAIT_SECONDS = 30
"""Seconds to wait after a wrong passphrase, at most."""


class LockScreen(Screen[None]):
    """Stands before a journal, with one way past it."""

    app = getters.app(Host)
    CSS_PATH = "../styles/palette.tcss"

    def __init__(self, *, is_cover: bool = False) -> None:
        """Make the screen.

        Args:
            is_cover: the journal is still open behind it, until the disk takes what was typed.
        """
        super().__init__()
        self._is_cover = is_cover

    def notice(self) -> ComposeResult:
        """Why the journal is still open, if it is."""
        if self._is_cover:
            yield Static(safe_content(words.NOT_LOCKED_YET), classes="quiet")

    def on_mount(self) -> None:
        """Take keys once this is what they are typed for."""
        self.call_after_refresh(self.app.take_input)


class ScreenLock(LockScreen):
    """Hides the screen of a journal that is not encrypted, and says so."""

    BINDINGS = [
        *NO_JOURNAL.bindings,
        Binding("enter", "come_back", "Come back", id="come_back"),
    ]

    def compose(self) -> ComposeResult:
        """What this is and is not, and the keys that work."""
        with VerticalScroll(id="page", can_focus=False):
            yield Static(safe_content(words.SCREEN_LOCK), classes="title")
            yield from self.notice()
            yield Static(safe_content(words.LOCK_ONLY_HIDES), id="what")
            yield Static(safe_content(words.ENTER_COMES_BACK), classes="quiet")
            yield Static(safe_content(words.TO_ENCRYPT), classes="muted")
        with Horizontal(id="ways"):
            for action in NO_JOURNAL.actions:
                yield KeyHint(action, action.title.lower())

    def action_come_back(self) -> None:
        """Show the journal again."""
        self.app.reopen(None)


class UnlockScreen(LockScreen):
    """Asks for the passphrase; letters go nowhere else, for a passphrase may begin with any."""

    AUTO_FOCUS = "#passphrase"

    BINDINGS = [Binding("escape", "clear", "Clear", id="clear")]

    def __init__(self, *, is_cover: bool = False) -> None:
        super().__init__(is_cover=is_cover)
        self._key: bytes | None = None
        """What opens the journal, until this screen is the one on top again."""
        self._was_typed_in = False
        """Whether the memory may hold a part of a passphrase."""
        self._until = 0.0
        """When the next passphrase may be typed."""

    def compose(self) -> ComposeResult:
        """One field, what it is for, and the keys that work."""
        with VerticalScroll(id="page", can_focus=False):
            yield Static(safe_content(words.LOCKED), classes="title")
            yield from self.notice()
            yield Static(safe_content(words.ENCRYPTED), id="what")
            yield LineField(password=True, placeholder=words.PASSPHRASE_LABEL, id="passphrase")
            yield Static(id="answer", classes="quiet")
            yield Static(safe_content(words.OR_CODE), classes="muted")
        with Horizontal(id="ways"):
            for action in (NOW, HIDE):
                yield KeyHint(action, action.title.lower())
            yield Static(words.QUIT_HINT, classes="muted")

    @property
    def _field(self) -> LineField:
        return self.query_one("#passphrase", LineField)

    def on_mount(self) -> None:
        """See that what was typed is forgotten, and how long there is to wait."""
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

    @on(Input.Changed)
    def note_typing(self, event: Input.Changed) -> None:
        """Remember that something was typed."""
        self._was_typed_in |= bool(event.value)

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
        elif self._was_typed_in and self.app.idle_seconds() >= FORGET_AFTER_SECONDS:
            self.app.action_lock()

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
    from recovery_journal.store.encryption import keys, wrapping
    from recovery_journal.store.sqlite.guard import keys_file

    return wrapping.unlock_with_either(keys.read(keys_file(path)), typed)
