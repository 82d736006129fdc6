"""A list to choose one thing from."""

from collections.abc import Callable, Sequence

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from recovery_journal.tui.text.literal import safe_content
from recovery_journal.tui.widgets.find_list import FindList, Named, TypedLine
from recovery_journal.tui.widgets.frame_keys import FrameKey, lay_out_keys
from recovery_journal.tui.widgets.vim_list import VimList
from recovery_journal.words import tui as words

KEYS = (
    FrameKey("enter", words.CHOOSE, "screen.choose", 1),
    FrameKey("esc", words.CANCEL, "screen.dismiss(None)"),
)
FRAME_CELLS = 50


class ChooseFrame(Vertical):
    pass


class ChooseScreen(ModalScreen[str | None]):
    """Returns the id of the chosen line, or None."""

    CSS_PATH = "../styles/things.tcss"

    BINDINGS = [Binding("escape", "dismiss(None)", "Leave", id="choose_leave")]

    def __init__(
        self,
        heading: str,
        options: Sequence[tuple[str, str]],
        find: Callable[[str], list[Named]] | None = None,
    ) -> None:
        """Offer `options`, each as (id, text); with `find` those that fit what is typed."""
        super().__init__()
        self._find = find
        self._heading = heading
        self._options = options

    def compose(self) -> ComposeResult:
        with ChooseFrame(id="choose") as frame:
            frame.border_subtitle = lay_out_keys(KEYS, FRAME_CELLS)
            yield Static(id="heading")
            if self._find:
                yield FindList([(text, name) for name, text in self._options], self._find)
                yield TypedLine()
                return
            options = (Option(safe_content(text), name) for name, text in self._options)
            yield VimList(*options, compact=True)

    def on_find_list_typed(self, event: FindList.Typed) -> None:
        self.query_one(TypedLine).show_typed(event.text)

    def on_resize(self) -> None:
        self._show_heading(self._heading)

    def _show_heading(self, heading: str) -> None:
        """Show it in the top line of the frame, or wrapped below that where it would be cut."""
        fits = cell_len(heading) <= min(FRAME_CELLS, self.size.width - 4)
        self.query_one(ChooseFrame).border_title = safe_content(heading if fits else "")
        below = self.query_one("#heading", Static)
        below.update(safe_content(heading))
        below.display = not fits

    def action_choose(self) -> None:
        self.query_one(OptionList).action_select()

    @on(OptionList.OptionSelected)
    def choose(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option_id)
