"""The app: which screen is shown, and what every screen can ask of it."""

import os
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, Any

from textual.screen import Screen

from recovery_journal import clock, places
from recovery_journal.errors import Busy, JournalError, Locked
from recovery_journal.store.journal import Journal
from recovery_journal.store.sqlite.opening import NoJournal
from recovery_journal.tui.actions.screen_keys import EVERYWHERE
from recovery_journal.tui.host import ShowsJournal
from recovery_journal.tui.place import PlaceScreen
from recovery_journal.tui.runtime import empty_inbox, lazy
from recovery_journal.tui.runtime.restart import Lock
from recovery_journal.tui.runtime.session import BUSY_WAIT_SECONDS
from recovery_journal.tui.runtime.themed import ThemedApp
from recovery_journal.words import tui as words

if TYPE_CHECKING:
    from recovery_journal.domain.entries.entry import Entry
    from recovery_journal.domain.entries.filter import Filter
    from recovery_journal.store.books.book import Record
    from recovery_journal.tui.runtime.signals import SignalWatcher

FIRST_SCREEN_STYLES = ("app", "today")
"""The styles of the first screen; others are loaded with their screens."""
POLL_SECONDS = 1.0
"""How often to look for changes by other processes."""


class JournalApp(ThemedApp):
    TITLE = "rj"
    CSS_PATH = [f"styles/{name}.tcss" for name in FIRST_SCREEN_STYLES]
    BINDINGS = EVERYWHERE.bindings
    SCREENS = {
        "today": lazy.today_screen,
        "journal": lazy.journal_screen,
        "strategies": lazy.strategies_screen,
        "circle": lazy.circle_screen,
        "insights": lazy.insights_screen,
    }
    COMMANDS = {lazy.palette_provider}

    def __init__(
        self,
        path: str,
        *,
        discreet: bool = False,
        lock: Lock | None = None,
        watcher: "SignalWatcher | None" = None,
    ) -> None:
        super().__init__(path, discreet=discreet, lock=lock, watcher=watcher)
        self.undoable_change: int | None = None
        self.own_keys = {}
        self.undo_limit = 0
        self._seen_data_version = 0
        self._seen_day: date | None = None
        self._asked = 0
        """How many things logged while it was locked are known to wait for an answer."""

    def open_first_screen(self) -> Screen[Any]:
        """Return Today, or the first start if there is no journal, or why it can't be opened."""
        if self.was_locked is not None:
            return self.make_lock_screen()
        try:
            self._journal = Journal(
                self.path, create=False, wait=BUSY_WAIT_SECONDS, key=self._journal_key
            )
            self.call_after_refresh(lazy.begin_opening_work, self)
            self.undo_limit = self._journal.last_change_number()
            started = self._journal.settings.read().first_start_done
        except NoJournal:
            started = False
        except Locked:
            return self.make_lock_screen()
        except JournalError as error:
            return lazy.cannot_open_screen(error)
        return self.get_screen("today") if started else lazy.first_start_screen()

    def on_mount(self) -> None:
        # Textual can't replace its default screen, so that one stays below.
        self.push_screen(self.open_first_screen())
        if self.was_locked is not None and self.was_locked.help is not None:
            self.push_screen(lazy.help_screen(self, self.was_locked.help))
        if self.was_locked is not None and self.was_locked.is_hidden:
            self.action_hide()
        if os.path.exists(places.config_file()):
            from recovery_journal.tui.actions import keymap

            keymap.load_own_keys(self)
        self.set_interval(POLL_SECONDS, self._poll)

    def reopen(self, key: bytes | None) -> None:
        """Replace the lock screen with the journal, opening it if it's closed."""
        self.lock_screen = self.was_locked = None
        self.wrong_passphrase_count = 0
        if self._journal is not None:
            self.pop_screen()
            return
        self.undoable_change, self._journal_key = None, key
        self.switch_screen(self.open_first_screen())

    # What every screen can ask for

    def reload_place(self) -> None:
        if self.screen_stack and isinstance(self.screen, PlaceScreen):
            self.screen.reload()

    def show_status(self, sentence: str, *, undo: bool = False) -> None:
        self.undoable_change = None
        # If another process is writing, undo later takes the newest change instead of this one.
        with suppress(Busy):
            self.undoable_change = self.journal.last_change_number() if undo else None
        for screen in reversed(self.screen_stack):
            if isinstance(screen, PlaceScreen):
                screen.show_status(sentence, passing=undo)
                break

    def edit_entry(self, entry: "Entry") -> None:
        from recovery_journal.tui.dialogs.registry import dialog_for

        self.push_screen(dialog_for(self.journal, entry), self.report_saved_entry)

    def report_saved_entry(self, entry: "Entry | None") -> None:
        if entry is None:
            return
        from recovery_journal.tui.text.saved_status import saved_status
        from recovery_journal.words.cli import clock_set_back

        said = saved_status(self.journal, entry, self.describe(entry), discreet=self.discreet)
        self.show_status(said, undo=True)
        with suppress(Busy):  # not worth waiting for
            if before := self.journal.clock_turned_back_from():
                self.show_toast(clock_set_back(before.astimezone(clock.LOCAL_ZONE), clock.now()))
        self.reload_place()

    def describe(self, thing: "Entry | Record | None") -> str:
        from recovery_journal.tui.text.entry_text import describe_for_status

        if thing is None or self.discreet:
            return ""
        return describe_for_status(self.journal, thing, self.size.width)

    # Actions

    def action_go(self, place: str) -> None:
        self.switch_screen(place)

    def action_log(self, kind: str) -> None:
        from recovery_journal.tui.dialogs.registry import dialog_to_log

        try:
            journal = self.journal
        except JournalError as error:
            self.show_status(str(error))
        else:
            self.push_screen(dialog_to_log(journal, kind), self._report_logged)

    def _report_logged(self, entry: "Entry | None") -> None:
        self.report_saved_entry(entry)
        if entry is not None and entry.kind == "craving" and not self.keys_waiting:
            from recovery_journal.tui.right_now.after_craving import offer_help

            offer_help(self, entry)

    def action_now(self) -> None:
        lazy.show_right_now(self, self.lock_screen)

    async def action_search(self) -> None:
        (await lazy.switch_to_journal(self)).start_search()

    async def show_in_journal(self, which: "Filter | None" = None, day: date | None = None) -> None:
        (await lazy.switch_to_journal(self)).show_entries(which, day)

    def action_undo(self) -> None:
        """Undo the change reported on the status line, or the newest one."""
        try:
            undone = self.journal.undo(self.undoable_change, after=self.undo_limit)
        except JournalError as error:
            self.show_status(str(error))
        else:
            what = self.describe(undone.record)
            self.show_status(words.undone_line(undone.action, what, undone.setting, undone.others))
            self.reload_place()

    def action_things(self) -> None:
        from recovery_journal.tui.toolkit.screen import ToolkitScreen

        self.push_screen(ToolkitScreen(), lambda _: self.reload_place())

    def action_keys(self) -> None:
        from recovery_journal.tui.start.key_help import KeyHelpScreen

        self.push_screen(KeyHelpScreen())

    def action_discreet(self) -> None:
        self.discreet = not self.discreet
        self.remember()
        if isinstance(self.screen, ShowsJournal):
            self.screen.reload()
        self.show_status(words.DISCREET_ON if self.discreet else words.DISCREET_OFF)

    def _poll(self) -> None:
        self.end_without_terminal()
        self.lock_when_due()
        if self.is_leaving or not self.is_running:
            return  # what is drawn now would end the program with an error
        with suppress(JournalError):  # tried again in a second
            self._asked = empty_inbox.save_inbox_entries(self, self._asked)
            seen = self._journal.data_version() if self._journal else 0
            if seen != self._seen_data_version:
                self._seen_data_version = seen
                self.reload_place()
            elif self._journal and self.screen_stack and isinstance(self.screen, PlaceScreen):
                self.screen.show_unreadable()  # what was read since, such as further entries
        before, self._seen_day = self._seen_day, self.today()
        if before not in (None, self._seen_day):
            lazy.turn_to_new_day(self)
