"""A timer with a breath to follow; it can be left at any time."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from textual import getters, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from recovery_journal import clock
from recovery_journal.domain.entries.craving import Craving
from recovery_journal.domain.strategies.strategy import Strategy
from recovery_journal.tui.actions.action import bindings
from recovery_journal.tui.actions.actions import GO_BACK, STRATEGY_RUN
from recovery_journal.tui.actions.screen_keys import STRATEGY_RUN_SCREEN
from recovery_journal.tui.host import Host
from recovery_journal.tui.right_now.craving_at_hand import CravingAtHand
from recovery_journal.tui.right_now.danger_line import DangerLine
from recovery_journal.tui.right_now.how_now import HowNowDialog
from recovery_journal.tui.strategies.breath import BREATH_KEY, Breath
from recovery_journal.tui.text.literal import safe_content
from recovery_journal.tui.text.masking import strategy_name
from recovery_journal.tui.textual_internals import is_leaving
from recovery_journal.tui.widgets.key_hint import KeyHint
from recovery_journal.tui.widgets.pane import Pane
from recovery_journal.tui.widgets.scroll_page import ScrollPage
from recovery_journal.words import right_now as words
from recovery_journal.words.data.helplines import Region

MINUTES_OFFERED = (5, 15, 30)
DEFAULT_MINUTES = 15
BREATHING = 2
"""Its place among the choices of Right now."""
POLL_SECONDS = 1.0
"""How often the clock is checked."""
ACTIONS = {action.id: action for action in STRATEGY_RUN}


class Countdown(Static):
    """Shows the minutes left, silently."""

    class TimeUp(Message):
        pass

    def __init__(self, minutes: int, until: datetime | None = None) -> None:
        """Start with so many minutes, or go on with what is left of them until a moment."""
        super().__init__(id="left")
        self._minutes = minutes
        self._begun = clock.now() if until is None else until - timedelta(minutes=minutes)
        self._shown_minutes: int | None = None

    def on_mount(self) -> None:
        self.set_interval(POLL_SECONDS, self.show_minutes_left)
        self.show_minutes_left()

    @property
    def until(self) -> datetime:
        return self._begun + timedelta(minutes=self._minutes)

    @property
    def minutes_left(self) -> int:
        """Return the minutes left, rounded up; 0 when time is up."""
        left = self.until - clock.now()
        return max(0, -(-left // timedelta(minutes=1)))

    def show_minutes_left(self) -> None:
        if self.minutes_left != self._shown_minutes:
            self._shown_minutes = self.minutes_left
            self.update(safe_content(words.minutes_left(self.minutes_left)))
            if not self.minutes_left:
                self.post_message(self.TimeUp())

    def change_length(self, by: int) -> None:
        """Switch to the next longer (1) or shorter (-1) duration."""
        if by > 0:
            self._minutes = next(
                (one for one in MINUTES_OFFERED if one > self._minutes), self._minutes
            )
        else:
            below = (one for one in reversed(MINUTES_OFFERED) if one < self._minutes)
            self._minutes = next(below, self._minutes)
        self.show_minutes_left()


class RunningPage(ScrollPage):
    """The scrolling part, whose keys take precedence over scrolling sideways."""

    BINDINGS = bindings(STRATEGY_RUN)


class TimerScreen(Screen[Craving | None]):
    """A breath to follow for a while, then the question how strong the craving is."""

    app = getters.app(Host)
    CSS_PATH = "../styles/rightnow.tcss"

    BINDINGS = STRATEGY_RUN_SCREEN.bindings
    AUTO_FOCUS = "#help"

    def __init__(self, strategy: Strategy, at_hand: CravingAtHand, region: Region) -> None:
        super().__init__()
        self.strategy = strategy
        self.at_hand = at_hand
        self._region = region
        self.until: datetime | None = None
        """When the timer ends, if it goes on from before a lock."""
        self._asked = False
        self._ended = False
        self._rated_craving: Craving | None = None

    def compose(self) -> ComposeResult:
        name = strategy_name(self.strategy, masked=self.app.discreet)
        with Horizontal(id="top"):
            yield Static(safe_content(name), id="name")
            yield KeyHint(GO_BACK, "leave")
        with RunningPage(id="help"):
            yield from self.middle_widgets()
        with Horizontal(id="time"):
            yield Horizontal(*self.key_hints(), id="going")
            yield Horizontal(*self.time_widgets(), id="running")
        yield DangerLine(self._region)

    def middle_widgets(self) -> Iterator[Widget]:
        """Yield the content between title and timer."""
        yield Pane(Breath(), below=words.WAYS_ON[BREATHING].text, id="breathing")
        yield Static(safe_content(words.BREATHE_ANYWAY), classes="muted above")
        with Vertical(id="about"):
            yield Static(safe_content(words.TIMER), classes="muted")
            yield Static(safe_content(words.TIMER_LEAVE), classes="muted")

    def key_hints(self) -> Iterator[Widget]:
        yield KeyHint(ACTIONS["go_on"], "how is it now?")

    def time_widgets(self) -> Iterator[Widget]:
        yield Countdown(DEFAULT_MINUTES, self.until)
        yield KeyHint(ACTIONS["shorter"], "shorter")
        yield KeyHint(ACTIONS["longer"], "longer")

    def on_mount(self) -> None:
        """Start, unless the screen was closed before it was mounted."""
        if not is_leaving(self):
            moving = self.query("#breathing") and self.app.animation_level != "none"
            self.set_class(bool(moving), "-moving")
            self.start()

    def start(self) -> None:
        """Record at once that the strategy was started."""
        self.at_hand.add_strategy(self.strategy.name)

    def help_to_go_on(self) -> dict[str, Any]:
        until = next((one.until.timestamp() for one in self.query(Countdown)), None)
        return {"key": BREATH_KEY, "until": until}

    # Actions

    def action_go_on(self) -> None:
        self.ask_how_now()

    def action_step_back(self) -> None:
        """Do nothing: there is only one step."""

    def action_lengthen(self, by: int) -> None:
        """Choose more time (1) or less (-1)."""
        for countdown in self.query(Countdown):
            countdown.change_length(by)

    def action_back(self) -> None:
        self.dismiss()

    # The end

    @on(Countdown.TimeUp)
    def ask_when_over(self) -> None:
        """Ask how strong the craving is, once this screen is on top."""
        if self.is_active and self.is_at_end:
            self.ask_how_now()

    @property
    def is_at_end(self) -> bool:
        """Return whether nothing is left to do but wait."""
        return True

    def on_screen_resume(self) -> None:
        """Catch up on what came due while another screen was on top."""
        if self._ended:
            self._close()
        elif any(not countdown.minutes_left for countdown in self.query(Countdown)):
            self.ask_when_over()

    def ask_how_now(self) -> None:
        """Ask how strong the craving is; any answer ends this screen."""
        if not self._asked:
            self._asked = True
            self.app.push_screen(HowNowDialog(self.at_hand), self._answered)

    def _answered(self, told: Craving | None) -> None:
        self._ended, self._rated_craving = True, told
        self._close()

    def _close(self) -> None:
        if self.is_active:
            self.dismiss(self._rated_craving)
