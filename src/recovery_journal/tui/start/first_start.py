"""The first start: four short steps, each of which can be skipped."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Footer, Input, OptionList, Static
from textual.widgets.option_list import Option

from recovery_journal import clock, places
from recovery_journal.domain.days import usual_week_start
from recovery_journal.domain.sobriety.tracker import VERBS_BY_KIND, Limit, Tracker
from recovery_journal.errors import JournalError
from recovery_journal.store.sidecar.drafts import Draft
from recovery_journal.store.sqlite.guard import is_encrypted
from recovery_journal.tui.actions.screen_keys import FIRST_START
from recovery_journal.tui.host import Host
from recovery_journal.tui.text.literal import safe_content
from recovery_journal.tui.textual_internals import is_leaving
from recovery_journal.tui.widgets.date_fields import AnyDayField
from recovery_journal.tui.widgets.fields import LineField, NumberField
from recovery_journal.tui.widgets.find_list import FindList, find_regions
from recovery_journal.tui.widgets.key_hint import with_keys
from recovery_journal.tui.widgets.pick import PickOne
from recovery_journal.words import first_start as words
from recovery_journal.words.data.medical import PRESCRIBED, stopping_facts
from recovery_journal.words.entry_dialogs import (
    GOAL,
    GOALS,
    LIMIT,
    PERIODS,
    TRACKER_KINDS,
    UNIT_HINT,
    UNITS,
)
from recovery_journal.words.format.numbers import short_date
from recovery_journal.words.helpline_choice import region_for, region_for_zone, regions_named
from recovery_journal.words.returns import may_be_medicine

MAX_LIMIT = 999_999
STEPS = ("what", "since", "seen", "region")


@dataclass(frozen=True, slots=True)
class Answers:
    """The answers so far."""

    kind: str = ""
    name: str = ""
    cuts_down: bool = False
    since: date | None = None
    limit: Limit | None = None
    discreet: bool = False
    region: str = ""


class FirstStart(Screen[None]):
    """Asks what to track, since when, who else could read this, and the country."""

    app = getters.app(Host)
    CSS_PATH = "../styles/things.tcss"

    BINDINGS = [
        *FIRST_START.bindings,
        Binding("escape", "skip", "skip", id="skip"),
        Binding("left,right", "other_goal", "The other goal", show=False, id="other_goal"),
        Binding("enter", "submit", "Go on", show=False, id="submit"),
        Binding("pagedown", "read(4)", "Read on", show=False, id="read_on"),
        Binding("pageup", "read(-4)", "Read back", show=False, id="read_back"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._steps: tuple[str, ...] = STEPS
        self._step = 0
        self._answers = Answers()
        self._refused = ""
        """Why the answers can't be saved."""

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="page", can_focus=False) as page:
            page.border_title = safe_content(words.PROGRAM)
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Skip the first two steps if there is a tracker already."""
        journal = self.app.open_journal
        with suppress(JournalError):
            if journal is not None and journal.trackers.all():
                self._steps = STEPS[2:]
        if not is_leaving(self):
            self._show()

    def _show(self) -> None:
        page = self.query_one("#page", VerticalScroll)
        page.remove_children()
        step = self._steps[self._step]
        widgets = list(getattr(self, f"_ask_{step}")())
        where = words.step(self._step + 1, len(self._steps))
        page.mount(Static(safe_content(where), classes="muted"))
        if self._refused:
            page.mount(Static(safe_content(self._refused)), Static(words.SKIP_SAVING))
        page.mount(*widgets)
        field = next(widget for widget in widgets if widget.can_focus)
        self.call_after_refresh(field.focus, scroll_visible=False)
        page.scroll_home(animate=False)

    # The steps

    def _ask_what(self) -> Iterator[Widget]:
        yield Static(words.WELCOME, classes="title")
        yield Static(safe_content(with_keys(self.app, words.HELP_WORKS)), classes="quiet")
        yield Static(words.ASK_WHAT_TO_COUNT, classes="question")
        yield Static(words.WHAT_HINT, classes="muted")
        kinds = [
            Option(safe_content(TRACKER_KINDS[kind].capitalize()), kind) for kind in VERBS_BY_KIND
        ]
        yield OptionList(
            *kinds, Option(safe_content(words.NOTHING_YET.capitalize()), ""), compact=True
        )
        yield Static(safe_content(f"{GOAL} {words.GOAL_HINT}"), classes="muted")
        yield PickOne(dict(enumerate(GOALS)), value=0, needed=True, id="goal")

    def _ask_since(self) -> Iterator[Widget]:
        if self._answers.cuts_down:
            yield from self._ask_limit()
        else:
            yield Static(words.SINCE, classes="title")
            yield Static(words.SINCE_HINT, classes="muted")
            yield AnyDayField("today", future=True, id="since")
        yield Static(id="echo", classes="quiet")
        yield Static("Your word for it", classes="question")
        own = (
            "" if self._answers.kind == "other" else TRACKER_KINDS[self._answers.kind].capitalize()
        )
        yield LineField(value=own, id="name")
        facts = stopping_facts(self._answers.kind, self.app.today(), self.app.today())
        if facts:
            sources = "; ".join(dict.fromkeys(fact.source.name for fact in facts))
            yield Vertical(
                Static(words.BEFORE_STOPPING, classes="question"),
                *(Static(safe_content(fact.text)) for fact in facts),
                Static(safe_content(sources), classes="muted"),
                id="stopping",
            )
        if may_be_medicine(self._answers.kind, cuts_down=self._answers.cuts_down):
            yield Static(safe_content(PRESCRIBED), classes="muted")

    def _ask_limit(self) -> Iterator[Widget]:
        yield Static(LIMIT, classes="title")
        yield Static(words.LIMIT_HINT, classes="muted")
        yield NumberField(None, words.THE_LIMIT, 0, MAX_LIMIT, id="most")
        yield LineField(UNITS.get(self._answers.kind, ""), placeholder=UNIT_HINT, id="unit")
        yield PickOne(PERIODS, value="day", needed=True, id="per")

    def _ask_seen(self) -> Iterator[Widget]:
        # Answers first: on a small screen the text to read is below them.
        yield Static(words.ASK_WHO_SEES, classes="title")
        yield OptionList(Option("No", "no"), Option("Yes", "yes"), compact=True)
        yield Static(safe_content(words.DISCREET_OFFER), classes="question")
        who = words.who_can_read(encrypted=is_encrypted(self.app.path))
        yield Static(safe_content(who), classes="question")

    def _ask_region(self) -> Iterator[Widget]:
        yield Static(words.REGION, classes="title")
        yield Static(safe_content(words.REGION_HINT), classes="muted")
        guess, _ = region_for("", clock.zone_name(), places.locale_name())
        # Enter takes the first one: the guess, or none if a wrong number would be worse.
        first = (guess.name if guess.code else words.SOMEWHERE_ELSE, guess.code)
        named = [first, *((one.name, one.code) for one in regions_named(""))]
        yield FindList([*dict.fromkeys((*named, (words.SOMEWHERE_ELSE, "")))], find_regions)

    def on_find_list_typed(self, event: FindList.Typed) -> None:
        """Show what was typed after the question."""
        question = f"{words.REGION} {event.text}".rstrip()
        self.query(".title").last(Static).update(safe_content(question))

    # The answers

    def unsaved_draft(self) -> Draft | None:
        """Return the answers so far as a draft of a tracker."""
        answers = self._answers
        typed = {"name": answers.name, "since": str(answers.since or "")}
        for field in self.query(LineField):
            typed[field.id or ""] = field.to_draft()
        typed = {name: text for name, text in typed.items() if text}
        chosen = {"kind": answers.kind, "goal": "limit" if answers.cuts_down else "abstain"}
        for per in self.query("#per").results(PickOne):
            chosen["per"] = per.to_draft()
        return Draft("tracker", "", typed, chosen) if answers.kind else None

    @on(OptionList.OptionSelected)
    def choose(self, event: OptionList.OptionSelected) -> None:
        chosen = event.option_id or ""
        step = self._steps[self._step]
        if step == "what":
            cuts_down = self.query_one("#goal", PickOne).value == 1
            self._answers = replace(self._answers, kind=chosen, cuts_down=cuts_down)
        elif step == "seen":
            self._answers = replace(self._answers, discreet=chosen == "yes")
        else:
            self._answers = replace(self._answers, region=chosen)
        self._next()

    @on(Input.Changed, "#since")
    def echo_date(self) -> None:
        today = self.app.today()
        try:
            day = self.query_one("#since", AnyDayField).read()
            said = short_date(day, today.year)
            shown = bool(stopping_facts(self._answers.kind, day, today))
            self.query("#stopping").set(display=shown)
        except JournalError as error:
            said = str(error)
        for line in self.query("#echo").results(Static):  # the next step may be shown by now
            line.update(safe_content(said))

    @on(Input.Changed, "#most,#unit")
    def clear_error(self) -> None:
        for line in self.query("#echo").results(Static):
            line.update("")

    def action_other_goal(self) -> None:
        """Change between quitting and cutting down, from the list of kinds."""
        for goal in self.query("#goal").results(PickOne):
            goal.value = 1 - goal.value

    @on(Input.Submitted)
    def action_submit(self) -> None:
        """Accept the date or the limit, and the name, once they are valid."""
        if self._steps[self._step] != "since":
            return
        day, limit = self.app.today(), None
        try:
            if self._answers.cuts_down:
                limit = self._read_limit(day)
            else:
                day = self.query_one("#since", AnyDayField).read()
        except JournalError as error:
            self.query_one("#echo", Static).update(safe_content(str(error)))
            self.query_one("#most" if self._answers.cuts_down else "#since").focus()
            return
        name = self.query_one("#name", LineField)
        if not name.value.strip():
            name.focus()
            return
        self._answers = replace(self._answers, since=day, limit=limit, name=name.value)
        self._next()

    def _read_limit(self, since: date) -> Limit:
        """Return the limit from today on.

        Raises:
            BadInput: it isn't a number above 0.
        """
        return Limit(
            amount=self.query_one("#most", NumberField).read() or 0,
            unit=self.query_one("#unit", LineField).value.strip(),
            per=self.query_one("#per", PickOne).value,
            since=since,
        )

    def action_read(self, lines: int) -> None:
        self.query_one("#page").scroll_relative(y=lines, animate=False)

    def action_skip(self) -> None:
        if self._refused:
            self._leave(self._refused)
            return
        if self._steps[self._step] in ("what", "since"):
            self._answers = replace(self._answers, kind="", since=None, limit=None)
        self._next()

    def _next(self) -> None:
        self._step += 1
        if self._steps[self._step : self._step + 1] == ("since",) and not self._answers.kind:
            self._step += 1
        if self._step < len(self._steps):
            self._show()
        else:
            self._finish()

    def _finish(self) -> None:
        """Save the answers and show Today; if they can't be saved, stay until that is skipped."""
        app = self.app
        answers = self._answers
        is_new = app.open_journal is None
        try:
            if answers.since is not None:
                tracker = Tracker(
                    name=answers.name,
                    kind=answers.kind,
                    verb=VERBS_BY_KIND[answers.kind],
                    start=answers.since,
                    limit=answers.limit,
                )
                app.journal.trackers.add(tracker)
            settings = app.journal.settings.read()
            settings = replace(settings, region=answers.region, first_start_done=True)
            guessed = region_for_zone(clock.zone_name())
            if is_new and answers.region and (not guessed or guessed.code != answers.region):
                week_starts_on = usual_week_start(answers.region)
                settings = replace(settings, week_starts_on=week_starts_on)
            app.journal.settings.write(settings)
            app.undo_limit = app.journal.last_change_number()
        except JournalError as error:
            self._step = len(self._steps) - 1
            self._refused = str(error)
            self._show()
        else:
            self._leave(words.DONE)

    def _leave(self, said: str) -> None:
        """Show Today, whether the answers could be saved or not."""
        app = self.app
        if self._answers.discreet:
            app.action_discreet()
        app.switch_screen("today")
        app.show_status(said)
