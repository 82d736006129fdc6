"""Right now: for the worst minute of a day. It asks nothing, and needs no journal."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.events import Click
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Digits, OptionList, Static
from textual.widgets.option_list import Option

from recovery_journal import clock
from recovery_journal.domain.strategies import Strategy, simplest
from recovery_journal.errors import JournalError
from recovery_journal.store.card import card_file, card_of, read_card
from recovery_journal.tui.actions import BACK, RIGHT_NOW, bindings
from recovery_journal.tui.literal import shown
from recovery_journal.tui.widgets.hint import Hint
from recovery_journal.tui.widgets.page import Page
from recovery_journal.tui.widgets.told import Told
from recovery_journal.words import medical, rightnow
from recovery_journal.words.helplines import (
    CRISIS,
    SUBSTANCES,
    HelpLine,
    Region,
    anywhere,
    region_for,
    regions,
)
from recovery_journal.words.library import built_in

if TYPE_CHECKING:
    from recovery_journal.tui.app import JournalApp

COUNTRY = next(action for action in RIGHT_NOW if action.id == "country")


class RightNow(Screen[None]):
    """Three things to do, who answers now, and the line for danger, always in sight."""

    BINDINGS = bindings(RIGHT_NOW, BACK)
    AUTO_FOCUS = "#help"

    def __init__(self) -> None:
        super().__init__()
        self._chosen = ""
        self._ways: tuple[Strategy, ...] = ()
        self._kinds: tuple[str, ...] = ()

    def compose(self) -> ComposeResult:
        """What helps, and below everything the line for danger."""
        self._read()
        with Horizontal(id="top"):
            yield Static(shown(rightnow.TITLE), id="name")
            yield Hint(COUNTRY, "country")
            yield Hint(BACK[0], "back")
        with Page(id="help"):
            yield Static(shown(rightnow.HERE), id="here")
            for number, strategy in enumerate(self._ways, 1):
                yield Way(number, strategy)
            yield Vertical(*self._numbers(), id="numbers")
        with VerticalScroll(id="countries", can_focus=False):
            yield Static(shown(rightnow.ANOTHER_COUNTRY), classes="heading")
            yield OptionList(*_countries(), id="regions")
        with Vertical(id="bottom"):
            yield Static(self._danger(), id="danger")

    def _read(self) -> None:
        """What makes the page this person's own, as far as it can be had without opening a file.

        An open journal is read, else the card beside it; neither is needed.
        """
        app = cast("JournalApp", self.app)
        card, self._ways = read_card(card_file(app.path)), simplest(built_in())
        try:
            if app.open_journal is not None:
                card = card_of(app.open_journal)
                self._ways = simplest(app.open_journal.strategies.all()) or self._ways
        except JournalError:
            pass
        self._chosen = card.region
        self._kinds = () if app.discreet else card.kinds

    @property
    def _region(self) -> tuple[Region, bool]:
        return region_for(self._chosen, clock.zone_name())

    def _danger(self) -> Content:
        region, _ = self._region
        numbers = shown(rightnow.danger_numbers(region), "bold $primary")
        return shown(f"{rightnow.DANGER} ") + numbers

    def _numbers(self) -> Iterator[Widget]:
        """Who answers: the region's lines, where meetings are, the signs of danger."""
        region, guessed = self._region
        yield Static(shown(rightnow.region_label(region, guessed=guessed)), classes="heading")
        if region.code:
            yield Static(shown(rightnow.emergency(region)), classes="emergency")
        crisis = region.lines_for(CRISIS) or anywhere().lines_for(CRISIS)
        lines = dict.fromkeys((*crisis, *region.lines_for(SUBSTANCES)))
        yield from (Answers(line) for line in lines)
        yield Static(shown(rightnow.HOW_CHECKED), classes="muted")
        yield Static(shown(rightnow.MEETINGS_FOUND), classes="heading")
        for line in rightnow.meetings():
            yield Static(shown(f"{line.name}  ") + shown(line.number, "bold"))
        yield Static(shown(rightnow.BODY_TITLE), classes="heading")
        for one in medical.for_kinds(self._kinds):
            yield Static(shown(medical.signs(one, region.emergency)))
            yield from (Static(shown(fact.text)) for fact in one.what_to_do)
        yield Static(shown(rightnow.BODY_UNSURE))
        yield Static(shown(rightnow.NOBODY_WATCHES), classes="muted last")

    # What the keys do

    def action_way(self, number: int) -> None:
        """Show the steps of one of the three, or close them again."""
        for way in self.query(Way):
            way.set_class(way.number == number and not way.has_class("-open"), "-open")
            if way.has_class("-open"):
                self.call_after_refresh(self._show, way)

    def _show(self, way: "Way") -> None:
        """Bring an open one into sight, its first line before all."""
        high = way.size.height > self.query_one("#help").size.height
        way.scroll_visible(animate=False, top=high)

    def action_country(self) -> None:
        """Show the countries to choose from."""
        self.add_class("-choosing")
        self.query_one("#regions").focus()

    def action_back(self) -> None:
        """Close the list of countries, or go back to exactly what was there."""
        if self.has_class("-choosing"):
            self.remove_class("-choosing")
            self.query_one("#help").focus()
        else:
            self.dismiss()

    @on(OptionList.OptionSelected, "#regions")
    def choose(self, event: OptionList.OptionSelected) -> None:
        """Show the numbers of the chosen country, and keep the choice where there is a journal."""
        self._chosen = event.option_id or ""
        journal = cast("JournalApp", self.app).open_journal
        if journal is not None:
            with suppress(JournalError):
                settings = journal.settings
                settings.write(replace(settings.read(), region=self._chosen))
        numbers = self.query_one("#numbers", Vertical)
        numbers.remove_children()
        numbers.mount(*self._numbers())
        self.query_one("#danger", Static).update(self._danger())
        self.action_back()


class Way(Vertical):
    """One of three things to do; its number or a click shows the steps."""

    def __init__(self, number: int, strategy: Strategy) -> None:
        super().__init__()
        self.number = number
        self._strategy = strategy

    def compose(self) -> ComposeResult:
        """Number, name and when it fits; below it the steps."""
        name = shown(f"{self.number}", "bold $primary") + shown(f"  {self._strategy.name}", "bold")
        with Horizontal(classes="way"):
            yield Static(name, classes="name")
            yield Static(shown(self._strategy.when), classes="when")
        yield Told(self._strategy, brief=True)

    def on_click(self, event: Click) -> None:
        """Show the steps, or close them."""
        event.stop()
        cast("RightNow", self.screen).action_way(self.number)


class Answers(Vertical):
    """Somebody who answers: who, when, at what cost, and the number as large as there is room."""

    def __init__(self, line: HelpLine) -> None:
        super().__init__()
        self._line = line

    def compose(self) -> ComposeResult:
        """Name and hours, the number, how it was checked."""
        line = self._line
        yield Static(shown(line.name, "bold") + shown(f"  {line.terms()}"))
        if not set(line.number) - set("0123456789 -"):
            yield Digits(line.number)
        yield Static(shown(line.reach(), "bold $primary"))
        yield Static(shown(line.seen()), classes="muted")


def _countries() -> list[Option]:
    known = sorted(regions().values(), key=lambda region: region.name)
    return [
        Option(shown(rightnow.GUESS), ""),
        *(Option(shown(region.name), region.code) for region in known),
    ]
