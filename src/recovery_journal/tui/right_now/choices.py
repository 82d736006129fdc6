"""The widgets of Right now: four choices that expand in place, strategies, help lines."""

from collections.abc import Iterable, Iterator

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.events import Click
from textual.widget import Widget
from textual.widgets import Static

from recovery_journal import clock
from recovery_journal.charts.digits import half_number
from recovery_journal.domain.circle import Person
from recovery_journal.domain.dataclass import replace
from recovery_journal.domain.strategies.suggestions import Suggestion
from recovery_journal.text import one_line
from recovery_journal.tui.actions.actions import RIGHT_NOW
from recovery_journal.tui.text.literal import safe_content, stacked
from recovery_journal.tui.text.masking import person_name, strategy_name
from recovery_journal.tui.textual_internals import is_leaving
from recovery_journal.tui.widgets.key_hint import KeyHint
from recovery_journal.tui.widgets.large_number import LargeNumber
from recovery_journal.tui.widgets.pane import Pane
from recovery_journal.tui.widgets.scroll_page import ScrollPage
from recovery_journal.words import right_now
from recovery_journal.words.data import emergencies
from recovery_journal.words.data.helplines import HelpLine, Region
from recovery_journal.words.data.strategy_library import has_own_words
from recovery_journal.words.helpline_choice import crisis_line, lines_in_order

ACTIONS = {action.id: action for action in RIGHT_NOW}


class Choice(Vertical):
    """One of the four choices; its number or a click expands and collapses it."""

    def __init__(
        self,
        number: int,
        title: str,
        says: str,
        inside: Iterable[Widget],
        *,
        needed: bool = False,
    ) -> None:
        """Make it closed; what it says is shown on a narrow screen too if it's `needed`."""
        super().__init__(classes="-needed" * needed)
        self.number = number
        self._title = title
        self._says = says
        self._inside = inside

    def compose(self) -> ComposeResult:
        yield numbered_line(self.number, self._title, safe_content(one_line(self._says)))
        yield Vertical(*self._inside, classes="inside")

    def on_resize(self) -> None:
        """Scroll what was opened into view, at least its first line."""
        if self.has_class("-open"):
            page = self.query_ancestor(ScrollPage)
            self.scroll_visible(animate=False, top=self.size.height > page.size.height)

    async def on_click(self, event: Click) -> None:
        event.stop()
        await self.run_action(f"screen.choose({self.number})")


class SuggestionLine(Vertical):
    """A strategy; its number or a click starts it."""

    def __init__(self, number: int, name: str, why: str, *, counted: bool) -> None:
        super().__init__(classes="-counted" * counted)
        self.number = number
        self._title = name
        self._why = why

    def compose(self) -> ComposeResult:
        yield numbered_line(self.number, self._title, safe_content(one_line(self._why)))

    async def on_click(self, event: Click) -> None:
        event.stop()
        await self.run_action(f"screen.begin({self.number})")


class PersonPanel(Vertical):
    """One person at a time: how to reach them, and what to say."""

    def __init__(self, people: tuple[Person, ...], *, discreet: bool) -> None:
        super().__init__()
        self._people = people
        self._discreet = discreet
        self._at = 0

    @property
    def person(self) -> Person:
        return self._people[self._at]

    def compose(self) -> ComposeResult:
        yield Static(id="who")
        yield LargeNumber(id="large")
        yield Static(id="reach")
        yield Static(safe_content(right_now.TO_SAY), classes="muted above")
        yield Static(stacked(*(safe_content(f"“{sentence}”") for sentence in right_now.TO_SEND)))
        with Horizontal(classes="keys"):
            if len(self._people) > 1:
                yield KeyHint(ACTIONS["next_person"], "someone else")
            yield KeyHint(ACTIONS["code"], "code to dial", id="code")

    def on_mount(self) -> None:
        """Show the first person, unless the screen was closed before it was mounted."""
        if not is_leaving(self):
            self._show()

    def show_next(self) -> None:
        """Show the next person, wrapping around."""
        self._at = (self._at + 1) % len(self._people)
        self._show()

    def _show(self) -> None:
        one = self.person
        name = safe_content(person_name(one.name, masked=self._discreet), "bold")
        open_words = replace(one, role="other", good_times="") if self._discreet else one
        said = safe_content(f"  {one_line(right_now.person_details(open_words))}".rstrip())
        self.query_one("#who", Static).update(name + said)
        number = one.number if half_number(one.number) else one.number_to_dial
        self.query_one("#large", LargeNumber).show_number(number)
        reach = self.query_one("#reach", Static)
        ways = "\n".join(filter(None, (one.number, one.other_ways)))
        reach.update(safe_content(ways, "bold $primary"))
        reach.display = bool(ways)
        self.query_one("#code").display = bool(one.number_to_dial)


class HelpLinePanel(Vertical):
    """A help line: name, hours, cost, and the number, large if there is room."""

    def __init__(self, line: HelpLine) -> None:
        super().__init__()
        self._line = line

    def compose(self) -> ComposeResult:
        line = self._line
        yield Static(safe_content(line.name, "bold") + safe_content(f"  {line.terms()}"))
        yield LargeNumber(line.number)
        yield Horizontal(
            Static(safe_content(line.reach()), classes="reach"),
            Static(safe_content(line.source_line()), classes="source"),
            classes="ways",
        )


def numbered_line(number: int, title: str, says: Content) -> Widget:
    """Return a line with the number to press, a title, and text beside or below it."""
    name = safe_content(f"{number}", "bold $primary") + safe_content(f"  {one_line(title)}", "bold")
    return Horizontal(Static(name, classes="name"), Static(says, classes="says"), classes="way")


def person_choice(people: tuple[Person, ...], *, discreet: bool) -> Choice:
    """The first choice: the first of the user's own people, or anybody."""
    choice = right_now.WAYS_ON[0]
    if not people:
        return Choice(1, choice.title, choice.text, ())
    first = people[0]
    name = person_name(first.name, masked=discreet)
    if discreet or not first.number:
        reach = "" if discreet else first.other_ways
        return Choice(1, choice.title, "  ".join(filter(None, (name, reach))), (), needed=True)
    hours = right_now.person_details(replace(first, role="other"))
    reach = " · ".join(filter(None, (first.number, hours)))
    return Choice(1, right_now.call(name), reach, (), needed=True)


def call_pane(people: tuple[Person, ...], region: Region, *, discreet: bool) -> Pane:
    """The user's own people, or help lines if there are none; the first choice opens it.

    Beside the choices, it is open if it shows anybody who isn't hidden.
    """
    inside: list[Widget]
    if people:
        inside = [PersonPanel(people, discreet=discreet)]
    else:
        inside = [Static(safe_content(right_now.NOBODY_YET)), HelpLinePanel(crisis_line(region))]
        inside.append(Horizontal(KeyHint(ACTIONS["code"], "code to dial"), classes="keys"))
        inside += [Static(safe_content(right_now.MEETINGS_FOUND), classes="above")]
        inside.append(meeting_finders())
    closed = discreet or not people
    return Pane(*inside, title=right_now.CALL_OR_TEXT, id="call", classes="-closed" * closed)


def leave_choice() -> Choice:
    """The second choice: leave this place."""
    choice = right_now.WAYS_ON[1]
    inside = (
        Static(safe_content(right_now.LEAVE), classes="again"),
        Static(safe_content(right_now.LEAVE_SAYING)),
        Static(safe_content(right_now.LEAVE_THEN)),
    )
    return Choice(2, choice.title, choice.text, inside, needed=True)


def breathing_choice() -> Choice:
    """The third choice: opens the breathing timer."""
    choice = right_now.WAYS_ON[2]
    return Choice(3, choice.title, choice.text, ())


def body_choice(region: Region, kinds: tuple[str, ...]) -> Choice:
    """The fourth choice: the emergency number, and all emergencies step by step."""
    choice = right_now.WAYS_ON[3]
    inside: list[Widget] = [Static(safe_content(right_now.BODY_TITLE))]
    inside.append(LargeNumber(region.emergency))
    inside.append(Static(safe_content(right_now.emergency(region), "bold $primary")))
    for one in emergencies.in_order(kinds):
        signs, steps = emergencies.signs_line(one), emergencies.steps(one, region.emergency)
        inside.append(_titled(one.title, signs, *steps, *(fact.text for fact in one.notes)))
    inside.append(Static(safe_content(right_now.BODY_UNSURE), classes="above"))
    inside.append(_titled(right_now.ALSO_KNOW, *(fact.text for fact in emergencies.ALSO_KNOW)))
    return Choice(4, choice.title, choice.text, inside)


def _titled(title: str, *lines: str) -> Static:
    return Static(stacked(safe_content(title, "bold"), *map(safe_content, lines)), classes="above")


def help_line_widgets(region: Region, *, guessed: str) -> Iterator[Widget]:
    """Yield the region's help lines and where to find meetings."""
    yield Static(safe_content(right_now.region_label(region, guessed=guessed)), classes="heading")
    yield Static(safe_content(right_now.emergency(region)))
    yield from (HelpLinePanel(line) for line in lines_in_order(region, clock.now()))
    yield Horizontal(KeyHint(ACTIONS["code"], "codes to dial"), classes="keys")
    yield Static(safe_content(right_now.HOW_CHECKED), classes="muted above checked")
    yield Static(safe_content(right_now.MEETINGS_FOUND), classes="heading")
    yield meeting_finders()
    yield Static(safe_content(right_now.NOBODY_WATCHES), classes="muted above")


def meeting_finders() -> Static:
    lines = (
        safe_content(f"{line.name}  ") + safe_content(line.number, "bold")
        for line in right_now.meeting_finders()
    )
    return Static(stacked(*lines))


def suggestion_lines(
    suggestions: Iterable[Suggestion], why: Iterable[str], *, discreet: bool
) -> Iterator[Widget]:
    """Yield strategies, numbered after the choices; past results come with their counts."""
    first = len(right_now.WAYS_ON) + 1
    for number, (one, counted) in enumerate(zip(suggestions, why, strict=True), first):
        own = has_own_words(one.strategy)
        when = "" if discreet and own else one.strategy.when
        name = strategy_name(one.strategy, masked=discreet)
        yield SuggestionLine(number, name, counted or when, counted=bool(counted))
