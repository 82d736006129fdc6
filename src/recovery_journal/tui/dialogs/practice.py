"""The practice of a day: an intention in one line, and a look back in a few."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, cast

from textual import on
from textual.widget import Widget
from textual.widgets import Input, Static

from recovery_journal import clock
from recovery_journal.domain.entries.entry import Entry, day_of
from recovery_journal.domain.practice import (
    Intention,
    Pack,
    Review,
    answered,
    answers,
    chosen_pack,
    moment_of_review,
)
from recovery_journal.errors import BadInput, Conflict, JournalError
from recovery_journal.store.books.practice import entry_of, keep_review
from recovery_journal.store.journal import Journal
from recovery_journal.tui.dialogs.dialog import Dialog
from recovery_journal.tui.dialogs.entry_dialog import EntryDialog
from recovery_journal.tui.text.literal import shown
from recovery_journal.tui.widgets.date_fields import Day
from recovery_journal.tui.widgets.fields import Line, Number, Row, Words
from recovery_journal.tui.widgets.pick import Pick
from recovery_journal.words import entry_dialogs
from recovery_journal.words import practice as words
from recovery_journal.words.practice import TODAY_ONLY, built_in, quoted

if TYPE_CHECKING:
    from recovery_journal.tui.app import JournalApp


def practice_dialog(journal: Journal, kind: str, entry: Entry | None) -> Dialog[Any]:
    """The dialog of an intention or a review: of this one, of today's, or of a new one."""
    today, found = clock.today(), entry
    with suppress(JournalError):  # while another program holds the journal, a new one can begin
        today = day_of(clock.now(), journal.settings.read().day_starts_at)
        if entry is None:
            wanted: type[Entry] = Intention if kind == "intention" else Review
            found = entry_of(journal, wanted, today)
    if kind == "intention":
        return IntentionDialog(journal, found)
    return ReviewDialog(journal, found, today=today)


class IntentionDialog(EntryDialog):
    """One field; where it is there already, also how it went."""

    def __init__(self, journal: Journal, entry: Entry | None = None) -> None:
        super().__init__(journal, entry)
        self._was = entry if isinstance(entry, Intention) else None

    def heading(self) -> str:
        """Whether it is there already."""
        return words.YOURS if self._was else words.WANTED

    def first(self) -> Iterator[Widget]:
        """Its words, and how it went."""
        was = self._was
        if was is None:
            yield Line(placeholder=TODAY_ONLY, id="note")
            return
        went = Pick(words.WENT_ANSWERS, value=was.went, id="went")
        yield Row(words.WENT_QUESTION, went)
        several = len(was.note.splitlines()) > 1
        field = Words(was.note, id="note") if several else Line(was.note, id="note")
        yield Row(entry_dialogs.IN_WORDS, field)

    def noted(self) -> str:
        """What is written; a new one that is left empty takes the words of one tap."""
        field = self.field("note", Widget)
        text = field.value if isinstance(field, Line) else super().noted()
        return text if self._was or text.strip() else TODAY_ONLY

    def written(self, shared: dict[str, Any]) -> Entry:
        """The intention as the fields say."""
        if self._was is None:
            return Intention(**shared)
        return replace(self._was, **shared, went=self.field("went", Pick).value)


class ReviewDialog(EntryDialog):
    """The questions of the evening, each with a field; any one answer is enough."""

    HEADING = words.LOOK_BACK

    def __init__(self, journal: Journal, entry: Entry | None = None, *, today: date) -> None:
        """Change a review, or begin that of a local day."""
        super().__init__(journal, entry)
        self._keep = self._keep_both
        self._was = entry if isinstance(entry, Review) else None
        self._day = self._was.day or self._was.at.date() if self._was else today
        self._pack = self._questions()
        note = self._was.note if self._was else ""
        # Words that are no answers to these questions stay what they are, in one field.
        self._pairs = answers(note, self._pack.prompts) or [("", note)]
        self._intention: Intention | None = None
        self._looked: date | None = None

    def _questions(self) -> Pack:
        with suppress(JournalError):
            name = self._was.pack if self._was else self.journal.settings.read().pack
            return chosen_pack(self.journal.packs.all(), name)
        return built_in()[0]

    # The fields

    def first(self) -> Iterator[Widget]:
        """The questions, sleep, company, how the intention went, and which day it was."""
        for number, (question, answer) in enumerate(self._pairs):
            yield Static(shown(question or entry_dialogs.IN_WORDS), classes="label question")
            yield Words(answer, id=f"answer-{number}")
        was = self._was
        sleep = Number(was.sleep if was else None, entry_dialogs.HOW_MUCH_SLEEP, 0, 24, id="sleep")
        yield Row(entry_dialogs.SLEEP, sleep)
        talked = Pick(words.TALKED_ANSWERS, value=was.talked if was else None, id="talked")
        yield Row(words.TALKED, talked)
        yield Row(words.INTENTION_WENT, Pick(words.WENT_ANSWERS, id="went"))
        yield Static(id="wanted", classes="quiet")
        yield Row(words.WHICH_DAY, Day(self._day, hint=words.WHICH_DAY_HINT, id="day"))

    def more(self) -> Iterator[Widget]:
        """What it is about, and who may read it."""
        yield Row(entry_dialogs.TRACKER, Pick({}, id="tracker"))
        yield from self.shared()

    def prepare(self) -> None:
        """Look for the intention of the day too."""
        super().prepare()
        self.look_again()

    @on(Input.Changed)
    def look_again(self) -> None:
        """Ask about the intention of the day that is chosen, if there was one."""
        with suppress(JournalError):
            day = self.field("day", Day).day()
            if day == self._looked:
                return
            self._intention = entry_of(self.journal, Intention, day)
            self._looked = day
        wanted, pick = self.query_one("#wanted", Static), self.field("went", Pick)
        pick.value = self._intention.went if self._intention else None
        self.row(pick).display = self._intention is not None
        told = self._intention.note.strip() if self._intention else ""
        wanted.display = bool(told) and not cast("JournalApp", self.app).discreet
        wanted.update(shown(quoted(told)))

    # What the fields say

    def moment(self) -> datetime:
        """Now for the review of today, else the evening of its day; the same day stays as it is."""
        day = self.field("day", Day).day()
        if day == self._day:
            return self.entry.at if self.entry else clock.now()
        return moment_of_review(day, clock.now(), clock.LOCAL)

    def noted(self) -> str:
        """Each answer below its question; answers nobody touched are the note they came from."""
        pairs = [
            (question, self.field(f"answer-{number}", Words).words())
            for number, (question, _) in enumerate(self._pairs)
        ]
        if self._was and pairs == self._pairs:
            return self._was.note
        return answered(pairs)

    def written(self, shared: dict[str, Any]) -> Entry:
        """The review as the fields say."""
        fields: dict[str, Any] = {
            **shared,
            "sleep": self.field("sleep", Number).number(),
            "talked": self.field("talked", Pick).value,
        }
        if self._was:
            return replace(self._was, **fields)
        return Review(**fields, pack=self._pack.name if shared["note"] else "")

    def value(self) -> Any:
        """The review, and the intention when something new is known about it."""
        self.prepare_once()
        self.field("day", Day).day()
        intention = self._intention
        went = self.field("went", Pick).value
        told = replace(intention, went=went) if intention and went != intention.went else None
        said = self._was or self.noted() or self.field("sleep", Number).value.strip()
        if told and not said and self.field("talked", Pick).value is None:
            return None, told
        return super().value(), told

    def _keep_both(self, both: tuple[Review | None, Intention | None]) -> Entry:
        try:
            kept = keep_review(self.journal, *both)
        except Conflict:
            # Read anew, so that the next try can keep what was typed.
            pick = self.field("went", Pick)
            went, self._looked = pick.value, None
            self.look_again()
            pick.value = went
            raise
        if kept is None:
            raise BadInput(words.NOTHING_SAID)
        return kept
