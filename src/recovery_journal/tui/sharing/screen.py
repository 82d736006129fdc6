"""Prepare a page for someone: what can go in on the left, the exact page on the right."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Self, cast

from textual import getters, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static

from recovery_journal.domain.circle import Person
from recovery_journal.domain.dataclass import replace
from recovery_journal.domain.sharing.share import READER_PRESETS, PageSelection
from recovery_journal.errors import Busy, JournalError
from recovery_journal.exchange.sharing.hand_over import (
    next_first_day,
    preset_for,
    propose_path,
    save_page,
)
from recovery_journal.exchange.sharing.page import Offer, Page, prepare_page
from recovery_journal.store.journal import Journal
from recovery_journal.store.sidecar.drafts import Draft
from recovery_journal.text import one_line
from recovery_journal.tui.actions.screen_keys import SHARING
from recovery_journal.tui.host import RETRY_SECONDS, Host
from recovery_journal.tui.journal.go_to_date import GoToDateDialog
from recovery_journal.tui.sharing.dialogs import (
    ConfirmPrivateDialog,
    PageTextDialog,
    RequestDialog,
    SavePageDialog,
)
from recovery_journal.tui.sharing.entry_ticks import EntryTickList, tick, tick_row
from recovery_journal.tui.sharing.marks_pane import MarksPane, legend_line
from recovery_journal.tui.sharing.page_draft import selection_from_text, selection_to_text
from recovery_journal.tui.sharing.preview import Preview, PreviewPane
from recovery_journal.tui.sharing.settings_line import SettingsLine
from recovery_journal.tui.text.literal import safe_content
from recovery_journal.tui.text.masking import person_name, words_or_mask
from recovery_journal.tui.textual_internals import is_leaving
from recovery_journal.tui.widgets.key_hint import with_keys
from recovery_journal.tui.widgets.pane import Pane
from recovery_journal.tui.widgets.screen_footer import ScreenFooter
from recovery_journal.tui.widgets.title_line import TitleLine
from recovery_journal.words import sharing as words
from recovery_journal.words.format import numbers
from recovery_journal.words.tui import LEAVE_UNSAVED


class SharingScreen(Screen[None]):
    """Entries and page side by side; below 80 columns one at a time."""

    app = getters.app(Host)
    CSS_PATH = "../styles/page.tcss"
    AUTO_FOCUS = "EntryTickList"
    BINDINGS = SHARING.bindings

    def __init__(self, person: Person) -> None:
        super().__init__()
        self._person = person
        self._choice: PageSelection | None = None
        self._page: Page | None = None
        self._edited_text: str | None = None
        self._left: Draft | None = None
        """The draft to go on with."""
        self._saved: tuple[PageSelection | None, str | None] = (None, None)
        """The selection and the user's own text at first, or as last saved."""
        self._dialog: RequestDialog | PageTextDialog | None = None
        """Where the user is writing, or has last written."""
        self._has_warned = False  # that leaving loses what was written
        self._range_start: int | None = None
        """The row where a range starts."""

    def compose(self) -> ComposeResult:
        yield TitleLine("")
        yield SettingsLine()
        with Horizontal(id="columns"):
            with Vertical(id="left"):
                with Pane(id="offers", title=words.TO_CHOOSE):
                    yield Static(words.NOTHING_WRITTEN, id="nothing")
                    yield EntryTickList()
                yield MarksPane()
            with PreviewPane(id="right"):
                yield Static(id="for-you")
                yield Static(id="text")
        yield Static(id="legend")
        yield Static(id="said")
        yield ScreenFooter()

    def on_mount(self) -> None:
        """Start from the last page for this person."""
        self._retry_while_busy(self._begin)

    def _begin(self) -> None:
        journal, today = self.app.journal, self.app.today()
        choice = PageSelection(
            who=self._person.name,
            since=next_first_day(journal, self._person.name, today),
            until=today,
            preset=preset_for(journal, self._person),
        )
        self._saved = (choice, None)
        if self._left is not None:
            said, typed = self._left.chosen.get("selection", ""), self._left.typed
            was = selection_from_text(said, choice)
            choice = replace(was, who=choice.who, ask=typed.get("ask", was.ask))
            self._edited_text = typed.get("text")
        self._prepare_page(choice)
        if self._page and (private := self._page.private_left_out):
            self._show_status(words.private_here(private))

    # The page

    def _prepare_page(self, choice: PageSelection) -> None:
        """Build the page of a selection; if that fails, the old one stays."""
        self._page = prepare_page(self.app.journal, choice, self.app.today())
        self._choice = choice
        self._show_status("")
        self._show()

    def _show(self) -> None:
        if self._page is None:
            return
        choice, discreet = self._page.selection, self.app.discreet
        name = person_name(choice.who, masked=discreet)
        self.query_one(TitleLine).set_title(words.page_for(name))
        self.query_one(SettingsLine).show(choice, discreet=discreet)
        covered = discreet and not self.has_class("-reading")
        preview = Preview(self._page, self._edited_text)
        hint = with_keys(self.app, words.COVERED)
        text: Content = safe_content(hint) if covered else preview.text()
        remarks: Content = preview.remarks()
        self.query_one("#text", Static).update(text)
        for_you = self.query_one("#for-you", Static)
        for_you.update(remarks)
        for_you.display = bool(remarks) and not covered
        preview_pane = self.query_one("#right", PreviewPane)
        preview_pane.set_title("" if covered else words.as_read_by(name))
        preview_pane.set_below("" if covered else words.SAVED_AS_SHOWN)
        self.query_one(MarksPane).show_page(self._page)
        legend: Content = legend_line(self._page)
        self.query_one("#legend", Static).update(legend)
        self.query_one("#nothing").display = not self._page.offers
        self._redraw_rows()

    def _redraw_rows(self) -> None:
        if self._page is None:
            return
        offers, (low, high) = self._page.offers, self._range
        rows = [
            tick_row(one, self._offer_text(one), self._year, in_range=low <= at <= high)
            for at, one in enumerate(offers)
        ]
        self.query_one(EntryTickList).show_rows([one.uid for one in offers], rows)

    @property
    def _year(self) -> int:
        return self._choice.until.year if self._choice else 0

    # Ticking

    @property
    def _range(self) -> tuple[int, int]:
        """Return the rows of the range; an empty range if there is none."""
        if self._range_start is None:
            return 1, 0
        at = self.query_one(EntryTickList).highlighted or 0
        return min(self._range_start, at), max(self._range_start, at)

    def action_range(self) -> None:
        """Start a range at the cursor, or end it."""
        self._range_start = (
            None if self._range_start is not None else self.query_one(EntryTickList).highlighted
        )
        self._show_status(words.RANGE_HINT if self._range_start is not None else "")
        self._redraw_rows()

    @on(OptionList.OptionHighlighted)
    def _moved(self) -> None:
        if self._range_start is not None:
            self._redraw_rows()

    @on(OptionList.OptionSelected)
    def action_tick(self) -> None:
        """Change the entry under the cursor, or a whole range in the same way as its first one."""
        page, at = self._page, self.query_one(EntryTickList).highlighted
        if page is None or at is None or self._refuse_when_edited():
            return
        low, high = self._range if self._range_start is not None else (at, at)
        self._range_start = None
        self._change(tick(page.selection, page.offers[low : high + 1]))

    def action_mark(self, which: str) -> None:
        """Put the entry under a heading of its own, or remove it from there."""
        page, at = self._page, self.query_one(EntryTickList).highlighted
        if page is None or at is None or self._refuse_when_edited():
            return
        if page.offers[at].kind in ("promise", "plan"):
            return
        uid, was = page.offers[at].uid, page.selection
        kept = was.with_entry_reset(uid)
        if which == "proud":
            kept = replace(kept, proud="" if was.proud == uid else uid)
        else:
            kept = replace(kept, hard="" if was.hard == uid else uid)
        self._change(kept)

    # Page settings

    def action_kind(self) -> None:
        if self._choice and not self._refuse_when_edited():
            at = READER_PRESETS.index(self._choice.preset) + 1
            self._change(replace(self._choice, preset=READER_PRESETS[at % len(READER_PRESETS)]))

    def action_blur(self) -> None:
        if self._choice and not self._refuse_when_edited():
            self._change(replace(self._choice, blur=not self._choice.blur))

    def action_words(self) -> None:
        """Include the words of everything shareable, or only of what is ticked."""
        if self._choice and not self._refuse_when_edited():
            self._change(replace(self._choice, words=not self._choice.words))

    def action_since(self) -> None:
        if not self._refuse_when_edited():
            self.app.push_screen(GoToDateDialog(), self._set_since)

    def _set_since(self, day: date | None) -> None:
        if day is not None and self._choice:
            self._change(replace(self._choice, since=min(day, self._choice.until)))

    def action_ask(self) -> None:
        if self._choice and not self._refuse_when_edited():
            self._dialog = RequestDialog(self._choice.ask)
            self.app.push_screen(self._dialog, self._set_ask)

    def _set_ask(self, ask: str | None) -> None:
        if ask is not None and self._choice:
            self._change(replace(self._choice, ask=ask))
            self._show_status(words.ASK_ADDED if ask else words.ASK_REMOVED)

    def _change(self, choice: PageSelection) -> None:
        """Build the page of another selection, retrying while another process is writing."""
        self._retry_while_busy(partial(self._prepare_page, choice))

    # The text

    def action_edit(self) -> None:
        if self._page is not None:
            text = self._page.text if self._edited_text is None else self._edited_text
            self._dialog = PageTextDialog(text)
            self.app.push_screen(self._dialog, self._set_text)

    def _set_text(self, text: str | None) -> None:
        if text is not None and self._page and text != self._page.text:
            self._edited_text = text
            self._show_status(words.OWN_TEXT)
        self._show()

    def action_anew(self) -> None:
        """Discard the user's changes to the text."""
        self._edited_text = None
        self._show_status("")
        self._show()

    def unsaved_draft(self) -> Draft | None:
        """Return the page, if anything was chosen or written, with what is being written."""
        if self._choice is None:
            return self._left
        written = {} if self._edited_text is None else {"text": self._edited_text}
        written |= {"ask": self._choice.ask} if self._choice.ask else {}
        dialog = self._dialog
        if dialog is not None and dialog.is_attached and dialog.has_unsaved_text():
            written |= dialog.contents()
        elif self._saved == (self._choice, self._edited_text):
            return None
        chosen = {"selection": selection_to_text(self._choice)}
        return Draft("page", self._person.uid, written, chosen)

    @classmethod
    def reopen(cls, journal: Journal, uid: str) -> Self:
        return cls(journal.people.by_uid(uid))

    def restore(self, draft: Draft) -> None:
        """Go on with a draft once this is open."""
        self._left = draft

    def _refuse_when_edited(self) -> bool:
        """Return True and say so if the user edited the text: then nothing else may change it."""
        if self._edited_text is not None:
            self._show_status(words.OWN_TEXT)
        return self._edited_text is not None

    # Reading, saving, leaving

    def action_read(self) -> None:
        """Show only the page, or both again."""
        self.toggle_class("-reading")
        reading = self.has_class("-reading")
        self.query_one("#right" if reading else EntryTickList).focus()
        self._show()

    def action_back(self) -> None:
        """Go back one step: from page to list, out of a range, then below; unsaved text asks."""
        if self.has_class("-reading"):
            self.action_read()
        elif self._range_start is not None:
            self.action_range()
        elif self._has_unsaved_text() and not self._has_warned:
            self._show_status(LEAVE_UNSAVED)
            self._has_warned = True
        else:
            self.dismiss()

    def _has_unsaved_text(self) -> bool:
        """Return whether the user wrote something here that isn't in a saved page."""
        choice, edited = self._saved
        asks = "" if self._choice is None else self._choice.ask
        return self._edited_text not in (None, edited) or asks not in ("", choice and choice.ask)

    def action_save(self) -> None:
        """Show the private entries for a last check, then ask for the file name."""
        if self._page is None:
            return
        if private := self._page.private_included:
            self.app.push_screen(
                ConfirmPrivateDialog(private, self._private_entry_line), self._ask_where_to_save
            )
        else:
            self._ask_where_to_save(True)

    def _private_entry_line(self, one: Offer) -> str:
        """Describe a private entry for the last check, masked in discreet mode."""
        day = "" if one.day is None else f"{numbers.short_date(one.day, self._year)}  "
        return f"{day}{self._offer_text(one)}"

    def _offer_text(self, one: Offer) -> str:
        line = one_line("  ".join(filter(None, (one.line, one.words))))
        return words_or_mask(line, masked=self.app.discreet)

    def _ask_where_to_save(self, seen: bool | None) -> None:
        if seen:
            self.app.push_screen(SavePageDialog(self._write_file, self._propose), self._page_saved)

    def _propose(self, as_html: bool) -> str:
        name = person_name(self._person.name, masked=self.app.discreet)
        return propose_path(name, self.app.today(), as_html=as_html)

    def _write_file(self, path: str) -> str:
        page = cast("Page", self._page)
        return save_page(self.app.journal, page, path, edited=self._edited_text).file

    def _page_saved(self, path: str | None) -> None:
        if path is not None:
            self._saved = (self._choice, self._edited_text)
            self._show_status(words.page_saved(path))

    def _retry_while_busy(self, make: Callable[[], None]) -> None:
        if is_leaving(self):
            return
        try:
            make()
        except Busy as error:
            self._show_status(str(error))
            self.set_timer(RETRY_SECONDS, partial(self._retry_while_busy, make))
        except JournalError as error:
            self._show_status(str(error))

    def _show_status(self, sentence: str) -> None:
        self._has_warned = False
        said = self.query_one("#said", Static)
        said.update(safe_content(with_keys(self.app, sentence)))
        said.display = bool(sentence)
