"""What to know on a first day: the sourced facts about what is tracked."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from recovery_journal.charts.segments import Line
from recovery_journal.domain.sobriety.standing import LimitStanding, Standing
from recovery_journal.tui.text.wrapping import wrap
from recovery_journal.tui.widgets.drawn import Drawn

if TYPE_CHECKING:
    from recovery_journal.words.data.medical_sources import Fact

Facts = tuple["Fact", ...]


def facts_for_today(standings: Sequence[Standing | LimitStanding]) -> Facts:
    """Return what to know about all that is stopped on this very day, for the first time or again.

    Each fact appears once; they're loaded only on such a day.
    """
    begun = [one for one in standings if isinstance(one, Standing) and one.since == one.today]
    if not begun:
        return ()
    from recovery_journal.words.data.medical import MEDICAL

    facts: list[Fact] = []
    for one in begun:
        if known := MEDICAL.get(one.tracker.kind):
            is_again = one.last_use is not None
            facts += known.after_use if is_again and known.after_use else known.stopping
    return tuple(dict.fromkeys(facts))


class FirstDays(Drawn):
    """All of it wraps, and nothing is left out."""

    def __init__(self, facts: Facts) -> None:
        super().__init__()
        self._facts = facts

    def make_lines(self, width: int, height: int) -> Sequence[Line]:  # noqa: ARG002
        sources = "; ".join(dict.fromkeys(fact.source.name for fact in self._facts))
        told = [line for fact in self._facts for line in wrap(fact.text, width, "")]
        return [*told, *wrap(sources, width, "muted")]
