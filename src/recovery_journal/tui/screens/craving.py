"""The quick log of a craving: one number and enter; everything else can wait."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from textual.widget import Widget

from recovery_journal.domain.craving import HALT, OUTCOMES, SITUATIONS, Craving
from recovery_journal.domain.entry import Entry
from recovery_journal.errors import BadInput
from recovery_journal.store.journal import Journal
from recovery_journal.tui.screens.dialogs import EntryDialog
from recovery_journal.tui.screens.use import CountIt, UseDialog
from recovery_journal.tui.widgets.fields import Number, Row, Tags, Words
from recovery_journal.tui.widgets.pick import Pick, Picks
from recovery_journal.tui.widgets.scale import Scale
from recovery_journal.words import numbers
from recovery_journal.words import quicklog as words

USED = ("used some", "used")
"""Outcomes after which it is asked whether to count a return to use."""
LONGEST = 100_000
"""Minutes."""


class CravingDialog(EntryDialog):
    """How strong, what set it off, a few words; the rest behind more."""

    HEADING = words.CRAVING

    def __init__(self, journal: Journal, entry: Entry | None = None) -> None:
        super().__init__(journal, entry)
        self._was = entry if isinstance(entry, Craving) else None

    def first(self) -> Iterator[Widget]:
        """The number, what set it off, and words."""
        was = self._was
        strong = was.intensity if was else None
        yield Scale(0, 10, value=strong, words=numbers.INTENSITIES, id="intensity")
        yield self.tags(words.TRIGGER, "trigger", was.triggers if was else ())
        yield Row(words.IN_WORDS, Words(was.note if was else "", id="note"))

    def details(self) -> Iterator[Widget]:
        """What kind of moment it was, and how it went on."""
        was = self._was
        situation, outcome = (was.situation, was.outcome) if was else (None, None)
        peak, after, minutes = (was.peak, was.after, was.minutes) if was else (None, None, None)
        long = Number(minutes, words.HOW_MANY_MINUTES, 0, LONGEST, whole=True, id="minutes")
        yield Row(words.SITUATION, Pick(same(SITUATIONS), value=situation, id="situation"))
        yield self.tags(words.PLACE, "place", was.places if was else ())
        yield self.tags(words.COMPANY, "company", was.company if was else ())
        yield self.tags(words.FEELINGS, "feeling", was.feelings if was else ())
        halt = was.halt if was else ()
        yield Row(words.HALT, Picks(same(HALT), chosen=halt, alone=HALT[-1], id="halt"))
        yield Row(words.PEAK, Scale(0, 10, value=peak, id="peak"))
        yield Row(words.MINUTES, long)
        tried = Tags(was.strategies if was else (), self._strategies, id="strategy")
        yield Row(words.TRIED, tried)
        yield Row(words.AFTER, Scale(0, 10, value=after, id="after"))
        yield Row(words.OUTCOME, Pick(same(OUTCOMES), value=outcome, id="outcome"))

    def written(self, shared: dict[str, Any]) -> Entry:
        """The craving as the fields say."""
        strong = self.field("intensity", Scale).value
        if strong is None:
            raise BadInput(words.CRAVING_NEEDED)
        minutes = self.field("minutes", Number).number()
        fields: dict[str, Any] = {
            **shared,
            "intensity": strong,
            "triggers": self._names("trigger"),
            "situation": self.field("situation", Pick).value,
            "places": self._names("place"),
            "company": self._names("company"),
            "feelings": self._names("feeling"),
            "halt": self.field("halt", Picks).chosen,
            "peak": self.field("peak", Scale).value,
            "minutes": None if minutes is None else int(minutes),
            "strategies": self._names("strategy"),
            "after": self.field("after", Scale).value,
            "outcome": self.field("outcome", Pick).value,
        }
        return replace(self._was, **fields) if self._was else Craving(**fields)

    def usual_tracker(self, listed: list[int]) -> int | None:  # noqa: ARG002
        """The one last craved, else the only one."""
        last = self.journal.entries.last_craved()
        return last[0] if last else None

    def finish(self, kept: Entry) -> None:
        """Ask whether a craving that now ended in use counts as a return, then close."""
        ended = isinstance(kept, Craving) and kept.outcome in USED
        if not ended or kept.tracker is None or (self._was and self._was.outcome in USED):
            super().finish(kept)
            return
        tracker = self.trackers.get(kept.tracker)

        def close(use: Entry | None) -> None:
            self.dismiss(use or kept)

        def count(yes: bool | None) -> None:
            if not yes:
                self.dismiss(kept)
                return
            dialog = UseDialog(self.journal, tracker=kept.tracker, on=kept.at.date())
            self.app.push_screen(dialog, close)

        question = words.COUNT_AS_USE if tracker and tracker.limit else words.COUNT_AS_RETURN
        self.app.push_screen(CountIt(question), count)

    def _names(self, role: str) -> tuple[str, ...]:
        return self.field(role, Tags).names()

    def _strategies(self, beginning: str) -> list[str]:
        """The person's own words for what they tried, then the names of the strategies."""
        own = self.journal.entries.tag_names("strategy", beginning)
        names = (one.name for one in self.journal.strategies.all())
        return own + [name for name in names if name.casefold().startswith(beginning.casefold())]


def same(names: tuple[str, ...]) -> dict[str, str]:
    """Words that are called what they are."""
    return {name: name for name in names}
