"""A page for someone: what may stand on it on the left, and exactly that page on the right."""

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Footer, OptionList, Static
from textual.widgets.option_list import Option

from recovery_journal import clock
from recovery_journal.domain.circle import Person
from recovery_journal.domain.entries.entry import day_of
from recovery_journal.domain.sharing.share import PRESETS, Share
from recovery_journal.errors import Busy, JournalError
from recovery_journal.exchange.sharing.hand_over import hand_over, preset_for, since_last
from recovery_journal.exchange.sharing.page import COUNTED, LISTED, OUT, Choice, Item, Page, prepare
from recovery_journal.text import one_line
from recovery_journal.tui.actions.actions import ANYWHERE, BACK, bindings
from recovery_journal.tui.actions.sharing import PAGE
from recovery_journal.tui.journal.go_to_date import GoToDate
from recovery_journal.tui.place import TRY_AGAIN
from recovery_journal.tui.runtime.drafts import Draft
from recovery_journal.tui.sharing.dialogs import AskDialog, LastLook, SaveDialog, TextDialog
from recovery_journal.tui.text.literal import shown
from recovery_journal.tui.text.masking import MASK
from recovery_journal.tui.widgets.key_hint import Hint
from recovery_journal.tui.widgets.scroll_page import Page as Scrolled
from recovery_journal.words import sharing as words
from recovery_journal.words.format import numbers

if TYPE_CHECKING:
    from recovery_journal.tui.app import JournalApp

ACTIONS = {action.id: action for action in PAGE}
HELP = tuple(action for action in ANYWHERE if action.id == "help_now")
MARKS = {LISTED: "✓", COUNTED: "·", OUT: " "}
"""How an entry stands: with its words, in the numbers, or not at all."""


class Entries(OptionList):
    """What may be ticked; letters move as in every list, and a click ticks."""

    BINDINGS = [
        Binding("j", "cursor_down", "Down", show=False),
        Binding("k", "cursor_up", "Up", show=False),
        Binding("g", "first", "First", show=False),
        Binding("G", "last", "Last", show=False),
    ]


class PageScreen(Screen[None]):
    """The entries and the page beside each other; below 72 columns one at a time."""

    CSS_PATH = "../styles/page.tcss"
    AUTO_FOCUS = "Entries"
    BINDINGS = bindings(HELP, PAGE, BACK)

    def __init__(self, person: Person) -> None:
        super().__init__()
        self._person = person
        self._choice: Choice | None = None
        self._page: Page | None = None
        self._edited: str | None = None
        self._safe: str | None = None
        """The text of the person's own that was saved last."""
        self._from: int | None = None
        """Where a range begins."""
        self._lines: list[tuple[str, str]] = []
        """What stands in the list, so that only what has changed is drawn anew."""

    def compose(self) -> ComposeResult:
        """Two columns, what is set above them, one quiet line and the keys below."""
        yield Static(id="title")
        with Horizontal(id="settings"):
            yield Hint(ACTIONS["page_kind"], "", id="kind")
            yield Hint(ACTIONS["page_since"], "", id="days")
            yield Hint(ACTIONS["page_names"], "", id="names")
            yield Hint(ACTIONS["page_words"], "", id="words")
        with Horizontal(id="columns"):
            with Vertical(id="left"):
                yield Static(words.NOTHING_WRITTEN, id="nothing")
                yield Entries(compact=True)
            with Scrolled(id="right"):
                yield Static(id="text")
        yield Static(id="said")
        yield Footer(show_command_palette=False)

    @property
    def _app(self) -> "JournalApp":
        return cast("JournalApp", self.app)

    def on_mount(self) -> None:
        """Begin with what the last page for this person leaves to tell."""
        self._try(self._begin)

    def _begin(self) -> None:
        journal, today = self._app.journal, self._today()
        self._make(
            Choice(
                who=self._person.name,
                since=since_last(journal, self._person.name, today),
                until=today,
                preset=preset_for(journal, self._person),
            )
        )
        if self._page and (private := self._page.private_left):
            self._say(words.private_here(private))

    def _today(self) -> date:
        return day_of(clock.now(), self._app.journal.settings.read().day_starts_at)

    # The page as it is now

    def _make(self, choice: Choice) -> None:
        """Make the page of a choice; when that cannot be done, the one before stays."""
        self._page = prepare(self._app.journal, choice, self._today())
        self._choice = choice
        self._say("")
        self._show()

    def _show(self) -> None:
        if self._page is None:
            return
        choice, discreet = self._page.choice, self._app.discreet
        name = f"{choice.who[:1]}." if discreet else one_line(choice.who)
        self.query_one("#title", Static).update(shown(words.title(name)))
        self.query_one("#kind", Hint).call(choice.preset)
        self.query_one("#days", Hint).call(words.begins(choice.since, choice.until))
        self.query_one("#names", Hint).call(words.INITIALS if choice.blur else words.NAMES)
        said = words.ALL_WORDS if choice.words else words.CHOSEN_WORDS
        self.query_one("#words", Hint).call(said)
        covered = discreet and not self.has_class("-reading")
        text = self._page.text if self._edited is None else self._edited
        self.query_one("#text", Static).update(shown(words.COVERED if covered else text))
        self.query_one("#nothing").display = not self._page.entries
        self._list()

    def _list(self) -> None:
        """Draw the rows that have changed."""
        entries, page = self.query_one(Entries), self._page
        if page is None:
            return
        low, high = self._range
        fresh = [
            (one.uid, self._row(one, low <= at <= high)) for at, one in enumerate(page.entries)
        ]
        if [uid for uid, _ in fresh] != [uid for uid, _ in self._lines]:
            entries.clear_options()
            entries.add_options([Option(shown(row)) for _, row in fresh])
            entries.highlighted = 0 if fresh else None
        else:
            for at, (new, old) in enumerate(zip(fresh, self._lines, strict=True)):
                if new != old:
                    entries.replace_option_prompt_at_index(at, shown(new[1]))
        self._lines = fresh

    def _row(self, one: Item, within: bool) -> str:
        """An entry in a line, its mark first."""
        day = "" if one.day is None else f"{numbers.plain_date(one.day, self._year)}  "
        private = "p" if one.private else " "
        line = MASK if self._app.discreet else "  ".join(filter(None, (one.line, one.words)))
        return f"{'›' if within else ' '}{MARKS[one.state]}{private} {day}{one_line(line)}"

    @property
    def _year(self) -> int:
        return self._choice.until.year if self._choice else 0

    # Ticking

    @property
    def _range(self) -> tuple[int, int]:
        """The rows of a range; none while it has not begun."""
        if self._from is None:
            return 1, 0
        at = self.query_one(Entries).highlighted or 0
        return min(self._from, at), max(self._from, at)

    def action_range(self) -> None:
        """Begin a range where the cursor is, or end it."""
        self._from = None if self._from is not None else self.query_one(Entries).highlighted
        self._say(words.RANGE if self._from is not None else "")
        self._list()

    @on(OptionList.OptionHighlighted)
    def _moved(self) -> None:
        if self._from is not None:
            self._list()

    @on(OptionList.OptionSelected)
    def action_tick(self) -> None:
        """Change how the entry under the cursor stands, or all of the range as its first one."""
        page, at = self._page, self.query_one(Entries).highlighted
        if page is None or at is None or self._is_edited():
            return
        low, high = self._range if self._from is not None else (at, at)
        chosen = page.entries[low : high + 1]
        to = self._next(chosen[0])
        choice = page.choice
        for one in chosen:
            if to == LISTED:
                choice = choice.ticking(one.uid)
            elif to == OUT and not one.only_ticked:
                choice = choice.leaving_out(one.uid)
            else:
                choice = choice.as_at_first(one.uid)
        self._from = None
        self._change(choice)

    def _next(self, one: Item) -> str:
        """How it stands after the next press: with its words, not at all, as at first."""
        return {COUNTED: LISTED, LISTED: OUT, OUT: LISTED if one.only_ticked else COUNTED}[
            one.state
        ]

    def action_mark(self, which: str) -> None:
        """Put the entry under its own heading, or no longer."""
        page, at = self._page, self.query_one(Entries).highlighted
        if page is None or at is None or self._is_edited():
            return
        if page.entries[at].kind in ("promise", "plan"):
            return
        uid, was = page.entries[at].uid, page.choice
        kept = was.as_at_first(uid)
        if which == "proud":
            kept = replace(kept, proud="" if was.proud == uid else uid)
        else:
            kept = replace(kept, hard="" if was.hard == uid else uid)
        self._change(kept)

    # What is set

    def action_kind(self) -> None:
        """The next of the kinds of page."""
        if self._choice and not self._is_edited():
            at = PRESETS.index(self._choice.preset) + 1
            self._change(replace(self._choice, preset=PRESETS[at % len(PRESETS)]))

    def action_blur(self) -> None:
        """Initials for names, or the names again."""
        if self._choice and not self._is_edited():
            self._change(replace(self._choice, blur=not self._choice.blur))

    def action_words(self) -> None:
        """The words of everything shareable, or only of what is ticked."""
        if self._choice and not self._is_edited():
            self._change(replace(self._choice, words=not self._choice.words))

    def action_since(self) -> None:
        """Ask for another first day."""
        if not self._is_edited():
            self.app.push_screen(GoToDate(), self._since)

    def _since(self, day: date | None) -> None:
        if day is not None and self._choice:
            self._change(replace(self._choice, since=min(day, self._choice.until)))

    def action_ask(self) -> None:
        """Ask what is asked."""
        if self._choice and not self._is_edited():
            self.app.push_screen(AskDialog(self._choice.ask), self._asked)

    def _asked(self, ask: str | None) -> None:
        if ask is not None and self._choice:
            self._change(replace(self._choice, ask=ask))

    def _change(self, choice: Choice) -> None:
        """Make the page of another choice; while another program writes, a little later."""
        self._try(partial(self._make, choice))

    # The text itself

    def action_edit(self) -> None:
        """Let the person change the whole text."""
        if self._page is not None:
            text = self._page.text if self._edited is None else self._edited
            self.app.push_screen(TextDialog(text), self._text)

    def _text(self, text: str | None) -> None:
        if text is not None and self._page and text != self._page.text:
            self._edited = text
            self._say(words.OWN_TEXT)
        self._show()

    def action_anew(self) -> None:
        """Let go of what was changed in the text."""
        self._edited = None
        self._say("")
        self._show()

    def unsaved(self) -> Draft | None:
        """The person's own text, to be offered as a note if this has to close now."""
        if self._edited is None or self._edited == self._safe:
            return None
        return Draft("note", "", {"note": self._edited})

    def let_go(self) -> None:
        """That text is safe elsewhere."""
        self._safe = self._edited

    def _is_edited(self) -> bool:
        """Whether the text is the person's own by now: then nothing else changes it."""
        if self._edited is not None:
            self._say(words.OWN_TEXT)
        return self._edited is not None

    # Reading, saving, leaving

    def action_read(self) -> None:
        """Give the page all the room, or no longer."""
        self.toggle_class("-reading")
        reading = self.has_class("-reading")
        self.query_one("#right" if reading else Entries).focus()
        self._show()

    def action_back(self) -> None:
        """From the page to the list, out of a range, and then back where it was opened."""
        if self.has_class("-reading"):
            self.action_read()
        elif self._from is not None:
            self.action_range()
        else:
            self.dismiss()

    def action_save(self) -> None:
        """A last look at what is private, then the name of the file."""
        if self._page is None:
            return
        if private := self._page.private_on_it:
            self.app.push_screen(LastLook(private, self._said), self._seen)
        else:
            self._seen(True)

    def _said(self, one: Item) -> str:
        """A private entry for the last look, covered in discreet mode."""
        day = "" if one.day is None else f"{numbers.short_date(one.day, self._year)}  "
        line = MASK if self._app.discreet else "  ".join(filter(None, (one.line, one.words)))
        return f"{day}{one_line(line)}"

    def _seen(self, seen: bool | None) -> None:
        if seen:
            self.app.push_screen(SaveDialog(self._keep, self._person, self._today()), self._saved)

    def _keep(self, path: str) -> Share:
        page = cast("Page", self._page)
        path = os.path.expanduser(path)
        return hand_over(self._app.journal, page, path, edited=self._edited)

    def _saved(self, share: Share | None) -> None:
        if share is not None:
            self.let_go()
            self._say(words.saved(share.file))

    def _try(self, make: Callable[[], None]) -> None:
        try:
            make()
        except Busy as error:
            self._say(str(error))
            self.set_timer(TRY_AGAIN, partial(self._try, make))
        except JournalError as error:
            self._say(str(error))

    def _say(self, sentence: str) -> None:
        said: Content = shown(sentence)
        self.query_one("#said", Static).update(said)
