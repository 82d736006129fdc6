"""The dialogs for an intention and for the evening review."""

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
    """Open the given intention, else today's, else a new one."""
    return IntentionDialog(journal, entry or _newest_on(journal, Intention, _today(journal)))


def open_review(journal: Journal, entry: Entry | None) -> "ReviewDialog":
    """Open the given review, else today's, else a new one."""
    today = _today(journal)
    return ReviewDialog(journal, entry or _newest_on(journal, Review, today), today=today)


# If another process holds the journal, start a new one.


def _today(journal: Journal) -> date:
    with suppress(JournalError):
        return journal.settings.local_day(clock.now())
    return clock.today()


def _newest_on(journal: Journal, kind: type[Entry], day: date) -> Entry | None:
    with suppress(JournalError):
        return journal.practice.newest_on(kind, day)
    return None


class IntentionDialog(EntryDialog):
    """One field; for an existing intention, also how it went."""

    KIND = "intention"

    def __init__(self, journal: Journal, entry: Entry | None = None) -> None:
        super().__init__(journal, entry)
        self._original = entry if isinstance(entry, Intention) else None

    def heading(self) -> str:
        return words.YOUR_INTENTION if self._original else words.ASK_TODAYS_INTENTION

    def main_fields(self) -> Iterator[Widget]:
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
        """Return the text; an empty new intention gets the ready-made one."""
        field = self.field("note", Widget)
        text = field.value if isinstance(field, LineField) else super().note_text()
        return text if self._original or text.strip() else TODAY_ONLY

    def to_entry(self, shared: dict[str, Any]) -> Entry:
        if self._original is None:
            return Intention(**shared)
        return replace(self._original, **shared, went=self.field("went", PickOne).value)


class ReviewDialog(EntryDialog):
    """One field per evening question; any one answer is enough."""

    KIND = "review"
    HEADING = words.LOOK_BACK

    def __init__(self, journal: Journal, entry: Entry | None = None, *, today: date) -> None:
        """Edit a review, or start one for a local day."""
        super().__init__(journal, entry)
        self._save = self._save_both
        self._original = entry if isinstance(entry, Review) else None
        self._day = self._original.day or self._original.at.date() if self._original else today
        self._pack = self._questions()
        note = self._original.note if self._original else ""
        # A note that isn't answers to these questions is shown unchanged in one field.
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
        yield FieldRow(entry_dialogs.TRACKER, PickOne({}, id="tracker"))
        yield from self.shared_fields()

    def fill_from_journal(self) -> None:
        super().fill_from_journal()
        self.show_intention_of_day()

    @on(Input.Changed)
    def show_intention_of_day(self) -> None:
        """Ask about the intention of the chosen day, if there was one."""
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

    # The result

    def moment(self) -> datetime:
        """Return now for today, else that day's evening; an unchanged day keeps its time."""
        day = self.field("day", DayField).read_day()
        if day == self._day:
            return self.entry.at if self.entry else clock.now()
        return moment_of_review(day, clock.now(), clock.LOCAL_ZONE)

    def note_text(self) -> str:
        """Write each answer below its question; if none was touched, return the original note."""
        pairs = [
            (question, self.field(f"answer-{number}", TextField).read_text())
            for number, (question, _) in enumerate(self._pairs)
        ]
        if self._original and pairs == self._pairs:
            return self._original.note
        return answers_to_note(pairs)

    def to_entry(self, shared: dict[str, Any]) -> Entry:
        fields: dict[str, Any] = {
            **shared,
            "sleep": self.field("sleep", NumberField).read_number(),
            "talked": self.field("talked", PickOne).value,
        }
        if self._original:
            return replace(self._original, **fields)
        return Review(**fields, pack=self._pack.name if shared["note"] else "")

    def value(self) -> Any:
        """Return how to save the review, and the intention if its outcome changed."""
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
            # Read it again, so that the next attempt can succeed.
            pick = self.field("went", PickOne)
            went, self._intention_day = pick.value, None
            self.show_intention_of_day()
            pick.value = went
            raise
        if kept is None:
            raise BadInput(words.REVIEW_NEEDS_ANSWER)
        return kept
