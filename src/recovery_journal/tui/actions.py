"""Every action is declared once, here; keys, footer, palette and the page of keys follow."""

from dataclasses import dataclass

from textual.binding import Binding, BindingType


@dataclass(frozen=True, slots=True)
class Action:
    """One thing a person can do on a screen."""

    id: str
    """How the person's own key settings name it."""
    keys: str
    """The keys it has unless the person chose others, separated by commas."""
    title: str
    """What the palette and the page of keys call it."""
    does: str
    """The action of Textual that carries it out."""
    help: str
    """One sentence about it."""
    footer: str = ""
    """Its name in the footer; without one it is not there."""
    priority: bool = False
    """It works everywhere, also while typing."""
    words: str = ""
    """What else a person might call it, for the palette."""
    twin: str = ""
    """The command that does the same."""


EVERYWHERE = (
    Action(
        id="now",
        keys="f2,ctrl+g",
        title="Help me now",
        does="app.now",
        help="Help lines, people and three things to do, from wherever you are.",
        priority=True,
        words="sos crisis emergency panic urge relapse slip lapse help overdose suicide",
        twin="now",
    ),
    Action(
        id="hide",
        keys="f4,ctrl+l",
        title="Hide the screen",
        does="app.hide",
        help="Shows an empty screen at once; the same key brings this one back.",
        priority=True,
        words="boss blank lock privacy discreet",
    ),
    Action(
        id="palette",
        keys="ctrl+p",
        title="Find an action",
        does="app.command_palette",
        help="Find anything by its name.",
        priority=True,
    ),
)
PLACES = (
    Action(
        id="today",
        keys="1",
        title="Today",
        does="app.go('today')",
        help="How far you have come, and what is there today.",
        words="home counter days milestones",
        twin="status",
    ),
    Action(
        id="journal",
        keys="2",
        title="Journal",
        does="app.go('journal')",
        help="Everything you wrote down, newest first.",
        words="entries list history diary",
        twin="list",
    ),
    Action(
        id="strategies",
        keys="3",
        title="Strategies",
        does="app.go('strategies')",
        help="Things to do when it is hard.",
        words="coping skills tools library breathing",
        twin="strategy list",
    ),
    Action(
        id="insights",
        keys="5",
        title="Insights",
        does="app.go('insights')",
        help="What your own entries show, each with its count.",
        words="charts trends statistics patterns graph triggers",
        twin="insights",
    ),
)
LOGGING = (
    Action(
        id="craving",
        keys="c",
        title="Log a craving",
        does="app.log('craving')",
        help="One number, then enter; the rest can wait.",
        footer="craving",
        words="urge trigger want",
        twin="craving",
    ),
    Action(
        id="mood",
        keys="m",
        title="Log a mood",
        does="app.log('mood')",
        help="How you are, from 1 to 5.",
        footer="mood",
        words="feeling sleep energy",
        twin="mood",
    ),
    Action(
        id="note",
        keys="n",
        title="Write a note",
        does="app.log('note')",
        help="Your own words, about anything.",
        footer="note",
        words="write diary journal entry",
        twin="note",
    ),
    Action(
        id="used",
        keys="r",
        title="I used",
        does="app.log('use')",
        help="Write down a return to use. Your total stays.",
        words="relapse slip lapse drank smoked gambled drunk return again",
        twin="used",
    ),
)
ANYWHERE = (
    Action(
        id="help_now",
        keys="exclamation_mark",
        title="Help me now",
        does="app.now",
        help="The same as f2, one key less to find.",
        footer="help now",
    ),
    Action(
        id="search",
        keys="slash",
        title="Search",
        does="app.search",
        help="Find words in what you wrote.",
        footer="search",
        words="find",
        twin="search",
    ),
    Action(
        id="undo",
        keys="u",
        title="Undo",
        does="app.undo",
        help="Take back the last thing that was saved.",
        words="back revert",
        twin="undo",
    ),
    Action(
        id="things",
        keys="comma",
        title="My things",
        does="app.things",
        help="Trackers and settings.",
        words="settings trackers options region theme preferences tracker add",
        twin="tracker list",
    ),
    Action(
        id="discreet",
        keys="f3",
        title="Discreet mode",
        does="app.discreet",
        help="Letters for trackers and dots for words until you open them.",
        words="privacy mask hide",
    ),
    Action(
        id="theme",
        keys="f6",
        title="Dusk or dawn",
        does="app.other_theme",
        help="Changes between the dark and the light theme.",
        words="theme dark light colour color",
    ),
    Action(
        id="keys",
        keys="question_mark",
        title="All keys",
        does="app.keys",
        help="This page.",
        footer="all keys",
        words="help shortcuts bindings",
        twin="--help",
    ),
    Action(
        id="quit",
        keys="q",
        title="Quit",
        does="app.quit",
        help="Everything is saved already.",
        words="exit close leave",
    ),
)
JOURNAL = (
    Action(
        id="edit",
        keys="e",
        title="Edit the entry",
        does="screen.edit",
        help="Change what you wrote.",
        words="change correct",
        twin="edit",
    ),
    Action(
        id="trash",
        keys="d,delete",
        title="Move to the trash",
        does="screen.trash",
        help="It stays there for 30 days; in the trash the same key brings it back.",
        words="delete remove restore bring back",
        twin="delete",
    ),
    Action(
        id="private",
        keys="p",
        title="Private or shareable",
        does="screen.private",
        help="Private entries stay out of every page you hand on.",
        words="share",
        twin="edit",
    ),
    Action(
        id="keep",
        keys="asterisk",
        title="Keep for me",
        does="screen.keep",
        help="These words may come back to you on Today.",
        words="star favourite",
        twin="edit",
    ),
    Action(
        id="go_to_date",
        keys="o",
        title="Go to a date",
        does="screen.go_to_date",
        help="A date, or 1y for a year ago today.",
        words="jump calendar day",
        twin="list",
    ),
    Action(
        id="filter",
        keys="f",
        title="Show only some",
        does="screen.filter",
        help="Only cravings, only one tracker, the trash, and so on.",
        words="filter kind tracker trash only",
        twin="list",
    ),
    Action(
        id="back",
        keys="escape",
        title="Back to all entries",
        does="screen.back",
        help="From the entry to the list, and from some entries to all.",
        words="everything leave",
        twin="list",
    ),
)
STRATEGIES = (
    Action(
        id="add_strategy",
        keys="a",
        title="Add a strategy",
        does="screen.add",
        help="Something that does you good.",
        words="own new",
        twin="strategy add",
    ),
    Action(
        id="edit_strategy",
        keys="e",
        title="Edit the strategy",
        does="screen.edit",
        help="Put it in your own words.",
        words="change",
        twin="strategy edit",
    ),
    Action(
        id="favourite",
        keys="f,asterisk",
        title="Favourite",
        does="screen.favourite",
        help="Favourites come first.",
        words="star",
        twin="strategy edit",
    ),
    Action(
        id="search",
        keys="slash",
        title="Find a strategy",
        does="screen.find",
        help="Here the same key shows the strategies that have the words you type.",
        footer="search",
        words="filter",
        twin="strategy list",
    ),
)
RIGHT_NOW = (
    *(
        Action(
            id=f"way_{number}",
            keys=str(number),
            title=title,
            does=f"screen.way({number})",
            help="Shows its steps; the same key closes them.",
            twin="now",
        )
        for number, title in enumerate(("A person", "A way out", "For your body"), 1)
    ),
    Action(
        id="country",
        keys="comma",
        title="Another country",
        does="screen.country",
        help="Shows the numbers of another country.",
        words="region numbers lines",
        twin="now",
    ),
)
BACK = (
    Action(
        id="back",
        keys="escape",
        title="Back",
        does="screen.back",
        help="Closes what is open, and leads back to exactly what was there.",
        words="close leave",
    ),
)
GROUPS = {
    "Everywhere, also while typing": EVERYWHERE,
    "Places": PLACES,
    "Write down": LOGGING,
    "Anywhere": ANYWHERE,
    "In the journal": JOURNAL,
    "In the strategies": STRATEGIES,
    "In Right now": RIGHT_NOW,
    "Back": BACK,
}


def bindings(*groups: tuple[Action, ...]) -> list[BindingType]:
    """The key bindings of groups of actions."""
    return [
        Binding(
            action.keys,
            action.does,
            action.footer or action.title,
            show=bool(action.footer),
            priority=action.priority,
            tooltip=action.help,
            id=action.id,
        )
        for group in groups
        for action in group
    ]
