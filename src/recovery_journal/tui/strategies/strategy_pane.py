"""A strategy in full: its warning first, then its steps."""

from textwrap import wrap

from textual.content import Content
from textual.events import Resize
from textual.widgets import Static

from recovery_journal.domain.strategies.strategy import Strategy
from recovery_journal.text import safe
from recovery_journal.tui.text.literal import safe_content
from recovery_journal.words import strategies as words


class StrategyPane(Static):
    """One strategy: warning, when it fits, past results, steps, minutes and source."""

    DEFAULT_CSS = "StrategyPane { height: auto; }"

    def __init__(
        self,
        strategy: Strategy | None = None,
        *,
        brief: bool = False,
        id: str | None = None,  # noqa: A002
    ) -> None:
        super().__init__(id=id)
        self._strategy = strategy
        self._brief = brief
        self._went = ""
        self._width = 0

    def show_strategy(self, strategy: Strategy | None, went: str = "") -> None:
        """Show a strategy and its past results, or nothing."""
        self._strategy, self._went = strategy, went
        if strategy is None:
            self.update(safe_content(""))
        else:
            self.update(_content(strategy, went, self._width, brief=self._brief))

    def on_resize(self, event: Resize) -> None:
        """Wrap the steps again, with hanging indents."""
        if event.size.width != self._width:
            self._width = event.size.width
            self.show_strategy(self._strategy, self._went)


def _content(strategy: Strategy, went: str, width: int, *, brief: bool) -> Content:
    """Return warning, steps and minutes; unless `brief`, also when it fits and its source."""
    blocks: list[Content] = []
    if strategy.warning:
        blocks.append(safe_content(words.warning(strategy), "bold $warning"))
    if strategy.when and not brief:
        blocks.append(safe_content(strategy.when, "$muted"))
    if went:
        blocks.append(safe_content(went))
    if strategy.steps:
        blocks.append(
            safe_content("\n".join(_hanging(step, width) for step in words.steps(strategy)))
        )
    if strategy.minutes is not None:
        blocks.append(safe_content(words.minutes(strategy.minutes), "$muted"))
    if strategy.source and not brief:
        blocks.append(safe_content(strategy.source, "$muted"))
    return safe_content("\n\n").join(blocks)


def _hanging(step: str, width: int) -> str:
    """Wrap a numbered step with a hanging indent."""
    number, gap, text = safe(step).partition("  ")
    indent = len(number + gap)
    lines = wrap(text, max(10, width - indent), break_long_words=False, break_on_hyphens=False)
    return number + gap + f"\n{' ' * indent}".join(lines)
