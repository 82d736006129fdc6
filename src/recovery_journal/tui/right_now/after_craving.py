"""What now, right after a strong craving was written down."""

from textual import events, getters
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.events import Click
from textual.screen import ModalScreen
from textual.widgets import Static

from recovery_journal import clock
from recovery_journal.domain.dataclass import replace
from recovery_journal.domain.entries.craving import Craving
from recovery_journal.domain.entries.entry import Entry
from recovery_journal.domain.entries.follow_up import AT_HAND_FOR
from recovery_journal.domain.strategies.strategy import Strategy
from recovery_journal.domain.strategies.suggestions import Suggestion
from recovery_journal.errors import JournalError
from recovery_journal.text import one_line
from recovery_journal.tui.actions.actions import HELP_NOW, UNDO
from recovery_journal.tui.actions.screen_keys import AFTER_CRAVING
from recovery_journal.tui.host import Host
from recovery_journal.tui.right_now.own import (
    PersonalContent,
    choose_suggestions,
    read_personal_content,
)
from recovery_journal.tui.right_now.screen import RightNowScreen
from recovery_journal.tui.text.literal import safe_content
from recovery_journal.tui.text.masking import person_name, strategy_name
from recovery_journal.tui.widgets.frame_keys import FrameKey, lay_out_keys
from recovery_journal.tui.widgets.key_hint import first_key
from recovery_journal.words import right_now as words
from recovery_journal.words import tui
from recovery_journal.words.data.strategy_library import built_in_strategies
from recovery_journal.words.helpline_choice import open_line
from recovery_journal.words.insights import findings

PERSON_NUMBER, BREATHING_NUMBER = 1, 3
"""Those of the choices in Right now."""
ALREADY_OFFERED = ("slow-breathing", "wait-fifteen", "call-someone")
"""Library keys of strategies that have a line of their own here."""
WAIT_KEY = "wait-fifteen"
FRAME_CELLS = 68
FRAME_SIDES_CELLS = 4

Chosen = int | Strategy | str
"""The number of a choice in Right now, a strategy to begin, or the id of an action."""


def strong_now(entry: Entry) -> Craving | None:
    """Return a craving that is strong enough to offer help, and isn't over yet; else None."""
    if not isinstance(entry, Craving) or not entry.needs_help or not entry.is_open:
        return None
    return entry if clock.now() - entry.at <= AT_HAND_FOR else None


def offer_help(app: Host, entry: Entry) -> None:
    """Ask what would help now, if the entry is a craving that is strong right now."""

    def go_on(chosen: Chosen | None) -> None:
        if isinstance(chosen, str):
            app.action_undo()
        elif chosen is not None:
            app.push_screen(RightNowScreen(first=chosen))

    if craving := strong_now(entry):
        app.push_screen(AfterCravingScreen(craving, app.describe(craving)), go_on)


class AfterCravingFrame(Vertical):
    pass


class ThingToDo(Horizontal):
    """A key, a name, and what there is to say about it; a click does it."""

    def __init__(self, key: str, name: str, detail: str, action: str, *, always: bool) -> None:
        """With `always`, the detail is shown on narrow screens, too."""
        title = safe_content(f"{key} ", "$primary") + safe_content(one_line(name))
        super().__init__(
            Static(title, classes="name"),
            Static(safe_content(one_line(detail)), classes="says"),
            classes="-needed" if always else "",
        )
        self._action = action

    async def on_click(self, event: Click) -> None:
        event.stop()
        await self.run_action(self._action)


class AfterCravingScreen(ModalScreen[Chosen | None]):
    """Four things to do next, with all of the help one key away; returns the one chosen."""

    app = getters.app(Host)
    CSS_PATH = "../styles/rightnow.tcss"
    BINDINGS = [
        *AFTER_CRAVING.bindings,
        *(Binding(str(number), f"choose({number})", show=False) for number in range(1, 5)),
        Binding("escape,enter,q", "dismiss(None)", show=False),
    ]

    def __init__(self, craving: Craving, what: str) -> None:
        """Offer help after a craving; `what` describes it in a few words, or not at all."""
        super().__init__()
        self._craving = craving
        self._what = what
        self._offered: dict[int, Chosen] = {}

    def compose(self) -> ComposeResult:
        own = read_personal_content(self.app)
        with AfterCravingFrame(id="after") as frame:
            frame.border_title = safe_content(words.saved_title(self._what))
            yield Static(safe_content(words.WHAT_NOW, "bold"), classes="below")
            for number, (name, detail, chosen) in enumerate(self._lines(own), start=1):
                self._offered[number] = chosen
                is_person = chosen == PERSON_NUMBER
                action = f"screen.choose({number})"
                yield ThingToDo(str(number), name, detail, action, always=is_person)
            key = first_key(self.app, HELP_NOW)
            yield ThingToDo(key, words.ALL_OF_IT, words.WHAT_IS_IN_IT, "app.now", always=False)
            if own.card.reasons and not self.app.discreet:
                reason = f"“{one_line(own.card.reasons[0])}”"
                yield Static(safe_content(reason, "$secondary"), id="reason")
            region = own.region_and_guessed[0]
            yield Static(safe_content(words.DANGER), classes="above")
            numbers = words.danger_numbers(region)
            yield Static(safe_content(numbers, "bold $primary"), id="danger")

    def on_resize(self) -> None:
        cells = min(FRAME_CELLS, self.size.width) - FRAME_SIDES_CELLS
        self.query_one(AfterCravingFrame).border_subtitle = lay_out_keys(self._keys(), cells)

    def _keys(self) -> list[FrameKey]:
        return [
            FrameKey("1-4", tui.CHOOSE, "", 0),
            FrameKey(first_key(self.app, HELP_NOW), words.HELP_NOW, "app.now", 3),
            FrameKey("enter", tui.BACK, "screen.dismiss(None)", 2),
            FrameKey(first_key(self.app, UNDO), words.UNDO, "screen.undo", 1),
        ]

    def _lines(self, own: PersonalContent) -> list[tuple[str, str, Chosen]]:
        """Return the four things: each with what there is to say about it."""
        discreet = self.app.discreet
        strategies = {one.key: one for one in (*built_in_strategies(), *own.strategies)}
        best = self._best(own)
        return [
            (*self._somebody(own), PERSON_NUMBER),
            (*words.BREATHE, BREATHING_NUMBER),
            (
                strategy_name(best.strategy, masked=discreet),
                "" if discreet else _counts(best) or best.strategy.when,
                best.strategy,
            ),
            (*words.WAIT, strategies[WAIT_KEY]),
        ]

    def _somebody(self, own: PersonalContent) -> tuple[str, str]:
        """Return the first person to call, or the crisis line, and how to reach them."""
        if not own.card.people:
            line = open_line(own.region_and_guessed[0], clock.now())
            return words.CALL_A_LINE, line.number
        first = own.card.people[0]
        name = words.call(person_name(first.name, masked=self.app.discreet))
        if self.app.discreet:
            return name, ""
        ways = (
            first.number or first.other_ways,
            words.person_details(replace(first, role="other")),
        )
        return name, " · ".join(filter(None, ways))

    def _best(self, own: PersonalContent) -> Suggestion:
        """Return the strategy that went best so far, apart from those offered anyway."""
        try:
            found = choose_suggestions(self.app.open_journal, own, self._craving)
        except JournalError:
            found = choose_suggestions(None, own, None)
        others = [one for one in found if one.strategy.key not in ALREADY_OFFERED]
        return (others or [*found])[0]

    def on_key(self, event: events.Key) -> None:
        """Give way to the screen below for a key that isn't meant for this one."""
        if event.key not in self.active_bindings:
            event.stop()
            self.dismiss(None)
            self.app.hand_on_first(events.Key(event.key, event.character))

    def action_choose(self, number: int) -> None:
        self.dismiss(self._offered[number])

    def action_undo(self) -> None:
        self.dismiss(UNDO.id)


def _counts(one: Suggestion) -> str:
    """Return how often a strategy went well, if it clearly did."""
    return findings.did_not_act(one.tried) if one.tried and one.worked else ""
