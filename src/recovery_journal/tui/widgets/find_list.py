"""A list that shrinks to what is typed."""

from collections.abc import Callable, Sequence

from textual.events import Key
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from recovery_journal.tui.text.literal import safe_content
from recovery_journal.words.helpline_choice import regions_named

Named = tuple[str, str]
"""What is shown, and the id of the option."""
SIGNS_IN_NAMES = (" ", "-", "'", "’")


def find_regions(typed: str) -> list[Named]:
    return [(one.name, one.code) for one in regions_named(typed)]


class FindList(OptionList):
    """Letters narrow the list, backspace widens it again; a letter that fits nothing is ignored."""

    class Typed(Message):
        """What has been typed so far."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def __init__(
        self,
        options: Sequence[Named] = (),
        find: Callable[[str], list[Named]] | None = None,
        *,
        id: str | None = None,  # noqa: A002 - Textual's name
    ) -> None:
        super().__init__(id=id, compact=True)
        self.offer(options, find)

    def offer(
        self, options: Sequence[Named], find: Callable[[str], list[Named]] | None = None
    ) -> None:
        """Show these options; `find` returns those that fit what is typed."""
        self._all = options
        self._find = find
        self._typed = ""
        self._show(options)

    def _show(self, options: Sequence[Named]) -> None:
        self.clear_options()
        self.add_options(Option(safe_content(text), name) for text, name in options)
        self.action_first()

    def on_key(self, event: Key) -> None:
        if self._find is None:
            return
        letter = event.character or ""
        if event.key == "backspace":
            typed = self._typed[:-1]
        elif letter.isalpha() or (self._typed and letter in SIGNS_IN_NAMES):
            typed = self._typed + letter
        else:
            return
        event.stop()
        event.prevent_default()
        fitting = self._find(typed) if typed else self._all
        if fitting:
            self._typed = typed
            self._show(fitting)
            self.post_message(self.Typed(typed))
