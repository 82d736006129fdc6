"""Every action, in the groups of the page of keys, each with what leads to where it works."""

from functools import cache
from typing import NamedTuple

from recovery_journal.tui.actions.action import Action
from recovery_journal.tui.actions.actions import (
    BACK,
    CIRCLE,
    CODES,
    DIALOG,
    EVERY_PLACE,
    GLOBAL,
    INSIGHTS,
    JOURNAL,
    LOG_ENTRY,
    NOW,
    PLACES,
    PRACTICE,
    RIGHT_NOW,
    SHARE_PAGE,
    STRATEGIES,
    STRATEGY_RUN,
    TODAY,
    TOOLKIT,
    TOOLKIT_LIST,
    TRASH,
)


class ActionGroup(NamedTuple):
    title: str
    actions: tuple[Action, ...]
    way: str = ""
    """The id of the action that leads to where they work; empty if none does."""


GROUPS = (
    ActionGroup("Everywhere, also while typing", GLOBAL),
    ActionGroup("Places", PLACES),
    ActionGroup("Log", LOG_ENTRY),
    ActionGroup("On Today", (*PRACTICE, *TODAY), "today"),
    ActionGroup("Anywhere", EVERY_PLACE, "today"),
    ActionGroup("In the journal", JOURNAL, "journal"),
    ActionGroup("In the strategies", STRATEGIES, "strategies"),
    ActionGroup("In the circle", CIRCLE, "circle"),
    ActionGroup("In the insights", INSIGHTS, "insights"),
    ActionGroup("On a page for someone", SHARE_PAGE, "prepare_page"),
    ActionGroup("In Right now", (*RIGHT_NOW, *CODES), NOW.id),
    ActionGroup("In the timer, and step by step", STRATEGY_RUN, "strategies"),
    ActionGroup("In My things", TOOLKIT, "things"),
    ActionGroup("In the lists of My things", TOOLKIT_LIST, "things"),
    ActionGroup("In the trash", TRASH, "things"),
    ActionGroup("In dialogs", DIALOG),
    ActionGroup("Back", BACK),
)


@cache
def actions_by_id() -> dict[str, Action]:
    """Return every action by id; a screen's variant of an action gives way to the general one."""
    return {action.id: action for group in reversed(GROUPS) for action in group.actions}
