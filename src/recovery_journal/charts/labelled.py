"""Bars that lie beside their labels."""

from collections.abc import Iterable

EIGHTHS = " ▏▎▍▌▋▊▉█"


def labelled_bars(
    rows: Iterable[tuple[str, float, str]],
    *,
    label: int,
    bar: int,
    ascii: bool = False,  # noqa: A002
) -> list[tuple[str, str, str]]:
    """Each row as label, bar of `bar` cells and note; the longest bar is the highest value.

    A longer label ends in "…". A value above 0 is always drawn, and 0 never.
    """
    rows = list(rows)
    most = max((value for _, value, _ in rows), default=0.0)
    return [
        (_cut(name, label, ascii=ascii).ljust(label), _bar(value, most, bar, ascii=ascii), note)
        for name, value, note in rows
    ]


def _cut(name: str, length: int, *, ascii: bool) -> str:  # noqa: A002
    return name if len(name) <= length else name[: length - 1] + ("." if ascii else "…")


def _bar(value: float, most: float, cells: int, *, ascii: bool) -> str:  # noqa: A002
    if value <= 0 or most <= 0:
        return " " * cells
    if ascii:
        return ("#" * max(1, round(value / most * cells))).ljust(cells)
    eighths = max(1, round(value / most * cells * 8))
    full, rest = divmod(eighths, 8)
    return ("█" * full + EIGHTHS[rest].strip()).ljust(cells)
