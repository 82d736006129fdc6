"""The lock screens: how to unlock, and where to find help."""

import asyncio
from typing import TYPE_CHECKING

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
from recovery_journal.tui.widgets.frame_keys import FrameKey, KeyLine, lay_out_keys
from recovery_journal.tui.widgets.key_hint import KeyHint, first_key, with_keys
from recovery_journal.words import encryption as words
from recovery_journal.words.tui import HELP

if TYPE_CHECKING:
    from recovery_journal.store.encryption.unlocking import Unlocked

FORGET_AFTER_SECONDS = 60.0
"""After this long without a key, anything typed here is cleared from memory."""
POLL_SECONDS = 0.25
"""How often the remaining wait is updated."""
WARNING_SECONDS = 60.0
"""How long is shown what to do about the keys."""
MAX_WAIT_SECONDS = 30
"""The longest wait after a wrong passphrase."""
CARD_CELLS = 56
QUIT_KEY = "ctrl+q"


class LockScreen(Screen[None]):
    """Blocks access to a journal."""

    app = getters.app(Host)
    CSS_PATH = "../styles/palette.tcss"

    def __init__(self, *, is_cover: bool = False) -> None:
        """Create the screen.

        Args:
            is_cover: the journal is still open behind it, until unsaved text can be stored.
        """
        super().__init__()
        self._is_cover = is_cover

    def notice(self) -> ComposeResult:
        """Say why the journal is still open, if it is."""
        if self._is_cover:
            yield Static(safe_content(words.NOT_LOCKED_YET), classes="quiet")

    def show_keys(self, enter: str, action: str) -> None:
        """Show in the frame what enter does, and where help is."""
        keys = [FrameKey("enter", enter, action)]
        keys.append(FrameKey(first_key(self.app, NOW), HELP, NOW.textual_action, 1))
        self.query_one("#page").border_subtitle = lay_out_keys(keys, CARD_CELLS - 2)

    def on_mount(self) -> None:
        """Accept input once this screen is visible."""
        self.call_after_refresh(self.app.take_input)


class ScreenLock(LockScreen):
    """Hides the screen of an unencrypted journal, and says that it only hides."""

    BINDINGS = [
        *NO_JOURNAL.bindings,
        Binding("enter", "come_back", "Come back", id="come_back"),
    ]

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="page", can_focus=False):
            yield Static(safe_content(words.SCREEN_LOCK), classes="title")
            yield from self.notice()
            yield Static(safe_content(words.LOCK_ONLY_HIDES), id="what")
            yield Static(safe_content(words.ENTER_COMES_BACK), classes="quiet")
            yield Static(safe_content(words.TO_ENCRYPT), classes="muted")
        with Horizontal(id="ways"):
            for action in NO_JOURNAL.actions:
                yield KeyHint(action, action.title.lower())

    def on_mount(self) -> None:
        self.show_keys(words.COME_BACK, "screen.come_back")

    def action_come_back(self) -> None:
        self.app.reopen(None)


class UnlockScreen(LockScreen):
    """Asks for the passphrase; no letter is a key here, since a passphrase can start with any."""

    AUTO_FOCUS = "#passphrase"

    BINDINGS = [Binding("escape", "clear", "Clear", id="clear")]

    def __init__(self, *, is_cover: bool = False) -> None:
        super().__init__(is_cover=is_cover)
        self._unlocked: Unlocked | None = None
        """The key, until this screen is on top again and can open the journal."""
        self._was_typed_in = False
        """Whether memory may hold part of a passphrase."""
        self._submitted: list[str] = []
        """What waits to be tried, in order."""
        self._is_trying = False
        self._until = 0.0
        """When the next passphrase can be tried."""

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="page", can_focus=False):
            yield Static(safe_content(words.LOCKED), classes="title")
            yield from self.notice()
            yield Static(safe_content(words.ENCRYPTED), id="what")
            yield LineField(password=True, placeholder=words.PASSPHRASE_LABEL, id="passphrase")
            yield Static(id="answer", classes="quiet")
            yield Static(safe_content(words.OR_CODE), classes="muted")
            yield Static(
                safe_content(with_keys(self.app, words.HELP_WHILE_LOCKED)), classes="muted"
            )
        yield KeyLine(id="ways")

    def on_resize(self) -> None:
        """Show the keys that have room."""
        keys = [
            FrameKey(first_key(self.app, one), one.title.lower(), one.textual_action, rank)
            for one, rank in ((NOW, 2), (HIDE, 0))
        ]
        keys.append(FrameKey(QUIT_KEY, words.QUIT, "", 1))
        self.query_one("#ways", KeyLine).update(lay_out_keys(keys, self.size.width, "  "))

    @property
    def _field(self) -> LineField:
        return self.query_one("#passphrase", LineField)

    def on_mount(self) -> None:
        self.set_interval(POLL_SECONDS, self._update_wait)
        self.show_keys(words.OPEN, "screen.open")

    def on_screen_suspend(self) -> None:
        """Clear what was typed when anything comes on top."""
        self.action_clear()

    def on_screen_resume(self) -> None:
        """Open the journal if it was unlocked while another screen was on top."""
        self._reopen_journal()

    def action_clear(self) -> None:
        for field in self.query(LineField):
            field.clear()

    @on(Input.Changed)
    def note_typing(self, event: Input.Changed) -> None:
        self._was_typed_in |= bool(event.value)

    async def action_open(self) -> None:
        await self._field.action_submit()

    @on(Input.Submitted)
    def submit(self, event: Input.Submitted) -> None:
        """Try what was typed, now or as soon as the next one can be tried."""
        if event.value:
            self._submitted.append(event.value)
        self.action_clear()
        self._try_next()

    def _try_next(self) -> None:
        """Try to open the journal, which takes about a second."""
        if self._submitted and not (self._is_trying or self._until or self._unlocked):
            self._is_trying = True
            self._show_answer(words.OPENING)
            self.run_worker(self._open(self._submitted.pop(0)))

    async def _open(self, typed: str) -> None:
        try:
            self._unlocked = await asyncio.to_thread(_unlock, self.app.path, typed)
        except WrongPassphrase:
            self.app.wrong_passphrase_count += 1
            self._until = clock.monotonic_seconds() + seconds_to_wait(
                self.app.wrong_passphrase_count
            )
            self._update_wait()
        except JournalError as error:
            self._show_answer(str(error))
        else:
            self._reopen_journal()
        finally:
            self._is_trying = False
        self._try_next()

    def _reopen_journal(self) -> None:
        if self._unlocked is not None and self.is_active:
            self.app.reopen(self._unlocked.key)
            hint = words.OPENED_WITH_CODE if self._unlocked.with_code else ""
            for sentence in filter(None, (hint, self._unlocked.warning)):
                self.app.show_toast(sentence, seconds=WARNING_SECONDS)

    def _update_wait(self) -> None:
        if self._until:
            left = max(0, round(self._until - clock.monotonic_seconds()))
            self._show_answer(words.wrong_passphrase(left))
            if not left:
                self._until = 0.0
                self._try_next()
        elif self._was_typed_in and self.app.idle_seconds() >= FORGET_AFTER_SECONDS:
            self.app.action_lock()

    def _show_answer(self, sentence: str) -> None:
        self.query_one("#answer", Static).update(safe_content(sentence))


def seconds_to_wait(wrong: int) -> int:
    """Return the wait after so many wrong ones: 0, 1, 2, 4 and so on."""
    return min(MAX_WAIT_SECONDS, 2 ** (wrong - 2)) if wrong > 1 else 0


def _unlock(path: str, typed: str) -> "Unlocked":
    from recovery_journal.store.encryption.unlocking import unlock_file

    return unlock_file(path, typed)
