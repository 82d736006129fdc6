"""A strategy in full: its warning first, then its steps."""

from collections.abc import Iterator
from textwrap import wrap

from textual.content import Content
from textual.events import Resize
from textual.widgets import Static

from recovery_journal.charts.segments import Forms
from recovery_journal.charts.tried import drop_dots
from recovery_journal.domain.strategies.ranking import StrategyEasing, StrategyOutcomes
from recovery_journal.domain.strategies.strategy import Strategy
from recovery_journal.domain.strategies.tried import join_results
from recovery_journal.text import safe
from recovery_journal.tui.text.literal import safe_content
from recovery_journal.words import strategies as words
from recovery_journal.words.insights import findings

Results = tuple[StrategyOutcomes | None, StrategyEasing | None]
"""How often the person did not use, and how far cravings came down; None is not known."""
NO_RESULTS: Results = (None, None)
BLANK_ROWS_MIN_ROWS = 26
"""From this height of the terminal on there is a blank row between two steps."""


def drop_content(drop: float) -> Content:
    """Return a dot for each point, and the number."""
    dots = drop_dots(drop, Forms.COLOUR)
    each = [safe_content(text, style if style == "bold" else f"${style}") for text, style in dots]
    return safe_content("").join(each)


class StrategyPane(Static):
    """One strategy: its warning, when it fits, minutes, steps, past results and source."""

    DEFAULT_CSS = "StrategyPane { height: auto; }"

    def __init__(self, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._strategy: Strategy | None = None
        self._results = NO_RESULTS
        self._width = 0
        """0 until it's laid out: steps wrapped for no room would bring a scrollbar for a moment."""

    def show_strategy(self, strategy: Strategy | None, results: Results = NO_RESULTS) -> None:
        """Show a strategy and its past results, or nothing."""
        self._strategy, self._results = strategy, results
        self.update(self._content())

    def on_resize(self, event: Resize) -> None:
        """Wrap the steps again, with hanging indents."""
        if event.size.width != self._width:
            self._width = event.size.width
            self.show_strategy(self._strategy, self._results)

    def _content(self) -> Content:
        blocks = self._blocks(self._strategy) if self._strategy else ()
        return safe_content("\n\n").join(blocks)

    def _blocks(self, strategy: Strategy) -> Iterator[Content]:
        if strategy.warning:
            yield safe_content(words.warning(strategy), "bold $warning")
        minutes = "" if strategy.minutes is None else words.minutes(strategy.minutes)
        about = [safe_content(strategy.when), safe_content(minutes, "$muted")]
        if any(about):
            yield safe_content("\n").join(filter(None, about))
        if strategy.steps:
            between = "\n\n" if self.app.size.height >= BLANK_ROWS_MIN_ROWS else "\n"
            steps = (_hanging(step, self._width) for step in words.steps(strategy))
            yield safe_content(between.join(steps))
        if any(self._results):
            heading = safe_content(words.HOW_IT_WENT, "bold $secondary")
            yield safe_content("\n").join([heading, *_say_results(*self._results)])
        if strategy.source:
            yield safe_content(strategy.source, "$muted")


def _say_results(
    outcomes: StrategyOutcomes | None, easing: StrategyEasing | None
) -> Iterator[Content]:
    if outcomes is not None:
        yield safe_content(findings.did_not_act(outcomes))
    tried = join_results(outcomes, easing)
    if easing is not None and tried is not None and tried.drop is not None and tried.drop > 0:
        yield drop_content(tried.drop) + safe_content(f" {words.points_lower(easing.of)}")
    elif easing is not None:
        yield safe_content(findings.capital(findings.eased(easing)))


def _hanging(step: str, width: int) -> str:
    """Wrap a numbered step with a hanging indent, once its width is known."""
    if not width:
        return safe(step)
    number, gap, text = safe(step).partition("  ")
    indent = len(number + gap)
    lines = wrap(text, max(10, width - indent), break_long_words=False, break_on_hyphens=False)
    return number + gap + f"\n{' ' * indent}".join(lines)
