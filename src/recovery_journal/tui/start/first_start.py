"""The first start: four short steps, each of which can be skipped."""

from collections.abc import Iterator
from contextlib import suppress
from typing import NamedTuple

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from recovery_journal import clock, places
from recovery_journal.domain.dataclass import replace
from recovery_journal.domain.days import usual_week_start
from recovery_journal.domain.sobriety.tracker import VERBS_BY_KIND, Tracker
from recovery_journal.errors import JournalError
from recovery_journal.store.sidecar.drafts import Draft
from recovery_journal.store.sqlite.guard import is_encrypted
from recovery_journal.tui.actions.actions import NOW
from recovery_journal.tui.actions.screen_keys import FIRST_START
from recovery_journal.tui.host import Host
from recovery_journal.tui.start.tracker_step import TrackerStep
from recovery_journal.tui.text.literal import safe_content
from recovery_journal.tui.textual_internals import is_leaving
from recovery_journal.tui.widgets.find_list import FindList, Named, TypedLine, find_regions
from recovery_journal.tui.widgets.frame_keys import FrameKey, KeyLine, lay_out_keys
from recovery_journal.tui.widgets.key_hint import first_key
from recovery_journal.tui.widgets.marked_list import MarkedList
from recovery_journal.tui.widgets.tick_list import TickList
from recovery_journal.words import first_start as words
from recovery_journal.words.entry_dialogs import GOALS, KINDS_BY_NAME, TRACKER_KINDS, TRACKER_NAME
from recovery_journal.words.helpline_choice import region_for, region_for_zone, regions_named
from recovery_journal.words.tui import BACK, HELP, NEXT

STEPS = ("what", "since", "seen", "region")
QUIT, CUT_DOWN = range(2)
"""The places of the goals."""
FRAMED_LINES = 5
"""The lines around a page in a frame: the frame, how far it is, and the keys."""


class Page(NamedTuple):
    """One question of a step."""

    step: str
    kind: str = ""
    """The kind of tracker it's about, if it's about one."""


class FirstStart(Screen[None]):
    """Asks what to track, since when, who else could read this, and the country.

    Nothing is written before the last answer, and then all of it at once.
    """

    app = getters.app(Host)
    CSS_PATH = "../styles/things.tcss"

    BINDINGS = [
        *FIRST_START.bindings,
        Binding("escape", "back", "back", id="first_start_back"),
        Binding("enter", "submit", "Go on", show=False, id="submit"),
        Binding("pagedown", "read(4)", "Read on", show=False, id="read_on"),
        Binding("pageup", "read(-4)", "Read back", show=False, id="read_back"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._steps: tuple[str, ...] = STEPS
        self._at = Page(STEPS[0])
        self._ticked: dict[str, int] = {}
        """The goal of each kind that was ticked."""
        self._typed: dict[str, dict[str, str]] = {}
        """What the fields of each kind held when its page was left."""
        self._trackers: dict[str, Tracker] = {}
        self._discreet = False
        self._region = ""
        self._refused = ""
        """Why the answers can't be saved."""

    def compose(self) -> ComposeResult:
        with Vertical(id="card") as card:
            card.border_title = safe_content(words.PROGRAM)
            with Horizontal(id="progress"):
                yield Static(id="step")
                yield KeyLine(id="help")
            yield VerticalScroll(id="page", can_focus=False)
        with Vertical(id="keys"):
            yield KeyLine(id="list-keys")
            yield KeyLine(id="step-keys")

    def on_mount(self) -> None:
        """Skip the first two steps if there is a tracker already."""
        journal = self.app.open_journal
        with suppress(JournalError):
            if journal is not None and journal.trackers.all():
                self._steps = STEPS[2:]
                self._at = Page(self._steps[0])
        if not is_leaving(self):
            self._show()

    def on_resize(self) -> None:
        self._show_keys()

    @property
    def _pages(self) -> list[Page]:
        trackers = [Page("since", kind) for kind in self._ticked]
        return [
            page for step in self._steps for page in (trackers if step == "since" else [Page(step)])
        ]

    def _show(self) -> None:
        page = self.query_one("#page", VerticalScroll)
        page.remove_children()
        number = self._steps.index(self._at.step) + 1
        where, done = words.step(number, len(self._steps)), 2 * number
        self.query_one("#step", Static).update(
            safe_content(where[:done], "$primary") + safe_content(where[done:], "$muted")
        )
        if self._refused:
            page.mount(Static(safe_content(self._refused)), Static(words.SKIP_SAVING))
        widgets = list(getattr(self, f"_ask_{self._at.step}")())
        page.mount(*widgets)
        for field in filter(lambda widget: widget.can_focus, widgets):
            self.call_after_refresh(field.focus, scroll_visible=False)
        page.scroll_home(animate=False)
        self._show_keys()

    # The steps

    def _ask_what(self) -> Iterator[Widget]:
        yield Static(TRACKER_NAME, classes="asked")
        yield Static(words.WHAT_HINT, classes="muted")
        ticked = self._ticked.items()
        yield TickList(self._kinds(), self._find_kinds, goals=GOALS, ticked=ticked)
        yield TypedLine()

    def _kinds(self) -> list[Named]:
        own_name = self._typed.get("other", {}).get("name", "")
        return [(words.kind_to_tick(kind, own_name), kind) for kind in VERBS_BY_KIND]

    def _find_kinds(self, typed: str) -> list[Named]:
        """Return the kinds that are called so; something else can be called anything."""
        wanted = typed.casefold()
        names = (KINDS_BY_NAME | {name: kind for kind, name in TRACKER_KINDS.items()}).items()
        found = {kind for name, kind in names if name.startswith(wanted)} - {"other"}
        kinds = [kind for kind in VERBS_BY_KIND if kind in found]
        return [(words.kind_to_tick(kind, typed), kind) for kind in (*kinds, "other")]

    def _ask_since(self) -> Iterator[Widget]:
        kind = self._at.kind
        cuts_down = self._ticked[kind] == CUT_DOWN
        yield TrackerStep(kind, cuts_down=cuts_down, typed=self._typed.get(kind, {}))

    def _ask_seen(self) -> Iterator[Widget]:
        # Answers first: on a small screen the text to read is below them.
        yield Static(words.ASK_WHO_SEES, classes="asked")
        answers = MarkedList(Option("No", "no"), Option("Yes", "yes"), compact=True)
        answers.highlighted = int(self._discreet)
        yield answers
        yield Static(safe_content(words.DISCREET_OFFER), classes="told")
        who = words.who_can_read(encrypted=is_encrypted(self.app.path))
        yield Static(safe_content(who), classes="told")

    def _ask_region(self) -> Iterator[Widget]:
        yield Static(words.REGION, classes="asked")
        yield Static(safe_content(words.REGION_HINT), classes="muted")
        guess, _ = region_for("", clock.zone_name(), places.locale_name())
        # Enter takes the first one: the guess, or none if a wrong number would be worse.
        first = (guess.name if guess.code else words.SOMEWHERE_ELSE, guess.code)
        named = [first, *((one.name, one.code) for one in regions_named(""))]
        yield FindList([*dict.fromkeys((*named, (words.SOMEWHERE_ELSE, "")))], find_regions)
        yield TypedLine()

    def on_find_list_typed(self, event: FindList.Typed) -> None:
        for line in self.query(TypedLine):
            line.show_typed(event.text)

    def on_tick_list_ticked(self, event: TickList.Ticked) -> None:
        """Keep what was typed as the name of something else."""
        if event.name == "other" and event.typed:
            self._typed["other"] = {"name": event.typed}
            self.query_one(TickList).offer_again(self._kinds(), event.name)

    # The answers

    def unsaved_draft(self) -> Draft | None:
        """Return the answers about a tracker, the one asked about now or else the first."""
        self._keep_typed()
        kind = self._at.kind or next(iter(self._ticked), "")
        if not kind:
            return None
        typed = {name: text for name, text in self._typed.get(kind, {}).items() if text}
        chosen = {"kind": kind, "goal": "limit" if self._ticked[kind] == CUT_DOWN else "abstain"}
        if per := typed.pop("per", ""):
            chosen["per"] = per
        return Draft("tracker", "", typed, chosen)

    def _keep_typed(self) -> None:
        for step in self.query(TrackerStep):
            if step.is_mounted:
                self._typed[step.kind] = step.contents()

    @on(OptionList.OptionSelected)
    def choose(self, event: OptionList.OptionSelected) -> None:
        chosen = event.option_id or ""
        if self._at.step == "seen":
            self._discreet = chosen == "yes"
        else:
            self._region = chosen
        self._go_on()

    @on(Input.Submitted)
    def action_submit(self) -> None:
        """Go on, once the answers to a step are valid; a list is answered by its line."""
        if self._at.step == "what":
            self._ticked = dict(self.query_one(TickList).ticked)
        elif self._at.step == "since":
            step = self.query_one(TrackerStep)
            tracker = step.read()
            if tracker is None:
                return
            others = [one for kind, one in self._trackers.items() if kind != self._at.kind]
            if any(one.name.casefold() == tracker.name.casefold() for one in others):
                step.refuse(words.named_twice(tracker.name), "#name")
                return
            self._trackers[self._at.kind] = tracker
        else:
            self.query_one(MarkedList).action_select()
            return
        self._go_on()

    def action_read(self, lines: int) -> None:
        self.query_one("#page").scroll_relative(y=lines, animate=False)

    def action_back(self) -> None:
        """Go one step back; from the first one, leave without an answer."""
        if self._refused:
            self._leave(self._refused)
            return
        before = self._pages.index(self._at) - 1
        if before < 0:
            self._ticked = {}
            self._finish()
            return
        self._keep_typed()
        self._at = self._pages[before]
        self._show()

    def _go_on(self) -> None:
        self._keep_typed()
        following = self._pages.index(self._at) + 1
        if following < len(self._pages):
            self._at = self._pages[following]
            self._show()
        else:
            self._finish()

    def _finish(self) -> None:
        """Save the answers and show Today; if they can't be saved, stay until that is skipped."""
        app = self.app
        is_new = app.open_journal is None
        try:
            settings = replace(app.journal.settings.read(), region=self._region)
            guessed = region_for_zone(clock.zone_name())
            if is_new and self._region and (not guessed or guessed.code != self._region):
                week_starts_on = usual_week_start(self._region)
                settings = replace(settings, week_starts_on=week_starts_on)
            app.journal.first_start.finish(
                [self._trackers[kind] for kind in self._ticked], settings
            )
            app.undo_limit = app.journal.last_change_number()
        except JournalError as error:
            self._at = self._pages[-1]
            self._refused = str(error)
            self._show()
        else:
            self._leave(words.DONE)

    def _leave(self, said: str) -> None:
        """Show Today, whether the answers could be saved or not."""
        app = self.app
        if self._discreet:
            app.action_discreet()
        app.switch_screen("today")
        app.show_status(said)

    # The keys

    def _show_keys(self) -> None:
        """Show the keys of the list in the frame, and those of every step in the last line."""
        card, cells = self.query_one("#card"), self.size.width - 2
        is_framed = not (self.has_class("-narrow") or self.has_class("-short"))
        now = FrameKey(first_key(self.app, NOW), HELP, "app.now", 3)
        told = now._replace(name=words.HELP_WORKS if is_framed else HELP)
        self.query_one("#help", KeyLine).update(lay_out_keys([told], cells))
        in_list = self._list_keys()
        card.border_subtitle = lay_out_keys(in_list, card.size.width - 2) if is_framed else ""
        keys_of_list = self.query_one("#list-keys", KeyLine)
        keys_of_list.update(lay_out_keys(in_list, cells))
        keys_of_list.display = bool(in_list) and not is_framed
        self.query_one("#step-keys", KeyLine).update(
            lay_out_keys(self._step_keys(now), cells, "  ")
        )
        around = FRAMED_LINES if is_framed else 2 + keys_of_list.display
        self.query_one("#page").styles.max_height = self.size.height - around

    def _list_keys(self) -> list[FrameKey]:
        if self._at.step != "what":
            return []
        return [
            FrameKey("↑ ↓", words.MOVE, ""),
            FrameKey("space", words.TICK, "screen.tick", 2),
            FrameKey("← →", words.QUIT_OR_CUT_DOWN, "screen.other_goal", 1),
        ]

    def _step_keys(self, help_now: FrameKey) -> list[FrameKey]:
        is_first = self._pages.index(self._at) == 0
        leave = FrameKey("esc", words.SKIP_ALL if is_first else BACK, "screen.back", 1)
        return [FrameKey("enter", NEXT, "screen.submit", 2), help_now, leave]

    def action_tick(self) -> None:
        self.query_one(TickList).action_select()

    def action_other_goal(self) -> None:
        self.query_one(TickList).action_other_goal()
