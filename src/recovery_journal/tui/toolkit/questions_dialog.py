"""The dialog of questions of one's own."""

from collections.abc import Callable
from dataclasses import replace

from textual.app import ComposeResult
from textual.widgets import Static

from recovery_journal.domain.practice import Pack
from recovery_journal.tui.dialogs.dialog import Dialog
from recovery_journal.tui.text.literal import shown
from recovery_journal.tui.widgets.fields import Line, Words
from recovery_journal.words import practice as words


class PackDialog(Dialog[Pack]):
    """A name, and a question a line."""

    HEADING = words.MY_QUESTIONS

    def __init__(self, keep: Callable[[Pack], Pack], pack: Pack | None) -> None:
        super().__init__(keep)
        self._pack = pack

    def fields(self) -> ComposeResult:
        """The name first."""
        yield Static(shown(words.QUESTIONS_NAME), classes="label")
        yield Line(self._pack.name if self._pack else "", id="name")
        yield Static(shown(words.QUESTIONS), classes="label")
        yield Words("\n".join(self._pack.prompts) if self._pack else "", id="prompts")

    def value(self) -> Pack:
        """The questions as they are written here."""
        name = self.query_one("#name", Line).value.strip()
        prompts = tuple(self.query_one("#prompts", Words).words().splitlines())
        if self._pack is None:
            return Pack(name=name, prompts=prompts)
        return replace(self._pack, name=name, prompts=prompts)
