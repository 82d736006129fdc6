"""Strategies: the library by category, and the selected strategy in full."""

from collections.abc import Iterator, Sequence
from functools import partial

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from recovery_journal.domain.strategies.ranking import results_by_strategy
from recovery_journal.domain.strategies.strategy import CATEGORIES, Strategy
from recovery_journal.domain.strategies.tried import join_results
from recovery_journal.errors import Busy, JournalError
from recovery_journal.store.journal import Journal
from recovery_journal.text import one_line
from recovery_journal.tui.actions.actions import GO_BACK, STRATEGIES
from recovery_journal.tui.actions.screen_keys import STRATEGIES_PLACE
from recovery_journal.tui.host import RETRY_SECONDS
from recovery_journal.tui.place import PlaceScreen
from recovery_journal.tui.strategies.strategy_dialog import StrategyDialog
from recovery_journal.tui.strategies.strategy_pane import (
    NO_RESULTS,
    Results,
    StrategyPane,
    drop_content,
)
from recovery_journal.tui.text.literal import fit_to_cells, safe_content
from recovery_journal.tui.text.masking import words_or_mask
from recovery_journal.tui.widgets.fields import LineField
from recovery_journal.tui.widgets.footer import KeyFooter
from recovery_journal.tui.widgets.key_hint import with_keys
from recovery_journal.tui.widgets.pane import Pane
from recovery_journal.tui.widgets.scroll_page import ScrollPage
from recovery_journal.tui.widgets.vim_list import VimList
from recovery_journal.words import strategies as words
from recovery_journal.words.cli import UNCHANGED
from recovery_journal.words.data.strategy_library import has_own_words
from recovery_journal.words.tui import TRYING_AGAIN

ACTIONS = {action.id: action for action in STRATEGIES}
IN_PANE = {"start_strategy": "start", "favourite": "favourite", "edit_strategy": "edit"}
SIGNS_CELLS, COUNT_CELLS, MIN_ROW_CELLS = 4, 8, 20
"""Cells of a row: its signs and the blanks around them, its count, and all before it has a size."""
DROP_CELLS, DROP_MIN_ROW_CELLS = 15, 52
"""Cells of the typical drop with the blanks before it, and of the rows that have room for it."""
TRIED_CELLS, TRIED_MIN_ROW_CELLS = 10, 66
"""The same of how often it was tried, with the blanks around it."""
MIN_TRIES = 5
"""Below this, a count is muted and there is no typical drop."""


class StrategyList(VimList):
    class Resized(Message):
        """Its rows have another width, also when it is shown again."""

    def on_resize(self) -> None:
        self.post_message(self.Resized())


class FindLine(LineField):
    """The search field; down and enter go to the results, escape shows all again."""

    BINDINGS = [
        Binding("down", "screen.to_list", "To the list", show=False),
        Binding("escape", "screen.end_find", "Show all", show=False),
    ]


class StrategiesScreen(PlaceScreen):
    """The list on the left, the strategy on the right; below 80 columns one at a time."""

    CSS_PATH = "../styles/strategies.tcss"

    PLACE = "strategies"
    AUTO_FOCUS = "StrategyList"
    BINDINGS = STRATEGIES_PLACE.bindings
    FOOTER = (GO_BACK, *(action for action in STRATEGIES if action.footer))

    def __init__(self) -> None:
        super().__init__()
        self._all: dict[str, Strategy] = {}
        self._typed = ""
        self._list_source: object = None
        """What the list was built from, to rebuild it only after a change."""
        self._results_by_name: dict[str, Results] = {}
        self._counted_change = -1
        """The last change included in `_results_by_name`, to compute it only after a change."""
        self._opened_id = ""
        """The opened strategy, whose masked words are shown."""

    def body(self) -> ComposeResult:
        with Horizontal(id="columns"):
            with Pane(id="left", title=words.TITLE, below=words.SIGNS):
                yield FindLine(placeholder="words to look for", id="finding")
                yield Static(safe_content(with_keys(self.app, words.NOTHING_FOUND)), id="nothing")
                yield StrategyList(id="strategies")
            with Pane(id="right"):
                yield Static(id="kind")
                yield Static(words.COVERED, id="covered")
                with ScrollPage(id="reading"):
                    yield StrategyPane(id="told")

    # The list

    def fill_from_journal(self, journal: Journal) -> None:
        strategies = journal.strategies.all()
        self._all = {one.stable_id: one for one in strategies}
        if (newest := journal.last_change_number()) != self._counted_change:
            self._counted_change, self._results_by_name = (
                newest,
                results_by_strategy(journal.insights.read_history()),
            )
        if self._fill():
            self.show_current()

    def _fill(self) -> bool:
        """Rebuild the list if something changed; the cursor stays on its strategy."""
        found = [one for one in self._all.values() if self._matches_search(one)]
        names = self.query_one(StrategyList)
        made_of = (found, self._results_by_name, self.discreet, names.size.width)
        if self._list_source == made_of:
            return False
        self._list_source = made_of
        before, at = self._current, names.highlighted or 0
        names.clear_options()
        names.add_options(list(self._options(found)))
        self.query_one("#nothing").display = not found
        listed = [option.id for option in names.options]
        if before and before.stable_id in listed:
            names.highlighted = listed.index(before.stable_id)
        elif found:
            behind = [place for place, name in enumerate(listed) if name]
            names.highlighted = next((place for place in behind if place >= at), behind[-1])
        return True

    def _options(self, found: Sequence[Strategy]) -> Iterator[Option]:
        """Yield favourites, then each category, under headings."""
        groups = {words.FAVOURITES: [one for one in found if one.favourite]}
        for category in CATEGORIES:
            groups[words.CATEGORIES[category]] = [
                one for one in found if one.category == category and not one.favourite
            ]
        space, first = "", next((heading for heading, some in groups.items() if some), "")
        for heading, strategies in groups.items():
            if strategies:
                columns = self._column_names(cell_len(heading)) if heading == first else ""
                title = safe_content(f"{space}{heading}") + safe_content(columns, "not bold $muted")
                yield Option(title, disabled=True)
                space = "" if self.has_class("-short") else "\n"
            for one in strategies:
                yield Option(self._row(one), one.stable_id)

    def _row(self, strategy: Strategy) -> Content:
        """Return the name, its signs, and how often the person did not use with it."""
        signs = ("★" if strategy.favourite else " ", "!" if strategy.warning else " ")
        results_cells = COUNT_CELLS + DROP_CELLS * self._has_drop + TRIED_CELLS * self._has_tried
        room = self._row_cells - SIGNS_CELLS - results_cells
        row = safe_content(f"{fit_to_cells(self._strategy_label(strategy), room)} {signs[0]}")
        row += safe_content(signs[1], "$warning")
        return row if self.discreet else row + self._results(strategy)

    def _results(self, strategy: Strategy) -> Content:
        """Return how often it was tried, and without use, and how far cravings came down."""
        tried = join_results(*self._results_of(strategy))
        if tried is None or tried.held is None:
            return self._counts("", words.NEVER_TRIED, "$muted")
        often = tried.of >= MIN_TRIES
        counted = f"{tried.held} of {tried.of}"
        said = self._counts(str(tried.of), counted, "" if often else "$muted")
        if self._has_drop and often and tried.drop is not None:
            said += safe_content("   ") + drop_content(tried.drop)
        return said

    def _counts(self, times: str, counted: str, style: str) -> Content:
        times = f"{times:>{TRIED_CELLS - 4}}    " if self._has_tried else ""
        return safe_content(f"{times} {counted:>{COUNT_CELLS}}", style)

    def _results_of(self, strategy: Strategy) -> Results:
        return self._results_by_name.get(strategy.name.casefold(), NO_RESULTS)

    def _column_names(self, heading_cells: int) -> str:
        """Return the names of the columns, to show right of the first heading."""
        if not self._has_drop or self.discreet:
            return ""
        room = self._row_cells - DROP_CELLS - heading_cells
        counted = f"{words.TRIED}  " * self._has_tried + words.DID_NOT_USE
        return f"{counted:>{room}}   {words.TYPICAL_DROP}"

    @property
    def _row_cells(self) -> int:
        return max(MIN_ROW_CELLS, self.query_one(StrategyList).scrollable_content_region.width - 1)

    @property
    def _has_drop(self) -> bool:
        return self._row_cells >= DROP_MIN_ROW_CELLS

    @property
    def _has_tried(self) -> bool:
        return self._row_cells >= TRIED_MIN_ROW_CELLS

    def _strategy_label(self, strategy: Strategy) -> str:
        masked = self.discreet and has_own_words(strategy)
        return words_or_mask(one_line(strategy.name), masked=masked)

    @on(StrategyList.Resized)
    def _fit_rows(self) -> None:
        self._fill()

    def _matches_search(self, strategy: Strategy) -> bool:
        """Return whether a strategy contains all typed words."""
        said = (strategy.name, words.CATEGORIES[strategy.category], strategy.when, *strategy.steps)
        text = "\n".join(said).casefold()
        return all(word in text for word in self._typed.casefold().split())

    @property
    def _current(self) -> Strategy | None:
        option = self.query_one(StrategyList).highlighted_option
        return self._all.get(option.id or "") if option else None

    def text_to_copy(self) -> str:
        one = self._current
        return "\n".join((one.name, *one.steps)) if one else ""

    # The strategy under the cursor

    @on(OptionList.OptionHighlighted)
    def show_current(self) -> None:
        if not self.query(StrategyPane):
            return  # the app is closing
        one = self._current
        self.query_one("#right").set_class(one is None, "-empty")
        if one is None:
            self._return_to_list()
            return
        if one.stable_id != self._opened_id:
            self._opened_id = ""
        covered = self.discreet and not self._opened_id
        masked = covered and has_own_words(one)
        self.query_one("#right", Pane).set_title(words_or_mask(one_line(one.name), masked=masked))
        self.query_one("#kind", Static).update(
            safe_content(words.strategy_kind(one, own=has_own_words(one)))
        )
        shown = None if covered else one
        self.query_one(StrategyPane).show_strategy(shown, self._results_of(one))
        self.query_one("#covered").display = covered
        self.query_one("#reading", ScrollPage).scroll_home(animate=False)
        self.query_one(KeyFooter).refresh()
        named = ((ACTIONS[one], name) for one, name in IN_PANE.items())
        self.query_one("#right", Pane).set_keys(named)

    @on(OptionList.OptionSelected)
    def open_current(self) -> None:
        """Focus the strategy, and on a narrow screen show only it."""
        one = self._current
        self._opened_id = one.stable_id if one else ""
        self.add_class("-reading")
        self.query_one("#reading").focus()
        self.show_current()

    def step_back(self) -> None:
        """Go back one step: from the strategy to the list, then from search results to all."""
        if self.has_class("-reading"):
            self._return_to_list()
            self._opened_id = ""
            self.show_current()
        elif self._typed:
            self.action_end_find()

    def _return_to_list(self) -> None:
        if self.has_class("-reading"):
            self.remove_class("-reading")
            self.query_one(StrategyList).focus()

    # Searching

    def action_find(self) -> None:
        self.remove_class("-reading")
        self.add_class("-finding")
        # Focus at once: the next key belongs in this field.
        self.set_focus(self.query_one(FindLine))

    @on(Input.Changed, "#finding")
    def update_search(self, event: Input.Changed) -> None:
        self._typed = event.value
        self._fill()
        self.show_current()

    @on(Input.Submitted, "#finding")
    def action_to_list(self) -> None:
        if not self._typed.strip():
            self.action_end_find()
        elif self._current:
            self.query_one(StrategyList).focus()

    def action_end_find(self) -> None:
        """Show all again, and stay on the selected one."""
        self.remove_class("-finding")
        self._typed = ""
        with self.prevent(Input.Changed):
            self.query_one(FindLine).value = ""
        self._fill()
        self.show_current()
        self.query_one(StrategyList).focus()

    def action_start(self) -> None:
        if self._current is not None:
            from recovery_journal.tui.strategies.run import make_run_screen

            self.app.push_screen(make_run_screen(self.app, self._current))

    # Changing

    def action_add(self) -> None:
        self.app.push_screen(StrategyDialog(self.journal), self._strategy_saved)

    def action_edit(self) -> None:
        one = self._current
        if one is not None:
            dialog = StrategyDialog(self.journal, one)
            self.app.push_screen(dialog, partial(self._strategy_saved, was=one))

    def action_favourite(self) -> None:
        if self._current is not None:
            self._favour(self._current)

    def _favour(self, one: Strategy) -> None:
        favourite = not one.favourite
        try:
            saved = self.journal.strategies.favour(one, favourite=favourite)
        except Busy:
            self.show_status(TRYING_AGAIN)
            self.set_timer(RETRY_SECONDS, partial(self._favour, one))
        except JournalError as error:
            self.show_status(str(error))
        else:
            app = self.app
            app.show_status(words.favoured(app.describe(saved), favourite=favourite), undo=True)
            self.reload()

    def _strategy_saved(self, saved: Strategy | None, was: Strategy | None = None) -> None:
        if saved is None:
            return
        app = self.app
        if saved == was:
            app.show_status(UNCHANGED)
            return
        app.show_status(words.strategy_saved(app.describe(saved)), undo=True)
        if not self._matches_search(saved):
            self.action_end_find()
        self.reload()
        self._go_to(saved)

    def _go_to(self, one: Strategy) -> None:
        names = self.query_one(StrategyList)
        listed = [option.id for option in names.options]
        if one.stable_id in listed:
            names.highlighted = listed.index(one.stable_id)
