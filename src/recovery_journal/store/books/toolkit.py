"""The books of the toolkit: reasons, letters, plans and the safety plan."""

from datetime import datetime

from recovery_journal.domain.dataclass import replace
from recovery_journal.domain.instants import from_seconds
from recovery_journal.domain.toolkit import SAFETY_STEP_COUNT, Letter, Plan, Reason, SafetyStep
from recovery_journal.errors import BadInput, NotFound
from recovery_journal.store.books.book import Book
from recovery_journal.store.history.changes import UNDOABLE_CHANGE_SQL


class Reasons(Book[Reason]):
    """Reasons, in the user's own order."""

    table = "reason"
    record_type = Reason
    one_line_columns = ("text",)
    name_field = "text"
    order = "position, id"

    def add(self, reason: Reason) -> Reason:
        """Add a reason after the others."""
        with self._file.transaction():
            last = self._file.row("SELECT coalesce(max(position), 0) FROM reason")
            return super().add(replace(reason, position=last[0] + 1 if last else 1))

    def move(self, reason: Reason, by: int) -> list[Reason]:
        """Move a reason up (-1) or down (1); return all in their new order.

        Raises:
            NotFound: it no longer exists.
        """
        with self._file.transaction():
            known = self.all()
            places = {one.uid: place for place, one in enumerate(known)}
            if reason.uid not in places:
                raise NotFound("That reason is no longer there.")
            at = places[reason.uid]
            to = max(0, min(len(known) - 1, at + by))
            known.insert(to, known.pop(at))
            return [self.edit(replace(one, position=at)) for at, one in enumerate(known, 1)]


class Letters(Book[Letter]):
    table = "letter"
    record_type = Letter
    one_line_columns = ()

    def written_and_sealed_at(self, letter: Letter) -> tuple[datetime, datetime]:
        """Return when a letter was added, and when it was last sealed or changed (UTC).

        A change that was undone doesn't count. What isn't known is the year 1970.
        """
        found = self._file.row(
            "SELECT max(CASE action WHEN 'add' THEN at END), "
            "max(CASE action WHEN 'edit' THEN at END) "
            f"FROM change WHERE uid = ? AND {UNDOABLE_CHANGE_SQL}",
            (letter.uid,),
        )
        written, sealed = (from_seconds(at or 0) for at in found or (0, 0))
        return written, sealed


class Plans(Book[Plan]):
    table = "plan"
    record_type = Plan
    one_line_columns = ("cue", "act")
    name_field = "cue"


class SafetyPlan(Book[SafetyStep]):
    """The six steps of the safety plan."""

    table = "safety_step"
    record_type = SafetyStep
    one_line_columns = ()

    def texts(self) -> dict[int, str]:
        """Return the text of each of the six steps, empty where nothing is written."""
        written = {one.step: one.text for one in self._read("trashed_at IS NULL")}
        return {step: written.get(step, "") for step in range(1, SAFETY_STEP_COUNT + 1)}

    def write_step(self, step: int, text: str) -> None:
        """Replace the text of a step."""
        with self._file.transaction():
            known = self._read("step = ? AND trashed_at IS NULL", step)
            if known:
                self.edit(replace(known[0], text=text))
            elif text.strip():
                self.add(SafetyStep(step=step, text=text))

    def _check(self, step: SafetyStep) -> None:
        for other in self._read("step = ? AND trashed_at IS NULL", step.step):
            if other.uid != step.uid:
                raise BadInput(f"Step {step.step} of the safety plan was changed in the meantime.")

    def write_steps(self, texts: dict[int, str]) -> dict[int, str]:
        """Replace the text of several steps in one transaction."""
        with self._file.transaction():
            for step, text in texts.items():
                self.write_step(step, text)
        return self.texts()
