"""What the lists of the circle show, an option for each record."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from rich.cells import cell_len
from textual.content import Content
from textual.widgets.option_list import Option

from recovery_journal.domain.circle import KeptWords, Meeting, Promise
from recovery_journal.text import one_line
from recovery_journal.tui.text.circle_text import CircleFormatter, CircleRecord
from recovery_journal.tui.text.literal import fit_to_cells, safe_content, shorten_to_cells
from recovery_journal.tui.text.wrapping import wrap
from recovery_journal.words import circle as words
from recovery_journal.words import circle_cards as cards
from recovery_journal.words.practice import quoted

GAP_CELLS = 2
TODAY, OPEN, DONE = "◷", "·", "✓"
WHEN_CELLS = 9


def rows_of_all(
    groups: Mapping[str, Sequence[CircleRecord]],
    counted: Mapping[str, str],
    text: CircleFormatter,
    cells: int,
    *,
    narrow: bool,
    short: bool,
) -> Iterator[Option]:
    """Yield everything under its heading.

    Args:
        groups: the records by heading.
        counted: what is said after a heading.
        text: describes the records.
        cells: how many a row has.
        narrow: phone numbers are shown, as there is nothing beside the list.
        short: there is no room for blank lines.
    """
    space = ""
    for heading, things in groups.items():
        if not things:
            continue
        said = counted.get(heading, "")
        title = safe_content(f"{space}{heading}") + safe_content(f"  {said}" * bool(said), "$muted")
        yield Option(title, disabled=True)
        space = "" if short else "\n"
        names = [text.format_name(one) for one in things]
        column = max(map(cell_len, names))
        for name, one in zip(names, things, strict=True):
            last = "" if narrow else text.format_age(one)
            tail = text.format_tail(one, narrow=narrow)
            over = "$muted" if isinstance(one, Promise) and one.outcome else ""
            yield Option(_row(name, tail, last, column, cells, over), one.uid)


def _row(name: str, tail: str, last: str, column: int, cells: int, over: str) -> Content:
    """Return a name, padded to its column, a short detail, and what is at the right."""
    if not tail:
        return safe_content(fit_to_cells(name, cells - cell_len(last)), over) + safe_content(
            last, "$muted"
        )
    left = max(cells // 2, cells - GAP_CELLS - cell_len(tail))
    said = fit_to_cells(name, min(left, column)) + " " * GAP_CELLS
    aside = fit_to_cells(tail, cells - cell_len(said) - cell_len(last))
    return safe_content(said, over) + safe_content(aside + last, "$muted")


def meeting_rows(
    meetings: Iterable[Meeting], text: CircleFormatter, cells: int
) -> Iterator[Option]:
    """Yield each meeting with its next time, and below today's where it takes place."""
    for one in map(text.in_own_time, meetings):
        day, name = text.next_day(one), text.format_name(one)
        is_today = day == text.today
        place = "" if text.discreet else one_line(one.place)
        if is_today:
            when = words.time_of_day(one.at) or cards.TODAY
            aside = cards.meeting_is_soon(one, text.today, text.now)
        else:
            when, aside = cards.next_time(one, day), place
        sign = TODAY if is_today else " "
        row: Content = safe_content(f"{sign} ") + safe_content(
            f"{when:<{WHEN_CELLS}}  ", "bold $primary" if is_today else "$muted"
        )
        row += _fill(name, aside, cells - row.cell_length, "bold" * is_today)
        row = row.stylize("on $panel") if is_today else row
        if is_today and place:
            line = f"\n{'':{GAP_CELLS}}{shorten_to_cells(place, cells - GAP_CELLS)}"
            row += safe_content(line, "$muted")
        yield Option(row, one.uid)


def promise_rows(
    promises: Iterable[Promise], text: CircleFormatter, cells: int
) -> Iterator[Option]:
    for one in promises:
        sign = DONE if one.outcome == "done" else OPEN if not one.outcome else " "
        is_today = one.day == text.today and not one.outcome
        row: Content = safe_content(f"{sign} ", "$success" if sign == DONE else "$muted")
        name, day = text.format_name(one), words.promise_day(one, text.today)
        over = "$muted" if one.outcome else ""
        row += _fill(name, day, cells - GAP_CELLS, over, "bold $primary" if is_today else "$muted")
        yield Option(row, one.uid)


def kept_words_rows(
    kept: Iterable[KeptWords], text: CircleFormatter, cells: int
) -> Iterator[Option]:
    """Yield kind words in full, each with who said them and when."""
    for one in kept:
        said = text.format_name(one) if text.discreet else quoted(one.text)
        lines = [line for ((line, _),) in wrap(said, cells, "")]
        row: Content = safe_content("\n".join(lines), "$secondary")
        row += safe_content(f"\n{shorten_to_cells(text.format_given(one), cells)}\n", "$muted")
        yield Option(row, one.uid)


def _fill(name: str, aside: str, cells: int, style: str, aside_style: str = "$muted") -> Content:
    """Return a name and what is right of it; both are shortened only if they don't fit together."""
    if not aside:
        return safe_content(fit_to_cells(name, cells), style)
    room = max(min(cell_len(name), cells // 2), cells - GAP_CELLS - cell_len(aside))
    said = fit_to_cells(name, room) + " " * GAP_CELLS
    return safe_content(said, style) + safe_content(
        fit_to_cells(aside, cells - cell_len(said)), aside_style
    )
