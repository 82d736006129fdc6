"""The actions of My things, of the lists it leads to, and of the dialogs."""

from recovery_journal.tui.actions.action import Action

MINE = (
    Action(
        id="add_tracker",
        keys="a",
        title="Add a tracker",
        does="screen.add",
        help="Something to count.",
        footer="add a tracker",
        words="new count",
        twin="tracker add",
    ),
    Action(
        id="archive_tracker",
        keys="x",
        title="Stop showing a tracker",
        does="screen.archive",
        help="It leaves Today and is never forgotten; the same key brings it back.",
        footer="stop showing",
        words="archive hide",
        twin="tracker archive",
    ),
)
SHELF = (
    Action(
        id="shelf_add",
        keys="a",
        title="Add one to the list",
        does="screen.add",
        help="A reason, a letter, a plan, a person.",
        footer="add",
        words="new",
    ),
    Action(
        id="shelf_remove",
        keys="d,delete",
        title="Remove one from the list",
        does="screen.remove",
        help="It lies in the trash for 30 days.",
        footer="remove",
        words="delete trash",
    ),
    Action(
        id="shelf_up",
        keys="shift+up,K",
        title="Move up",
        does="screen.move(-1)",
        help="Puts what is under the cursor before the one above it.",
        footer="move up",
        words="order",
    ),
    Action(
        id="shelf_down",
        keys="shift+down,J",
        title="Move down",
        does="screen.move(1)",
        help="Puts what is under the cursor behind the one below it.",
        footer="move down",
        words="order",
    ),
)
DIALOG = (
    Action(
        id="more",
        keys="f8",
        title="More or less to fill in",
        does="screen.more",
        help="Shows the fields that can wait, or puts them away; what they hold stays.",
        words="fields details",
    ),
)
