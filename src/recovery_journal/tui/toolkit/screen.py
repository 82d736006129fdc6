"""My things: trackers, what is put by for hard hours, and settings, a line each."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import Footer, OptionList, Static
from textual.widgets.option_list import Option

from recovery_journal import clock
from recovery_journal.domain.practice import chosen_pack
from recovery_journal.domain.settings import Settings
from recovery_journal.domain.sobriety.tracker import Tracker
from recovery_journal.errors import JournalError
from recovery_journal.tui.actions.actions import ANYWHERE, EVERYWHERE, MINE, bindings
from recovery_journal.tui.dialogs.choose import Choose
from recovery_journal.tui.text.literal import shown
from recovery_journal.tui.text.masking import tracker_name
from recovery_journal.tui.toolkit.dialogs import SafetyDialog
from recovery_journal.tui.toolkit.list_screen import ShelfScreen
from recovery_journal.tui.toolkit.lists import KINDS
from recovery_journal.tui.toolkit.settings_dialogs import OwnLineDialog, WakingDialog
from recovery_journal.tui.toolkit.tracker_dialog import TrackerDialog
from recovery_journal.tui.widgets.key_hint import key_names
from recovery_journal.words import encryption, privacy
from recovery_journal.words import toolkit as words
from recovery_journal.words.data.helplines import region_for, regions
from recovery_journal.words.toolkit import SAFETY

if TYPE_CHECKING:
    from recovery_journal.tui.app import JournalApp

SHARED = tuple(action for action in ANYWHERE if action.id in ("help_now", "theme", "discreet"))
LOCK = next(action for action in EVERYWHERE if action.id == "lock")
LATEST_DAY_START = 6
DIALOGS = {"own_line": OwnLineDialog, "waking": WakingDialog}
SWITCHES = ("morning", "evening", "count_meetings", "entries_private", "open_card")
"""The settings that are on or off."""


class Things(Screen[None]):
    """All that is the person's own, and where the journal is."""

    CSS_PATH = "../styles/things.tcss"

    BINDINGS = [
        *bindings(SHARED),
        *bindings(MINE),
        Binding("escape,q", "leave", "back", id="back"),
    ]

    def compose(self) -> ComposeResult:
        """One list; the keys stand below it."""
        with VerticalScroll(id="page", can_focus=False):
            yield Static("My things", classes="title")
            yield OptionList(compact=True)
            yield Static(shown(words.HOW), classes="muted")
            yield Static(id="where", classes="muted")
        yield Footer(show_command_palette=False)

    @property
    def _app(self) -> "JournalApp":
        return cast("JournalApp", self.app)

    def on_screen_resume(self) -> None:
        """Show what is there, also after a dialog has changed it."""
        self.reload()

    def reload(self) -> None:
        """Fill the list anew; the cursor stays on its line."""
        lines = self.query_one(OptionList)
        at = lines.highlighted
        try:
            options = list(self._options())
        except JournalError as error:
            self._app.tell(str(error))
            return
        lines.clear_options()
        lines.add_options(options)
        lines.highlighted = min(at or 0, len(options) - 1)
        lines.focus()
        plain = self._app.journal.key is None
        who = (
            f"{privacy.SAME_ACCOUNT}\n{encryption.TO_ENCRYPT}" if plain else encryption.IS_ENCRYPTED
        )
        where = f"{self._app.path}\n{who}"
        self.query_one("#where", Static).update(shown(where))

    def _options(self) -> Iterator[Option]:
        settings = self._app.journal.settings.read()
        for number, tracker in enumerate(self._app.journal.trackers.all(archived=True)):
            name = tracker_name(tracker, number, self._app.discreet)
            line = words.tracker_line(replace(tracker, name=name))
            yield Option(shown(line), f"tracker {tracker.id}")
        yield Option(shown(f"+ {words.ADD_TRACKER}"), "add")
        yield Option("", disabled=True)
        yield from (Option(shown(kind.title), f"shelf {name}") for name, kind in KINDS.items())
        yield Option(shown(SAFETY), "safety")
        yield Option("", disabled=True)
        yield Option(shown(words.morning(settings)), "morning")
        yield Option(shown(words.evening(settings)), "evening")
        asked = chosen_pack(self._app.journal.packs.all(), settings.pack)
        yield Option(shown(words.questions(asked.name)), "pack")
        yield Option(shown(words.count_meetings(settings)), "count_meetings")
        yield Option("", disabled=True)
        yield Option(shown(f"Help lines of {self._region(settings)}"), "region")
        own = words.own_help_line(settings, discreet=self._app.discreet)
        yield Option(shown(own), "own_line")
        yield Option(shown(words.waking(settings)), "waking")
        yield Option(shown(words.day_start(settings)), "day_starts_at")
        yield Option(shown(words.new_entries(settings)), "entries_private")
        key = key_names(self._app.keys_of(LOCK)).partition(" ")[0]
        yield Option(shown(encryption.locks(self._app.lock_minutes(), key)), "lock_after")
        if self._app.journal.key is not None:
            yield Option(shown(words.open_card(settings)), "open_card")
        yield Option(shown(f"Theme: {self.app.theme}"), "theme")
        yield Option(shown(f"Discreet mode: {'on' if self._app.discreet else 'off'}"), "discreet")

    def _region(self, settings: Settings) -> str:
        region, guessed = region_for(settings.region, clock.zone_name())
        return f"{region.name}, {words.GUESSED}" if guessed else region.name

    @on(OptionList.OptionSelected)
    def change(self, event: OptionList.OptionSelected) -> None:
        """Change what stands on the chosen line."""
        chosen = event.option_id or ""
        settings = self._app.journal.settings.read()
        if chosen == "region":
            named = [(code, region.name) for code, region in regions().items()]
            self.app.push_screen(Choose("Help lines of", named), self._choose_region)
        elif chosen == "day_starts_at":
            hour = (settings.day_starts_at + 1) % (LATEST_DAY_START + 1)
            self._write(replace(settings, day_starts_at=hour))
        elif chosen in SWITCHES:
            switched: dict[str, Any] = {chosen: not getattr(settings, chosen)}
            self._write(replace(settings, **switched))
        elif chosen in DIALOGS:
            self.app.push_screen(DIALOGS[chosen](self._app.journal.settings.write, settings))
        elif chosen == "pack":
            self._choose_questions()
        elif chosen == "lock_after":
            self.app.push_screen(Choose(encryption.WHEN, encryption.CHOICES), self._choose_lock)
        elif chosen == "theme":
            self._app.action_other_theme()
            self.reload()
        elif chosen == "discreet":
            self._app.action_discreet()
            self.reload()
        elif chosen == "add":
            self.action_add()
        elif chosen == "safety":
            self._write_safety()
        elif chosen.startswith("shelf "):
            self.app.push_screen(ShelfScreen(KINDS[chosen.removeprefix("shelf ")]))
        else:
            self._edit(self._app.journal.trackers.get(int(chosen.removeprefix("tracker "))))

    def action_add(self) -> None:
        """Ask for a new tracker."""
        self.app.push_screen(TrackerDialog(self._app.journal.trackers.add))

    def action_archive(self) -> None:
        """Stop showing the tracker under the cursor, or show it again."""
        lines = self.query_one(OptionList)
        chosen = lines.highlighted_option
        if chosen and chosen.id and chosen.id.startswith("tracker "):
            trackers = self._app.journal.trackers
            tracker = trackers.get(int(chosen.id.removeprefix("tracker ")))
            self._try(lambda: trackers.archive(tracker.id, archived=not tracker.archived))

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss()

    def _edit(self, tracker: Tracker) -> None:
        self.app.push_screen(TrackerDialog(self._app.journal.trackers.edit, tracker))

    def _write_safety(self) -> None:
        book = self._app.journal.safety
        self.app.push_screen(SafetyDialog(book.write_all, book.all()))

    def _choose_questions(self) -> None:
        named = [(one.name, one.name) for one in self._app.journal.packs.all()]
        self.app.push_screen(Choose(words.QUESTIONS_OF_EVENING, named), self._choose_pack)

    def _choose_pack(self, name: str | None) -> None:
        if name is not None:
            self._write(replace(self._app.journal.settings.read(), pack=name))

    def _choose_region(self, code: str | None) -> None:
        if code is not None:
            self._write(replace(self._app.journal.settings.read(), region=code))

    def _choose_lock(self, minutes: str | None) -> None:
        if minutes is not None:
            self._write(replace(self._app.journal.settings.read(), lock_after=int(minutes)))

    def _write(self, settings: Settings) -> None:
        self._try(lambda: self._app.journal.settings.write(settings))

    def _try(self, write: Callable[[], object]) -> None:
        try:
            write()
        except JournalError as error:
            self._app.tell(str(error))
        self.reload()
