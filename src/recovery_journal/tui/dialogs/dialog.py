"""The one dialog all others are: what was typed stays until it is words."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.timer import Timer
from textual.widgets import Button, Input, Static, TextArea

from recovery_journal.errors import Busy, JournalError, KeptBeside
from recovery_journal.tui.runtime.drafts import Draft
from recovery_journal.tui.text.literal import shown
from recovery_journal.words import tui as words
from recovery_journal.words.tui import BUSY

if TYPE_CHECKING:
    from recovery_journal.tui.app import JournalApp

TRY_AGAIN = 0.5
"""Seconds until a dialog tries again to save into a journal that another program holds."""

NARROW = 72
"""Columns below which there is room for the first key only."""

Result = TypeVar("Result")


class Dialog(ModalScreen[Result | None], Generic[Result]):
    """Asks for something, saves it, and hands back what was saved, or None when left."""

    CSS_PATH = ["../styles/dialogs.tcss"]

    BINDINGS = [
        Binding("escape", "leave", "Leave", id="leave"),
        Binding("ctrl+s,enter", "save", "Save", id="save"),
    ]
    HEADING = ""
    """What stands on top."""
    SAVE = "Save"
    """The label of the button that saves."""
    LEAVE = "Leave"
    """The label of the other one."""
    HINT = words.HINT
    """The keys, but for a field in which enter begins a new line."""

    def __init__(self, keep: Callable[[Any], Result]) -> None:
        super().__init__()
        self._keep = keep
        self._first: dict[object, str] = {}
        self._asked = False
        self._about: dict[object, str] | None = None
        """What had been typed when something was said about it, while that is shown."""
        self._again: Timer | None = None
        self._kept: list[Result | None] = []
        """What was saved; None when it is kept in another way."""
        self._finished = False
        self._let_go = False

    def compose(self) -> ComposeResult:
        """A heading, the fields, one line for what is wrong, and the buttons."""
        with VerticalScroll(id="dialog", can_focus=False):
            yield Static(shown(self.heading()), id="heading")
            yield from self.fields()
        with Below(id="below"):
            yield Static(id="wrong")
            with Horizontal(id="buttons"):
                yield Button(shown(self.SAVE), id="save", variant="primary", compact=True)
                yield Button(shown(self.LEAVE), id="leave", compact=True)
                yield Static(id="hint")

    def heading(self) -> str:
        """The line on top."""
        return self.HEADING

    def fields(self) -> ComposeResult:
        """The widgets to fill in."""
        raise NotImplementedError

    def value(self) -> object:
        """What the fields say, as the object to keep.

        Raises:
            JournalError: when they cannot be kept so; its sentence is shown.
        """
        raise NotImplementedError

    def on_mount(self) -> None:
        """Show the first field."""
        self.remember()
        self._show_hint()
        self.call_after_refresh(self._begin)

    def remember(self) -> None:
        """Take what the fields say now for what they said before anything was typed."""
        self._first = self._texts() | self._first

    def _begin(self) -> None:
        """Show the first field, wherever the focus went."""
        self.query_one("#dialog").scroll_home(animate=False)

    # Saving

    @on(Button.Pressed, "#save")
    @on(Input.Submitted)
    def action_save(self) -> None:
        """Keep what was typed and close; while that cannot be done, everything stays."""
        self._wait_no_more()
        if self._kept:
            return
        try:
            self._kept.append(self._keep(self.value()))
        except Busy:
            self.wrong(BUSY)
            self._again = self.set_timer(TRY_AGAIN, self.action_save)
        except KeptBeside as told:
            self._kept.append(None)
            cast("JournalApp", self.app).say(str(told))
            self._close()
        except JournalError as error:
            self.wrong(str(error))
        else:
            self._close()

    def _wait_no_more(self) -> None:
        if self._again is not None:
            self._again.stop()
            self._again = None

    def on_screen_resume(self) -> None:
        """Close at last, when it was saved while another screen was on top."""
        self._close()

    def _close(self) -> None:
        # Closing takes away the screen on top, and that may be the one that hides this one.
        if self._kept and self.is_active and not self._finished:
            self._finished = True
            (kept,) = self._kept
            if kept is None:
                self.dismiss(None)
            else:
                self.finish(kept)

    def finish(self, kept: Result) -> None:
        """Hand back what was saved."""
        self.dismiss(kept)

    def wrong(self, sentence: str) -> None:
        """Say what keeps this from being words."""
        self._asked = False
        self._about = self._texts() if sentence else None
        self.query_one("#wrong", Static).update(shown(sentence))

    # Leaving

    @on(Button.Pressed, "#leave")
    def action_leave(self) -> None:
        """Close without keeping anything; what was typed is not thrown away by one key."""
        if not (self._finished or self.asks_before_leaving()):
            self._finished = True
            self.dismiss(None)

    def asks_before_leaving(self) -> bool:
        """Ask once, when something was typed that would be lost."""
        self._wait_no_more()
        asks = self.has_words() and not self._asked
        if asks:
            self.wrong(words.LEAVE)
            self._asked = True
        return asks

    def has_words(self) -> bool:
        """Whether something was typed that is not saved."""
        return not self._kept and any(True for _ in self._typed())

    def unsaved(self) -> Draft | None:
        """What was typed, to be offered as a note if this has to close now."""
        words_typed = {"note": "\n\n".join(self._typed())}
        return Draft("note", "", words_typed) if self.has_words() and not self._let_go else None

    def let_go(self) -> None:
        """What was typed is safe elsewhere, and this is about to close."""
        self._let_go = True
        self._wait_no_more()

    def _typed(self) -> Iterator[str]:
        """Each text that is not what it was at first."""
        texts = self._texts()
        return (text for field, text in texts.items() if text != self._first.get(field, ""))

    def _texts(self) -> dict[object, str]:
        texts: dict[object, str] = {field: field.value for field in self.query(Input)}
        return texts | {field: field.text for field in self.query(TextArea)}

    @on(Input.Changed)
    @on(TextArea.Changed)
    def go_on(self) -> None:
        """Typing on means that nobody is leaving, and that what was said is not so any more."""
        if self._about is not None and self._about != self._texts():
            self._wait_no_more()
            self.wrong("")

    # The hint

    def on_descendant_focus(self) -> None:
        """Say how this field is saved."""
        self._show_hint()

    def on_resize(self) -> None:
        """Say as much as there is room for."""
        self.make_room()
        self._show_hint()

    def make_room(self) -> None:
        """Leave the fields as many lines as the buttons do not need; the rest is scrolled to."""
        below = self.query_one(Below).outer_size.height
        self.query_one("#dialog").styles.max_height = max(1, self.size.height - below)

    def _show_hint(self) -> None:
        hint = words.HINT_IN_WORDS if isinstance(self.focused, TextArea) else self.HINT
        if self.size.width < NARROW:
            hint = hint.partition(" · ")[0]
        self.query_one("#hint", Static).update(shown(hint))


class Below(Vertical):
    """What stands below the fields, always in sight."""

    def on_resize(self) -> None:
        """The fields get what is left."""
        dialog = self.screen
        if isinstance(dialog, Dialog):
            dialog.make_room()
