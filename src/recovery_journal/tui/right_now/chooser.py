"""The lists that take the place of Right now's page: countries, and all strategies."""

from collections.abc import Callable, Iterable, Sequence

from recovery_journal.domain.strategies.strategy import CATEGORIES, Strategy
from recovery_journal.tui.text.masking import strategy_name
from recovery_journal.tui.widgets.find_list import FindList, Named, TypedLine
from recovery_journal.tui.widgets.pane import Pane
from recovery_journal.words import right_now, strategies
from recovery_journal.words.helpline_choice import regions_named


class Chooser(Pane):
    """One list at a time; its title asks what to choose."""

    def __init__(self) -> None:
        super().__init__(FindList(id="offered"), TypedLine(), id="chooser")

    def offer(
        self, question: str, options: Sequence[Named], find: Callable[[str], list[Named]]
    ) -> None:
        """Show these options; `find` returns those that fit what is typed."""
        self.set_title(question)
        offered = self.query_one(FindList)
        offered.offer(options, find)
        offered.focus()
        self.query_one(TypedLine).show_typed("")

    def on_find_list_typed(self, event: FindList.Typed) -> None:
        self.query_one(TypedLine).show_typed(event.text)


def name_countries() -> list[Named]:
    named = [(region.name, region.code) for region in regions_named("")]
    return [(right_now.REGION_FROM_TIME_ZONE, ""), *named]


def name_strategies(
    offered: Iterable[Strategy], intensity: int | None, *, discreet: bool
) -> list[Named]:
    """Name the strategies that suit an intensity, if it's known, below their categories."""
    suiting = [one for one in offered if intensity is None or one.suits(intensity)]
    named: list[Named] = []
    for category in CATEGORIES:
        fitting = [one for one in suiting if one.category == category]
        if fitting:
            named.append((strategies.CATEGORIES[category], None))
        named += [(f"  {strategy_name(one, masked=discreet)}", one.stable_id) for one in fitting]
    return named
