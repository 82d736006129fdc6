"""The practice of a day: an intention in one line, and a look back in a few."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from textual import on
from textual.widget import Widget
from textual.widgets import Input, Static

from recovery_journal import clock
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
from recovery_journal.tui.text.literal import safe_content
from recovery_journal.tui.widgets.date_fields import DayField
from recovery_journal.tui.widgets.fields import FieldRow, LineField, NumberField, TextField
from recovery_journal.tui.widgets.pick import PickOne
from recovery_journal.words import entry_dialogs
from recovery_journal.words import practice as words
from recovery_journal.words.practice import TODAY_ONLY, built_in_packs, quoted


def open_intention(journal: Journal, entry: Entry | None) -> "IntentionDialog":
    """The dialog of an intention: of this one, of today's, or of a new one."""
    return IntentionDialog(journal, entry or _newest_on(journal, Intention, _today(journal)))


def open_review(journal: Journal, entry: Entry | None) -> "ReviewDialog":
    """The dialog of a review: of this one, of today's, or of a new one."""
    today = _today(journal)
    return ReviewDialog(journal, entry or _newest_on(journal, Review, today), today=today)


# While another program holds the journal, a new one can begin.


def _today(journal: Journal) -> date:
    with suppress(JournalError):
        return journal.settings.local_day(clock.now())
    return clock.today()


def _newest_on(journal: Journal, kind: type[Entry], day: date) -> Entry | None:
    with suppress(JournalError):
        return journal.practice.newest_on(kind, day)
    return None


class IntentionDialog(EntryDialog):
    """One field; where it is there already, also how it went."""

    KIND = "intention"

    def __init__(self, journal: Journal, entry: Entry | None = None) -> None:
        super().__init__(journal, entry)
        self._original = entry if isinstance(entry, Intention) else None

    def heading(self) -> str:
        """Whether it is there already."""
        return words.YOUR_INTENTION if self._original else words.ASK_TODAYS_INTENTION

    def main_fields(self) -> Iterator[Widget]:
        """Its words, and how it went."""
        was = self._original
        if was is None:
            yield LineField(placeholder=TODAY_ONLY, id="note")
            return
        went = PickOne(words.WENT_ANSWERS, value=was.went, id="went")
        yield FieldRow(words.ASK_HOW_IT_WENT, went)
        several = len(was.note.splitlines()) > 1
        field = TextField(was.note, id="note") if several else LineField(was.note, id="note")
        yield FieldRow(entry_dialogs.IN_WORDS, field)

    def note_text(self) -> str:
        """What is written; a new one that is left empty takes the words of one tap."""
        field = self.field("note", Widget)
        text = field.value if isinstance(field, LineField) else super().note_text()
        return text if self._original or text.strip() else TODAY_ONLY

    def to_entry(self, shared: dict[str, Any]) -> Entry:
        """The intention as the fields say."""
        if self._original is None:
            return Intention(**shared)
        return replace(self._original, **shared, went=self.field("went", PickOne).value)


class ReviewDialog(EntryDialog):
    """The questions of the evening, each with a field; any one answer is enough."""

    KIND = "review"
    HEADING = words.LOOK_BACK

    def __init__(self, journal: Journal, entry: Entry | None = None, *, today: date) -> None:
        """Change a review, or begin that of a local day."""
        super().__init__(journal, entry)
        self._save = self._save_both
        self._original = entry if isinstance(entry, Review) else None
        self._day = self._original.day or self._original.at.date() if self._original else today
        self._pack = self._questions()
        note = self._original.note if self._original else ""
        # Words that are no answers to these questions stay what they are, in one field.
        self._pairs = note_to_answers(note, self._pack.prompts) or [("", note)]
        self._intention: Intention | None = None
        self._intention_day: date | None = None

    def _questions(self) -> QuestionPack:
        with suppress(JournalError):
            name = self._original.pack if self._original else self.journal.settings.read().pack
            return find_question_pack(self.journal.packs.all(), name)
        return built_in_packs()[0]

    # The fields

    def main_fields(self) -> Iterator[Widget]:
        """The questions, sleep, company, how the intention went, and which day it was."""
        for number, (question, answer) in enumerate(self._pairs):
            yield Static(safe_content(question or entry_dialogs.IN_WORDS), classes="label question")
            yield TextField(answer, id=f"answer-{number}")
        was = self._original
        sleep = NumberField(
            was.sleep if was else None, entry_dialogs.HOW_MUCH_SLEEP, 0, 24, id="sleep"
        )
        yield FieldRow(entry_dialogs.SLEEP, sleep)
        talked = PickOne(words.TALKED_ANSWERS, value=was.talked if was else None, id="talked")
        yield FieldRow(words.TALKED, talked)
        yield FieldRow(words.INTENTION_WENT, PickOne(words.WENT_ANSWERS, id="went"))
        yield Static(id="wanted", classes="quiet")
        yield FieldRow(words.WHICH_DAY, DayField(self._day, hint=words.WHICH_DAY_HINT, id="day"))

    def more_fields(self) -> Iterator[Widget]:
        """What it is about, and who may read it."""
        yield FieldRow(entry_dialogs.TRACKER, PickOne({}, id="tracker"))
        yield from self.shared_fields()

    def fill_from_journal(self) -> None:
        """Look for the intention of the day too."""
        super().fill_from_journal()
        self.show_intention_of_day()

    @on(Input.Changed)
    def show_intention_of_day(self) -> None:
        """Ask about the intention of the day that is chosen, if there was one."""
        with suppress(JournalError):
            day = self.field("day", DayField).read_day()
            if day == self._intention_day:
                return
            self._intention = self.journal.practice.newest_on(Intention, day)
            self._intention_day = day
        wanted, pick = self.query_one("#wanted", Static), self.field("went", PickOne)
        pick.value = self._intention.went if self._intention else None
        self.row(pick).display = self._intention is not None
        told = self._intention.note.strip() if self._intention else ""
        wanted.display = bool(told) and not self.app.discreet
        wanted.update(safe_content(quoted(told)))

    # What the fields say

    def moment(self) -> datetime:
        """Now for the review of today, else the evening of its day; the same day stays as it is."""
        day = self.field("day", DayField).read_day()
        if day == self._day:
            return self.entry.at if self.entry else clock.now()
        return moment_of_review(day, clock.now(), clock.LOCAL_ZONE)

    def note_text(self) -> str:
        """Each answer below its question; answers nobody touched are the note they came from."""
        pairs = [
            (question, self.field(f"answer-{number}", TextField).read_text())
            for number, (question, _) in enumerate(self._pairs)
        ]
        if self._original and pairs == self._pairs:
            return self._original.note
        return answers_to_note(pairs)

    def to_entry(self, shared: dict[str, Any]) -> Entry:
        """The review as the fields say."""
        fields: dict[str, Any] = {
            **shared,
            "sleep": self.field("sleep", NumberField).read_number(),
            "talked": self.field("talked", PickOne).value,
        }
        if self._original:
            return replace(self._original, **fields)
        return Review(**fields, pack=self._pack.name if shared["note"] else "")

    def value(self) -> Any:
        """The review, and the intention when something new is known about it."""
        self.fill_from_journal_once()
        self.field("day", DayField).read_day()
        intention = self._intention
        went = self.field("went", PickOne).value
        told = replace(intention, went=went) if intention and went != intention.went else None
        said = self._original or self.note_text() or self.field("sleep", NumberField).value.strip()
        if told and not said and self.field("talked", PickOne).value is None:
            return None, told
        return super().value(), told

    def _save_both(self, both: tuple[Review | None, Intention | None]) -> Entry:
        try:
            kept = self.journal.practice.save(*both)
        except Conflict:
            # Read anew, so that the next try can keep what was typed.
            pick = self.field("went", PickOne)
            went, self._intention_day = pick.value, None
            self.show_intention_of_day()
            pick.value = went
            raise
        if kept is None:
            raise BadInput(words.REVIEW_NEEDS_ANSWER)
        return kept
