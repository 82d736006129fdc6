"""The app as screens, dialogs and widgets see it, so that they needn't import it.

A screen declares `app = getters.app(Host)`; its `self.app` then has these members as well as
Textual's own.
"""

from typing import TYPE_CHECKING, Protocol, runtime_checkable

from textual.app import App

from recovery_journal import clock
from recovery_journal.domain.days import local_day

if TYPE_CHECKING:
    from datetime import date

    from textual.binding import Binding
    from textual.events import Key

    from recovery_journal.domain.entries.entry import Entry
    from recovery_journal.domain.entries.filter import Filter
    from recovery_journal.store.books.book import Record
    from recovery_journal.store.journal import Journal
    from recovery_journal.store.sidecar.drafts import OpenDrafts
    from recovery_journal.store.sidecar.screen_state import State
    from recovery_journal.tui.actions.action import Action
    from recovery_journal.tui.runtime.terminal import Terminal

NO_KEY = "no_key"
"""What Textual's keymap has for an action without a key; nobody can press it."""

RETRY_SECONDS = 0.5
"""How long to wait before retrying when another process holds the journal."""


@runtime_checkable
class ShowsJournal(Protocol):
    """A screen that shows what is in the journal."""

    def reload(self) -> None:
        """Show it as it is now."""


class Host(App[int]):
    path: str
    """The path of the journal."""
    terminal: "Terminal | None"
    """The terminal the app runs on, if any."""
    discreet: bool
    """Whether names and words are masked."""
    own_keys: dict[str, str]
    """The user's own keys by action id."""
    undo_limit: int
    """The last change before the app started; undo goes no further back."""
    saved_state: "State"
    """What the app remembers from one start to the next."""
    drafts: "OpenDrafts"
    """The drafts of all open screens."""
    is_leaving: bool
    """Whether the app is about to end."""
    wrong_passphrase_count: int
    """How many passphrases in a row were wrong."""

    # The journal

    @property
    def journal(self) -> "Journal":
        """Return the open journal, which is created when something is first saved."""
        raise NotImplementedError

    @property
    def open_journal(self) -> "Journal | None":
        """Return the journal if it's already open; help must work without it."""
        raise NotImplementedError

    def reopen(self, key: bytes | None) -> None:
        """Open the journal and replace the lock screen with the first screen.

        Args:
            key: the journal's key if it's encrypted.
        """
        raise NotImplementedError

    def take_input(self) -> None:
        """Accept keys from now on; before, they are discarded."""
        raise NotImplementedError

    @property
    def day_starts_at(self) -> int:
        """Return the hour, 0 to 6, at which the user's days start."""
        raise NotImplementedError

    def today(self) -> "date":
        """Return the local day it is now."""
        return local_day(clock.now(), self.day_starts_at)

    def idle_seconds(self) -> float:
        """Return the seconds since the last key press or mouse action."""
        raise NotImplementedError

    def auto_lock_minutes(self) -> int:
        """Return the minutes without input until the open journal locks; 0 for never."""
        raise NotImplementedError

    # What is shown

    def show_status(self, sentence: str, *, undo: bool = False) -> None:
        """Show a sentence on the status line of the screen below the dialogs; `undo` enables u."""
        raise NotImplementedError

    def show_toast(self, sentence: str, *, seconds: float | None = None) -> None:
        """Show a sentence where there is no status line; by default for a few seconds."""
        raise NotImplementedError

    def reload_place(self) -> None:
        """Refresh the current place after a change."""
        raise NotImplementedError

    def describe(self, thing: "Entry | Record | None") -> str:
        """Describe a record in a few words; empty in discreet mode."""
        raise NotImplementedError

    def keys_of(self, action: "Action") -> str:
        """Return the keys of an action for this user, separated by commas; may be empty."""
        return self.own_keys.get(action.id, action.keys)

    def get_key_display(self, binding: "Binding") -> str:
        """Return how Textual's footer shows a key."""
        return "" if binding.key == NO_KEY else super().get_key_display(binding)

    # What the app does for them

    async def show_in_journal(
        self, which: "Filter | None" = None, day: "date | None" = None
    ) -> None:
        """Go to the journal, to some of the entries or all, and there to a day if given."""
        raise NotImplementedError

    def edit_entry(self, entry: "Entry") -> None:
        """Open the dialog of an existing entry."""
        raise NotImplementedError

    def report_saved_entry(self, entry: "Entry | None") -> None:
        """Report what a dialog saved."""
        raise NotImplementedError

    @property
    def keys_waiting(self) -> bool:
        """Whether keys have been typed that nothing has handled yet."""
        raise NotImplementedError

    def keep_words(self) -> None:
        """Store what is unsaved on all screens, to be offered if this process ends."""
        raise NotImplementedError

    def hand_on_first(self, key: "Key") -> None:
        """Handle a key before those that were typed after it."""
        raise NotImplementedError

    def remember(self) -> None:
        """Save what the app remembers."""
        raise NotImplementedError

    def preview_theme(self, name: str) -> None:
        """Show a theme without choosing it; with an empty name, the chosen one again."""
        raise NotImplementedError

    def choose_theme(self, name: str) -> None:
        """Switch to a theme and remember it."""
        raise NotImplementedError

    def action_now(self) -> None:
        """Show Right now on top of everything; an open dialog stays below."""
        raise NotImplementedError

    def action_undo(self) -> None:
        """Undo the change reported on the status line, or the newest one."""
        raise NotImplementedError

    def action_lock(self) -> None:
        """Close the journal and all screens; unsaved text is offered after unlocking."""
        raise NotImplementedError

    def action_discreet(self) -> None:
        """Switch the masking of private words on or off."""
        raise NotImplementedError

    def action_other_theme(self) -> None:
        """Switch between the dusk and dawn themes."""
        raise NotImplementedError
