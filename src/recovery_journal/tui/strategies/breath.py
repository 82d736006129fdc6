"""A breath to follow: a word, and a ring or a line that grows and shrinks with it."""

from time import monotonic
from typing import NamedTuple

from textual.geometry import Size
from textual.strip import Strip

from recovery_journal.charts.breathing import draw_breath
from recovery_journal.charts.segments import Forms, Line, as_forms
from recovery_journal.tui.text.paint import make_strip
from recovery_journal.tui.widgets.drawn import Painted
from recovery_journal.words.right_now import (
    BREATHE_IN,
    BREATHE_OUT,
    HOLD,
    IN_AND_OUT,
    breath_round,
)

FRAME_SECONDS, STILL_FRAME_SECONDS = 0.1, 0.5
"""Refresh intervals with and without animation."""
MAX_LINE_CELLS = 40
"""The length of the line after breathing in."""
LEAST_PICTURE = Size(24, 9)
"""In less room than that there's a line in place of the ring."""


class BreathPhase(NamedTuple):
    word: str
    seconds: int
    start_fullness: float
    """How full the lungs are at its start, 0 to 1."""
    end_fullness: float


BREATH_KEY = "slow-breathing"
"""The strategy that Right now offers as breathing."""
SLOW_BREATHING = (BreathPhase(BREATHE_IN, 4, 0, 1), BreathPhase(BREATHE_OUT, 6, 1, 0))
PATTERNS = {
    BREATH_KEY: SLOW_BREATHING,
    "box-breathing": (
        *(BreathPhase(BREATHE_IN, 4, 0, 1), BreathPhase(HOLD, 4, 1, 1)),
        *(BreathPhase(BREATHE_OUT, 4, 1, 0), BreathPhase(HOLD, 4, 0, 0)),
    ),
    "four-seven-eight": (
        *(
            BreathPhase(BREATHE_IN, 4, 0, 1),
            BreathPhase(HOLD, 7, 1, 1),
            BreathPhase(BREATHE_OUT, 8, 1, 0),
        ),
    ),
}
"""Breathing patterns by strategy key."""


def phase_at(pattern: tuple[BreathPhase, ...], seconds: float) -> tuple[str, float]:
    """Return the word, and how full the lungs are (0 to 1), this long after the start."""
    seconds %= sum(part.seconds for part in pattern)
    for part in pattern:
        if seconds < part.seconds:
            gone = seconds / part.seconds
            return part.word, part.start_fullness + gone * (part.end_fullness - part.start_fullness)
        seconds -= part.seconds
    raise AssertionError("the rest of a division is below the whole")


def round_and_second(pattern: tuple[BreathPhase, ...], seconds: float) -> tuple[int, int]:
    """Return which breath this is, and which second of its phase, both from 1."""
    rounds, seconds = divmod(seconds, sum(part.seconds for part in pattern))
    for part in pattern:
        if seconds < part.seconds:
            break
        seconds -= part.seconds
    return int(rounds) + 1, int(seconds) + 1


class StillBreath(Painted):
    """The picture of a breath at rest, with its seconds in the middle, where there is room."""

    def render_line(self, y: int) -> Strip:
        width, height = self.size
        lines: list[Line] = []
        if width >= LEAST_PICTURE.width and height >= LEAST_PICTURE.height:
            lines = draw_breath(width, height, 0, (IN_AND_OUT,))
        parts = [(text, self.style_named(style)) for text, style in lines[y]] if lines[y:] else ()
        return make_strip(parts, width, self.rich_style)


class Breath(Painted):
    """Says when to breathe in and out; without animations, only the words change."""

    DEFAULT_CSS = "Breath { height: auto; }"

    def __init__(self, pattern: tuple[BreathPhase, ...] = SLOW_BREATHING) -> None:
        super().__init__()
        self._pattern = pattern
        self.begun = monotonic()

    @property
    def is_still(self) -> bool:
        """Whether animations are off."""
        return self.app.animation_level == "none"

    def on_mount(self) -> None:
        self.begun = monotonic()
        self.set_interval(STILL_FRAME_SECONDS if self.is_still else FRAME_SECONDS, self.refresh)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        return 1 if self.is_still else 2

    def render_line(self, y: int) -> Strip:
        lines = self._lines(monotonic() - self.begun)
        parts = [(text, self.style_named(style)) for text, style in lines[y]] if lines[y:] else ()
        return make_strip(parts, self.size.width, self.rich_style)

    def _lines(self, seconds: float) -> list[Line]:
        word, full = phase_at(self._pattern, seconds)
        width, height = self.size
        if self.is_still:
            return [((word, "primary bold"),)]
        if (
            width < LEAST_PICTURE.width
            or height < LEAST_PICTURE.height
            or self.forms is Forms.ASCII
        ):
            halves = round(full * 2 * min(MAX_LINE_CELLS, width))
            bar = "━" * (halves // 2) + "╸" * (halves % 2)
            return [((word, "primary bold"),), ((as_forms(bar, self.forms), "secondary"),)]
        rounds, second = round_and_second(self._pattern, seconds)
        return draw_breath(width, height, full, (word, str(second), breath_round(rounds)))
