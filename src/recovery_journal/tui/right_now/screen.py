"""Right now, for the worst minute of the day: it asks nothing and needs no journal."""

from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from textual import getters, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import OptionList, Static

from recovery_journal import clock
from recovery_journal.domain.dataclass import replace
from recovery_journal.domain.strategies.strategy import Strategy
from recovery_journal.domain.strategies.suggestions import Suggestion
from recovery_journal.errors import Busy, JournalError
from recovery_journal.text import one_line
from recovery_journal.tui.actions.actions import GO_BACK
from recovery_journal.tui.actions.screen_keys import RIGHT_NOW_SCREEN
from recovery_journal.tui.host import RETRY_SECONDS, Host
from recovery_journal.tui.right_now import choices as parts
from recovery_journal.tui.right_now.breath_pane import BreathPane
from recovery_journal.tui.right_now.chooser import Chooser, name_countries, name_strategies
from recovery_journal.tui.right_now.craving_at_hand import CravingAtHand
from recovery_journal.tui.right_now.danger_line import DangerLine
from recovery_journal.tui.right_now.own import (
    PersonalContent,
    choose_suggestions,
    read_personal_content,
)
from recovery_journal.tui.text.literal import safe_content
from recovery_journal.tui.text.masking import person_name
from recovery_journal.tui.widgets.find_list import find_among, find_regions
from recovery_journal.tui.widgets.key_hint import KeyHint
from recovery_journal.tui.widgets.pane import ScrollPane
from recovery_journal.tui.widgets.scroll_page import ScrollPage
from recovery_journal.words import right_now
from recovery_journal.words.data.strategy_library import built_in_strategies
from recovery_journal.words.helpline_choice import lines_in_order
from recovery_journal.words.insights import findings
from recovery_journal.words.toolkit import your_plan

BREATHING_NUMBER = 3
"""The choice that opens the timer."""
EMPTY_CONTENT = PersonalContent()


class RightNowScreen(Screen[None]):
    """Four choices, strategies, help lines, and the emergency line, which is always visible."""

    app = getters.app(Host)
    CSS_PATH = "../styles/rightnow.tcss"

    BINDINGS = RIGHT_NOW_SCREEN.bindings
    AUTO_FOCUS = "#help"

    def __init__(
        self, own: PersonalContent = EMPTY_CONTENT, first: "int | Strategy | None" = None
    ) -> None:
        """Show this content; by default all that can be read.

        Args:
            own: the content.
            first: the number of a choice that is open already, or a strategy that begins at once.
        """
        super().__init__()
        self._first = first
        self._own = own
        self._opening_line = right_now.HERE
        self._suggestions: tuple[Suggestion, ...] = ()
        self._at_hand: CravingAtHand | None = None

    @property
    def at_hand(self) -> CravingAtHand:
        """The craving that all answers given here belong to."""
        if self._at_hand is None:
            self._at_hand = CravingAtHand(self.app)
        return self._at_hand

    def help_to_go_on(self) -> dict[str, Any]:
        return {}

    # The page

    def compose(self) -> ComposeResult:
        if self._own is EMPTY_CONTENT:
            self._own = read_personal_content(self.app)
        own, discreet = self._own, self.app.discreet
        region, guessed = own.region_and_guessed
        with Horizontal(id="top"):
            yield Static(safe_content(right_now.TITLE), id="name")
            yield KeyHint(parts.ACTIONS["country"], "country")
            yield KeyHint(GO_BACK, "back")
        with ScrollPage(id="help"):
            with Vertical(id="left"):
                with ScrollPane(title=right_now.WHAT_TO_DO, id="to-do"):
                    yield Static(safe_content(self._opening_line), id="here")
                    if own.card.own_line:
                        line = right_now.own_help_line(own.card.own_line, discreet=discreet)
                        yield Static(safe_content(one_line(line)), id="own-line")
                    yield parts.person_choice(own.card.people, discreet=discreet)
                    yield parts.leave_choice()
                    yield parts.breathing_choice()
                    yield parts.body_choice(region, () if discreet else own.card.kinds)
                    if own.letter:
                        yield from self._letter()
                    for plan in () if discreet else own.plans:
                        yield Static(safe_content(one_line(your_plan(plan))), classes="above")
                    yield Vertical(id="ways")
                    yield from self._more()
                yield BreathPane()
            with Vertical(id="right"):
                yield parts.call_pane(own.card.people, region, discreet=discreet)
                with ScrollPane(title=right_now.REASONS_AND_LINES, id="beside"):
                    yield from self._reasons()
                    yield Vertical(*parts.help_line_widgets(region, guessed=guessed), id="numbers")
        yield Chooser()
        yield DangerLine(region)

    def _letter(self) -> Iterator[Widget]:
        now, later = right_now.LETTER_CHOICES
        yield Horizontal(
            Static(safe_content(right_now.LETTER)),
            KeyHint(parts.ACTIONS["read_letter"], now),
            KeyHint(parts.ACTIONS["letter_later"], later),
            id="letter",
        )

    def _more(self) -> Iterator[Widget]:
        yield KeyHint(parts.ACTIONS["all_strategies"], " All strategies")
        yield KeyHint(parts.ACTIONS["how_now"], f" {right_now.HOW_NOW}")
        if self._own.card.safety_steps:
            yield KeyHint(parts.ACTIONS["safety_plan"], f" {right_now.SAFETY_PLAN}")

    def _reasons(self) -> Iterator[Widget]:
        """Yield reasons and kept words; in discreet mode a key reveals them."""
        if self._own.reasons_and_quotes:
            with Vertical(id="reasons", classes="-covered" * self.app.discreet):
                for number, (heading, texts) in enumerate(self._own.reasons_and_quotes):
                    with Horizontal(classes="heading"):
                        yield Static(safe_content(f"{heading}  "))
                        if number == 0:
                            yield KeyHint(parts.ACTIONS["reasons"], "opens them", id="uncover")
                    yield from (Static(safe_content(text), classes="reason") for text in texts)

    def on_mount(self) -> None:
        """Calculate suggestions once the page is visible, as that may take a moment."""
        self.call_after_refresh(self._show_suggestions)
        if isinstance(self._first, Strategy):
            self._run(self._first)
        elif self._first is not None:
            self.action_choose(self._first)

    def on_resize(self) -> None:
        """Leave room for the picture of a breath until something is opened."""
        self.set_class(not self.query(".-open"), "-at-rest")

    def _show_suggestions(self) -> None:
        """Show strategies that worked before, or else the simplest ones."""
        at_hand = self.at_hand.craving
        try:
            self._suggestions = choose_suggestions(self.app.open_journal, self._own, at_hand)
        except Busy:
            self._suggestions = choose_suggestions(None, self._own, None)
            self.set_timer(RETRY_SECONDS, self._show_suggestions)
        except JournalError:
            self._suggestions = choose_suggestions(None, self._own, None)
        discreet = self.app.discreet
        counted = ["" for _ in self._suggestions]
        if at_hand is not None and not discreet:
            trigger = next(iter(at_hand.triggers), None)
            counted = [
                findings.suggestion(one, at_hand.intensity, trigger) if one.worked else ""
                for one in self._suggestions
            ]
        heading = right_now.WENT_WELL if any(counted) else right_now.TO_DO
        for ways in self.query("#ways").results(
            Vertical
        ):  # none while the page is rebuilt for another country
            if not ways.is_attached:
                return  # the page was left meanwhile
            ways.remove_children()
            ways.mount(
                Static(safe_content(heading), classes="heading"),
                *parts.suggestion_lines(self._suggestions, counted, discreet=discreet),
            )

    # The choices

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Enable only keys for what is there."""
        own = self._own
        there: dict[str, object] = {
            "next_person": len(own.card.people) > 1,
            "reasons": own.reasons_and_quotes,
            "letter": own.letter,
            "later": own.letter,
            "plan": own.card.safety_steps,
        }
        return bool(there.get(action, True))

    def action_choose(self, number: int) -> None:
        """Expand or collapse a choice; people have a pane, and breathing a screen of its own."""
        if number == BREATHING_NUMBER:
            self._breathe()
            return
        for choice in self.query(parts.Choice):
            choice.set_class(choice.number == number and not choice.has_class("-open"), "-open")
        self.on_resize()
        calling = self.query(parts.Choice).first().has_class("-open")
        self.set_class(calling, "-calling")
        if calling:
            self.call_after_refresh(
                self.query_one("#call").scroll_visible, animate=False, top=True, immediate=True
            )

    def action_next_person(self) -> None:
        """Show the next person, or the first if none is shown."""
        if self.query_one("#call").display:
            self.query_one(parts.PersonPanel).show_next()
        else:
            self.action_choose(self.query(parts.Choice).first().number)

    def action_copy(self) -> None:
        """Copy the number of the person at hand, or else that of the first help line."""
        from recovery_journal.tui.runtime.copying import copy_for_others

        region = self._own.region_and_guessed[0]
        people = [panel.person.number for panel in self.query(parts.PersonPanel)]
        lines = [line.number for line in lines_in_order(region, clock.now())]
        number = next(filter(None, (*people, *lines)), "")
        copy_for_others(self.app, number, self.app.show_toast)

    def action_code(self) -> None:
        """Show the codes: of the person at hand, then of each help line."""
        from recovery_journal.tui.right_now.qr_screen import Code, QrScreen

        region = self._own.region_and_guessed[0]
        codes = [
            Code(line.name, shown, link)
            for line in lines_in_order(region, clock.now())
            for shown, link in line.phone_links()
        ]
        for someone in (panel.person for panel in self.query(parts.PersonPanel)):
            if someone.number_to_dial:
                name = person_name(someone.name, masked=self.app.discreet)
                codes.insert(0, Code(name, someone.number, f"tel:{someone.number_to_dial}"))
        self.app.push_screen(QrScreen(codes, region))

    def action_reasons(self) -> None:
        reasons = self.query_one("#reasons")
        reasons.toggle_class("-covered")
        if not reasons.has_class("-covered"):
            self.call_after_refresh(reasons.scroll_visible, animate=False)

    def action_letter(self) -> None:
        letter, journal = self._own.letter, self.app.open_journal
        if letter and journal:
            from recovery_journal.tui.toolkit.dialogs import ReadLetterDialog

            self.app.push_screen(ReadLetterDialog(journal.letters.edit, letter), self._was_read)

    def _was_read(self, letter: object) -> None:
        if letter is not None:
            self.action_later()

    def action_later(self) -> None:
        self._own = replace(self._own, letter=None)
        self.query("#letter").remove()

    def action_plan(self) -> None:
        from recovery_journal.tui.right_now.safety_plan import SafetyPlanScreen

        self.app.push_screen(
            SafetyPlanScreen(self._own.card.safety_steps, self._own.region_and_guessed[0])
        )

    # Strategies

    def action_begin(self, number: int) -> None:
        place = number - len(right_now.WAYS_ON) - 1
        if place < len(self._suggestions):
            self._run(self._suggestions[place].strategy)

    def _run(self, strategy: Strategy) -> None:
        from recovery_journal.tui.strategies.run import StrategyRunScreen

        own = self._own
        run = StrategyRunScreen(strategy, self.at_hand, own.region_and_guessed[0], own.card.people)
        self.app.push_screen(run, self._update_opening_line)

    def _breathe(self) -> None:
        from recovery_journal.tui.strategies.breath import BREATH_KEY
        from recovery_journal.tui.strategies.timer import TimerScreen

        ours = next(one for one in built_in_strategies() if one.key == BREATH_KEY)
        known = (one for one in self._own.strategies if one.key == ours.key)
        timer = TimerScreen(next(known, ours), self.at_hand, self._own.region_and_guessed[0])
        self.app.push_screen(timer, self._update_opening_line)

    def action_how_now(self) -> None:
        from recovery_journal.tui.right_now.how_now import HowNowDialog

        if self.at_hand.is_empty:
            self._at_hand = CravingAtHand(self.app, earlier=True)
        self.app.push_screen(HowNowDialog(self.at_hand), self._update_opening_line)

    def _update_opening_line(self, told: object) -> None:
        """Show a kind sentence once a number was given, high or low."""
        if told is not None:
            kept = self.at_hand.craving
            strong = kept is not None and kept.outcome == "still strong"
            self._opening_line = right_now.TIMER_OTHERWISE if strong else right_now.AFTERWARDS
            for here in self.query("#here").results(Static):
                here.update(safe_content(self._opening_line))
                self.query_one("#help").scroll_home(animate=False)

    # The lists

    def action_country(self) -> None:
        self.add_class("-choosing")
        self.query_one(Chooser).offer(right_now.ANOTHER_COUNTRY, name_countries(), find_regions)

    def action_all_strategies(self) -> None:
        at_hand = self.at_hand.craving
        intensity = at_hand.intensity if at_hand else None
        named = name_strategies(self._own.strategies, intensity, discreet=self.app.discreet)
        self.add_class("-choosing")
        self.query_one(Chooser).offer(right_now.WHICH_STRATEGY, named, find_among(named))

    def action_back(self) -> None:
        """Close the list, or return to the screen below."""
        if self.has_class("-choosing"):
            self.remove_class("-choosing")
            self.query_one("#help").focus()
        else:
            self.dismiss()

    @on(OptionList.OptionSelected, "#offered")
    async def choose(self, event: OptionList.OptionSelected) -> None:
        """Start the chosen strategy, or show the numbers of the chosen country."""
        chosen = event.option_id or ""
        self.action_back()
        strategy = next((one for one in self._own.strategies if one.stable_id == chosen), None)
        if strategy:
            self._run(strategy)
        else:
            await self._change_region(chosen)

    async def _change_region(self, code: str) -> None:
        """Show the numbers of a country, and save the choice if there is a journal."""
        self._own = replace(self._own, card=replace(self._own.card, region=code))
        journal = self.app.open_journal
        if journal is not None:
            with suppress(JournalError):
                settings = journal.settings
                settings.write(replace(settings.read(), region=code))
        await self.recompose()
        self._show_suggestions()
        self.query_one("#help").focus()
