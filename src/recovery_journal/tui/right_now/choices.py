"""What Right now is made of: four choices that open in place, things to do, who answers."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.events import Click
from textual.widget import Widget
from textual.widgets import Digits, Static

from recovery_journal.domain.circle import Person
from recovery_journal.domain.strategies.ranking import Suggestion
from recovery_journal.domain.strategies.strategy import Strategy
from recovery_journal.text import one_line
from recovery_journal.tui.actions.actions import RIGHT_NOW
from recovery_journal.tui.text.literal import shown
from recovery_journal.tui.text.masking import initials
from recovery_journal.tui.widgets.key_hint import Hint
from recovery_journal.words import right_now, strategies
from recovery_journal.words.data import medical
from recovery_journal.words.data.helplines import CRISIS, SUBSTANCES, HelpLine, Region, anywhere
from recovery_journal.words.data.strategy_library import built_in

if TYPE_CHECKING:
    from recovery_journal.tui.right_now.screen import RightNow

ACTIONS = {action.id: action for action in RIGHT_NOW}
LARGE = frozenset("0123456789+-() ")
"""The signs that large type has."""
LONGEST = 20
"""So many signs of large type have room on a screen that is not narrow."""


class Choice(Vertical):
    """One of the four; its number or a click opens it, and closes it again."""

    def __init__(self, number: int, title: str, says: str, inside: Iterable[Widget]) -> None:
        super().__init__()
        self.number = number
        self._title = title
        self._says = says
        self._inside = inside

    def compose(self) -> ComposeResult:
        """Number, name and a few words; below them what it holds."""
        yield line_of(self.number, self._title, shown(one_line(self._says)))
        yield Vertical(*self._inside, classes="inside")

    def on_click(self, event: Click) -> None:
        """Open it, or close it again."""
        event.stop()
        cast("RightNow", self.screen).action_choose(self.number)


class Way(Vertical):
    """Something to do; its number or a click begins it."""

    def __init__(self, number: int, name: str, why: str, *, counted: bool) -> None:
        super().__init__(classes="-counted" * counted)
        self.number = number
        self._title = name
        self._why = why

    def compose(self) -> ComposeResult:
        """Number, name, and how it went before or when it fits."""
        yield line_of(self.number, self._title, shown(one_line(self._why)))

    def on_click(self, event: Click) -> None:
        """Begin it."""
        event.stop()
        cast("RightNow", self.screen).action_begin(self.number)


class Someone(Vertical):
    """One person at a time: how to reach them, and what to say."""

    def __init__(self, people: tuple[Person, ...], *, discreet: bool) -> None:
        super().__init__()
        self._people = people
        self._discreet = discreet
        self._at = 0

    @property
    def person(self) -> Person:
        """Who is shown."""
        return self._people[self._at]

    def compose(self) -> ComposeResult:
        """Name, number in large type, other ways; three sentences; the keys."""
        yield Static(id="who")
        yield Digits(id="large")
        yield Static(id="reach")
        yield Static(shown(right_now.TO_SAY), classes="muted above")
        for sentence in right_now.TO_SEND:
            yield Static(shown(f"“{sentence}”"))
        with Horizontal(classes="keys"):
            if len(self._people) > 1:
                yield Hint(ACTIONS["next_person"], "someone else")
            yield Hint(ACTIONS["code"], "code to dial", id="code")

    def on_mount(self) -> None:
        """Show the first."""
        self._show()

    def next(self) -> None:
        """Show the next person, after the last the first."""
        self._at = (self._at + 1) % len(self._people)
        self._show()

    def _show(self) -> None:
        one = self.person
        name = shown(called(one, discreet=self._discreet), "bold")
        open_words = replace(one, role="other", good_times="") if self._discreet else one
        said = shown(f"  {one_line(right_now.person(open_words))}".rstrip())
        self.query_one("#who", Static).update(name + said)
        number = one.number if is_large(one.number) else one.dialled
        self.query_one("#large", Digits).update(number)
        self.query_one("#large").set_class(not 0 < len(number) <= LONGEST, "-none")
        reach = self.query_one("#reach", Static)
        ways = "\n".join(filter(None, (one.number, one.other_ways)))
        reach.update(shown(ways, "bold $primary"))
        reach.display = bool(ways)
        self.query_one("#code").display = bool(one.dialled)


class Answers(Vertical):
    """Somebody who answers: who, when, at what cost, and the number as large as there is room."""

    def __init__(self, line: HelpLine) -> None:
        super().__init__()
        self._line = line

    def compose(self) -> ComposeResult:
        """Name and hours, the number, how it was checked."""
        line = self._line
        yield Static(shown(line.name, "bold") + shown(f"  {line.terms()}"))
        if is_large(line.number):
            yield Digits(line.number)
        yield Static(shown(line.reach(), "bold $primary"))
        yield Static(shown(line.seen()), classes="muted")


def line_of(number: int, title: str, says: Content) -> Widget:
    """A number to press, what it leads to, and a few words that may be cut off."""
    name = shown(f"{number}", "bold $primary") + shown(f"  {one_line(title)}", "bold")
    return Horizontal(Static(name, classes="name"), Static(says, classes="says"), classes="way")


def person(people: tuple[Person, ...], region: Region, *, discreet: bool) -> Choice:
    """The first choice: one's own people, or who answers when there is nobody yet."""
    choice = right_now.CHOICES[0]
    if people:
        first = people[0]
        said = (called(first, discreet=discreet), first.number or first.other_ways)
        someone = Someone(people, discreet=discreet)
        return Choice(1, choice.title, "  ".join(filter(None, said)), [someone])
    crisis = region.lines_for(CRISIS) or anywhere().lines_for(CRISIS)
    inside: list[Widget] = [Static(shown(right_now.NOBODY_YET)), Answers(crisis[0])]
    inside += [Static(shown(right_now.MEETINGS_FOUND), classes="above"), *meetings()]
    return Choice(1, choice.title, choice.text, inside)


def room() -> Choice:
    """The second choice: away from here."""
    choice = right_now.CHOICES[1]
    inside = (
        Static(shown(right_now.LEAVE), classes="again"),
        Static(shown(right_now.LEAVE_SAYING)),
        Static(shown(right_now.LEAVE_THEN)),
    )
    return Choice(2, choice.title, choice.text, inside)


def breathing() -> Choice:
    """The third choice, which leads to the timer."""
    choice = right_now.CHOICES[2]
    return Choice(3, choice.title, choice.text, ())


def body(region: Region, kinds: tuple[str, ...]) -> Choice:
    """The fourth choice: the number to call, and signs of danger for what is tracked."""
    choice = right_now.CHOICES[3]
    inside: list[Widget] = [Static(shown(right_now.BODY_TITLE))]
    if is_large(region.emergency):
        inside.append(Digits(region.emergency))
    inside.append(Static(shown(right_now.emergency(region), "bold $primary")))
    for one in medical.for_kinds(kinds):
        inside.append(Static(shown(medical.signs(one, region.emergency)), classes="above"))
        inside += [Static(shown(fact.text)) for fact in one.what_to_do]
    inside.append(Static(shown(right_now.BODY_UNSURE), classes="above"))
    return Choice(4, choice.title, choice.text, inside)


def numbers(region: Region, *, guessed: bool) -> Iterator[Widget]:
    """Who answers: the region's lines, and where meetings are."""
    yield Static(shown(right_now.region_label(region, guessed=guessed)), classes="heading")
    if region.code:
        yield Static(shown(right_now.emergency(region)))
    crisis = region.lines_for(CRISIS) or anywhere().lines_for(CRISIS)
    lines = dict.fromkeys((*crisis, *region.lines_for(SUBSTANCES)))
    yield from (Answers(line) for line in lines)
    yield Static(shown(right_now.HOW_CHECKED), classes="muted above")
    yield Static(shown(right_now.MEETINGS_FOUND), classes="heading")
    yield from meetings()
    yield Static(shown(right_now.NOBODY_WATCHES), classes="muted above last")


def meetings() -> Iterator[Widget]:
    """Where meetings are found."""
    for line in right_now.meetings():
        yield Static(shown(f"{line.name}  ") + shown(line.number, "bold"))


def ways(
    suggestions: Iterable[Suggestion], why: Iterable[str], *, discreet: bool
) -> Iterator[Widget]:
    """Things to do, numbered on from the choices; what went well before is told with its count."""
    first = len(right_now.CHOICES) + 1
    for number, (one, counted) in enumerate(zip(suggestions, why, strict=True), first):
        own = is_own(one.strategy)
        when = "" if discreet and own else one.strategy.when
        name = strategy_name(one.strategy, discreet=discreet)
        yield Way(number, name, counted or when, counted=bool(counted))


def called(person: Person, *, discreet: bool) -> str:
    """The name of a person, or their initials."""
    return initials(person.name) if discreet else one_line(person.name)


def strategy_name(strategy: Strategy, *, discreet: bool) -> str:
    """The name of a strategy; in discreet mode the person's own words are no more than a kind."""
    if discreet and is_own(strategy):
        return strategies.CATEGORIES[strategy.category]
    return strategy.name


def is_own(strategy: Strategy) -> bool:
    """Whether the words of a strategy are the person's."""
    return all(
        (one.key, one.name, one.when) != (strategy.key, strategy.name, strategy.when)
        for one in built_in()
    )


def is_large(number: str) -> bool:
    """Whether a number can stand in large type as it is."""
    return bool(number) and not set(number) - LARGE
