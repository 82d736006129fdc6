"""A list that shrinks to what is typed."""

from collections.abc import Callable, Sequence
from functools import partial

from textual.content import Content
from textual.events import Key
from textual.message import Message
from textual.widgets import Static
from textual.widgets.option_list import Option

from recovery_journal.tui.text.literal import safe_content
from recovery_journal.tui.widgets.marked_list import MarkedList
from recovery_journal.words import tui as words
from recovery_journal.words.helpline_choice import regions_named

Named = tuple[str, str | None]
"""What is shown, and the id of the option; None for a heading."""
SIGNS_IN_NAMES = " -'’"


def find_regions(typed: str) -> list[Named]:
    return [(one.name, one.code) for one in regions_named(typed)]


def find_among(options: Sequence[Named]) -> Callable[[str], list[Named]]:
    """Return what finds those in which a word begins with what is typed."""
    return partial(_beginning_with, options)


def _beginning_with(options: Sequence[Named], typed: str) -> list[Named]:
    wanted = f" {typed.casefold()}"
    return [
        (text, name)
        for text, name in options
        if name is not None and wanted in f" {text.casefold()}"
    ]


class FindList(MarkedList):
    """Letters narrow the list, backspace widens it again; a letter that fits nothing is ignored."""

    SIGNS_TYPED = SIGNS_IN_NAMES
    """What is typed besides letters, after the first one."""

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
        self.typed = ""
        self._show(options)

    def draw(self, text: str, name: str) -> Content:  # noqa: ARG002
        """Return the line of an option."""
        return safe_content(text)

    def _show(self, options: Sequence[Named]) -> None:
        self.clear_options()
        self.add_options(
            Option(safe_content(text), disabled=True)
            if name is None
            else Option(self.draw(text, name), name)
            for text, name in options
        )
        self.action_first()

    def on_key(self, event: Key) -> None:
        if self._find is None:
            return
        letter = event.character or ""
        if event.key == "backspace":
            typed = self.typed[:-1]
        elif letter.isalpha() or (self.typed and letter and letter in self.SIGNS_TYPED):
            typed = self.typed + letter
        else:
            return
        event.stop()
        event.prevent_default()
        fitting = self._find(typed) if typed else self._all
        if fitting:
            self.typed = typed
            self._show(fitting)
            self.post_message(self.Typed(typed))


class TypedLine(Static):
    """Says that a list can be typed into, and what was typed."""

    DEFAULT_CSS = "TypedLine { height: 1; margin-top: 1; }"

    def on_mount(self) -> None:
        self.show_typed("")

    def show_typed(self, text: str) -> None:
        label = safe_content(f"{words.TYPE_TO_FIND} ", "$muted")
        self.update(label + safe_content("▎", "$primary") + safe_content(text, "bold"))
