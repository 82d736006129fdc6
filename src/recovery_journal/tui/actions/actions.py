"""All general actions; bindings, footer, palette and the page of keys are derived from them."""

from recovery_journal.tui.actions.action import Action as Action
from recovery_journal.tui.actions.circle import CIRCLE as CIRCLE
from recovery_journal.tui.actions.insights import INSIGHTS as INSIGHTS
from recovery_journal.tui.actions.practice import PRACTICE as PRACTICE
from recovery_journal.tui.actions.right_now import CODES as CODES
from recovery_journal.tui.actions.right_now import RIGHT_NOW as RIGHT_NOW
from recovery_journal.tui.actions.right_now import STRATEGY_RUN as STRATEGY_RUN
from recovery_journal.tui.actions.right_now import TODAY as TODAY
from recovery_journal.tui.actions.sharing import COPY as COPY
from recovery_journal.tui.actions.sharing import PREPARE_PAGE as PREPARE_PAGE
from recovery_journal.tui.actions.sharing import SHARE_PAGE as SHARE_PAGE
from recovery_journal.tui.actions.toolkit import DIALOG as DIALOG
from recovery_journal.tui.actions.toolkit import TOOLKIT as TOOLKIT
from recovery_journal.tui.actions.toolkit import TOOLKIT_LIST as TOOLKIT_LIST
from recovery_journal.tui.actions.toolkit import TRASH as TRASH

NOW = Action(
    id="now",
    keys="f2,ctrl+g",
    title="Help me now",
    textual_action="app.now",
    help="Help lines, people and three things to do, from wherever you are.",
    priority=True,
    search_words="sos crisis emergency panic urge relapse slip lapse help overdose suicide",
    cli_command="now",
)
HIDE = Action(
    id="hide",
    keys="f4,ctrl+l",
    title="Hide the screen",
    textual_action="app.hide",
    help="Shows an empty screen at once; the same key brings this one back.",
    priority=True,
    search_words="boss blank lock privacy discreet",
)
LOCK = Action(
    id="lock",
    keys="f7,ctrl+t",
    title="Lock",
    textual_action="app.lock",
    help="Locks the journal; what you're writing is offered when you come back.",
    priority=True,
    search_words="passphrase password away leave privacy encrypted screen lock",
)
GLOBAL = (
    NOW,
    HIDE,
    LOCK,
    Action(
        id="palette",
        keys="ctrl+p",
        title="Find an action",
        textual_action="app.command_palette",
        help="Find anything by its name.",
        priority=True,
    ),
)
PLACES = (
    Action(
        id="today",
        keys="1",
        title="Today",
        textual_action="app.go('today')",
        help="How far you've come, and what's on today.",
        search_words="home counter days milestones",
        cli_command="status",
    ),
    Action(
        id="journal",
        keys="2",
        title="Journal",
        textual_action="app.go('journal')",
        help="Everything you logged, newest first.",
        search_words="entries list history diary",
        cli_command="list",
    ),
    Action(
        id="strategies",
        keys="3",
        title="Strategies",
        textual_action="app.go('strategies')",
        help="Things to do when it is hard.",
        search_words="coping skills tools library breathing",
        cli_command="strategy list",
    ),
    Action(
        id="circle",
        keys="4",
        title="Circle",
        textual_action="app.go('circle')",
        help="The people around you, meetings, promises and kind words.",
        search_words="people contacts sponsor meeting promise phone number call",
        cli_command="people list",
    ),
    Action(
        id="insights",
        keys="5",
        title="Insights",
        textual_action="app.go('insights')",
        help="Insights from your own entries, each with its count.",
        search_words="charts trends statistics patterns graph triggers",
        cli_command="insights",
    ),
)
MOOD = Action(
    id="mood",
    keys="m",
    title="Log a mood",
    textual_action="app.log('mood')",
    help="How you are, from 1 to 5.",
    footer="mood",
    search_words="feeling sleep energy",
    cli_command="mood",
)
LOG_ENTRY = (
    Action(
        id="craving",
        keys="c",
        title="Log a craving",
        textual_action="app.log('craving')",
        help="One number, then enter; the rest can wait.",
        footer="craving",
        search_words="urge trigger want",
        cli_command="craving",
        neutral_title="Check in",
    ),
    MOOD,
    Action(
        id="note",
        keys="n",
        title="Write a note",
        textual_action="app.log('note')",
        help="Your own words, about anything.",
        footer="note",
        search_words="write diary journal entry",
        cli_command="note",
    ),
    Action(
        id="used",
        keys="r",
        title="I used",
        textual_action="app.log('use')",
        help="Log that you used. Your total still counts.",
        search_words="relapse slip lapse drank smoked gambled drunk return again",
        cli_command="used",
        neutral_title="Update",
    ),
)
HELP_NOW = Action(
    id="help_now",
    keys="exclamation_mark",
    title="Help me now",
    textual_action="app.now",
    help="The same, on a key that's easy to find.",
    footer="help now",
)
UNDO = Action(
    id="undo",
    keys="u",
    title="Undo",
    textual_action="app.undo",
    help="Undo the last change.",
    search_words="back revert",
    cli_command="undo",
)
DISCREET = Action(
    id="discreet",
    keys="f3",
    title="Discreet mode",
    textual_action="app.discreet",
    help="Letters for trackers and dots for words until you open them.",
    search_words="privacy mask hide",
)
THEME = Action(
    id="theme",
    keys="f6",
    title="Dusk or dawn",
    textual_action="app.other_theme",
    help="Switches between the dark and the light theme.",
    search_words="theme dark light colour color",
)
ALL_KEYS = Action(
    id="keys",
    keys="question_mark",
    title="All keys",
    textual_action="app.keys",
    help="This page.",
    footer="all keys",
    search_words="help shortcuts bindings",
    cli_command="--help",
)
QUIT = Action(
    id="quit",
    keys="q",
    title="Quit",
    textual_action="app.quit",
    help="Everything is saved already.",
    search_words="exit close leave",
)
EVERY_PLACE = (
    HELP_NOW,
    Action(
        id="search",
        keys="slash",
        title="Search",
        textual_action="app.search",
        help="Find words in what you wrote.",
        footer="search",
        search_words="find",
        cli_command="search",
    ),
    UNDO,
    PREPARE_PAGE,
    Action(
        id="things",
        keys="comma",
        title="My things",
        textual_action="app.things",
        help="Trackers and settings.",
        search_words="settings trackers options region theme preferences tracker add",
        cli_command="tracker list",
    ),
    COPY,
    Action(
        id="maximize",
        keys="z",
        title="One pane, full screen",
        textual_action="screen.maximize_pane",
        help="Shows the pane you're in on the whole screen; press it again to go back.",
        search_words="maximise maximize zoom full large",
    ),
    DISCREET,
    THEME,
    ALL_KEYS,
    QUIT,
)
JOURNAL = (
    Action(
        id="edit",
        keys="e",
        title="Edit the entry",
        textual_action="screen.edit",
        help="Change what you wrote.",
        footer="edit",
        search_words="change correct",
        cli_command="edit",
    ),
    Action(
        id="trash",
        keys="d,delete",
        title="Move to the trash",
        textual_action="screen.trash",
        help="It stays there for 30 days; in the trash the same key brings it back.",
        footer="trash",
        search_words="delete remove restore bring back",
        cli_command="delete",
    ),
    Action(
        id="private",
        keys="p",
        title="Private or shareable",
        textual_action="screen.private",
        help="Private entries are never included on a page you share.",
        footer="private",
        search_words="share",
        cli_command="edit",
    ),
    Action(
        id="keep",
        keys="asterisk",
        title="Keep for me",
        textual_action="screen.keep",
        help="These words may come back to you on Today.",
        footer="keep",
        search_words="star favourite",
        cli_command="edit",
    ),
    Action(
        id="go_to_date",
        keys="o",
        title="Go to a date",
        textual_action="screen.go_to_date",
        help="A date, or 1y for a year ago today.",
        search_words="jump calendar day",
        cli_command="list",
    ),
    Action(
        id="filter",
        keys="f",
        title="Filter",
        textual_action="screen.filter",
        help="Only cravings, only one tracker, the trash, and so on.",
        search_words="filter kind tracker trash only",
        cli_command="list",
    ),
    Action(
        id="back",
        keys="escape",
        title="Back to all entries",
        textual_action="screen.back",
        help="Goes from an entry to the list, and from a filter to all entries.",
        search_words="everything leave",
        cli_command="list",
    ),
)
STRATEGIES = (
    Action(
        id="start_strategy",
        keys="s",
        title="Start it",
        textual_action="screen.start",
        help="Step by step, with its minutes as a timer; then how strong it is.",
        footer="start",
        search_words="begin use run timer guided",
        cli_command="strategy use",
    ),
    Action(
        id="add_strategy",
        keys="a",
        title="Add a strategy",
        textual_action="screen.add",
        help="Something that helps you.",
        footer="add",
        search_words="own new",
        cli_command="strategy add",
    ),
    Action(
        id="edit_strategy",
        keys="e",
        title="Edit the strategy",
        textual_action="screen.edit",
        help="Put it in your own words.",
        search_words="change",
        cli_command="strategy edit",
    ),
    Action(
        id="favourite",
        keys="f,asterisk",
        title="Favourite",
        textual_action="screen.favourite",
        help="Favourites come first.",
        footer="favourite",
        search_words="star",
        cli_command="strategy edit",
    ),
    Action(
        id="search",
        keys="slash",
        title="Find a strategy",
        textual_action="screen.find",
        help="Shows only the strategies that contain the words you type.",
        footer="search",
        search_words="filter",
        cli_command="strategy list",
    ),
)
GO_BACK = Action(
    id="back",
    keys="escape",
    title="Back",
    textual_action="screen.back",
    help="Closes what is open and returns to where you were.",
    search_words="close leave",
)
BACK = (GO_BACK,)
