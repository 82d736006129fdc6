"""My things: trackers, the toolkit for hard hours, and settings, one line each."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import ActiveBinding
from textual.screen import Screen
from textual.widgets import Footer, OptionList, Static
from textual.widgets.option_list import Option

from recovery_journal import clock, places
from recovery_journal.domain.practice import find_question_pack
from recovery_journal.domain.settings import Settings, next_value
from recovery_journal.domain.sobriety.tracker import Tracker
from recovery_journal.errors import JournalError
from recovery_journal.tui.actions.actions import LOCK
from recovery_journal.tui.actions.screen_keys import TOOLKIT_SCREEN
from recovery_journal.tui.dialogs.choose import ChooseScreen
from recovery_journal.tui.host import Host
from recovery_journal.tui.text.literal import safe_content
from recovery_journal.tui.text.masking import tracker_name, words_or_mask
from recovery_journal.tui.textual_internals import is_leaving
from recovery_journal.tui.toolkit.dialogs import SafetyPlanDialog
from recovery_journal.tui.toolkit.list_screen import RecordListScreen
from recovery_journal.tui.toolkit.lists import LISTS
from recovery_journal.tui.toolkit.paper_card_dialog import PaperCardDialog
from recovery_journal.tui.toolkit.settings_dialogs import OwnHelpLineDialog, WakingHoursDialog
from recovery_journal.tui.toolkit.tracker_dialog import TrackerDialog
from recovery_journal.tui.toolkit.trash_screen import TrashScreen
from recovery_journal.tui.widgets.find_list import find_regions
from recovery_journal.tui.widgets.key_hint import first_key
from recovery_journal.tui.widgets.pane import Pane
from recovery_journal.tui.widgets.title_line import TitleLine
from recovery_journal.tui.widgets.unreadable_line import show_unreadable
from recovery_journal.tui.widgets.vim_list import VimList
from recovery_journal.words import encryption, paper_card, privacy
from recovery_journal.words import toolkit as words
from recovery_journal.words.helpline_choice import region_for, regions_named
from recovery_journal.words.right_now import ANOTHER_COUNTRY, REGION_FROM_TIME_ZONE, TYPE_A_NAME
from recovery_journal.words.settings import (
    JOURNAL_SETTINGS,
    PRACTICE_SETTINGS,
    QUESTIONS_OF_EVENING,
    Setting,
    SettingsView,
    region_guess,
)
from recovery_journal.words.toolkit import SAFETY_PLAN
from recovery_journal.words.trash import TRASH

SETTING_DIALOGS = {"own_line": OwnHelpLineDialog, "waking_from": WakingHoursDialog}
"""Dialogs of settings that need more than one choice."""


class ToolkitScreen(Screen[None]):
    app = getters.app(Host)
    CSS_PATH = "../styles/things.tcss"

    BINDINGS = TOOLKIT_SCREEN.bindings

    def __init__(self) -> None:
        super().__init__()
        self._hidden: set[str] = set()
        """The ids of the lines of trackers that aren't shown on Today."""

    def compose(self) -> ComposeResult:
        yield TitleLine(words.TITLE)
        with Pane(title=words.PANE_TITLE):
            yield VimList(compact=True)
        yield Static(id="where", classes="muted")
        yield Footer(show_command_palette=False)

    def on_screen_resume(self) -> None:
        if not is_leaving(self):
            self.reload()

    def reload(self) -> None:
        """Refill the list; the cursor stays on its line."""
        lines = self.query_one(OptionList)
        at = lines.highlighted
        try:
            self.app.journal.take_unreadable()
            options = list(self._options())
        except JournalError as error:
            self.app.show_toast(str(error))
            return
        lines.clear_options()
        lines.add_options(options)
        lines.highlighted = min(at or 1, len(options) - 1)
        lines.focus()
        plain = self.app.journal.key is None
        who = (
            f"{privacy.SAME_ACCOUNT}\n{encryption.TO_ENCRYPT}" if plain else encryption.IS_ENCRYPTED
        )
        where = who if self.app.discreet else f"{self.app.path}\n{who}"
        self.query_one("#where", Static).update(safe_content(where))
        show_unreadable(self, self.app.journal, self.query_one("#where"))

    def _options(self) -> Iterator[Option]:
        settings = self.app.journal.settings.read()
        yield Option(safe_content(words.TRACKERS), disabled=True)
        trackers = self.app.journal.trackers.all(archived=True)
        self._hidden = {f"tracker {one.id}" for one in trackers if one.archived}
        for tracker in trackers:
            name = tracker_name(tracker, masked=self.app.discreet)
            line = name if self.app.discreet else words.tracker_line(tracker)
            yield Option(safe_content(line), f"tracker {tracker.id}")
        yield Option(safe_content(f"+ {words.ADD_TRACKER}"), "add")
        yield self._heading(words.MINE)
        yield from (
            Option(safe_content(kind.title), f"shelf {name}") for name, kind in LISTS.items()
        )
        yield Option(safe_content(SAFETY_PLAN), "safety")
        yield Option(safe_content(paper_card.PAPER_CARD), "card")
        yield Option(TRASH, "trash")
        view = self._settings_view(settings)
        yield self._heading(words.EACH_DAY)
        yield from self._setting_options(PRACTICE_SETTINGS, view)
        yield self._heading(words.SAFETY_AND_PRIVACY)
        yield from self._setting_options(JOURNAL_SETTINGS, view)
        yield self._heading(words.LOOK)
        yield Option(safe_content(f"Theme: {self.app.theme}"), "theme")
        yield Option(
            safe_content(f"Discreet mode: {'on' if self.app.discreet else 'off'}"), "discreet"
        )

    def _heading(self, name: str) -> Option:
        space = "" if self.classes.isdisjoint(("-tall", "-lofty", "-grand")) else "\n"
        return Option(safe_content(f"{space}{name}"), disabled=True)

    def _settings_view(self, settings: Settings) -> SettingsView:
        region, guessed = region_for(settings.region, clock.zone_name(), places.locale_name())
        return SettingsView(
            settings=settings,
            region=region_guess(region.name, guessed),
            questions=words_or_mask(
                find_question_pack(self.app.journal.packs.all(), settings.pack).name,
                masked=self.app.discreet,
            ),
            lock_minutes=self.app.auto_lock_minutes(),
            lock_key=first_key(self.app, LOCK),
            discreet=self.app.discreet,
        )

    def _setting_options(self, listed: dict[str, Setting], view: SettingsView) -> Iterator[Option]:
        encrypted = self.app.journal.key is not None
        for setting in listed.values():
            if setting.line is not None and (encrypted or not setting.only_encrypted):
                yield Option(safe_content(setting.line(view)), setting.field)

    @on(OptionList.OptionSelected)
    def change(self, event: OptionList.OptionSelected) -> None:
        chosen = event.option_id or ""
        settings = self.app.journal.settings.read()
        if chosen == "region":
            named = [("", REGION_FROM_TIME_ZONE), *((it.code, it.name) for it in regions_named(""))]
            heading = f"{ANOTHER_COUNTRY} {TYPE_A_NAME}"
            self.app.push_screen(ChooseScreen(heading, named, find_regions), self._set_region)
        elif chosen in SETTING_DIALOGS:
            self.app.push_screen(SETTING_DIALOGS[chosen](self.app.journal))
        elif chosen == "pack":
            self._ask_for_pack()
        elif chosen == "lock_after":
            self.app.push_screen(
                ChooseScreen(encryption.ASK_WHEN_TO_LOCK, encryption.LOCK_CHOICES),
                self._set_lock_after,
            )
        elif hasattr(settings, chosen):
            after: dict[str, Any] = {chosen: next_value(settings, chosen)}
            self._write(replace(settings, **after))
        elif chosen == "theme":
            self.app.action_other_theme()
            self.reload()
        elif chosen == "discreet":
            self.app.action_discreet()
            self.reload()
        elif chosen == "add":
            self.action_add()
        elif chosen == "safety":
            self.app.push_screen(SafetyPlanDialog(self.app.journal))
        elif chosen == "card":
            region, _ = region_for(settings.region, clock.zone_name(), places.locale_name())
            self.app.push_screen(PaperCardDialog(self.app.journal, region), self._card_saved)
        elif chosen == "trash":
            self.app.push_screen(TrashScreen())
        elif chosen.startswith("shelf "):
            self.app.push_screen(RecordListScreen(LISTS[chosen.removeprefix("shelf ")]))
        else:
            self._edit(self.app.journal.trackers.get(int(chosen.removeprefix("tracker "))))

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """Return the keys; on a hidden tracker, the one that hides it says that it shows it."""
        found = super().active_bindings
        lines = self.query(OptionList)
        chosen = lines.first().highlighted_option if lines else None
        if chosen is None or chosen.id not in self._hidden:
            return found
        return {
            key: one._replace(binding=replace(one.binding, description=words.SHOW_AGAIN))
            if one.binding.action == "screen.archive"
            else one
            for key, one in found.items()
        }

    @on(OptionList.OptionHighlighted)
    def relabel_keys(self) -> None:
        self.refresh_bindings()

    def _card_saved(self, path: str | None) -> None:
        if path is not None:
            self.app.show_toast(f"{paper_card.saved(path)}\n{paper_card.IS_PLAIN}", seconds=10)

    def action_add(self) -> None:
        self.app.push_screen(TrackerDialog(self.app.journal))

    def action_archive(self) -> None:
        lines = self.query_one(OptionList)
        chosen = lines.highlighted_option
        if chosen and chosen.id and chosen.id.startswith("tracker "):
            trackers = self.app.journal.trackers
            tracker = trackers.get(int(chosen.id.removeprefix("tracker ")))
            self._write_and_reload(
                lambda: trackers.archive(tracker.id, archived=not tracker.archived)
            )

    def action_leave(self) -> None:
        self.dismiss()

    def _edit(self, tracker: Tracker) -> None:
        self.app.push_screen(TrackerDialog(self.app.journal, tracker))

    def _ask_for_pack(self) -> None:
        masked = self.app.discreet
        packs = self.app.journal.packs.all()
        named = [
            (one.name, words_or_mask(one.name, masked=masked and not one.key)) for one in packs
        ]
        self.app.push_screen(ChooseScreen(QUESTIONS_OF_EVENING, named), self._set_pack)

    def _set_pack(self, name: str | None) -> None:
        if name is not None:
            self._write(replace(self.app.journal.settings.read(), pack=name))

    def _set_region(self, code: str | None) -> None:
        if code is not None:
            self._write(replace(self.app.journal.settings.read(), region=code))

    def _set_lock_after(self, minutes: str | None) -> None:
        if minutes is not None:
            self._write(replace(self.app.journal.settings.read(), lock_after=int(minutes)))

    def _write(self, settings: Settings) -> None:
        self._write_and_reload(lambda: self.app.journal.settings.write(settings))

    def _write_and_reload(self, write: Callable[[], object]) -> None:
        try:
            write()
        except JournalError as error:
            self.app.show_toast(str(error))
        self.reload()
