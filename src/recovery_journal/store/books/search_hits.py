"""Where the words of a search are in a text, letters being the same as in the index."""

import re
from collections.abc import Callable, Iterable
from functools import cache
from unicodedata import combining, normalize

from recovery_journal.store.books.search import (
    has_sign,
    is_indexed,
    split_search,
    without_punctuation,
)

Hits = list[tuple[int, int]]
"""The start and end of each place, in order; no two of them overlap."""

MAX_MARKED_CHARS = 500
"""Of a longer search nothing is marked, as looking for it would take long."""
_MARKS = "\u0300-\u036f"
"""Accents that follow their letter."""
_ACCENTED = (*range(0xC0, 0x250), *range(0x370, 0x530), *range(0x1E00, 0x2000))
"""The blocks with letters that have an accent of their own."""
_WORD_START = rf"(?<![^\W_])(?<![{_MARKS}])"


def hit_finder(search: str, *, index: bool = True) -> Callable[[str], Hits]:
    """Return a function that finds the words of a search, as far as they were typed.

    Args:
        search: what the user typed.
        index: off where all terms are searched literally, as in the trash.
    """
    if len(search) > MAX_MARKED_CHARS:
        return lambda _: []
    patterns = [_pattern(term, index=index) for term in split_search(search)]
    if not any(patterns):
        return lambda _: []
    # The longest first: of "sam" and "samuel", both may be typed.
    ordered = sorted(filter(None, patterns), key=len, reverse=True)
    found = re.compile("|".join(ordered), re.IGNORECASE)
    return lambda text: [match.span() for match in found.finditer(text)]


def _pattern(term: str, *, index: bool) -> str:
    if not (index and is_indexed(term)):
        return _letters(term)
    if has_sign(signed := without_punctuation(term)):
        return _letters(signed)
    return _WORD_START + r"[\W_]++".join(
        map(_letters, re.findall(rf"(?:[^\W_]|[{_MARKS}])+", term))
    )


def _letters(text: str) -> str:
    """Match these letters, with any accents or none.

    Nothing matched is tried in another way, as text that is all accents would take forever.
    """
    forms = _accented_forms()
    plain = map(_base, normalize("NFC", text))
    return "".join(_any_of([one, *forms.get(one.lower(), ())]) for one in plain if one)


def _any_of(letters: Iterable[str]) -> str:
    return f"[{''.join(map(re.escape, letters))}][{_MARKS}]*+"


@cache
def _accented_forms() -> dict[str, list[str]]:
    """Return the letters with an accent by what they are without it."""
    forms: dict[str, list[str]] = {}
    for letter in map(chr, _ACCENTED):
        base = _base(letter)
        if base != letter:
            forms.setdefault(base.lower(), []).append(letter)
    return forms


def _base(letter: str) -> str:
    """Return a letter without its accents; nothing for an accent alone."""
    parts = normalize("NFD", letter)
    if combining(parts[0]):
        return ""
    return parts[0] if all(map(combining, parts[1:])) else letter
