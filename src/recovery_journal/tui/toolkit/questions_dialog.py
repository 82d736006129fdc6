"""The dialog for the user's own question pack."""

from collections.abc import Callable
from dataclasses import replace

from textual.app import ComposeResult
from textual.widgets import Static

from recovery_journal.domain.practice import QuestionPack
from recovery_journal.tui.dialogs.dialog import Dialog
from recovery_journal.tui.text.literal import safe_content
from recovery_journal.tui.widgets.fields import LineField, TextField
from recovery_journal.words import practice as words


class QuestionsDialog(Dialog[QuestionPack]):
    """A name, and one question per line."""

    HEADING = words.MY_QUESTIONS

    def __init__(
        self, keep: Callable[[QuestionPack], QuestionPack], pack: QuestionPack | None
    ) -> None:
        super().__init__(keep)
        self._pack = pack

    def fields(self) -> ComposeResult:
        yield Static(safe_content(words.QUESTIONS_NAME), classes="label")
        yield LineField(self._pack.name if self._pack else "", id="name")
        yield Static(safe_content(words.QUESTIONS), classes="label")
        yield TextField("\n".join(self._pack.prompts) if self._pack else "", id="prompts")

    def value(self) -> QuestionPack:
        name = self.query_one("#name", LineField).value.strip()
        prompts = tuple(self.query_one("#prompts", TextField).read_text().splitlines())
        if self._pack is None:
            return QuestionPack(name=name, prompts=prompts)
        return replace(self._pack, name=name, prompts=prompts)
