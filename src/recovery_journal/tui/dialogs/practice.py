"""The dialogs for an intention and for the evening review."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import date, datetime

from textual import on
from textual.widget import Widget
from textual.widgets import Input, Static

from recovery_journal import clock
from recovery_journal.domain.dataclass import replace
from recovery_journal.domain.entries.entry import Entry
from recovery_journal.domain.practice import (
    Intention,
    QuestionPack,
    Review,
    answers_to_note,
    find_question_pack,
    moment_of_review,
    note_to_answers,
)
from recovery_journal.errors import BadInput, Conflict, JournalError
from recovery_journal.store.journal import Journal
from recovery_journal.tui.dialogs.entry_dialog import EntryDialog
from recovery_journal.tui.dialogs.form import Field, Values
from recovery_journal.tui.text.literal import safe_content
from recovery_journal.tui.widgets.date_fields import DayField
from recovery_journal.tui.widgets.fields import LineField, NumberField, TextField, note_field
from recovery_journal.tui.widgets.pick import PickOne
from recovery_journal.words import entry_dialogs
from recovery_journal.words import practice as words
from recovery_journal.words.practice import TODAY_ONLY, built_in_packs, quoted


class IntentionDialog(EntryDialog[Intention]):
    """One field; for an existing intention, also how it went."""

    KIND = "intention"

    def heading(self) -> str:
        return words.YOUR_INTENTION if self.entry else words.ASK_TODAYS_INTENTION

    def fields(self) -> Sequence[Field]:
        was = self.entry
        if was is None:
            return [Field("", LineField(placeholder=TODAY_ONLY, id="note"))]
        return [
            Field(words.ASK_HOW_IT_WENT, PickOne(words.WENT_ANSWERS, value=was.went, id="went")),
            Field(entry_dialogs.IN_WORDS, note_field(was.note)),
        ]

    def note(self, values: Values) -> str:
        """Return the text; an empty new intention gets the ready-made one."""
        written = super().note(values)
        return written if self.entry or written.strip() else TODAY_ONLY

    def to_entry(self, values: Values) -> Entry:
        went = {"went": values["went"]} if self.entry else {}
        return self.make_entry(Intention, **self.shared_values(values), **went)


class ReviewDialog(EntryDialog[Review]):
    """One field per evening question; any one answer is enough."""

    KIND = "review"
    HEADING = words.LOOK_BACK

    def __init__(self, journal: Journal, entry: Review | None = None) -> None:
        """Edit a review, or start one for today."""
        super().__init__(journal, entry)
        self._save = self._save_both
        self._day = entry.day if entry and entry.day else self.app.today()
        self._pack = self._questions()
        note = entry.note if entry else ""
        # A note that isn't answers to these questions is shown unchanged in one field.
        self._pairs = note_to_answers(note, self._pack.prompts) or [("", note)]
        self._intention: Intention | None = None
        self._intention_day: date | None = None

    def _questions(self) -> QuestionPack:
        with suppress(JournalError):
            name = self.entry.pack if self.entry else self.journal.settings.read().pack
            return find_question_pack(self.journal.packs.all(), name)
        return built_in_packs()[0]

    # The fields

    def fields(self) -> Sequence[Field | Widget]:
        was = self.entry
        sleep, talked = (was.sleep, was.talked) if was else (None, None)
        answers = [
            Field(
                question or entry_dialogs.IN_WORDS,
                TextField(answer, id=f"answer-{number}"),
                above=True,
            )
            for number, (question, answer) in enumerate(self._pairs)
        ]
        return [
            *answers,
            Field(
                entry_dialogs.SLEEP,
                NumberField(sleep, entry_dialogs.HOW_MUCH_SLEEP, 0, 24, id="sleep"),
            ),
            Field(words.TALKED, PickOne(words.TALKED_ANSWERS, value=talked, id="talked")),
            Field(words.INTENTION_WENT, PickOne(words.WENT_ANSWERS, id="went")),
            Static(id="wanted", classes="quiet"),
            Field(words.WHICH_DAY, DayField(self._day, hint=words.WHICH_DAY_HINT, id="day")),
        ]

    def more_fields(self) -> Sequence[Field]:
        return [Field(entry_dialogs.TRACKER, PickOne({}, id="tracker")), *self.shared_fields()]

    def fill_from_journal(self) -> None:
        super().fill_from_journal()
        self.show_intention_of_day()

    @on(Input.Changed)
    def show_intention_of_day(self) -> None:
        """Ask about the intention of the chosen day, if there was one."""
        with suppress(JournalError):
            day = self.values["day"]
            if day == self._intention_day:
                return
            self._intention = self.journal.practice.newest_on(Intention, day)
            self._intention_day = day
        wanted, pick = self.query_one("#wanted", Static), self.field("went", PickOne)
        pick.value = self._intention.went if self._intention else None
        self.row("went").display = self._intention is not None
        told = self._intention.note.strip() if self._intention else ""
        wanted.display = bool(told) and not self.app.discreet
        wanted.update(safe_content(quoted(told)))

    # The result

    def moment(self, values: Values) -> datetime:
        """Return now for today, else that day's evening; an unchanged day keeps its time."""
        if self.entry and values["day"] == self._day:
            return self.entry.at
        if values["day"] == self.app.today():
            return clock.now()
        return moment_of_review(values["day"], clock.now(), clock.LOCAL_ZONE)

    def note(self, values: Values) -> str:
        """Write each answer below its question; if none was touched, return the original note."""
        pairs = [
            (question, values[f"answer-{number}"])
            for number, (question, _) in enumerate(self._pairs)
        ]
        if self.entry and pairs == self._pairs:
            return self.entry.note
        return answers_to_note(pairs)

    def to_entry(self, values: Values) -> Entry:
        shared = self.shared_values(values)
        pack = {} if self.entry else {"pack": self._pack.name if shared["note"] else ""}
        sleep, talked = values["sleep"], values["talked"]
        return self.make_entry(Review, **shared, **pack, sleep=sleep, talked=talked)

    def to_result(self, values: Values) -> object:
        """Return how to save the review, and the intention if its outcome changed."""
        self.fill_from_journal_once()
        day, went, intention = values["day"], values["went"], self._intention
        told = replace(intention, went=went) if intention and went != intention.went else None
        said = self.entry or self.note(values) or self.field("sleep", NumberField).value.strip()
        if day and told and not said and values["talked"] is None:
            return None, told
        return self.to_entry(values), told

    def _save_both(self, both: tuple[Review | None, Intention | None]) -> Entry:
        try:
            kept = self.journal.practice.save(*both)
        except Conflict:
            # Read it again, so that the next attempt can succeed.
            pick = self.field("went", PickOne)
            went, self._intention_day = pick.value, None
            self.show_intention_of_day()
            pick.value = went
            raise
        if kept is None:
            raise BadInput(words.REVIEW_NEEDS_ANSWER)
        return kept
