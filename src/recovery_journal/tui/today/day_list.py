"""What is there today: what asks for an answer first, then the agenda."""

from collections.abc import Iterator

from rich.cells import cell_len
from textual import getters, on
from textual.content import Content
from textual.events import Click
from textual.style import Style
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from recovery_journal.tui.actions.action import Action
from recovery_journal.tui.actions.actions import HELP_NOW, LOG_ENTRY, MOOD
from recovery_journal.tui.host import Host
from recovery_journal.tui.text.literal import safe_content
from recovery_journal.tui.text.wrapping import wrap
from recovery_journal.tui.today.agenda import AgendaItem
from recovery_journal.tui.today.notices import NOTICE_ACTIONS, Notice
from recovery_journal.tui.widgets.key_hint import first_key, with_keys
from recovery_journal.tui.widgets.vim_list import VimList
from recovery_journal.words import today as words
from recovery_journal.words.practice import MOOD_LABEL

ASKS, OPEN, DONE = "?", "·", "✓"
SIGN_CELLS, GAP_CELLS = 2, 2
CLICK = "@click"
MAX_NAME_CELLS, MIN_DETAIL_CELLS, MIN_ROW_CELLS = 16, 12, 20

OFFERED = (
    AgendaItem(words.HELP, words.PEOPLE_AND_LINES, action=HELP_NOW),
    AgendaItem(words.CRAVING, words.ONE_NUMBER, action=LOG_ENTRY[0]),
    AgendaItem(MOOD_LABEL, words.ONE_TO_FIVE, action=MOOD),
)


class DayList(VimList):
    """The cursor starts on the first line that is open; enter does what its key does."""

    app = getters.app(Host)

    def __init__(self) -> None:
        super().__init__(compact=True)
        self._notices: tuple[Notice, ...] = ()
        self._items: tuple[AgendaItem, ...] = ()
        self._made_of: object = None

    def show(self, notices: tuple[Notice, ...], items: tuple[AgendaItem, ...]) -> None:
        """Replace the lines; the cursor stays on its line. With nothing to do, offer a few keys."""
        self._notices, self._items = notices, items or self._offered()
        self.fill()

    def _offered(self) -> tuple[AgendaItem, ...]:
        if not self.app.discreet:
            return OFFERED
        return tuple(
            AgendaItem(one.action.name(discreet=True), action=one.action)
            for one in OFFERED
            if one.action
        )

    @property
    def current_tracker(self) -> int:
        """The number of the tracker that the selected line is about, or 0."""
        at = (self.highlighted or 0) - len(self._notices)
        return self._items[at].tracker_id if 0 <= at < len(self._items) else 0

    def on_resize(self) -> None:
        self.fill()

    def fill(self) -> None:
        made_of = (self._notices, self._items, self.size.width, tuple(self.app.own_keys.items()))
        if made_of == self._made_of:
            return
        self._made_of = made_of
        at = self.highlighted
        self.clear_options()
        self.add_options(list(self._rows()))
        if self.options:
            self.highlighted = min(self._first_open() if at is None else at, len(self.options) - 1)

    def _first_open(self) -> int:
        is_open = [bool(one.action_id) for one in self._notices]
        is_open += [one.action is not None and not one.done for one in self._items]
        return is_open.index(True) if True in is_open else 0

    def _rows(self) -> Iterator[Option]:
        width = max(MIN_ROW_CELLS, self.scrollable_content_region.width - 1)
        for notice in self._notices:
            actions = NOTICE_ACTIONS.get(notice.action_id, ())
            keys = safe_content("  ").join(self._key(action, name) for action, name in actions)
            sign = safe_content(f"{ASKS if actions else OPEN} ", "$primary" if actions else "")
            yield Option(_row(sign, with_keys(self.app, notice.text), "", keys, 0, width))
        named = (cell_len(one.name) for one in self._items if one.detail or one.action)
        column = min(MAX_NAME_CELLS, max(named, default=0))
        for item in self._items:
            key = self._key(item.action) if item.action and not item.done else Content()
            sign = (
                safe_content(f"{DONE} ", "$success")
                if item.done
                else safe_content(f"{item.sign or OPEN} ", "$muted")
            )
            yield Option(_row(sign, item.name, item.detail, key, column, width))

    def _key(self, action: Action, name: str = "") -> Content:
        """Return the key of an action and its name, which can be clicked."""
        key = first_key(self.app, action)
        content = safe_content(key, "$primary") + safe_content(f" {name}" * bool(name))
        return content.stylize(Style.from_meta({CLICK: action.textual_action}))

    async def on_click(self, event: Click) -> None:
        """Do what was clicked: one of several keys, or what enter does on the line."""
        if (action := event.style.meta.get(CLICK)) is not None:
            event.prevent_default()
            event.stop()
            await self.run_action(action)

    @on(OptionList.OptionSelected)
    async def act(self, event: OptionList.OptionSelected) -> None:
        """Answer what is asked; for a promise, ask about this one."""
        event.stop()
        if event.option_index < len(self._notices):
            notice = self._notices[event.option_index]
            for action, _ in NOTICE_ACTIONS.get(notice.action_id, ())[:1]:
                await self.run_action(action.textual_action)
            return
        item = self._items[event.option_index - len(self._notices)]
        if item.promise_id:
            await self.run_action(f"screen.promise({item.promise_id})")
        elif item.tracker_id:
            await self.run_action(f"screen.one_more({item.tracker_id})")
        elif item.action is not None:
            await self.run_action(item.action.textual_action)


def _row(sign: Content, name: str, detail: str, keys: Content, column: int, width: int) -> Content:
    """Lay out a line with its key at the right end; nothing is cut, what is long wraps.

    Args:
        sign: what comes first, in SIGN_CELLS.
        name: padded to `column` if a detail has room beside it.
        detail: what follows the name.
        keys: one key, or several with what they do.
        column: the cells of all names.
        width: the cells of the line.
    """
    is_key_below = keys.cell_length > width // 4
    room = width - SIGN_CELLS - (keys.cell_length + GAP_CELLS if keys and not is_key_below else 0)
    beside = room - column - GAP_CELLS
    begin, indent, texts = "", SIGN_CELLS, _texts(f"{name}  {detail}".strip(), room)
    if detail and beside >= MIN_DETAIL_CELLS and cell_len(name) <= column:
        begin = f"{name}{'':{column - cell_len(name) + GAP_CELLS}}"
        indent, texts = SIGN_CELLS + cell_len(begin), _texts(detail, beside)
    if is_key_below:
        texts.append("")
    at = len(texts) - 1 if is_key_below else 0
    line = sign + safe_content(begin)
    for number, text in enumerate(texts):
        line += safe_content(f"\n{'':{indent}}" * bool(number))
        line += safe_content(text, "$muted" * bool(begin))
        if keys and number == at:
            used = (indent if number else SIGN_CELLS + cell_len(begin)) + cell_len(text)
            line += safe_content(" " * (width - used - keys.cell_length)) + keys
    return line


def _texts(text: str, width: int) -> list[str]:
    return [line for ((line, _),) in wrap(text, width, "")] or [""]
