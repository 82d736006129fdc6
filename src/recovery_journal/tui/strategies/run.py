"""A strategy, one step at a time."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Static

from recovery_journal.domain.circle import Person
from recovery_journal.domain.strategies.strategy import Strategy
from recovery_journal.text import one_line
from recovery_journal.tui.host import Host
from recovery_journal.tui.right_now.craving_at_hand import CravingAtHand
from recovery_journal.tui.right_now.own import read_personal_content
from recovery_journal.tui.strategies.breath import PATTERNS, Breath
from recovery_journal.tui.strategies.steps import Steps
from recovery_journal.tui.strategies.timer import ACTIONS, Countdown, TimerScreen
from recovery_journal.tui.text.literal import safe_content
from recovery_journal.tui.text.masking import person_name
from recovery_journal.tui.widgets.key_hint import KeyHint
from recovery_journal.words import right_now as words
from recovery_journal.words import strategies
from recovery_journal.words.data.helplines import Region
from recovery_journal.words.data.strategy_library import built_in_strategies

MAX_PEOPLE_SHOWN = 3


class StrategyRunScreen(TimerScreen):
    """The warning first, then each step, while its timer runs."""

    def __init__(
        self,
        strategy: Strategy,
        at_hand: CravingAtHand,
        region: Region,
        people: Sequence[Person] = (),
    ) -> None:
        """Start a strategy; one about connecting also shows the first of `people` to call."""
        super().__init__(strategy, at_hand, region)
        self._people = people[:MAX_PEOPLE_SHOWN] if strategy.category == "connect" else ()
        self._steps = strategy.steps or (strategy.when or strategy.name,)
        self._at = -1 if strategy.warning else 0
        """The current step; -1 is the warning."""

    def middle_widgets(self) -> Iterator[Widget]:
        """Yield the warning or step, and a breath to follow if there is one."""
        yield Static(id="which", classes="muted")
        yield Steps(self._steps, id="step")
        for number, person in enumerate(self._people):
            name = person_name(person.name, masked=self.app.discreet)
            reach = safe_content(
                f"  {one_line(person.number or person.other_ways)}", "bold $primary"
            )
            yield Static(safe_content(name) + reach, classes="above" * (number == 0))
        if self._has_breath_pattern():
            yield Vertical(Breath(PATTERNS[self.strategy.key]), id="breath")

    def key_hints(self) -> Iterator[Widget]:
        yield KeyHint(ACTIONS["go_on"], "go on")
        yield KeyHint(ACTIONS["step_back"], "back", id="back")

    def time_widgets(self) -> Iterator[Widget]:
        """Yield the timer, which starts with the first step."""
        if (self._at == 0 or self.until) and self.strategy.minutes is not None:
            yield Countdown(self.strategy.minutes, self.until)
            yield KeyHint(ACTIONS["shorter"], "shorter")
            yield KeyHint(ACTIONS["longer"], "longer")

    def help_to_go_on(self) -> dict[str, Any]:
        """Go on at this step; in place of a strategy of the user's own, with a breath."""
        left = super().help_to_go_on()
        if any(one.key == self.strategy.key for one in built_in_strategies()):
            left |= {"key": self.strategy.key, "step": self._at}
        return left

    def go_on_at(self, step: int) -> None:
        """Start at another step than the first."""
        self._at = min(step, len(self._steps) - 1)

    def _has_breath_pattern(self) -> bool:
        """Return whether there is a breath that matches the text of the steps."""
        ours = (one.steps for one in built_in_strategies() if one.key == self.strategy.key)
        return self.strategy.key in PATTERNS and self.strategy.steps in ours

    def start(self) -> None:
        """Show the warning first; reading it doesn't count as starting."""
        if self._at == 0:
            super().start()
        self._show()

    def _show(self) -> None:
        warns = self._at < 0
        which = "" if warns else words.step(self._at + 1, len(self._steps))
        self.query_one("#which", Static).update(safe_content(which))
        steps = self.query_one(Steps)
        if warns:
            steps.warn(strategies.warning(self.strategy))
        else:
            steps.show(self._at)
        self.query("#breath").set(display=not warns)
        self.query_one("#back").set_class(self._at <= 0, "-none")
        self.query_one("#help").scroll_home(animate=False)

    def action_go_on(self) -> None:
        """Show the next step; after the last one, ask how strong the craving is."""
        if self.is_at_end:
            self.ask_how_now()
            return
        self._at += 1
        if self._at == 0:
            self.query_one("#running").mount(*self.time_widgets())
            self.start()
        self._show()

    def action_step_back(self) -> None:
        if self._at > 0:
            self._at -= 1
            self._show()

    @property
    def is_at_end(self) -> bool:
        return self._at == len(self._steps) - 1


def go_on_running(app: Host, left: dict[str, Any]) -> TimerScreen:
    """Go on with what was running when the journal locked; see `help_to_go_on`."""
    strategy = next(one for one in built_in_strategies() if one.key == left["key"])
    kind = StrategyRunScreen if "step" in left else TimerScreen
    running = kind(strategy, CravingAtHand(app), read_personal_content(app).region_and_guessed[0])
    if left["until"] is not None:
        running.until = datetime.fromtimestamp(left["until"], UTC)
    if isinstance(running, StrategyRunScreen):
        running.go_on_at(left["step"])
    return running


def make_run_screen(app: Host, strategy: Strategy) -> StrategyRunScreen:
    """Start a strategy for the current craving, if there is one."""
    own = read_personal_content(app)
    return StrategyRunScreen(
        strategy, CravingAtHand(app), own.region_and_guessed[0], own.card.people
    )
