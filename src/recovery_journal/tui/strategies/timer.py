"""A timer with a breath to follow: it can be left at any moment, and counts nothing."""

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING, cast

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from recovery_journal import clock
from recovery_journal.domain.entries.craving import Craving
from recovery_journal.domain.strategies.strategy import Strategy
from recovery_journal.tui.actions.actions import BACK, GOING, bindings
from recovery_journal.tui.right_now.choices import strategy_name
from recovery_journal.tui.right_now.craving_at_hand import AtHand
from recovery_journal.tui.right_now.danger_line import Danger
from recovery_journal.tui.right_now.how_now import AfterDialog
from recovery_journal.tui.strategies.breath import Breath
from recovery_journal.tui.text.literal import shown
from recovery_journal.tui.widgets.key_hint import Hint
from recovery_journal.tui.widgets.scroll_page import Page
from recovery_journal.words import right_now as words
from recovery_journal.words.data.helplines import Region

if TYPE_CHECKING:
    from recovery_journal.tui.app import JournalApp

LENGTHS = (5, 15, 30)
"""Minutes to choose from."""
USUAL = 15
LOOK = 1.0
"""Seconds between two looks at the clock."""
ACTIONS = {action.id: action for action in GOING}


class Countdown(Static):
    """How many minutes are left; it says so by the minute, and makes no sound."""

    class Over(Message):
        """The time is over."""

    def __init__(self, minutes: int) -> None:
        super().__init__(id="left")
        self._minutes = minutes
        self._begun = clock.now()
        self._told: int | None = None

    def on_mount(self) -> None:
        """Begin."""
        self._begun = clock.now()
        self.set_interval(LOOK, self.look)
        self.look()

    @property
    def left(self) -> int:
        """Minutes that are left, a begun one included; 0 when the time is over."""
        left = self._begun + timedelta(minutes=self._minutes) - clock.now()
        return max(0, -(-left // timedelta(minutes=1)))

    def look(self) -> None:
        """Say how much is left, when that has changed."""
        if self.left != self._told:
            self._told = self.left
            self.update(shown(words.minutes_left(self.left)))
            if not self.left:
                self.post_message(self.Over())

    def lengthen(self, by: int) -> None:
        """Take the next longer (1) or shorter (-1) time."""
        if by > 0:
            self._minutes = next((one for one in LENGTHS if one > self._minutes), self._minutes)
        else:
            below = (one for one in reversed(LENGTHS) if one < self._minutes)
            self._minutes = next(below, self._minutes)
        self.look()


class Going(Page):
    """What is being done; its keys go before those that scroll sideways."""

    BINDINGS = bindings(GOING)


class Timer(Screen[Craving | None]):
    """Breathing to follow for a while, then how strong it is."""

    CSS_PATH = "../styles/rightnow.tcss"

    BINDINGS = bindings(GOING, BACK)
    AUTO_FOCUS = "#help"

    def __init__(self, strategy: Strategy, at_hand: AtHand, region: Region) -> None:
        super().__init__()
        self.strategy = strategy
        self.at_hand = at_hand
        self._region = region
        self._asked = False
        self._ended = False
        self._told: Craving | None = None

    def compose(self) -> ComposeResult:
        """What to do, the time that is left, and the line for danger."""
        discreet = cast("JournalApp", self.app).discreet
        name = strategy_name(self.strategy, discreet=discreet)
        with Horizontal(id="top"):
            yield Static(shown(name), id="name")
            yield Hint(BACK[0], "leave")
        with Going(id="help"):
            yield from self.middle()
        with Horizontal(id="time"):
            yield Horizontal(*self.keys(), id="going")
            yield Horizontal(*self.time(), id="running")
        yield Danger(self._region)

    def middle(self) -> Iterator[Widget]:
        """A breath to follow, and what to expect."""
        yield Breath()
        yield Static(shown(words.BREATHE_ANYWAY), classes="muted above")
        yield Static(shown(words.TIMER), classes="muted above")
        yield Static(shown(words.TIMER_LEAVE), classes="muted")

    def keys(self) -> Iterator[Widget]:
        """What leads on."""
        yield Hint(ACTIONS["go_on"], "how is it now?")

    def time(self) -> Iterator[Widget]:
        """The time that is left, and how to change it."""
        yield Countdown(USUAL)
        yield Hint(ACTIONS["shorter"], "shorter")
        yield Hint(ACTIONS["longer"], "longer")

    def on_mount(self) -> None:
        """Begin."""
        self.start()

    def start(self) -> None:
        """It has begun: that is kept at once."""
        self.at_hand.try_out(self.strategy.name)

    # What the keys do

    def action_go_on(self) -> None:
        """Ask how strong it is now."""
        self.ask()

    def action_step_back(self) -> None:
        """There is only one step."""

    def action_lengthen(self, by: int) -> None:
        """Take more time (1), or less (-1)."""
        for countdown in self.query(Countdown):
            countdown.lengthen(by)

    def action_back(self) -> None:
        """Leave, without a question."""
        self.dismiss()

    # The end

    @on(Countdown.Over)
    def is_over(self) -> None:
        """Ask how strong it is now, as soon as this screen is the one in sight."""
        if self.is_active and self.at_end:
            self.ask()

    @property
    def at_end(self) -> bool:
        """Whether nothing is left to do but wait."""
        return True

    def on_screen_resume(self) -> None:
        """Do at last what came due while another screen was on top."""
        if self._ended:
            self._close()
        elif any(not countdown.left for countdown in self.query(Countdown)):
            self.is_over()

    def ask(self) -> None:
        """Ask how strong it is now; whatever is answered, this is over then."""
        if not self._asked:
            self._asked = True
            self.app.push_screen(AfterDialog(self.at_hand), self._answered)

    def _answered(self, told: Craving | None) -> None:
        self._ended, self._told = True, told
        self._close()

    def _close(self) -> None:
        if self.is_active:
            self.dismiss(self._told)
