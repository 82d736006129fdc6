"""The actions of My things, its lists, and dialogs."""

from recovery_journal.tui.actions.action import Action

TOOLKIT = (
    Action(
        id="add_tracker",
        keys="a",
        title="Add a tracker",
        textual_action="screen.add",
        help="Something to count.",
        footer="add a tracker",
        search_words="new count",
        cli_command="tracker add",
    ),
    Action(
        id="archive_tracker",
        keys="x",
        title="Stop showing a tracker",
        textual_action="screen.archive",
        help="Takes it off Today. Nothing is lost; the same key brings it back.",
        footer="stop showing",
        search_words="archive hide",
        cli_command="tracker archive",
    ),
    Action(
        id="import_file",
        keys="i",
        title="Import from another app",
        textual_action="screen.import",
        help="Shows what's in another app's file before anything is imported.",
        footer="import",
        search_words="daylio csv file bring move export merge machine sync",
        cli_command="import",
    ),
)
TOOLKIT_LIST = (
    Action(
        id="shelf_add",
        keys="a",
        title="Add one to the list",
        textual_action="screen.add",
        help="Adds a reason, a letter, a plan or a person.",
        footer="add",
        search_words="new",
    ),
    Action(
        id="shelf_remove",
        keys="d,delete",
        title="Remove one from the list",
        textual_action="screen.remove",
        help="It stays in the trash for 30 days.",
        footer="remove",
        search_words="delete trash",
    ),
    Action(
        id="shelf_up",
        keys="shift+up,K",
        title="Move up",
        textual_action="screen.move(-1)",
        help="Moves it up one place.",
        footer="move up",
        search_words="order",
    ),
    Action(
        id="shelf_down",
        keys="shift+down,J",
        title="Move down",
        textual_action="screen.move(1)",
        help="Moves it down one place.",
        footer="move down",
        search_words="order",
    ),
)
TRASH = (
    Action(
        id="restore_from_trash",
        keys="d",
        title="Restore it",
        textual_action="screen.restore",
        help="Puts it back where it was.",
        footer="restore",
        search_words="bring back undelete",
        cli_command="trash restore",
    ),
    Action(
        id="remove_for_good",
        keys="x",
        title="Remove it for good",
        textual_action="screen.erase",
        help="Asks first, as this can't be undone.",
        footer="remove for good",
        search_words="erase purge delete",
        cli_command="erase",
    ),
)
DIALOG = (
    Action(
        id="more",
        keys="f8",
        title="More or fewer fields",
        textual_action="screen.more",
        help="Shows the optional fields, or hides them; what's in them stays.",
        search_words="fields details",
    ),
)
