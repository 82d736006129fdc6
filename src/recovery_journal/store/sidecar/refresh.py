"""Keep the files next to the journal up to date."""

from contextlib import suppress

from recovery_journal.domain.circle import people_to_call
from recovery_journal.domain.dataclass import replace
from recovery_journal.domain.help_card import Card
from recovery_journal.domain.settings import parse_own_help_line
from recovery_journal.errors import JournalError
from recovery_journal.store.books.circle import KeptWordsBook, People
from recovery_journal.store.books.settings import SettingsBook
from recovery_journal.store.books.toolkit import Reasons, SafetyPlan
from recovery_journal.store.books.trackers import Trackers
from recovery_journal.store.sidecar import daily_mark, prompt_file
from recovery_journal.store.sidecar.help_card import MAX_KEPT_WORDS, card_file, write_card
from recovery_journal.store.sidecar.prompt_line import read_count_basis
from recovery_journal.store.sqlite.file import JournalFile

TABLES_ON_CARD = frozenset(("person", "reason", "tracker", "setting", "kept_words", "safety_step"))
"""Tables whose changes affect the help card."""


class Sidecars:
    """Writes the help card and the prompt file of an open journal."""

    def __init__(self, file: JournalFile) -> None:
        self._file = file
        self._settings = SettingsBook(file)

    def refresh(self, touched: set[str]) -> None:
        """Rewrite the files affected by changes to these tables."""
        if self._file.key is not None:
            self._refresh_prompt()
        if "setting" in touched:
            daily_mark.look_again(self._file.path)
        if touched & TABLES_ON_CARD:
            self.refresh_card()

    def refresh_card(self) -> None:
        """Rewrite the help card.

        Its content is safe in the journal, so errors are ignored.
        """
        with suppress(JournalError):
            self.write_card(encrypted=self._file.key is not None)

    def write_card(self, *, encrypted: bool) -> None:
        """Write the whole card, or for an encrypted journal only what the user agreed to.

        Raises:
            JournalError: the journal can't be read.
        """
        settings, card = self._settings.read(), self.build_card()
        if encrypted:
            plan = card.safety_plan if settings.open_plan else ()
            if not settings.open_card:
                card = Card(
                    region=settings.region,
                    day_starts_at=settings.day_starts_at,
                    accessible=settings.accessible,
                )
            card = replace(card, safety_plan=plan)
        write_card(card_file(self._file.path), card)

    def build_card(self) -> Card:
        settings, file = self._settings.read(), self._file
        plan = SafetyPlan(file).texts().values()
        return Card(
            people=tuple(people_to_call(People(file).all())),
            reasons=tuple(reason.text for reason in Reasons(file).all()),
            region=settings.region,
            day_starts_at=settings.day_starts_at,
            accessible=settings.accessible,
            own_line=parse_own_help_line(settings.own_line),
            kinds=tuple(dict.fromkeys(tracker.kind for tracker in Trackers(file).all())),
            kept_words=tuple(KeptWordsBook(file).all()[:MAX_KEPT_WORDS]),
            safety_plan=tuple(plan) if any(plan) else (),
        )

    def allow_days_in_prompt(self) -> None:
        """Let a shell prompt show the day count while the journal is locked; see `prompt_file`."""
        self._settings.write(replace(self._settings.read(), show_days=True))
        self._write_prompt()

    def _refresh_prompt(self) -> None:
        if prompt_file.is_there(self._file.path) and self._settings.read().show_days:
            self._write_prompt()

    def _write_prompt(self) -> None:
        from recovery_journal.store.encryption.inbox import list_waiting

        with suppress(OSError), self._file.translating_sqlite_errors():
            found = read_count_basis(self._file.connection, self._settings.today())
            starts_at = self._settings.read().day_starts_at
            waiting = list_waiting(self._file.path)
            prompt_file.write(self._file.path, found, starts_at, waiting)
