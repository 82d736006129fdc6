"""How many cells of a terminal a text takes."""

from unicodedata import category, east_asian_width


def cell_count(text: str) -> int:
    """Count the cells of a text: wide characters take two, combining accents none."""
    if text.isascii():
        return len(text)
    return sum(map(_width, text))


def fit(text: str, cells: int) -> str:
    """Pad or shorten a text to exactly so many cells; what is cut ends in "…"."""
    if cell_count(text) > cells:
        kept, room = "", cells - 1
        for sign in text:
            room -= _width(sign)
            if room < 0:
                break
            kept += sign
        text = kept + "…" if cells > 0 else ""
    return text + " " * (cells - cell_count(text))


def _width(sign: str) -> int:
    if category(sign) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if east_asian_width(sign) in "WF" else 1
