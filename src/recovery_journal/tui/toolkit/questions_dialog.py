"""The dialog for the user's own question pack."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from recovery_journal.domain.practice import QuestionPack
from recovery_journal.tui.dialogs.dialog import Dialog
from recovery_journal.tui.dialogs.form import Field, Values
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

    def fields(self) -> Sequence[Field]:
        name, prompts = (self._pack.name, self._pack.prompts) if self._pack else ("", ())
        return [
            Field(words.QUESTIONS_NAME, LineField(name, id="name"), above=True),
            Field(words.QUESTIONS, TextField("\n".join(prompts), id="prompts"), above=True),
        ]

    def to_result(self, values: Values) -> QuestionPack:
        name, prompts = values["name"].strip(), tuple(values["prompts"].splitlines())
        if self._pack is None:
            return QuestionPack(name=name, prompts=prompts)
        return replace(self._pack, name=name, prompts=prompts)
