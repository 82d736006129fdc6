"""Large numbers: signs three dots wide and five high."""

_BITMAPS = {
    **{"0": "75557", "1": "62227", "2": "71747", "3": "71717", "4": "55711"},
    **{"5": "74717", "6": "74757", "7": "71111", "8": "75757", "9": "75717"},
    **{"T": "72222", "O": "75557", "D": "65556", "A": "75755", "Y": "55722"},
    **{"+": "02720", "-": "00700", "*": "05250", "#": "57575", "/": "11244"},
    **{"(": "12221", ")": "42224", ".": "00002", ",": "00024"},
}
"""Five rows of each sign, every row an octal digit of three dots."""
_HALVES = {("0", "0"): " ", ("1", "0"): "▀", ("0", "1"): "▄", ("1", "1"): "█"}
"""A cell by its upper and lower dot."""


def half_number(text: str) -> list[str]:
    """Draw a number or TODAY in three rows, two dots in a cell; empty if a sign can't be drawn."""
    rows = _dot_rows(text)
    if not rows:
        return []
    rows.append("0" * len(rows[0]))
    return [
        "".join(_HALVES[pair] for pair in zip(upper, lower, strict=True))
        for upper, lower in zip(rows[::2], rows[1::2], strict=True)
    ]


def wrap_half_number(text: str, width: int) -> list[str]:
    """Draw a phone number in as many lines of three rows as its groups need.

    Empty if a group is too wide or a sign can't be drawn; a number is never cut.
    """
    lines: list[str] = []
    for group in text.split():
        longer = f"{lines[-1]} {group}" if lines else group
        if lines and _fits(longer, width):
            lines[-1] = longer
        else:
            lines.append(group)
    if not all(_fits(line, width) for line in lines):
        return []
    return [row for line in lines for row in half_number(line)]


def solid_number(text: str) -> list[str]:
    """Draw a number or TODAY in five rows, a dot two cells wide; empty if a sign can't be drawn."""
    dots = str.maketrans({"0": "  ", "1": "██"})
    return [row.translate(dots) for row in _dot_rows(text)]


def _fits(text: str, width: int) -> bool:
    rows = half_number(text)
    return bool(rows) and len(rows[0]) <= width


def _dot_rows(text: str) -> list[str]:
    """Return five rows of "0" and "1", one column between signs; a blank is one column wide."""
    if not text or not all(sign in _BITMAPS or sign == " " for sign in text):
        return []
    return [
        "0".join("0" if sign == " " else f"{int(_BITMAPS[sign][row]):03b}" for sign in text)
        for row in range(5)
    ]
