"""A milestone on its day: a quiet moment, until enter is pressed or something is logged."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from textual.binding import Binding
from textual.message import Message

from recovery_journal.charts.day_dots import day_dots, is_by_year, weeks_a_dot
from recovery_journal.charts.digits import half_number, solid_number
from recovery_journal.charts.segments import Forms, Line
from recovery_journal.domain.entries.filter import Filter
from recovery_journal.domain.sobriety import milestones
from recovery_journal.domain.sobriety.milestones import Milestone
from recovery_journal.domain.sobriety.standing import LimitStanding, Standing
from recovery_journal.store.journal import Journal
from recovery_journal.text import one_line
from recovery_journal.tui.text.masking import tracker_name
from recovery_journal.tui.text.wrapping import wrap
from recovery_journal.tui.widgets.drawn import Drawn
from recovery_journal.tui.widgets.frame_keys import FrameKey, lay_out_keys
from recovery_journal.tui.widgets.pane import Pane
from recovery_journal.words import milestone as words
from recovery_journal.words.format.standing import milestone_name

SOLID_MIN_ROWS, SOLID_MIN_CELLS = 22, 96
"""The room from which on the number is drawn in its largest size."""
BLANKS_MIN_ROWS = 16
MAX_WORDS_ROWS = 2
FIRST_DAYS = 14
"""Words that were kept in so many first days are shown again."""


class Reached(NamedTuple):
    tracker: str
    """The name, masked in discreet mode."""
    milestone: Milestone
    since: date
    today: date

    @property
    def title(self) -> str:
        return words.title(milestone_name(self.milestone), self.tracker)

    @property
    def counted(self) -> str:
        return words.one_by_one((self.today - self.since).days, self.since)


def find_reached(
    standings: Sequence[Standing | LimitStanding], *, discreet: bool
) -> Reached | None:
    """Return the milestone of the longest period that reaches one today.

    None in the days after a return, which are Today's to care for, and where no days are counted.
    """
    reached = [
        Reached(tracker_name(one.tracker, masked=discreet), milestone, one.since, one.today)
        for one in standings
        if isinstance(one, Standing) and not one.recent_return and one.headline != "none"
        if one.since is not None and one.since < one.today
        if (milestone := milestones.reached_today(one.since, one.today)) is not None
    ]
    return min(reached, key=lambda one: one.since, default=None)


def find_first_words(journal: Journal, reached: Reached) -> str:
    """Return what was kept first in the first days; it's never anything that wasn't kept."""
    until = reached.since + timedelta(days=FIRST_DAYS - 1)
    chosen = Filter(kept=True, since=reached.since, until=until)
    kept = [one for one in journal.entries.page(chosen, oldest=True) if one.note.strip()]
    if not kept:
        return ""
    day = kept[-1].day or reached.since
    return words.first_words((day - reached.since).days + 1, one_line(kept[-1].note))


class MilestonePane(Pane, can_focus=True):
    """Takes the place of Today's panes."""

    BINDINGS = [
        Binding("enter", "go_on", "Go on", show=False),
        Binding("asterisk", "keep_day", "Keep this day", show=False),
        Binding("l", "write_letter", "Write a letter", show=False),
        Binding("s", "save_page", "Save as a page", show=False),
    ]

    class Done(Message):
        """Today is wanted."""

    def __init__(self, reached: Reached, first_words: str) -> None:
        self._reached, self._first_words = reached, first_words
        super().__init__(MilestoneText(reached, first_words), title=reached.title)

    def on_resize(self) -> None:
        keys = (
            FrameKey("*", words.KEEP_DAY, "keep_day", 1),
            FrameKey("l", words.WRITE_LETTER, "write_letter"),
            FrameKey("s", words.SAVE, "save_page"),
            FrameKey("enter", words.GO_ON, "go_on", 2),
        )
        self.border_subtitle = lay_out_keys(keys, self.outer_size.width - 4)

    def action_go_on(self) -> None:
        self.post_message(self.Done())

    def action_keep_day(self) -> None:
        """Write a note that is kept."""
        from recovery_journal.store.sidecar.drafts import Draft
        from recovery_journal.tui.dialogs.registry import dialog_to_log

        dialog = dialog_to_log(self.app.journal, "note")
        dialog.restore(Draft("note", "", {}, {"kept": str(True)}))
        self.app.push_screen(dialog, self.app.report_saved_entry)

    def action_write_letter(self) -> None:
        from recovery_journal.tui.toolkit.dialogs import LetterDialog

        self.app.push_screen(LetterDialog(self.app.journal))

    def action_save_page(self) -> None:
        """Save what is seen here as a file."""
        from recovery_journal.exchange.sharing.file_endings import unused_path
        from recovery_journal.exchange.sharing.milestone_page import (
            LINE_CELLS,
            MilestonePage,
            save_milestone,
        )
        from recovery_journal.tui.sharing.dialogs import SavePageDialog

        reached = self._reached
        since, today = reached.since, reached.today
        page = MilestonePage(
            title=reached.title,
            counted=reached.counted,
            dots=day_dots(since, today, LINE_CELLS, (today - since).days, Forms.COLOUR),
            legend=words.legend(weeks_a_dot(LINE_CELLS)) if is_by_year(since, today) else "",
            first_words=self._first_words,
        )
        stem = f"milestone-{milestone_name(reached.milestone)}".replace(" ", "-")
        dialog = SavePageDialog(
            lambda path: save_milestone(page, path), lambda html: unused_path(stem, as_html=html)
        )
        self.app.push_screen(dialog, self._page_saved)

    def _page_saved(self, path: str | None) -> None:
        if path is not None:
            from recovery_journal.words.sharing import page_saved

            self.app.show_status(page_saved(path))


class MilestoneText(Drawn):
    """All in the middle; with less room the words of the first days go, then the dots."""

    def __init__(self, reached: Reached, first_words: str) -> None:
        super().__init__()
        self._reached = reached
        self._first_words = first_words

    def make_lines(self, width: int, height: int) -> Sequence[Line]:
        since, today = self._reached.since, self._reached.today
        blank: list[Line] = [()] if height >= BLANKS_MIN_ROWS else []
        told = self._reached.counted
        lines = [*self._number(width, height), *blank, *wrap(told, width, ""), *blank]
        quote = wrap(self._first_words, min(width, 72), "muted", rows=MAX_WORDS_ROWS)
        by_year = is_by_year(since, today)
        legend = words.legend(weeks_a_dot(width)) if by_year else ""
        rest = height - len(lines) - bool(legend)
        if dots := day_dots(since, today, width, rest, self.forms):
            lines += [*dots, *wrap(legend, width, "muted")]
        if len(dots) + len(blank) + len(quote) <= rest:
            lines += [*blank, *quote]
        above = max(0, (height - len(lines)) // 2)
        return [*[()] * above, *(_centred(line, width) for line in lines)][:height]

    def _number(self, width: int, height: int) -> list[Line]:
        count, _, unit = milestone_name(self._reached.milestone).partition(" ")
        is_roomy = height >= SOLID_MIN_ROWS and width >= SOLID_MIN_CELLS
        *rows, last = (solid_number if is_roomy else half_number)(count)
        beside = " " * (len(unit) + 2)
        return [
            *(((f"{beside}{row}{beside}", "primary bold"),) for row in rows),
            ((f"{beside}{last}", "primary bold"), (f"  {unit}", "")),
        ]


def _centred(line: Line, width: int) -> Line:
    cells = sum(len(text) for text, _ in line)
    return ((" " * max(0, (width - cells) // 2), ""), *line) if line else ()
