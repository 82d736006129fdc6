"""The trackers after the first: in one line, or with their numbers where there is room."""

from collections.abc import Iterator, Sequence

from recovery_journal.charts.digits import half_number
from recovery_journal.charts.segments import Line
from recovery_journal.domain.sobriety.standing import LimitStanding, Standing
from recovery_journal.tui.text.literal import shorten_to_cells
from recovery_journal.tui.text.wrapping import wrap
from recovery_journal.tui.widgets.drawn import Drawn
from recovery_journal.words.format import standing as words
from recovery_journal.words.format.limits import limit_lines

Named = tuple[str, Standing | LimitStanding]
GAP_CELLS, NUMBER_GAP_CELLS = 6, 2


def also_lines(one: Standing | LimitStanding) -> list[str]:
    return words.short_lines(one) if isinstance(one, Standing) else limit_lines(one)


class AlsoLine(Drawn):
    """As many side by side as have room; further ones below."""

    def __init__(self, trackers: Sequence[Named]) -> None:
        super().__init__()
        self._trackers = trackers

    def make_lines(self, width: int, height: int) -> Sequence[Line]:  # noqa: ARG002
        lines: list[Line] = []
        for part in self._parts(width):
            used = sum(len(text) for text, _ in lines[-1]) + GAP_CELLS if lines else width
            if used + sum(len(text) for text, _ in part) <= width:
                lines[-1] = (*lines[-1], (" " * GAP_CELLS, ""), *part)
            else:
                lines.append(part)
        return lines

    def _parts(self, width: int) -> Iterator[Line]:
        for name, standing in self._trackers:
            first, *rest = also_lines(standing)
            begin = f"{name} {first}"
            if len(begin) > width:
                yield from wrap(begin, width, "")
                continue
            after = f"  {rest[0]}" if rest and len(f"{begin}  {rest[0]}") <= width else ""
            yield ((begin, ""), (after, "muted"))


class AlsoText(Drawn):
    """Each with its number in large type."""

    def __init__(self, trackers: Sequence[Named]) -> None:
        super().__init__()
        self._trackers = trackers

    def make_lines(self, width: int, height: int) -> Sequence[Line]:
        lines: list[Line] = []
        for name, standing in self._trackers:
            told = also_lines(standing)
            if isinstance(standing, Standing) and standing.number:
                lines += [(), *self._with_number(name, standing, width)]
            else:
                lines += [(), ((name, "bold"), (f"  {told[0]}", ""))]
                lines += [line for text in told[1:] for line in wrap(text, width, "muted")]
        return lines[:height]

    def _with_number(self, name: str, standing: Standing, width: int) -> Iterator[Line]:
        signs = half_number(str(standing.number))
        since = words.running_line(standing)
        beside = (name, f"{words.headline_unit(standing)}, {since}", words.next_milestone(standing))
        for row, text in zip(signs, beside, strict=True):
            told = shorten_to_cells(text, width - len(row) - NUMBER_GAP_CELLS)
            yield (row, "primary"), (f"  {told}", "bold" if text == name else "muted")
