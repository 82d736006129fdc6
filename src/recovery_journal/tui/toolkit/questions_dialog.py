"""The dialog for the user's own question pack."""

from collections.abc import Sequence

from recovery_journal.domain.dataclass import replace
from recovery_journal.domain.practice import QuestionPack
from recovery_journal.tui.dialogs.form import Field, Values
from recovery_journal.tui.dialogs.record_dialog import RecordDialog
from recovery_journal.tui.widgets.fields import LineField, TextField
from recovery_journal.words import practice as words


class QuestionsDialog(RecordDialog[QuestionPack]):
    """A name, and one question per line."""

    KIND = "pack"
    HEADING = words.MY_QUESTIONS

    def fields(self) -> Sequence[Field]:
        name, prompts = (self.record.name, self.record.prompts) if self.record else ("", ())
        return [
            Field(words.QUESTIONS_NAME, LineField(name, id="name"), above=True),
            Field(words.QUESTIONS, TextField("\n".join(prompts), id="prompts"), above=True),
        ]

    def to_result(self, values: Values) -> QuestionPack:
        name, prompts = values["name"].strip(), tuple(values["prompts"].splitlines())
        if self.record is None:
            return QuestionPack(name=name, prompts=prompts)
        return replace(self.record, name=name, prompts=prompts)
