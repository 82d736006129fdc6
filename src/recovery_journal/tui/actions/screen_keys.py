"""The actions of each screen, for its bindings and for checking the user's own keys."""

from textual.binding import BindingType

from recovery_journal.domain.dataclass import dataclass, replace
from recovery_journal.tui.actions.action import Action, bindings
from recovery_journal.tui.actions.actions import (
    ALL_KEYS,
    BACK,
    CIRCLE,
    CODES,
    COPY,
    DIALOG,
    DISCREET,
    EVERY_PLACE,
    GLOBAL,
    GO_BACK,
    HELP_NOW,
    INSIGHTS,
    JOURNAL,
    LOG_ENTRY,
    PLACES,
    PRACTICE,
    QUIT,
    RIGHT_NOW,
    SHARE_PAGE,
    STRATEGIES,
    STRATEGY_RUN,
    THEME,
    TODAY,
    TOOLKIT,
    TOOLKIT_LIST,
    TRASH,
    UNDO,
)


@dataclass(frozen=True, slots=True)
class ScreenKeys:
    """The actions of one screen, or of a base class of screens."""

    actions: tuple[Action, ...]
    base: "ScreenKeys | None" = None
    """Where inherited actions come from: a base class, or the app."""

    @property
    def bindings(self) -> list[BindingType]:
        return bindings(self.actions)

    @property
    def all_actions(self) -> tuple[Action, ...]:
        """Return every action whose keys work there, including inherited ones."""
        return (*(self.base.all_actions if self.base else ()), *self.actions)


LEAVE = replace(GO_BACK, keys="escape,q", textual_action="screen.leave", footer="back")
CLOSE = tuple(
    replace(action, title=GO_BACK.title, textual_action=GO_BACK.textual_action, footer="")
    for action in (ALL_KEYS, QUIT)
)
"""On the page of keys, the key that opened it and the one that leaves a place close it."""
FIND_KEY = next(
    replace(action, title="Find a key", footer="") for action in STRATEGIES if action.id == "search"
)
"""There, the key of a search finds a key."""

EVERYWHERE = ScreenKeys(GLOBAL)
PLACE = ScreenKeys((*PLACES, *LOG_ENTRY, *EVERY_PLACE, *BACK), EVERYWHERE)
TODAY_PLACE = ScreenKeys((*PRACTICE, *TODAY), PLACE)
JOURNAL_PLACE = ScreenKeys(JOURNAL, PLACE)
STRATEGIES_PLACE = ScreenKeys(STRATEGIES, PLACE)
CIRCLE_PLACE = ScreenKeys(CIRCLE, PLACE)
INSIGHTS_PLACE = ScreenKeys(INSIGHTS, PLACE)
SHARING = ScreenKeys((HELP_NOW, *SHARE_PAGE, *BACK), EVERYWHERE)
RIGHT_NOW_SCREEN = ScreenKeys((*RIGHT_NOW, COPY, *BACK), EVERYWHERE)
CODES_SCREEN = ScreenKeys((*CODES, COPY, *BACK), EVERYWHERE)
STRATEGY_RUN_SCREEN = ScreenKeys((*STRATEGY_RUN, *BACK), EVERYWHERE)
TOOLKIT_SCREEN = ScreenKeys((HELP_NOW, DISCREET, THEME, *TOOLKIT, LEAVE), EVERYWHERE)
RECORD_LIST = ScreenKeys((HELP_NOW, *TOOLKIT_LIST, COPY, LEAVE), EVERYWHERE)
TRASH_SCREEN = ScreenKeys((HELP_NOW, *TRASH, LEAVE), EVERYWHERE)
AFTER_CRAVING = ScreenKeys((HELP_NOW, replace(UNDO, textual_action="screen.undo")), EVERYWHERE)
ENTRY_DIALOG = ScreenKeys(DIALOG, EVERYWHERE)
KEY_HELP = ScreenKeys((*BACK, *CLOSE, FIND_KEY), EVERYWHERE)
TO_READ = ScreenKeys(BACK, EVERYWHERE)
NO_JOURNAL = ScreenKeys((HELP_NOW, QUIT), EVERYWHERE)
FIRST_START = ScreenKeys((HELP_NOW,), EVERYWHERE)
SCREENS = (
    *(PLACE, TODAY_PLACE, JOURNAL_PLACE, STRATEGIES_PLACE, CIRCLE_PLACE, INSIGHTS_PLACE),
    SHARING,
    *(RIGHT_NOW_SCREEN, CODES_SCREEN, STRATEGY_RUN_SCREEN, TOOLKIT_SCREEN, RECORD_LIST),
    TRASH_SCREEN,
    AFTER_CRAVING,
    *(ENTRY_DIALOG, KEY_HELP, TO_READ, NO_JOURNAL, FIRST_START),
)
