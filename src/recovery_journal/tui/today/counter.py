"""A tracker's counter in large type."""

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Digits, Static

from recovery_journal.domain.sobriety.standing import Standing
from recovery_journal.tui.text.literal import safe_content
from recovery_journal.words import today
from recovery_journal.words.format import standing as words

BAR_CELLS = 12
"""The width of the progress bar to the next milestone."""


class Counter(Vertical):
    """A tracker's headline number and the lines below it."""

    def __init__(self, standing: Standing, name: str, hours: str) -> None:
        super().__init__()
        self._standing = standing
        self._heading = name
        self._hours = hours

    def compose(self) -> ComposeResult:
        standing = self._standing
        yield Static(safe_content(self._heading), classes="name")
        if standing.number:
            with Horizontal():
                yield Digits(str(standing.number))
                yield Static(safe_content(words.headline_unit(standing)), classes="unit")
        elif standing.number == 0 and not (standing.planned or standing.still_using):
            yield Static(safe_content(self._hours or today.TODAY), classes="large")
        lines = (
            words.running_line(standing),
            self._way(),
            words.in_all(standing),
            words.not_spent(standing),
        )
        yield Static(safe_content("\n".join(filter(None, lines))), classes="line")

    def _way(self) -> str:
        gone = words.progress_to_next_milestone(self._standing)
        coming = words.next_milestone(self._standing)
        if gone is None or not coming or self._standing.headline == "none":
            return "" if gone is None else coming
        done = round(gone * BAR_CELLS)
        return f"{coming}  {'━' * done}{'─' * (BAR_CELLS - done)}"
