"""My things: trackers, the toolkit for hard hours, and settings, one line each."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

from rich.cells import cell_len
from textual import getters, on
from textual.app import ComposeResult
from textual.binding import ActiveBinding, Binding
from textual.containers import Horizontal
from textual.keys import format_key
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from recovery_journal import clock, places
from recovery_journal.charts.segments import Line
from recovery_journal.domain.dataclass import replace
from recovery_journal.domain.settings import Settings, next_value
from recovery_journal.domain.sobriety.tracker import Tracker
from recovery_journal.errors import JournalError
from recovery_journal.text import one_line
from recovery_journal.tui.actions.screen_keys import TOOLKIT_SCREEN
from recovery_journal.tui.dialogs.choose import ChooseScreen
from recovery_journal.tui.host import Host
from recovery_journal.tui.text.literal import fit_to_cells, safe_content, shorten_to_cells
from recovery_journal.tui.text.masking import words_or_mask
from recovery_journal.tui.text.wrapping import wrap
from recovery_journal.tui.textual_internals import is_leaving
from recovery_journal.tui.toolkit.dialogs import SafetyPlanDialog
from recovery_journal.tui.toolkit.import_dialogs import import_from_file
from recovery_journal.tui.toolkit.list_screen import RecordListScreen
from recovery_journal.tui.toolkit.lists import LISTS
from recovery_journal.tui.toolkit.paper_card_dialog import PaperCardDialog
from recovery_journal.tui.toolkit.settings_dialogs import OwnHelpLineDialog, WakingHoursDialog
from recovery_journal.tui.toolkit.theme_choice import ThemeChoice
from recovery_journal.tui.toolkit.things import (
    SHELF,
    TRACKER,
    Thing,
    ThingDetail,
    detail_of,
    find_things,
)
from recovery_journal.tui.toolkit.tracker_dialog import TrackerDialog
from recovery_journal.tui.toolkit.trash_screen import TrashScreen
from recovery_journal.tui.widgets.drawn import Drawn
from recovery_journal.tui.widgets.find_list import find_regions
from recovery_journal.tui.widgets.pane import Pane, ScrollPane
from recovery_journal.tui.widgets.screen_footer import ScreenFooter
from recovery_journal.tui.widgets.title_line import TitleLine
from recovery_journal.tui.widgets.unreadable_line import show_unreadable
from recovery_journal.tui.widgets.vim_list import VimList
from recovery_journal.words import encryption, paper_card, privacy
from recovery_journal.words import toolkit as words
from recovery_journal.words.helpline_choice import region_for, regions_named
from recovery_journal.words.right_now import ANOTHER_COUNTRY, REGION_FROM_TIME_ZONE
from recovery_journal.words.settings import (
    QUESTIONS_OF_EVENING,
)

SETTING_DIALOGS = {"own_line": OwnHelpLineDialog, "waking_from": WakingHoursDialog}
"""Dialogs of settings that need more than one choice."""


LABEL_CELLS, WIDE_LABEL_CELLS, WIDE_COLUMNS = 19, 22, 120
"""Cells of the names, and the columns from which on they have more."""
MIN_VALUE_CELLS, MEASURE_CELLS = 8, 72


class DetailText(Drawn):
    """Facts with their labels, then lines of text."""

    def __init__(self) -> None:
        super().__init__()
        self._detail = ThingDetail("")

    def show(self, detail: ThingDetail) -> None:
        self._detail = detail
        self.redraw()

    def make_lines(self, width: int, height: int) -> list[Line]:  # noqa: ARG002
        lines: list[Line] = []
        for label, value in self._detail.facts:
            wrapped = wrap(one_line(value), width - LABEL_CELLS, "")
            for place, line in enumerate(wrapped):
                lines.append(((f"{'' if place else label:<{LABEL_CELLS}}", "muted"), *line))
        if lines and self._detail.lines:
            lines.append(())
        for text in self._detail.lines:
            lines += wrap(text, min(width, MEASURE_CELLS), "")
        return lines


class ToolkitScreen(Screen[None]):
    app = getters.app(Host)
    CSS_PATH = "../styles/things.tcss"

    BINDINGS = TOOLKIT_SCREEN.bindings

    def __init__(self) -> None:
        super().__init__()
        self._hidden: set[str] = set()
        """The ids of the lines of trackers that aren't shown on Today."""
        self._things: dict[str, list[Thing]] = {}

    def compose(self) -> ComposeResult:
        yield TitleLine(words.TITLE)
        with Horizontal(id="things"):
            with Pane(title=words.PANE_TITLE, id="list"):
                yield VimList(compact=True)
            with ScrollPane(id="detail"):
                yield DetailText()
        yield Static(id="where", classes="muted")
        yield ScreenFooter()

    def on_screen_resume(self) -> None:
        if not is_leaving(self):
            self.reload()

    def reload(self) -> None:
        """Refill the list; the cursor stays on its line."""
        try:
            journal = self.app.journal
            journal.take_unreadable()
            self._things = find_things(self.app)
            trackers = journal.trackers.all(archived=True)
            self._hidden = {f"{TRACKER}{one.id}" for one in trackers if one.archived}
        except JournalError as error:
            self.app.show_toast(str(error))
            return
        self._fill()
        self.query_one(OptionList).focus()
        plain = self.app.journal.key is None
        who = (
            f"{privacy.SAME_ACCOUNT}\n{encryption.TO_ENCRYPT}" if plain else encryption.IS_ENCRYPTED
        )
        where = who if self.app.discreet else f"{self.app.path}\n{who}"
        self.query_one("#where", Static).update(safe_content(where))
        show_unreadable(self, self.app.journal, self.query_one("#where"))

    def on_resize(self) -> None:
        self.call_after_refresh(self._fill)

    def _fill(self) -> None:
        """List what there is; the cursor stays on its line."""
        if not self.query(DetailText):
            return  # it's closing
        lines = self.query_one(OptionList)
        at = lines.highlighted
        options: list[Option] = list(self._options(lines.scrollable_content_region.width - 1))
        if options:
            lines.clear_options()
            lines.add_options(options)
            lines.highlighted = min(at or 1, len(options) - 1)
            self.show_detail()

    def _options(self, cells: int) -> Iterator[Option]:
        column = WIDE_LABEL_CELLS if self.size.width >= WIDE_COLUMNS else LABEL_CELLS
        is_tall = not self.classes.isdisjoint(("-tall", "-lofty", "-grand"))
        for heading, listed in self._things.items():
            space = "\n" * (is_tall and heading != words.TRACKERS)
            yield Option(safe_content(f"{space}{heading}"), disabled=True)
            for one in listed:
                name, value = one_line(one.label), one_line(one.value)
                said = fit_to_cells(name, max(column, cell_len(name))) + "  "
                room = cells - cell_len(said)
                shown = shorten_to_cells(value, room) if room >= MIN_VALUE_CELLS else ""
                said = shorten_to_cells(said.rstrip(), cells) if not shown else said
                yield Option(safe_content(said) + safe_content(shown, "$muted"), one.id)

    @on(OptionList.OptionHighlighted)
    def show_detail(self) -> None:
        """Show what is known about the selected thing, and name the keys for it."""
        self.refresh_bindings()
        lines = self.query(OptionList)
        chosen = lines.first().highlighted_option if lines else None
        every = (one for listed in self._things.values() for one in listed)
        thing = next((one for one in every if chosen and one.id == chosen.id), None)
        if thing is None:
            return
        with suppress(JournalError):
            detail = detail_of(self.app, thing)
            self.query_one(DetailText).show(detail)
            pane = self.query_one("#detail", ScrollPane)
            pane.set_title(one_line(detail.title))
            pane.set_below(f"{format_key('enter')} {detail.enter}")

    @on(OptionList.OptionSelected)
    def change(self, event: OptionList.OptionSelected) -> None:
        chosen = event.option_id or ""
        settings = self.app.journal.settings.read()
        if chosen == "region":
            named = [("", REGION_FROM_TIME_ZONE), *((it.code, it.name) for it in regions_named(""))]
            choose = ChooseScreen(ANOTHER_COUNTRY, named, find_regions)
            self.app.push_screen(choose, self._set_region)
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
            self.app.push_screen(ThemeChoice(self.app), self._set_theme)
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
        elif chosen == "import":
            self.action_import()
        elif chosen == "trash":
            self.app.push_screen(TrashScreen())
        elif chosen.startswith(SHELF):
            self.app.push_screen(RecordListScreen(LISTS[chosen.removeprefix(SHELF)]))
        else:
            self._edit(self.app.journal.trackers.get(int(chosen.removeprefix(TRACKER))))

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """Return the keys; on a hidden tracker, the one that hides it says that it shows it."""
        found = super().active_bindings
        lines = self.query(OptionList)
        chosen = lines.first().highlighted_option if lines else None
        if chosen is None or chosen.id not in self._hidden:
            return found
        return {
            key: one._replace(
                binding=Binding(**vars(one.binding) | {"description": words.SHOW_AGAIN})
            )
            if one.binding.action == "screen.archive"
            else one
            for key, one in found.items()
        }

    def _card_saved(self, path: str | None) -> None:
        if path is not None:
            self.app.show_toast(f"{paper_card.saved(path)}\n{paper_card.IS_PLAIN}", seconds=10)

    def action_add(self) -> None:
        self.app.push_screen(TrackerDialog(self.app.journal))

    def action_import(self) -> None:
        import_from_file(self.app, self.query_one("#where", Static))

    def action_archive(self) -> None:
        lines = self.query_one(OptionList)
        chosen = lines.highlighted_option
        if chosen and chosen.id and chosen.id.startswith(TRACKER):
            trackers = self.app.journal.trackers
            tracker = trackers.get(int(chosen.id.removeprefix(TRACKER)))
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

    def _set_theme(self, name: str | None) -> None:
        if name is not None:
            self.app.choose_theme(name)
            self.reload()

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
