"""The app as its screens, dialogs and widgets see it; only what starts it knows the app itself.

A screen says `app = getters.app(Host)`, and its `self.app` has these names and Textual's own.
"""

from typing import TYPE_CHECKING

from textual.app import App

from recovery_journal.text import safe

if TYPE_CHECKING:
    from recovery_journal.domain.entries.entry import Entry
    from recovery_journal.store.books.book import Record
    from recovery_journal.store.journal import Journal
    from recovery_journal.tui.actions.action import Action
    from recovery_journal.tui.runtime.terminal import Terminal

RETRY_SECONDS = 0.5
"""Seconds until a screen asks again for a journal that another program holds."""


class Host(App[int]):
    """What every screen can ask for."""

    path: str
    """Where the journal is."""
    terminal: "Terminal | None"
    """Where the screens are shown, if that is a terminal."""
    discreet: bool
    """Whether names and words are masked."""
    own_keys: dict[str, str]
    """The keys this person has chosen, by the id of their action."""
    undo_limit: int
    """The last change before the program was opened: undo reaches no further back."""
    wrong_passphrase_count: int
    """So many passphrases were wrong, one after the other."""

    # The journal

    @property
    def journal(self) -> "Journal":
        """The open journal; it is made when something is first kept in it."""
        raise NotImplementedError

    @property
    def open_journal(self) -> "Journal | None":
        """The journal, when it is open already; help has to work without it."""
        raise NotImplementedError

    def reopen(self, key: bytes | None) -> None:
        """Open the journal and show the first screen in the place of the one that was locked.

        Args:
            key: what opens it, if it is encrypted.
        """
        raise NotImplementedError

    def take_input(self) -> None:
        """Take keys from now on; before, they are thrown away."""
        raise NotImplementedError

    def idle_seconds(self) -> float:
        """Seconds since a key or the mouse was used."""
        raise NotImplementedError

    def auto_lock_minutes(self) -> int:
        """Minutes without a key until the journal that is open now is locked; 0 for never."""
        raise NotImplementedError

    # What is said and shown

    def show_status(self, sentence: str, *, undo: bool = False) -> None:
        """Put one quiet line on the place below the dialogs; with `undo`, u takes it back."""
        raise NotImplementedError

    def show_toast(self, sentence: str) -> None:
        """Say something where there is no quiet line."""
        self.notify(safe(sentence), markup=False)

    def reload_place(self) -> None:
        """Show what was just written."""
        raise NotImplementedError

    def describe(self, thing: "Entry | Record | None") -> str:
        """One thing in a few words; masked in discreet mode."""
        raise NotImplementedError

    def keys_of(self, action: "Action") -> str:
        """The keys that an action has for this person, separated by commas."""
        return self.own_keys.get(action.id, action.keys)

    # What is done for them

    def edit_entry(self, entry: "Entry") -> None:
        """Open the dialog of an entry that is already there."""
        raise NotImplementedError

    def report_saved_entry(self, entry: "Entry | None") -> None:
        """Say what a dialog has saved."""
        raise NotImplementedError

    def choose_theme(self, name: str) -> None:
        """Change to a theme, and remember it."""
        raise NotImplementedError

    def action_now(self) -> None:
        """Show Right now on top of everything; a dialog stays as it is below."""
        raise NotImplementedError

    def action_lock(self) -> None:
        """Close the journal and all screens; what was being typed is offered when they are back."""
        raise NotImplementedError

    def action_discreet(self) -> None:
        """Mask, or show, what others might read over a shoulder."""
        raise NotImplementedError

    def action_other_theme(self) -> None:
        """Change between dusk and dawn."""
        raise NotImplementedError
